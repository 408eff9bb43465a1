/// Walks over a text that has to follow a format.
@safe struct FormatCursor {
  private let text: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ text: UnsafeBufferPointer<UInt8>) { unsafe self.text = unsafe text }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }

  static func isHexadecimal(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 <= 5 }

  static func isLetterOrDigit(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 <= 25 }

  var isAtEnd: Bool { unsafe index == text.count }

  private var byte: UInt8 { unsafe index < text.count ? text[index] : 0 }

  mutating func take(_ expected: UInt8) -> Bool {
    guard !isAtEnd, byte == expected else { return false }
    index += 1
    return true
  }

  /// Takes exactly so many digits.
  mutating func digits(_ count: Int) -> Int? {
    var value = 0
    for _ in 0..<count {
      guard FormatCursor.isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
      index += 1
    }
    return value
  }

  /// A `full-date` of RFC 3339, on a day that exists.
  mutating func date() -> Bool {
    guard let year = digits(4), take(0x2D), let month = digits(2), take(0x2D), let day = digits(2) else {
      return false
    }
    let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1]
  }

  /// A `full-time` of RFC 3339; a leap second only at the end of a day of universal time.
  mutating func time() -> Bool {
    guard let hour = digits(2), take(0x3A), let minute = digits(2), take(0x3A), let second = digits(2), hour < 24,
      minute < 60, second <= 60
    else { return false }
    if take(0x2E) {
      let start = index
      while FormatCursor.isDigit(byte) { index += 1 }
      if index == start { return false }
    }
    var minutes = hour * 60 + minute
    if !take(0x5A), !take(0x7A) {
      let sign = take(0x2B) ? -1 : take(0x2D) ? 1 : 0
      guard sign != 0, let hours = digits(2), take(0x3A), let rest = digits(2), hours < 24, rest < 60 else {
        return false
      }
      minutes += sign * (hours * 60 + rest)
    }
    return second < 60 || (minutes + 2880) % 1440 == 1439
  }

  /// A `duration` of RFC 3339, appendix A.
  mutating func duration() -> Bool {
    guard take(0x50), !isAtEnd else { return false }
    func run(_ cursor: inout FormatCursor, _ units: String) -> Bool? {
      var units = Substring(units)
      var count = 0
      while FormatCursor.isDigit(cursor.byte) {
        while FormatCursor.isDigit(cursor.byte) { cursor.index += 1 }
        guard let unit = units.utf8.firstIndex(of: cursor.byte) else { return nil }
        // Units follow each other without a gap.
        if count > 0, unit != units.startIndex { return nil }
        units = units[units.index(after: unit)...]
        cursor.index += 1
        count += 1
      }
      return count > 0
    }
    var weeks = self
    if run(&weeks, "W") == true, weeks.isAtEnd { return true }
    guard let hasDate = run(&self, "YMD") else { return false }
    if take(0x54) {
      guard run(&self, "HMS") == true else { return false }
      return isAtEnd
    }
    return hasDate && isAtEnd
  }

  mutating func ipv4() -> Bool {
    for part in 0..<4 {
      if part > 0, !take(0x2E) { return false }
      let start = index
      var value = 0
      while FormatCursor.isDigit(byte), index - start < 4 {
        value = value * 10 + Int(byte - 0x30)
        index += 1
      }
      let length = index - start
      guard length > 0, value < 256 else { return false }
      if length > 1, unsafe text[start] == 0x30 { return false }
    }
    return true
  }

  mutating func uuid() -> Bool {
    for (position, length) in [8, 4, 4, 4, 12].enumerated() {
      if position > 0, !take(0x2D) { return false }
      for _ in 0..<length {
        guard FormatCursor.isHexadecimal(byte) else { return false }
        index += 1
      }
    }
    return true
  }

  /// A JSON pointer, RFC 6901.
  mutating func pointer() -> Bool {
    if isAtEnd { return true }
    guard byte == 0x2F else { return false }
    while !isAtEnd {
      if take(0x7E) {
        guard byte == 0x30 || byte == 0x31 else { return false }
      }
      index += 1
    }
    return true
  }

  mutating func relativePointer() -> Bool {
    guard FormatCursor.isDigit(byte) else { return false }
    if take(0x30) {
      if FormatCursor.isDigit(byte) { return false }
    } else {
      while FormatCursor.isDigit(byte) { index += 1 }
    }
    if take(0x23) { return isAtEnd }
    return pointer()
  }
}
