/// A JSON number taken apart: a sign, decimal digits and a power of ten, without rounding.
///
/// The digits are those of the spelling without its point, leading zeroes and trailing zeroes, so that equal values have
/// equal parts.
struct JSONNumber {
  let isNegative: Bool
  /// The digits as characters, most significant first; empty for zero.
  let digits: [UInt8]
  /// The value is `0.digits` times ten to this power; 0 for zero.
  let exponent: Int
}

extension JSONNumber {
  /// Takes a valid spelling apart; `nil` when its exponent is beyond any use.
  init?(_ spelling: UnsafeBufferPointer<UInt8>) {
    var index = 0
    let count = spelling.count
    isNegative = unsafe count > 0 && spelling[0] == 0x2D
    if isNegative { index = 1 }
    var digits: [UInt8] = []
    var point: Int?
    var position = 0
    while index < count {
      let byte = unsafe spelling[index]
      if byte == 0x2E {
        point = position
      } else if byte >= 0x30, byte <= 0x39 {
        digits.append(byte)
        position += 1
      } else {
        break
      }
      index += 1
    }
    var exponent = point ?? position
    if index < count {
      index += 1
      var isExponentNegative = false
      var power = 0
      while index < count {
        let byte = unsafe spelling[index]
        if byte == 0x2D {
          isExponentNegative = true
        } else if byte != 0x2B {
          let (product, overflow) = power.multipliedReportingOverflow(by: 10)
          // An exponent with more digits than any memory holds: clamped, as all such numbers are alike to us.
          power = overflow || product > 1 << 40 ? 1 << 40 : product + Int(byte & 0x0F)
        }
        index += 1
      }
      exponent += isExponentNegative ? -power : power
    }
    let leading = digits.prefix { $0 == 0x30 }.count
    digits.removeFirst(leading)
    exponent -= leading
    while digits.last == 0x30 { digits.removeLast() }
    self.digits = digits
    self.exponent = digits.isEmpty ? 0 : exponent
  }

  init?(_ tree: JSONTree, _ record: JSONRecord) { unsafe self.init(tree.buffer(record)) }

  /// Whether the value is an integer, however large.
  var isInteger: Bool { digits.count <= exponent || digits.isEmpty }

  /// The value, if it is an integer that fits.
  var integer: Int? {
    guard isInteger, exponent <= 19 else { return nil }
    var value = 0
    for position in 0..<exponent {
      let digit = position < digits.count ? Int(digits[position] & 0x0F) : 0
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.subtractingReportingOverflow(digit)
      if overflow || carry { return nil }
      value = sum
    }
    if isNegative { return value }
    return value == .min ? nil : -value
  }

  /// Whether some bytes spell a number as RFC 8259, section 6, has it.
  static func isValid(_ spelling: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    func peek() -> UInt8 { unsafe index < spelling.count ? spelling[index] : 0 }
    func skipDigits() -> Bool {
      let start = index
      while peek() >= 0x30, peek() <= 0x39 { index += 1 }
      return index > start
    }
    if peek() == 0x2D { index += 1 }
    if peek() == 0x30 { index += 1 } else if !skipDigits() { return false }
    if peek() == 0x2E {
      index += 1
      if !skipDigits() { return false }
    }
    if peek() | 0x20 == 0x65 {
      index += 1
      if peek() == 0x2B || peek() == 0x2D { index += 1 }
      if !skipDigits() { return false }
    }
    return index == spelling.count
  }
}
