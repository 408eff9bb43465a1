/// The formats that Table Schema knows for texts.
enum StringFormat {
  static let names: Set<String> = ["default", "email", "uri", "binary", "uuid"]

  static func accepts(_ text: String, format: String) -> Bool {
    switch format {
    case "email": isEmail(text)
    case "uri": isURI(text)
    case "binary": isBase64(text)
    case "uuid": isUUID(text)
    default: true
    }
  }

  static func expectation(_ format: String) -> String {
    switch format {
    case "email": "an email address"
    case "uri": "a URI"
    case "binary": "a Base64 text"
    case "uuid": "a UUID"
    default: "a text (\(format))"
    }
  }

  private static func isEmail(_ text: String) -> Bool {
    guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return false }
    let domain = text.utf8[text.utf8.index(after: at)...]
    return at > text.utf8.startIndex && !domain.isEmpty && isWithoutSpaces(text)
  }

  /// A scheme, a colon and something without spaces (RFC 3986, section 3).
  private static func isURI(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = text.utf8[..<colon]
    guard let first = scheme.first, isLetter(first) else { return false }
    let isScheme = scheme.allSatisfy { isLetter($0) || isDigit($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E }
    return isScheme && text.utf8.index(after: colon) < text.utf8.endIndex && isWithoutSpaces(text)
  }

  private static func isBase64(_ text: String) -> Bool {
    let bytes = text.utf8
    let content = bytes.prefix { isLetter($0) || isDigit($0) || $0 == 0x2B || $0 == 0x2F }
    let padding = bytes.dropFirst(content.count)
    return bytes.count % 4 == 0 && padding.count <= 2 && padding.allSatisfy { $0 == UInt8(ascii: "=") }
  }

  private static func isUUID(_ text: String) -> Bool {
    let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard groups.map(\.count) == [8, 4, 4, 4, 12] else { return false }
    return groups.joined().allSatisfy { isDigit($0) || (0x61...0x66).contains($0 | 0x20) }
  }

  private static func isWithoutSpaces(_ text: String) -> Bool { text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F } }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
