internal import ArticleModel
internal import XMLSyntax

/// Text with marks.
extension NITFBodyReader {
  /// The text of an element with its marks; blocks in it are lines of the text.
  func richText(_ node: XMLNode, preservingSpace: Bool = false) -> RichText {
    tree.markRead(node)
    buffer.begin(preservingSpace: preservingSpace)
    appendChildren(of: node)
    return buffer.finish()
  }

  /// The text of an element without marks; blocks in it are lines of the text.
  func plainText(_ node: XMLNode) -> String {
    tree.markRead(node)
    let outer = isPlain
    beginPlainText()
    appendChildren(of: node)
    let text = endPlainText()
    isPlain = outer
    return text
  }

  /// Begins a text without marks that is put together piece by piece.
  func beginPlainText() {
    isPlain = true
    buffer.begin()
  }

  /// Ends a text without marks.
  func endPlainText() -> String {
    isPlain = false
    return buffer.finishPlain()
  }

  /// Appends what stands in an element to the text at hand.
  func appendChildren(of node: XMLNode) {
    for child in tree.children(of: node) { append(child) }
  }

  /// Appends a text node or an element within the text.
  func append(_ node: XMLNode) {
    if tree.isText(node) {
      tree.withText(of: node) { buffer.append($0) }
    } else {
      appendElement(node)
    }
  }

  private func appendElement(_ node: XMLNode) {
    let name = name(node)
    if isPlain, name?.isOnlyMark ?? true { return appendUnmarked(node) }
    switch name {
    case .br:
      tree.markRead(node)
      buffer.appendLineBreak()
    case .em, .i: appendEmphasis(node)
    case .b, .strong: append(node, as: .strong)
    case .u, .ins: append(node, as: .underline)
    case .s, .strike, .del: append(node, as: .strike)
    case .sub: append(node, as: .subscript)
    case .sup: append(node, as: .superscript)
    case .code, .tt: append(node, as: .code)
    case .span, .small, .byttl, .storyDate: appendTransparent(node)
    case .a: appendLink(node)
    case .q: appendQuote(node)
    case .lang: appendLanguage(node)
    case .pronounce: appendPronunciation(node)
    case .ruby: appendRuby(node)
    case .person: appendEntity(node, .person)
    case .org: appendEntity(node, .organisation)
    case .location: appendEntity(node, .location)
    case .city, .sublocation, .state, .region, .country: appendPlace(node)
    case .event: appendEntity(node, .event)
    case .function: appendEntity(node, .function)
    case .objectTitle: appendEntity(node, .object)
    case .money: appendEntity(node, .money)
    case .num: appendEntity(node, .number)
    case .chron: appendEntity(node, .date)
    case .virtloc, .postaddr: appendEntity(node, .address)
    case .media: appendMedium(node)
    case .copyrite: appendCopyright(node)
    case .altCode: break  // Read with the entity that it belongs to, or else an extension.
    case .denom:
      if let before = previousElement(node), self.name(before) == .numer { buffer.append("/") }
      appendRaw(node)
    case .tobject, .keyList: break  // Data about a block, not text.
    case .p, .li, .dt, .dd, .tr, .block, .hl1, .hl2, .bodyContent, .table, .ul, .ol, .dl, .bq, .note, .fn, .div,
      .section, .article, .caption, .thead, .tbody, .tfoot, .pre, .abstract, .blockquote, .hr, .h1, .h2, .h3, .h4, .h5,
      .h6, .credit, .datasource, .dateline, .byline, .mediaCaption, .mediaProducer:
      appendLines(node)
    case .td, .th:
      buffer.separate()
      appendTransparent(node)
      buffer.separate()
    default: appendRaw(node)
    }
  }

  /// The attributes of an element that becomes no mark stay unread.
  private func appendUnmarked(_ node: XMLNode) {
    let isPart = name(node)?.isPart ?? true
    if isPart { buffer.separateWords() }
    appendTransparent(node)
    if isPart { buffer.separateFromNextWord() }
  }

  private func previousElement(_ node: XMLNode) -> XMLNode? {
    guard let parent = tree.parent(of: node) else { return nil }
    var previous: XMLNode?
    for sibling in tree.elements(of: parent) {
      if sibling == node { return previous }
      previous = sibling
    }
    return nil
  }

  /// A block within text stands on lines of its own.
  private func appendLines(_ node: XMLNode) {
    buffer.beginLine()
    appendTransparent(node)
    buffer.beginLine()
  }

  func appendTransparent(_ node: XMLNode) {
    tree.markRead(node)
    appendChildren(of: node)
  }

  private func append(_ node: XMLNode, as kind: Mark.Kind) {
    tree.markRead(node)
    let mark = buffer.open(kind)
    appendChildren(of: node)
    buffer.close(mark)
  }

  /// An element that the model has no mark for keeps its name and attributes.
  func appendRaw(_ node: XMLNode) {
    if isPlain { return appendUnmarked(node) }
    tree.markRead(node)
    let known = name(node)
    let local = tree.names.local(of: tree.name(of: node))
    let namespace = tree.names.namespace(of: tree.name(of: node))
    var attributes: [Attribute] = []
    for attribute in tree.attributes(of: node)
    where name(attribute) != nil || tree.names.namespace(of: attribute.name).isEmpty {
      attributes.append(Attribute(name: tree.names.local(of: attribute.name), value: tree.string(of: attribute)))
    }
    // The digits of a fraction stand close; the parts of a name and what is not known at all do not.
    let isApart = known != .fracSeparator && known != .numer && known != .denom && known != .copyrite
    if isApart { buffer.separateWords() }
    let mark = buffer.open(
      .raw(name: known != nil || namespace.isEmpty ? local : "{\(namespace)}\(local)", attributes: attributes))
    appendChildren(of: node)
    buffer.close(mark)
    if isApart { buffer.separateFromNextWord() }
  }

  // MARK: Style

  /// NITF has one element for all of them; agencies tell them apart by its class.
  private func appendEmphasis(_ node: XMLNode) {
    tree.markRead(node)
    var styles: (Mark.Kind, Mark.Kind?)?
    for attribute in tree.attributes(of: node) where name(attribute) == .class {
      let value = tree.string(of: attribute)
      // A class that says something else stays with the text, as a mark of its own around the emphasis.
      styles =
        emphasisStyles(value)
        ?? (.raw(name: "em", attributes: [Attribute(name: "class", value: value)]), .emphasis)
    }
    let mark = buffer.open(styles?.0 ?? .emphasis)
    let inner = styles?.1.map { buffer.open($0) }
    appendChildren(of: node)
    if let inner { buffer.close(inner) }
    buffer.close(mark)
  }

  private func emphasisStyles(_ value: String) -> (Mark.Kind, Mark.Kind?)? {
    switch value {
    case "bold", "strong", "b": (.strong, nil)
    case "", "italic", "italics", "i", "em", "emphasis": (.emphasis, nil)
    case "underline", "underlined", "u": (.underline, nil)
    case "strike", "strikethrough", "line-through": (.strike, nil)
    case "bold italic", "italic bold", "bolditalic", "bold-italic": (.strong, .emphasis)
    case "bold underline", "underline bold": (.strong, .underline)
    case "sub", "subscript": (.subscript, nil)
    case "sup", "superscript": (.superscript, nil)
    case "code": (.code, nil)
    default: nil
    }
  }

  // MARK: Links and quotations

  private func appendLink(_ node: XMLNode) {
    tree.markRead(node)
    var href = ""
    var rel = ""
    var title = ""
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .href: href = tree.string(of: attribute)
      case .rel: rel = tree.string(of: attribute)
      case .title: title = tree.string(of: attribute)
      default: break
      }
    }
    let mark = buffer.open(.link(href: href, rel: rel, title: title))
    appendChildren(of: node)
    buffer.close(mark)
  }

  private func appendQuote(_ node: XMLNode) {
    let speaker = tree.string(.quoteSource, of: node, in: vocabulary) ?? ""
    append(node, as: .quote(speaker: speaker))
  }

  private func appendLanguage(_ node: XMLNode) {
    let language =
      tree.string(.xmlLang, of: node, in: vocabulary) ?? tree.string(.value, of: node, in: vocabulary)
      ?? tree.string(.lang, of: node, in: vocabulary) ?? ""
    append(node, as: .language(language))
  }

  private func appendPronunciation(_ node: XMLNode) {
    append(node, as: .ruby(text: tree.string(.phonetic, of: node, in: vocabulary) ?? ""))
  }

  /// The base text gets the mark, the reading beside it goes into the mark.
  private func appendRuby(_ node: XMLNode) {
    tree.markRead(node)
    let mark = buffer.open(.ruby(text: ""))
    var reading = ""
    appendRubyParts(of: node, reading: &reading)
    buffer.close(mark, as: .ruby(text: reading))
  }

  private func appendRubyParts(of node: XMLNode, reading: inout String) {
    for child in tree.children(of: node) {
      switch name(child) {
      case .rt:
        let text = aside { plainText(child) }
        reading += reading.isEmpty || text.isEmpty ? text : " " + text
      case .rp: tree.markSubtreeRead(child)
      case .rb, .rbc, .rtc:
        tree.markRead(child)
        appendRubyParts(of: child, reading: &reading)
      default: append(child)
      }
    }
  }
}
