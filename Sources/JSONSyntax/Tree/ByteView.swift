/// Bytes that somebody else keeps alive, read without checks.
///
/// Whoever makes one answers for its bounds: texts are copied into buffers with zeroes behind them, so that a scanner
/// may load whole words up to the end and stops at a zero byte, which is legal nowhere in JSON.
@safe struct ByteView {
  /// How many zero bytes follow a text.
  static let padding = 64

  let base: UnsafePointer<UInt8>

  @inline(__always) init(_ base: UnsafePointer<UInt8>) { unsafe self.base = base }

  @inline(__always) init(_ base: UnsafeMutablePointer<UInt8>) { unsafe self.base = UnsafePointer(base) }

  @inline(__always) subscript(_ index: Int) -> UInt8 { unsafe base[index] }

  @inline(__always) func word(at index: Int) -> UInt64 {
    UInt64(littleEndian: unsafe UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
  }

  @inline(__always) func vector(at index: Int) -> SIMD16<UInt8> {
    unsafe UnsafeRawPointer(base + index).loadUnaligned(as: SIMD16<UInt8>.self)
  }

  @inline(__always) func equals(_ start: Int, _ other: ByteView, _ otherStart: Int, count: Int) -> Bool {
    var index = 0
    while index + 8 <= count {
      if word(at: start + index) != other.word(at: otherStart + index) { return false }
      index += 8
    }
    while index < count {
      if self[start + index] != other[otherStart + index] { return false }
      index += 1
    }
    return true
  }
}

/// Tests on eight or sixteen bytes at a time.
enum Bits {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The high bit of each byte of `word` that a string cannot hold as it is: a quotation mark, a backslash or a control.
  ///
  /// Bits above the lowest one may be wrong, as in every test by borrowing; the lowest is exact.
  @inline(__always) static func special(_ word: UInt64) -> UInt64 {
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    return ((quote &- ones) & ~quote | (backslash &- ones) & ~backslash | (word &- ones &* 0x20) & ~word) & highs
  }

  /// Whether one of sixteen bytes is a quotation mark, a backslash or a control.
  @inline(__always) static func hasSpecial(_ vector: SIMD16<UInt8>) -> Bool {
    let mask = (vector .== 0x22) .| (vector .== 0x5C) .| (vector .< 0x20)
    let words = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    return words[0] | words[1] != 0
  }

  /// Whether one of sixteen bytes is a quotation mark or a backslash.
  @inline(__always) static func hasQuote(_ vector: SIMD16<UInt8>) -> Bool {
    let mask = (vector .== 0x22) .| (vector .== 0x5C)
    let words = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    return words[0] | words[1] != 0
  }

  /// Whether sixteen bytes are ASCII characters of one line.
  @inline(__always) static func isPlainLine(_ vector: SIMD16<UInt8>) -> Bool {
    let mask = (vector .== 0x0A) .| (vector .>= 0x80)
    let words = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    return words[0] | words[1] == 0
  }

  /// Whether one of sixteen bytes is not ASCII.
  @inline(__always) static func hasHigh(_ vector: SIMD16<UInt8>) -> Bool {
    let words = unsafe unsafeBitCast(vector, to: SIMD2<UInt64>.self)
    return (words[0] | words[1]) & highs != 0
  }
}
