public import ArticleModel
internal import Synchronization

/// A JSON Schema, compiled once and shared by any number of validators.
///
/// Implements draft 2020-12 and, as tables of their keywords, 2019-09 and the drafts 03 to 07, chosen by `$schema`.
/// Other documents come from a resolver, never from the network; meta-schemas are known.
public final class JSONSchema: Sendable {
  /// How to compile a schema.
  public struct Options: Sendable {
    /// Whether `format` is checked, which the standard leaves open; otherwise it is a remark.
    public var assertsFormats = false
    /// The address of the schema, which its own `$id` overrides.
    public var address = "wirecopy:schema"
    /// The dialect of schemas without `$schema`, as the address of its meta-schema; 2020-12 if it is empty or unknown.
    public var dialect = ""
    /// Gives the document at an absolute address without a fragment, or `nil`.
    public var resolver: @Sendable (String) -> [UInt8]? = { _ in nil }

    /// Creates the default options.
    public init() {}
  }

  let program: SchemaProgram
  /// The first schema of the program for each pointer that was asked for; the whole has the pointer "".
  let entries: [String: Int32]
  private let madeScreen = Mutex<SchemaScreen?>(nil)

  /// Compiles a schema.
  ///
  /// - Parameters:
  ///   - bytes: the text of the schema.
  ///   - source: the name of the schema's file, for errors.
  ///   - options: how to compile it.
  ///   - pointers: JSON pointers such as `/$defs/article` to parts of the schema that values will be held to as well.
  /// - Throws: `json-schema-malformed` with its place, or what the reader throws.
  public init(
    _ bytes: [UInt8], source: String = "schema", options: Options = Options(), parts pointers: [String] = []
  ) throws(DocumentError) {
    var registry = SchemaRegistry(resolver: options.resolver)
    let root = try registry.load(bytes, source: source, address: options.address, dialect: options.dialect)
    var locations = [("", root)]
    for pointer in pointers {
      let path = pointer.hasPrefix("#") ? String(pointer.dropFirst()) : pointer
      guard let location = try registry.point(from: root, path) else {
        throw registry.error("there is no part \(pointer)", at: root)
      }
      locations.append((pointer, location))
    }
    var compiler = SchemaCompiler(registry, assertsFormats: options.assertsFormats)
    var entries: [String: Int32] = [:]
    for (pointer, location) in locations { entries[pointer] = try compiler.compile(location) }
    self.entries = entries
    program = SchemaProgram(compiler.tables, compiler.registry.documents)
  }

  /// What is surely allowed, made when it is first asked for.
  var screen: SchemaScreen {
    madeScreen.withLock { made in
      if let made { return made }
      let screen = SchemaScreen(program, entries)
      made = screen
      return screen
    }
  }
}
