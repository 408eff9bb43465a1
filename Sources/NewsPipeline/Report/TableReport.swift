internal import ArticleModel
internal import TableSyntax

/// A report as CSV: a row an input, with its first error.
final class TableReport: ReportWriter {
  private let output: any DocumentOutput
  private let subject: ReportSubject
  private var table = TableWriter()

  init(_ output: any DocumentOutput, _ subject: ReportSubject) throws(RunError) {
    self.output = output
    self.subject = subject
    try record(
      ["input", "status", "format"], articles: "articles", "bytes", outputs: "outputs",
      ["warnings", "errors", "code", "message", "line", "column"])
  }

  func add(_ row: ReportRow) throws(RunError) {
    let error = row.errors.first
    let place = error?.location
    try record(
      [row.name, subject.word(for: row.outcome), row.kind], articles: "\(row.articles)", "\(row.bytes)",
      outputs: row.outputs.joined(separator: " "),
      [
        "\(row.warnings)", "\(row.errorCount)", error?.code ?? "", error?.message ?? "",
        place.map { $0.line > 0 ? "\($0.line)" : "" } ?? "", place.map { $0.column > 0 ? "\($0.column)" : "" } ?? "",
      ])
  }

  func end(_ totals: ReportTotals) {}

  private func record(
    _ first: [String], articles: String, _ bytes: String, outputs: String, _ rest: [String]
  ) throws(RunError) {
    table.record(first + (subject.hasArticles ? [articles, bytes, outputs] : [bytes]) + rest)
    let bytes = table.bytes
    try output.write(bytes.span)
    table.removeAll()
  }
}
