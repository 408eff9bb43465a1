internal import ArticleModel

/// The shortcodes of WordPress: words in brackets that stand for something that plugins make.
///
/// Nobody but the site knows which words are shortcodes. What has attributes or an end, or is one of WordPress's own, is
/// taken for one; anything else in brackets is text.
enum WordPressShortcode {
  /// Whether a text is nothing but shortcodes.
  static func isAll(of text: String) -> Bool {
    let bytes = Array(text.utf8)
    var index = 0
    var isSure = false
    while true {
      while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
      if index == bytes.count { return isSure }
      guard let code = Code(bytes, at: index) else { return false }
      isSure = isSure || code.isSure
      index = code.end
      guard index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: "[") else { continue }
      // What it encloses is an address, not words.
      guard !code.isEnd, let close = end(of: code.name, in: bytes, from: index) else { return false }
      isSure = true
      index = close
    }
  }

  /// Where `[/name]` begins when nothing but characters without white space comes before it.
  private static func end(of name: String, in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: "[") { index += 1 }
    let close = Array("[/\(name)]".utf8)
    guard index + close.count <= bytes.count, Array(bytes[index..<(index + close.count)]) == close else { return nil }
    return index
  }

  /// The attributes of a shortcode whose names can stand in HTML.
  static func attributes(_ text: String) -> [Attribute] {
    var attributes: [Attribute] = []
    var rest = text[...]
    while let equals = rest.firstIndex(of: "=") {
      let name = rest[..<equals].split(separator: " ").last.map { $0.lowercased() } ?? ""
      rest = rest[rest.index(after: equals)...]
      let value: Substring
      if let quote = rest.first, quote == "\"" || quote == "'" {
        rest = rest.dropFirst()
        value = rest.prefix { $0 != quote }
        rest = rest[value.endIndex...].dropFirst()
      } else {
        value = rest.prefix { !$0.isWhitespace }
        rest = rest[value.endIndex...]
      }
      let isName = !name.isEmpty && name.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 == UInt8(ascii: "_") }
      if isName { attributes.append(Attribute(name: name, value: String(value))) }
    }
    return attributes
  }

  /// Whether attributes of a block are those of a caption, and can stand in a shortcode again.
  static func isCaption(_ attributes: [Attribute]) -> Bool {
    attributes.contains { $0.name == "id" && $0.value.hasPrefix("attachment_") }
      && attributes.allSatisfy { attribute in
        ["id", "align", "width", "class", "caption_id"].contains(attribute.name)
          && attribute.value.utf8.allSatisfy { $0 >= 0x20 && !"\"'<>[]".utf8.contains($0) }
      }
  }

  /// One tag of a shortcode.
  private struct Code {
    var name = ""
    var isEnd = false
    var isSure = false
    /// The byte behind it.
    var end: Int

    init?(_ bytes: [UInt8], at start: Int) {
      guard start < bytes.count, bytes[start] == UInt8(ascii: "[") else { return nil }
      var index = start + 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "/") {
        isEnd = true
        index += 1
      }
      let first = index
      while index < bytes.count, Code.isNameByte(bytes[index]) { index += 1 }
      guard index > first, (bytes[first] | 0x20) &- 0x61 < 26, index < bytes.count else { return nil }
      guard bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: "]") || bytes[index] == UInt8(ascii: "/") else {
        return nil
      }
      name = String(decoding: bytes[first..<index], as: UTF8.self)
      isSure = isEnd || WordPressShortcode.usual.contains(name) || name.utf8.contains(UInt8(ascii: "_"))
      var quote: UInt8?
      while index < bytes.count {
        let byte = bytes[index]
        if let open = quote {
          if byte == open { quote = nil }
        } else if byte == UInt8(ascii: "]") {
          break
        } else if byte == UInt8(ascii: "[") {
          return nil
        } else if byte == UInt8(ascii: "=") {
          isSure = true
        } else if byte == 0x22 || byte == 0x27, bytes[index - 1] == UInt8(ascii: "=") {
          quote = byte
        }
        index += 1
      }
      guard index < bytes.count else { return nil }
      end = index + 1
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
      (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
  }

  /// WordPress's own.
  private static let usual: Set<String> = ["audio", "caption", "embed", "gallery", "playlist", "video"]
}
