/// The lexical forms of XML Schema's dates: part 2, sections 3.2.7 to 3.2.14.
enum DateLexical {
  /// Whether bytes are a dateTime, date, time, gYearMonth, gYear, gMonthDay, gDay or gMonth.
  static func isValid(_ text: [UInt8]) -> Bool {
    let body = withoutZone(text)
    if body.starts(with: "--".utf8) { return isPartial(body) }
    if let split = body.firstIndex(of: 0x54) {
      return isDate(Array(body[..<split])) == 3 && isTime(Array(body[(split + 1)...]))
    }
    return isDate(body) > 0 || isTime(body)
  }

  /// The text without `Z` or an offset at its end.
  private static func withoutZone(_ text: [UInt8]) -> [UInt8] {
    if text.last == 0x5A { return Array(text.dropLast()) }
    guard text.count > 6 else { return text }
    let zone = Array(text.suffix(6))
    guard zone[0] == 0x2B || zone[0] == 0x2D, zone[3] == 0x3A, let hours = number(zone[1...2]),
      let minutes = number(zone[4...5]), hours < 14 && minutes < 60 || hours == 14 && minutes == 0
    else { return text }
    return Array(text.dropLast(6))
  }

  /// How many parts of year, month and day there are, or 0 when it is no date.
  private static func isDate(_ text: [UInt8]) -> Int {
    let digits = text.first == 0x2D ? text.dropFirst() : text[...]
    let parts = digits.split(separator: 0x2D, omittingEmptySubsequences: false)
    guard let year = parts.first, year.count >= 4, let value = number(year), parts.count <= 3 else { return 0 }
    guard parts.count > 1 else { return 1 }
    guard parts[1].count == 2, let month = number(parts[1]), (1...12).contains(month) else { return 0 }
    guard parts.count > 2 else { return 2 }
    let isLeap = value % 4 == 0 && (value % 100 != 0 || value % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard parts[2].count == 2, let day = number(parts[2]), day >= 1, day <= lengths[month - 1] else { return 0 }
    return 3
  }

  private static func isTime(_ text: [UInt8]) -> Bool {
    let whole = text.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard whole.count <= 2, whole.count == 1 || (!whole[1].isEmpty && number(whole[1]) != nil) else { return false }
    let parts = whole[0].split(separator: 0x3A, omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ $0.count == 2 }), let hour = number(parts[0]),
      let minute = number(parts[1]), let second = number(parts[2])
    else { return false }
    return hour < 24 && minute < 60 && second < 60 || hour == 24 && minute == 0 && second == 0
  }

  /// `--MM-DD`, `---DD` or `--MM`.
  private static func isPartial(_ text: [UInt8]) -> Bool {
    let rest = Array(text.dropFirst(2))
    if rest.count == 2, let month = number(rest[...]) { return (1...12).contains(month) }
    if rest.count == 3, rest[0] == 0x2D, let day = number(rest[1...]) { return (1...31).contains(day) }
    guard rest.count == 5, rest[2] == 0x2D, let month = number(rest[..<2]), let day = number(rest[3...]) else {
      return false
    }
    return (1...12).contains(month) && (1...31).contains(day)
  }

  /// The value of digits; of very many the last nine.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return digits.suffix(9).reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
