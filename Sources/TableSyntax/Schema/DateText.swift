/// Dates and times in the default notations of Table Schema, which are those of XML Schema.
enum DateText {
  static func date(_ text: String) -> Double? {
    var cursor = TextCursor(text)
    guard let seconds = date(&cursor), cursor.isAtEnd else { return nil }
    return seconds
  }

  static func time(_ text: String) -> Double? {
    var cursor = TextCursor(text)
    guard let seconds = time(&cursor), let offset = cursor.zone(), cursor.isAtEnd else { return nil }
    return seconds - offset
  }

  static func dateAndTime(_ text: String) -> Double? {
    var cursor = TextCursor(text)
    guard let day = date(&cursor), cursor.skip("T"), let seconds = time(&cursor), let offset = cursor.zone(),
      cursor.isAtEnd
    else { return nil }
    return day + seconds - offset
  }

  static func year(_ text: String) -> Int? {
    var cursor = TextCursor(text)
    let isNegative = cursor.skip("-")
    guard let year = cursor.number(digits: 4...9), cursor.isAtEnd else { return nil }
    return isNegative ? -year : year
  }

  static func yearAndMonth(_ text: String) -> Double? {
    var cursor = TextCursor(text)
    guard let year = cursor.number(digits: 4...9), cursor.skip("-"), let month = cursor.number(digits: 2...2),
      cursor.isAtEnd
    else { return nil }
    return seconds(year: year, month: month, day: 1)
  }

  static func isDuration(_ text: String) -> Bool {
    var cursor = TextCursor(text)
    _ = cursor.skip("-")
    guard cursor.skip("P") else { return false }
    var count = cursor.durationParts("YMWD", allowsFraction: false)
    if cursor.skip("T") {
      let times = cursor.durationParts("HMS", allowsFraction: true)
      guard times > 0 else { return false }
      count += times
    }
    return count > 0 && cursor.isAtEnd
  }

  /// Returns the seconds since 1970 of the beginning of a day, or `nil` if there is no such day.
  static func seconds(year: Int, month: Int, day: Int) -> Double? {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...12).contains(month), (1...lengths[month - 1]).contains(day) else { return nil }
    let past = year - 1
    let leapDays = past / 4 - past / 100 + past / 400
    let dayOfYear = lengths[..<(month - 1)].reduce(0, +) + day - 1
    return Double(past * 365 + leapDays + dayOfYear - 719162) * 86400
  }

  private static func date(_ cursor: inout TextCursor) -> Double? {
    guard let year = cursor.number(digits: 4...4), year > 0, cursor.skip("-"),
      let month = cursor.number(digits: 2...2), cursor.skip("-"), let day = cursor.number(digits: 2...2)
    else { return nil }
    return seconds(year: year, month: month, day: day)
  }

  private static func time(_ cursor: inout TextCursor) -> Double? {
    guard let hour = cursor.number(digits: 2...2), hour < 24, cursor.skip(":"),
      let minute = cursor.number(digits: 2...2), minute < 60, cursor.skip(":"),
      let second = cursor.number(digits: 2...2), second <= 60
    else { return nil }
    var seconds = Double(hour * 3600 + minute * 60 + second)
    if cursor.skip(".") {
      guard let fraction = cursor.fraction() else { return nil }
      seconds += fraction
    }
    return seconds
  }
}
