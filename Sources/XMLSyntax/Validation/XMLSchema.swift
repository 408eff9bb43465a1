public import ArticleModel
internal import CLibXML2

/// A compiled XML schema (XSD 1.0).
///
/// It is compiled once and shared by all workers.
///
/// The schema and what it imports or includes are read only through the closure that is given: no file and no address is
/// opened on the schema's behalf.
@safe public final class XMLSchema: @unchecked Sendable {
  /// The name of the schema, for messages.
  public let name: String
  // Compiled schemas are not changed by validation: libxml2 lets threads share them.
  let schema: xmlSchemaPtr

  /// Compiles a schema.
  ///
  /// - Parameters:
  ///   - bytes: The schema document.
  ///   - name: Its name, for messages.
  ///   - resolve: Gives the bytes of a schema that this one refers to, by the URI or relative name it uses, or `nil` when
  ///     it may not be read.
  /// - Throws: The first error in the schema or in one it refers to.
  public init(
    _ bytes: [UInt8], name: String, resolve: @escaping (String) -> [UInt8]? = { _ in nil }
  ) throws(DocumentError) {
    _ = EntityLoader.installed
    self.name = name
    let compilation = SchemaCompilation(name: name, resolve: resolve)
    unsafe schema = try compilation.compile(bytes)
  }

  deinit { unsafe xmlSchemaFree(schema) }
}
