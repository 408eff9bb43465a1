internal import ArticleModel
internal import XMLSyntax

/// Blocks.
extension NITFBodyReader {
  /// The blocks in an element, such as `body.content`, `block`, `td` or `li`.
  ///
  /// Text that stands directly in it becomes paragraphs.
  func blocks(in node: XMLNode) -> [Block] {
    tree.markRead(node)
    var blocks: [Block] = []
    if let onlyText = soleText(node) {
      if !tree.isWhiteSpace(onlyText) { blocks.append(Block(.paragraph(richText(node), role: ""))) }
      return blocks
    }
    var count = 0
    for _ in tree.elements(of: node) { count &+= 1 }
    blocks.reserveCapacity(count)
    append(childrenOf: node, to: &blocks)
    return blocks
  }

  private func soleText(_ node: XMLNode) -> XMLNode? {
    guard let first = tree.firstChild(of: node), tree.isText(first), tree.nextSibling(of: first) == nil else {
      return nil
    }
    return first
  }

  /// Appends the blocks in an element; text between them is gathered into paragraphs.
  func append(childrenOf node: XMLNode, to blocks: inout [Block]) {
    var isGathering = false
    for child in tree.children(of: node) {
      if tree.isText(child) {
        if !isGathering {
          if tree.isWhiteSpace(child) { continue }
          isGathering = true
          buffer.begin()
        }
        append(child)
      } else if isInline(child) {
        if !isGathering {
          isGathering = true
          buffer.begin()
        }
        append(child)
      } else {
        if isGathering {
          isGathering = false
          appendGathered(to: &blocks)
        }
        append(block: child, to: &blocks)
      }
    }
    if isGathering { appendGathered(to: &blocks) }
  }

  private func appendGathered(to blocks: inout [Block]) {
    let text = buffer.finish()
    if !text.isEmpty { blocks.append(Block(.paragraph(text, role: ""))) }
  }

  /// Whether an element stands within a line: one that is known to, or an unknown one between text.
  private func isInline(_ node: XMLNode) -> Bool { name(node)?.isInline ?? false }

  /// The blocks of NITF that another format carries: of an element `nitf`, `body`, `body.content`, or of a block.
  ///
  /// Headlines, byline and dateline of a `body.head` are blocks as well.
  func embeddedBlocks(_ node: XMLNode) -> [Block] {
    var blocks: [Block] = []
    append(block: node, to: &blocks)
    return blocks
  }

  /// Appends the block, or the blocks, that an element is.
  func append(block node: XMLNode, to blocks: inout [Block]) {
    switch name(node) {
    case .p: append(paragraph: node, to: &blocks)
    case .hl2, .h2: append(heading: node, level: 2, to: &blocks)
    case .hl1, .h1: append(heading: node, level: 1, to: &blocks)
    case .h3: append(heading: node, level: 3, to: &blocks)
    case .h4: append(heading: node, level: 4, to: &blocks)
    case .h5: append(heading: node, level: 5, to: &blocks)
    case .h6: append(heading: node, level: 6, to: &blocks)
    case .block, .section, .article, .div: append(section: node, to: &blocks)
    case .table: blocks.append(table(node))
    case .nitfTable: blocks.append(nitfTable(node))
    case .media: append(media: node, to: &blocks)
    case .ul: blocks.append(list(node, ordered: false))
    case .ol: blocks.append(list(node, ordered: true))
    case .dl: blocks.append(definitions(node))
    case .bq, .blockquote: blocks.append(quotation(node))
    case .fn: blocks.append(frame(node).block(.note(noteBlocks(node), role: "footnote")))
    case .note: blocks.append(note(node))
    case .pre:
      let frame = frame(node)
      blocks.append(frame.block(.preformatted(richText(node, preservingSpace: true), tabular: false)))
    case .hr: blocks.append(frame(node).block(.rule))
    case .nitf, .body, .bodyContent, .bodyHead, .hedline:
      tree.markRead(node)
      append(childrenOf: node, to: &blocks)
    case .byline, .dateline, .datasource, .credit: append(line: node, role: names(node), to: &blocks)
    case .distributor: append(line: node, role: names(node), to: &blocks)
    case .tagline: append(line: node, role: "signoff", to: &blocks)
    case .abstract: blocks.append(frame(node).block(.section(self.blocks(in: node), role: "abstract", label: "")))
    case .bodyEnd: append(end: node, to: &blocks)
    case .head, .tobject, .keyList: break  // Data about the text: extensions.
    default: append(unknown: node, to: &blocks)
    }
  }

  private func names(_ node: XMLNode) -> String { tree.names.local(of: tree.name(of: node)) }

  // MARK: Text

  private func append(paragraph node: XMLNode, to blocks: inout [Block]) {
    var role = ""
    let frame = frame(node) { name, attribute in
      switch name {
      case .lede where self.tree.withBytes(of: attribute, isTrue):
        role = "lead"
        return true
      case .summary where self.tree.withBytes(of: attribute, isTrue):
        if role.isEmpty { role = "summary" }
        return true
      default: return false
      }
    }
    if let medium = soleMedium(node) { return append(media: medium, to: &blocks) }
    buffer.begin()
    var isFirst = true
    for child in tree.children(of: node) {
      if !tree.isText(child), breaksParagraph(child) {
        appendParagraph(frame, role: role, isFirst: &isFirst, to: &blocks)
        append(block: child, to: &blocks)
        buffer.begin()
      } else {
        append(child)
      }
    }
    appendParagraph(frame, role: role, isFirst: &isFirst, to: &blocks)
  }

  /// Adds what was gathered of a paragraph; one that says nothing at all goes.
  private func appendParagraph(_ frame: Frame, role: String, isFirst: inout Bool, to blocks: inout [Block]) {
    let text = buffer.finish()
    guard !text.isEmpty || isFirst && !frame.id.isEmpty else { return }
    blocks.append(
      Block(
        .paragraph(text, role: role), id: isFirst ? frame.id : "", language: frame.language,
        attributes: frame.attributes))
    isFirst = false
  }

  /// Whether an element in a paragraph ends it, although the schema does not let it stand there.
  private func breaksParagraph(_ node: XMLNode) -> Bool {
    switch name(node) {
    case .table, .nitfTable, .ul, .ol, .dl, .p, .hl1, .hl2, .bq, .blockquote, .pre, .hr, .note, .fn, .block, .div,
      .h1, .h2, .h3, .h4, .h5, .h6, .section, .article:
      true
    default: false
    }
  }

  private func append(heading node: XMLNode, level: Int, to blocks: inout [Block]) {
    var frame = frame(node)
    var level = level
    if let classIndex = frame.attributes.firstIndex(where: { $0.name == "class" }),
      let said = Self.headingLevel(frame.attributes[classIndex].value)
    {
      level = said
      frame.attributes.remove(at: classIndex)
    }
    let text = richText(node)
    if !text.isEmpty || !frame.id.isEmpty { blocks.append(frame.block(.heading(text, level: level))) }
  }

  /// The level that a class such as `h3` gives a heading.
  private static func headingLevel(_ text: String) -> Int? {
    guard text.utf8.count == 2, text.utf8.first == UInt8(ascii: "h"), let level = text.last?.wholeNumberValue,
      1...6 ~= level
    else { return nil }
    return level
  }

  /// A line that belongs to a block: who wrote it, where it comes from.
  private func append(line node: XMLNode, role: String, to blocks: inout [Block]) {
    let frame = frame(node)
    let text = richText(node)
    if !text.isEmpty || !frame.id.isEmpty { blocks.append(frame.block(.paragraph(text, role: role))) }
  }

  private func append(section node: XMLNode, to blocks: inout [Block]) {
    let frame = frame(node)
    let content = self.blocks(in: node)
    // An element that only holds other blocks together without a word of its own adds nothing.
    if name(node) == .div, frame.id.isEmpty, frame.attributes.isEmpty, frame.language.isEmpty {
      blocks += content
    } else {
      blocks.append(frame.block(.section(content, role: "", label: "")))
    }
  }

  /// What is not known stays in its place, as it is.
  private func append(unknown node: XMLNode, to blocks: inout [Block]) {
    switch name(node) {
    case .caption, .mediaCaption, .li, .dd, .dt, .td, .th, .tr, .tbody, .thead, .tfoot:
      // Known, but not in its place: its text is text.
      tree.markRead(node)
      blocks += self.blocks(in: node)
    case .copyrite:
      let rights = copyright(node)
      add(rights)
      blocks.append(frame(node).block(.note([Block(.paragraph(richText(node), role: ""))], role: "copyright")))
    default:
      blocks.append(Block(.raw(format: "xml", value: tree.source(of: node))))
      tree.markSubtreeRead(node)
    }
  }

  // MARK: Notes and quotations

  private func note(_ node: XMLNode) -> Block {
    var role = ""
    let frame = frame(node) { name, attribute in
      guard name == .noteclass else { return false }
      role = self.noteRole(self.tree.string(of: attribute))
      return true
    }
    return frame.block(.note(noteBlocks(node), role: role))
  }

  /// NITF's word for the class of a note, in the model's words.
  func noteRole(_ noteClass: String) -> String {
    switch noteClass {
    case "cpyrt": "copyright"
    case "editorsnote": "editors"
    default: noteClass
    }
  }

  /// The blocks of a note, without the `body.content` around them.
  private func noteBlocks(_ node: XMLNode) -> [Block] { blocks(in: node) }

  private func quotation(_ node: XMLNode) -> Block {
    var source = ""
    let frame = frame(node) { name, attribute in
      guard name == .quoteSource else { return false }
      source = self.tree.string(of: attribute)
      return true
    }
    var content: [Block] = []
    for child in tree.elements(of: node) where name(child) == .credit {
      // The printed source wins; one that is stated twice stays a line of the quotation.
      if source.isEmpty {
        source = plainText(child)
        tree.markRead(child)
      }
    }
    let printed = source
    for child in tree.children(of: node) {
      if name(child) == .credit {
        var line: [Block] = []
        append(line: child, role: "credit", to: &line)
        if case .paragraph(let text, _)? = line.first?.content, text.text == printed, text.marks.isEmpty { continue }
        content += line
      } else if name(child) == .block, isPlain(child) {
        content += blocks(in: child)
      } else if !tree.isText(child) {
        append(block: child, to: &content)
      } else if !tree.isWhiteSpace(child) {
        buffer.begin()
        append(child)
        content.append(Block(.paragraph(buffer.finish(), role: "")))
      }
    }
    return frame.block(.quotation(content, source: source))
  }

  private func isPlain(_ node: XMLNode) -> Bool {
    for _ in tree.attributes(of: node) { return false }
    return true
  }

  // MARK: Lists

  private func list(_ node: XMLNode, ordered: Bool) -> Block {
    var start: Int?
    let frame = frame(node) { name, attribute in
      guard ordered, name == .seqnum else { return false }
      start = self.integer(attribute, of: node)
      return true
    }
    var items: [[Block]] = []
    for child in tree.children(of: node) {
      if name(child) == .li {
        items.append(blocks(in: child))
      } else if !tree.isText(child) || !tree.isWhiteSpace(child) {
        var loose: [Block] = []
        appendLoose(child, to: &loose)
        if !loose.isEmpty { items.append(loose) }
      }
    }
    return frame.block(.list(items: items, ordered: ordered, start: start))
  }

  /// Something that stands where only items may.
  func appendLoose(_ node: XMLNode, to blocks: inout [Block]) {
    if tree.isText(node) || isInline(node) {
      buffer.begin()
      append(node)
      appendGathered(to: &blocks)
    } else {
      append(block: node, to: &blocks)
    }
  }

  private func definitions(_ node: XMLNode) -> Block {
    let frame = frame(node)
    var entries: [Definition] = []
    for child in tree.children(of: node) {
      switch name(child) {
      case .dt: entries.append(Definition(term: richText(child)))
      case .dd:
        if entries.isEmpty { entries.append(Definition(term: RichText())) }
        // A block whose only task is to hold the definition's text together goes.
        for block in blocks(in: child) {
          if case .section(let inner, "", "") = block.content, block == Block(block.content) {
            entries[entries.count - 1].blocks += inner
          } else {
            entries[entries.count - 1].blocks.append(block)
          }
        }
      default:
        guard !tree.isText(child) || !tree.isWhiteSpace(child) else { continue }
        if entries.isEmpty { entries.append(Definition(term: RichText())) }
        appendLoose(child, to: &entries[entries.count - 1].blocks)
      }
    }
    return frame.block(.definitions(entries))
  }

  // MARK: End

  /// A bibliography names one related item; one of the class `related` names one in each line, as label, title, address
  /// and identifier with tabs between them.
  func read(bibliography node: XMLNode) {
    guard isRelated(node) else {
      let title = plainText(node)
      if !title.isEmpty { add(RelatedItem(title: title)) }
      return
    }
    tree.markRead(node)
    for line in tree.text(of: node).split(separator: "\n") {
      let fields = line.split(separator: "\t", maxSplits: 3, omittingEmptySubsequences: false).map(trimmed)
      guard fields.count > 1 else {
        // Somebody has reflowed it: all there is left is the title.
        if !fields[0].isEmpty { add(RelatedItem(title: fields[0])) }
        continue
      }
      add(
        RelatedItem(
          label: fields[0], title: fields[1], href: fields.count > 2 ? fields[2] : "",
          id: fields.count > 3 ? fields[3] : ""))
    }
  }

  private func isRelated(_ node: XMLNode) -> Bool {
    for attribute in tree.attributes(of: node) where name(attribute) == .class {
      guard tree.withBytes(of: attribute, { $0.count == 7 && $0[0] == UInt8(ascii: "r") }) else { return false }
      return tree.string(of: attribute) == "related"
    }
    return false
  }

  private func trimmed(_ text: Substring) -> String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r\n" }
    guard let first = text.firstIndex(where: { !isSpace($0) }), let last = text.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(text[first...last])
  }
}

/// Whether the value of an attribute says yes.
private func isTrue(_ bytes: Span<UInt8>) -> Bool {
  bytes.count == 4 && bytes[0] == UInt8(ascii: "t") && bytes[1] == UInt8(ascii: "r") && bytes[2] == UInt8(ascii: "u")
    && bytes[3] == UInt8(ascii: "e")
}
