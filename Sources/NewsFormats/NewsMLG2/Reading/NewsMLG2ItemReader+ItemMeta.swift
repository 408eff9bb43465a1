internal import ArticleModel
internal import XMLSyntax

/// `itemMeta`: how the item is managed.
extension NewsMLG2ItemReader {
  mutating func read(itemMeta node: XMLNode) {
    tree.markRead(node)
    var title = TextField()
    for child in tree.elements(of: node) {
      switch name(child) {
      case .itemClass: read(itemClass: child)
      case .provider where article.provider == nil:
        let provider = concept(child)
        if provider != Concept() { article.provider = provider }
      case .versionCreated: article.versionCreated = date(child, field: "versionCreated") ?? article.versionCreated
      case .firstCreated: article.firstCreated = date(child, field: "firstCreated") ?? article.firstCreated
      case .embargoed: read(embargo: child)
      case .pubStatus: read(status: child)
      case .generator where article.generator.isEmpty: article.generator = plainText(child)
      case .profile where article.profile.isEmpty: article.profile = plainText(child)
      case .service:
        let service = concept(child)
        if service != Concept() { article.services.append(unworded(service)) }
      case .title: take(child, into: &title)
      case .edNote:
        let note = prose(child)
        if !note.content.isEmpty { article.editorialNotes.append(note) }
      case .memberOf: read(membership: child)
      case .signal: read(signal: child)
      case .expires: article.expires = date(child, field: "expires") ?? article.expires
      case .link: read(link: child)
      case .itemMetaExtProperty:
        if let own = NewsMLG2OwnValue(child, in: tree), !article.take(own) { keep(own) }
      default: break
      }
    }
    article.title = text(of: title)
  }

  private mutating func keep(_ own: NewsMLG2OwnValue) {
    article.extensions.append(
      Extension(
        anchor: "itemMeta/itemMetaExtProperty", name: NewsMLG2OwnProperty.prefix + own.name, value: own.value))
  }

  /// The kind of the item, in the model's word whatever the alias before it is.
  private mutating func read(itemClass node: XMLNode) {
    tree.markRead(node)
    let word = word(node, .qcode, .uri, known: .itemClass)
    guard article.type.isEmpty else { return }
    article.type = common(word, of: [.itemClass, .conceptClass, .planClass, .catalogClass], path: "type")
  }

  private mutating func read(status node: XMLNode) {
    tree.markRead(node)
    let word = word(node, .qcode, .uri, known: .status)
    article.status = common(word, of: [.status], path: "status")
    // Its name says the same for people.
    for child in tree.elements(of: node) where name(child) == .name {
      if article.status == Self.trimmed(tree.peekText(of: child)) { tree.markSubtreeRead(child) }
    }
  }

  /// A word that the IPTC's schemes have although another one's alias stands before it, as agencies write it.
  private mutating func common(_ word: String, of schemes: [NewsMLG2Words], path: String) -> String {
    guard let code = NewsMLG2QCode(word)?.code, schemes.contains(where: { $0.codes.contains(code) }) else {
      return word
    }
    let alias = NewsMLG2QCode(word)?.alias ?? ""
    if !schemes.contains(where: { $0.alias == alias }) {
      article.provenance.spellings.append(.init(path: path, text: word))
    }
    return code
  }

  /// A service can have no literal value, so a plain word of this project's stands in its URI.
  private func unworded(_ service: Concept) -> Concept {
    guard service.code.isEmpty, let word = NewsMLG2OwnProperty.word(ofURI: service.uri) else { return service }
    var service = service
    service.code = word
    service.uri = ""
    return service
  }

  /// An empty element is an embargo until further notice.
  private mutating func read(embargo node: XMLNode) {
    tree.markRead(node)
    var embargo = article.embargo ?? Embargo()
    if !tree.isWhiteSpace(node) {
      guard let until = date(node, field: "embargo/until") else {
        // Whatever it says, it says that there is one.
        embargo.text = Self.trimmed(tree.text(of: node))
        article.embargo = embargo
        return
      }
      embargo.until = until
    }
    article.embargo = embargo
  }

  private mutating func read(signal node: XMLNode) {
    tree.markRead(node)
    let code = word(node, .qcode, .uri, known: .signal)
    let text = text(.name, in: node)
    if !code.isEmpty || !text.isEmpty { article.signals.append(Signal(code: code, text: text)) }
  }

  /// A series is one of this project's; any other membership stays unread.
  private mutating func read(membership node: XMLNode) {
    var isSeries = false
    for attribute in tree.attributes(of: node) where name(attribute) == .typeuri {
      guard tree.peek(attribute) == NewsMLG2OwnProperty.prefix + NewsMLG2OwnProperty.Part.series.rawValue else { break }
      tree.markRead(attribute)
      isSeries = true
    }
    guard isSeries else { return }
    tree.markRead(node)
    var series = Series(name: text(.name, in: node))
    for child in tree.elements(of: node) where name(child) == .related {
      guard let own = NewsMLG2OwnValue(child, in: tree) else { continue }
      switch NewsMLG2OwnProperty.Part(rawValue: own.name) {
      case .part: series.part = Int(own.value)
      case .total: series.total = Int(own.value)
      default: break
      }
    }
    article.series = series
  }

  // MARK: Links

  /// A link, or what this project writes as one: another story, or an item that belongs to the article.
  private mutating func read(link node: XMLNode) {
    for child in tree.elements(of: node) where name(child) == .related {
      guard let own = NewsMLG2OwnValue(child, in: tree) else { continue }
      let link = link(node)
      switch NewsMLG2OwnProperty.Part(rawValue: own.name) {
      case .related: article.related.append(related(node, link, label: own.value))
      case .association:
        article.associations.append(Association(name: own.value, role: own[.role], id: link.href))
      case .language:
        var link = link
        link.language = own.value
        article.links.append(link)
      default: article.links.append(link)
      }
      return
    }
    let link = link(node)
    if link != Link(href: "") { article.links.append(link) }
  }

  private func related(_ node: XMLNode, _ link: Link, label: String) -> RelatedItem {
    var item = RelatedItem(label: label, title: link.title, href: link.href)
    var hasAddress = false
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .href: hasAddress = true
      case .residref: item.id = tree.string(of: attribute)
      default: break
      }
    }
    if !hasAddress { item.href = "" }
    return item
  }

  /// Reads a link; an identifier beside its address stays unread.
  mutating func link(_ node: XMLNode) -> Link {
    tree.markRead(node)
    var link = Link(rel: word(node, .rel, .reluri, known: .relation), href: "")
    var identifier: XMLAttribute?
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .href: link.href = Self.trimmed(tree.string(of: attribute))
      case .residref: identifier = attribute
      case .contenttype: link.type = tree.string(of: attribute)
      case .size: link.length = integer(attribute)
      case .title: link.title = tree.string(of: attribute)
      case .xmlLang: link.language = tree.string(of: attribute)
      default: break
      }
    }
    if link.href.isEmpty, let identifier { link.href = Self.trimmed(tree.string(of: identifier)) }
    if link.title.isEmpty { link.title = text(.title, in: node) }
    return link
  }
}
