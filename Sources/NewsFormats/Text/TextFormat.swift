internal import ArticleModel

extension Format {
  /// Plain text: one article in a file, with or without a headline.
  public static let text = Format(
    name: "text", aliases: ["txt", "plain"], summary: "plain text, as written or hard-wrapped",
    fileExtensions: ["txt", "text"],
    mediaType: "text/plain", holdsManyArticles: false,
    detect: { TextRules.text($0) },
    makeReader: { TextReader(options: $0) },
    makeWriter: { TextWriter(options: $0) })
}

/// The rule for text: what nothing else claims, and what people can read.
enum TextRules {
  static func text(_ beginning: Sniff) -> Detection? {
    // Ill-formed XML and JSON must be told as such, not be read as prose.
    guard beginning.xml == nil, beginning.json == nil, beginning.start < beginning.text.count else { return nil }
    let share = beginning.printableShare
    guard share >= PrintableText.leastShare else { return nil }
    return Detection(confidence: 0.1, evidence: "\(Int(share * 100)) % of its characters are printable")
  }
}
