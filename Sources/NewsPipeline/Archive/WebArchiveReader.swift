internal import ArticleModel

/// Reads the records of a web archive (WARC 1.0 and 1.1, ISO 28500) that may hold articles or feeds.
///
/// Of responses the payload is read, without the head of HTTP and with its chunks put together; of resources and
/// conversions the block. Requests, metadata and revisits hold none.
final class WebArchiveReader: ByteStream {
  /// A record.
  struct Record {
    /// The address that it was got from.
    var address: [UInt8]
    /// Its media type in small letters, without parameters, or empty.
    var mediaType: String
    /// How its payload is encoded, or empty.
    var contentEncoding: String
  }

  private static let longestHead = 1 << 20

  private let source: any ByteStream
  private let name: String
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  /// How many bytes of the record's block are left.
  private var left = 0
  private var isChunked = false
  /// How many bytes of the chunk at hand are left.
  private var leftOfChunk = 0
  private var hasEndedChunks = false
  private var count = 0

  init(_ source: any ByteStream, name: String) {
    self.source = source
    self.name = name
  }

  /// Goes to the next record that may hold articles, or returns `nil` behind the last one.
  func next() throws(DocumentError) -> Record? {
    while true {
      try skip(left)
      left = 0
      try skipLineBreaks()
      guard let head = try head(limit: .max) else { return nil }
      count += 1
      guard let first = head.first, first.starts(with: Array("WARC/".utf8)) else {
        throw error("record \(count) does not begin with WARC/")
      }
      guard let length = value("content-length", head).flatMap({ Int($0) }), length >= 0 else {
        throw error("record \(count) does not state its length")
      }
      left = length
      isChunked = false
      let address = value("warc-target-uri", head) ?? value("warc-record-id", head) ?? "\(count)"
      var record = Record(
        address: Array(address.trimmed("<>").utf8), mediaType: mediaType(value("content-type", head)),
        contentEncoding: "")
      switch value("warc-type", head) {
      case "resource", "conversion": return record
      case "response":
        guard record.mediaType == "application/http" else { return record }
        guard let http = try self.head(limit: left) else { continue }
        // What the server said instead of the page is no article.
        guard let status = http.first?.split(separator: 0x20).dropFirst().first, status.first == 0x32 else { continue }
        record.mediaType = mediaType(value("content-type", http))
        record.contentEncoding = (value("content-encoding", http) ?? "").lowercased()
        isChunked = value("transfer-encoding", http)?.lowercased().contains("chunked") ?? false
        leftOfChunk = 0
        hasEndedChunks = false
        return record
      default: continue
      }
    }
  }

  /// Reads more of the payload at hand.
  func read(into target: UnsafeMutableRawBufferPointer) throws(DocumentError) -> Int {
    var most = left
    if isChunked {
      if leftOfChunk == 0 { try beginChunk() }
      most = min(most, leftOfChunk)
    }
    guard most > 0 else { return 0 }
    if start == buffer.count { try fill() }
    let available = min(most, buffer.count - start, target.count)
    guard available > 0 else { throw error("record \(count) is cut off") }
    unsafe buffer.withUnsafeBytes { bytes in
      unsafe target.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + available]))
    }
    start += available
    left -= available
    if isChunked { leftOfChunk -= available }
    return available
  }

  /// Reads the line with the size of the next chunk; archivers that have put the chunks together leave none.
  private func beginChunk() throws(DocumentError) {
    guard !hasEndedChunks, left > 0 else { return leftOfChunk = 0 }
    while let byte = try peek(), left > 0, byte == 0x0D || byte == 0x0A { take(1) }
    var size = 0
    var digits = 0
    var offset = 0
    while let byte = try peek(offset), let digit = hexadecimal(byte), digits < 8 {
      size = size * 16 + digit
      digits += 1
      offset += 1
    }
    guard digits > 0 else {
      isChunked = false
      return
    }
    while let byte = try peek(offset), offset < left, byte != 0x0A { offset += 1 }
    take(min(offset + 1, left))
    leftOfChunk = size
    hasEndedChunks = size == 0
  }

  private func hexadecimal(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46: Int(byte) - 0x37
    case 0x61...0x66: Int(byte) - 0x57
    default: nil
    }
  }

  // MARK: Heads

  /// Reads lines up to an empty one, or returns `nil` at the end of the file.
  private func head(limit: Int) throws(DocumentError) -> [[UInt8]]? {
    var lines: [[UInt8]] = []
    var line: [UInt8] = []
    var read = 0
    while read < limit, let byte = try peek() {
      take(1, isOfBlock: limit != .max)
      read += 1
      guard read <= WebArchiveReader.longestHead else { throw error("record \(count + 1) has a head without an end") }
      guard byte == 0x0A else {
        line.append(byte)
        continue
      }
      if line.last == 0x0D { line.removeLast() }
      if line.isEmpty { return lines }
      lines.append(line)
      line.removeAll()
    }
    if read == 0 { return nil }
    if limit != .max { return lines }
    throw error("the head of record \(count + 1) is cut off")
  }

  private func value(_ name: String, _ lines: [[UInt8]]) -> String? {
    for line in lines {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      guard String(decoding: line[..<colon], as: UTF8.self).lowercased() == name else { continue }
      return String(decoding: line[(colon + 1)...], as: UTF8.self).trimmed(" \t")
    }
    return nil
  }

  private func mediaType(_ value: String?) -> String {
    (value ?? "").prefix { $0 != ";" }.lowercased().trimmed(" \t")
  }

  // MARK: Bytes

  private func take(_ count: Int, isOfBlock: Bool = true) {
    start += count
    if isOfBlock { left -= count }
  }

  private func peek(_ offset: Int = 0) throws(DocumentError) -> UInt8? {
    while start + offset >= buffer.count {
      guard !isAtEnd else { return nil }
      try fill()
    }
    return buffer[start + offset]
  }

  private func fill() throws(DocumentError) {
    if start > 0 {
      buffer.removeFirst(start)
      start = 0
    }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let filled = try source.read(into: &chunk)
    isAtEnd = filled == 0
    buffer += chunk[..<filled]
  }

  private func skip(_ count: Int) throws(DocumentError) {
    var rest = count
    while rest > 0 {
      if start == buffer.count { try fill() }
      guard start < buffer.count else { throw error("record \(self.count) is cut off") }
      let step = min(rest, buffer.count - start)
      start += step
      rest -= step
    }
  }

  private func skipLineBreaks() throws(DocumentError) {
    while let byte = try peek(), byte == 0x0D || byte == 0x0A { start += 1 }
  }

  private func error(_ what: String) -> DocumentError {
    DocumentError("archive-corrupt", "the web archive cannot be read on: \(what)", at: SourceLocation(source: name))
  }
}

extension String {
  /// The string without some characters at its ends.
  fileprivate func trimmed(_ characters: String) -> String {
    var rest = Substring(self)
    while let first = rest.first, characters.contains(first) { rest.removeFirst() }
    while let last = rest.last, characters.contains(last) { rest.removeLast() }
    return String(rest)
  }
}
