/// Takes the documents of a run, one after the other.
protocol DocumentOutput: AnyObject {
  /// The name of what is written to, for messages.
  var name: String { get }

  /// Writes more of the document.
  func write(_ bytes: Span<UInt8>) throws(RunError)

  /// Ends the document: it may be seen.
  func commit() throws(RunError)

  /// Drops the document, as far as it has not been seen yet.
  func discard()

  /// Ends the run.
  func finish() throws(RunError)
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
