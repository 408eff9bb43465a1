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

/// Tests on eight bytes at a time.
///
/// In the results of ``special(_:)`` and ``matches(_:_:)``, bits above the lowest one may be wrong, as in every test by
/// borrowing; the lowest is exact, and none is set without reason to set one. Ordinary words are faster here than `SIMD`
/// types, whose comparisons the compiler takes apart.
enum Bits {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The high bit of each byte that equals another.
  @inline(__always) static func matches(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = word ^ (ones &* UInt64(byte))
    return (difference &- ones) & ~difference & highs
  }

  /// The high bit of each byte that a string cannot hold as it is: a quotation mark, a backslash or a control.
  @inline(__always) static func special(_ word: UInt64) -> UInt64 { lows(word) & ~word & highs }

  /// The high bit of each byte that a string cannot hold as it is, or that is not ASCII.
  @inline(__always) static func stops(_ word: UInt64) -> UInt64 { (lows(word) | word) & highs }

  /// Of the bytes of ASCII those that are special have their high bit set.
  @inline(__always) private static func lows(_ word: UInt64) -> UInt64 {
    // With the bit 2 turned around, the controls and the quotation mark are the bytes below 0x21.
    ((word ^ (ones &* 0x02)) &- ones &* 0x21) | ((word ^ (ones &* 0x5C)) &- ones)
  }

  /// The high bit of each byte that is a quotation mark or a backslash.
  @inline(__always) static func quote(_ word: UInt64) -> UInt64 { matches(word, 0x22) | matches(word, 0x5C) }
}
