internal import HTMLSyntax

/// Small questions about bytes that detection and the text format ask all the time.
enum ByteSearch {
  /// Whether a byte is a space, a tab or part of a line break.
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }

  /// Whether a byte is an ASCII digit.
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// Whether a byte is an ASCII letter.
  static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  /// Whether a space or a control character stands in a text.
  static func hasControlOrSpace(_ text: Span<UInt8>) -> Bool {
    ByteScan.first(below: 0x21, in: text) < text.count
  }

  /// Whether a control character, such as a line break, stands in a text.
  static func hasControl(_ text: Span<UInt8>) -> Bool {
    ByteScan.first(below: 0x20, in: text) < text.count
  }

  /// Where `pattern` first stands in `bytes`, from `start` on and before `end`.
  static func first(_ pattern: StaticString, in bytes: [UInt8], from start: Int, before end: Int) -> Int? {
    let length = pattern.utf8CodeUnitCount
    guard length > 0, end <= bytes.count, start >= 0, end - start >= length else { return nil }
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      let first = unsafe pattern.utf8Start[0]
      var position = start
      while position <= end - length {
        if unsafe buffer[position] == first {
          var matched = 1
          while unsafe matched < length && buffer[position + matched] == pattern.utf8Start[matched] { matched += 1 }
          if matched == length { return position }
        }
        position += 1
      }
      return nil
    }
  }

  /// Whether `pattern` stands in `bytes` at `position`.
  static func starts(_ pattern: StaticString, in bytes: [UInt8], at position: Int) -> Bool {
    let length = pattern.utf8CodeUnitCount
    guard position >= 0, position + length <= bytes.count else { return false }
    for index in 0..<length where unsafe bytes[position + index] != pattern.utf8Start[index] { return false }
    return true
  }
}
