internal import ArticleModel
internal import XMLSyntax

/// Reads what a feed says about itself.
struct FeedFrameReader: FeedNodes {
  let tree: XMLTree
  let context: XMLItemContext
  let html: HTMLBodyReader
  let namespace: String
  private(set) var base = ""
  private(set) var setting = FeedSetting()
  /// What the feed states under own names, which says it all.
  private var hasOwnLinks = false
  private var hasOwnContributors = false
  private var secondDate: XMLNode?
  private var secondAuthors: [XMLNode] = []
  private var descriptions: [XMLNode] = []

  init(tree: XMLTree, context: XMLItemContext, html: HTMLBodyReader, namespace: String) {
    self.tree = tree
    self.context = context
    self.html = html
    self.namespace = namespace
  }

  /// Reads the whole frame.
  ///
  /// - Parameter keepsVersion: Whether the version is kept here, since no article tells of it.
  mutating func read(keepsVersion: Bool) {
    base = context.options.base
    readAttributes(of: tree.root)
    if let own = tree.firstElement(.ownCollection, of: channel, in: FeedName.vocabulary) { readOwn(own) }
    for child in tree.elements(of: tree.root) {
      switch name(child) {
      case .channel:
        readAttributes(of: child)
        for element in tree.elements(of: child) { read(element) }
      default: read(child)
      }
    }
    complete()
    guard keepsVersion, !setting.version.isEmpty else { return }
    setting.collection.extensions.append(Extension(anchor: "@version", name: "version", value: setting.version))
  }

  /// The element that describes the feed: the root, or `channel` within it.
  private var channel: XMLNode { tree.elements(of: tree.root).first { name($0) == .channel } ?? tree.root }

  private mutating func readAttributes(of node: XMLNode) {
    tree.markRead(node)
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .version: setting.version = tree.string(of: attribute)
      case .xmlBase, .base:
        base = resolved(tree.string(of: attribute))
        setting.base = base
      case .xmlLang: setting.collection.language = tree.string(of: attribute)
      case .rdfAbout: setting.collection.id = tree.string(of: attribute)
      case .href: append(Link(rel: "alternate", href: resolved(tree.string(of: attribute))))
      case .lastmod: setting.collection.updated = FeedDate.parse(tree.string(of: attribute))
      default: break
      }
    }
    if setting.version.isEmpty { setting.version = version(of: node) }
  }

  /// The version that a namespace stands for.
  private func version(of node: XMLNode) -> String {
    switch tree.names.namespace(of: tree.name(of: node)) {
    case "http://www.w3.org/2005/Atom", "http://purl.org/rss/1.0/": "1.0"
    case "http://purl.org/net/rss1.1#": "1.1"
    case "http://my.netscape.com/rdf/simple/0.9/", "http://channel.netscape.com/rdf/simple/0.9/": "0.90"
    default: ""
    }
  }

  private mutating func read(_ node: XMLNode) {
    switch name(node) {
    case .title, .atomTitle, .dcTitle: read(node, into: \.title)
    case .description, .atomSubtitle, .atomTagline, .tagline, .atomInfo, .dcDescription, .abstract, .browserFriendly,
      .itunesSummary, .itunesSubtitle:
      descriptions.append(node)
    case .copyright, .atomRights, .atomCopyright, .dcRights: read(node, into: \.rights)
    case .atomID: if setting.collection.id.isEmpty { setting.collection.id = line(node) }
    case .link, .atomLink: readLink(node)
    case .language, .dcLanguage: if setting.collection.language.isEmpty { setting.collection.language = line(node) }
    case .lastBuildDate, .atomUpdated, .atomModified, .dctermsModified: readDate(node)
    case .pubDate, .dcDate: secondDate = secondDate ?? node
    case .generator, .atomGenerator: readGenerator(node)
    case .generatorAgent:
      if setting.collection.generator.isEmpty { setting.collection.generator = attribute(.rdfResource, of: node) }
    case .managingEditor: append(person(node, role: "editor"))
    case .webMaster: append(person(node, role: "webmaster"))
    case .author, .atomAuthor: readAuthor(node)
    case .atomContributor, .dcContributor: append(person(node, role: "contributor"))
    case .dcPublisher: append(person(node, role: "publisher"))
    case .itunesOwner: append(person(node, role: "owner"))
    case .dcCreator, .dcAuthor, .itunesAuthor: secondAuthors.append(node)
    case .image, .atomLogo: readPicture(node, rel: "icon")
    case .atomIcon: readPicture(node, rel: "favicon")
    case .itunesImage:
      let address = resolved(attribute(.href, of: node))
      if !setting.collection.links.contains(where: { $0.rel == "icon" }) { append(Link(rel: "icon", href: address)) }
    case .items: tree.markSubtreeRead(node)  // The order of the items, which is their order.
    default: break
    }
  }

  private mutating func readOwn(_ node: XMLNode) {
    var decoder = CanonicalXMLDecoder(tree: tree, source: context.source)
    decoder.members(of: .element(node), into: &setting.collection)
    tree.markSubtreeRead(node)
    for diagnostic in decoder.diagnostics { context.report(diagnostic) }
    setting.collection.extensions += decoder.extensions
    hasOwnLinks = !setting.collection.links.isEmpty
    hasOwnContributors = !setting.collection.contributors.isEmpty
  }

  // MARK: Texts

  private mutating func read(_ node: XMLNode, into field: WritableKeyPath<ArticleCollection, String>) {
    guard setting.collection[keyPath: field].isEmpty else { return }
    html.rebase(base(of: node))
    let isAtom = name(node)?.rawValue.hasPrefix("atom:") == true
    setting.collection[keyPath: field] = text(node, isAtom: isAtom).text
    if setting.collection[keyPath: field].isEmpty { keepSource(of: node, in: &setting.collection.extensions) }
  }

  private mutating func readLink(_ node: XMLNode) {
    if tree.attribute(.href, of: node, in: FeedName.vocabulary) != nil {
      append(link(node))
    } else {
      append(Link(rel: "alternate", href: resolved(line(node), against: base(of: node))))
    }
  }

  private mutating func append(_ link: Link) {
    guard !hasOwnLinks, !link.href.isEmpty, !setting.collection.links.contains(link) else { return }
    setting.collection.links.append(link)
  }

  private mutating func readDate(_ node: XMLNode) {
    guard setting.collection.updated == nil else { return }
    var spelling = ""
    setting.collection.updated = date(node, spelling: &spelling)
    if setting.collection.updated == nil, !spelling.isEmpty {
      setting.collection.extensions.append(
        Extension(anchor: tree.anchor(of: node), name: tree.names.local(of: tree.name(of: node)), value: spelling))
    }
  }

  private mutating func readGenerator(_ node: XMLNode) {
    let parts = [line(node), attribute(.version, of: node), attribute(.uri, of: node), attribute(.url, of: node)]
    let text = parts.filter { !$0.isEmpty }.joined(separator: " ")
    if !text.isEmpty { setting.collection.generator = text }
  }

  /// Reads the address of a picture: the text of Atom's elements, `url` within that of RSS.
  private mutating func readPicture(_ node: XMLNode, rel: String) {
    tree.markRead(node)
    var link = Link(rel: rel, href: "")
    var hasParts = false
    for child in tree.elements(of: node) {
      hasParts = true
      switch name(child) {
      case .url: link.href = resolved(line(child))
      case .title: link.title = line(child)
      default: break
      }
    }
    if !hasParts {
      link.href = resolved(line(node))
      if link.href.isEmpty { link.href = attribute(.rdfResource, of: node) }
    }
    // RSS 1.0 refers to the picture and describes it elsewhere.
    if let known = setting.collection.links.firstIndex(where: { $0.rel == rel && $0.href == link.href }) {
      if setting.collection.links[known].title.isEmpty { setting.collection.links[known].title = link.title }
    } else {
      append(link)
    }
  }

  // MARK: People

  private mutating func readAuthor(_ node: XMLNode) {
    guard let author = person(node, role: "author") else { return }
    append(author)
    if name(node) == .atomAuthor { setting.authors.append(author) }
  }

  private mutating func append(_ person: Contributor?) {
    guard !hasOwnContributors, let person, !setting.collection.contributors.contains(person) else { return }
    setting.collection.contributors.append(person)
  }

  // MARK: Completion

  private mutating func complete() {
    for node in descriptions { read(node, into: \.description) }
    if let secondDate { readDate(secondDate) }
    for node in secondAuthors where !setting.collection.contributors.contains(where: { $0.role == "author" }) {
      append(person(node, role: "author"))
    }
    let links = setting.collection.links
    let page = links.first { $0.rel == "alternate" }?.href ?? ""
    let reference = CollectionReference(
      id: setting.collection.id, title: setting.collection.title, url: page)
    setting.reference = reference == CollectionReference() ? nil : reference
  }
}
