internal import ArticleModel

/// Text that stands in an item of another format as data.
enum EmbeddedText {
  /// Whether a text has tags, whatever its media type says.
  static func isMarkup(_ text: [UInt8]) -> Bool {
    guard let first = text.firstIndex(where: { $0 > 0x20 }), text[first] == UInt8(ascii: "<") else { return false }
    let second = first + 1 < text.count ? text[first + 1] : 0
    let isTag = (0x41...0x5A).contains(second & 0xDF) || second == UInt8(ascii: "!") || second == UInt8(ascii: "?")
    return isTag && text[first...].contains(UInt8(ascii: ">"))
  }

  /// The paragraphs of a plain text: where it has empty lines they stand between its paragraphs, else each line is one.
  static func paragraphs(of text: [UInt8]) -> [Block] {
    let lines = String(decoding: text, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline }
      .map { String($0).trimmedOfSpace }
    let content = lines.drop { $0.isEmpty }
    let last = content.lastIndex { !$0.isEmpty } ?? content.startIndex
    let hasEmptyLines = content[content.startIndex..<last].contains { $0.isEmpty }
    var paragraphs: [String] = []
    var isOpen = false
    for line in content {
      if line.isEmpty {
        isOpen = false
      } else if isOpen && hasEmptyLines {
        paragraphs[paragraphs.count - 1] += "\n" + line
      } else {
        paragraphs.append(line)
        isOpen = true
      }
    }
    return paragraphs.map { Block(.paragraph(RichText($0), role: "")) }
  }
}

extension String {
  /// The text without the white space of XML around it.
  var trimmedOfSpace: String {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
    let bytes = utf8
    if let first = bytes.first, let last = bytes.last, !isSpace(first), !isSpace(last) { return self }
    guard let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(self[first...last])
  }

  /// Whether it is one line of text, in which no reader folds or cuts white space.
  var isPlainLine: Bool {
    var former: UInt8 = 0x20
    for byte in utf8 {
      if byte < 0x20 || byte == 0x20 && former == 0x20 || byte == 0x7F { return false }
      former = byte
    }
    return former != 0x20
  }
}
