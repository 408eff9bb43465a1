internal import ArticleModel

/// Lines that make up a paragraph.
struct LineGroup {
  var lines: Range<Int>
  /// Whether its columns count.
  var isTabular: Bool
}

/// The story itself.
extension TextArticleBuilder {
  /// Takes all lines that are left.
  mutating func readBodyAndTail() {
    let groups = groups()
    let tail = tailStart(groups)
    article.body.reserveCapacity(tail)
    for group in groups[..<tail] { addParagraph(group) }
    for group in groups[..<tail].prefix(1) where !group.isTabular { readDateline(group) }
    readTail(groups[tail...])
  }

  private func groups() -> [LineGroup] {
    var groups: [LineGroup] = []
    var previousIndent = 0
    var isOpen = false
    for index in lines {
      let line = source.trimmed(index)
      guard !line.isEmpty else {
        isOpen = false
        continue
      }
      let indent = line.lowerBound - source.line(index).lowerBound
      let width = indent > 0 && source.bytes[line.lowerBound - 1] == 0x09 ? 8 : indent
      let isTabular = LineWrapping.isTabular(source, line)
      let last = groups.indices.last
      if isOpen, let last, isTabular, groups[last].isTabular {
        groups[last].lines = groups[last].lines.lowerBound..<index + 1
      } else if isOpen, let last, !isTabular, !groups[last].isTabular, continues(index, width, previousIndent) {
        groups[last].lines = groups[last].lines.lowerBound..<index + 1
      } else {
        groups.append(LineGroup(lines: index..<index + 1, isTabular: isTabular))
      }
      previousIndent = width
      isOpen = true
    }
    // One line alone is no table, unless it was broken to a width and would be joined otherwise.
    if wrapping != .hardWrapped {
      for index in groups.indices where groups[index].lines.count == 1 { groups[index].isTabular = false }
    }
    return groups
  }

  /// Whether a line belongs to the paragraph of the line before it.
  private func continues(_ index: Int, _ indent: Int, _ previousIndent: Int) -> Bool {
    switch wrapping {
    case .lines: return false
    case .blocks: return true
    case .hardWrapped:
      let line = source.trimmed(index)
      // End marks stand alone, and nothing is joined to them.
      for near in [index - 1, index] {
        if let line = source.shortLine(near, limit: 12), TextTail.isEndMark(line) { return false }
      }
      let isItem = ByteSearch.starts("- ", in: source.bytes, at: line.lowerBound)
      return !isItem && !(indent >= 2 && indent > previousIndent)
        && source.shortLine(index).flatMap { RelatedLabel($0) }.map { _ in false } ?? true
    }
  }

  /// Adds a paragraph to the body.
  mutating func addParagraph(_ group: LineGroup, as content: (RichText) -> Block.Content = { .paragraph($0, role: "") })
  {
    let first = source.trimmed(group.lines.lowerBound)
    let last = source.trimmed(group.lines.upperBound - 1)
    var range = first.lowerBound..<last.upperBound
    let block: Block
    if group.isTabular {
      range = source.line(group.lines.lowerBound).lowerBound..<last.upperBound
      block = Block(.preformatted(RichText(source.string(range)), tabular: true))
    } else if wrapping == .hardWrapped {
      block = Block(content(RichText(joined(group.lines))))
    } else {
      block = Block(content(RichText(source.string(range))))
    }
    pieces.append((.block(article.body.count), range))
    article.body.append(block)
  }

  /// The lines of a hard-wrapped paragraph as one.
  private mutating func joined(_ lines: Range<Int>) -> String {
    var text: [UInt8] = []
    for index in lines {
      let line = source.trimmed(index)
      wrap.longest = max(wrap.longest, source.width(source.line(index).lowerBound..<line.upperBound))
      if !text.isEmpty {
        let isHyphen = text.last == 0x2D && text.count > 1 && isLetter(text[text.count - 2])
        if isHyphen, isLetter(source.bytes[line.lowerBound]) {
          if occurs(text, line) { text.removeLast() }
        } else {
          text.append(0x20)
        }
      }
      text.append(contentsOf: source.bytes[line])
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func isLetter(_ byte: UInt8) -> Bool { ByteSearch.isLetter(byte) || byte >= 0x80 }

  /// Whether the word that a hyphen parts occurs elsewhere as one.
  private mutating func occurs(_ text: [UInt8], _ line: Range<Int>) -> Bool {
    let known = words ?? allWords()
    words = known
    var start = text.count - 1
    while start > 0, isLetter(text[start - 1]) { start -= 1 }
    var end = line.lowerBound
    while end < line.upperBound, isLetter(source.bytes[end]) { end += 1 }
    var word = Array(text[start..<(text.count - 1)])
    word.append(contentsOf: source.bytes[line.lowerBound..<end])
    return known.contains(hash(word[...]))
  }

  /// The hashes of all words of the text; all at once, so that many hyphens cost no more than few.
  private func allWords() -> Set<Int> {
    var words: Set<Int> = []
    var position = 0
    while position < source.bytes.count {
      let start = position
      while position < source.bytes.count, isLetter(source.bytes[position]) { position += 1 }
      if position > start { words.insert(hash(source.bytes[start..<position])) }
      position += 1
    }
    return words
  }

  /// A hash that does not change from run to run.
  private func hash(_ word: ArraySlice<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte | (byte < 0x80 ? 0x20 : 0))) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: hash)
  }

  /// Looks for a dateline at the beginning of the first paragraph; its text stays there.
  private mutating func readDateline(_ group: LineGroup) {
    let line = source.trimmed(group.lines.lowerBound)
    // A whole character more than needed, so that none is cut.
    let opening = line.lowerBound..<min(line.upperBound, line.lowerBound + 200)
    guard let found = TextDateline(source.string(opening), reference: reference) else { return }
    article.dateline = found.dateline
    infer("dateline", found.rule)
    if !found.dateline.source.isEmpty, article.sources.isEmpty {
      article.sources = [Concept(name: found.dateline.source)]
      infer("sources/0", "the source in the dateline")
    }
  }
}
