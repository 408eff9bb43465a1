internal import ArticleModel
internal import HTMLSyntax

extension HTMLBodyReader {
  func documentType(_ type: HTMLDocumentType) {}

  /// Takes text.
  func characters(_ text: Span<UInt8>) {
    if skip != nil {
      // Read as it is, the title of a page may be in pieces.
      skip?.words += String(copying: unsafe UTF8Span(unchecked: text))
      return
    }
    if leaf?.isPreformatted == true { return preformatted(text) }
    if isBlank(text) {
      // Between blocks it says nothing; behind a line break neither.
      if leaf != nil, pendingBreaks == 0 { buffer.append(text) }
      return
    }
    prepareText()
    buffer.append(text)
  }

  private func preformatted(_ text: Span<UInt8>) {
    // The line break right behind the start tag is none, but in XHTML.
    let dropsBreak = isAtStartOfPreformatted && !isXML && !text.isEmpty && text[0] == 0x0A
    isAtStartOfPreformatted = false
    prepareText()
    buffer.append(dropsBreak ? text.extracting(1...) : text)
  }

  private func isBlank(_ text: Span<UInt8>) -> Bool {
    for index in text.indices {
      switch text[index] {
      case 0x20, 0x0A, 0x09, 0x0D, 0x0C: continue
      default: return false
      }
    }
    return true
  }

  /// Makes sure that a text is open, and that line breaks and marks that wait stand in it.
  func prepareText() {
    if leaf == nil { openLeaf(HTMLLeaf(.paragraph)) }
    if pendingBreaks > 0 { placeBreaks() }
    if hasWaitingMarks { openWaitingMarks() }
  }

  private func placeBreaks() {
    guard let leaf, aside == nil, !leaf.isPreformatted else {
      pendingBreaks = 0
      return buffer.separate()
    }
    let count = pendingBreaks
    pendingBreaks = 0
    if leaf.kind == .single {
      buffer.separate()
    } else if count > 1, leaf.kind == .paragraph {
      // Two breaks in a row are how paragraphs are parted where nobody knows `p`.
      endText()
      openLeaf(leaf.role.isEmpty ? HTMLLeaf(.paragraph) : HTMLLeaf(.paragraph, role: leaf.role))
    } else if !buffer.isEmpty {
      buffer.appendLineBreak()
    }
  }

  /// Opens a text; one that becomes a block opens what it has to stand in.
  func openLeaf(_ leaf: consuming HTMLLeaf) {
    let kind = leaf.kind
    switch kind {
    case .paragraph, .heading, .preformatted, .raw: ensureContent()
    case .tableCaption, .figureCaption, .term, .source, .label, .single: break
    }
    self.leaf = consume leaf
    pendingBreaks = 0
    isAtStartOfPreformatted = kind.isPreformatted
    buffer.begin(preservingSpace: kind.isPreformatted)
    hasWaitingMarks = marks.count > frames[frames.count - 1].markBase
  }

  /// Ends the text that is open, and puts it where it belongs.
  func endText() {
    guard let leaf else { return }
    endAside()
    closeMarksInText()
    self.leaf = nil
    pendingBreaks = 0
    if !buffer.isEmpty || leaf.kind == .term { place(buffer.finish(), leaf) }
    if !pendingEmbeds.isEmpty { appendPendingEmbeds() }
  }

  /// Makes a block of a text, or puts it where it belongs in the container around it.
  private func place(_ text: consuming RichText, _ leaf: HTMLLeaf) {
    if leaf.isPreformatted {
      if !text.isEmpty { endPreformatted(text, leaf) }
      return
    }
    if !text.marks.isEmpty { tidy(&text) }
    // A term without words still has its definitions.
    guard !text.isEmpty || leaf.kind == .term else { return }
    let top = frames.count - 1
    switch leaf.kind {
    case .paragraph:
      if !appendMedia(of: text, leaf) { append(leaf.block(.paragraph(consume text, role: leaf.role))) }
    case .heading(let level):
      if !appendMedia(of: text, leaf) { append(leaf.block(.heading(consume text, level: level))) }
    case .tableCaption: join(text, to: &frames[top].caption)
    case .figureCaption: join(text, to: &frames[top].caption)
    case .term: frames[top].definitions.append(Definition(term: text))
    case .source, .label:
      if !frames[top].words.isEmpty { frames[top].words += " " }
      frames[top].words += text.text
    case .preformatted, .raw, .single: break
    }
  }

  private func appendPendingEmbeds() {
    let embeds = pendingEmbeds
    pendingEmbeds = []
    for embed in embeds { append(embed) }
  }

  private func endPreformatted(_ text: RichText, _ leaf: HTMLLeaf) {
    if case .preformatted(let isTabular) = leaf.kind {
      append(leaf.block(.preformatted(text, tabular: isTabular)))
    } else {
      append(leaf.block(.raw(format: leaf.role, value: text.text)))
    }
  }

  /// Puts a second caption behind the first.
  private func join(_ text: RichText, to caption: inout RichText) {
    guard !caption.isEmpty else { return caption = text }
    let offset = caption.text.unicodeScalars.count + 1
    caption.text += "\n" + text.text
    caption.marks += text.marks.map { Mark($0.kind, start: $0.start + offset, end: $0.end + offset) }
  }

  /// Leaves out marks over nothing, which wrong nesting leaves behind, and joins what overlapping has cut.
  private func tidy(_ text: inout RichText) {
    guard text.marks.count > 1 || text.marks[0].start == text.marks[0].end else { return }
    var marks: [Mark] = []
    var breaks: Set<Int>?
    for mark in text.marks where mark.start < mark.end {
      // What was cut is among the last ones: only so many can be open.
      guard mark.kind.isJoinable, let last = marks.suffix(24).lastIndex(where: { $0.kind == mark.kind }),
        marks[last].end <= mark.start, marks[last].end + 2 >= mark.start,
        isBreak(marks[last].end..<mark.start, in: text.text, &breaks)
      else {
        marks.append(mark)
        continue
      }
      marks[last].end = mark.end
    }
    text.marks = marks
  }

  /// Whether nothing but line breaks stands between two places.
  private func isBreak(_ range: Range<Int>, in text: String, _ breaks: inout Set<Int>?) -> Bool {
    if range.isEmpty { return true }
    let known = breaks ?? Set(text.unicodeScalars.enumerated().filter { $0.element == "\n" }.map(\.offset))
    breaks = known
    return range.allSatisfy(known.contains)
  }

  // MARK: Lines

  /// Begins a new line where a text goes on over blocks, or ends the text.
  ///
  /// - Returns: Whether a block may begin here.
  @discardableResult func beginBlock() -> Bool {
    guard let kind = leaf?.kind else { return true }
    switch kind {
    case .paragraph: break
    case .heading, .term, .label, .source:
      // An end tag was forgotten, unless the block is what the text is within.
      if buffer.isEmpty { return false }
      if case .heading = kind { break }
      pendingBreaks = max(pendingBreaks, 1)
      return false
    case .preformatted, .raw: return false
    case .tableCaption, .figureCaption, .single:
      pendingBreaks = max(pendingBreaks, 1)
      return false
    }
    endText()
    return true
  }

  /// Ends a line, or the text.
  func endBlock() {
    guard let kind = leaf?.kind else { return }
    if kind == .paragraph {
      endText()
    } else if !kind.isPreformatted {
      pendingBreaks = max(pendingBreaks, 1)
    }
  }

  /// A line break of the source.
  func breakLine() {
    // Before any text it says nothing.
    guard let kind = leaf?.kind else { return }
    if kind.isPreformatted {
      prepareText()
      buffer.append("\n")
    } else {
      pendingBreaks += 1
    }
  }

  // MARK: Asides

  /// Gathers a piece of text beside the one at hand; without one its words are text like any other.
  func beginAside(_ purpose: HTMLAside.Purpose) {
    endAside()
    guard leaf != nil else { return }
    pendingBreaks = 0
    aside = HTMLAside(purpose: purpose, outer: buffer.suspend())
  }

  /// Takes up the text that was put aside.
  func endAside() {
    guard let aside else { return }
    closeMarksInText()
    self.aside = nil
    let words = buffer.finishPlain()
    buffer.resume(aside.outer)
    switch aside.purpose {
    case .fallback: break
    case .reading: addReading(words)
    case .credit:
      let top = frames.count - 1
      frames[top].words += frames[top].words.isEmpty || words.isEmpty ? words : " " + words
    }
  }
}

extension Mark.Kind {
  /// Whether two of a kind side by side are the same as one.
  fileprivate var isJoinable: Bool {
    switch self {
    case .strong, .emphasis, .underline, .strike, .subscript, .superscript, .code, .link, .language: true
    case .quote, .entity, .object, .ruby, .raw: false
    }
  }
}
