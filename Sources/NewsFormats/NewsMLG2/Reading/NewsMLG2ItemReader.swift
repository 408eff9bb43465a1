internal import ArticleModel
internal import XMLSyntax

/// Reads one item.
struct NewsMLG2ItemReader {
  let body: NITFBodyReader
  let html: HTMLBodyReader
  let tree: XMLTree
  let context: XMLItemContext
  private let names: NewsMLG2NameTable
  var catalog: NewsMLG2ReadingCatalog
  /// Aliases that no catalog has and that were reported.
  var unknownAliases: Set<String>
  var article = Article()
  /// The names that assertions give to concepts, by the QCode, URI or literal value.
  var asserted: [String: XMLNode] = [:]
  /// Whether an element was met that items have.
  private var hasParts = false

  init(
    body: NITFBodyReader, html: HTMLBodyReader, names: NewsMLG2NameTable, catalog: NewsMLG2ReadingCatalog,
    unknownAliases: Set<String>, context: XMLItemContext
  ) {
    self.body = body
    self.html = html
    self.names = names
    self.catalog = catalog
    self.unknownAliases = unknownAliases
    self.context = context
    tree = body.tree
  }

  /// Whether there is nothing to read in the item.
  var isEmpty: Bool { article.id.isEmpty && !hasParts }

  @inline(__always) func name(_ node: XMLNode) -> NewsMLG2Name? { names[tree.name(of: node)] }

  @inline(__always) func name(_ attribute: XMLAttribute) -> NewsMLG2Name? { names[attribute.name] }

  func localName(_ node: XMLNode) -> String { tree.names.local(of: tree.name(of: node)) }

  /// Fills the article.
  mutating func read(header: NewsMLG2Header?) {
    article.provenance.format = "newsml-g2"
    article.provenance.source = context.source
    article.provenance.encoding = context.documentInfo.encoding
    article.provenance.line = tree.line(of: tree.root)
    readRoot()
    take(header)
    prepare()
    let kind = name(tree.root) ?? .newsItem
    if kind == .catalog { readBareCatalog() }
    for child in tree.children(of: tree.root) where !tree.isText(child) { readPart(child, of: kind) }
    readContentSets()
    completeHeadlines()
    article.related += body.related
    for statement in body.rights where !article.rights.contains(statement) { article.rights.append(statement) }
    article.extensions += body.extensions
    if kind != .catalog { reportMissing() }
    if kind != .newsItem && kind != .packageItem { reportKind(kind) }
  }

  // MARK: The item

  private mutating func readRoot() {
    let root = tree.root
    let namespace = tree.names.namespace(of: tree.name(of: root))
    tree.markRead(root)
    for attribute in tree.attributes(of: root) {
      switch name(attribute) {
      case .guid:
        article.id = Self.trimmed(tree.string(of: attribute))
        context.articleID = article.id
      case .version: article.version = Self.trimmed(tree.string(of: attribute))
      case .standardversion: article.provenance.formatVersion = tree.string(of: attribute)
      case .standard, .conformance, .schemaLocation: tree.markRead(attribute)
      case .xmlLang: article.language = tree.string(of: attribute)
      default: break
      }
    }
    if namespace != NewsMLG2Name.namespace {
      let what = namespace.isEmpty ? "no namespace" : "the namespace ‘\(namespace)’"
      context.warn(
        "newsml-g2-namespace", "the item has \(what), not ‘\(NewsMLG2Name.namespace)’", at: root, in: tree)
    }
  }

  /// A catalog that is a document of its own says what it is by its name.
  private mutating func readBareCatalog() {
    article.type = "catalog"
    infer("type", "the root element")
    hasParts = true
  }

  private mutating func take(_ header: NewsMLG2Header?) {
    guard let header else { return }
    article.sent = header.sent
    if !header.sentSpelling.isEmpty {
      article.provenance.spellings.append(.init(path: "sent", text: header.sentSpelling))
    }
    article.priority = header.priority
    if !header.collection.id.isEmpty || !header.collection.title.isEmpty {
      article.collection = CollectionReference(id: header.collection.id, title: header.collection.title)
    }
  }

  /// Looks ahead for what other parts need: catalogs, the language and assertions.
  private mutating func prepare() {
    var contentLanguage = ""
    for child in tree.elements(of: tree.root) {
      switch name(child) {
      case .catalog: read(catalog: child)
      case .catalogContainer:
        for catalog in tree.elements(of: child) where name(catalog) == .catalog { declare(catalog) }
      case .assert:
        for attribute in tree.attributes(of: child) {
          switch name(attribute) {
          case .qcode, .uri, .literal: asserted[tree.peek(attribute)] = child
          default: break
          }
        }
      case .contentMeta: if contentLanguage.isEmpty { contentLanguage = language(ofContent: child) }
      default: break
      }
    }
    guard !contentLanguage.isEmpty else { return }
    // The language of the item's own texts is only worth a word where it is another one.
    let stated = article.language
    article.language = contentLanguage
    if !isArticleLanguage(stated) {
      article.extensions.append(
        Extension(anchor: "@lang", namespace: xmlNamespace, name: "lang", value: stated))
    }
  }

  /// The first language that the content is said to be in; `read(contentMeta:)` marks it as read.
  private func language(ofContent node: XMLNode) -> String {
    for language in tree.elements(of: node) where name(language) == .language {
      for attribute in tree.attributes(of: language) where name(attribute) == .tag {
        let tag = Self.trimmed(tree.peek(attribute))
        if !tag.isEmpty { return tag }
      }
    }
    return ""
  }

  /// Whether a text in this language is for those who read the article's: it is, or says nothing.
  func isArticleLanguage(_ language: String) -> Bool {
    if language.isEmpty || article.language.isEmpty || language == article.language { return true }
    func primary(_ tag: String) -> String { tag.prefix { $0 != "-" && $0 != "_" }.lowercased() }
    return primary(language) == primary(article.language)
  }

  /// Takes the schemes of the item's own catalog; more about them than their URIs stays unread.
  private mutating func read(catalog node: XMLNode) {
    tree.markRead(node)
    for scheme in tree.elements(of: node) where name(scheme) == .scheme {
      tree.markRead(scheme)
      for attribute in tree.attributes(of: scheme) where name(attribute) == .alias || name(attribute) == .uri {
        tree.markRead(attribute)
      }
    }
    declare(node)
  }

  private mutating func declare(_ node: XMLNode) {
    for scheme in tree.elements(of: node) where name(scheme) == .scheme {
      var alias = ""
      var uri = ""
      for attribute in tree.attributes(of: scheme) {
        switch name(attribute) {
        case .alias: alias = tree.peek(attribute)
        case .uri: uri = tree.peek(attribute)
        default: break
        }
      }
      if !alias.isEmpty, !uri.isEmpty { catalog.declare(alias, uri) }
    }
  }

  private mutating func readPart(_ node: XMLNode, of kind: NewsMLG2Name) {
    let part = name(node)
    if part != nil { hasParts = true }
    switch part {
    case .catalogRef: read(catalogReference: node)
    case .hopHistory:
      // Each hop is one thing with its parties and actions.
      tree.markRead(node)
      for hop in tree.elements(of: node) { keep(hop) }
    case .pubHistory: read(publication: node)
    case .rightsInfo: read(rights: node)
    case .itemMeta: read(itemMeta: node)
    case .contentMeta: read(contentMeta: node)
    case .assert, .inlineRef, .derivedFrom, .derivedFromValue: keep(node)
    case .groupSet: read(groupSet: node)
    case .concept where kind == .conceptItem: read(describedConcept: node, isItem: true)
    case .conceptSet:
      tree.markRead(node)
      for concept in tree.elements(of: node) where name(concept) == .concept {
        read(describedConcept: concept, isItem: false)
      }
    case .newsCoverageSet: read(coverage: node)
    default: break
    }
  }

  /// The IPTC's own catalog is known; any other one may be of use to whoever has it.
  private func read(catalogReference node: XMLNode) {
    for attribute in tree.attributes(of: node) where name(attribute) == .href {
      let href = tree.peek(attribute)
      if Self.isKnownCatalog(href) {
        tree.markRead(attribute)
        tree.markRead(node)
      }
    }
  }

  /// Whether a catalog is one of the IPTC's, whatever its version.
  static func isKnownCatalog(_ href: String) -> Bool {
    ["http://www.", "https://www.", "http://", "https://"]
      .contains { href.hasPrefix("\($0)iptc.org/std/catalog/catalog.IPTC-G2-") }
  }

  private mutating func read(publication node: XMLNode) {
    tree.markRead(node)
    for entry in tree.elements(of: node) where name(entry) == .published {
      for stamp in tree.elements(of: entry) where name(stamp) == .timestamp && article.published == nil {
        tree.markRead(entry)
        article.published = date(stamp, field: "published")
      }
    }
  }

  // MARK: Completion

  /// What the items of this kind are about has no place of its own in the model.
  private func reportKind(_ kind: NewsMLG2Name) {
    let what =
      switch kind {
      case .conceptItem: "a concept"
      case .knowledgeItem: "a set of concepts"
      case .planningItem: "a plan of coverage"
      default: "a catalog of schemes"
      }
    let location = SourceLocation(
      source: context.source, line: tree.line(of: tree.root), column: tree.column(of: tree.root))
    context.report(
      Diagnostic(
        .note, "newsml-g2-kind", "this is \(what) and no news: what an article has no field for is kept as extensions",
        at: location, articleID: article.id))
  }

  /// A headline whose role is the provider's own is the main one where no other is.
  private mutating func completeHeadlines() {
    guard let first = article.headlines.first,
      !article.headlines.contains(where: { $0.role.isEmpty || $0.role == "main" })
    else { return }
    article.extensions.append(Extension(anchor: "contentMeta/headline@role", name: "role", value: first.role))
    article.headlines[0].role = "main"
    infer("headlines/0/role", "first headline")
  }

  private func reportMissing() {
    func missing(_ what: String) {
      context.warn("newsml-g2-missing", "the item has no \(what)", at: tree.root, in: tree)
    }
    if article.id.isEmpty { missing("guid") }
    if article.type.isEmpty { missing("itemClass") }
    if article.provider == nil { missing("provider") }
    if article.versionCreated == nil { missing("versionCreated") }
  }

  // MARK: Shared

  mutating func infer(_ path: String, _ rule: String) {
    article.provenance.inferred.append(.init(path: path, rule: rule))
  }

  func warn(_ code: String, _ message: String, at node: XMLNode) { context.warn(code, message, at: node, in: tree) }

  /// Keeps an element as it stands in the source.
  mutating func keep(_ node: XMLNode) {
    article.extensions.append(
      Extension(anchor: tree.anchor(of: node), name: localName(node), value: tree.source(of: node)))
    tree.markSubtreeRead(node)
  }

  /// A text without the white space around it.
  static func trimmed(_ text: String) -> String { text.trimmedOfSpace }
}
