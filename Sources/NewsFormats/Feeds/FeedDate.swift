internal import ArticleModel

/// Dates as feeds have them.
///
/// RSS wants RFC 822 with years of four digits, Atom and Dublin Core want ISO 8601; feeds have these and much else. What
/// a text does not say, no date says: neither a month nor a day is ever supplied, and where numbers alone could be read
/// in several ways there is no date.
struct FeedDate {
  private var year: Int?
  private var month: Int?
  private var day: Int?
  private var time: (hour: Int, minute: Int, second: Int?)?
  private var fraction: (nanosecond: Int, digits: Int)?
  private var offset: NewsDate.Offset?
  private var isAfternoon: Bool?

  /// Reads a date in any spelling that feeds are known to use.
  static func parse(_ text: Span<UInt8>) -> NewsDate? {
    if let date = NewsDate(iso8601: text) { return date }
    if let words = parseWords(text) { return words }
    // White space around the T of ISO 8601 is a usual mistake.
    var dense: [UInt8] = []
    for index in 0..<text.count where text[index] > 0x20 { dense.append(text[index]) }
    if let date = NewsDate(iso8601: dense.span) { return date }
    guard var respelled = respelled(text) else { return nil }
    return respelled.withUTF8 { unsafe NewsDate(iso8601: $0.span) ?? parseWords($0.span) }
  }

  /// Reads a date in any spelling that feeds are known to use.
  static func parse(_ text: String) -> NewsDate? {
    var text = text
    return text.withUTF8 { unsafe parse($0.span) }
  }

  /// A date as RFC 822 has it with the years of RFC 2822, or `nil` when it states less than a minute with an offset.
  static func internetMessage(_ date: NewsDate) -> String? {
    guard date.precision >= .minute, let offset = date.offset, date.year >= 1900 else { return nil }
    let local = date.secondsSince1970 + Int(offset.minutes) * 60
    let weekday = ((local - modulo(local, 86_400)) / 86_400 + 4) % 7
    let name = weekdays[(weekday + 7) % 7]
    var text = "\(name), \(two(Int(date.day))) \(months[Int(date.month) - 1]) \(date.year)"
    text += " \(two(Int(date.hour))):\(two(Int(date.minute)))"
    if date.precision >= .second { text += ":\(two(Int(date.second)))" }
    if offset.isZulu { return text + " GMT" }
    let minutes = abs(Int(offset.minutes))
    return text + (offset.minutes < 0 ? " -" : " +") + two(minutes / 60) + two(minutes % 60)
  }

  private static func modulo(_ value: Int, _ divisor: Int) -> Int { (value % divisor + divisor) % divisor }

  static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  // MARK: Words

  private static func parseWords(_ text: Span<UInt8>) -> NewsDate? {
    var date = FeedDate()
    var index = 0
    while index < text.count {
      while index < text.count, isSeparator(text[index]) { index += 1 }
      let start = index
      while index < text.count, !isSeparator(text[index]) { index += 1 }
      if index > start, !date.take(text.extracting(start..<index)) { return nil }
    }
    return date.finished
  }

  private static func isSeparator(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: ",") }

  private var finished: NewsDate? {
    guard let year, let month, day != nil || time == nil else { return nil }
    var hour = time?.hour
    if let isAfternoon, let stated = hour {
      guard (1...12).contains(stated) else { return nil }
      hour = stated % 12 + (isAfternoon ? 12 : 0)
    }
    return NewsDate(
      year: year, month: month, day: day, hour: hour, minute: time?.minute, second: time?.second,
      nanosecond: fraction?.nanosecond ?? 0, fractionDigits: fraction?.digits ?? 0,
      offset: time == nil ? nil : offset)
  }

  /// Takes one word; `false` when it cannot belong to a date.
  private mutating func take(_ word: Span<UInt8>) -> Bool {
    let first = word[0]
    if isDigit(first) {
      if contains(word, UInt8(ascii: ":")) { return takeTime(word) }
      for separator in [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")] where contains(word, separator) {
        return takeParts(word, separator)
      }
      return takeNumber(word)
    }
    if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") { return takeOffset(word) }
    return takeName(word)
  }

  private mutating func takeNumber(_ word: Span<UInt8>) -> Bool {
    var count = 0
    var number = 0
    while count < word.count, isDigit(word[count]), count < 5 {
      number = number * 10 + Int(word[count] & 15)
      count += 1
    }
    // `4th` is a day.
    guard count == word.count || count <= 2 && word.count == count + 2 else { return false }
    if day == nil, count <= 2 {
      day = number
      return true
    }
    guard year == nil, count == 2 || count == 4 else { return false }
    // RFC 2822, 4.3.
    year = count == 4 ? number : number < 50 ? 2000 + number : 1900 + number
    return true
  }

  /// Takes `05-Jan-2004` or `2004-01-05`, but nothing whose order is not certain.
  private mutating func takeParts(_ word: Span<UInt8>, _ separator: UInt8) -> Bool {
    if let stated = NewsDate(iso8601: word) {
      guard year == nil, month == nil, day == nil, stated.precision == .day else { return false }
      (year, month, day) = (Int(stated.year), Int(stated.month), Int(stated.day))
      return true
    }
    var hasName = false
    for index in 0..<word.count where word[index] | 0x20 >= 0x61 && word[index] | 0x20 <= 0x7A { hasName = true }
    guard hasName else { return false }
    var start = 0
    for index in 0...word.count where index == word.count || word[index] == separator {
      let part = word.extracting(start..<index)
      start = index + 1
      guard part.isEmpty || (isDigit(part[0]) ? takeNumber(part) : takeName(part)) else { return false }
    }
    return true
  }

  /// Takes `10:14`, `10:14:55`, `10:14:55.25`, `10:14pm`, `10:14:55Z` or `10:14:55+01:00`.
  private mutating func takeTime(_ word: Span<UInt8>) -> Bool {
    guard time == nil else { return false }
    var numbers = (0, 0, 0)
    var count = 0
    var index = 0
    while index < word.count, isDigit(word[index]), count < 3 {
      let start = index
      var number = 0
      while index < word.count, isDigit(word[index]), index - start < 2 {
        number = number * 10 + Int(word[index] & 15)
        index += 1
      }
      switch count {
      case 0: numbers.0 = number
      case 1: numbers.1 = number
      default: numbers.2 = number
      }
      count += 1
      guard index < word.count, word[index] == UInt8(ascii: ":") else { break }
      index += 1
    }
    guard count >= 2 else { return false }
    time = (numbers.0, numbers.1, count > 2 ? numbers.2 : nil)
    if count > 2, index < word.count, word[index] == UInt8(ascii: ".") {
      var (digits, value) = (0, 0)
      index += 1
      while index < word.count, isDigit(word[index]) {
        if digits < 9 { (digits, value) = (digits + 1, value * 10 + Int(word[index] & 15)) }
        index += 1
      }
      guard digits > 0 else { return false }
      for _ in digits..<9 { value *= 10 }
      fraction = (value, digits)
    }
    return index == word.count || take(word.extracting(index..<word.count))
  }

  private mutating func takeOffset(_ word: Span<UInt8>) -> Bool {
    guard time != nil else { return false }
    // Another one behind it, as in `GMT+0100`, says the same more exactly.
    var (count, number) = (0, 0)
    for index in 1..<word.count where word[index] != UInt8(ascii: ":") {
      guard isDigit(word[index]), count < 4 else { return false }
      number = number * 10 + Int(word[index] & 15)
      count += 1
    }
    // Hours alone, or minutes behind hours of one digit or two.
    let (hours, minutesOfHour) = count <= 2 ? (number, 0) : (number / 100, number % 100)
    guard (1...4).contains(count), minutesOfHour < 60 else { return false }
    let minutes = hours * 60 + minutesOfHour
    let isNegative = word[0] == UInt8(ascii: "-")
    // `-0000` is universal time from a place that is not told: RFC 2822, 3.3.
    offset = isNegative && minutes == 0 ? .zulu : NewsDate.Offset(minutes: isNegative ? -minutes : minutes)
    return offset != nil
  }

  /// Takes the three letters of a month or a weekday in the form that nearly all feeds use.
  private mutating func takeUsualName(_ word: Span<UInt8>) -> Bool {
    guard word.count == 3 else { return false }
    let letters = UInt32(word[0]) << 16 | UInt32(word[1]) << 8 | UInt32(word[2])
    if FeedDate.weekdayLetters.contains(letters) { return true }
    guard month == nil, let index = FeedDate.monthLetters.firstIndex(of: letters) else { return false }
    month = index + 1
    return true
  }

  private static func letters(_ names: [String]) -> [UInt32] {
    names.map { $0.utf8.reduce(0) { $0 << 8 | UInt32($1) } }
  }

  private static let weekdayLetters = letters(weekdays)
  private static let monthLetters = letters(months)

  private mutating func takeName(_ word: Span<UInt8>) -> Bool {
    if takeUsualName(word) { return true }
    var name = ""
    var rest = 0
    while rest < word.count, word[rest] != UInt8(ascii: "+"), word[rest] != UInt8(ascii: "-") { rest += 1 }
    for index in 0..<rest where word[index] < 0x80 {
      let byte = word[index]
      let isCapital = byte >= 0x41 && byte <= 0x5A
      if byte != UInt8(ascii: "."), byte != UInt8(ascii: "("), byte != UInt8(ascii: ")") {
        name.unicodeScalars.append(Unicode.Scalar(isCapital ? byte | 0x20 : byte))
      }
    }
    if rest < word.count, rest > 0, time != nil { return takeOffset(word.extracting(rest..<word.count)) }
    if let number = ProseDate.month(name) {
      guard month == nil else { return false }
      month = number
      return true
    }
    if ProseDate.isWeekday(name) || FeedDate.fillers.contains(name) { return true }
    if name == "am" || name == "pm" {
      isAfternoon = name == "pm"
      return time != nil
    }
    guard time != nil else { return false }
    if let minutes = FeedDate.zones[name], offset == nil {
      offset = minutes == 0 ? .zulu : NewsDate.Offset(minutes: minutes)
    }
    // The name of a zone that is not known leaves the offset open.
    return true
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }

  private func contains(_ word: Span<UInt8>, _ byte: UInt8) -> Bool {
    for index in 0..<word.count where word[index] == byte { return true }
    return false
  }

  private static let fillers: Set<String> = ["", "of", "at", "the", "on", "tues", "weds", "thur", "thurs"]

  /// Minutes from UTC of the names of zones: those of RFC 822, and others that mean one zone only.
  private static let zones: [String: Int] = [
    "gmt": 0, "utc": 0, "ut": 0, "z": 0, "wet": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
    "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600, "bst": 60, "cet": 60, "met": 60,
    "mez": 60, "cest": 120, "mest": 120, "mesz": 120, "eet": 120, "eest": 180, "msk": 180, "west": 60, "jst": 540,
    "kst": 540, "hkt": 480, "sgt": 480, "awst": 480, "acst": 570, "acdt": 630, "aest": 600, "aedt": 660, "nzst": 720,
    "nzdt": 780,
  ]
}
