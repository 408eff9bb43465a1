internal import ArticleModel
internal import XMLSyntax

/// `contentMeta`: what the content is and is about.
extension NewsMLG2ItemReader {
  mutating func read(contentMeta node: XMLNode) {
    tree.markRead(node)
    var slugline = TextField()
    var dateline = TextField()
    var byline = TextField()
    var credit = TextField()
    for child in tree.elements(of: node) {
      switch name(child) {
      case .urgency: read(urgency: child)
      case .contentCreated: article.contentCreated = date(child, field: "contentCreated") ?? article.contentCreated
      case .contentModified:
        article.contentModified = date(child, field: "contentModified") ?? article.contentModified
      case .located:
        let place = place(child)
        if place != Concept() { change { $0.places.append(place) } }
      case .infoSource:
        let source = concept(child, hasRole: true)
        if source != Concept() { article.sources.append(source) }
      case .creator, .contributor: read(contributor: child)
      case .audience:
        let audience = concept(child)
        if audience != Concept() { article.audiences.append(audience) }
      case .altId: read(alternativeIdentifier: child)
      case .language: read(language: child)
      case .genre:
        let genre = concept(child)
        if genre != Concept() { article.genres.append(genre) }
      case .keyword:
        let keyword = plainText(child)
        if !keyword.isEmpty { article.keywords.append(keyword) }
      case .subject: read(subject: child)
      case .slugline: take(child, into: &slugline)
      case .headline:
        let headline = prose(child)
        if !headline.content.isEmpty { article.headlines.append(headline) }
      case .dateline: take(child, into: &dateline)
      case .by: take(child, into: &byline)
      case .creditline: take(child, into: &credit)
      case .description:
        let summary = prose(child, known: .description)
        if !summary.content.isEmpty { article.summaries.append(summary) }
      case .icon: break  // Read with the content.
      default: break
      }
    }
    article.slugline = text(of: slugline)
    let line = text(of: dateline)
    if !line.isEmpty { change { $0.text = line } }
    article.byline = text(of: byline)
    article.creditLine = text(of: credit)
  }

  private mutating func change(_ body: (inout Dateline) -> Void) {
    var dateline = article.dateline ?? Dateline()
    body(&dateline)
    article.dateline = dateline
  }

  private mutating func read(urgency node: XMLNode) {
    tree.markRead(node)
    let text = Self.trimmed(tree.text(of: node))
    if let urgency = Int(text), (1...9).contains(urgency) {
      article.urgency = urgency
    } else if !text.isEmpty {
      warn("newsml-g2-urgency", "the urgency ‘\(text)’ is not a number from 1 to 9", at: node)
      article.extensions.append(Extension(anchor: tree.anchor(of: node), name: "urgency", value: text))
    }
  }

  /// A place; its type is its role.
  private mutating func place(_ node: XMLNode) -> Concept {
    let type = word(node, .type, .typeuri)
    var place = concept(node)
    if place == Concept() { return place }
    if place.role.isEmpty { place.role = type }
    return place
  }

  private mutating func read(contributor node: XMLNode) {
    var found = contributor(node)
    guard found != Contributor(role: found.role) else { return }
    if found.role.isEmpty, name(node) == .contributor {
      found.role = "contributor"
      infer("contributors/\(article.contributors.count)/role", "the element’s name")
    }
    article.contributors.append(found)
  }

  private mutating func read(alternativeIdentifier node: XMLNode) {
    tree.markRead(node)
    let value = Self.trimmed(tree.text(of: node))
    let role = word(node, .type, .typeuri)
    if !value.isEmpty { article.altIDs.append(AlternativeIdentifier(role: role, value: value)) }
  }

  /// The first language is the article's; others stay unread.
  private func read(language node: XMLNode) {
    for attribute in tree.attributes(of: node) where name(attribute) == .tag {
      let tag = Self.trimmed(tree.peek(attribute))
      guard tag == article.language || tag.isEmpty else { return }
      tree.markRead(attribute)
      tree.markRead(node)
    }
  }
}
