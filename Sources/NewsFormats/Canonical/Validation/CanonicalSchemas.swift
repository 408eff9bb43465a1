internal import ArticleModel
internal import JSONSyntax
internal import TableSyntax

/// The schemas of the canonical forms, each compiled once, when it is first asked for, and shared.
enum CanonicalSchemas {
  /// One article within the JSON Schema.
  static let articlePart = "/$defs/article"
  /// One collection within the JSON Schema.
  static let collectionPart = "/$defs/collection"

  /// A list or object of an article within the JSON Schema.
  static func part(of field: CanonicalName) -> String { "/$defs/article/properties/\(field.rawValue)" }

  static let json = Result { () throws(DocumentError) in
    let fields = CanonicalColumn.all.filter { $0.kind == .json }.map { part(of: $0.field) }
    return try JSONSchema(
      bytes(of: "article.schema.json"), source: "article.schema.json", parts: [articlePart, collectionPart] + fields)
  }

  static let table = Result { () throws(DocumentError) in
    try TableSchema(descriptor: bytes(of: "article.table.json"), source: "article.table.json")
  }

  private static func bytes(of name: String) throws(DocumentError) -> [UInt8] {
    if let schema = BundledSchema(named: name) { return schema.bytes }
    throw DocumentError("schema-missing", "there is no bundled schema \(name)", at: SourceLocation(source: name))
  }
}
