public import ArticleModel

/// Turns documents of one format into articles.
///
/// A reader is made once by each worker and fed one document after the other, in chunks of any size. It never opens a
/// file. Its memory is bounded by one article, not by the document, where the format allows.
public protocol ArticleReader: AnyObject {
  /// Begins a document; what is left of the one before is forgotten.
  ///
  /// - Parameters:
  ///   - source: The name of the input for messages.
  ///   - sink: Receives what is read until the document is finished.
  func begin(source: String, sink: any ArticleSink)

  /// Takes the next bytes of the document.
  ///
  /// - Throws: ``DocumentError`` when the document as a whole cannot be read; nothing more may be pushed then.
  func push(_ bytes: Span<UInt8>) throws(DocumentError)

  /// Ends the document.
  ///
  /// - Throws: ``DocumentError`` when the document as a whole cannot be read.
  func finish() throws(DocumentError)
}

/// Receives what a reader finds, in the order of the document.
public protocol ArticleSink: AnyObject {
  /// What the feed or message says about itself; called before its first article where it stands there, and again
  /// when more of it was found behind the articles.
  func receive(_ collection: ArticleCollection)

  /// One of several feeds or messages that a document speaks of, with its position among them; the same position again
  /// when more of it was found.
  func receive(_ collection: ArticleCollection, at index: Int)

  /// Where the article stands that is received next.
  func willReceiveArticle(at location: SourceLocation)

  /// One article.
  func receive(_ article: consuming Article)

  /// Something to say: a departure from the standard, or, with the severity error, an item that could not be read.
  func report(_ diagnostic: Diagnostic)
}

extension ArticleSink {
  /// Passes the collection on for those who do not ask for its position.
  public func receive(_ collection: ArticleCollection, at index: Int) { receive(collection) }

  /// Not of interest to everybody.
  public func willReceiveArticle(at location: SourceLocation) {}
}
