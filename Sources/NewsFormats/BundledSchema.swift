internal import Schemas

/// A schema inside the program.
public struct BundledSchema: Hashable, Sendable {
  /// Its file name, such as `article.xsd`.
  public let name: String
  /// Its bytes.
  public let bytes: [UInt8]

  /// All bundled schemas, ordered by name.
  public static var all: [BundledSchema] { names.compactMap(BundledSchema.init(named:)) }

  /// The names of all bundled schemas.
  public static var names: [String] {
    (0..<wirecopySchemaCount).map { index in
      unsafe String(cString: entry(index).name)
    }
  }

  /// Finds a schema by its file name.
  public init?(named name: String) {
    for index in 0..<wirecopySchemaCount {
      let schema = unsafe BundledSchema.entry(index)
      if unsafe String(cString: schema.name) == name {
        self.name = name
        bytes = unsafe Array(UnsafeBufferPointer(start: schema.bytes, count: schema.count))
        return
      }
    }
    return nil
  }

  /// The table is an incomplete array to the importer: its elements are reached through the address of the first.
  private static func entry(_ index: Int) -> WirecopySchema {
    unsafe wirecopySchema(index)
  }
}
