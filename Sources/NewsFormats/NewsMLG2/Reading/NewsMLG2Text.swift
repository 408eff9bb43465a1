internal import ArticleModel

/// Text that stands in an item as data.
enum NewsMLG2Text {
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
      .map { NewsMLG2ItemReader.trimmed(String($0)) }
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
