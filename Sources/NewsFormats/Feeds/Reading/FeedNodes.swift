internal import ArticleModel
internal import XMLSyntax

/// What the readers of items and of feeds have in common: how texts, people, links and dates are read.
protocol FeedNodes {
  var tree: XMLTree { get }
  var context: XMLItemContext { get }
  var html: HTMLBodyReader { get }
  /// The address that relative ones are resolved against, empty for none.
  var base: String { get }
  /// The namespace of the feed, unless it is a known one.
  var namespace: String { get }
}

extension FeedNodes {
  @inline(__always) func name(_ node: XMLNode) -> FeedName? {
    tree.isText(node) ? nil : FeedName.of(tree.name(of: node), in: tree.names, namespace: namespace)
  }

  @inline(__always) func name(_ attribute: XMLAttribute) -> FeedName? {
    FeedName.of(attribute.name, in: tree.names, namespace: "")
  }

  func attribute(_ name: FeedName, of node: XMLNode) -> String {
    tree.string(name, of: node, in: FeedName.vocabulary) ?? ""
  }

  /// The text of an element and all that is in it, without white space around it.
  func plainText(_ node: XMLNode) -> String {
    tree.withText(of: node) { text in
      var (start, end) = (0, text.count)
      while start < end, text[start] <= 0x20 { start &+= 1 }
      while end > start, text[end &- 1] <= 0x20 { end &-= 1 }
      return unsafe text.extracting(start..<end).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
  }

  /// The text of an element as one line.
  func line(_ node: XMLNode) -> String {
    var text = plainText(node)
    guard text.withUTF8({ unsafe ByteSearch.hasControl($0.span) }) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var needsSpace = false
    for byte in text.utf8 {
      if byte <= 0x20 {
        needsSpace = !bytes.isEmpty
      } else {
        if needsSpace { bytes.append(0x20) }
        needsSpace = false
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Keeps what an element holds when there are no words in it, such as a picture.
  func keepSource(of node: XMLNode, in extensions: inout [Extension]) {
    let hasElements = tree.elements(of: node).contains { _ in true }
    let source = hasElements ? tree.source(of: node) : plainText(node)
    guard !source.isEmpty else { return }
    extensions.append(
      Extension(anchor: tree.anchor(of: node), name: tree.names.local(of: tree.name(of: node)), value: source))
  }

  // MARK: Addresses

  func resolved(_ address: String, against base: String) -> String {
    guard !base.isEmpty, !address.isEmpty else { return address }
    guard !URIReference.hasScheme(address) else { return address }
    return URIReference(address).resolved(against: URIReference(base)).text
  }

  func resolved(_ address: String) -> String { resolved(address, against: base) }

  /// The base that holds within an element.
  func base(of node: XMLNode) -> String {
    let own = attribute(.xmlBase, of: node)
    return own.isEmpty ? base : resolved(own)
  }

  // MARK: Dates

  /// Reads a date; what is none is reported and stays unread, so that it is kept.
  func date(_ node: XMLNode, spelling: inout String) -> NewsDate? {
    guard !tree.isWhiteSpace(node) else {
      tree.markSubtreeRead(node)
      return nil
    }
    let text = plainText(node)
    guard let date = FeedDate.parse(text) else {
      context.warn("feed-date", "‘\(text.prefix(60))’ is not a date", at: node, in: tree)
      spelling = text
      return nil
    }
    // The usual date of RSS begins with the name of a day, which that of ISO 8601 never does.
    let isISO8601 = text.utf8.first.map(ByteSearch.isDigit) == true && date.description == text
    spelling = isISO8601 ? "" : text
    return date
  }

  // MARK: People

  /// A person of Atom, or one that RSS names in a text.
  func person(_ node: XMLNode, role: String) -> Contributor? {
    var person = Contributor(role: role)
    var hasParts = false
    for child in tree.elements(of: node) {
      switch name(child) {
      case .atomName, .itunesName, .title:
        person.name = line(child)
        hasParts = true
      case .atomEmail, .itunesEmail:
        person.email = line(child)
        hasParts = true
      case .atomURI, .atomURL, .atomHomepage, .url, .link:
        person.url = resolved(line(child), against: base(of: child))
        hasParts = true
      default: break
      }
    }
    if !hasParts {
      let text = line(node)
      person = FeedPerson.parse(FeedMarkup.kind(of: text) == .none ? text : html.text(of: text).text, role: role)
    } else {
      tree.markRead(node)
    }
    return person == Contributor(role: role) ? nil : person
  }

  // MARK: Numbers

  /// A number of an attribute; what is none is reported.
  func number(_ attribute: XMLAttribute, of node: XMLNode) -> Int? {
    let text = tree.string(of: attribute)
    if let number = Int(text), number >= 0 { return number }
    if !text.isEmpty {
      context.warn(
        "feed-number",
        "‘\(text.prefix(40))’ in \(tree.names.local(of: attribute.name)) is not a number and is left out",
        at: node, in: tree)
    }
    return nil
  }

  // MARK: Links

  /// Reads a link of Atom.
  func link(_ node: XMLNode) -> Link {
    var link = Link(rel: "alternate", href: "")
    let base = base(of: node)
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .href: link.href = resolved(tree.string(of: attribute), against: base)
      case .rel:
        let rel = tree.string(of: attribute)
        link.rel = rel.hasPrefix(FeedNodesLink.registry) ? String(rel.dropFirst(FeedNodesLink.registry.count)) : rel
      case .type: link.type = tree.string(of: attribute)
      case .title: link.title = tree.string(of: attribute)
      case .hreflang: link.language = tree.string(of: attribute)
      case .length: link.length = number(attribute, of: node)
      default: break
      }
    }
    return link
  }
}

/// The registry of relations, whose names may be spelled out as addresses: RFC 4287, 4.2.7.2.
private enum FeedNodesLink {
  static let registry = "http://www.iana.org/assignments/relation/"
}
