public import ArticleModel

/// A document that was read as a whole: for programs that work on articles, and for tests.
///
/// ```swift
/// let document = try Format.nitf.read(bytes, source: "story.xml")
/// let json = try Format.json.write(document)
/// ```
public struct ArticleDocument: Hashable, Sendable {
  /// What the feed or message says about itself.
  public var collections: [ArticleCollection]
  /// The articles, in order.
  public var articles: [Article]
  /// What there is to say about the reading.
  public var diagnostics: [Diagnostic]

  /// Creates a document.
  public init(
    _ articles: [Article] = [], collections: [ArticleCollection] = [], diagnostics: [Diagnostic] = []
  ) {
    self.articles = articles
    self.collections = collections
    self.diagnostics = diagnostics
  }
}

extension Format {
  /// Reads a document.
  ///
  /// - Parameters:
  ///   - bytes: The whole document.
  ///   - source: Its name for messages.
  ///   - options: What the document does not say.
  /// - Returns: The articles, with what there is to say about them.
  /// - Throws: ``DocumentError`` when it cannot be read as a whole, or the format is only written. Items that could not
  ///   be read are among the diagnostics.
  public func read(
    _ bytes: [UInt8], source: String, options: ReadingOptions = ReadingOptions()
  ) throws(DocumentError) -> ArticleDocument {
    guard let reader = makeReader?(options) else {
      throw DocumentError("format-not-read", "the format \(name) is only written", at: SourceLocation(source: source))
    }
    let gathered = GatheringSink()
    reader.begin(source: source, sink: gathered)
    try reader.push(bytes.span)
    try reader.finish()
    return gathered.document
  }

  /// Writes a document; it is not validated.
  ///
  /// - Parameters:
  ///   - document: What to write.
  ///   - options: The choices that the format leaves.
  ///   - report: Receives what there is to say about the writing.
  /// - Returns: The document's bytes.
  /// - Throws: ``DocumentError`` when the format cannot hold one of the articles, or is only read.
  public func write(
    _ document: ArticleDocument, options: WritingOptions = WritingOptions(),
    report: (Diagnostic) -> Void = { _ in }
  ) throws(DocumentError) -> [UInt8] {
    guard let writer = makeWriter?(options) else {
      throw DocumentError("format-not-written", "the format \(name) is only read", at: SourceLocation(source: name))
    }
    let gathered = GatheringSink()
    writer.begin(collections: document.collections, sink: gathered)
    for article in document.articles { try writer.write(article) }
    try writer.end(collections: [])
    var bytes: [UInt8] = []
    writer.drain { chunk in
      bytes.reserveCapacity(bytes.count + chunk.count)
      for index in 0..<chunk.count { bytes.append(chunk[index]) }
    }
    gathered.document.diagnostics.forEach(report)
    return bytes
  }
}

/// Keeps everything it receives.
private final class GatheringSink: ArticleSink, DiagnosticSink {
  var document = ArticleDocument()

  func receive(_ collection: ArticleCollection) {
    // A second call tells more about the same source.
    document.collections = [collection]
  }

  func receive(_ article: consuming Article) { document.articles.append(article) }

  func report(_ diagnostic: Diagnostic) { document.diagnostics.append(diagnostic) }
}
