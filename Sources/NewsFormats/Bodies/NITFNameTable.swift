internal import XMLSyntax

/// What the names of one parser mean in NITF, by their numbers.
///
/// The vocabulary knows as much; this table answers without leaving the module, for every node and attribute.
@safe final class NITFNameTable {
  private struct Entry: BitwiseCopyable {
    var isKnown = false
    var name: NITFName?
  }

  private let names: XMLNames
  private let vocabulary = NITFName.vocabulary
  private let entries: UnsafeMutablePointer<Entry>
  private static let capacity = 1024
  private var generation = 0

  init(_ names: XMLNames) {
    self.names = names
    unsafe entries = UnsafeMutablePointer<Entry>.allocate(capacity: Self.capacity)
    unsafe entries.initialize(repeating: Entry(), count: Self.capacity)
    generation = names.generation
  }

  deinit { unsafe entries.deallocate() }

  /// Forgets the numbers when the parser has given them anew.
  func begin() {
    guard names.generation != generation else { return }
    generation = names.generation
    unsafe entries.update(repeating: Entry(), count: Self.capacity)
  }

  /// The name in NITF, or `nil` for text and for names that NITF does not have.
  @inline(__always) subscript(name: XMLName) -> NITFName? {
    let index = Int(name.id)
    if index < Self.capacity {
      let entry = unsafe entries[index]
      if entry.isKnown { return entry.name }
    }
    return resolve(name, index)
  }

  @inline(never) private func resolve(_ name: XMLName, _ index: Int) -> NITFName? {
    let resolved = vocabulary[name, names]
    if index < Self.capacity { unsafe entries[index] = Entry(isKnown: true, name: resolved) }
    return resolved
  }
}
