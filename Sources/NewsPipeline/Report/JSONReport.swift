internal import ArticleModel
internal import JSONSyntax

/// A report as JSON: an object an input on a line of its own, then what has been counted.
final class JSONReport: ReportWriter {
  private let output: any DocumentOutput
  private let subject: ReportSubject
  private var isFirst = true

  init(_ output: any DocumentOutput, _ totals: ReportTotals) throws(RunError) {
    self.output = output
    subject = totals.subject
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("program", totals.program)
    if case .conversion(let target) = subject { writer.member("target", target) }
    writer.key("inputs")
    try write(writer.text + "[")
  }

  func add(_ row: ReportRow) throws(RunError) {
    var writer = JSONWriter(capacity: 1024)
    writer.object { writer in
      writer.member("input", row.name)
      writer.member("status", subject.word(for: row.outcome))
      writer.member("format", row.kind)
      if subject.hasArticles { writer.member("articles", row.articles) }
      writer.member("bytes", row.bytes)
      if subject.hasArticles { writer.member("outputs", row.outputs) }
      writer.member("warnings", row.warnings)
      writer.member("errorCount", row.errorCount)
      writer.member("errors", row.errors)
    }
    try write((isFirst ? "\n" : ",\n") + writer.text)
    isFirst = false
  }

  func end(_ totals: ReportTotals) throws(RunError) {
    var writer = JSONWriter(pretty: true)
    writer.object { writer in
      writer.member("complete", totals.error == nil)
      writer.member("totals") { writer in
        writer.member("inputs", totals.inputCount)
        write(totals.inputs, to: &writer)
        if subject.hasArticles { writer.member("articles", totals.articles) }
        writer.member("bytes", totals.bytes)
        writer.member("errors", totals.problems.count(.error))
        writer.member("warnings", totals.problems.count(.warning))
      }
      writer.member("formats", totals.kinds.sorted { $0.key < $1.key }) { writer, kind in
        writer.member("format", kind.key)
        write(kind.value.inputs, to: &writer)
        if subject.hasArticles { writer.member("articles", kind.value.articles) }
      }
      if subject.hasArticles {
        writer.member("articlesOverTime", counts: totals.timeline.bars.map { ($0.label, $0.count) })
        writer.member("articlesWithoutDate", totals.timeline.undated)
      }
      write("errors", totals.problems.sorted(.error), to: &writer)
      write("warnings", totals.problems.sorted(.warning), to: &writer)
      if subject.hasArticles { write(totals.losses, to: &writer) }
    }
    // The members of this object go on with those of the one that has begun.
    try write("\n]," + writer.text.dropFirst() + "\n")
  }

  /// Writes a member for each outcome.
  private func write(_ outcomes: [InputOutcome: Int], to writer: inout JSONWriter) {
    for outcome in subject.outcomes {
      writer.key(named: outcome == .skipped ? "passedOver" : subject.word(for: outcome))
      writer.integer(outcomes[outcome] ?? 0)
    }
  }

  private func write(
    _ name: StaticString, _ problems: [(code: String, problem: ProblemTally.Problem)], to writer: inout JSONWriter
  ) {
    writer.member(name, problems) { writer, entry in
      writer.member("code", entry.code)
      writer.member("count", entry.problem.count)
      writer.member("examples", entry.problem.examples)
    }
  }

  private func write(_ losses: LossTally?, to writer: inout JSONWriter) {
    guard let losses else {
      writer.key("losses")
      return writer.null()
    }
    writer.member("losses", losses.sorted) { writer, entry in
      writer.member("field", entry.key.field)
      writer.member("kind", entry.key.kind.rawValue)
      writer.member("severity", entry.key.severity.rawValue)
      writer.member("count", entry.loss.count)
      writer.member("examples", entry.loss.examples) { writer, example in
        writer.member("source", example.place.description)
        writer.member("article", example.articleID)
        writer.member("loss", example.description)
      }
    }
  }

  private func write(_ text: String) throws(RunError) {
    let bytes = Array(text.utf8)
    try output.write(bytes.span)
  }
}
