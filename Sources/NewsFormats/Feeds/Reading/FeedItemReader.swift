internal import ArticleModel
internal import Digest
internal import XMLSyntax

/// Reads one item of a feed.
///
/// It is one object, since what it gathers would be copied with every part of it that is asked for by a shared piece.
/// The elements are taken in the order of the document. Where several of them say the same, the most specific one counts,
/// whatever their order; what the others say stays unread and becomes extensions.
final class FeedItemReader: FeedNodes {
  let tree: XMLTree
  let context: XMLItemContext
  let html: HTMLBodyReader
  let namespace: String
  let setting: FeedSetting
  /// The address that relative ones in elements are resolved against.
  private(set) var base = ""
  var article = Article()
  /// What the item carries of an article under the names of the canonical form.
  var own = FeedOwnArticle()
  var media = FeedItemMedia()
  /// The elements that hold content, and how specific they are: the lowest number counts.
  var contents: [(node: XMLNode, rank: Int)] = []
  var description: XMLNode?
  var summaries: [XMLNode] = []
  /// Dates and names that count when no element of the format's own says more.
  private var secondDate: XMLNode?
  private var secondTitle: XMLNode?
  private var secondAuthors: [XMLNode] = []
  private var license = ""
  private var point = ""
  private var featureName = ""

  init(tree: XMLTree, context: XMLItemContext, html: HTMLBodyReader, namespace: String, setting: FeedSetting) {
    self.tree = tree
    self.context = context
    self.html = html
    self.namespace = namespace
    self.setting = setting
  }

  /// Fills the article.
  func read() {
    article.provenance.source = context.source
    article.provenance.encoding = context.documentInfo.encoding
    article.provenance.line = tree.line(of: tree.root)
    readRoot()
    own.read(tree, context: context, into: &article)
    html.begin(base: base)
    for child in tree.elements(of: tree.root) { read(child) }
    readSeconds()
    completeIdentity()
    context.articleID = article.id
    readContent()
    completeMedia()
    completeRights()
    completePlace()
    inherit()
  }

  func infer(_ path: String, _ rule: String) {
    article.provenance.inferred.append(.init(path: path, rule: rule))
  }

  // MARK: Root

  private func readRoot() {
    base = setting.base.isEmpty ? context.options.base : setting.base
    tree.markRead(tree.root)
    for attribute in tree.attributes(of: tree.root) {
      switch name(attribute) {
      case .rdfAbout: article.id = tree.string(of: attribute)
      case .xmlBase, .base: base = resolved(tree.string(of: attribute))
      case .xmlLang: article.language = tree.string(of: attribute)
      case .href: article.url = resolved(tree.string(of: attribute), against: setting.base)
      case .lastmod:
        let text = tree.string(of: attribute)
        article.versionCreated = FeedDate.parse(text)
        if let date = article.versionCreated { note(text, of: date, path: "versionCreated") }
      default: break
      }
    }
  }

  // MARK: Elements

  private func read(_ node: XMLNode) {
    switch name(node) {
    case .title, .atomTitle: readTitle(node)
    case .dcTitle: secondTitle = secondTitle ?? node
    case .link, .atomLink: readLink(node)
    case .originalLink: article.links.append(Link(rel: "canonical", href: line(node)))
    case .guid: readGUID(node)
    case .atomID, .dcIdentifier: readID(node)
    case .description, .abstract, .dcDescription: readDescription(node)
    case .atomSummary, .excerpt, .itunesSummary, .itunesSubtitle, .dctermsAbstract: summaries.append(node)
    case .encoded: contents.append((node, 0))
    case .atomContent: readAtomContent(node)
    case .xhtmlBody, .xhtmlDiv, .body: contents.append((node, 2))
    case .fullitem: contents.append((node, 3))
    case .contentItems: contents.append((node, 4))
    case .pubDate where setting.isWordPress: break  // WordPress says it again, and more exactly.
    case .pubDate, .atomPublished, .atomIssued, .dctermsIssued: readDate(node, .published)
    case .dcDate: secondDate = secondDate ?? node
    case .atomUpdated, .atomModified, .dctermsModified: readDate(node, .versionCreated)
    case .atomCreated, .dctermsCreated: readDate(node, .contentCreated)
    case .appEdited: readDate(node, .contentModified)
    case .expirationDate: readDate(node, .expires)
    case .author, .atomAuthor: readPerson(node, role: "author")
    case .atomContributor, .dcContributor: readPerson(node, role: "contributor")
    case .dcCreator, .dcAuthor, .itunesAuthor: secondAuthors.append(node)
    case .category, .atomCategory, .dcSubject, .mediaCategory: readCategory(node)
    case .itunesCategory: readPodcastCategory(node)
    case .mediaKeywords, .itunesKeywords, .tags: readKeywords(node)
    case .dcLanguage, .language: if article.language.isEmpty { article.language = line(node) }
    case .source, .atomSource, .dcSource: readSource(node)
    case .dcPublisher: readPublisher(node)
    case .dcRights, .atomRights, .atomCopyright, .copyright: readRights(node)
    case .creativeCommonsLicense: license = line(node)
    case .ccLicense: license = attribute(.rdfResource, of: node)
    case .comments: appendLink(Link(rel: "replies", href: resolved(line(node)), type: "text/html"))
    case .wfwCommentRSS, .wfwCommentRSSUpper:
      appendLink(Link(rel: "replies", href: resolved(line(node)), type: "application/rss+xml"))
    case .replyTo: readReply(node)
    case .appControl: readControl(node)
    case .wennManagement, .wennContent: readAgencyData(node)
    case .georssPoint: point = line(node)
    case .georssFeatureName: featureName = line(node)
    default: readMedium(node)
    }
  }

  private func readTitle(_ node: XMLNode) {
    guard own.leaves("headlines", open: article.headlines.isEmpty) else {
      // What the item carries under own names says the same; a second title is kept as it is.
      if own.isFound { tree.markSubtreeRead(node) }
      return
    }
    rebase(node)
    let text = text(node, isAtom: name(node) == .atomTitle)
    guard !text.text.isEmpty else { return keepSource(of: node, in: &article.extensions) }
    article.headlines.append(Prose(text, role: "main", language: language(node)))
  }

  private func readDescription(_ node: XMLNode) {
    if let former = description {
      // Dublin Core's is the second choice.
      guard name(former) == .dcDescription, name(node) != .dcDescription else { return }
    }
    description = node
  }

  private func readAtomContent(_ node: XMLNode) {
    let address = attribute(.src, of: node)
    guard !address.isEmpty else { return contents.append((node, 1)) }
    let type = attribute(.type, of: node)
    media.found.append(
      Media(
        type: FeedMediaType.kind(of: type),
        renditions: [.init(name: "content", href: resolved(address, against: base(of: node)), mediaType: type)]))
  }

  // MARK: Identity

  private func readGUID(_ node: XMLNode) {
    let text = line(node)
    let isPermaLink = attribute(.isPermaLink, of: node)
    guard own.leaves("id", open: article.id.isEmpty), !text.isEmpty else { return }
    article.id = text
    if isPermaLink != "false", article.url.isEmpty, own.leaves("url", open: true), text.hasPrefix("http") {
      article.url = text
      infer("url", "the guid, which is a permanent link")
    }
  }

  private func readID(_ node: XMLNode) {
    // An address that an RSS item has besides its guid is another identifier.
    guard own.leaves("id", open: article.id.isEmpty) else {
      if name(node) == .dcIdentifier, !own.isFound {
        article.altIDs.append(AlternativeIdentifier(role: "dc:identifier", value: line(node)))
      } else if own.isFound {
        tree.markSubtreeRead(node)
      }
      return
    }
    article.id = line(node)
  }

  private func readLink(_ node: XMLNode) {
    if tree.attribute(.href, of: node, in: FeedName.vocabulary) != nil {
      let link = link(node)
      switch link.rel {
      case "alternate", "": appendAlternate(link)
      case "enclosure": media.append(link)
      case "license": license = link.href
      default: appendLink(link)
      }
    } else {
      let address = resolved(line(node), against: base(of: node))
      guard !address.isEmpty else { return }
      appendAlternate(Link(rel: "alternate", href: address))
    }
  }

  /// The first alternate is the article's address; a page comes before other forms of it.
  private func appendAlternate(_ link: Link) {
    guard own.leaves("url", open: true) else { return }
    let isInferred = article.provenance.inferred.contains { $0.path == "url" }
    if article.url.isEmpty || isInferred {
      article.provenance.inferred.removeAll { $0.path == "url" }
      article.url = link.href
      let rest = Link(rel: link.rel, href: link.href)
      if link != rest, link.type != "text/html" || !link.title.isEmpty || !link.language.isEmpty {
        article.links.append(link)
      }
    } else if link.href != article.url {
      article.links.append(link)
    }
  }

  private func appendLink(_ link: Link) {
    guard !link.href.isEmpty, own.leaves("links", open: true) else { return }
    article.links.append(link)
  }

  private func completeIdentity() {
    guard article.id.isEmpty, own.leaves("id", open: true) else { return }
    if !article.url.isEmpty {
      article.id = article.url
      return infer("id", "the item's link")
    }
    // The content tells items apart that nothing else does, and is the same each time it is read.
    var source: [UInt8] = []
    tree.appendSource(of: tree.root, to: &source)
    article.id = "urn:sha256:" + SHA256.hexadecimal(of: source.span)
    infer("id", "digest of the item")
  }

  // MARK: Dates

  func readDate(_ node: XMLNode, _ field: FeedDateField) {
    let former = article[field]
    let path = field.rawValue
    guard own.leaves(path, open: !own.isFound || former == nil) else { return tree.markSubtreeRead(node) }
    // What Atom 0.3 and Dublin Core call issued is published; the element of that name says so more exactly.
    if former != nil, name(node) == .atomIssued || name(node) == .dctermsIssued { return }
    var spelling = ""
    if let date = date(node, spelling: &spelling) {
      replace(former, at: path, node)
      article[field] = date
      if !spelling.isEmpty { article.provenance.spellings.append(.init(path: path, text: spelling)) }
    } else if !spelling.isEmpty {
      article.extensions.append(
        Extension(anchor: tree.anchor(of: node), name: tree.names.local(of: tree.name(of: node)), value: spelling))
    }
  }

  /// Keeps a date that a later element replaces.
  private func replace(_ former: NewsDate?, at path: String, _ node: XMLNode) {
    guard let former else { return }
    article.provenance.spellings.removeAll { $0.path == path }
    article.extensions.append(
      Extension(
        anchor: tree.anchor(of: node), name: tree.names.local(of: tree.name(of: node)), value: former.description))
  }

  private func note(_ text: String, of date: NewsDate, path: String) {
    if date.description != text { article.provenance.spellings.append(.init(path: path, text: text)) }
  }

  // MARK: People

  private func readPerson(_ node: XMLNode, role: String) {
    guard own.leaves("contributors", open: true) else { return tree.markSubtreeRead(node) }
    guard let person = person(node, role: role) else { return }
    article.contributors.append(person)
  }

  /// Takes what counts only where the elements of the format itself say nothing.
  private func readSeconds() {
    if let node = secondTitle ?? media.title(in: tree), article.headlines.isEmpty { readTitle(node) }
    if let node = secondDate {
      if article.published == nil {
        readDate(node, .published)
      } else if article.versionCreated == nil, !own.isFound {
        readDate(node, .versionCreated)
        if article.versionCreated == article.published { article.versionCreated = nil }
      } else if own.isFound {
        tree.markSubtreeRead(node)
      }
    }
    for node in secondAuthors {
      guard own.leaves("contributors", open: true) else {
        tree.markSubtreeRead(node)
        continue
      }
      guard let person = person(node, role: "author") else { continue }
      // The mail address of one element and the name of another may mean the same one; who is named twice is one.
      if !article.contributors.contains(where: { $0.name == person.name && !person.name.isEmpty }) {
        article.contributors.append(person)
      }
    }
  }

  // MARK: What the feed says

  /// Takes what holds for all items of the feed.
  private func inherit() {
    if article.language.isEmpty, own.leaves("language", open: true), !setting.collection.language.isEmpty {
      article.language = setting.collection.language
      infer("language", "the feed's language")
    }
    if article.contributors.isEmpty, own.leaves("contributors", open: true), !setting.authors.isEmpty {
      article.contributors = setting.authors
      infer("contributors", "the feed's authors")
    }
    if article.rights.isEmpty, own.leaves("rights", open: true), !setting.collection.rights.isEmpty {
      article.rights = [Rights(notice: setting.collection.rights)]
      infer("rights", FeedOwnArticle.inheritedRights)
    }
    if own.leaves("collection", open: article.collection == nil) { article.collection = setting.reference }
  }

  // MARK: Rights and places

  private func readRights(_ node: XMLNode) {
    guard own.leaves("rights", open: article.rights.isEmpty) else {
      if own.isFound { tree.markSubtreeRead(node) }
      return
    }
    rebase(node)
    let notice = text(node, isAtom: name(node) != .copyright).text
    guard !notice.isEmpty else { return keepSource(of: node, in: &article.extensions) }
    article.rights.append(Rights(notice: notice))
  }

  private func completeRights() {
    guard !license.isEmpty, own.leaves("rights", open: true) else { return }
    if article.rights.isEmpty { article.rights.append(Rights()) }
    article.rights[0].links.append(Link(rel: "license", href: resolved(license)))
  }

  private func completePlace() {
    guard !(point.isEmpty && featureName.isEmpty), own.leaves("places", open: true) else { return }
    let scheme = point.isEmpty ? "" : FeedOwnArticle.pointScheme
    article.places.append(Concept(name: featureName, code: point, scheme: scheme))
  }

  // MARK: Texts

  /// The language of a text where it is not that of the article.
  func language(_ node: XMLNode) -> String {
    let language = attribute(.xmlLang, of: node)
    return language == article.language ? "" : language
  }

  /// Resolves the addresses in a text against what holds for its element.
  func rebase(_ node: XMLNode) {
    let own = attribute(.xmlBase, of: node)
    html.rebase(own.isEmpty ? textBase : resolved(own))
  }

  /// Without a base that is stated, a text is seen from the page where it stands.
  private var textBase: String {
    guard base.isEmpty else { return base }
    // What this project wrote has its addresses as they were in the source.
    if own.isFound { return "" }
    if URIReference.hasScheme(article.url) { return article.url }
    return setting.reference?.url ?? ""
  }
}
