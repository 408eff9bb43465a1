/// What an ampersand in a text begins, as section 13.2.5.72 of the HTML standard has it.
struct CharacterReference {
  /// What it stands for.
  var text: ShortText
  /// The position behind it.
  var end: Int

  /// Reads a reference, or returns `nil` when the ampersand is one.
  ///
  /// - Parameters:
  ///   - input: The fragment.
  ///   - position: The position of the ampersand.
  ///   - isInAttribute: Whether it stands in the value of an attribute, where `&copy=` is none.
  init?(_ input: UnsafeBufferPointer<UInt8>, at position: Int, isInAttribute: Bool) {
    guard position + 1 < input.count else { return nil }
    let next = unsafe input[position + 1]
    if next == UInt8(ascii: "#") {
      unsafe self.init(numeric: input, at: position + 2)
    } else if ASCII.isLetter(next) || ASCII.isDigit(next) {
      unsafe self.init(named: input, at: position + 1, isInAttribute)
    } else {
      return nil
    }
  }

  private init?(named input: UnsafeBufferPointer<UInt8>, at start: Int, _ isInAttribute: Bool) {
    var end = start
    let limit = min(input.count, start + NamedCharacters.longestName)
    while end < limit, unsafe ASCII.isLetter(input[end]) || ASCII.isDigit(input[end]) { end += 1 }
    let table = NamedCharacters.shared
    if end < input.count, unsafe input[end] == UInt8(ascii: ";"),
      let entry = unsafe table.entry(UnsafeBufferPointer(rebasing: input[start..<end]))
    {
      text = entry.text
      self.end = end + 1
      return
    }
    var count = min(end - start, NamedCharacters.longestLegacyName)
    while count >= 2 {
      if let entry = unsafe table.entry(UnsafeBufferPointer(rebasing: input[start..<start + count])), entry.isLegacy {
        if isInAttribute, start + count < input.count {
          let next = unsafe input[start + count]
          if next == UInt8(ascii: "=") || ASCII.isLetter(next) || ASCII.isDigit(next) { return nil }
        }
        text = entry.text
        self.end = start + count
        return
      }
      count -= 1
    }
    return nil
  }

  private init?(numeric input: UnsafeBufferPointer<UInt8>, at start: Int) {
    var position = start
    var radix: UInt32 = 10
    if position < input.count, unsafe input[position] | 0x20 == UInt8(ascii: "x") {
      radix = 16
      position += 1
    }
    let first = position
    var value: UInt32 = 0
    while position < input.count, let digit = unsafe ASCII.hexadecimalValue(input[position]), digit < radix {
      // Above the last character all numbers mean the same.
      value = min(value * radix + digit, 0x11_0000)
      position += 1
    }
    guard position > first else { return nil }
    if position < input.count, unsafe input[position] == UInt8(ascii: ";") { position += 1 }
    end = position
    text = ShortText()
    text.append(CharacterReference.scalar(value))
  }

  /// The character that a number stands for.
  private static func scalar(_ value: UInt32) -> Unicode.Scalar {
    let replacement: Unicode.Scalar = "\u{FFFD}"
    if value == 0 { return replacement }
    if (0x80...0x9F).contains(value) {
      let windows = windows1252[Int(value) - 0x80]
      return Unicode.Scalar(windows == 0 ? UInt32(value) : UInt32(windows)) ?? replacement
    }
    return Unicode.Scalar(value) ?? replacement
  }

  /// What the numbers from 128 to 159 stand for in windows-1252, which is what those who write them mean.
  private static let windows1252: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]
}
