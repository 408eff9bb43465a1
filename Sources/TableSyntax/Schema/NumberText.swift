/// Numbers in the notation of Table Schema, whatever the locale.
enum NumberText {
  static let geopointFormats: Set<String> = ["default", "array", "object"]

  static func integer(_ text: String) -> TableValue? {
    let digits = text.utf8.first.map(isSign) == true ? text.utf8.dropFirst() : text.utf8[...]
    guard !digits.isEmpty, digits.allSatisfy(isDigit) else { return nil }
    // Past 38 digits an approximation is enough to compare.
    return Int128(text).map { .integer($0) } ?? Double(text).map { .number($0) }
  }

  static func number(_ text: String, decimal: String) -> TableValue? {
    switch text {
    case "INF": return .number(.infinity)
    case "-INF": return .number(-.infinity)
    case "NaN": return .number(.nan)
    default: break
    }
    var normal = text
    if decimal != "." {
      guard !text.contains(".") else { return nil }
      normal = text.split(separator: decimal, omittingEmptySubsequences: false).joined(separator: ".")
    }
    guard isDecimal(normal) else { return nil }
    return Double(normal).map { .number($0) }
  }

  /// Two numbers in range: longitude, then latitude.
  static func isGeopoint(_ text: String, format: String) -> Bool {
    switch format {
    case "default": return isPair(text[...])
    case "array":
      guard text.hasPrefix("["), text.hasSuffix("]"), text.count >= 2 else { return false }
      return isPair(text.dropFirst().dropLast())
    // An object's members are JSON, which is not looked into here.
    case "object": return text.hasPrefix("{") && text.hasSuffix("}")
    default: return true
    }
  }

  private static func isPair(_ text: Substring) -> Bool {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    guard parts.count == 2, parts.allSatisfy(isDecimal), let longitude = Double(parts[0]),
      let latitude = Double(parts[1])
    else { return false }
    return abs(longitude) <= 180 && abs(latitude) <= 90
  }

  /// Digits with at most one point, a sign before and an exponent after; what `Double` takes beside that is refused.
  private static func isDecimal(_ text: String) -> Bool {
    var rest = text.utf8[...]
    if let first = rest.first, isSign(first) { rest = rest.dropFirst() }
    let whole = rest.prefix(while: isDigit)
    rest = rest.dropFirst(whole.count)
    var digitCount = whole.count
    if rest.first == 0x2E {
      let fraction = rest.dropFirst().prefix(while: isDigit)
      digitCount += fraction.count
      rest = rest.dropFirst(fraction.count + 1)
    }
    guard digitCount > 0 else { return false }
    guard let mark = rest.first else { return true }
    guard mark == 0x65 || mark == 0x45 else { return false }
    rest = rest.dropFirst()
    if let first = rest.first, isSign(first) { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isSign(_ byte: UInt8) -> Bool { byte == 0x2B || byte == 0x2D }
}
