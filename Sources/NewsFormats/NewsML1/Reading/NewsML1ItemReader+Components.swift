internal import ArticleModel
internal import XMLSyntax

/// `NewsComponent`, which holds the content, or components that do.
extension NewsML1ItemReader {
  /// What there is in a component and those in it.
  struct Survey {
    /// Files that stand elsewhere.
    var files = 0
    /// Texts other than captions.
    var texts = 0
    /// References to items, and items themselves.
    var references = 0
    /// Components with files that say something of their own about them.
    var described = 0

    /// Whether all of it is one medium, in one or several files.
    var isMedium: Bool { files > 0 && texts == 0 && references == 0 && described == 0 }
  }

  func survey(_ node: XMLNode) -> Survey {
    var survey = Survey()
    let isCaption = role(of: node).contains("caption")
    for child in tree.elements(of: node) {
      switch name(child) {
      case .newsItemRef, .newsItem: survey.references += 1
      case .contentItem:
        if isFile(child) {
          survey.files += 1
        } else if !isCaption, holdsText(child) {
          survey.texts += 1
        }
      case .newsComponent:
        let inner = self.survey(child)
        survey.files += inner.files
        survey.texts += inner.texts
        survey.references += inner.references
        survey.described += inner.described
        if inner.files > 0, isDescribed(child) { survey.described += 1 }
      default: break
      }
    }
    return survey
  }

  /// Whether a component says more of its files than what they are for.
  private func isDescribed(_ node: XMLNode) -> Bool {
    tree.elements(of: node).contains { child in
      switch name(child) {
      case .newsLines: tree.elements(of: child).contains { name($0) == .headLine }
      case .newsComponent: role(of: child).contains("caption")
      default: false
      }
    }
  }

  /// The role of a component in small letters, for a look ahead.
  func role(of node: XMLNode) -> String { peek(formalNameOf: .role, in: node).lowercased() }

  /// Whether a content item stands elsewhere.
  func isFile(_ node: XMLNode) -> Bool { !peek(.href, of: node).isEmpty }

  /// Whether a content item holds a text, and not just how one is shown.
  func holdsText(_ node: XMLNode) -> Bool {
    guard !isFile(node), peek(formalNameOf: .mimeType, in: node).lowercased() != "text/css" else { return false }
    return tree.elements(of: node).contains { name($0) == .dataContent || name($0) == .encoding }
  }

  // MARK: Components of the article

  mutating func read(rootComponent node: XMLNode) {
    let survey = survey(node)
    // The project's own writer has a component for each medium.
    guard survey.isMedium, ownMetadata == nil else { return read(component: node, survey, role: "") }
    // The item is one picture, video or sound: what is said of it is said of the article.
    readMetadata(of: node)
    readMedium(node, isArticle: true)
  }

  /// Reads what a component says about its content, for the article.
  private mutating func readMetadata(of node: XMLNode) {
    tree.markRead(node)
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .essential, .equivalentsList: if tree.peek(attribute) == "no" { tree.markRead(attribute) }
      case .xmlLang: if isArticleLanguage(tree.peek(attribute)) { tree.markRead(attribute) }
      default: break
      }
    }
    for child in tree.elements(of: node) {
      switch name(child) {
      case .newsLines: read(lines: child)
      case .administrativeMetadata: read(administration: child)
      case .rightsMetadata: read(rights: child)
      case .descriptiveMetadata: read(description: child)
      case .metadata: read(metadata: child)
      default: break
      }
    }
    for child in tree.elements(of: node) where name(child) == .topicSet { read(topicSetOfComponent: child) }
  }

  /// Reads a component with texts, or with components of several kinds.
  ///
  /// - Parameters:
  ///   - node: The component.
  ///   - survey: What there is in it.
  ///   - outerRole: The role of the component around it, for one that has none.
  private mutating func read(component node: XMLNode, _ survey: Survey, role outerRole: String) {
    if survey.texts == 0, survey.files == 0, survey.references > 0, name(tree.parent(of: node) ?? node) != .newsItem {
      return readReferences(node)
    }
    readMetadata(of: node)
    let stated = peek(formalNameOf: .role, in: node)
    let role = stated.isEmpty ? outerRole : stated
    let isAlternatives = peek(.equivalentsList, of: node) == "yes"
    let chosen = isAlternatives ? preferred(in: node) : nil
    for child in tree.elements(of: node) {
      switch name(child) {
      case .role where Self.isKnown(role): _ = formalName(child)
      case .contentItem:
        if isFile(child) {
          readMedia(of: child)
        } else if chosen == nil || chosen == child, holdsText(child) {
          read(text: child, role: role)
        }
      case .newsComponent:
        let inner = self.survey(child)
        if inner.isMedium {
          readMedium(child, isArticle: false)
        } else if chosen == nil || chosen == child || inner.texts == 0 {
          read(component: child, inner, role: role)
        }
      case .newsItemRef: append(reference: child, of: node)
      case .newsItem: read(association: child)
      default: break
      }
    }
  }

  /// Whether the role of a text says where it goes in the article.
  private static func isKnown(_ role: String) -> Bool { TextRole(role) != nil }

  // MARK: Alternatives

  /// The alternative that is read, because it is in the article's language and more is known of its structure; others
  /// are the same content once more, and stay as they are.
  private func preferred(in node: XMLNode) -> XMLNode? {
    var best: (node: XMLNode, rank: Int)?
    for child in tree.elements(of: node) {
      let rank: Int
      switch name(child) {
      case .contentItem where holdsText(child): rank = self.rank(child)
      case .newsComponent where survey(child).texts > 0: rank = rankOfBestText(child)
      default: continue
      }
      if best == nil || rank > best?.rank ?? 0 { best = (child, rank) }
    }
    return best?.node
  }

  private func rankOfBestText(_ node: XMLNode) -> Int {
    var best = 0
    for child in tree.elements(of: node) {
      switch name(child) {
      case .contentItem where holdsText(child): best = max(best, rank(child))
      case .newsComponent: best = max(best, rankOfBestText(child))
      default: break
      }
    }
    let language = peek(.xmlLang, of: node)
    return language.isEmpty || !isArticleLanguage(language) ? best : best + 10
  }

  // MARK: References

  /// A group of items: components that refer to items, or hold components that do.
  private mutating func readReferences(_ node: XMLNode) {
    if article.package == nil { article.package = Package(groups: [Package.Group()]) }
    let isGroup =
      peek(.equivalentsList, of: node) != "yes"
      && !tree.elements(of: node).contains { name($0) == .newsItemRef || name($0) == .newsItem }
    tree.markRead(node)
    let outer = group
    if isGroup {
      let role = tree.firstElement(.role, of: node, in: NewsML1Name.vocabulary).map { formalName($0) } ?? ""
      article.package?.groups.append(Package.Group(role: role))
      group = (article.package?.groups.count ?? 1) - 1
      name(group: node, in: outer)
    }
    for child in tree.elements(of: node) {
      switch name(child) {
      case .newsComponent where survey(child).references > 0: readReferences(child)
      case .newsComponent: read(component: child, survey(child), role: "")
      case .newsItemRef: append(reference: child, of: node)
      case .newsItem: read(association: child)
      default: break
      }
    }
    group = outer
  }

  /// Makes the group at hand a member of the one around it.
  private mutating func name(group node: XMLNode, in outer: Int) {
    let stated = value(.duid, of: node)
    let id = stated.isEmpty ? "group-\(group)" : stated
    let member = Package.Member(id: id, title: headline(of: node))
    let current = group
    article.package?.groups[current].id = id
    article.package?.groups[outer].members.append(member)
  }

  /// The first headline of a component, which is marked as read.
  private func headline(of node: XMLNode) -> String {
    guard let lines = tree.firstElement(.newsLines, of: node, in: NewsML1Name.vocabulary),
      let headline = tree.firstElement(.headLine, of: lines, in: NewsML1Name.vocabulary)
    else { return "" }
    tree.markRead(lines)
    return line(headline)
  }

  private mutating func append(reference node: XMLNode, of component: XMLNode) {
    tree.markRead(node)
    if article.package == nil { article.package = Package(groups: [Package.Group()]) }
    let isFirst =
      tree.firstElement(.newsItemRef, of: component, in: NewsML1Name.vocabulary) == node
      && name(tree.parent(of: component) ?? component) != .newsItem
    let member = Package.Member(id: value(.newsItem, of: node), title: isFirst ? headline(of: component) : "")
    let current = group
    if member != Package.Member() { article.package?.groups[current].members.append(member) }
  }

  /// An item within the item.
  private mutating func read(association node: XMLNode) {
    let body = NITFBodyReader(tree, context: context)
    body.begin()
    let html = HTMLBodyReader()
    html.begin(base: context.options.base)
    var reader = NewsML1ItemReader(node, body: body, html: html, topics: topics, context: context)
    let id = context.articleID
    reader.read(envelope: nil)
    context.articleID = id
    var association = Association(id: reader.article.id)
    association.article = reader.article
    article.associations.append(association)
  }
}
