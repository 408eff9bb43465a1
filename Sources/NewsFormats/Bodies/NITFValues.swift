/// What NITF lets the values of its attributes be; a little less than that, where the rest is of no use.
enum NITFValues {
  /// Whether a text is a name token of ASCII: `NMTOKEN`.
  static func isToken(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { isTokenByte($0) }
  }

  /// A name token that is as close to a text as can be, or empty.
  static func token(_ text: String) -> String {
    if isToken(text) { return text }
    var token = ""
    for scalar in text.unicodeScalars {
      token.unicodeScalars.append(scalar.isASCII && isTokenByte(UInt8(scalar.value)) ? scalar : "_")
    }
    return token
  }

  /// Whether a text is an identifier of ASCII: `ID`.
  static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) || first == UInt8(ascii: "_") else { return false }
    return text.utf8.allSatisfy { isTokenByte($0) && $0 != UInt8(ascii: ":") }
  }

  /// Whether a text is a language tag of the kind that `xml:lang` holds: a language, then script, region and variants.
  static func isLanguage(_ text: String) -> Bool {
    var isFirst = true
    // What may still come: 0 a script, 1 a region, 2 a variant.
    var stage = 0
    for part in text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false) {
      let letters = part.allSatisfy { isLetter($0) }
      let digits = part.allSatisfy { isDigit($0) }
      guard part.allSatisfy({ isLetter($0) || isDigit($0) }) else { return false }
      if isFirst {
        guard letters, part.count == 2 || part.count == 3 else { return false }
        isFirst = false
      } else if stage < 1, letters, part.count == 4 {
        stage = 1
      } else if stage < 2, letters && part.count == 2 || digits && part.count == 3 {
        stage = 2
      } else if (5...8).contains(part.count) || part.count == 4 && part.first.map({ isDigit($0) }) ?? false {
        stage = 2
      } else {
        return false
      }
    }
    return !isFirst
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
