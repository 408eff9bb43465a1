internal import ArticleModel

/// Bytes that come one after the other and cannot be had twice.
protocol ByteStream: AnyObject {
  /// Reads up to as many bytes as there is room for; 0 means the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DocumentError) -> Int
}

/// An open file.
final class FileStream: ByteStream {
  let descriptor: Int32
  private let name: String
  private let isPipe: Bool

  /// Takes over an open file.
  ///
  /// `isPipe`: whether there may be nothing to read for a while.
  init(_ descriptor: Int32, name: String, isPipe: Bool) {
    self.descriptor = descriptor
    self.name = name
    self.isPipe = isPipe
  }

  deinit {
    if !isPipe { System.close(descriptor) }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DocumentError) -> Int {
    try InputReader.reporting(name) { () throws(SystemError) in
      if isPipe { try System.waitForInput(descriptor) }
      return unsafe try System.read(descriptor, into: buffer)
    }
  }
}

/// Bytes that have been read already, and those behind them.
final class PrefixedStream: ByteStream {
  private var prefix: [UInt8]
  private var offset = 0
  private let rest: (any ByteStream)?

  init(_ prefix: [UInt8], _ rest: (any ByteStream)?) {
    self.prefix = prefix
    self.rest = rest
  }

  /// Reads from a stream until it has given so many bytes, or its end.
  ///
  /// - Returns: The bytes, and whether that is all.
  static func beginning(of stream: any ByteStream, count: Int) throws(DocumentError) -> (bytes: [UInt8], isAll: Bool) {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: min(count, 1 << 16))
    while bytes.count < count {
      let wanted = min(chunk.count, count - bytes.count)
      let filled = try stream.read(into: &chunk, upTo: wanted)
      if filled == 0 { return (bytes, true) }
      bytes += chunk[..<filled]
    }
    return (bytes, false)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DocumentError) -> Int {
    if offset < prefix.count {
      let count = min(buffer.count, prefix.count - offset)
      unsafe prefix.withUnsafeBytes { bytes in
        unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]))
      }
      offset += count
      if offset == prefix.count {
        prefix = []
        offset = 0
      }
      return count
    }
    guard let rest else { return 0 }
    return unsafe try rest.read(into: buffer)
  }
}

extension ByteStream {
  /// Reads into an array, as many bytes as it has or up to a count.
  func read(into bytes: inout [UInt8], upTo limit: Int = .max) throws(DocumentError) -> Int {
    var failure: DocumentError?
    let count = unsafe bytes.withUnsafeMutableBytes { buffer in
      do throws(DocumentError) {
        return unsafe try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(buffer.count, limit)]))
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return count
  }
}
