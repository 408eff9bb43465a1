internal import ArticleModel
internal import XMLSyntax

/// How a NITF document becomes an article.
final class NITFMapping: XMLArticleMapping {
  private var body: NITFBodyReader?

  func startsItem(_ name: XMLName, parent: XMLName?, depth: Int, in names: XMLNames) -> Bool { depth == 1 }

  func read(_ tree: XMLTree, frame: XMLTree, in context: XMLItemContext, into articles: inout [Article]) {
    let body = self.body.flatMap { $0.tree === tree ? $0 : nil } ?? NITFBodyReader(tree, context: context)
    self.body = body
    body.begin()
    guard body.name(tree.root) == .nitf else {
      let name = tree.names.local(of: tree.name(of: tree.root))
      let location = SourceLocation(
        source: context.source, line: tree.line(of: tree.root), column: tree.column(of: tree.root))
      context.report(Diagnostic(.error, "nitf-root", "the root element is ‘\(name)’, not ‘nitf’", at: location))
      return
    }
    var reader = NITFReader(body: body, context: context)
    reader.read()
    articles.append(Article())
    swap(&articles[articles.count - 1], &reader.article)
  }
}

/// Reads one document.
struct NITFReader {
  let body: NITFBodyReader
  let tree: XMLTree
  let context: XMLItemContext
  var article = Article()
  /// `date.release`, whose meaning depends on the status and the date of issue.
  var release: NewsDate?
  /// The same in the source's spelling.
  var releaseText = ""

  init(body: NITFBodyReader, context: XMLItemContext) {
    self.body = body
    tree = body.tree
    self.context = context
  }

  /// Fills the article.
  mutating func read() {
    article.type = "text"
    article.provenance.inferred.append(.init(path: "type", rule: "NITF holds text"))
    article.provenance.format = "nitf"
    article.provenance.source = context.source
    article.provenance.encoding = context.documentInfo.encoding
    article.provenance.line = tree.line(of: tree.root)
    readRoot()
    for child in tree.elements(of: tree.root) {
      switch name(child) {
      case .head: readHead(child)
      case .body: readBody(child)
      default: break
      }
    }
    completeDates()
    article.media = body.media
    article.related = body.related
    for statement in body.rights where !article.rights.contains(where: { $0 == statement }) {
      article.rights.append(statement)
    }
    if !body.extensions.isEmpty { article.extensions += body.extensions }
  }

  @inline(__always) func name(_ node: XMLNode) -> NITFName? { body.name(node) }

  @inline(__always) func name(_ attribute: XMLAttribute) -> NITFName? { body.name(attribute) }

  @inline(__always) func string(_ attribute: XMLAttribute) -> String { tree.string(of: attribute) }

  // MARK: Root

  private mutating func readRoot() {
    var stated = ""
    for attribute in tree.attributes(of: tree.root) {
      switch name(attribute) {
      case .version: stated = string(attribute)
      case .changeDate, .changeTime: tree.markRead(attribute)  // They belong to the version.
      case .baselang: article.language = string(attribute)
      case .xmlLang, .lang: if article.language.isEmpty { article.language = string(attribute) }
      case .uno: article.altIDs.append(AlternativeIdentifier(role: "uno", value: string(attribute)))
      default: break
      }
    }
    var version = nitfVersion(in: stated)
    if version.isEmpty { version = nitfVersion(in: context.documentInfo.publicID) }
    if version.isEmpty { version = nitfVersion(in: context.documentInfo.systemID) }
    article.provenance.formatVersion = version
  }

  private mutating func readBody(_ node: XMLNode) {
    tree.markRead(node)
    for attribute in tree.attributes(of: node) where name(attribute) == .xmlLang || name(attribute) == .lang {
      // The body's language is the article's, unless the root says otherwise.
      if article.language.isEmpty { article.language = string(attribute) }
    }
    for child in tree.children(of: node) {
      if tree.isText(child) {
        if !tree.isWhiteSpace(child) { article.body += looseText(child) }
        continue
      }
      switch name(child) {
      case .bodyHead: readBodyHead(child)
      case .bodyContent:
        let blocks = body.blocks(in: child)
        if article.body.isEmpty { article.body = blocks } else { article.body += blocks }
      case .bodyEnd: body.append(end: child, to: &article.body)
      default: body.append(block: child, to: &article.body)
      }
    }
  }

  private func looseText(_ node: XMLNode) -> [Block] {
    body.buffer.begin()
    body.append(node)
    return [Block(.paragraph(body.buffer.finish(), role: ""))]
  }

  // MARK: Shared

  /// A date in an attribute; a bad one is reported and kept as an extension.
  mutating func date(_ attribute: XMLAttribute, of node: XMLNode, field: String) -> NewsDate? {
    let text = string(attribute)
    guard !text.isEmpty else { return nil }
    guard let date = NewsDate(text) else {
      context.warn("nitf-date", "‘\(text)’ is not a date", at: node, in: tree)
      body.keep(attribute, text, of: node)
      return nil
    }
    note(text, for: date, field: field)
    return date
  }

  /// Keeps the source's spelling of a date that the model spells differently.
  mutating func note(_ spelling: String, for date: NewsDate, field: String) {
    // The extended form is the only one with a dash behind the year and colons in the time.
    if isExtended(spelling) && date.description == spelling { return }
    article.provenance.spellings.append(.init(path: field, text: spelling))
  }

  private func isExtended(_ text: String) -> Bool {
    let bytes = text.utf8
    guard bytes.count > 4 else { return true }
    return bytes[bytes.index(bytes.startIndex, offsetBy: 4)] == UInt8(ascii: "-")
  }

  mutating func infer(_ path: String, _ rule: String) {
    article.provenance.inferred.append(.init(path: path, rule: rule))
  }
}
