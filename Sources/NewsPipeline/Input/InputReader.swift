internal import ArticleModel
internal import Digest

/// Reads inputs in chunks, into one buffer that is used for all of them.
@safe final class InputReader {
  /// How many bytes are read at once; formats are told apart by as many.
  static let chunkSize = 64 << 10
  /// The code of the error for devices, FIFOs and the like.
  static let notRegular = "input-not-regular"
  /// The code of the error for a signal that came while an input was read.
  static let interrupted = "interrupted"

  private let buffer: UnsafeMutableRawBufferPointer
  /// How many bytes of the last input were read.
  private(set) var byteCount = 0
  /// Whether the digests of inputs are wanted.
  var isHashing = false
  /// What identifies the input that was read last.
  private(set) var facts = InputFacts()

  init() {
    unsafe buffer = .allocate(byteCount: InputReader.chunkSize, alignment: 64)
  }

  deinit {
    unsafe buffer.deallocate()
  }

  /// Reads an input from its beginning to its end.
  ///
  /// - Parameters:
  ///   - input: The input.
  ///   - body: Takes the chunks; all but the last are full. An empty input has one empty chunk.
  /// - Throws: What `body` throws, or that the input cannot be read, is no regular file, or has changed meanwhile.
  func read(
    _ input: borrowing Input, _ body: (_ chunk: Span<UInt8>, _ isLast: Bool) throws(DocumentError) -> Void
  ) throws(DocumentError) {
    byteCount = 0
    facts = InputFacts()
    let name = input.name
    switch input.content {
    case .failure(let error): throw error
    case .bytes(let bytes): return try read(bytes, input, body)
    case .stream(let stream):
      facts = input.facts
      return unsafe try readToEnd(name: name, size: .max, body) { room throws(DocumentError) in
        unsafe try stream.read(into: room)
      }
    case .file: break
    }
    guard let path = input.path else {
      return try readToEnd(System.standardInput, name: name, size: nil, body)
    }
    guard !path.isInvalid else {
      throw DocumentError("input-not-readable", "is not a path", at: SourceLocation(source: name))
    }
    let descriptor = try InputReader.reporting(name) { () throws(SystemError) in
      try System.openForReading(path, followingLinks: !input.isFound)
    }
    defer { System.close(descriptor) }
    let before = try InputReader.reporting(name) { () throws(SystemError) in try System.status(of: descriptor) }
    guard before.kind == .regular else {
      throw DocumentError(InputReader.notRegular, "is not a regular file", at: SourceLocation(source: name))
    }
    facts.size = before.size
    facts.seconds = before.modificationSeconds
    facts.nanoseconds = before.modificationNanoseconds
    try readToEnd(descriptor, name: name, size: before.size) { chunk, isLast throws(DocumentError) in
      if isLast {
        // Before the last bytes are passed on, so that nothing comes of a file that somebody is writing to.
        let after = try InputReader.reporting(name) { () throws(SystemError) in try System.status(of: descriptor) }
        guard after == before, byteCount == before.size else {
          throw DocumentError("input-changed", "changed while it was read", at: SourceLocation(source: name))
        }
      }
      try body(chunk, isLast)
    }
  }

  /// Reads what was taken out of an archive.
  private func read(
    _ bytes: [UInt8], _ input: borrowing Input,
    _ body: (_ chunk: Span<UInt8>, _ isLast: Bool) throws(DocumentError) -> Void
  ) throws(DocumentError) {
    facts = input.facts
    if isHashing { facts.digest = SHA256.hexadecimal(of: bytes.span) }
    var start = 0
    repeat {
      let end = min(start + InputReader.chunkSize, bytes.count)
      byteCount = end
      try body(bytes.span.extracting(start..<end), end == bytes.count)
      start = end
    } while start < bytes.count
  }

  private func readToEnd(
    _ descriptor: Int32, name: String, size: Int?,
    _ body: (_ chunk: Span<UInt8>, _ isLast: Bool) throws(DocumentError) -> Void
  ) throws(DocumentError) {
    unsafe try readToEnd(name: name, size: size ?? .max, body) { room throws(DocumentError) in
      try InputReader.reporting(name) { () throws(SystemError) in
        if size == nil { try System.waitForInput(descriptor) }
        return unsafe try System.read(descriptor, into: room)
      }
    }
  }

  private func readToEnd(
    name: String, size: Int, _ body: (_ chunk: Span<UInt8>, _ isLast: Bool) throws(DocumentError) -> Void,
    _ fill: (UnsafeMutableRawBufferPointer) throws(DocumentError) -> Int
  ) throws(DocumentError) {
    var hash = SHA256()
    while true {
      var filled = 0
      var isLast = false
      while filled < InputReader.chunkSize && !isLast {
        let count = unsafe try fill(UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
        filled += count
        byteCount += count
        // A file of known size needs no second call to find its end.
        isLast = count == 0 || byteCount == size
      }
      let chunk = unsafe Span<UInt8>(_unsafeBytes: UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
      if isHashing {
        hash.update(chunk)
        if isLast { facts.digest = SHA256.hexadecimal(hash.finish()) }
      }
      try body(chunk, isLast)
      if isLast { return }
    }
  }

  static func reporting<Result>(
    _ name: String, _ body: () throws(SystemError) -> Result
  ) throws(DocumentError) -> Result {
    do throws(SystemError) {
      return try body()
    } catch {
      if error == .interrupted {
        throw DocumentError(InputReader.interrupted, "interrupted", at: SourceLocation(source: name))
      }
      throw DocumentError(
        "input-not-readable", "cannot be read: \(error.message)", at: SourceLocation(source: name))
    }
  }
}
