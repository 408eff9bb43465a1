internal import ArticleModel

/// Reads requests, one a line, from what may give them one by one.
final class RequestLines {
  /// What was read.
  enum Line: Hashable {
    /// A line, in ``bytes``.
    case line
    /// A line with more bytes than the limit, of which nothing is kept.
    case tooLong
    /// The end.
    case end
  }

  /// What one huge line took is given back behind it.
  private static let usualCapacity = 1 << 20

  private let stream: any ByteStream
  /// How many bytes a line may have.
  let limit: Int
  private var buffer = [UInt8](repeating: 0, count: 64 << 10)
  private var position = 0
  private var filled = 0
  /// The line that was read last, without its line break.
  private(set) var bytes: [UInt8] = []
  /// Its number, from 1.
  private(set) var number = 0

  init(_ stream: any ByteStream, limit: Int) {
    self.stream = stream
    self.limit = limit
  }

  /// Reads the next line.
  ///
  /// `beforeWaiting`: called when there may be nothing to read for a while.
  func next(beforeWaiting: () throws(RunError) -> Void) throws(RunError) -> Line {
    bytes.removeAll(keepingCapacity: bytes.capacity <= RequestLines.usualCapacity)
    var isTooLong = false
    var hasBegun = false
    while true {
      if position == filled {
        try beforeWaiting()
        try fill()
        guard filled > 0 else { break }
      }
      hasBegun = true
      let lineBreak = buffer[position..<filled].firstIndex(of: 0x0A)
      let end = lineBreak ?? filled
      if !isTooLong && bytes.count + end - position > limit {
        isTooLong = true
        bytes = []
      }
      if !isTooLong { bytes += buffer[position..<end] }
      position = lineBreak.map { $0 + 1 } ?? filled
      if lineBreak != nil { break }
    }
    guard hasBegun else { return .end }
    number += 1
    return isTooLong ? .tooLong : .line
  }

  private func fill() throws(RunError) {
    position = 0
    filled = 0
    do throws(DocumentError) {
      filled = try stream.read(into: &buffer)
    } catch {
      if error.diagnostic.code == InputReader.interrupted {
        throw RunError(quietly: Interruption.status ?? .interrupted)
      }
      throw RunError(.cannotRun, error)
    }
  }
}
