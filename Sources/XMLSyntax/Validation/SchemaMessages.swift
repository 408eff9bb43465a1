/// Makes libxml2's messages about schemas readable.
enum SchemaMessages {
  /// The message without namespaces in braces, and with a short name for the place it begins with.
  ///
  /// `Element '{u}a', attribute 'b': The …` becomes `a@b: The …`.
  static func readable(_ text: String) -> String {
    var plain = ""
    var depth = 0
    for character in text {
      switch character {
      case "{": depth += 1
      case "}" where depth > 0: depth -= 1
      default: if depth == 0 { plain.append(character == "\n" ? " " : character) }
      }
    }
    guard plain.hasPrefix("Element '"), let colon = plain.range(of: "': ") else { return plain }
    var place = String(plain[plain.index(plain.startIndex, offsetBy: 9)..<colon.lowerBound])
    if let attribute = place.range(of: "', attribute '") { place.replaceSubrange(attribute, with: "@") }
    return place + ": " + plain[colon.upperBound...]
  }

  /// Whether a message only says that white space around a date was not taken off.
  ///
  /// libxml2 2.9 does not collapse white space before it looks at dates, as XML Schema part 2, section 4.3.6, demands.
  static func isFalseAlarm(_ text: String) -> Bool {
    guard let start = text.range(of: ": '"), let end = text.range(of: "' is not a valid value of the ") else {
      return false
    }
    guard start.upperBound <= end.lowerBound else { return false }
    let value = text[start.upperBound..<end.lowerBound]
    let trimmed = value.utf8.drop { isSpace($0) }.reversed().drop { isSpace($0) }.reversed()
    guard trimmed.count < value.utf8.count else { return false }
    return DateLexical.isValid(Array(trimmed))
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}

extension String {
  /// Where a text first occurs.
  fileprivate func range(of text: String) -> Range<Index>? {
    let wanted = Array(text.utf8)
    let bytes = utf8
    var start = bytes.startIndex
    while start < bytes.endIndex {
      if bytes[start...].starts(with: wanted) { return start..<bytes.index(start, offsetBy: wanted.count) }
      start = bytes.index(after: start)
    }
    return nil
  }
}
