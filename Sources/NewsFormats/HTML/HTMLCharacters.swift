/// The characters that a page can hold.
enum HTMLCharacters {
  /// Puts U+FFFD in place of controls and of what is no character, which HTML 5 or XML cannot hold.
  ///
  /// - Parameter text: Valid UTF-8.
  /// - Returns: The text, and how many characters were replaced.
  static func replacing(_ text: [UInt8]) -> (text: [UInt8], count: Int) {
    guard text.contains(where: isSuspicious) else { return (text, 0) }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var count = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if isAllowed(scalar) {
        result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.EncodedScalar())
      } else {
        count += 1
        result += [0xEF, 0xBF, 0xBD]
      }
    }
    return (result, count)
  }

  /// Whether a byte may belong to a character that is not allowed.
  private static func isSuspicious(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x0A && byte != 0x09 || byte == 0x7F || byte == 0xC2 || byte == 0xEF || byte >= 0xF0
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: true
    case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: false
    default: scalar.value & 0xFFFE != 0xFFFE
    }
  }
}
