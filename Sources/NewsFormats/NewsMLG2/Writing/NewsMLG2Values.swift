internal import ArticleModel

/// What NewsML-G2 lets values be; a little less than that, where the rest is of no use.
enum NewsMLG2Values {
  /// A date as `xs:dateTime`, or `nil` when it is not that precise.
  static func dateTime(_ date: NewsDate) -> String? {
    date.precision >= .second && isSchemaDate(date) ? date.description : nil
  }

  /// A date as `xs:dateTime`, where a minute is the second with which it begins, or `nil` when it is less precise.
  static func minute(_ date: NewsDate) -> String? {
    guard date.precision == .minute, isSchemaDate(date) else { return dateTime(date) }
    let start = NewsDate(
      year: Int(date.year), month: Int(date.month), day: Int(date.day), hour: Int(date.hour),
      minute: Int(date.minute), second: 0, offset: date.offset)
    return start?.description
  }

  /// A date as a day or a time to the second, or `nil` when it is neither.
  static func dayOrTime(_ date: NewsDate) -> String? {
    (date.precision == .day || date.precision >= .second) && isSchemaDate(date) ? date.description : nil
  }

  /// A date from the year on, but not to the minute, or `nil`.
  static func truncated(_ date: NewsDate) -> String? {
    date.precision != .minute && isSchemaDate(date) ? date.description : nil
  }

  /// Whether XML Schema has this date: it knows no year 0, no leap second and no offset beyond 14 hours.
  static func isSchemaDate(_ date: NewsDate) -> Bool {
    date.year > 0 && date.second < 60 && abs(date.offset?.minutes ?? 0) <= 14 * 60
  }

  /// Whether a text can be the version of an item.
  static func isVersion(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x31...0x39).contains(first), text.utf8.count <= 18 else { return false }
    return text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// A text of one line: tabs and line breaks become spaces.
  static func line(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\t" || $0 == "\n" || $0 == "\r" ? " " : $0 }))
  }

  // MARK: Codes

  /// Whether a text can be the alias of a scheme: a name of ASCII without a colon.
  static func isAlias(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) || first == UInt8(ascii: "_") else { return false }
    return text.utf8.allSatisfy { byte in
      isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: ".")
    }
  }

  /// Whether a text can be the code in a QCode.
  static func isCode(_ text: String) -> Bool {
    !text.isEmpty && !text.utf8.contains { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }

  /// Whether a text is a QCode, and not some URI.
  static func isQCode(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let alias = String(text[..<colon])
    let code = String(text[text.utf8.index(after: colon)...])
    return isAlias(alias) && isCode(code) && !code.hasPrefix("//") && !["urn", "tag", "mailto"].contains(alias)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

  // MARK: Addresses

  /// Whether a text is an IRI or a relative reference that any validator takes for one.
  static func isIRI(_ text: String) -> Bool {
    var rest = text.utf8[...]
    if let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
      let scheme = rest[..<colon]
      if let first = scheme.first, isLetter(first),
        scheme.allSatisfy({
          isLetter($0) || (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E].contains($0)
        })
      {
        rest = rest[rest.index(after: colon)...]
      } else if !scheme.contains(where: { [0x2F, 0x3F, 0x23].contains($0) }) {
        return false
      }
    }
    if rest.starts(with: [0x2F, 0x2F]) {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex { [0x2F, 0x3F, 0x23].contains($0) } ?? rest.endIndex
      guard isAuthority(rest[..<end]) else { return false }
      rest = rest[end...]
    }
    return areAddressCharacters(rest) && !text.isEmpty
  }

  /// A text as an IRI, in which every character that one cannot have is encoded, or `nil`.
  static func iri(_ text: String) -> String? {
    if isIRI(text) { return text }
    guard text.utf8.contains(UInt8(ascii: "/")) else { return nil }
    var encoded: [UInt8] = []
    for byte in text.utf8 {
      if byte > 0x20 && !"\"<>[\\]^`{|}".utf8.contains(byte) && byte != 0x7F {
        encoded.append(byte)
      } else {
        encoded.append(contentsOf: byte < 16 ? "%0".utf8 : "%".utf8)
        encoded.append(contentsOf: String(byte, radix: 16, uppercase: true).utf8)
      }
    }
    let text = String(decoding: encoded, as: UTF8.self)
    return isIRI(text) ? text : nil
  }

  private static func isAuthority(_ authority: Substring.UTF8View) -> Bool {
    var host = authority
    if let at = host.firstIndex(of: UInt8(ascii: "@")) { host = host[host.index(after: at)...] }
    guard !host.contains(UInt8(ascii: "@")), areAddressCharacters(authority) else { return false }
    guard let colon = host.firstIndex(of: UInt8(ascii: ":")) else { return true }
    let port = host[host.index(after: colon)...]
    return (1...5).contains(port.count) && port.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Whether all characters may stand in an address, with one `#` at most and only complete escapes.
  private static func areAddressCharacters(_ text: Substring.UTF8View) -> Bool {
    var hasFragment = false
    var rest = text
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "#"):
        if hasFragment { return false }
        hasFragment = true
      case UInt8(ascii: "%"):
        guard rest.count >= 2, rest.prefix(2).allSatisfy({ isHexadecimal($0) }) else { return false }
        rest = rest.dropFirst(2)
      case 0x30...0x39, 0x80...: break
      default: if !isLetter(byte) && !"-._~!$&'()*+,;=:@/?".utf8.contains(byte) { return false }
      }
    }
    return true
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte & 0xDF)
  }
}
