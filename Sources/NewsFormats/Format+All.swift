extension Format {
  /// All formats, in the order in which they are asked whether a document is theirs.
  public static let all: [Format] = [
    .json, .ndjson, .xml, .csv, .nitf, .newsmlG2, .newsml1, .wxr, .rss, .rss1, .atom, .sitemapNews, .jsonFeed, .html,
    .text,
  ]

  /// Finds a format by its name or one of its aliases.
  public static func named(_ name: String) -> Format? {
    all.first { $0.name == name || $0.aliases.contains(name) }
  }
}
