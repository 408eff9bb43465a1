internal import ArticleModel
internal import NewsFormats

/// Tells in a file what happened in a run; the file appears when the run has ended.
///
/// It listens to all messages of the run: what is said before an input ends is about this input.
final class RunReport: DiagnosticSink {
  private let writer: any ReportWriter
  private let output: any DocumentOutput
  private let messages: any DiagnosticSink
  private var totals: ReportTotals
  private var warnings = 0
  private var errorCount = 0
  private var errors: [Diagnostic] = []

  /// Begins a report.
  ///
  /// - Parameters:
  ///   - output: Where it goes; written to at once, so that it shows early whether that is possible.
  ///   - form: What it looks like.
  ///   - path: Where it will be, for links.
  ///   - totals: What it tells of, before anything has been counted.
  ///   - messages: Receives what it listens to.
  /// - Throws: ``RunError`` when it cannot be written.
  init(
    _ output: any DocumentOutput, form: ReportForm, path: String, totals: ReportTotals, messages: any DiagnosticSink
  ) throws(RunError) {
    self.output = output
    self.messages = messages
    self.totals = totals
    writer =
      switch form {
      case .html: try PageReport(output, path: path)
      case .json: try JSONReport(output, totals)
      case .csv: try TableReport(output, totals.subject)
      case .xml: try JUnitReport(output, path: path)
      }
  }

  /// Begins a report in a file, which is written beside other outputs.
  ///
  /// - Parameters:
  ///   - path: The file, whose extension names the form.
  ///   - replaces: Whether a file that is there is replaced.
  ///   - synchronizes: Whether it is brought to the disk before it appears.
  ///   - totals: What it tells of, before anything has been counted.
  ///   - messages: Receives what it listens to.
  /// - Throws: ``RunError`` when it cannot be written.
  convenience init(
    file path: String, replaces: Bool, synchronizes: Bool = true, totals: ReportTotals, messages: any DiagnosticSink
  ) throws(RunError) {
    guard let form = ReportForm(path: path) else {
      throw RunError(.wrongUsage, "report-form", "a report is .html, .json, .csv or .xml", source: path)
    }
    let output = try sideOutput(path, replaces: replaces, synchronizes: synchronizes)
    try self.init(output, form: form, path: path, totals: totals, messages: messages)
  }

  /// Whether there is anything to tell.
  var isEmpty: Bool { totals.inputCount == 0 }

  /// Hears what is said.
  func report(_ diagnostic: Diagnostic) {
    messages.report(diagnostic)
    note(diagnostic)
  }

  /// Takes what somebody else tells.
  func note(_ diagnostic: Diagnostic) {
    switch diagnostic.severity {
    case .error:
      errorCount += 1
      if errors.count < ReportRow.toldErrors { errors.append(diagnostic) }
    case .warning: warnings += 1
    case .note: return
    }
    totals.problems.add(diagnostic)
  }

  /// Ends an input.
  ///
  /// - Parameters:
  ///   - input: The input.
  ///   - record: What became of it.
  ///   - byteCount: How many bytes of it were read.
  /// - Throws: ``RunError`` when the report cannot be written.
  func add(_ input: Input, _ record: InputRecord, byteCount: Int) throws(RunError) {
    try addOthers(than: input.name)
    var row = ReportRow(name: input.name, kind: record.kind, outcome: record.outcome)
    if record.outcome != .skipped { row.articles = record.articles }
    row.bytes = record.outcome == .unchanged ? record.facts.size : byteCount
    row.outputs = record.outputs.map(\.name).filter { !$0.isEmpty }
    row.warnings = warnings
    row.errorCount = errorCount
    row.errors = errors
    try add(row)
  }

  /// Adds what inputs count and lose.
  func add(_ tally: InputTally?) {
    guard let tally else { return }
    totals.timeline.add(tally.timeline)
    totals.losses?.add(tally.losses)
  }

  /// Ends the report, and lets it appear.
  ///
  /// `error`: why the run ended before its end, or `nil`.
  func finish(_ error: RunError? = nil) throws(RunError) {
    try addOthers(than: nil)
    totals.error = error
    if let diagnostic = error?.diagnostic { totals.problems.add(diagnostic) }
    try writer.end(totals)
    try output.commit()
    try output.finish()
  }

  /// Drops the report.
  func discard() { output.discard() }

  /// Adds the directories that could not be read on the way to an input: they are inputs as well.
  private func addOthers(than name: String?) throws(RunError) {
    let others = errors.filter { $0.code == "input-not-readable" && $0.location.source != name }
    guard !others.isEmpty else { return }
    let rest = (warnings, errorCount - others.count, errors.filter { !others.contains($0) })
    for other in others {
      var row = ReportRow(name: other.location.source, kind: "", outcome: .failed)
      row.errorCount = 1
      row.errors = [other]
      try add(row)
    }
    (warnings, errorCount, errors) = rest
  }

  private func add(_ row: ReportRow) throws(RunError) {
    totals.add(row)
    try writer.add(row)
    warnings = 0
    errorCount = 0
    errors.removeAll()
  }
}
