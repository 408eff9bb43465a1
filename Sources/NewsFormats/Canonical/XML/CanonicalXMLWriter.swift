internal import ArticleModel
internal import XMLSyntax

/// Writes articles as one canonical XML document.
final class CanonicalXMLWriter: ArticleWriter {
  private var encoder: CanonicalXMLEncoder
  private let isPretty: Bool
  private var sink: (any DiagnosticSink)?

  init(options: WritingOptions) {
    isPretty = options.isPretty
    encoder = CanonicalXMLEncoder(writer: XMLWriter(indentation: options.isPretty ? 2 : nil))
  }

  func begin(collections: [ArticleCollection], sink: any DiagnosticSink) {
    self.sink = sink
    encoder.writer.reset()
    encoder.writer.declaration()
    encoder.writer.start("articles")
    encoder.writer.namespace(canonicalNamespace)
    write(collections)
  }

  func write(_ article: borrowing Article) throws(DocumentError) {
    let before = encoder.writer.illegalCharacters.count
    breakLine()
    encoder.element("article", article)
    let replaced = encoder.writer.illegalCharacters.count - before
    if replaced > 0 { reportReplacement(of: replaced, in: article.id) }
  }

  func end(collections: [ArticleCollection]) throws(DocumentError) {
    write(collections)
    breakLine()
    encoder.writer.endDocument()
    sink = nil
  }

  func drain(_ body: (Span<UInt8>) -> Void) {
    encoder.writer.consume { body($0) }
  }

  private func write(_ collections: [ArticleCollection]) {
    for collection in collections {
      breakLine()
      encoder.element("collection", collection)
    }
  }

  /// Without an indentation each article still begins a line.
  private func breakLine() {
    if !isPretty { encoder.writer.raw("\n") }
  }

  private func reportReplacement(of count: Int, in articleID: String) {
    let characters =
      count == 1 ? "a character that XML cannot hold was" : "\(count) characters that XML cannot hold were"
    sink?.report(
      Diagnostic(
        .warning, "xml-character", "\(characters) replaced by U+FFFD", at: SourceLocation(source: "output"),
        articleID: articleID))
  }
}
