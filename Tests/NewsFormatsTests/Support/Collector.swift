import ArticleModel
public import Testing

@testable public import NewsFormats

/// Keeps what readers and writers hand over.
final class Collector: ArticleSink, DiagnosticSink {
  var articles: [Article] = []
  var collections: [ArticleCollection] = []
  var diagnostics: [Diagnostic] = []

  func receive(_ collection: ArticleCollection) { collections.append(collection) }
  func receive(_ article: consuming Article) { articles.append(article) }
  func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
}

extension Format {
  /// Writes a whole document.
  func write(
    _ articles: [Article], collections: [ArticleCollection] = [], later: [ArticleCollection] = [],
    options: WritingOptions = WritingOptions(), to collector: Collector = Collector()
  ) throws -> [UInt8] {
    guard let writer = makeWriter?(options) else { return [] }
    var bytes: [UInt8] = []
    func drain() {
      writer.drain { span in for index in span.indices { bytes.append(span[index]) } }
    }
    writer.begin(collections: collections, sink: collector)
    for article in articles {
      try writer.write(article)
      drain()
    }
    try writer.end(collections: later)
    drain()
    return bytes
  }

  /// Writes a whole document, or returns `nil` when an article lacks what the format demands.
  func writeUnlessRefused(_ document: ArticleDocument, options: WritingOptions = WritingOptions()) throws -> [UInt8]? {
    do {
      return try write(document, options: options)
    } catch {
      if ["mandatory-value", "no-article", "jsonfeed-title"].contains(error.diagnostic.code) { return nil }
      throw error
    }
  }

  /// Reads a whole document in chunks.
  func read(
    _ bytes: [UInt8], chunk: Int = 1 << 16, options: ReadingOptions = ReadingOptions(), source: String = "test"
  ) throws -> Collector {
    let collector = Collector()
    guard let reader = makeReader?(options) else { return collector }
    reader.begin(source: source, sink: collector)
    var start = 0
    while start < bytes.count {
      let end = min(start + chunk, bytes.count)
      try reader.push(Array(bytes[start..<end]).span)
      start = end
    }
    try reader.finish()
    return collector
  }

  /// Reads a whole document from a text.
  func read(_ text: String, chunk: Int = 1 << 16) throws -> Collector { try read(Array(text.utf8), chunk: chunk) }
}

extension Format: CustomTestStringConvertible {
  /// Its name, which says enough.
  public var testDescription: String { name }
}
