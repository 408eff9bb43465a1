internal import ArticleModel
internal import Digest
internal import XMLSyntax

/// Reads one `url` of a sitemap, with or without news.
///
/// What has no field, such as how often a page changes or who may see a video, stays unread and becomes extensions.
struct SitemapEntryReader: FeedNodes {
  let tree: XMLTree
  let context: XMLItemContext
  let html: HTMLBodyReader
  let namespace = ""
  private(set) var article = Article()

  init(tree: XMLTree, context: XMLItemContext, html: HTMLBodyReader) {
    self.tree = tree
    self.context = context
    self.html = html
  }

  var base: String { context.options.base }

  private func kind(_ node: XMLNode) -> SitemapName? { tree.name(of: node, in: SitemapName.vocabulary) }

  private func attribute(_ name: SitemapName, of node: XMLNode) -> String {
    tree.string(name, of: node, in: SitemapName.vocabulary) ?? ""
  }

  /// Fills the article.
  mutating func read() {
    article.provenance.format = "sitemap-news"
    article.provenance.source = context.source
    article.provenance.encoding = context.documentInfo.encoding
    article.provenance.line = tree.line(of: tree.root)
    tree.markRead(tree.root)
    for child in tree.elements(of: tree.root) {
      switch kind(child) {
      case .loc: if article.url.isEmpty { readAddress(child) }
      case .lastmod: if article.versionCreated == nil { readDate(child, \.versionCreated, "versionCreated") }
      case .news: readNews(child)
      case .image: readImage(child)
      case .video: readVideo(child)
      case .link: readLink(child)
      default: break
      }
    }
    guard article.id.isEmpty else { return }
    // Without an address nothing but its content tells the entry from others.
    var source: [UInt8] = []
    tree.appendSource(of: tree.root, to: &source)
    article.id = "urn:sha256:" + SHA256.hexadecimal(of: source.span)
    infer("id", "digest of the entry")
    context.warn("sitemap-address", "the entry has no address (loc)", at: tree.root, in: tree)
  }

  private mutating func infer(_ path: String, _ rule: String) {
    article.provenance.inferred.append(.init(path: path, rule: rule))
  }

  private mutating func readAddress(_ node: XMLNode) {
    article.url = resolved(plainText(node))
    guard !article.url.isEmpty else { return }
    article.id = article.url
    context.articleID = article.id
    infer("id", "the page's address")
  }

  private mutating func readDate(_ node: XMLNode, _ field: WritableKeyPath<Article, NewsDate?>, _ path: String) {
    var spelling = ""
    article[keyPath: field] = date(node, spelling: &spelling)
    guard !spelling.isEmpty else { return }
    if article[keyPath: field] == nil {
      article.extensions.append(
        Extension(anchor: tree.anchor(of: node), name: tree.names.local(of: tree.name(of: node)), value: spelling))
    } else {
      article.provenance.spellings.append(.init(path: path, text: spelling))
    }
  }

  // MARK: News

  private mutating func readNews(_ node: XMLNode) {
    tree.markRead(node)
    for child in tree.elements(of: node) {
      switch kind(child) {
      case .publication: readPublication(child)
      case .newsTitle: if article.headlines.isEmpty { readTitle(child) }
      case .publicationDate: if article.published == nil { readDate(child, \.published, "published") }
      case .genres: article.genres += items(child).map { Concept(name: $0) }
      case .keywords: for word in items(child) where !article.keywords.contains(word) { article.keywords.append(word) }
      case .stockTickers:
        article.organisations += items(child).map { Concept(code: $0, scheme: SitemapName.tickerScheme) }
      default: break
      }
    }
  }

  private mutating func readPublication(_ node: XMLNode) {
    tree.markRead(node)
    for child in tree.elements(of: node) {
      switch kind(child) {
      case .publicationName:
        let name = line(child)
        if article.provider == nil, !name.isEmpty { article.provider = Concept(name: name) }
      case .publicationLanguage: if article.language.isEmpty { article.language = line(child) }
      default: break
      }
    }
  }

  private mutating func readTitle(_ node: XMLNode) {
    let title = line(node)
    if !title.isEmpty { article.headlines.append(Prose(RichText(title), role: "main")) }
  }

  /// The items of a text with commas between them.
  private func items(_ node: XMLNode) -> [String] {
    plainText(node).split(separator: ",").map { FeedPerson.trimmed($0) }.filter { !$0.isEmpty }
  }

  // MARK: Media

  private mutating func readImage(_ node: XMLNode) {
    tree.markRead(node)
    var medium = Media(type: "picture")
    for child in tree.elements(of: node) {
      switch kind(child) {
      case .imageAddress: medium.renditions.append(.init(href: resolved(plainText(child))))
      case .imageCaption: medium.caption = line(child)
      case .imageTitle: medium.title = line(child)
      default: break
      }
    }
    if medium != Media(type: "picture") { article.media.append(medium) }
  }

  private mutating func readVideo(_ node: XMLNode) {
    tree.markRead(node)
    var medium = Media(type: "video")
    var duration: Int?
    for child in tree.elements(of: node) {
      switch kind(child) {
      case .videoTitle: medium.title = line(child)
      case .videoDescription: medium.caption = line(child)
      case .videoContent: medium.renditions.append(.init(name: "content", href: resolved(plainText(child))))
      case .videoPlayer: medium.renditions.append(.init(name: "player", href: resolved(plainText(child))))
      case .videoThumbnail: medium.renditions.append(.init(name: "thumbnail", href: resolved(plainText(child))))
      case .videoDuration: duration = readDuration(child)
      default: break
      }
    }
    if let duration {
      let file = medium.renditions.firstIndex { $0.name == "content" }
      if let index = file ?? medium.renditions.firstIndex(where: { $0.name == "player" }) {
        medium.renditions[index].duration = duration
      } else {
        medium.renditions.append(.init(duration: duration))
      }
    }
    if medium != Media(type: "video") { article.media.append(medium) }
  }

  private func readDuration(_ node: XMLNode) -> Int? {
    let text = tree.peekText(of: node)
    guard let seconds = FeedMediaType.seconds(FeedPerson.trimmed(text[...])) else {
      // It stays unread, and so it is kept as it is.
      context.warn("feed-number", "the duration is not a number of seconds", at: node, in: tree)
      return nil
    }
    tree.markSubtreeRead(node)
    return seconds
  }

  private mutating func readLink(_ node: XMLNode) {
    tree.markRead(node)
    let link = Link(
      rel: attribute(.rel, of: node), href: resolved(attribute(.href, of: node)),
      language: attribute(.hreflang, of: node))
    if !link.href.isEmpty { article.links.append(link) }
  }
}
