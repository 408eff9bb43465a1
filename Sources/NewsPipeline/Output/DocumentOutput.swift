internal import ArticleModel

/// What a document is called after.
struct DocumentLabel {
  /// The input that it was made from, the last one of those that it gathers.
  var input = Input.standardInput
  /// The identifier of its article, where an input makes a document for each of several.
  var articleID = ""
  /// The position of that article in the input, from 1, or 0 for a document that holds all of the input.
  var position = 0
}

/// Takes documents, one after the other.
protocol DocumentOutput: AnyObject {
  /// The name of what is written to, for messages.
  var name: String { get }

  /// Whether a document can be dropped although some of it has been written.
  var isRevocable: Bool { get }

  /// Begins a document.
  func begin(_ label: DocumentLabel) throws(RunError)

  /// Writes more of the document.
  func write(_ bytes: Span<UInt8>) throws(RunError)

  /// Ends the document: it may be seen.
  func commit() throws(RunError)

  /// Drops the document, as far as it has not been seen yet.
  func discard()

  /// Ends the run.
  func finish() throws(RunError)
}

extension DocumentOutput {
  /// What is written to a stream has been seen.
  var isRevocable: Bool { false }
  /// One output needs no names for its documents.
  func begin(_ label: DocumentLabel) throws(RunError) {}
  /// Nothing is open between documents.
  func finish() throws(RunError) {}
}

/// Holds bytes back until there are enough of them to be worth a call of the operating system.
struct OutputBuffer {
  private static let capacity = 256 << 10
  private var bytes: [UInt8] = []

  /// Takes bytes, and passes on what there is when it is enough.
  mutating func append(
    _ more: Span<UInt8>, to write: (Span<UInt8>) throws(SystemError) -> Void
  ) throws(SystemError) {
    if bytes.isEmpty && more.count >= OutputBuffer.capacity { return try write(more) }
    bytes.append(copying: more)
    if bytes.count >= OutputBuffer.capacity { try flush(to: write) }
  }

  /// Passes on all there is.
  mutating func flush(to write: (Span<UInt8>) throws(SystemError) -> Void) throws(SystemError) {
    if !bytes.isEmpty { try write(bytes.span) }
    bytes.removeAll(keepingCapacity: true)
  }

  /// Forgets all there is.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
