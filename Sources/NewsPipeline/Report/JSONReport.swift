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
    writer.key("program")
    writer.string(totals.program)
    if case .conversion(let target) = subject {
      writer.key("target")
      writer.string(target)
    }
    writer.key("inputs")
    try write(writer.text + "[")
  }

  func add(_ row: ReportRow) throws(RunError) {
    var writer = JSONWriter(capacity: 1024)
    writer.beginObject()
    writer.key("input")
    writer.string(row.name)
    writer.key("status")
    writer.string(subject.word(for: row.outcome))
    writer.key("format")
    writer.string(row.kind)
    writeArticles(row.articles, to: &writer)
    writer.key("bytes")
    writer.integer(row.bytes)
    if subject.hasArticles {
      writer.key("outputs")
      writer.beginArray()
      for output in row.outputs { writer.string(output) }
      writer.endArray()
    }
    writer.key("warnings")
    writer.integer(row.warnings)
    writer.key("errorCount")
    writer.integer(row.errorCount)
    writer.key("errors")
    writer.beginArray()
    for error in row.errors { error.write(to: &writer) }
    writer.endArray()
    writer.endObject()
    try write((isFirst ? "\n" : ",\n") + writer.text)
    isFirst = false
  }

  func end(_ totals: ReportTotals) throws(RunError) {
    var writer = JSONWriter(pretty: true)
    writer.beginObject()
    writer.key("complete")
    writer.bool(totals.error == nil)
    writer.key("totals")
    writer.beginObject()
    writer.key("inputs")
    writer.integer(totals.inputCount)
    write(totals.inputs, to: &writer)
    writeArticles(totals.articles, to: &writer)
    writer.key("bytes")
    writer.integer(totals.bytes)
    writer.key("errors")
    writer.integer(totals.problems.count(.error))
    writer.key("warnings")
    writer.integer(totals.problems.count(.warning))
    writer.endObject()
    writer.key("formats")
    writer.beginArray()
    for (name, kind) in totals.kinds.sorted(by: { $0.key < $1.key }) {
      writer.beginObject()
      writer.key("format")
      writer.string(name)
      write(kind.inputs, to: &writer)
      writeArticles(kind.articles, to: &writer)
      writer.endObject()
    }
    writer.endArray()
    if subject.hasArticles { write(totals.timeline, to: &writer) }
    write("errors", totals.problems.sorted(.error), to: &writer)
    write("warnings", totals.problems.sorted(.warning), to: &writer)
    if subject.hasArticles { write(totals.losses, to: &writer) }
    writer.endObject()
    // The members of this object go on with those of the one that has begun.
    try write("\n]," + writer.text.dropFirst() + "\n")
  }

  private func writeArticles(_ count: Int, to writer: inout JSONWriter) {
    guard subject.hasArticles else { return }
    writer.key("articles")
    writer.integer(count)
  }

  /// Writes a member for each outcome.
  private func write(_ outcomes: [InputOutcome: Int], to writer: inout JSONWriter) {
    for outcome in subject.outcomes {
      writer.key(named: outcome == .skipped ? "passedOver" : subject.word(for: outcome))
      writer.integer(outcomes[outcome] ?? 0)
    }
  }

  private func write(_ timeline: Timeline, to writer: inout JSONWriter) {
    writer.key("articlesOverTime")
    writer.beginObject()
    for bar in timeline.bars {
      writer.key(named: bar.label)
      writer.integer(bar.count)
    }
    writer.endObject()
    writer.key("articlesWithoutDate")
    writer.integer(timeline.undated)
  }

  private func write(
    _ key: StaticString, _ problems: [(code: String, problem: ProblemTally.Problem)], to writer: inout JSONWriter
  ) {
    writer.key(key)
    writer.beginArray()
    for (code, problem) in problems {
      writer.beginObject()
      writer.key("code")
      writer.string(code)
      writer.key("count")
      writer.integer(problem.count)
      writer.key("examples")
      writer.beginArray()
      for example in problem.examples { example.write(to: &writer) }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
  }

  private func write(_ losses: LossTally?, to writer: inout JSONWriter) {
    writer.key("losses")
    guard let losses else { return writer.null() }
    writer.beginArray()
    for (key, loss) in losses.sorted {
      writer.beginObject()
      writer.key("field")
      writer.string(key.field)
      writer.key("kind")
      writer.string(key.kind.rawValue)
      writer.key("severity")
      writer.string(key.severity.rawValue)
      writer.key("count")
      writer.integer(loss.count)
      writer.key("examples")
      writer.beginArray()
      for example in loss.examples {
        writer.beginObject()
        writer.key("source")
        writer.string(example.place.description)
        writer.key("article")
        writer.string(example.articleID)
        writer.key("loss")
        writer.string(example.description)
        writer.endObject()
      }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
  }

  private func write(_ text: String) throws(RunError) {
    let bytes = Array(text.utf8)
    try output.write(bytes.span)
  }
}
