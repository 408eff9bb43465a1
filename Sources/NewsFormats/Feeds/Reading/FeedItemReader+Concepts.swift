internal import ArticleModel
internal import XMLSyntax

/// Categories, keywords, origin and relations.
extension FeedItemReader {
  /// A category: RSS has its name as text and its scheme as `domain`, Atom has `term`, `scheme` and `label`.
  func readCategory(_ node: XMLNode) {
    guard own.leaves("categories", open: true) else { return tree.markSubtreeRead(node) }
    var concept = Concept()
    var term = ""
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .term, .nicename: term = tree.string(of: attribute)
      case .scheme, .domain: concept.scheme = tree.string(of: attribute)
      case .label: concept.name = tree.string(of: attribute)
      default: break
      }
    }
    let text = text(node, isAtom: false).text
    if concept.name.isEmpty { concept.name = text } else if term.isEmpty { term = text }
    if term != concept.name { concept.code = term }
    if concept.name.isEmpty { (concept.name, concept.code) = (concept.code, "") }
    guard !concept.name.isEmpty else { return }
    article.categories.append(concept)
  }

  /// A category of podcasts, which may hold a narrower one.
  func readPodcastCategory(_ node: XMLNode) {
    guard own.leaves("categories", open: true) else { return tree.markSubtreeRead(node) }
    let name = attribute(.text, of: node)
    if !name.isEmpty { article.categories.append(Concept(name: name)) }
    for child in tree.elements(of: node) where self.name(child) == .itunesCategory { readPodcastCategory(child) }
  }

  func readKeywords(_ node: XMLNode) {
    guard own.leaves("keywords", open: true) else { return tree.markSubtreeRead(node) }
    for part in plainText(node).split(separator: ",") {
      let keyword = FeedPerson.trimmed(part)
      if !keyword.isEmpty, !article.keywords.contains(keyword) { article.keywords.append(keyword) }
    }
  }

  /// Where the item was taken from: another feed, with its address.
  func readSource(_ node: XMLNode) {
    guard own.leaves("sources", open: true) else { return tree.markSubtreeRead(node) }
    var concept = Concept(uri: attribute(.url, of: node))
    let hasParts = tree.elements(of: node).contains { _ in true }
    if hasParts {
      readFeedSource(node, &concept)
    } else {
      concept.name = line(node)
    }
    if concept != Concept() { article.sources.append(concept) }
  }

  private func readFeedSource(_ node: XMLNode, _ concept: inout Concept) {
    tree.markRead(node)
    for child in tree.elements(of: node) {
      switch name(child) {
      case .atomTitle, .title: concept.name = text(child, isAtom: true).text
      case .atomID: concept.uri = line(child)
      case .atomLink, .link:
        let link = link(child)
        if concept.uri.isEmpty { concept.uri = link.href } else if link.href != concept.uri { keep(link, of: child) }
      case .atomAuthor, .author:
        // Its authors are those of an entry that names none: RFC 4287, 4.2.1.
        let hasOwnAuthor = tree.elements(of: tree.root).contains { name($0) == .atomAuthor }
        if !hasOwnAuthor, let person = person(child, role: "author") {
          article.contributors.append(person)
          infer("contributors", "the source's authors")
        }
      default: break
      }
    }
  }

  private func keep(_ link: Link, of node: XMLNode) {
    article.extensions.append(
      Extension(anchor: tree.anchor(of: node) + "@href", name: link.rel, value: link.href))
  }

  func readPublisher(_ node: XMLNode) {
    guard own.leaves("provider", open: article.provider == nil) else {
      if own.isFound { tree.markSubtreeRead(node) }
      return
    }
    let name = line(node)
    if !name.isEmpty { article.provider = Concept(name: name) }
  }

  /// What the item is an answer to: RFC 4685.
  func readReply(_ node: XMLNode) {
    guard own.leaves("related", open: true) else { return tree.markSubtreeRead(node) }
    let related = RelatedItem(
      label: "in-reply-to", href: resolved(attribute(.href, of: node)), id: attribute(.ref, of: node))
    if related != RelatedItem(label: "in-reply-to") { article.related.append(related) }
  }

  /// A draft is not meant to be seen: RFC 5023, 13.1.1.
  func readControl(_ node: XMLNode) {
    tree.markRead(node)
    for child in tree.elements(of: node) where name(child) == .appDraft {
      if line(child) == "yes", own.leaves("status", open: article.status.isEmpty) { article.status = "withheld" }
    }
  }
}
