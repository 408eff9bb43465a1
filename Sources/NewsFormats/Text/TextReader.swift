internal import ArticleModel

/// Reads a plain text as one article.
///
/// Nothing in a text says what it is, so every field that is more than a paragraph is marked as inferred with its rule,
/// and every word of the text stands somewhere in the article.
final class TextReader: ArticleReader {
  /// More lines than this are no article.
  private static let mostLines = 1 << 20

  private let options: ReadingOptions
  private var sink: (any ArticleSink)?
  private var source = ""
  private var bytes: [UInt8] = []

  init(options: ReadingOptions) { self.options = options }

  func begin(source: String, sink: any ArticleSink) {
    self.source = source
    self.sink = sink
    bytes = []
  }

  func push(_ chunk: Span<UInt8>) throws(DocumentError) {
    guard bytes.count + chunk.count <= options.maximumSize else {
      bytes = []
      throw DocumentError(
        "text-too-large", "the text is larger than \(options.maximumSize) bytes", at: SourceLocation(source: source),
        hint: "--max-size raises the limit")
    }
    unsafe chunk.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }

  func finish() throws(DocumentError) {
    let document = bytes
    bytes = []
    let text = try TextSource(document, source: source, stated: options.encoding)
    for diagnostic in text.diagnostics { sink?.report(diagnostic) }
    guard (0..<text.lineCount).contains(where: { !text.isBlank($0) }) else {
      throw DocumentError("text-empty", "the text holds no words", at: SourceLocation(source: source))
    }
    // A paragraph costs more memory than its bytes: a file of nothing but line breaks must not cost hundreds of times.
    guard text.lineCount <= TextReader.mostLines else {
      throw DocumentError(
        "text-too-many-lines", "the text has more than \(TextReader.mostLines) lines",
        at: SourceLocation(source: source, line: TextReader.mostLines + 1))
    }
    var builder = TextArticleBuilder(text, options: options)
    var article = builder.build()
    article.provenance.source = source
    article.provenance.line = 1
    sink?.receive(article)
  }
}
