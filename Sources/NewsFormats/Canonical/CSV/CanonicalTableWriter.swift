internal import ArticleModel
internal import TableSyntax

/// Writes articles as the rows of a table.
final class CanonicalTableWriter: ArticleWriter {
  private let options: TableWriter.Options
  private var encoder: CanonicalTableEncoder

  init(options: WritingOptions) {
    self.options = TableWriter.Options(
      addsFormulaGuard: !options.allowsFormulas, writesByteOrderMark: options.beginsWithByteOrderMark)
    encoder = CanonicalTableEncoder(table: TableWriter(options: self.options))
  }

  func begin(collections: [ArticleCollection], sink: any DiagnosticSink) {
    encoder.table = TableWriter(options: options)
    encoder.table.record(CanonicalColumn.all.map(\.name))
  }

  func write(_ article: borrowing Article) throws(DocumentError) { encoder.row(article) }

  func end(collections: [ArticleCollection]) throws(DocumentError) {}

  func drain(_ body: (Span<UInt8>) -> Void) {
    let bytes = encoder.table.bytes
    body(bytes.span)
    encoder.table.removeAll()
  }
}
