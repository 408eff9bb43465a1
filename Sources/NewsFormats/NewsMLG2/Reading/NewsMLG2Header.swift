internal import ArticleModel
internal import XMLSyntax

/// What a message says about itself and its items.
struct NewsMLG2Header {
  /// The message.
  private(set) var collection = ArticleCollection()
  /// When it was sent.
  private(set) var sent: NewsDate?
  /// The source's spelling of the date, when it differs.
  private(set) var sentSpelling = ""
  /// The priority of the transmission.
  private(set) var priority: Int?
  /// Whether `sent` was made up by this project's own writer, because a message must state it.
  private var isSentInferred = false

  /// Reads a message without its items; its header is marked as read as far as it is used.
  init(_ frame: XMLTree, names: NewsMLG2NameTable, context: XMLItemContext) {
    frame.markRead(frame.root)
    for attribute in frame.attributes(of: frame.root) where names[attribute.name] == .schemaLocation {
      frame.markRead(attribute)
    }
    for child in frame.elements(of: frame.root) {
      // An item set that is empty, or whose items were read, says nothing more.
      if names[frame.name(of: child)] == .itemSet { frame.markRead(child) }
      guard names[frame.name(of: child)] == .header else { continue }
      frame.markRead(child)
      for part in frame.elements(of: child) { read(part, in: frame, names, context) }
    }
    if isSentInferred {
      sent = nil
      sentSpelling = ""
    }
  }

  private mutating func read(
    _ node: XMLNode, in frame: XMLTree, _ names: NewsMLG2NameTable, _ context: XMLItemContext
  ) {
    switch names[frame.name(of: node)] {
    case .sent:
      let text = frame.text(of: node)
      if let date = NewsDate(text) {
        sent = date
        if date.description != NewsMLG2ItemReader.trimmed(text) { sentSpelling = NewsMLG2ItemReader.trimmed(text) }
      } else {
        context.warn("newsml-g2-date", "‘\(NewsMLG2ItemReader.trimmed(text))’ is not a date", at: node, in: frame)
        collection.extensions.append(Extension(anchor: "header/sent", name: "sent", value: text))
      }
    case .transmitId where collection.id.isEmpty:
      collection.id = NewsMLG2ItemReader.trimmed(frame.text(of: node))
    case .priority:
      let text = NewsMLG2ItemReader.trimmed(frame.text(of: node))
      if let number = Int(text), (1...9).contains(number) {
        priority = number
      } else if !text.isEmpty {
        context.warn(
          "newsml-g2-priority", "the priority ‘\(text)’ is not a number from 1 to 9", at: node, in: frame)
        collection.extensions.append(Extension(anchor: "header/priority", name: "priority", value: text))
      }
    case .catalogRef:
      for attribute in frame.attributes(of: node) where names[attribute.name] == .href {
        if NewsMLG2ItemReader.isKnownCatalog(frame.peek(attribute)) { frame.markRead(attribute) }
      }
    case .headerExtProperty:
      guard let own = NewsMLG2OwnValue(node, in: frame) else { return }
      if own.name == NewsMLG2OwnProperty.Field.inferred.rawValue {
        isSentInferred = own.value == "sent"
      } else {
        _ = collection.take(own)
      }
    default: break  // The message's way through the world: extensions.
    }
  }
}
