internal import ArticleModel
internal import XMLSyntax

/// Reads one item.
struct NewsML1ItemReader {
  let body: NITFBodyReader
  let html: HTMLBodyReader
  let tree: XMLTree
  let context: XMLItemContext
  /// The `NewsItem`.
  let root: XMLNode
  var topics: NewsML1Topics
  var article = Article()
  /// The project's own metadata, which wins over all else.
  private(set) var ownMetadata: XMLNode?
  /// The text, and behind it texts that have another role.
  var mainBlocks: [Block] = []
  var otherBlocks: [Block] = []
  /// What was met already of what counts once.
  var seen = Seen()
  /// The media of components by the identifiers of these.
  var mediaByComponent: [String: Int] = [:]
  /// The media of texts that are NITF in the form of text.
  var nestedMedia: [Media] = []
  /// The group of the package at hand.
  var group = 0
  /// The titles of those whom the byline names.
  var bylineTitles: [XMLNode] = []
  /// What kind of medium the content is, as it is stated first.
  var statedType = ""

  init(
    _ root: XMLNode, body: NITFBodyReader, html: HTMLBodyReader, topics: NewsML1Topics?, context: XMLItemContext
  ) {
    self.root = root
    self.body = body
    self.html = html
    self.topics = topics ?? NewsML1Topics()
    self.context = context
    tree = body.tree
  }

  // MARK: Names and values

  @inline(__always) func name(_ node: XMLNode) -> NewsML1Name? { tree.name(of: node, in: NewsML1Name.vocabulary) }

  @inline(__always) func name(_ attribute: XMLAttribute) -> NewsML1Name? {
    NewsML1Name.vocabulary[attribute.name, tree.names]
  }

  func localName(_ node: XMLNode) -> String { tree.names.local(of: tree.name(of: node)) }

  /// The value of an attribute, which is marked as read, or an empty text.
  func value(_ name: NewsML1Name, of node: XMLNode) -> String {
    (tree.string(name, of: node, in: NewsML1Name.vocabulary) ?? "").trimmedOfSpace
  }

  /// The value of an attribute for a look ahead.
  func peek(_ name: NewsML1Name, of node: XMLNode) -> String {
    (tree.attribute(name, of: node, in: NewsML1Name.vocabulary).map { tree.peek($0) } ?? "").trimmedOfSpace
  }

  /// The formal name of an element; both are marked as read.
  func formalName(_ node: XMLNode) -> String {
    tree.markRead(node)
    return value(.formalName, of: node)
  }

  /// The formal name of the first child of a kind, for a look ahead.
  func peek(formalNameOf name: NewsML1Name, in node: XMLNode) -> String {
    guard let child = tree.firstElement(name, of: node, in: NewsML1Name.vocabulary) else { return "" }
    return peek(.formalName, of: child)
  }

  // MARK: The item

  /// Fills the article.
  mutating func read(envelope: NewsML1Envelope?) {
    article.provenance.format = "newsml-1.2"
    article.provenance.formatVersion = envelope?.version ?? ""
    article.provenance.source = context.source
    article.provenance.encoding = context.documentInfo.encoding
    article.provenance.line = tree.line(of: root)
    tree.markRead(root)
    if name(root) == .topicSet { return readBareTopicSet() }
    if let envelope { take(envelope) }
    prepare(root)
    for child in tree.elements(of: root) {
      switch name(child) {
      case .identification: read(identification: child)
      case .newsManagement: read(management: child)
      case .newsComponent: read(rootComponent: child)
      case .topicSet: read(topicSet: child)
      case .catalog where tree.firstChild(of: child) != nil: keep(child)
      case .update:
        warn(
          "newsml-update", "the item changes parts of an earlier revision, which is not at hand: it is kept as it is",
          at: child)
        keep(child)
      default: break
      }
    }
    finish()
  }

  private mutating func take(_ envelope: NewsML1Envelope) {
    article.sent = envelope.sent
    if !envelope.sentSpelling.isEmpty {
      article.provenance.spellings.append(.init(path: "sent", text: envelope.sentSpelling))
    }
    article.priority = envelope.priority
    article.services = envelope.services
    article.distributor = envelope.distributor
    if !envelope.collection.id.isEmpty || !envelope.collection.title.isEmpty {
      article.collection = CollectionReference(id: envelope.collection.id, title: envelope.collection.title)
    }
  }

  /// Looks ahead for what other parts need: the language, topics and the project's own metadata.
  private mutating func prepare(_ node: XMLNode) {
    for child in tree.elements(of: node) {
      switch name(child) {
      case .topicSet: topics.add(child, of: tree)
      case .descriptiveMetadata where article.language.isEmpty:
        article.language = peek(formalNameOf: .language, in: child)
      case .metadata where ownMetadata == nil:
        if peek(formalNameOf: .metadataType, in: child) == NewsML1OwnEncoder.metadataType { ownMetadata = child }
      case .newsComponent: prepare(child)
      default: break
      }
    }
    guard node == root else { return }
    for attribute in tree.attributes(of: root) where name(attribute) == .xmlLang {
      if article.language.isEmpty { article.language = tree.peek(attribute) }
      if tree.peek(attribute) == article.language { tree.markRead(attribute) }
    }
  }

  private mutating func finish() {
    readBylineTitles()
    joinMedia()
    article.body = mainBlocks + otherBlocks
    article.related += body.related
    for statement in body.rights where !article.rights.contains(statement) { article.rights.append(statement) }
    article.extensions += body.extensions
    if !html.removals.isEmpty {
      warn("newsml-html", "left out of the text: \(html.removals.joined(separator: ", "))", at: root)
    }
    completeType()
    if article.slugline.isEmpty, let label = article.altIDs.first(where: { $0.role == "nameLabel" }) {
      article.slugline = label.value
      infer("slugline", "the NameLabel")
    }
    readOwnFields()
    if article.id.isEmpty { warn("newsml-missing", "the item has no PublicIdentifier", at: root) }
  }

  /// The kind of the item: that of its text, of its media, or of a package.
  private mutating func completeType() {
    guard article.type.isEmpty else { return }
    if !statedType.isEmpty {
      article.type = statedType
      return
    }
    let type =
      !article.body.isEmpty ? "text" : article.media.first?.type ?? (article.package == nil ? "" : "composite")
    guard !type.isEmpty else { return }
    article.type = type
    infer("type", "the content")
  }

  // MARK: Shared

  /// What was met already, so that lists of any length are gathered in linear time.
  struct Seen {
    private var concepts: [String: Set<Concept>] = [:]
    private var contributors: Set<Contributor> = []
    private var rights: Set<Rights> = []
    /// The subjects by scheme, code and role.
    var subjects: [[String]: Int] = [:]

    /// Notes a concept of a field, and returns whether it is a new one.
    mutating func isNew(_ concept: Concept, _ field: String) -> Bool {
      concept != Concept() && concepts[field, default: []].insert(concept).inserted
    }

    mutating func isNew(_ contributor: Contributor) -> Bool { contributors.insert(contributor).inserted }

    mutating func isNew(_ statement: Rights) -> Bool { rights.insert(statement).inserted }
  }

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

  /// Keeps a property, and those in it, under their own names.
  mutating func keep(property node: XMLNode, within outer: String = "") {
    let attributes = tree.attributes(of: node).map { name($0) }
    // What is assigned to it belongs to it.
    guard attributes.allSatisfy({ $0 == .formalName || $0 == .value }) else { return keep(node) }
    let path = outer + formalName(node)
    let text = value(.value, of: node)
    let parts = tree.elements(of: node).filter { name($0) == .property }
    if !text.isEmpty || parts.isEmpty {
      article.extensions.append(Extension(anchor: tree.anchor(of: node), name: path, value: text))
    }
    for part in parts { keep(property: part, within: path + "/") }
  }

  /// The date in an element; a bad one is reported and kept as an extension.
  mutating func date(_ node: XMLNode, field: String) -> NewsDate? {
    tree.markRead(node)
    let text = tree.text(of: node).trimmedOfSpace
    guard !text.isEmpty else { return nil }
    guard let date = NewsDate(text) else {
      warn("newsml-date", "‘\(text)’ is not a date", at: node)
      article.extensions.append(Extension(anchor: tree.anchor(of: node), name: localName(node), value: text))
      return nil
    }
    if date.description != text { article.provenance.spellings.append(.init(path: field, text: text)) }
    return date
  }

  /// The text of a line without marks; its language is read when it is the article's.
  func line(_ node: XMLNode) -> String {
    for attribute in tree.attributes(of: node) where name(attribute) == .xmlLang {
      if isArticleLanguage(tree.peek(attribute)) { tree.markRead(attribute) }
    }
    return body.plainText(node)
  }

  /// Whether a text in this language is for those who read the article's.
  func isArticleLanguage(_ language: String) -> Bool {
    language.isEmpty || language == "x-default" || language.lowercased() == article.language.lowercased()
  }
}
