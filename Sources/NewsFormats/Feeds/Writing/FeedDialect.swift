internal import ArticleModel

/// What one format of feeds can say with its own elements.
enum FeedDialect {
  case rss
  case rss1
  case atom
  /// The export of WordPress, which is RSS with elements of its own.
  case wxr

  /// Its name in messages.
  var title: String {
    switch self {
    case .rss: "RSS"
    case .rss1: "RSS 1.0"
    case .atom: "Atom"
    case .wxr: "WXR"
    }
  }

  /// Whether identifiers must be IRIs.
  var wantsIRI: Bool { self == .rss1 || self == .atom }

  /// Whether a text is one for a single line: what is read of it is what was written.
  static func isLine(_ text: String) -> Bool { text.isPlainLine }

  /// Whether marks are such that HTML says all about them.
  static func isSimple(_ text: RichText) -> Bool {
    isLine(text.text)
      && text.marks.allSatisfy { mark in
        switch mark.kind {
        case .strong, .emphasis, .code, .subscript, .superscript: mark.start < mark.end
        default: false
        }
      } && text.marks.count < 2
  }

  /// Whether a text is a tag for a language: a language, perhaps with a script, a region and variants (RFC 5646).
  static func isLanguage(_ text: String) -> Bool {
    let isLetters: (Substring.UTF8View) -> Bool = { $0.allSatisfy { ($0 | 0x20) &- 0x61 < 26 } }
    let isDigits: (Substring.UTF8View) -> Bool = { $0.allSatisfy { $0 &- 0x30 < 10 } }
    var parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)[...]
    guard let language = parts.popFirst(), (2...3).contains(language.count), isLetters(language) else { return false }
    if let script = parts.first, script.count == 4, isLetters(script) { parts.removeFirst() }
    if let region = parts.first, region.count == 2 && isLetters(region) || region.count == 3 && isDigits(region) {
      parts.removeFirst()
    }
    return parts.allSatisfy { part in
      let isWord = part.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }
      return isWord && ((5...8).contains(part.count) || part.count == 4 && part.first.map { $0 &- 0x30 < 10 } == true)
    }
  }

  /// Whether a text is an absolute IRI.
  ///
  /// Those of the web, names and tags have rules of their own: RFC 3986, RFC 8141 and RFC 4151.
  static func isIRI(_ text: String) -> Bool {
    guard URIReference.isIRI(text) else { return false }
    switch text.prefix(while: { $0 != ":" }).lowercased() {
    case "http", "https": return !(URIReference(text).authority ?? "").isEmpty
    case "urn": return FeedNames.isName(text)
    case "tag": return FeedNames.isTag(text)
    default: return true
    }
  }

  /// Whether a text is an address of the web.
  static func isAddress(_ text: String) -> Bool {
    (text.hasPrefix("http://") || text.hasPrefix("https://")) && isIRI(text) && text.utf8.count > 8
  }

  /// An IRI for an identifier that is none: the same one each time.
  static func iri(_ id: String) -> String {
    if isIRI(id) { return id }
    let digits = Array("0123456789ABCDEF")
    var text = "urn:x-id:"
    for byte in id.utf8 {
      let isUnreserved =
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x2E || byte == 0x5F || byte == 0x3A
      if isUnreserved {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return text
  }
}

extension NewsDate {
  /// Whether the date states all that RFC 3339 demands.
  var isFeedTimestamp: Bool { precision >= .second && offset != nil }

  /// The date as RFC 3339 has it, or `nil` for a month or a year.
  ///
  /// It is the second at which the day or minute begins, in universal time where the date does not say otherwise.
  var feedTimestamp: NewsDate? {
    guard precision >= .day else { return nil }
    if isFeedTimestamp { return self }
    return NewsDate(
      year: Int(year), month: Int(month), day: Int(day), hour: Int(hour), minute: Int(minute), second: Int(second),
      nanosecond: Int(nanosecond), fractionDigits: Int(fractionDigits), offset: offset ?? .zulu)
  }
}

extension Article {
  /// The date of this version as Atom demands it: the version's own, else the nearest one that says most.
  var feedUpdated: NewsDate? {
    if let date = versionCreated?.feedTimestamp { return date }
    let near = [published, contentModified, contentCreated, sent, firstCreated].compactMap(\.self)
    return near.first(where: \.isFeedTimestamp) ?? near.lazy.compactMap(\.feedTimestamp).first
  }
}
