internal import ArticleModel
internal import XMLSyntax

/// Blocks.
extension NITFBodyWriter {
  /// Where blocks stand.
  struct Place {
    /// Whether a section may be an element of its own here.
    var allowsSections = true
    /// How many blocks they stand in.
    var depth = 0

    /// Beyond it what holds blocks is written as these blocks, because no reader goes much deeper.
    static let maximumDepth = 40

    /// Whether no further element may be put around blocks.
    var isFlat: Bool { depth >= Self.maximumDepth }

    /// The place within an element.
    func within(allowsSections: Bool = false) -> Place { Place(allowsSections: allowsSections, depth: depth + 1) }
  }

  /// Writes blocks, and after each the media that stand in its lines.
  mutating func blocks(_ blocks: [Block], in place: Place = Place()) {
    for block in blocks {
      self.block(block, in: place)
      if !pendingMedia.isEmpty { flushMedia() }
    }
  }

  private mutating func block(_ block: Block, in place: Place) {
    switch block.content {
    case .paragraph(let text, let role): paragraph(text, role: role, of: block)
    case .heading(let text, let level):
      guard !text.isEmpty || !block.id.isEmpty else { return }
      // NITF has one kind of heading within a text: the class tells which of HTML's it was.
      line("hl2", text, of: block, role: level == 2 ? "" : "h\(level)")
    case .list(let items, let ordered, let start): list(items, ordered: ordered, start: start, of: block, in: place)
    case .definitions(let entries): definitions(entries, of: block, in: place)
    case .quotation(let blocks, let source): quotation(blocks, source: source, of: block, in: place)
    case .preformatted(let text, let tabular):
      xml.start("pre", isMixed: true)
      frame(block, role: tabular ? "tabular" : "")
      xml.text(text.text)
      xml.end()
    case .table(let table): self.table(table, of: block, in: place)
    case .media(let reference): media(reference, of: block)
    case .embed(let embed): self.embed(embed, of: block)
    case .note(let blocks, let role): note(blocks, role: role, of: block, in: place)
    case .section(let blocks, let role, let label): section(blocks, role: role, label: label, of: block, in: place)
    case .rule:
      xml.start("hr")
      frame(block)
      xml.end()
    case .raw(_, let value):
      let words = MarkupWords.words(in: value)
      if !words.isEmpty { paragraph(RichText(words), role: "", of: Block(.rule)) }
    }
  }

  // MARK: Lines

  private mutating func paragraph(_ text: RichText, role: String, of block: Block) {
    guard !text.isEmpty || !block.id.isEmpty else { return }
    xml.start("p", isMixed: true)
    var hasLead = false
    var hasSummary = false
    var other = ""
    switch role {
    case "lead":
      xml.attribute("lede", "true")
      hasLead = true
    case "summary":
      xml.attribute("summary", "true")
      hasSummary = true
    default: other = role
    }
    if !(other.isEmpty && block.attributes.isEmpty && block.id.isEmpty && block.language.isEmpty) {
      frame(block, role: other) { attribute in
        switch attribute.name {
        case "lede": hasLead ? nil : "lede"
        case "summary": hasSummary ? nil : "summary"
        case "optional-text": "optional-text"
        default: nil
        }
      }
    }
    self.text(text)
    xml.end()
  }

  /// Writes an element that holds a line.
  mutating func line(_ name: StaticString, _ text: RichText, of block: Block = Block(.rule), role: String = "") {
    xml.start(name, isMixed: true)
    frame(block, role: role)
    self.text(text)
    xml.end()
  }

  private mutating func embed(_ embed: Embed, of block: Block) {
    var words = MarkupWords.words(in: embed.html)
    if words.isEmpty { words = embed.url }
    if words.isEmpty { words = embed.provider }
    guard !words.isEmpty else { return }
    var text = RichText(words)
    if !embed.url.isEmpty {
      let end = words.unicodeScalars.count
      text.marks = [Mark(.link(href: embed.url, rel: "", title: embed.provider), start: 0, end: end)]
    }
    xml.start("p", isMixed: true)
    frame(block, role: "embed")
    self.text(text)
    xml.end()
  }

  // MARK: Blocks within blocks

  /// Writes what an item or cell holds: one plain paragraph as its text, anything else as blocks.
  ///
  /// The element is started by `start`, which is told whether it holds text.
  mutating func content(_ blocks: [Block], in place: Place, _ start: (inout NITFBodyWriter, _ isMixed: Bool) -> Void) {
    if blocks.count == 1, case .paragraph(let text, "") = blocks[0].content, !text.isEmpty, blocks[0].id.isEmpty,
      blocks[0].language.isEmpty, blocks[0].attributes.isEmpty,
      !text.marks.contains(where: { if case .object = $0.kind { true } else { false } })
    {
      start(&self, true)
      self.text(text)
    } else {
      start(&self, false)
      self.blocks(blocks, in: place)
    }
    xml.end()
  }

  private mutating func list(_ items: [[Block]], ordered: Bool, start: Int?, of block: Block, in place: Place) {
    if place.isFlat {
      for item in items { blocks(item, in: place) }
      return
    }
    guard !items.isEmpty else { return }
    xml.start(ordered ? "ol" : "ul")
    frame(block)
    if ordered, let start { xml.attribute("seqnum", String(start)) }
    for item in items { content(item, in: place.within()) { $0.xml.start("li", isMixed: $1) } }
    xml.end()
  }

  private mutating func definitions(_ entries: [Definition], of block: Block, in place: Place) {
    if place.isFlat {
      for entry in entries {
        paragraph(entry.term, role: "", of: Block(.rule))
        blocks(entry.blocks, in: place)
      }
      return
    }
    guard !entries.isEmpty else { return }
    xml.start("dl")
    frame(block)
    for entry in entries {
      line("dt", entry.term)
      guard !entry.blocks.isEmpty else { continue }
      xml.start("dd")
      blocks(entry.blocks, in: place.within())
      xml.end()
    }
    xml.end()
  }

  /// A quotation holds `block` elements; its own sections become some of them.
  private mutating func quotation(_ blocks: [Block], source: String, of block: Block, in place: Place) {
    if place.isFlat {
      self.blocks(blocks, in: place)
      paragraph(RichText(source), role: "credit", of: Block(.rule))
      return
    }
    xml.start("bq")
    frame(block)
    var isOpen = false
    for child in blocks {
      if case .section = child.content {
        if isOpen { xml.end() }
        isOpen = false
        self.block(child, in: place.within(allowsSections: true))
      } else {
        if !isOpen { xml.start("block") }
        isOpen = true
        self.blocks([child], in: place.within())
      }
    }
    if blocks.isEmpty { xml.start("block") }
    if isOpen || blocks.isEmpty { xml.end() }
    if !source.isEmpty { line("credit", RichText(source)) }
    xml.end()
  }

  private mutating func note(_ blocks: [Block], role: String, of block: Block, in place: Place) {
    if place.isFlat { return self.blocks(blocks, in: place) }
    if role == "footnote" {
      xml.start("fn")
      frame(block)
    } else {
      xml.start("note")
      let noteClass = NITFBodyWriter.noteClass(role)
      attribute("noteclass", noteClass)
      frame(block, role: noteClass.isEmpty ? role : "") {
        $0.name == "type" && ["std", "pa", "npa"].contains($0.value) ? "type" : nil
      }
    }
    xml.start("body.content")
    self.blocks(blocks, in: place.within(allowsSections: true))
    xml.end()
    xml.end()
  }

  /// NITF's word for the class of a note, or empty when it has none.
  static func noteClass(_ role: String) -> String {
    switch role {
    case "copyright": "cpyrt"
    case "editors": "editorsnote"
    case "cpyrt", "end", "hd", "editorsnote", "trademk", "undef": role
    default: ""
    }
  }

  /// Sections do not nest: one within another is written as its blocks.
  private mutating func section(_ blocks: [Block], role: String, label: String, of block: Block, in place: Place) {
    let isElement = place.allowsSections && !place.isFlat
    if isElement {
      xml.start("block")
      frame(block, role: role)
    }
    if !label.isEmpty { line("hl2", RichText(label)) }
    self.blocks(blocks, in: Place(allowsSections: false, depth: place.depth + (isElement ? 1 : 0)))
    if isElement { xml.end() }
  }
}
