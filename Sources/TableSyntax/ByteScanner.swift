/// Finds the bytes that mean something in CSV, eight at a time.
struct ByteScanner: Sendable {
  static let quote: UInt8 = 0x22
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D

  private let delimiter: UInt8
  private let delimiters: UInt64

  init(delimiter: TableDelimiter) {
    self.delimiter = delimiter.rawValue
    delimiters = Self.repeated(delimiter.rawValue)
  }

  /// Returns the place of the next delimiter, quote, CR or LF from a position on, or the end.
  func nextStructural(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var position = start
    let raw = UnsafeRawBufferPointer(bytes)
    while position &+ 8 <= bytes.count {
      let word = unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      let hits =
        Self.zeros(word ^ delimiters) | Self.zeros(word ^ Self.quotes) | Self.zeros(word ^ Self.carriageReturns)
        | Self.zeros(word ^ Self.lineFeeds)
      if hits != 0 { return position &+ (hits.trailingZeroBitCount &>> 3) }
      position &+= 8
    }
    while position < bytes.count {
      let byte = unsafe bytes[position]
      if byte == delimiter || byte == Self.quote || byte == Self.carriageReturn || byte == Self.lineFeed { break }
      position &+= 1
    }
    return position
  }

  /// Returns the place of the next quote from a position on, or the end.
  static func nextQuote(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var position = start
    let raw = UnsafeRawBufferPointer(bytes)
    while position &+ 8 <= bytes.count {
      let word = unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      let hits = zeros(word ^ quotes)
      if hits != 0 { return position &+ (hits.trailingZeroBitCount &>> 3) }
      position &+= 8
    }
    while position < bytes.count, unsafe bytes[position] != quote { position &+= 1 }
    return position
  }

  private static let quotes = repeated(quote)
  private static let lineFeeds = repeated(lineFeed)
  private static let carriageReturns = repeated(carriageReturn)

  private static func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// Sets the highest bit of each byte that is zero; the lowest bit set is exact, which is all that is used.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }
}
