/// The words of markup, for places that cannot hold the markup itself.
enum MarkupWords {
  /// The text of markup: without tags, comments, scripts and styles, with entities resolved as far as XML knows them
  /// and white space folded.
  static func words(in markup: String) -> String {
    let bytes = Array(markup.utf8)
    let lastEnd = bytes.lastIndex(of: UInt8(ascii: ">")) ?? 0
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "<"), index < lastEnd, let end = endOfTag(bytes, index) {
        if !isInline(bytes, index) { space(&output) }
        index = end
      } else if bytes[index] == UInt8(ascii: "&"), let (scalar, end) = reference(bytes, index) {
        output.append(contentsOf: String(scalar).utf8)
        index = end
      } else if bytes[index] <= 0x20 {
        space(&output)
        index += 1
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    while output.last == 0x20 { output.removeLast() }
    return String(decoding: output, as: UTF8.self)
  }

  /// Elements that do not part words.
  private static let inline: Set<String> = [
    "a", "abbr", "b", "big", "chron", "cite", "city", "code", "country", "del", "em", "event", "font", "function", "i",
    "ins", "lang", "location", "mark", "money", "num", "object.title", "org", "person", "pronounce", "q", "region", "s",
    "small", "span", "state", "strong", "sub", "sup", "tt", "u", "virtloc",
  ]

  private static func isInline(_ bytes: [UInt8], _ start: Int) -> Bool {
    var name: [UInt8] = []
    for byte in bytes[(start + 1)...].prefix(14) where byte != UInt8(ascii: "/") || !name.isEmpty {
      guard byte == UInt8(ascii: ".") || (0x41...0x5A).contains(byte & 0xDF) else { break }
      name.append(byte | 0x20)
    }
    return inline.contains(String(decoding: name, as: UTF8.self))
  }

  private static func space(_ output: inout [UInt8]) {
    if let last = output.last, last != 0x20 { output.append(0x20) }
  }

  /// The position behind a tag, comment, instruction, or an element that holds no words; `nil` when it is none of them.
  private static func endOfTag(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    if bytes[start...].starts(with: "<!--".utf8) { return end(of: "-->", bytes, start + 4) ?? bytes.count }
    if bytes[start...].starts(with: "<![CDATA[".utf8) { return start + 9 }
    let next = bytes[start + 1]
    guard (0x41...0x5A).contains(next & 0xDF) || [0x21, 0x2F, 0x3F].contains(next) else { return nil }
    guard let close = bytes[start...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
    for name in ["script", "style"] where isTag(name, bytes, start) {
      return end(of: "</\(name)", bytes, close).flatMap { bytes[$0...].firstIndex(of: UInt8(ascii: ">")) }.map {
        $0 + 1
      }
        ?? bytes.count
    }
    return close + 1
  }

  private static func isTag(_ name: String, _ bytes: [UInt8], _ start: Int) -> Bool {
    let found = bytes[(start + 1)...].prefix(name.utf8.count).map { $0 | 0x20 }
    return found.elementsEqual(name.utf8)
  }

  private static func end(of text: String, _ bytes: [UInt8], _ start: Int) -> Int? {
    let wanted = Array(text.utf8)
    var index = start
    while index + wanted.count <= bytes.count {
      if zip(bytes[index...], wanted).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 && $1 >= 0x61 }) {
        return index + wanted.count
      }
      index += 1
    }
    return nil
  }

  private static func reference(_ bytes: [UInt8], _ start: Int) -> (Unicode.Scalar, Int)? {
    guard let end = bytes[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    let scalar: Unicode.Scalar?
    switch name {
    case "amp": scalar = "&"
    case "lt": scalar = "<"
    case "gt": scalar = ">"
    case "quot": scalar = "\""
    case "apos": scalar = "'"
    case "nbsp": scalar = "\u{A0}"
    default:
      if name.hasPrefix("#x") || name.hasPrefix("#X") {
        scalar = UInt32(name.dropFirst(2), radix: 16).flatMap { Unicode.Scalar($0) }
      } else if name.hasPrefix("#") {
        scalar = UInt32(name.dropFirst()).flatMap { Unicode.Scalar($0) }
      } else {
        scalar = nil
      }
    }
    return scalar.map { ($0, end + 1) }
  }
}
