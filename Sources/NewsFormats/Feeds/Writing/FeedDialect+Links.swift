internal import ArticleModel

extension FeedDialect {
  /// Whether a link says nothing that a link of Atom cannot.
  static func isPlain(_ link: Link) -> Bool { plain(link) == link }

  /// A link as Atom has it: without what it cannot say, and with the nearest relation that is registered.
  static func plain(_ link: Link) -> Link {
    var plain = link
    if !isIRI(link.rel), !relations.contains(link.rel) { plain.rel = link.rel == "comments" ? "replies" : "related" }
    if !isMediaType(link.type) { plain.type = "" }
    if !isLanguage(link.language) { plain.language = "" }
    if link.title.allSatisfy(\.isWhitespace) { plain.title = "" }
    if let length = link.length, length < 0 { plain.length = nil }
    return plain
  }

  /// Whether a text is a media type: two names, perhaps with parameters that are names as well (RFC 2045).
  static func isMediaType(_ text: String) -> Bool {
    var parameters = text.utf8.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)[...]
    guard let type = parameters.popFirst(), isPair(type, parted: UInt8(ascii: "/")) else { return false }
    return parameters.allSatisfy { isPair($0.drop { $0 == 0x20 }, parted: UInt8(ascii: "=")) }
  }

  private static func isPair(_ text: Substring.UTF8View, parted separator: UInt8) -> Bool {
    let names = text.split(separator: separator, omittingEmptySubsequences: false)
    return names.count == 2
      && names.allSatisfy { name in
        !name.isEmpty
          && name.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || "!#$&-^_.+".utf8.contains($0) }
      }
  }

  /// The relations that the registry of the IANA holds, as far as feeds have use for them.
  static let relations: Set<String> = [
    "about", "alternate", "appendix", "archives", "author", "bookmark", "canonical", "collection", "contents",
    "copyright", "current", "describedby", "duplicate", "edit", "edit-media", "enclosure", "first", "help", "hub",
    "icon", "index", "item", "last", "latest-version", "license", "memento", "next", "next-archive", "original",
    "payment", "preview", "prev", "prev-archive", "previous", "privacy-policy", "related", "replies", "search",
    "section", "self", "service", "shortlink", "source", "start", "successor-version", "tag", "terms-of-service", "up",
    "via", "version-history",
  ]
}

extension NewsDate {
  /// The date as W3CDTF has it, where a time has an offset: without one it is the day.
  var profileDate: NewsDate {
    guard precision >= .minute, offset == nil else { return self }
    return NewsDate(year: Int(year), month: Int(month), day: Int(day)) ?? self
  }
}
