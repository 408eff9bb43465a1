internal import ArticleModel
internal import NewsFormats

/// Measures what a format loses: writes articles and what their feeds say of themselves, reads it back and compares.
///
/// Each article makes a document of its own, so that no more than one is held, and so that it is known what it loses
/// before it goes into the output.
final class LossMeter {
  /// The path of what is lost when nothing can be read back.
  static let wholeArticle = "article"

  private let writer: any ArticleWriter
  private let reader: any ArticleReader
  private let makeReader: (_ makesIdentifiers: Bool) -> (any ArticleReader)?
  /// Makes identifiers as the first reader does not: they cost more than all the rest.
  private lazy var identifyingReader = makeReader(true)
  private let copies = Copies()
  /// The document of the article that was measured last.
  var document: [UInt8] { bytes }
  private var bytes: [UInt8] = []
  /// What the writer had to say about it.
  var messages: [Diagnostic] { remarks.diagnostics }
  private let remarks = Remarks()

  /// Creates a meter, or returns `nil` for a format that is not both read and written.
  init?(target: Format, writing: WritingOptions, referenceDate: NewsDate?) {
    makeReader = { makesIdentifiers in
      var reading = ReadingOptions()
      reading.referenceDate = referenceDate
      reading.makesIdentifiers = makesIdentifiers
      // What was written is larger than what was read, by markup and escapes.
      reading.maximumSize = 1 << 30
      return target.makeReader?(reading)
    }
    guard let writer = target.makeWriter?(writing), let reader = makeReader(false) else { return nil }
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
    remarks.diagnostics.removeAll()
    writer.begin(collections: collections, sink: remarks)
    try writer.write(article)
    try writer.end(collections: [])
    drain()
    // An identifier that a reader made up is made up again.
    let hasMadeUpID = article.provenance.inferred.contains { $0.path == "id" }
    defer { copies.removeAll() }
    do throws(DocumentError) {
      try readBack(with: hasMadeUpID ? identifyingReader ?? reader : reader)
    } catch {
      return [LossMeter.unreadable(error.diagnostic.message)]
    }
    guard copies.articles.count == 1, let copied = copies.articles.first else {
      return [LossMeter.unreadable("\(copies.articles.count) articles are read from it")]
    }
    return ArticleComparison(of: copy article, with: copied).differences
  }

  /// What becomes of what feeds say about themselves.
  ///
  /// - Parameters:
  ///   - collections: What they say.
  ///   - first: What of it is known when the document begins.
  ///   - later: What of it is known only at the end of the document.
  ///   - article: An article of the document, if there is one.
  /// - Returns: What differs, none if there is no document that can be read.
  func differences(
    of collections: [ArticleCollection], first: [ArticleCollection], later: [ArticleCollection], with article: Article?
  ) -> [ArticleDifference] {
    defer { copies.removeAll() }
    do throws(DocumentError) {
      writer.begin(collections: first, sink: copies)
      if let article { try writer.write(article) }
      try writer.end(collections: later)
      drain()
      try readBack(with: reader)
    } catch {
      // That there is no document, or none that can be read, is told of the article or of the output.
      return []
    }
    return ArticleComparison(of: collections, with: copies.collections).differences
  }

  private func drain() {
    bytes.removeAll(keepingCapacity: true)
    writer.drain { chunk in bytes.append(copying: chunk) }
  }

  private func readBack(with reader: any ArticleReader) throws(DocumentError) {
    copies.removeAll()
    reader.begin(source: "", sink: copies)
    let written = bytes
    try reader.push(written.span)
    try reader.finish()
  }

  private static func unreadable(_ reason: String) -> ArticleDifference {
    ArticleDifference(path: wholeArticle, kind: .dropped, severity: .severe, target: reason)
  }
}

/// Keeps what the writer says, for the one who writes the document.
private final class Remarks: DiagnosticSink {
  var diagnostics: [Diagnostic] = []

  func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
}

/// Keeps what is read back; what the reader has to say about it follows from the writing.
private final class Copies: ArticleSink, DiagnosticSink {
  private(set) var articles: [Article] = []
  private(set) var collections: [ArticleCollection] = []

  func removeAll() {
    articles.removeAll(keepingCapacity: true)
    collections.removeAll(keepingCapacity: true)
  }

  func receive(_ collection: ArticleCollection) { receive(collection, at: 0) }
  func receive(_ collection: ArticleCollection, at index: Int) { collections.put(collection, at: index) }
  func receive(_ article: consuming Article) { articles.append(article) }
  func report(_ diagnostic: Diagnostic) {}
}

extension [ArticleCollection] {
  /// Takes a collection that is new, or more than before.
  mutating func put(_ collection: ArticleCollection, at index: Int) {
    if indices.contains(index) { self[index] = collection } else { append(collection) }
  }
}
