internal import ArticleModel

/// Text while it is written: broken to a width where one is given, with the line breaks that are wanted.
struct TextRendering {
  private(set) var bytes: [UInt8] = []
  /// The width to break paragraphs to, in characters, or 0 for none.
  private let width: Int
  private let lineBreak: [UInt8]
  /// How many characters stand in the line already.
  private var column = 0

  init(width: Int, lineBreak: String) {
    self.width = width
    self.lineBreak = Array(lineBreak.utf8)
  }

  mutating func appendByteOrderMark() { bytes.append(contentsOf: [0xEF, 0xBB, 0xBF]) }

  /// Appends text as it is; control characters that no text holds are left out.
  mutating func append(_ text: String) {
    var copy = text
    copy.withUTF8 { buffer in
      // Runs of what needs no care are copied at once.
      var start = 0
      for index in buffer.indices {
        let byte = unsafe buffer[index]
        if byte >= 0x20 || byte == 0x09 {
          if byte & 0xC0 != 0x80 { column += 1 }
          continue
        }
        unsafe bytes.append(contentsOf: buffer[start..<index])
        start = index + 1
        guard byte == 0x0A else { continue }
        bytes.append(contentsOf: lineBreak)
        column = 0
      }
      unsafe bytes.append(contentsOf: buffer[start...])
    }
  }

  /// Appends prose, broken to the width.
  private mutating func appendProse(_ text: String) {
    guard width > 0 else {
      append(text)
      return
    }
    var isFirst = true
    for word in text.utf8.split(separator: 0x20, omittingEmptySubsequences: false) {
      let length = word.count { $0 & 0xC0 != 0x80 }
      if !isFirst { append(column + 1 + length > width && column > 0 ? "\n" : " ") }
      append(String(Substring(word)))
      isFirst = false
    }
  }

  /// Appends a part of an article.
  mutating func append(_ piece: TextPiece, of article: borrowing Article) {
    switch piece {
    case .slugline: append(article.slugline)
    case .takeKey: append(article.takeKey)
    case .embargo:
      guard let embargo = article.embargo else { return }
      let until = embargo.until.map { "EMBARGOED UNTIL \($0)" } ?? "EMBARGOED: until further notice"
      // A text that does not tell the date must not keep it back; one that was read from a text stays as it was.
      let tellsDate =
        article.provenance.format == "text" || embargo.until == nil
        || ProseDate.find(in: embargo.text) == embargo.until
      append(embargo.text.isEmpty ? until : tellsDate ? embargo.text : "\(until): \(embargo.text)")
    case .headline(let index) where index < article.headlines.count:
      appendProse(BlockText.inline(article.headlines[index].content))
    case .title: append(article.title)
    case .byline: append(article.byline)
    case .contributors:
      let names = article.contributors.filter { $0.role == "author" && !$0.name.isEmpty }.map(\.name)
      let last = names.count > 1 ? " and \(names[names.count - 1])" : ""
      append("By " + (names.count > 1 ? names.dropLast() : names[...]).joined(separator: ", ") + last)
    case .creditLine: append(article.creditLine)
    case .summary(let index) where index < article.summaries.count:
      appendProse(BlockText.inline(article.summaries[index].content))
    case .dateline: append(article.dateline?.text ?? "")
    case .block(let index) where index < article.body.count:
      let block = article.body[index]
      switch block.content {
      case .paragraph, .note: appendProse(BlockText.text(of: block))
      default: append(BlockText.text(of: block))
      }
    case .media(let index) where index < article.media.count:
      append(BlockText.caption(article.media[index].caption, credit: article.media[index].credit))
    case .correction(let index) where index < article.corrections.count: appendProse(article.corrections[index].text)
    case .rights(let index) where index < article.rights.count: appendProse(article.rights[index].notice)
    case .relatedLabel(let index) where index < article.related.count: append(article.related[index].label)
    case .relatedTitle(let index) where index < article.related.count: append(article.related[index].title)
    case .relatedAddress(let index) where index < article.related.count: append(article.related[index].href)
    case .note(let index) where index < article.editorialNotes.count:
      appendProse(BlockText.inline(article.editorialNotes[index].content))
    default: break
    }
  }
}
