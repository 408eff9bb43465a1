/// What the name and the first bytes of a file say about whether others are in it.
enum ArchiveName {
  private static let compressions = ["gz", "bz2", "xz", "zst"]
  private static let containers = ["tgz", "tbz2", "txz", "tzst", "tar", "zip"]

  /// What a name promises.
  enum Promise {
    /// Nothing.
    case nothing
    /// Members.
    case members
    /// One compressed file.
    case compressed
    /// Records of a web archive, compressed or not.
    case records
  }

  /// What the name of a file promises.
  static func promise(_ name: [UInt8]) -> Promise {
    var stem = name[...]
    var ending = ending(of: stem)
    let isCompressed = compressions.contains(ending)
    if isCompressed {
      stem = stem.dropLast(ending.utf8.count + 1)
      ending = self.ending(of: stem)
    }
    if ending == "warc" { return .records }
    if isCompressed { return ending == "tar" ? .members : .compressed }
    return containers.contains(ending) ? .members : .nothing
  }

  private static func ending(of name: ArraySlice<UInt8>) -> String {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return "" }
    let bytes = name[(dot + 1)...]
    return bytes.count > 5 ? "" : String(decoding: bytes, as: UTF8.self).lowercased()
  }

  /// A name without the ending that says how the file is compressed.
  static func uncompressed(_ name: [UInt8]) -> [UInt8] {
    let ending = ending(of: name[...])
    return compressions.contains(ending) ? Array(name.dropLast(ending.utf8.count + 1)) : name
  }

  /// Whether a file begins like an archive, a compressed file or a web archive.
  static func isArchive(_ beginning: [UInt8]) -> Bool {
    let signatures: [[UInt8]] = [
      [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06], [0x1F, 0x8B], [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00],
      [0x28, 0xB5, 0x2F, 0xFD], Array("WARC/".utf8),
    ]
    if signatures.contains(where: { beginning.starts(with: $0) }) { return true }
    if beginning.starts(with: Array("BZh".utf8)), beginning.count > 9 {
      return beginning[4..<10].elementsEqual([0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
    }
    return beginning.count > 262 && beginning[257..<262].elementsEqual("ustar".utf8)
  }
}
