internal import ArticleModel
internal import XMLSyntax

/// `Identification` and `NewsManagement`.
extension NewsML1ItemReader {
  // MARK: Identification

  mutating func read(identification node: XMLNode) {
    tree.markRead(node)
    for child in tree.elements(of: node) {
      switch name(child) {
      case .newsIdentifier: read(identifier: child)
      case .nameLabel: identify("nameLabel", child)
      case .dateLabel: identify("dateLabel", child)
      case .label: read(label: child)
      default: break
      }
    }
  }

  private mutating func read(identifier node: XMLNode) {
    tree.markRead(node)
    for child in tree.elements(of: node) {
      switch name(child) {
      case .providerID: identify("providerId", child)
      case .dateID: identify("dateId", child)
      case .newsItemID: identify("newsItemId", child)
      case .revisionID: read(revision: child)
      case .publicIdentifier where article.id.isEmpty:
        article.id = tree.text(of: child).trimmedOfSpace
        context.articleID = article.id
      default: break
      }
    }
  }

  private mutating func identify(_ role: String, _ node: XMLNode) {
    let value = tree.text(of: node).trimmedOfSpace
    if !value.isEmpty { article.altIDs.append(AlternativeIdentifier(role: role, value: value)) }
  }

  private mutating func read(revision node: XMLNode) {
    article.version = tree.text(of: node).trimmedOfSpace
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .previousRevision:
        // The first revision has no other one before it.
        let previous = tree.string(of: attribute).trimmedOfSpace
        if previous != "0" { article.previousVersion = previous }
      case .update:
        // `U` and `A` say that the item changes or adds to an earlier one; which of them stays as it is.
        let kind = tree.peek(attribute).trimmedOfSpace
        if kind == "N" || kind.isEmpty {
          tree.markRead(attribute)
        } else {
          article.signals.append(Signal(code: "update"))
        }
      default: break
      }
    }
  }

  private mutating func read(label node: XMLNode) {
    guard let type = tree.firstElement(.labelType, of: node, in: NewsML1Name.vocabulary),
      let text = tree.firstElement(.labelText, of: node, in: NewsML1Name.vocabulary)
    else { return }
    tree.markRead(node)
    let role = formalName(type)
    let value = tree.text(of: text).trimmedOfSpace
    if !value.isEmpty { article.altIDs.append(AlternativeIdentifier(role: role, value: value)) }
  }

  // MARK: Management

  mutating func read(management node: XMLNode) {
    tree.markRead(node)
    var isEmbargoed = false
    for child in tree.elements(of: node) {
      switch name(child) {
      case .newsItemType: read(itemType: child)
      case .firstCreated: article.firstCreated = date(child, field: "firstCreated")
      case .thisRevisionCreated: article.versionCreated = date(child, field: "versionCreated")
      case .status: isEmbargoed = read(status: child)
      case .statusWillChange: read(change: child, isEmbargoed: isEmbargoed)
      case .urgency: read(urgency: child)
      case .revisionHistory: append(link: child, "revisionHistory", .href)
      case .derivedFrom: append(link: child, "derivedFrom", .newsItem)
      case .associatedWith: append(link: child, "associatedWith", .newsItem)
      case .instruction:
        let code = formalName(child)
        if !code.isEmpty { article.signals.append(Signal(code: code)) }
      case .property: keep(property: child)
      default: break
      }
    }
    if isEmbargoed, article.embargo == nil { article.embargo = Embargo() }
  }

  /// What is no kind of content stays as it is; that it is news is no word worth keeping.
  private mutating func read(itemType node: XMLNode) {
    let type = peek(.formalName, of: node)
    if type == "News" || NewsML1Words.mediaTypes[type.lowercased()] != nil { _ = formalName(node) }
    if let known = NewsML1Words.mediaTypes[type.lowercased()] { article.type = known }
  }

  /// Reads the status and returns whether it is an embargo.
  private mutating func read(status node: XMLNode) -> Bool {
    let status = formalName(node)
    guard status.lowercased() == "embargoed" else {
      article.status = NewsML1Words.statuses[status.lowercased()] ?? status
      return false
    }
    article.status = "usable"
    infer("status", "status Embargoed: usable after the embargo")
    return true
  }

  /// A change to `Usable` ends an embargo; one to `Canceled` or `Withheld` is the end of use.
  private mutating func read(change node: XMLNode, isEmbargoed: Bool) {
    let future = NewsML1Words.statuses[peek(formalNameOf: .futureStatus, in: node).lowercased()]
    guard let future, let time = tree.firstElement(.dateAndTime, of: node, in: NewsML1Name.vocabulary),
      NewsDate(tree.peekText(of: time).trimmedOfSpace) != nil,
      let status = tree.firstElement(.futureStatus, of: node, in: NewsML1Name.vocabulary)
    else { return }
    let isEnd = future != "usable"
    // What is usable already is under no embargo.
    guard isEnd ? article.expires == nil : article.embargo?.until == nil && (isEmbargoed || article.status != "usable")
    else { return }
    tree.markRead(node)
    _ = formalName(status)
    if isEnd {
      article.expires = date(time, field: "expires")
      if future == "withheld" { keep(status) }
    } else {
      article.embargo = Embargo(until: date(time, field: "embargo/until"))
    }
  }

  private mutating func read(urgency node: XMLNode) {
    let text = formalName(node)
    if let urgency = Int(text), (1...9).contains(urgency) {
      article.urgency = urgency
    } else if !text.isEmpty {
      warn("newsml-urgency", "the urgency ‘\(text)’ is not a number from 1 to 9", at: node)
      article.extensions.append(Extension(anchor: tree.anchor(of: node), name: "Urgency", value: text))
    }
  }

  private mutating func append(link node: XMLNode, _ rel: String, _ target: NewsML1Name) {
    tree.markRead(node)
    let href = value(target, of: node)
    if !href.isEmpty { article.links.append(Link(rel: rel, href: href)) }
  }
}
