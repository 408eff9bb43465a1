internal import ArticleModel
internal import XMLSyntax

/// Concepts, which NewsML-G2 identifies by QCode, URI or a literal value.
extension NewsMLG2ItemReader {
  /// Reads an element that is a concept: its identifiers, name, wider concepts and what this project adds to it.
  ///
  /// - Parameters:
  ///   - node: The element.
  ///   - hasRole: Whether the element has an attribute for the role.
  /// - Returns: The concept, empty when the element says nothing.
  mutating func concept(_ node: XMLNode, hasRole: Bool = false) -> Concept {
    tree.markRead(node)
    var concept = Concept()
    var key = ""
    var literal: XMLAttribute?
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .qcode:
        let text = Self.trimmed(tree.string(of: attribute))
        guard !text.isEmpty else { continue }
        key = text
        (concept.scheme, concept.code) = identifier(text, at: node)
      case .uri:
        concept.uri = Self.trimmed(tree.string(of: attribute))
        if key.isEmpty { key = concept.uri }
      case .literal: literal = attribute
      case .confidence: concept.confidence = percentage(attribute)
      case .relevance: concept.relevance = percentage(attribute)
      default: break
      }
    }
    if hasRole { concept.role = word(node, .role, .roleuri) }
    concept.name = text(.name, in: node)
    var hasOwnCode = false
    for child in tree.elements(of: node) {
      switch name(child) {
      case .broader: concept.broader.append(self.concept(child))
      case .related: hasOwnCode = read(related: child, of: &concept) || hasOwnCode
      default: break
      }
    }
    if let literal { take(literal, into: &concept, hasOwnCode: hasOwnCode, key: &key) }
    // What is asserted of a concept holds wherever it is named.
    if concept.name.isEmpty, let assertion = asserted[key] { concept.name = name(assertedBy: assertion) }
    return concept
  }

  /// The scheme and the code of a QCode.
  mutating func identifier(_ text: String, at node: XMLNode) -> (scheme: String, code: String) {
    guard let qcode = NewsMLG2QCode(text) else {
      warn("newsml-g2-qcode", "‘\(text)’ is not a QCode, which has an alias, a colon and a code", at: node)
      return ("", text)
    }
    return (resolve(qcode.alias, at: node) ?? qcode.alias, qcode.code)
  }

  /// A literal value is the name of what has no other, else a code without a scheme; beside a QCode it stays unread.
  private func take(_ literal: XMLAttribute, into concept: inout Concept, hasOwnCode: Bool, key: inout String) {
    let value = Self.trimmed(tree.peek(literal))
    if hasOwnCode {
      if value == concept.code { tree.markRead(literal) }
      return
    }
    guard concept.code.isEmpty else {
      if concept.name.isEmpty, asserted[key] == nil {
        concept.name = value
        tree.markRead(literal)
      }
      return
    }
    tree.markRead(literal)
    if key.isEmpty { key = value }
    if concept.name.isEmpty, asserted[key] == nil { concept.name = value } else { concept.code = value }
  }

  /// The name in an assertion, which itself stays whole as an extension.
  private func name(assertedBy node: XMLNode) -> String {
    var name = ""
    for child in tree.elements(of: node) where self.name(child) == .name {
      var isPreferred = true
      for attribute in tree.attributes(of: child) where self.name(attribute) == .xmlLang {
        isPreferred = isArticleLanguage(tree.peek(attribute))
      }
      guard name.isEmpty || isPreferred else { continue }
      name = Self.trimmed(tree.peekText(of: child))
      if isPreferred { break }
    }
    return name
  }

  private func percentage(_ attribute: XMLAttribute) -> Int? {
    guard let number = integer(attribute), (0...100).contains(number) else { return nil }
    return number
  }

  /// A part of this project's own; what else is related stays unread.
  ///
  /// - Returns: Whether it is the code.
  private mutating func read(related node: XMLNode, of concept: inout Concept) -> Bool {
    guard let own = NewsMLG2OwnValue(node, in: tree) else { return false }
    if own.name == NewsMLG2OwnProperty.Part.broader.rawValue {
      var wider = self.concept(node)
      wider.role = own.value
      concept.broader.append(wider)
      return false
    }
    return concept.take(own) && own.name == NewsMLG2OwnProperty.Part.code.rawValue
  }

  // MARK: Subjects

  /// Reads a subject into the list of its kind.
  mutating func read(subject node: XMLNode) {
    let type = word(node, .type, .typeuri, known: .conceptType)
    var concept = concept(node)
    guard concept != Concept() else { return }
    switch type {
    case "person": article.people.append(concept)
    case "organisation": article.organisations.append(concept)
    case "geoArea", "poi":
      // A point of interest is a place, of a kind that is worth a word.
      if type == "poi", concept.role.isEmpty { concept.role = "cpnat:poi" }
      article.places.append(concept)
    case "event": article.events.append(concept)
    case "object": article.objects.append(concept)
    case "category": article.categories.append(concept)
    case "", "abstract":
      if concept.scheme == "http://cvx.iptc.org/anpa1312-category/" {
        article.categories.append(concept)
      } else {
        article.subjects.append(concept)
      }
    default:
      if concept.role.isEmpty { concept.role = type }
      if NewsMLG2QCode(type)?.code == "category" {
        article.categories.append(concept)
      } else {
        article.subjects.append(concept)
      }
    }
  }

  // MARK: Contributors

  /// Someone who made the content: a creator, or a contributor.
  mutating func contributor(_ node: XMLNode) -> Contributor {
    let role = word(node, .role, .roleuri)
    let title = word(node, .jobtitle, .jobtitleuri)
    var contributor = Contributor(role: role, jobTitle: title)
    for child in tree.elements(of: node) {
      switch name(child) {
      case .personDetails, .organisationDetails: read(details: child, of: &contributor)
      case .related:
        guard Self.isOwn(.url, child, in: tree), let own = NewsMLG2OwnValue(child, in: tree) else { continue }
        contributor.url = own.value
      default: break
      }
    }
    let concept = concept(node)
    contributor.name = concept.name
    contributor.code = concept.code
    contributor.scheme = concept.scheme
    if !concept.uri.isEmpty {
      if contributor.code.isEmpty {
        contributor.code = concept.uri
      } else {
        article.extensions.append(Extension(anchor: tree.anchor(of: node) + "@uri", name: "uri", value: concept.uri))
      }
    }
    for wider in concept.broader {
      article.extensions.append(
        Extension(anchor: tree.anchor(of: node) + "/broader", name: "broader", value: wider.anyName))
    }
    return contributor
  }

  private static func isOwn(_ part: NewsMLG2OwnProperty.Part, _ node: XMLNode, in tree: XMLTree) -> Bool {
    for attribute in tree.attributes(of: node) where tree.names.local(of: attribute.name) == "reluri" {
      return tree.peek(attribute) == NewsMLG2OwnProperty.prefix + part.rawValue
    }
    return false
  }

  private mutating func read(details node: XMLNode, of contributor: inout Contributor) {
    tree.markRead(node)
    for child in tree.elements(of: node) {
      switch name(child) {
      case .affiliation where contributor.organisation.isEmpty:
        contributor.organisation = text(.name, in: child)
        if !contributor.organisation.isEmpty { tree.markRead(child) }
      case .contactInfo:
        tree.markRead(child)
        if contributor.email.isEmpty { contributor.email = text(.email, in: child) }
        if contributor.url.isEmpty { contributor.url = text(.web, in: child) }
      default: break
      }
    }
  }
}
