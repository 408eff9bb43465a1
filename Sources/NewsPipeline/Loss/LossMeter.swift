internal import ArticleModel
internal import NewsFormats

/// Measures what a format loses of an article: writes it, reads it back and compares.
///
/// Each article makes a document of its own, so that no more than one is held, and so that it is known what it loses
/// before it goes into the output.
final class LossMeter {
  private let writer: any ArticleWriter
  private let reader: any ArticleReader
  private let sink = Copies()
  private var bytes: [UInt8] = []

  /// Creates a meter, or returns `nil` for a format that is not both read and written.
  init?(target: Format, writing: WritingOptions, referenceDate: NewsDate?) {
    var reading = ReadingOptions()
    reading.referenceDate = referenceDate
    // What was written is larger than what was read, by markup and escapes.
    reading.maximumSize = 1 << 30
    guard let writer = target.makeWriter?(writing), let reader = target.makeReader?(reading) else { return nil }
    self.writer = writer
    self.reader = reader
  }

  /// What becomes of an article.
  ///
  /// - Parameters:
  ///   - article: The article as it was read.
  ///   - collections: What its feed says about itself.
  /// - Returns: What differs when it is read again.
  /// - Throws: ``DocumentError`` when the format cannot hold the article.
  func differences(
    of article: borrowing Article, in collections: [ArticleCollection]
  ) throws(DocumentError) -> [ArticleDifference] {
    writer.begin(collections: collections, sink: sink)
    try writer.write(article)
    try writer.end(collections: [])
    bytes.removeAll(keepingCapacity: true)
    writer.drain { chunk in bytes.append(copying: chunk) }
    sink.articles.removeAll(keepingCapacity: true)
    defer { sink.articles.removeAll(keepingCapacity: true) }
    do throws(DocumentError) {
      reader.begin(source: "", sink: sink)
      try reader.push(bytes.span)
      try reader.finish()
    } catch {
      return [LossMeter.unreadable(error.diagnostic.message)]
    }
    guard sink.articles.count == 1, let copied = sink.articles.first else {
      return [LossMeter.unreadable("\(sink.articles.count) articles are read from it")]
    }
    return ArticleComparison(of: copy article, with: copied).differences
  }

  private static func unreadable(_ reason: String) -> ArticleDifference {
    ArticleDifference(path: "", kind: .dropped, severity: .severe, source: "the article", target: reason)
  }
}

/// Keeps the articles that are read back; what the writer and the reader have to say about them is told elsewhere or
/// follows from the writing.
private final class Copies: ArticleSink, DiagnosticSink {
  var articles: [Article] = []

  func receive(_ collection: ArticleCollection) {}
  func receive(_ article: consuming Article) { articles.append(article) }
  func report(_ diagnostic: Diagnostic) {}
}
