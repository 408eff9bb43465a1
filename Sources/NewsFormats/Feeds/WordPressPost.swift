internal import ArticleModel

/// What the reader and the writer of WordPress's exports agree on.
enum WordPressPost {
  /// The namespaces of the versions 1.2, 1.1 and 1.0.
  static let namespaces = [
    namespace, "http://wordpress.org/export/1.1/", "http://wordpress.org/export/1.0/",
    "https://wordpress.org/export/1.2/", "https://wordpress.org/export/1.1/", "https://wordpress.org/export/1.0/",
  ]
  /// The namespace of extensions that are elements of exports, whatever the version was.
  static let namespace = "http://wordpress.org/export/1.2/"
  /// The role of the number that a post has in its site.
  static let numberRole = "wp:post_id"
  /// The role of the name that a post has in its address.
  static let nameRole = "wp:post_name"
  /// The label of the post that an item belongs to, by its number.
  static let parentLabel = "wp:post_parent"
  /// The scheme of the names by which authors log in.
  static let loginScheme = "wp:author_login"
  /// The anchor of a post's own fields, whose names are those of the extensions.
  static let metaAnchor = "postmeta"
  /// The anchor of what WordPress calls the kind of a post, where it is not `post`.
  static let typeName = "post_type"

  // MARK: Status

  /// What the status of a post means.
  struct Meaning: Equatable {
    var status = ""
    var embargo: Embargo?
  }

  /// What the status of a post means.
  ///
  /// - Parameters:
  ///   - word: WordPress's word.
  ///   - hasPassword: Whether the post asks its readers for a password.
  ///   - date: When it is published.
  /// - Returns: The status and the embargo of the article.
  static func meaning(of word: String, hasPassword: Bool, date: NewsDate?) -> Meaning {
    switch word {
    case "publish": Meaning(status: hasPassword ? "withheld" : "usable")
    case "future": Meaning(status: hasPassword ? "withheld" : "usable", embargo: Embargo(until: date))
    case "draft", "pending", "private", "auto-draft": Meaning(status: "withheld")
    case "trash": Meaning(status: "canceled")
    // That of the post that it belongs to.
    case "inherit", "": Meaning()
    default: Meaning(status: word)
    }
  }

  /// The word for a status and an embargo; what nobody may see yet never becomes public.
  static func word(for meaning: Meaning) -> String {
    let status = meaning.status.lowercased()
    if status.hasSuffix("canceled") || status.hasSuffix("cancelled") { return "trash" }
    guard status.isEmpty || status.hasSuffix("usable") else { return "draft" }
    guard let embargo = meaning.embargo else { return "publish" }
    guard let until = embargo.until, until.precision >= .minute else { return "draft" }
    return "future"
  }

  // MARK: Dates

  /// A date from the two that an export states: the site's own time, and universal time.
  static func date(local: String, universal: String) -> NewsDate? {
    let local = parsed(local)
    let universal = parsed(universal)
    guard let universal else { return local }
    guard let local else { return moment(universal, offset: .zulu) }
    let minutes = local.secondsSince1970 / 60 - universal.secondsSince1970 / 60
    let isExact = (local.secondsSince1970 - universal.secondsSince1970) % 900 == 0
    guard isExact, (-12 * 60...14 * 60).contains(minutes) else { return nil }
    return moment(local, offset: minutes == 0 ? .zulu : NewsDate.Offset(minutes: minutes))
  }

  private static func moment(_ date: NewsDate, offset: NewsDate.Offset?) -> NewsDate? {
    NewsDate(
      year: Int(date.year), month: Int(date.month), day: Int(date.day), hour: Int(date.hour), minute: Int(date.minute),
      second: Int(date.second), offset: offset)
  }

  /// `2024-05-05 08:00:00`; zeros stand for none.
  static func parsed(_ text: String) -> NewsDate? {
    guard !text.hasPrefix("0000"), !text.hasPrefix("-") else { return nil }
    let bytes = Array(text.utf8)
    guard bytes.count == 19, bytes[10] == 0x20 else { return NewsDate(text) }
    return NewsDate(text.prefix(10) + "T" + text.suffix(8))
  }

  /// Both spellings of a date, or `nil` when it says less than a day; zeros stand for what it does not say.
  static func texts(of date: NewsDate) -> (local: String, universal: String)? {
    guard date.precision >= .day, date.year > 0 else { return nil }
    let local = text(date.secondsSince1970 + Int(date.offset?.minutes ?? 0) * 60, second: date.second)
    guard date.offset != nil else { return local.map { ($0, noDate) } }
    guard let local, let universal = text(date.secondsSince1970, second: date.second) else { return nil }
    return (local, universal)
  }

  /// Whether nothing of a date is lost in those spellings.
  static func isExact(_ date: NewsDate) -> Bool {
    guard date.precision == .second, let (local, universal) = texts(of: date) else { return false }
    return self.date(local: local, universal: universal) == date
  }

  /// Zeros, for no date.
  static let noDate = "0000-00-00 00:00:00"

  private static func text(_ seconds: Int, second: UInt8) -> String? {
    // Civil from days, with eras of 400 years that begin in March.
    let seconds = second == 60 ? seconds - 60 : seconds
    let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let rest = seconds - days * 86_400
    let shifted = days + 719_468
    let era = shifted >= 0 ? shifted / 146_097 : (shifted - 146_096) / 146_097
    let day = shifted - era * 146_097
    let yearOfEra = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
    let dayOfYear = day - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let civilMonth = month < 10 ? month + 3 : month - 9
    let year = yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0)
    guard (1...9999).contains(year) else { return nil }
    let date = "\(padded(year, 4))-\(padded(civilMonth, 2))-\(padded(dayOfYear - (153 * month + 2) / 5 + 1, 2))"
    return "\(date) \(padded(rest / 3600, 2)):\(padded(rest / 60 % 60, 2)):\(padded(Int(second), 2))"
  }

  private static func padded(_ number: Int, _ count: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
  }
}
