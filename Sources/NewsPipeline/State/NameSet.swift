/// A set of names of which only hashes are kept, so that a million of them fit into a few megabytes.
///
/// Two of a million names have the same hash once in forty million runs; the second one then gets a longer name.
struct NameSet {
  private var hashes: Set<UInt64> = []

  /// Takes a name, and tells whether it is new.
  mutating func insert(_ name: String) -> Bool { hashes.insert(NameSet.hash(name)).inserted }

  /// Whether it has a name.
  func contains(_ name: String) -> Bool { hashes.contains(NameSet.hash(name)) }

  /// FNV-1a in 64 bits: the same in every run.
  static func hash(_ name: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }
}
