internal import ArticleModel
internal import XMLSyntax

/// Writes one article as a NITF 3.6 document.
///
/// The document is valid whatever the article says. What NITF has no place for stands in `head/meta` under names that
/// begin with ``NITFMetaName/prefix``, or is left out.
final class NITFWriter: ArticleWriter {
  private var document: NITFDocumentWriter
  private var sink: (any DiagnosticSink)?
  private var hasArticle = false

  init(options: WritingOptions) {
    document = NITFDocumentWriter(
      // Each block begins a line in any case: nobody reads a NITF file of one line.
      xml: XMLWriter(indentation: options.isPretty ? 2 : 0), hasNamespace: !options.omitsNITFNamespace)
  }

  func begin(collections: [ArticleCollection], sink: any DiagnosticSink) {
    self.sink = sink
    hasArticle = false
    document.body.xml.reset()
  }

  func write(_ article: borrowing Article) throws(DocumentError) {
    guard !hasArticle else {
      throw DocumentError(
        "one-article", "a NITF document holds one article, and this would be its second",
        at: SourceLocation(source: "output"), hint: "write into a directory: -o DIR/")
    }
    hasArticle = true
    document.write(copy article)
    let illegal = document.body.xml.illegalCharacters
    guard let first = illegal.first else { return }
    let characters = illegal.count == 1 ? "a character" : "\(illegal.count) characters"
    sink?.report(
      Diagnostic(
        .warning, "xml-character",
        "\(characters) that XML cannot hold became U+FFFD, first U+\(String(first.value, radix: 16, uppercase: true))",
        at: SourceLocation(source: "output", line: illegal.line, column: illegal.column), articleID: article.id))
  }

  func end(collections: [ArticleCollection]) throws(DocumentError) {
    sink = nil
    guard hasArticle else {
      throw DocumentError(
        "no-article", "a NITF document cannot be without an article", at: SourceLocation(source: "output"))
    }
  }

  func drain(_ body: (Span<UInt8>) -> Void) { document.body.xml.consume { body($0) } }
}
