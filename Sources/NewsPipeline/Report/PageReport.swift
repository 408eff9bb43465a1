internal import ArticleModel
internal import XMLSyntax

/// A report as one page of HTML, which needs nothing else: no script, no other file.
final class PageReport: ReportWriter {
  /// How many inputs that failed are listed; the other forms list all inputs.
  private static let listedFailures = 1000

  private let output: any DocumentOutput
  private let links: RelativeLink
  private var failures: [ReportRow] = []

  init(_ output: any DocumentOutput, path: String) throws(RunError) {
    self.output = output
    links = RelativeLink(from: path)
    try output.write([UInt8]().span)
  }

  func add(_ row: ReportRow) {
    if row.outcome == .failed && failures.count < PageReport.listedFailures { failures.append(row) }
  }

  func end(_ totals: ReportTotals) throws(RunError) {
    var page = XMLWriter(policy: .replace)
    page.raw("<!DOCTYPE html>\n")
    page.start("html")
    page.attribute("lang", "en")
    page.start("head")
    page.start("meta")
    page.attribute("charset", "utf-8")
    page.end()
    page.start("meta")
    page.attribute("name", "viewport")
    page.attribute("content", "width=device-width, initial-scale=1")
    page.end()
    page.element("title", totals.subject.title)
    page.raw("<style>\(PageReport.style)</style>")
    page.end()
    page.start("body")
    page.start("main")
    page.element("h1", totals.subject.title)
    writeSummary(totals, to: &page)
    writeKinds(totals, to: &page)
    writeTimeline(totals.timeline, to: &page)
    writeProblems("Errors", totals.problems.sorted(.error), to: &page)
    writeFailures(totals.inputs[.failed] ?? 0, to: &page)
    writeProblems("Warnings", totals.problems.sorted(.warning), to: &page)
    if totals.subject.hasArticles { writeLosses(totals.losses, to: &page) }
    if !totals.program.isEmpty { page.element("footer", "Made by \(totals.program).") }
    page.end()
    page.end()
    page.end()
    page.raw("\n")
    let bytes = page.take()
    try output.write(bytes.span)
  }

  // MARK: Parts

  private func writeSummary(_ totals: ReportTotals, to page: inout XMLWriter) {
    let failed = totals.inputs[.failed] ?? 0
    page.start("p")
    page.attribute("class", failed > 0 || totals.error != nil ? "bad" : "good")
    if let error = totals.error {
      page.text("The run ended before its end\(error.diagnostic.map { ": \($0.message)" } ?? ""). ")
    }
    page.text(failed == 0 ? "No input failed." : "\(failed) of \(totals.inputCount) inputs failed.")
    page.end()
    page.start("dl")
    let numbers =
      [("inputs", totals.inputCount)]
      + totals.subject.outcomes.map { (totals.subject.word(for: $0), totals.inputs[$0] ?? 0) }
      + (totals.subject.hasArticles ? [("articles", totals.articles)] : [])
      + [
        ("bytes read", totals.bytes), ("errors", totals.problems.count(.error)),
        ("warnings", totals.problems.count(.warning)),
      ]
    for (name, number) in numbers {
      page.start("div")
      page.element("dt", name)
      page.element("dd", PageReport.grouped(number))
      page.end()
    }
    page.end()
  }

  private func writeKinds(_ totals: ReportTotals, to page: inout XMLWriter) {
    guard !totals.kinds.isEmpty else { return }
    page.element("h2", "Formats")
    let subject = totals.subject
    let counts = subject.outcomes.map(subject.word) + (subject.hasArticles ? ["articles"] : [])
    table([("format", false)] + counts.map { ($0, true) }, &page) { page in
      for (name, kind) in totals.kinds.sorted(by: { $0.key < $1.key }) {
        page.start("tr")
        page.element("th", name.isEmpty ? "unknown" : name)
        for outcome in subject.outcomes { number(kind.inputs[outcome] ?? 0, &page) }
        if subject.hasArticles { number(kind.articles, &page) }
        page.end()
      }
    }
  }

  private func writeTimeline(_ timeline: Timeline, to page: inout XMLWriter) {
    guard !timeline.isEmpty else { return }
    page.element("h2", "Articles over time")
    TimelineChart(bars: timeline.bars).write(to: &page)
    if timeline.undated > 0 { page.element("p", "Without a date: \(PageReport.grouped(timeline.undated)).") }
  }

  private func writeProblems(
    _ title: String, _ problems: [(code: String, problem: ProblemTally.Problem)], to page: inout XMLWriter
  ) {
    guard !problems.isEmpty else { return }
    page.element("h2", title)
    table([("code", false), ("count", true), ("examples", false)], &page) { page in
      for (code, problem) in problems {
        page.start("tr")
        page.element("th", code)
        number(problem.count, &page)
        page.start("td")
        page.start("ul")
        for example in problem.examples { self.example(example.location, example.message, &page) }
        page.end()
        page.end()
        page.end()
      }
    }
  }

  private func writeFailures(_ count: Int, to page: inout XMLWriter) {
    guard !failures.isEmpty else { return }
    page.element("h2", "Inputs that failed")
    table(["input", "format", "what is wrong"].map { ($0, false) }, &page) { page in
      for failure in failures {
        page.start("tr")
        page.start("th")
        link(failure.name, failure.name, &page)
        page.end()
        page.element("td", failure.kind.isEmpty ? "unknown" : failure.kind)
        page.start("td")
        page.start("ul")
        for error in failure.errors.prefix(ProblemTally.keptExamples) { example(error.location, error.message, &page) }
        let others = failure.errorCount - min(failure.errors.count, ProblemTally.keptExamples)
        if others > 0 { page.element("li", "and \(PageReport.grouped(others)) more") }
        page.end()
        page.end()
        page.end()
      }
    }
    if count > failures.count {
      page.element(
        "p", "And \(PageReport.grouped(count - failures.count)) more, which a report as .json, .csv or .xml lists.")
    }
  }

  private func writeLosses(_ losses: LossTally?, to page: inout XMLWriter) {
    page.element("h2", "Losses")
    guard let losses else {
      return page.element("p", "What the articles lost was not measured; --loss and --max-loss have it measured.")
    }
    guard !losses.losses.isEmpty else { return page.element("p", "Nothing was lost.") }
    let columns = ["field", "what happened", "severity", "count", "examples"]
    table(columns.map { ($0, $0 == "count") }, &page) { page in
      for (key, loss) in losses.sorted {
        page.start("tr")
        page.element("th", key.field)
        page.element("td", key.kind.rawValue)
        page.element("td", key.severity.rawValue)
        number(loss.count, &page)
        page.start("td")
        page.start("ul")
        for example in loss.examples { self.example(example.place, example.description, &page) }
        page.end()
        page.end()
        page.end()
      }
    }
  }

  // MARK: Pieces

  private func table(
    _ columns: [(name: String, isNumber: Bool)], _ page: inout XMLWriter, _ rows: (inout XMLWriter) -> Void
  ) {
    page.start("div")
    page.attribute("class", "table")
    page.start("table")
    page.start("thead")
    page.start("tr")
    for column in columns {
      page.start("th")
      if column.isNumber { page.attribute("class", "number") }
      page.text(column.name)
      page.end()
    }
    page.end()
    page.end()
    page.start("tbody")
    rows(&page)
    page.end()
    page.end()
    page.end()
  }

  private func number(_ number: Int, _ page: inout XMLWriter) {
    page.start("td")
    page.attribute("class", "number")
    page.text(PageReport.grouped(number))
    page.end()
  }

  private func example(_ place: SourceLocation, _ text: String, _ page: inout XMLWriter) {
    page.start("li")
    link(place.source, place.description, &page)
    page.text(" \(text)")
    page.end()
  }

  private func link(_ source: String, _ text: String, _ page: inout XMLWriter) {
    guard let address = links.address(of: source) else { return page.element("code", text) }
    page.start("a")
    page.attribute("href", address)
    page.text(text)
    page.end()
  }

  /// A number with a thin space between groups of three digits.
  private static func grouped(_ number: Int) -> String {
    let digits = Array("\(number)")
    return digits.enumerated().map { index, digit in
      (index > 0 && (digits.count - index) % 3 == 0 ? "\u{202F}" : "") + String(digit)
    }.joined()
  }

  private static let style = """
    :root { color-scheme: light dark; --ink: #1c2430; --soft: #5c6675; --line: #d8dde4; --paper: #fff; --tile: #f3f5f8;
      --bar: #2f6fb5; --good: #1d7a46; --bad: #b3261e; --link: #1b5fae }
    @media (prefers-color-scheme: dark) { :root { --ink: #e4e8ee; --soft: #9aa5b4; --line: #39424f; --paper: #14181e;
      --tile: #1f252d; --bar: #6aa5e6; --good: #6fcf97; --bad: #ff8a80; --link: #8ab8f0 } }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif }
    main { max-width: 76rem; margin: 0 auto; padding: 2rem 1.25rem 4rem }
    h1 { font-size: 1.7rem; margin: 0 0 .5rem } h2 { font-size: 1.15rem; margin: 2.25rem 0 .75rem }
    .good { color: var(--good); font-weight: 600 } .bad { color: var(--bad); font-weight: 600 }
    dl { display: flex; flex-wrap: wrap; gap: .6rem; margin: 1rem 0 }
    dl div { background: var(--tile); border-radius: .5rem; padding: .5rem .9rem; min-width: 6rem }
    dt { color: var(--soft); font-size: .85rem } dd { margin: 0; font-size: 1.25rem; font-variant-numeric: tabular-nums }
    .table { overflow-x: auto } table { border-collapse: collapse; min-width: 50% }
    th, td { text-align: left; vertical-align: top; padding: .35rem .9rem .35rem 0; border-bottom: 1px solid var(--line) }
    thead th { color: var(--soft); font-weight: 500; font-size: .85rem } tbody th { font-weight: 600 }
    td.number, thead th.number { text-align: right; font-variant-numeric: tabular-nums }
    ul { margin: 0; padding: 0; list-style: none } li { overflow-wrap: anywhere }
    a { color: var(--link) } a, code { font: .9em ui-monospace, monospace }
    svg { width: 100%; max-width: 60rem; height: auto; display: block; overflow: visible } svg rect { fill: var(--bar) }
    svg line { stroke: var(--line) } svg text { fill: var(--soft); font: 11px system-ui, sans-serif }
    footer { margin-top: 3rem; color: var(--soft); font-size: .85rem }
    """
}
