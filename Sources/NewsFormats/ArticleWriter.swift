public import ArticleModel

/// Turns articles into one document of a format.
///
/// A writer is made once by each worker and writes one document after the other. It keeps no article: what it has
/// written waits in its buffer until it is drained.
public protocol ArticleWriter: AnyObject {
  /// Begins a document.
  ///
  /// - Parameters:
  ///   - collections: What the inputs say about themselves, as far as it is known before the first article.
  ///   - sink: Receives what there is to say about the writing, such as characters that had to be replaced.
  func begin(collections: [ArticleCollection], sink: any DiagnosticSink)

  /// Writes one article.
  ///
  /// - Throws: ``DocumentError`` when the format cannot hold this article; nothing of it is in the buffer then.
  func write(_ article: borrowing Article) throws(DocumentError)

  /// Ends the document.
  ///
  /// - Parameter collections: What the inputs say about themselves and was not known at the beginning.
  /// - Throws: ``DocumentError`` when the document cannot be ended, such as one that had to hold an article and does not.
  func end(collections: [ArticleCollection]) throws(DocumentError)

  /// Hands over what has been written since the last time, and forgets it.
  func drain(_ body: (Span<UInt8>) -> Void)
}

/// Receives what there is to say about an output.
public protocol DiagnosticSink: AnyObject {
  /// Something to say.
  func report(_ diagnostic: Diagnostic)
}
