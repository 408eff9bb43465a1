/// The schemes behind the aliases of QCodes, as an item and the user's catalogs tell them.
struct NewsMLG2ReadingCatalog {
  /// What the user's catalogs say.
  private let supplied: [String: String]
  /// What the item's own catalog says.
  private var declared: [String: String] = [:]

  init(supplied: [String: String]) { self.supplied = supplied }

  /// Forgets what the last item has declared.
  mutating func begin() {
    if !declared.isEmpty { declared = [:] }
  }

  /// Takes a scheme of the item's own catalog.
  mutating func declare(_ alias: String, _ uri: String) { declared[alias] = uri }

  /// The URI of the scheme that an alias stands for, or `nil` when no catalog has it.
  func uri(of alias: String) -> String? { declared[alias] ?? supplied[alias] ?? IPTCSchemes.uris[alias] }
}

/// A QCode in its parts.
struct NewsMLG2QCode {
  var alias: String
  var code: String

  /// Takes a text apart, or returns `nil` when it has no colon, or nothing on one of its sides.
  init?(_ text: String) {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    alias = String(Substring(text.utf8[..<colon]))
    code = String(Substring(text.utf8[text.utf8.index(after: colon)...]))
    if alias.isEmpty || code.isEmpty { return nil }
  }
}
