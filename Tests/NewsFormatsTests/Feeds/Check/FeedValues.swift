import Foundation

/// The forms that values in feeds have to have, after RFC 822, RFC 2822, RFC 3339, RFC 3986, RFC 4151 and RFC 8141.
enum FeedValues {
  // MARK: Dates

  private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// `Sat, 14 Mar 2026 09:30:00 +0100`, with the right day of the week.
  static func isInternetMessageDate(_ text: String) -> Bool {
    let pattern =
      /(?:(?<day>[A-Z][a-z]{2}), )?(?<date>\d{1,2}) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d))? (?:UT|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|Z|[+-]\d{4})/
    guard let match = text.wholeMatch(of: pattern)?.output, let month = months.firstIndex(of: String(match.month)),
      let year = Int(match.year), let date = Int(match.date),
      isDate(year, month + 1, date), isTime(match.hour, match.minute, match.second ?? "0")
    else { return false }
    guard let day = match.day else { return true }
    return days.firstIndex(of: String(day)) == weekday(year, month + 1, date)
  }

  /// `2026-03-14T09:30:00.5+01:00`, or `Z` for the offset.
  static func isTimestamp(_ text: String) -> Bool {
    let pattern = /(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-](\d\d):(\d\d))/
    guard let match = text.wholeMatch(of: pattern)?.output, let year = Int(match.1), let month = Int(match.2),
      let date = Int(match.3)
    else { return false }
    return isDate(year, month, date) && isTime(match.4, match.5, match.6)
      && isTime(match.7 ?? "0", match.8 ?? "0", "0")
  }

  /// A year, a month, a day, or a time with an offset: W3CDTF.
  static func isProfileDate(_ text: String) -> Bool {
    if text.wholeMatch(of: /\d{4}/) != nil { return true }
    if text.wholeMatch(of: /\d{4}-(0[1-9]|1[0-2])/) != nil { return true }
    if let match = text.wholeMatch(of: /(\d{4})-(\d\d)-(\d\d)/)?.output {
      return isDate(Int(match.1) ?? 0, Int(match.2) ?? 0, Int(match.3) ?? 0)
    }
    if let match = text.wholeMatch(of: /(.*T\d\d:\d\d)(Z|[+-]\d\d:\d\d)/)?.output {
      return isTimestamp("\(match.1):00\(match.2)")
    }
    return isTimestamp(text)
  }

  private static func isDate(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    guard (1...12).contains(month) else { return false }
    let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...lengths[month - 1]).contains(day)
  }

  private static func isTime(_ hour: Substring, _ minute: Substring, _ second: Substring) -> Bool {
    (Int(hour) ?? 99) < 24 && (Int(minute) ?? 99) < 60 && (Int(second) ?? 99) <= 60
  }

  /// Zeller's congruence, with Sunday as 0.
  private static func weekday(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let (shifted, count) = month < 3 ? (year - 1, month + 12) : (year, month)
    let (century, rest) = (shifted / 100, shifted % 100)
    return (day + 13 * (count + 1) / 5 + rest + rest / 4 + century / 4 + 5 * century + 6) % 7
  }

  // MARK: Addresses

  /// Whether a text is an IRI or a relative reference: RFC 3987.
  static func isReference(_ text: String) -> Bool {
    guard !text.unicodeScalars.contains(where: { $0.value <= 0x20 || "<>\"{}|\\^`".unicodeScalars.contains($0) })
    else { return false }
    guard let scheme = text.wholeMatch(of: /([A-Za-z][A-Za-z0-9+.\-]*):(.*)/)?.output else {
      return !text.hasPrefix("//") || text.count > 2
    }
    switch scheme.1.lowercased() {
    case "http", "https": return scheme.2.wholeMatch(of: /\/\/[^\/?#]+.*/) != nil
    case "urn": return isURN(text)
    case "tag": return isTag(text)
    default: return !scheme.2.isEmpty
    }
  }

  static func isAbsolute(_ text: String) -> Bool {
    isReference(text) && text.wholeMatch(of: /[A-Za-z][A-Za-z0-9+.\-]*:.+/) != nil
  }

  static func isURN(_ text: String) -> Bool {
    let pattern = /(?i)urn:(?<nid>[a-z0-9][a-z0-9\-]{1,31}):(?:[a-z0-9()+,.:=@;$_!*'\-]|%[0-9a-f]{2})+/
    guard let match = text.wholeMatch(of: pattern)?.output else { return false }
    let hexadecimal = /(?i)urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/
    return match.nid.lowercased() != "uuid" || text.wholeMatch(of: hexadecimal) != nil
  }

  static func isTag(_ text: String) -> Bool {
    let authority = /(?:[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?\.?)+|[A-Za-z0-9._\-]+@[A-Za-z0-9.\-]+/
    let pattern = /tag:([^,]+),(\d{4}(?:-\d\d(?:-\d\d)?)?):((?:[A-Za-z0-9\-._~!$&'()*+,;=:@\/?#]|%[0-9A-Fa-f]{2})*)/
    guard let match = text.wholeMatch(of: pattern)?.output, isProfileDate(String(match.2)) else { return false }
    return match.1.wholeMatch(of: authority) != nil
  }

  // MARK: Others

  static func isMail(_ text: String) -> Bool {
    text.wholeMatch(of: /[A-Za-z0-9!#$%&'*+\/=?^_`{|}~.\-]+@(?:[A-Za-z0-9\-]+\.)+[A-Za-z]{2,}/) != nil
  }

  /// A mail address, with a name in brackets where there is one.
  static func isContact(_ text: String) -> Bool {
    guard let match = text.wholeMatch(of: /(\S+)(?: \((.+)\))?/)?.output else { return false }
    return isMail(String(match.1))
  }

  static func isMediaType(_ text: String) -> Bool {
    text.wholeMatch(of: /[A-Za-z0-9!#$&\-^_.+]+\/[A-Za-z0-9!#$&\-^_.+]+(?:\s*;\s*[A-Za-z0-9\-]+=(?:[^\s";]+|"[^"]*"))*/)
      != nil
  }

  static func isLanguage(_ text: String) -> Bool {
    guard text.wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*/) != nil else { return false }
    let language = text.prefix { $0 != "-" }.lowercased()
    return language.count == 3 || languages.contains(language)
  }

  static func isPositive(_ text: String) -> Bool { text.wholeMatch(of: /\d+/) != nil && (Int(text) ?? 0) > 0 }

  static func isWhole(_ text: String) -> Bool { text.wholeMatch(of: /\d+/) != nil }

  /// ISO 639-1, and the old names of three of its languages.
  private static let languages = Set(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji
    jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd
    ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss
    st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
