internal import ArticleModel

extension FeedDate {
  /// Spells a date that is written otherwise as feeds should have it, or returns `nil` when it is none of these.
  ///
  /// Known are seconds since 1970, parts in numbers whose order is certain, signs behind the parts as in Chinese and
  /// Japanese, and the months of some languages. Nothing is told that the text does not say.
  static func respelled(_ text: Span<UInt8>) -> String? {
    guard text.count < 100 else { return nil }
    var bytes: [UInt8] = []
    for index in 0..<text.count { bytes.append(text[index]) }
    if let seconds = secondsSince1970(bytes) { return seconds }
    let stated = String(decoding: bytes, as: UTF8.self)
    var words: [String] = []
    for word in parted(stated).split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" }) {
      let isFirst = words.isEmpty
      guard let spelled = spelled(word, isFirst: isFirst) else { continue }
      words.append(spelled)
    }
    let result = words.joined(separator: " ")
    // A number alone is a date only where nothing else stands beside it.
    return result == stated || result.utf8.allSatisfy { $0 &- 0x30 < 10 } ? nil : result
  }

  /// Ten digits: every instant from 2001 to 2286.
  private static func secondsSince1970(_ bytes: [UInt8]) -> String? {
    guard bytes.count == 10, bytes.allSatisfy({ $0 &- 0x30 < 10 }), bytes[0] != UInt8(ascii: "0") else { return nil }
    let seconds = bytes.reduce(0) { $0 * 10 + Int($1 & 15) }
    let (days, rest) = (seconds / 86_400, seconds % 86_400)
    // Civil from days, with years that begin in March.
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(year)-\(two(month))-\(two(day)) \(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60)) Z"
  }

  /// The text with white space where parts of it meet without any.
  private static func parted(_ text: String) -> String {
    var result = ""
    var former: Character = " "
    var hasTime = false
    for character in text {
      switch character {
      case "年", "月", "년", "월": result.append("-")
      case "日", "일": result.append(" ")
      // `2026-03-14T9:05`
      case "T" where former.isASCII && former.isNumber && !hasTime: result.append(" ")
      case ",": result.append(", ")
      default:
        hasTime = hasTime || character == ":"
        result.append(character)
      }
      former = character
    }
    return result
  }

  /// A word as English has it, or `nil` when it says nothing.
  private static func spelled(_ word: Substring, isFirst: Bool) -> String? {
    if let date = numbers(word) { return date }
    let name = word.lowercased().filter { $0 != "." && $0 != "," }
    if let month = months[name] { return month }
    if fillers.contains(name) { return nil }
    // `4. März`
    if word.last == ".", name.utf8.allSatisfy({ $0 &- 0x30 < 10 }) { return name }
    // Before the day stands its name.
    if isFirst, name.allSatisfy(\.isLetter), word.last == "," || ProseDate.month(name) == nil { return nil }
    return String(word)
  }

  /// A date in three numbers, where only one order is possible.
  private static func numbers(_ word: Substring) -> String? {
    let parts = word.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "." || $0 == "-" }
    let numbers = parts.compactMap { part in
      part.utf8.count <= 4 && part.utf8.allSatisfy { $0 &- 0x30 < 10 } ? Int(part) : nil
    }
    guard parts.count == 3, numbers.count == 3 else { return nil }
    if parts[0].count == 4 { return "\(parts[0])-\(two(numbers[1]))-\(two(numbers[2]))" }
    guard parts[2].count == 4 else { return nil }
    if numbers[0] > 12, numbers[1] <= 12 { return "\(parts[2])-\(two(numbers[1]))-\(two(numbers[0]))" }
    if numbers[1] > 12, numbers[0] <= 12 { return "\(parts[2])-\(two(numbers[0]))-\(two(numbers[1]))" }
    return nil
  }

  private static let fillers: Set<String> = [
    "a", "as", "at", "da", "de", "del", "den", "der", "des", "di", "el", "il", "kl", "klo", "la", "le", "o", "om", "op",
    "uhr", "um", "à", "às", "в", "г", "года",
  ]

  /// The months of German, French, Spanish, Italian, Portuguese, Dutch, the languages of the North, Polish and Russian,
  /// as far as no two languages mean different ones.
  private static let months: [String: String] = {
    let names = [
      "Jan": "januar jänner jän januari janvier janv enero ene gennaio gen janeiro stycznia января янв",
      "Feb": "februar februari février fevrier févr fév febrero febbraio fevereiro fev lutego февраля фев",
      "Mar": "märz mär mrz mars marzo março maart mrt marts marca марта мар",
      "Apr": "avril avr abril abr aprile kwietnia апреля апр",
      "May": "mai mayo maggio mag maio mei maj maja мая май",
      "Jun": "juni juin junio giugno giu junho czerwca июня июн",
      "Jul": "juli juillet juil julio luglio lug julho lipca июля июл",
      "Aug": "août aout agosto ago augustus augusti sierpnia августа авг",
      "Sep": "septembre septiembre setiembre settembre setembro set września сентября сен сент",
      "Oct": "oktober okt octobre octubre ottobre ott outubro out października октября окт",
      "Nov": "novembre noviembre novembro listopada ноября ноя нояб",
      "Dec": "dezember dez décembre decembre déc diciembre dic dicembre dezembro desember des grudnia декабря дек",
    ]
    var months: [String: String] = [:]
    for (month, others) in names {
      for name in others.split(separator: " ") { months[String(name)] = month }
    }
    return months
  }()
}
