internal import ArticleModel
internal import XMLSyntax

/// `contentSet`: the content itself, in one or several renditions.
extension NewsMLG2ItemReader {
  /// Reads the text of the best rendition, and the files.
  mutating func readContentSets() {
    var contents: [XMLNode] = []
    var files: [XMLNode] = []
    for set in tree.elements(of: tree.root) where name(set) == .contentSet {
      tree.markRead(set)
      for child in tree.elements(of: set) {
        switch name(child) {
        case .inlineXML, .inlineData: contents.append(child)
        case .remoteContent: files.append(child)
        default: break
        }
      }
    }
    // Renditions are the same content: the one with the most structure is the body, all others are kept as they are.
    let ranked = contents.filter { rank($0) > 0 }
    var chosen: XMLNode?
    if let best = ranked.max(by: { rank($0) < rank($1) }).map(rank) { chosen = ranked.first { rank($0) == best } }
    for content in contents {
      if content == chosen {
        read(text: content)
      } else if !readFile(in: content) {
        keepRendition(content)
      }
    }
    article.media += body.media
    for medium in html.media { article.media.append(medium) }
    read(files: files)
  }

  /// How much is known of a text's structure, or 0 when it is none.
  private func rank(_ node: XMLNode) -> Int {
    if tree.isWhiteSpace(node), !hasElements(node) { return 0 }
    switch markup(of: node) {
    case .nitf: return 5
    case .html: return 4
    case .xml: return 3
    case .data(let type): return type.hasPrefix("text/html") || type.contains("xhtml") ? 2 : isText(type) ? 1 : 0
    }
  }

  private func keepRendition(_ node: XMLNode) {
    // An empty one has nothing to keep.
    if tree.isWhiteSpace(node), !hasElements(node) { return }
  }

  // MARK: Kinds of content

  private enum Markup {
    case nitf(XMLNode)
    case html
    case xml
    /// Text or encoded data, of a media type.
    case data(String)
  }

  private func contentType(of node: XMLNode) -> String {
    for attribute in tree.attributes(of: node) where name(attribute) == .contenttype {
      return Self.trimmed(tree.peek(attribute)).lowercased()
    }
    return ""
  }

  private func markup(of node: XMLNode) -> Markup {
    switch EmbeddedMarkup(in: node, of: body) {
    case .nitf(let root): .nitf(root)
    case .html: .html
    case .other: .xml
    case nil: .data(contentType(of: node))
    }
  }

  private func isText(_ type: String) -> Bool { type.isEmpty || type.hasPrefix("text/") || type.contains("xml") }

  // MARK: Text

  private mutating func read(text node: XMLNode) {
    tree.markRead(node)
    for attribute in tree.attributes(of: node) where name(attribute) == .wordcount {
      article.wordCount = integer(attribute)
    }
    switch markup(of: node) {
    case .nitf(let root): read(nitf: root, in: node)
    case .html: readHTML(in: node)
    case .xml: readForeign(in: node)
    case .data(let type): read(data: node, type: type)
    }
    if !html.removals.isEmpty {
      warn("newsml-g2-html", "left out of the text: \(html.removals.joined(separator: ", "))", at: node)
    }
  }

  /// Marks the media type as read; one that says something else than the content is reported.
  private func accept(contentType of: XMLNode, _ usual: [String], what: String) {
    for attribute in tree.attributes(of: of) where name(attribute) == .contenttype {
      let type = Self.trimmed(tree.peek(attribute))
      let plain = type.prefix { $0 != ";" }.lowercased()
      if usual.contains(plain) {
        tree.markRead(attribute)
      } else if !type.isEmpty {
        warn("newsml-g2-contenttype", "the media type is ‘\(type)’, but the content is \(what)", at: of)
      }
    }
  }

  private mutating func read(nitf root: XMLNode, in node: XMLNode) {
    accept(
      contentType: node, ["application/nitf+xml", "text/xml", "application/xml", "text/vnd.iptc.nitf"], what: "NITF")
    reportNamespace(of: root, isNITF: true)
    for attribute in tree.attributes(of: root) {
      // They say which NITF it is.
      switch tree.names.local(of: attribute.name) {
      case "version", "change.date", "change.time", "schemaLocation": tree.markRead(attribute)
      default: break
      }
    }
    for child in tree.elements(of: node) { article.body += body.embeddedBlocks(child) }
  }

  private func reportNamespace(of root: XMLNode, isNITF: Bool) {
    let namespace = tree.names.namespace(of: tree.name(of: root))
    let expected = isNITF ? "http://iptc.org/std/NITF/2006-10-18/" : "http://www.w3.org/1999/xhtml"
    guard namespace != expected else { return }
    let what = namespace.isEmpty ? "no namespace" : "the namespace ‘\(namespace)’"
    warn("newsml-g2-body-namespace", "‘\(localName(root))’ has \(what), not ‘\(expected)’", at: root)
  }

  private mutating func readHTML(in node: XMLNode) {
    accept(
      contentType: node, ["application/xhtml+xml", "text/html", "text/xml", "application/xml"], what: "XHTML")
    if case .html(let root)? = EmbeddedMarkup(in: node, of: body) { reportNamespace(of: root, isNITF: false) }
    var source: [UInt8] = []
    for child in tree.children(of: node) {
      tree.appendSource(of: child, to: &source)
      tree.markSubtreeRead(child)
    }
    article.body += html.blocks(of: source.span, isXML: true)
    takeTitle()
  }

  /// The title of a page is that of the article, when it has no other.
  private mutating func takeTitle() {
    let title = Self.trimmed(html.title)
    guard !title.isEmpty, title != article.title else { return }
    if article.title.isEmpty {
      article.title = title
    } else {
      article.extensions.append(
        Extension(anchor: "contentSet/inlineXML/html/head/title", name: "title", value: title))
    }
  }

  /// XML that is no text: it stays as it is.
  private mutating func readForeign(in node: XMLNode) {
    for child in tree.children(of: node) where !tree.isText(child) || !tree.isWhiteSpace(child) {
      article.body.append(Block(.raw(format: "xml", value: tree.source(of: child))))
      tree.markSubtreeRead(child)
    }
    warn("newsml-g2-content", "the content is XML of a kind that is not known: it stays as it is", at: node)
  }

  private mutating func read(data node: XMLNode, type: String) {
    guard let text = decodedText(node) else { return }
    if EmbeddedText.isMarkup(text) {
      accept(contentType: node, ["text/html", "application/xhtml+xml"], what: "HTML")
      article.body += html.blocks(of: text.span, isXML: false)
      takeTitle()
    } else {
      accept(contentType: node, ["text/plain", "text/html", "text/xml", "application/xhtml+xml"], what: "text")
      // Without a tag in it, HTML is text whose characters may be written as references.
      let isHTML = type.hasPrefix("text/html") || type.contains("xhtml")
      article.body += isHTML ? html.blocks(of: text.span, isXML: false) : EmbeddedText.paragraphs(of: text)
    }
  }

  /// The text of an element, decoded where it says that it is encoded; `nil` when that cannot be done.
  private mutating func decodedText(_ node: XMLNode) -> [UInt8]? {
    for attribute in tree.attributes(of: node) where name(attribute) == .encoding {
      let encoding = tree.peek(attribute)
      guard encoding.lowercased().hasSuffix("base64") else {
        warn("newsml-g2-encoding", "the encoding ‘\(encoding)’ is not known: the content stays as it is", at: node)
        keep(node)
        return nil
      }
      guard let decoded = tree.withText(of: node, { Base64.decoded($0) }) else {
        warn("newsml-g2-encoding", "the content is not Base64", at: node)
        keep(node)
        return nil
      }
      tree.markRead(attribute)
      return Array(String(decoding: decoded, as: UTF8.self).utf8)
    }
    var text: [UInt8] = []
    tree.appendText(of: node, to: &text)
    return text
  }
}
