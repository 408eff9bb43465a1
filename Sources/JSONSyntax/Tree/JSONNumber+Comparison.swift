extension JSONNumber: Comparable {
  static func == (a: JSONNumber, b: JSONNumber) -> Bool {
    a.digits == b.digits && a.exponent == b.exponent && (a.isNegative == b.isNegative || a.digits.isEmpty)
  }

  static func < (a: JSONNumber, b: JSONNumber) -> Bool {
    let aIsNegative = a.isNegative && !a.digits.isEmpty
    let bIsNegative = b.isNegative && !b.digits.isEmpty
    if aIsNegative != bIsNegative { return aIsNegative }
    return aIsNegative ? b.isSmaller(than: a) : a.isSmaller(than: b)
  }

  /// Compares without signs.
  private func isSmaller(than other: JSONNumber) -> Bool {
    if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
    if exponent != other.exponent { return exponent < other.exponent }
    return digits.lexicographicallyPrecedes(other.digits)
  }

  /// Whether the value is an integer times the divisor, exactly.
  func isMultiple(of divisor: JSONNumber) -> Bool {
    if digits.isEmpty { return true }
    if divisor.digits.isEmpty { return false }
    // Both are integers without trailing zeroes times powers of ten.
    let shift = (exponent - digits.count) - (divisor.exponent - divisor.digits.count)
    guard shift >= 0 else { return false }
    guard divisor.digits.count <= 18 else { return isMultiple(ofLarge: divisor.digits, shift) }
    let modulus = divisor.digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1 & 0x0F) }
    var rest = digits.reduce(UInt64(0)) { JSONNumber.multiply($0, 10, plus: UInt64($1 & 0x0F), modulo: modulus) }
    var power = UInt64(10) % modulus
    var count = shift
    while count > 0 {
      if count & 1 == 1 { rest = JSONNumber.multiply(rest, power, plus: 0, modulo: modulus) }
      power = JSONNumber.multiply(power, power, plus: 0, modulo: modulus)
      count >>= 1
    }
    return rest == 0
  }

  private static func multiply(_ a: UInt64, _ b: UInt64, plus c: UInt64, modulo modulus: UInt64) -> UInt64 {
    let product = (a % modulus).multipliedFullWidth(by: b % modulus)
    let rest = modulus.dividingFullWidth(product).remainder
    return (rest + c % modulus) % modulus
  }

  /// Long division by a divisor that no machine word holds.
  private func isMultiple(ofLarge divisor: [UInt8], _ shift: Int) -> Bool {
    guard shift <= 10_000 else { return false }
    let modulus = divisor.map { $0 & 0x0F }
    var rest: [UInt8] = []
    for digit in digits.map({ $0 & 0x0F }) + [UInt8](repeating: 0, count: shift) {
      if !rest.isEmpty || digit != 0 { rest.append(digit) }
      while rest.count > modulus.count || (rest.count == modulus.count && !rest.lexicographicallyPrecedes(modulus)) {
        var borrow: Int8 = 0
        for index in 1...rest.count {
          let subtrahend = index <= modulus.count ? modulus[modulus.count - index] : 0
          var difference = Int8(rest[rest.count - index]) - Int8(subtrahend) - borrow
          borrow = difference < 0 ? 1 : 0
          if difference < 0 { difference += 10 }
          rest[rest.count - index] = UInt8(difference)
        }
        rest.removeFirst(rest.prefix { $0 == 0 }.count)
      }
    }
    return rest.isEmpty
  }
}
