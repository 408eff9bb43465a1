/// A format that is told from others, whether it is read or not.
///
/// These rules hold for formats that are not read yet: as soon as ``Format/all`` has a reader of the same name, the rule
/// of that format counts. A rule can be used there as it is.
public struct KnownFormat: Sendable {
  /// Its name on the command line.
  public let name: String
  /// What people call it.
  public let title: String
  /// Tells whether the beginning of a document is of this format.
  public let detect: @Sendable (_ beginning: Sniff) -> Detection?

  init(_ name: String, _ title: String, detect: @escaping @Sendable (_ beginning: Sniff) -> Detection?) {
    self.name = name
    self.title = title
    self.detect = detect
  }

  /// All rules, in the order in which they are asked; the surest finding wins, and the first of equals.
  public static let all: [KnownFormat] = containers + wires + canonical + xmlFormats + jsonFormats + tables

  /// The canonical forms of this project.
  static let canonical: [KnownFormat] = [
    KnownFormat("json", "canonical JSON") { CanonicalRules.json($0, isLines: false) },
    KnownFormat("ndjson", "canonical NDJSON") { CanonicalRules.json($0, isLines: true) },
    KnownFormat("xml", "canonical XML") { CanonicalRules.xml($0) },
  ]

  /// Tables with a header that names fields of articles.
  static let tables: [KnownFormat] = [KnownFormat("csv", "a table of articles") { TableRules.table($0) }]
}

/// Rules for the canonical forms.
enum CanonicalRules {
  static func json(_ beginning: Sniff, isLines: Bool) -> Detection? {
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
      version: String(root.namespace.dropFirst(namespace.count)), evidence: "the root element articles in its namespace")
  }
}

/// Rules for tables.
enum TableRules {
  private static let names: Set<String> = [
    "id", "guid", "uri", "url", "link", "version", "language", "title", "headline", "subheadline", "byline", "author",
    "dateline", "slugline", "summary", "description", "text", "body", "content", "body_text", "body_html", "date",
    "published", "updated", "version_created", "first_created", "keywords", "tags", "section", "category", "source",
    "provider", "copyright", "status", "urgency",
  ]

  static func table(_ beginning: Sniff) -> Detection? {
    guard let table = beginning.table, table.isRegular else { return nil }
    let known = table.columns.filter { names.contains($0.lowercased()) }
    guard known.count >= 2 else { return nil }
    return Detection(confidence: 0.8, evidence: "the columns \(known.prefix(3).joined(separator: ", "))")
  }
}
