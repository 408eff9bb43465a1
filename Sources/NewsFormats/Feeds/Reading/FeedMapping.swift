internal import ArticleModel
internal import XMLSyntax

/// How the items of feeds in XML become articles: RSS in all its versions, CDF and Atom.
///
/// Feeds mix the elements of these formats and their modules freely, so one mapping reads them all; only the name of the
/// format differs.
final class FeedMapping: XMLArticleMapping {
  private let format: String
  private let html = HTMLBodyReader()
  /// What holds for all items, as far as it stands before them.
  private var setting = FeedSetting()

  /// - Parameter format: The name of the format, for the provenance.
  init(format: String) { self.format = format }

  func begin() { setting = FeedSetting() }

  func startsItem(_ name: XMLName, parent: XMLName?, depth: Int, in names: XMLNames) -> Bool {
    switch FeedName.vocabulary[name, names] {
    case .item, .upperItem: depth > 1
    case .atomEntry: depth <= 2
    default: false
    }
  }

  func read(_ tree: XMLTree, frame: XMLTree, in context: XMLItemContext, into articles: inout [Article]) {
    var reader = FeedItemReader(tree: tree, context: context, html: html, setting: setting)
    reader.article.provenance.format = format
    reader.article.provenance.formatVersion = setting.version
    reader.read()
    articles.append(Article())
    swap(&articles[articles.count - 1], &reader.article)
  }

  func collection(from frame: XMLTree, in context: XMLItemContext) -> ArticleCollection? {
    // An entry may be a document of its own; then there is no feed.
    guard !frame.isEmpty else { return nil }
    var reader = FeedFrameReader(tree: frame, context: context, html: html)
    reader.read()
    setting = reader.setting
    return reader.setting.collection
  }
}

/// What a feed says that holds for its items.
struct FeedSetting {
  /// What it says about itself.
  var collection = ArticleCollection()
  /// How articles refer to it.
  var reference: CollectionReference?
  /// The version of the format.
  var version = ""
  /// The address that `xml:base` gives.
  var base = ""
  /// Its authors in the terms of Atom, who are those of entries without any.
  var authors: [Contributor] = []
  /// Whether the feed says in what language it is with `xml:lang`, which each text inherits.
  var language = ""
}
