internal import ArticleModel
internal import XMLSyntax

/// What a document says about all its items: the envelope, and topics that items refer to.
struct NewsML1Envelope {
  /// The document.
  private(set) var collection = ArticleCollection()
  /// The version of NewsML that it states.
  private(set) var version = ""
  /// When it was sent.
  private(set) var sent: NewsDate?
  /// The source's spelling of the date, when it differs.
  private(set) var sentSpelling = ""
  /// The priority of the transmission.
  private(set) var priority: Int?
  /// The services and products of the provider that it belongs to.
  private(set) var services: [Concept] = []
  /// Who sent it.
  private(set) var distributor = ""
  /// The topics that items may refer to.
  private(set) var topics = NewsML1Topics()
  private let frame: XMLTree
  private let context: XMLItemContext

  /// Reads a document without its items; what is used is marked as read.
  init(_ frame: XMLTree, context: XMLItemContext) {
    self.frame = frame
    self.context = context
    frame.markRead(frame.root)
    if let stated = frame.string(.version, of: frame.root, in: NewsML1Name.vocabulary) { version = stated }
    for child in frame.elements(of: frame.root) {
      switch name(child) {
      case .topicSet:
        guard !readOwn(child) else { continue }
        topics.add(child, of: frame)
        keep(child)
      case .catalog where frame.firstChild(of: child) != nil: keep(child)
      case .newsEnvelope:
        frame.markRead(child)
        for part in frame.elements(of: child) { read(part) }
      default: break
      }
    }
  }

  private func name(_ node: XMLNode) -> NewsML1Name? { frame.name(of: node, in: NewsML1Name.vocabulary) }

  /// Keeps an element as it stands in the source: it is one thing.
  private mutating func keep(_ node: XMLNode) {
    let name = frame.names.local(of: frame.name(of: node))
    collection.extensions.append(Extension(anchor: name, name: name, value: frame.source(of: node)))
    frame.markSubtreeRead(node)
  }

  private func formalName(_ node: XMLNode) -> String {
    frame.markRead(node)
    return (frame.string(.formalName, of: node, in: NewsML1Name.vocabulary) ?? "").trimmedOfSpace
  }

  private mutating func read(_ node: XMLNode) {
    switch name(node) {
    case .transmissionID where collection.id.isEmpty: collection.id = frame.text(of: node).trimmedOfSpace
    case .sentFrom where distributor.isEmpty:
      guard let party = frame.firstElement(.party, of: node, in: NewsML1Name.vocabulary) else { return }
      frame.markRead(node)
      distributor = formalName(party)
    case .dateAndTime: read(date: node)
    case .newsService: append(Concept(code: formalName(node)))
    case .newsProduct: append(Concept(code: formalName(node), role: "product"))
    case .priority:
      let text = formalName(node)
      if let number = Int(text), (1...9).contains(number) {
        priority = number
      } else if !text.isEmpty {
        context.warn("newsml-priority", "the priority ‘\(text)’ is not a number from 1 to 9", at: node, in: frame)
        collection.extensions.append(Extension(anchor: frame.anchor(of: node), name: "Priority", value: text))
      }
    default: break  // The document's way through the world: extensions.
    }
  }

  private mutating func append(_ service: Concept) {
    if !service.code.isEmpty { services.append(service) }
  }

  private mutating func read(date node: XMLNode) {
    let text = frame.text(of: node).trimmedOfSpace
    if let date = NewsDate(text) {
      sent = date
      if date.description != text { sentSpelling = text }
    } else if !text.isEmpty {
      context.warn("newsml-date", "‘\(text)’ is not a date", at: node, in: frame)
      collection.extensions.append(Extension(anchor: frame.anchor(of: node), name: "DateAndTime", value: text))
    }
  }

  /// Reads what the project's own writer says of a collection beyond the envelope.
  ///
  /// - Returns: Whether the topic set is one of that kind.
  private mutating func readOwn(_ node: XMLNode) -> Bool {
    guard
      let kind = frame.attribute(.formalName, of: node, in: NewsML1Name.vocabulary),
      frame.peek(kind) == NewsML1OwnEncoder.metadataType,
      let topic = frame.firstElement(.topic, of: node, in: NewsML1Name.vocabulary)
    else { return false }
    var decoder = NewsML1OwnDecoder(tree: frame, source: context.source)
    decoder.members(of: topic, into: &collection)
    frame.markSubtreeRead(node)
    for diagnostic in decoder.diagnostics { context.report(diagnostic) }
    collection.extensions += decoder.extensions
    return true
  }
}
