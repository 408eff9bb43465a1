internal import ArticleModel
internal import XMLSyntax

/// In what form a text or content of a feed is given.
enum FeedTextForm {
  /// As it is meant.
  case plain
  /// As HTML in a text.
  case html
  /// As HTML if there is any in the text, and else as it is meant.
  case untold
  /// As elements of XHTML.
  case xhtml
  /// As elements of something else, with their media type.
  case xml(String)
  /// As bytes of something else in base64, with their media type.
  case data(String)
}

extension FeedNodes {
  /// How the text of an element is to be read.
  ///
  /// Atom says so in `type` and, in version 0.3, `mode`; RSS does not, and the text itself has to tell.
  func form(of node: XMLNode, isAtom: Bool) -> FeedTextForm {
    // Most texts have neither attributes nor elements.
    let hasAttributes = tree.attributes(of: node).underestimatedCount > 0
    let type = hasAttributes ? FeedTextType.normalized(attribute(.type, of: node)) : ""
    let mode = hasAttributes ? attribute(.mode, of: node) : ""
    if mode == "base64" { return .data(type) }
    if hasElements(node) {
      let isHypertext = type.isEmpty || type == "xhtml" || type == "text" || type.contains("html")
      return isHypertext || type == "text/plain" ? .xhtml : .xml(type)
    }
    // Version 0.3 has no better name for escaped HTML than its default.
    if type.isEmpty || type == "text/plain" { return isAtom && mode != "escaped" ? .plain : .untold }
    switch type {
    case "html", "text/html", "xhtml", "application/xhtml+xml": return .html
    case "text": return .plain
    default:
      if type.hasPrefix("text/") { return .plain }
      if type.hasSuffix("xml") { return .xml(type) }
      return type.contains("/") ? .data(type) : .plain
    }
  }

  /// Reads an element as one text.
  func text(_ node: XMLNode, isAtom: Bool) -> RichText {
    switch form(of: node, isAtom: isAtom) {
    case .plain, .xml: return RichText(line(node))
    case .html, .untold:
      // What looks like markup and is none are words: `<!DOCTYPE`, `<3`.
      let kind = tree.withText(of: node) { FeedMarkup.kind(of: $0) }
      if kind == .none { return RichText(line(node)) }
      let html = html
      return tree.withText(of: node) { html.text(of: $0) }
    case .xhtml: return html.text(of: markup(of: node).span, isXML: true)
    case .data(let type):
      guard let bytes = Base64.decoded(plainText(node)) else { return RichText(line(node)) }
      let words = String(decoding: bytes, as: UTF8.self)
      return type.contains("html") ? html.text(of: words, isXML: type.contains("xhtml")) : RichText(words)
    }
  }

  /// Reads an element as blocks.
  func blocks(_ node: XMLNode, isAtom: Bool) -> [Block] {
    switch form(of: node, isAtom: isAtom) {
    case .plain: return tree.withText(of: node) { PlainParagraphs.paragraphs(of: $0) }
    case .html: return hypertext(node, isTold: true)
    case .untold: return hypertext(node, isTold: false)
    case .xhtml: return html.blocks(of: markup(of: node).span, isXML: true)
    case .xml(let type):
      let source = markup(of: node)
      return source.isEmpty ? [] : [Block(.raw(format: type, value: String(decoding: source, as: UTF8.self)))]
    case .data(let type): return data(node, type: type)
    }
  }

  /// Reads HTML, or what may be some, as blocks.
  private func hypertext(_ node: XMLNode, isTold: Bool) -> [Block] {
    let html = html
    return tree.withText(of: node) { text in
      let kind = FeedMarkup.kind(of: text)
      if kind == .tags || kind == .none && isTold { return html.blocks(of: text) }
      // Without tags, the lines of a text are its own.
      let paragraphs = PlainParagraphs.paragraphs(of: text)
      if kind == .none { return paragraphs }
      return paragraphs.map { block in
        guard case .paragraph(let text, let role) = block.content else { return block }
        return Block(.paragraph(html.text(of: text.text), role: role))
      }
    }
  }

  func hasElements(_ node: XMLNode) -> Bool {
    var elements = tree.elements(of: node)
    return elements.next() != nil
  }

  /// Reads bytes in base64: text where they are text, else as they stand.
  private func data(_ node: XMLNode, type: String) -> [Block] {
    let text = plainText(node)
    guard !text.isEmpty else { return [] }
    let isMedia = ["image/", "audio/", "video/", "font/"].contains { type.hasPrefix($0) }
    guard !isMedia, let bytes = Base64.decoded(text), FeedTextType.isText(bytes) else {
      return [Block(.raw(format: type, value: text))]
    }
    if type.contains("html") || FeedMarkup.kind(of: bytes.span) != .none {
      return html.blocks(of: bytes.span, isXML: type.contains("xhtml"))
    }
    return PlainParagraphs.paragraphs(of: bytes.span)
  }

  /// What an element holds, as markup on its own.
  private func markup(of node: XMLNode) -> [UInt8] {
    var markup: [UInt8] = []
    for child in tree.children(of: node) { tree.appendSource(of: child, to: &markup) }
    tree.markSubtreeRead(node)
    return markup
  }
}

/// The names of the forms.
private enum FeedTextType {
  /// A media type without its parameters, in lower case.
  static func normalized(_ type: String) -> String {
    guard !type.isEmpty else { return "" }
    let name = type.utf8.prefix { $0 != UInt8(ascii: ";") && $0 > 0x20 }
    return String(decoding: name.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// Whether bytes are words rather than data: UTF-8 without control characters.
  static func isText(_ bytes: [UInt8]) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil && !bytes.contains { $0 < 0x09 || $0 > 0x0D && $0 < 0x20 }
  }
}
