internal import ArticleModel

/// A date in prose: `Monday, 20 October 2013 at 6 p.m. GMT`, `Oct. 20, 2013`, `2013-10-20T19:27+11:00`.
struct ProseDate {
  private var year: Int?
  private var month: Int?
  private var day: Int?
  private var hour: Int?
  private var minute: Int?
  private var second: Int?
  private var offset: NewsDate.Offset?

  /// Reads the first date of a text.
  ///
  /// - Parameters:
  ///   - text: The text, a line at most.
  ///   - reference: The date whose year holds for a date without one.
  /// - Returns: The date as precise as it is stated, or `nil` when there is none or its year is not known.
  static func find(in text: String, reference: NewsDate? = nil) -> NewsDate? {
    let words = text.split { $0 == " " || $0 == "," || $0 == "(" || $0 == ")" || $0 == ";" }.prefix(60)
    var date = ProseDate()
    var rest = words.map(withoutStops)[...]
    while let word = rest.popFirst() {
      if let first = word.first, first.isNumber, word.contains("-"), let stated = NewsDate(word) {
        guard stated.precision == .day else { return stated }
        (date.year, date.month, date.day) = (Int(stated.year), Int(stated.month), Int(stated.day))
      } else if let half = rest.first.flatMap({ halves[$0.lowercased()] }), word.first?.isNumber == true {
        date.takeTime(word, half: half)
        rest.removeFirst()
      } else {
        date.take(word)
      }
    }
    guard let month = date.month, let day = date.day else { return nil }
    guard let year = date.year ?? reference.map({ Int($0.year) }) else { return nil }
    return NewsDate(
      year: year, month: month, day: day, hour: date.hour, minute: date.hour == nil ? nil : date.minute ?? 0,
      second: date.hour == nil ? nil : date.second, offset: date.hour == nil ? nil : date.offset)
  }

  private mutating func take(_ word: String) {
    if month == nil, let named = ProseDate.month(word) {
      month = named
    } else if word.contains(":") || ProseDate.suffixes.contains(where: word.lowercased().hasSuffix), hour == nil {
      takeTime(word, half: nil)
    } else if let minutes = ProseDate.zones[word] {
      if hour == nil, let number = pendingTime { (hour, minute) = (number / 100, number % 100) }
      if hour != nil { offset = minutes == 0 ? .zulu : NewsDate.Offset(minutes: minutes) }
    } else if word.count == 5, word.hasPrefix("+") || word.hasPrefix("-"), let number = Int(word), hour != nil {
      offset = NewsDate.Offset(minutes: number / 100 * 60 + number % 100)
    } else {
      takeNumber(word)
    }
  }

  /// The last number of four digits: a time before `GMT`, if the year is known already.
  private var pendingTime: Int?

  private mutating func takeNumber(_ word: String) {
    var digits = Substring(word)
    for ending in ["st", "nd", "rd", "th"] where digits.hasSuffix(ending) { digits = digits.dropLast(2) }
    guard digits.count <= 4, let number = Int(digits), digits.allSatisfy(\.isNumber) else { return }
    if digits.count == 4 {
      pendingTime = number < 2400 && number % 100 < 60 ? number : nil
      if year == nil, number >= 1900, number < 2100 {
        year = number
        pendingTime = nil
      }
    } else if day == nil, (1...31).contains(number) {
      day = number
    }
  }

  /// Takes `19:27`, `19:27:51`, `6pm` or `12.01am`; `half` is 12 for the afternoon where the next word says so.
  private mutating func takeTime(_ word: String, half: Int?) {
    var half = half
    var text = word.lowercased()
    for suffix in ProseDate.suffixes where text.hasSuffix(suffix) {
      half = suffix == "pm" ? 12 : 0
      text.removeLast(2)
    }
    let parts = text.split { $0 == ":" || $0 == "." }.map { Int($0) }
    guard let first = parts.first, let stated = first, stated < 24, parts.count <= 3 else { return }
    hour = half.map { stated % 12 + $0 } ?? stated
    minute = parts.count > 1 ? parts[1] ?? 0 : 0
    second = parts.count > 2 ? parts[2] : nil
  }

  private static let suffixes = ["am", "pm"]
  private static let halves = ["a.m": 0, "p.m": 12, "am": 0, "pm": 12]

  private static func withoutStops(_ word: Substring) -> String {
    var word = word
    while let last = word.last, last == "." || last == ":" || last == "]" { word = word.dropLast() }
    return String(word)
  }

  /// The number of a month by its name or abbreviation in English or German.
  static func month(_ word: String) -> Int? {
    let name = word.lowercased()
    guard names.contains(name) || name.count == 3 else { return nil }
    return months[String(name.prefix(3))]
  }

  /// Whether a word names a day of the week in English or German.
  static func isWeekday(_ word: String) -> Bool { weekdays.contains(word.lowercased()) }

  private static let months: [String: Int] = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12, "mär": 3, "mai": 5, "okt": 10, "dez": 12,
  ]

  private static let names: Set<String> = [
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    "sept", "januar", "februar", "märz", "juni", "juli", "oktober", "dezember",
  ]

  private static let weekdays: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri",
    "sat", "sun", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
  ]

  /// Minutes from UTC of the abbreviations that mean one zone only.
  private static let zones: [String: Int] = [
    "GMT": 0, "UTC": 0, "BST": 60, "CET": 60, "CEST": 120, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420,
    "MDT": -360, "PST": -480, "PDT": -420, "JST": 540, "AEST": 600, "AEDT": 660,
  ]
}
