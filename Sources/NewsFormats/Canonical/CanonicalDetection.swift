/// Tells the canonical forms from everything else by how a document begins.
enum CanonicalDetection {
  static func json(_ beginning: Sniff) -> Detection? { json(beginning, isLines: false) }

  static func lines(_ beginning: Sniff) -> Detection? { json(beginning, isLines: true) }

  private static func json(_ beginning: Sniff, isLines: Bool) -> Detection? {
    guard let json = beginning.json, !json.isArray, json.text("format").hasPrefix("wirecopy/") else { return nil }
    // `articles` is a member of the document; an article on a line of its own never has it.
    let hasEnvelope = json.has("articles") || json.has("collections")
    let isOneLine = json.isSequence || json.members.count > 1
    guard isLines == (!hasEnvelope && isOneLine) else { return nil }
    return Detection(
      version: String(json.text("format").dropFirst(9)), evidence: "the member format is \(json.text("format"))")
  }

  static func xml(_ beginning: Sniff) -> Detection? {
    let namespace = "urn:wirecopy:article:"
    guard let root = beginning.xmlRoot, root.localName == "articles", root.namespace.hasPrefix(namespace) else {
      return nil
    }
    return Detection(
      version: String(root.namespace.dropFirst(namespace.count)),
      evidence: "the root element articles in its namespace", isSettled: true)
  }

  /// A header most of whose names are columns of the canonical table, or some of which are names of articles' fields.
  static func table(_ beginning: Sniff) -> Detection? {
    guard let table = beginning.table else { return nil }
    let known = table.columns.count { CanonicalColumn.named[$0] != nil }
    if known >= 2, known * 2 >= table.columns.count {
      return Detection(
        version: "1", confidence: Double(known) / Double(table.columns.count),
        evidence: "a header with \(known) known columns")
    }
    let usual = table.columns.filter { usualNames.contains($0.lowercased()) }
    guard table.isRegular, usual.count >= 2 else { return nil }
    return Detection(confidence: 0.8, evidence: "the columns \(usual.prefix(3).joined(separator: ", "))")
  }

  private static let usualNames: Set<String> = [
    "id", "guid", "uri", "url", "link", "version", "language", "title", "headline", "subheadline", "byline", "author",
    "dateline", "slugline", "summary", "description", "text", "body", "content", "body_text", "body_html", "date",
    "published", "updated", "version_created", "first_created", "keywords", "tags", "section", "category", "source",
    "provider", "copyright", "status", "urgency",
  ]
}
