/// Looks at sixteen bytes of a text at once.
///
/// A question about them is answered by the highest bit of each byte; the other bits of an answer say nothing. Answers are
/// found with sums, which take one instruction for all sixteen, where a comparison of vectors may become a loop.
public enum ByteScan {
  /// Sixteen bytes, or an answer for each of them.
  public typealias Bytes = SIMD16<UInt8>

  /// Which bytes are a certain one, which is ASCII.
  @inlinable @inline(__always)
  public static func equal(_ bytes: Bytes, to byte: UInt8) -> Bytes {
    ((bytes ^ Bytes(repeating: byte)) &- Bytes(repeating: 1)) & ~bytes
  }

  /// Which bytes are less than another one, which is at most 0x80.
  @inlinable @inline(__always)
  public static func less(_ bytes: Bytes, than limit: UInt8) -> Bytes { (bytes &- Bytes(repeating: limit)) & ~bytes }

  /// Whether an answer holds for none of the bytes.
  @inlinable @inline(__always)
  public static func isNone(_ answer: Bytes) -> Bool {
    let halves = unsafe unsafeBitCast(answer & Bytes(repeating: 0x80), to: SIMD2<UInt64>.self)
    return halves[0] | halves[1] == 0
  }

  /// The place of the first byte that an answer holds for, or 16.
  @inlinable @inline(__always)
  public static func first(of answer: Bytes) -> Int {
    let halves = unsafe unsafeBitCast(answer & Bytes(repeating: 0x80), to: SIMD2<UInt64>.self)
    if halves[0] | halves[1] == 0 { return 16 }
    let low = halves[0].littleEndian
    return low != 0
      ? low.trailingZeroBitCount &>> 3 : 8 &+ halves[1].littleEndian.trailingZeroBitCount &>> 3
  }

  /// How many bytes an answer holds for, of the first ones.
  @inlinable @inline(__always)
  public static func count(of answer: Bytes, before end: Int) -> Int {
    let halves = unsafe unsafeBitCast(answer & Bytes(repeating: 0x80), to: SIMD2<UInt64>.self)
    var (low, high) = (halves[0].littleEndian, halves[1].littleEndian)
    // A shift by all bits or more leaves none.
    if end < 8 { low = low << UInt64(64 &- 8 &* end) }
    high = high << UInt64(128 &- 8 &* max(end, 8))
    // One bit for each byte, added up in the highest byte by the multiplication.
    let ones: UInt64 = 0x0101_0101_0101_0101
    return Int(truncatingIfNeeded: (((low &>> 7) &+ (high &>> 7)) &* ones) &>> 56)
  }

  /// Where in a text the first byte stands that a question is answered for, or the length of the text.
  ///
  /// - Parameters:
  ///   - question: Finds the bytes among sixteen.
  ///   - text: The text.
  ///   - start: Where to begin.
  @inlinable @inline(__always)
  public static func first(_ question: some ByteQuestion, in text: Span<UInt8>, from start: Int) -> Int {
    let count = text.count
    var position = start
    while position < count {
      // The question is asked in one place, so that it becomes part of the loop.
      let bytes =
        position &+ 16 <= count
        ? unsafe text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: Bytes.self)
        : last(of: text, from: position)
      let place = first(of: question.answer(bytes))
      if place < 16 { return position &+ place }
      position &+= 16
    }
    return count
  }

  /// The last bytes of a text, fewer than sixteen, with 0xFF behind them.
  @usableFromInline
  static func last(of text: Span<UInt8>, from start: Int) -> Bytes {
    var bytes = Bytes(repeating: 0xFF)
    unsafe text.extracting(unchecked: start..<text.count).withUnsafeBytes { source in
      unsafe withUnsafeMutableBytes(of: &bytes) { unsafe $0.copyMemory(from: source) }
    }
    return bytes
  }
}

/// A question about bytes that ``ByteScan`` can look for: a type of its own, since a closure may not be inlined.
public protocol ByteQuestion {
  /// Answers for sixteen bytes; 0xFF must not be what is looked for.
  func answer(_ bytes: ByteScan.Bytes) -> ByteScan.Bytes
}

/// Which bytes are one of up to four, which are ASCII.
@frozen public struct OneOf: ByteQuestion {
  @usableFromInline let bytes: (UInt8, UInt8, UInt8, UInt8)

  /// Asks for one byte.
  @inlinable @inline(__always)
  public init(_ byte: UInt8) { bytes = (byte, byte, byte, byte) }

  /// Asks for two bytes.
  @inlinable @inline(__always)
  public init(_ first: UInt8, _ second: UInt8) { bytes = (first, second, first, second) }

  /// Asks for three bytes.
  @inlinable @inline(__always)
  public init(_ first: UInt8, _ second: UInt8, _ third: UInt8) { bytes = (first, second, third, first) }

  /// Asks for four bytes.
  @inlinable @inline(__always)
  public init(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) {
    bytes = (first, second, third, fourth)
  }

  /// The bytes among sixteen; one that is asked for twice is compared once.
  @inlinable @inline(__always)
  public func answer(_ some: ByteScan.Bytes) -> ByteScan.Bytes {
    ByteScan.equal(some, to: bytes.0) | ByteScan.equal(some, to: bytes.1) | ByteScan.equal(some, to: bytes.2)
      | ByteScan.equal(some, to: bytes.3)
  }
}

/// Which bytes are less than another one, which is at most 0x80.
@frozen public struct Below: ByteQuestion {
  @usableFromInline let limit: UInt8

  /// Asks for bytes below a limit.
  @inlinable @inline(__always)
  public init(_ limit: UInt8) { self.limit = limit }

  /// The bytes among sixteen.
  @inlinable @inline(__always)
  public func answer(_ some: ByteScan.Bytes) -> ByteScan.Bytes { ByteScan.less(some, than: limit) }
}
