/// A date as a source states it: as precise as stated, with the offset that was stated, and nothing more.
///
/// A day, a month or an offset that the source does not give is never filled in.
public struct NewsDate: Hashable, Sendable {
  /// The last part of a date that is stated.
  public enum Precision: UInt8, Hashable, Sendable, Comparable {
    /// Only the year.
    case year
    /// The year and the month.
    case month
    /// A day.
    case day
    /// A time to the minute.
    case minute
    /// A time to the second.
    case second
    /// A time to a fraction of a second.
    case fraction

    /// A year is less precise than a month, and so on.
    public static func < (a: Precision, b: Precision) -> Bool { a.rawValue < b.rawValue }
  }

  /// The distance from UTC.
  public struct Offset: Hashable, Sendable {
    /// Minutes east of Greenwich.
    public let minutes: Int16
    /// Whether the source wrote `Z`, which says the same as `+00:00`.
    public let isZulu: Bool

    /// `Z`.
    public static let zulu = Offset(minutes: 0, isZulu: true)

    /// Creates an offset, or returns `nil` when it is 24 hours or more.
    public init?(minutes: Int) {
      guard abs(minutes) < 24 * 60 else { return nil }
      self.init(minutes: Int16(minutes), isZulu: false)
    }

    private init(minutes: Int16, isZulu: Bool) {
      self.minutes = minutes
      self.isZulu = isZulu
    }
  }

  /// The year, from 0 to 9999.
  public let year: Int16
  /// The month from 1, or 1 when it is not stated.
  public let month: UInt8
  /// The day from 1, or 1 when it is not stated.
  public let day: UInt8
  /// The hour, or 0 when it is not stated.
  public let hour: UInt8
  /// The minute, or 0 when it is not stated.
  public let minute: UInt8
  /// The second up to 60 (a leap second), or 0 when it is not stated.
  public let second: UInt8
  /// How many digits of ``nanosecond`` the source states, from 0 to 9.
  public let fractionDigits: UInt8
  /// The fraction of the second, in nanoseconds.
  public let nanosecond: UInt32
  /// What is stated.
  public let precision: Precision
  /// The distance from UTC, or `nil` when the source does not state it.
  public let offset: Offset?

  /// Creates a date from what is stated, or returns `nil` when there is no such date.
  ///
  /// A part may be stated only if all greater ones are; hour and minute come together.
  public init?(
    year: Int, month: Int? = nil, day: Int? = nil, hour: Int? = nil, minute: Int? = nil, second: Int? = nil,
    nanosecond: Int = 0, fractionDigits: Int = 0, offset: Offset? = nil
  ) {
    guard (0...9999).contains(year), (1...12).contains(month ?? 1), (0...9).contains(fractionDigits) else { return nil }
    guard (1...NewsDate.days(inMonth: month ?? 1, ofYear: year)).contains(day ?? 1) else { return nil }
    guard (0...23).contains(hour ?? 0), (0...59).contains(minute ?? 0), (0...60).contains(second ?? 0) else {
      return nil
    }
    guard (0...999_999_999).contains(nanosecond) else { return nil }
    if day != nil && month == nil || hour != nil && day == nil || second != nil && minute == nil { return nil }
    if (hour == nil) != (minute == nil) || fractionDigits > 0 && second == nil || offset != nil && hour == nil {
      return nil
    }
    self.year = Int16(year)
    self.month = UInt8(month ?? 1)
    self.day = UInt8(day ?? 1)
    self.hour = UInt8(hour ?? 0)
    self.minute = UInt8(minute ?? 0)
    self.second = UInt8(second ?? 0)
    self.nanosecond = UInt32(nanosecond)
    self.fractionDigits = UInt8(fractionDigits)
    self.offset = offset
    precision =
      fractionDigits > 0
      ? .fraction : second != nil ? .second : hour != nil ? .minute : day != nil ? .day : month != nil ? .month : .year
  }

  /// How many days a month has.
  static func days(inMonth month: Int, ofYear year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Seconds since the beginning of 1970 in UTC, as if parts that are not stated were the least possible and a date
  /// without an offset stood in UTC.
  ///
  /// For putting dates in order and for comparing two spellings of the same instant, not for display.
  public var secondsSince1970: Int {
    // Days from civil, with years that begin in March, so that the leap day is the last one.
    let shifted = Int(year) - (month <= 2 ? 1 : 0)
    let era = shifted >= 0 ? shifted / 400 : (shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * ((Int(month) + 9) % 12) + 2) / 5 + Int(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = era * 146_097 + dayOfEra - 719_468
    return days * 86_400 + Int(hour) * 3600 + Int(minute) * 60 + Int(second) - Int(offset?.minutes ?? 0) * 60
  }

  /// Whether two dates state the same, in whatever offset: the same instant to the same precision.
  public func isSameInstant(as other: NewsDate) -> Bool {
    precision == other.precision && (offset == nil) == (other.offset == nil)
      && secondsSince1970 == other.secondsSince1970 && nanosecond == other.nanosecond
  }
}
