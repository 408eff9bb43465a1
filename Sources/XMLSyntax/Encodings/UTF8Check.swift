/// Checks UTF-8 as Unicode defines it: no overlong forms, no surrogates, nothing beyond U+10FFFF.
struct UTF8Check {
  /// Continuation bytes still missing.
  private var missing = 0
  /// The bounds of the next continuation byte.
  private var lower: UInt8 = 0x80
  private var upper: UInt8 = 0xBF

  /// Whether the bytes so far end within a character.
  var isIncomplete: Bool { missing > 0 }

  /// Takes one byte; the result is whether it may stand here.
  @inline(__always) mutating func take(_ byte: UInt8) -> Bool {
    if missing > 0 {
      guard byte >= lower, byte <= upper else { return false }
      missing &-= 1
      lower = 0x80
      upper = 0xBF
      return true
    }
    switch byte {
    case 0..<0x80: return true
    case 0xC2...0xDF: missing = 1
    case 0xE0: (missing, lower) = (2, 0xA0)
    case 0xED: (missing, upper) = (2, 0x9F)
    case 0xE1...0xEF: missing = 2
    case 0xF0: (missing, lower) = (3, 0x90)
    case 0xF1...0xF3: missing = 3
    case 0xF4: (missing, upper) = (3, 0x8F)
    default: return false
    }
    return true
  }

  /// How many bytes at the end are the first ones of a character that goes on.
  @unsafe @inline(__always) static func incompleteTail(_ base: UnsafePointer<UInt8>, _ count: Int) -> Int {
    guard count > 0, unsafe base[count - 1] >= 0x80 else { return 0 }
    return unsafe slowIncompleteTail(base, count)
  }

  @unsafe private static func slowIncompleteTail(_ base: UnsafePointer<UInt8>, _ count: Int) -> Int {
    for length in 1...min(3, count) {
      let byte = unsafe base[count - length]
      if byte & 0xC0 == 0x80 { continue }
      var check = UTF8Check()
      for index in (count - length)..<count {
        guard unsafe check.take(base[index]) else { return 0 }
      }
      return check.isIncomplete ? length : 0
    }
    return 0
  }

  /// Whether all of the bytes are UTF-8.
  @unsafe static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var check = UTF8Check()
    for index in 0..<bytes.count {
      let byte = unsafe bytes[index]
      guard check.take(byte) else { return false }
    }
    return !check.isIncomplete
  }
}
