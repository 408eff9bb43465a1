internal import ArticleModel

/// How NewsML spells values.
enum NewsML1Values {
  /// A date in the basic form of ISO 8601, which the standard wants: `20131020T192751+1100`; one that is less precise
  /// than a day stays in the extended form, because the basic one could be taken for something else.
  static func date(_ date: NewsDate) -> String {
    let text = date.description
    guard date.precision >= .day else { return text }
    let day = text.utf8.prefix(10).filter { $0 != UInt8(ascii: "-") }
    let time = text.utf8.dropFirst(10).filter { $0 != UInt8(ascii: ":") }
    return String(decoding: day + time, as: UTF8.self)
  }

  /// The day of a date without hyphens, as identifiers have it, or as much of it as is stated.
  static func day(_ date: NewsDate) -> String {
    String(decoding: date.description.utf8.prefix(10).filter { $0 != UInt8(ascii: "-") }, as: UTF8.self)
  }

  /// Whether a text is read as it is written: there is no white space around it.
  static func isExact(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return false }
    return first > 0x20 && last > 0x20
  }

  /// The word of NewsML for a status of the model; others stay as they are.
  static func status(_ status: String) -> String {
    ["usable": "Usable", "withheld": "Withheld", "canceled": "Canceled"][status] ?? status
  }

  /// The word of NewsML for a kind of medium; others stay as they are.
  static func mediaType(_ type: String) -> String {
    ["text": "Text", "picture": "Photo", "graphic": "Graphic", "video": "Video", "audio": "Audio"][type] ?? type
  }

  /// The properties by which a place is named, the narrowest first, or `nil` when they would not say all about it.
  static func properties(ofPlace place: Concept) -> [(name: String, value: String)]? {
    var properties: [(name: String, value: String)] = []
    var wider: Concept? = place
    var depth = 0
    while let concept = wider {
      guard let level = placeNames.dropFirst(depth).firstIndex(where: { $0.role == concept.role }) else { return nil }
      let isCountry = concept.role == "country" && concept.name.isEmpty
      let value = isCountry ? concept.code : concept.name
      let isCode = (2...3).contains(value.utf8.count) && value.utf8.allSatisfy { (0x41...0x5A).contains($0) }
      var plain = Concept(role: concept.role, broader: concept.broader)
      if isCountry { (plain.code, plain.scheme) = (value, isoCountryScheme) } else { plain.name = value }
      guard plain == concept, isExact(value), concept.broader.count < 2,
        isCode == isCountry || concept.role != "country"
      else { return nil }
      properties.append((placeNames[level].property, value))
      depth = level + 1
      wider = concept.broader.first
    }
    return properties
  }

  /// The narrowest first.
  private static let placeNames: [(property: String, role: String)] = [
    ("SubLocation", "sublocation"), ("City", "city"), ("Province", "state"), ("CountryArea", "area"),
    ("Country", "country"), ("WorldRegion", "world region"),
  ]
}
