internal import ArticleModel
internal import TableSyntax

/// A report as CSV: a row an input, with its first error.
final class TableReport: ReportWriter {
  private let output: any DocumentOutput
  private var table = TableWriter()

  init(_ output: any DocumentOutput) throws(RunError) {
    self.output = output
    table.record([
      "input", "status", "format", "articles", "bytes", "outputs", "warnings", "errors", "code", "message", "line",
      "column",
    ])
    try passOn()
  }

  func add(_ row: ReportRow) throws(RunError) {
    let error = row.errors.first
    let place = error?.location
    table.record([
      row.name, row.status, row.kind, "\(row.articles)", "\(row.bytes)", row.outputs.joined(separator: " "),
      "\(row.warnings)", "\(row.errorCount)", error?.code ?? "", error?.message ?? "",
      place.map { $0.line > 0 ? "\($0.line)" : "" } ?? "", place.map { $0.column > 0 ? "\($0.column)" : "" } ?? "",
    ])
    try passOn()
  }

  func end(_ totals: ReportTotals) {}

  private func passOn() throws(RunError) {
    let bytes = table.bytes
    try output.write(bytes.span)
    table.removeAll()
  }
}
