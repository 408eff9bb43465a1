internal import ArticleModel
internal import XMLSyntax

/// What a text is for, by the role of its component.
enum TextRole {
  case main
  /// The beginning of the text, which is set off from it.
  case lead
  case headline(String)
  case summary(String)

  /// Takes a role, or returns `nil` for one that has no field of its own in the model.
  init?(_ role: String) {
    switch role.lowercased() {
    case "", "main", "body", "text", "story", "article": self = .main
    case "lead", "lede", "intro": self = .lead
    case "headline", "title": self = .headline("")
    case "subheadline", "subtitle": self = .headline("sub")
    case "abstract": self = .summary("")
    case "summary", "teaser", "description", "caption": self = .summary(role.lowercased())
    default: return nil
    }
  }
}

/// Texts: content items that hold their content.
extension NewsML1ItemReader {
  mutating func read(text node: XMLNode, role: String) {
    tree.markRead(node)
    let kind = TextRole(role)
    if let stated = tree.firstElement(.mediaType, of: node, in: NewsML1Name.vocabulary) {
      let word = formalName(stated)
      if statedType.isEmpty { statedType = NewsML1Words.mediaTypes[word.lowercased()] ?? word }
    }
    let blocks = blocks(ofText: node)
    switch kind {
    case .main?:
      readCount(of: node)
      mainBlocks += blocks
    case .lead?:
      mainBlocks += blocks.map { block in
        guard case .paragraph(let text, "") = block.content else { return block }
        var lead = block
        lead.content = .paragraph(text, role: "lead")
        return lead
      }
    case .headline(let role)?: appendProse(blocks) { article.headlines.append(Prose($0, role: article.role(role))) }
    case .summary(let role)?: appendProse(blocks) { article.summaries.append(Prose($0, role: role)) }
    case nil:
      if !blocks.isEmpty { otherBlocks.append(Block(.section(blocks, role: role, label: ""))) }
      // The section has it for its role.
      if let component = tree.parent(of: node),
        let stated = tree.firstElement(.role, of: component, in: NewsML1Name.vocabulary)
      {
        _ = formalName(stated)
      }
    }
  }

  /// Hands out the text of blocks: that of a single paragraph with its marks.
  private func appendProse(_ blocks: [Block], _ body: (RichText) -> Void) {
    if blocks.count == 1, case .paragraph(let text, _) = blocks[0].content {
      if !text.isEmpty { body(text) }
      return
    }
    let text = PlainText.of(blocks)
    if !text.isEmpty { body(RichText(text)) }
  }

  /// The number of words.
  private mutating func readCount(of node: XMLNode) {
    guard let characteristics = tree.firstElement(.characteristics, of: node, in: NewsML1Name.vocabulary) else {
      return
    }
    tree.markRead(characteristics)
    for property in tree.elements(of: characteristics) where name(property) == .property {
      let isCount = ["Words", "WordCount"].contains(peek(.formalName, of: property))
      guard isCount, article.wordCount == nil, let count = Int(peek(.value, of: property)) else {
        keep(property: property)
        continue
      }
      article.wordCount = count
      _ = formalName(property)
      _ = value(.value, of: property)
    }
  }

  // MARK: Content

  /// How much is known of a text's structure.
  func rank(_ item: XMLNode) -> Int {
    guard let content = tree.firstElement(.dataContent, of: item, in: NewsML1Name.vocabulary) else { return 1 }
    switch EmbeddedMarkup(in: content, of: body) {
    case .nitf: return 5
    case .html: return 4
    case .other: return isNITF(item) ? 5 : 3
    case nil: return tree.isWhiteSpace(content) ? 0 : format(of: item).contains("html") ? 2 : 1
    }
  }

  /// What the item says of its format, in small letters.
  private func format(of item: XMLNode) -> String {
    [NewsML1Name.format, .mimeType].map { peek(formalNameOf: $0, in: item).lowercased() }.joined(separator: " ")
  }

  private func isNITF(_ item: XMLNode) -> Bool { format(of: item).contains("nitf") }

  /// The blocks of a content item; what it says of its format is read.
  mutating func blocks(ofText item: XMLNode) -> [Block] {
    tree.markRead(item)
    var blocks: [Block] = []
    for child in tree.elements(of: item) {
      switch name(child) {
      case .mediaType, .format, .mimeType: _ = formalName(child)
      case .dataContent: blocks += self.blocks(ofContent: child, in: item)
      case .encoding: blocks += self.blocks(ofEncoded: child, in: item)
      default: break
      }
    }
    return blocks
  }

  private mutating func blocks(ofContent node: XMLNode, in item: XMLNode) -> [Block] {
    tree.markRead(node)
    switch EmbeddedMarkup(in: node, of: body) {
    case .nitf(let root):
      for attribute in tree.attributes(of: root) {
        // They say which NITF it is.
        switch tree.names.local(of: attribute.name) {
        case "version", "change.date", "change.time", "schemaLocation": tree.markRead(attribute)
        default: break
        }
      }
      return body.blocks(in: node)
    case .html:
      // NITF in parts begins with elements that HTML has as well.
      if isNITF(item) { return body.blocks(in: node) }
      var source: [UInt8] = []
      for child in tree.children(of: node) {
        tree.appendSource(of: child, to: &source)
        tree.markSubtreeRead(child)
      }
      return html.blocks(of: source.span, isXML: true)
    case .other: return isNITF(item) || isLineOfNITF(node) ? body.blocks(in: node) : foreignBlocks(in: node)
    case nil:
      var text: [UInt8] = []
      tree.appendText(of: node, to: &text)
      return blocks(ofData: text, in: item)
    }
  }

  /// Whether the first element is one that NITF knows, by itself or within a line of text.
  private func isLineOfNITF(_ node: XMLNode) -> Bool {
    tree.elements(of: node).first { _ in true }.map { body.name($0) != nil } ?? false
  }

  /// XML that is no text: it stays as it is.
  private func foreignBlocks(in node: XMLNode) -> [Block] {
    var blocks: [Block] = []
    for child in tree.children(of: node) where !tree.isText(child) || !tree.isWhiteSpace(child) {
      blocks.append(Block(.raw(format: "xml", value: tree.source(of: child))))
      tree.markSubtreeRead(child)
    }
    warn("newsml-content", "the content is XML of a kind that is not known: it stays as it is", at: node)
    return blocks
  }

  /// Text that is NITF, HTML or XML with its markup escaped, or plain.
  private mutating func blocks(ofData text: [UInt8], in item: XMLNode) -> [Block] {
    let format = format(of: item)
    let isMarkup = EmbeddedText.isMarkup(text)
    if isMarkup, !format.contains("html"), format.contains("nitf") || NITFInText.isNITF(text),
      let found = NITFInText(text, options: context.options)
    {
      nestedMedia += found.media
      article.related += found.related
      for statement in found.rights { append(statement) }
      for var found in found.extensions {
        found.anchor = tree.anchor(of: item) + "/DataContent/" + found.anchor
        article.extensions.append(found)
      }
      return found.blocks
    }
    // Without a tag in it, HTML is text whose characters may be written as references.
    let hasTags = FeedMarkup.kind(of: text.span) == .tags
    if format.contains("html") || hasTags && !format.contains("plain") { return html.blocks(of: text.span) }
    if isMarkup, text.contains(UInt8(ascii: "/")) {
      return [Block(.raw(format: "xml", value: String(decoding: text, as: UTF8.self).trimmedOfSpace))]
    }
    return EmbeddedText.paragraphs(of: text)
  }

  // MARK: Encoded content

  private mutating func blocks(ofEncoded node: XMLNode, in item: XMLNode) -> [Block] {
    let notation = peek(.notation, of: node)
    guard notation.lowercased().hasSuffix("base64") else {
      warn("newsml-encoding", "the encoding ‘\(notation)’ is not known: the content stays as it is", at: node)
      keep(node)
      return []
    }
    guard let decoded = Base64.decoded(tree.peekText(of: node)) else {
      warn("newsml-encoding", "the content is not Base64", at: node)
      keep(node)
      return []
    }
    tree.markSubtreeRead(node)
    let type = peek(formalNameOf: .mimeType, in: item).lowercased()
    guard ["image/", "video/", "audio/", "application/pdf"].contains(where: { type.hasPrefix($0) }) else {
      return blocks(ofData: Array(String(decoding: decoded, as: UTF8.self).utf8), in: item)
    }
    let code = tree.peekText(of: node).filter { !$0.isWhitespace }
    article.media.append(
      Media(
        type: NewsML1Words.kind(ofMediaType: type),
        renditions: [.init(href: "data:\(type);base64,\(code)", mediaType: type)]))
    return []
  }
}

extension Article {
  /// The role of a headline, which is the main one where there is no other.
  fileprivate func role(_ role: String) -> String {
    role.isEmpty && !headlines.contains { $0.role == "main" } ? "main" : role
  }
}
