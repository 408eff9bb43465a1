internal import ArticleModel

/// Plain text beside HTML, as feeds have it: blank lines part paragraphs.
enum PlainParagraphs {
  /// The paragraphs of a text; a line break within one stays.
  static func paragraphs(of text: Span<UInt8>) -> [Block] {
    var blocks: [Block] = []
    var paragraph: [UInt8] = []
    var index = 0
    while index < text.count {
      while index < text.count, isSpace(text[index]), text[index] != 0x0D { index += 1 }
      let start = index
      while index < text.count, text[index] != 0x0A, text[index] != 0x0D { index += 1 }
      var end = index
      // A line break may be of two bytes.
      if index + 1 < text.count, text[index] == 0x0D, text[index + 1] == 0x0A { index += 1 }
      index += 1
      while end > start, isSpace(text[end - 1]) { end -= 1 }
      if end == start {
        endParagraph(&paragraph, &blocks)
      } else {
        if !paragraph.isEmpty { paragraph.append(0x0A) }
        for position in start..<end { paragraph.append(text[position]) }
      }
    }
    endParagraph(&paragraph, &blocks)
    return blocks
  }

  private static func endParagraph(_ paragraph: inout [UInt8], _ blocks: inout [Block]) {
    guard !paragraph.isEmpty else { return }
    blocks.append(Block(.paragraph(RichText(String(decoding: paragraph, as: UTF8.self)), role: "")))
    paragraph.removeAll(keepingCapacity: true)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}
