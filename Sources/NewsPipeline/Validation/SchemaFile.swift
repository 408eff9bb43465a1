internal import ArticleModel
internal import JSONSyntax
internal import NewsFormats
internal import XMLSyntax

/// A schema that the user has in a file.
struct SchemaFile {
  /// No schema is larger than this; the largest that are in use have some hundred kilobytes.
  private static let maximumSize = 32 << 20

  private enum Schema {
    case xml(XMLSchema)
    case json(JSONSchema)
  }

  private let schema: Schema

  /// Reads a schema: an XML Schema or a JSON Schema, which are told apart by their first character.
  ///
  /// - Throws: ``DocumentError`` when it is neither, or has an error.
  init(_ path: String) throws(DocumentError) {
    let bytes = try SchemaFile.bytes(of: path)
    guard let first = bytes.first(where: { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }) else {
      throw DocumentError("schema-not-readable", "the schema is empty", at: SourceLocation(source: path))
    }
    let directory = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
    switch first {
    case UInt8(ascii: "<"):
      let xml = try XMLSchema(bytes, name: path) { name in
        // A schema may be in several files, but only beside the one that the user named.
        let file = name.hasPrefix(directory) ? String(name.dropFirst(directory.count)) : name
        guard !file.contains("/") else { return nil }
        return try? SchemaFile.bytes(of: directory + file)
      }
      schema = .xml(xml)
    case UInt8(ascii: "{"): schema = .json(try JSONSchema(bytes, source: path))
    default:
      throw DocumentError(
        "schema-not-readable", "this is neither an XML Schema nor a JSON Schema", at: SourceLocation(source: path))
    }
  }

  /// Makes a validator for one worker.
  ///
  /// `isLinewise`: whether each line is a document of its own, as far as JSON is concerned.
  func makeValidator(isLinewise: Bool) -> any DocumentValidator {
    switch schema {
    case .xml(let schema):
      XMLDocumentValidator(schema, articleAttributes: ["id", "guid", "id-string"])
    case .json(let schema): JSONSchemaDocumentValidator(schema, isLinewise: isLinewise)
    }
  }

  private static func bytes(of path: String) throws(DocumentError) -> [UInt8] {
    var bytes: [UInt8] = []
    try InputReader().read(Input(path: SystemPath(path), relativePath: [])) { chunk, _ throws(DocumentError) in
      guard bytes.count + chunk.count <= maximumSize else {
        throw DocumentError("schema-not-readable", "the schema is too large", at: SourceLocation(source: path))
      }
      bytes.append(copying: chunk)
    }
    return bytes
  }
}
