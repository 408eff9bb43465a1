internal import ArticleModel
internal import XMLSyntax

/// `AdministrativeMetadata`, `RightsMetadata`, `DescriptiveMetadata` and `Metadata`.
extension NewsML1ItemReader {
  // MARK: Administration

  mutating func read(administration node: XMLNode) {
    tree.markRead(node)
    for child in tree.elements(of: node) {
      switch name(child) {
      case .provider:
        guard let party = parties(of: child).first else { continue }
        if article.provider == nil { article.provider = concept(ofParty: party) }
      case .source:
        for party in parties(of: child) {
          let source = concept(ofParty: party)
          if seen.isNew(source, "sources") { article.sources.append(source) }
        }
      case .creator: read(contributor: child, role: "")
      case .contributor: read(contributor: child, role: "contributor")
      case .property: keep(property: child)
      default: break
      }
    }
  }

  /// The parties of an element, which is marked as read.
  private func parties(of node: XMLNode) -> [XMLNode] {
    tree.markRead(node)
    return tree.elements(of: node).filter { name($0) == .party }
  }

  /// A party, by its formal name or the topic that it refers to.
  private mutating func concept(ofParty node: XMLNode) -> Concept {
    let concept = concept(node)
    for property in tree.elements(of: node) where name(property) == .property { keep(property: property) }
    return concept
  }

  private mutating func read(contributor node: XMLNode, role: String) {
    var role = role
    let parties = parties(of: node)
    var isStated = false
    if let contribution = tree.firstElement(.contribution, of: node, in: NewsML1Name.vocabulary) {
      role = formalName(contribution)
      isStated = true
    }
    for party in parties {
      let concept = concept(ofParty: party)
      guard concept != Concept() else { continue }
      let contributor = Contributor(name: concept.name, role: role, code: concept.code, scheme: concept.scheme)
      guard seen.isNew(contributor) else { continue }
      if !isStated, !role.isEmpty {
        infer("contributors/\(article.contributors.count)/role", "the element’s name")
      }
      article.contributors.append(contributor)
    }
  }

  // MARK: Rights

  mutating func read(rights node: XMLNode) {
    tree.markRead(node)
    for child in tree.elements(of: node) {
      switch name(child) {
      case .copyright: read(copyright: child)
      case .usageRights: read(usageRights: child)
      case .property: keep(property: child)
      default: break
      }
    }
  }

  private mutating func read(copyright node: XMLNode) {
    tree.markRead(node)
    var rights = Rights()
    for child in tree.elements(of: node) {
      switch name(child) {
      case .copyrightHolder: rights.holder = line(child)
      case .copyrightDate:
        tree.markRead(child)
        // Any other date is more than the model holds: it stays as it is.
        guard let year = Int(tree.peekText(of: child).trimmedOfSpace), (1...9999).contains(year) else { continue }
        tree.markSubtreeRead(child)
        rights.year = year
      default: break
      }
    }
    append(rights)
  }

  private mutating func read(usageRights node: XMLNode) {
    tree.markRead(node)
    var rights = Rights()
    let path = "rights/\(article.rights.count)"
    var terms: [String] = []
    for child in tree.elements(of: node) {
      switch name(child) {
      case .usageType, .geography, .limitations:
        let text = line(child)
        if !text.isEmpty { terms.append(text) }
      case .rightsHolder: rights.holder = line(child)
      case .startDate: rights.start = date(child, field: path + "/start")
      case .endDate: rights.end = date(child, field: path + "/end")
      default: break
      }
    }
    rights.usageTerms = terms.joined(separator: "\n")
    append(rights)
    if let end = rights.end, article.expires == nil {
      article.expires = end
      infer("expires", "the end of the usage rights")
    }
  }

  // MARK: Description

  mutating func read(description node: XMLNode) {
    tree.markRead(node)
    for child in tree.elements(of: node) {
      switch name(child) {
      case .language: read(language: child)
      case .genre:
        let genre = concept(child)
        if seen.isNew(genre, "genres") { article.genres.append(genre) }
      case .subjectCode: read(subjectCode: child)
      case .ofInterestTo:
        let audience = Concept(code: formalName(child), scheme: value(.scheme, of: child))
        if !audience.code.isEmpty, seen.isNew(audience, "audiences") { article.audiences.append(audience) }
      case .dateLineDate:
        let created = date(child, field: "contentCreated")
        if article.contentCreated == nil { article.contentCreated = created }
      case .location: read(location: child)
      case .topicOccurrence: read(occurrence: child)
      case .property: read(property: child)
      default: break
      }
    }
  }

  /// The first language is the article's; others stay unread.
  private func read(language node: XMLNode) {
    if peek(.formalName, of: node) == article.language { _ = formalName(node) }
  }

  /// Properties that say what a field of the model says; all others stay under their own names.
  private mutating func read(property node: XMLNode) {
    let text = peek(.value, of: node)
    switch peek(.formalName, of: node) {
    case "Keyword" where !text.isEmpty, "keyword" where !text.isEmpty:
      article.keywords.append(text)
      accept(property: node)
    case "Keywords" where !text.isEmpty, "keywords" where !text.isEmpty:
      append(keywords: text)
      accept(property: node)
    case "GeneratorSoftware" where article.generator.isEmpty && !text.isEmpty:
      article.generator = text
      accept(property: node)
    case "Category" where !text.isEmpty:
      article.categories.append(Concept(name: text))
      accept(property: node)
    case let name where name.hasSuffix("Keywords") && !text.isEmpty:
      // Keywords of one kind among several: the kind is worth a word.
      article.subjects.append(Concept(name: text, role: name))
      accept(property: node)
    default: keep(property: node)
    }
  }

  private func accept(property node: XMLNode) {
    _ = formalName(node)
    _ = value(.value, of: node)
  }

  // MARK: Further metadata

  /// Properties of a type of the provider's own, which becomes a part of their names.
  mutating func read(metadata node: XMLNode) {
    guard node != ownMetadata else { return }
    tree.markRead(node)
    var type = ""
    for child in tree.elements(of: node) {
      switch name(child) {
      case .metadataType: type = formalName(child)
      case .property:
        if peek(.formalName, of: child).hasSuffix("Keywords"), !peek(.value, of: child).isEmpty {
          read(property: child)
        } else {
          keep(property: child, within: type.isEmpty ? "" : type + "/")
        }
      default: break
      }
    }
  }
}
