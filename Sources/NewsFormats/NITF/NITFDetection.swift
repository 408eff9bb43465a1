internal import ArticleModel

/// Tells NITF by its root element.
enum NITFDetection {
  static func detect(_ beginning: Sniff) -> Detection? {
    var scanner = PrologScanner(bytes: beginning.bytes[...])
    guard let root = scanner.rootTag() else { return nil }
    let name = root.prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
    let local = name.split(separator: UInt8(ascii: ":")).last ?? []
    guard local.elementsEqual("nitf".utf8) else { return nil }
    let tag = String(decoding: root, as: UTF8.self)
    return Detection(version: nitfVersion(in: tag), evidence: "root element nitf")
  }
}

/// The number in a public identifier such as `-//IPTC//DTD NITF 3.6//EN` or a file name such as `nitf-3-2.dtd`, or empty.
func nitfVersion(in text: String) -> String {
  let bytes = Array(text.utf8)
  var position = 0
  while position + 2 < bytes.count {
    let separator = bytes[position + 1]
    let isStart = position == 0 || !(0x30...0x39).contains(bytes[position - 1])
    if isStart, (0x31...0x39).contains(bytes[position]), (0x30...0x39).contains(bytes[position + 2]),
      separator == UInt8(ascii: ".") || separator == UInt8(ascii: "-"),
      position + 3 == bytes.count || !(0x30...0x39).contains(bytes[position + 3])
    {
      return String(decoding: [bytes[position], UInt8(ascii: "."), bytes[position + 2]], as: UTF8.self)
    }
    position += 1
  }
  return ""
}

/// Passes over what may stand before the root element.
private struct PrologScanner {
  var bytes: ArraySlice<UInt8>

  /// What stands between the `<` and the `>` of the root's start tag, or `nil` when there is none.
  mutating func rootTag() -> ArraySlice<UInt8>? {
    while let open = bytes.firstIndex(of: UInt8(ascii: "<")) {
      bytes = bytes[(open + 1)...]
      if bytes.starts(with: "?".utf8) {
        guard skip(past: "?>") else { return nil }
      } else if bytes.starts(with: "!--".utf8) {
        guard skip(past: "-->") else { return nil }
      } else if bytes.starts(with: "!".utf8) {
        guard skipDocumentType() else { return nil }
      } else {
        return bytes.prefix { $0 != UInt8(ascii: ">") }
      }
    }
    return nil
  }

  private mutating func skip(past end: StaticString) -> Bool {
    let length = end.utf8CodeUnitCount
    var position = bytes.startIndex
    while position + length <= bytes.endIndex {
      if unsafe bytes[position..<(position + length)].elementsEqual(
        UnsafeBufferPointer(start: end.utf8Start, count: length))
      {
        bytes = bytes[(position + length)...]
        return true
      }
      position += 1
    }
    return false
  }

  /// An internal subset holds `>` in brackets.
  private mutating func skipDocumentType() -> Bool {
    var depth = 0
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">") where depth <= 0:
        bytes = bytes[(index + 1)...]
        return true
      default: break
      }
    }
    return false
  }
}
