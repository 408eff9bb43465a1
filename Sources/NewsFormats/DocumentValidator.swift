public import ArticleModel

/// Holds documents of one format to a schema, while they are being written or read.
///
/// A validator is made once by each worker and fed one document after the other, in chunks of any size.
public protocol DocumentValidator: AnyObject {
  /// Begins a document.
  func begin(source: String)

  /// Takes the next bytes of the document.
  func push(_ bytes: Span<UInt8>)

  /// Ends the document and tells what is wrong with it; a valid document has no errors.
  func finish() -> [Diagnostic]
}
