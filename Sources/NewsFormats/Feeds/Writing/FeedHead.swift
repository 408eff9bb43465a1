internal import ArticleModel
internal import Digest

/// What a feed that is written says about itself.
///
/// It comes from the collections, else from near fields of the first article, else from the user's options.
struct FeedHead {
  /// The collection as far as it is known.
  var collection = ArticleCollection()
  /// Whether articles came in this feed, so that they refer to it.
  var isStated = false
  /// What the feed must have.
  var title = ""
  var id = ""
  var link = ""
  var description = ""
  var updated: NewsDate?
  /// Who has written what names no author.
  var author = Contributor()
  /// The address of the feed itself.
  var selfLink = ""

  /// What the channel of RSS 1.0 is about.
  var about: String { collection.id.isEmpty ? link : id }

  /// How its articles will be found to refer to it.
  private(set) var reference: CollectionReference?

  init() {}

  /// Puts the head together.
  ///
  /// - Parameters:
  ///   - collections: The feeds that the articles came in.
  ///   - article: The first article, or `nil` when there is none.
  ///   - dialect: The format.
  ///   - base: The address of the feed, as the user states it.
  /// - Throws: ``DocumentError`` when something that a feed must have is not known; its hint names the option.
  init(
    _ collections: [ArticleCollection], first article: Article?, dialect: FeedDialect, base: String
  ) throws(DocumentError) {
    if let first = collections.first {
      collection = first
      isStated = true
    } else if let reference = article?.collection {
      collection.id = reference.id
      collection.title = reference.title
      if !reference.url.isEmpty { collection.links = [Link(rel: "alternate", href: reference.url)] }
      isStated = true
    }
    let near = article ?? Article()
    selfLink = base.isEmpty ? collection.links.first { $0.rel == "self" }?.href ?? "" : base
    if !FeedDialect.isAddress(selfLink) { selfLink = "" }
    let alternate = collection.links.first { $0.rel == "alternate" }?.href ?? ""
    link = [alternate, collection.id, selfLink, near.url].first(where: FeedDialect.isAddress) ?? ""
    title = FeedHead.title(collection, near) ?? link
    description = collection.description.isEmpty ? title : collection.description
    updated = collection.updated?.feedTimestamp ?? near.feedUpdated
    author = FeedHead.author(collection, near, title: title)
    id = FeedHead.id(collection, near, address: selfLink.isEmpty ? link : selfLink)
    if title.isEmpty {
      throw DocumentError(
        "mandatory-value", "a feed must have a title, and neither a feed nor an article states whose it is",
        at: FeedHead.location(near), hint: "--provider NAME supplies one")
    }
    if dialect == .rss || dialect == .rss1, link.isEmpty {
      throw DocumentError(
        "mandatory-value",
        "an \(dialect.title) feed must have the address of its site, and neither a feed nor an article states one",
        at: FeedHead.location(near), hint: "--base ADDRESS supplies one")
    }
    if dialect == .atom, updated == nil {
      throw DocumentError(
        "mandatory-value",
        "an Atom feed must have the date of its last change, and neither a feed nor an article states one",
        at: FeedHead.location(near), hint: "--set versionCreated=DATE supplies one")
    }
    let known = isStated ? collection.id : ""
    reference = CollectionReference(
      id: dialect == .atom ? id : dialect == .rss1 && known.isEmpty ? link : known, title: title,
      url: alternate.isEmpty && dialect != .atom ? link : alternate)
  }

  static func location(_ article: Article) -> SourceLocation {
    SourceLocation(
      source: article.provenance.source.isEmpty ? "output" : article.provenance.source,
      line: article.provenance.line ?? 0)
  }

  /// A name in what an article says about where it comes from.
  static func title(_ collection: ArticleCollection, _ article: Article) -> String? {
    let names = [
      collection.title, article.collection?.title ?? "", article.provider?.anyName ?? "", article.distributor,
      article.sources.first { !$0.name.isEmpty }?.name ?? "", article.dateline?.source ?? "",
    ]
    return names.first { !$0.allSatisfy(\.isWhitespace) }
  }

  private static func author(_ collection: ArticleCollection, _ article: Article, title: String) -> Contributor {
    if let author = collection.contributors.first(where: { $0.role == "author" && !$0.name.isEmpty }) { return author }
    return Contributor(name: article.provider?.anyName ?? title, role: "author")
  }

  private static func id(_ collection: ArticleCollection, _ article: Article, address: String) -> String {
    if !collection.id.isEmpty { return FeedDialect.iri(collection.id) }
    if !address.isEmpty { return address }
    // Nothing but its articles tells the feed from others.
    let source = Array("feed of \(article.id)".utf8)
    return "urn:sha256:" + SHA256.hexadecimal(of: source.span)
  }
}
