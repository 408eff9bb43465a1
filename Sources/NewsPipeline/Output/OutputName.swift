internal import ArticleModel
internal import Digest

/// Names for output files, made from paths of inputs and identifiers of articles that strangers chose.
///
/// Everything outside `[A-Za-z0-9._-]` is percent-encoded, no name begins with a dot, and none is longer than 200 bytes
/// with its digest. Where a name had to be changed, the first 12 hexadecimal digits of the original's SHA-256 follow, so
/// that two originals never get one name.
enum OutputName {
  private static let maximum = 200
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// A name for a file or directory, without an extension.
  static func safe(_ original: some Collection<UInt8>) -> String {
    var name: [UInt8] = []
    var isChanged = original.isEmpty
    for byte in original {
      if isHarmless(byte) && !(byte == UInt8(ascii: ".") && name.isEmpty) {
        name.append(byte)
      } else {
        isChanged = true
        name += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
      if name.count > maximum {
        isChanged = true
        break
      }
    }
    guard isChanged else { return String(decoding: name, as: UTF8.self) }
    return String(decoding: trimmed(name, to: maximum - 13), as: UTF8.self) + "-" + digest(of: original)
  }

  /// The first 12 hexadecimal digits of the SHA-256 of some bytes.
  static func digest(of bytes: some Collection<UInt8>) -> String {
    String(SHA256.hexadecimal(of: Array(bytes).span).prefix(12))
  }

  /// Cuts a name, but not within a percent-encoded byte.
  private static func trimmed(_ name: [UInt8], to count: Int) -> [UInt8] {
    guard name.count > count else { return name }
    var end = count
    if name[..<end].suffix(2).contains(UInt8(ascii: "%")), let percent = name[..<end].lastIndex(of: UInt8(ascii: "%")) {
      end = percent
    }
    return Array(name[..<end])
  }

  private static func isHarmless(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }

  /// The directories and the name, without its extension, of the output that mirrors an input.
  static func mirrored(_ relativePath: [UInt8]) -> (directories: [String], stem: [UInt8]) {
    let parts = relativePath.split(separator: UInt8(ascii: "/"))
    let name = parts.last.map(Array.init) ?? []
    let dot = name.lastIndex(of: UInt8(ascii: ".")) ?? 0
    return (parts.dropLast().map { safe($0) }, dot > 0 ? Array(name[..<dot]) : name)
  }
}
