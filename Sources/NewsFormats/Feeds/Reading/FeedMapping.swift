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
  /// The namespace of the root, unless it is a known one.
  private var namespace = ""
  private var hasItems = false

  /// - Parameter format: The name of the format, for the provenance.
  init(format: String) { self.format = format }

  func begin() {
    setting = FeedSetting()
    namespace = ""
    hasItems = false
  }

  func startsItem(_ name: XMLName, parent: XMLName?, depth: Int, in names: XMLNames) -> Bool {
    if depth == 1, FeedName.vocabulary[name, names] == nil { namespace = names.namespace(of: name) }
    let isItem =
      switch FeedName.of(name, in: names, namespace: namespace) {
      case .item: depth > 1
      case .atomEntry: depth <= 2
      default: false
      }
    hasItems = hasItems || isItem
    return isItem
  }

  func read(_ tree: XMLTree, frame: XMLTree, in context: XMLItemContext, into articles: inout [Article]) {
    let reader = FeedItemReader(tree: tree, context: context, html: html, namespace: namespace, setting: setting)
    reader.article.provenance.format = format
    reader.article.provenance.formatVersion = setting.version
    reader.read()
    articles.append(Article())
    swap(&articles[articles.count - 1], &reader.article)
  }

  func collection(from frame: XMLTree, in context: XMLItemContext) -> ArticleCollection? {
    // An entry may be a document of its own; then there is no feed.
    guard !frame.isEmpty else { return nil }
    var reader = FeedFrameReader(tree: frame, context: context, html: html, namespace: namespace)
    reader.read(keepsVersion: !hasItems)
    setting = reader.setting
    if !hasItems {
      let location = SourceLocation(
        source: context.source, line: frame.line(of: frame.root), column: frame.column(of: frame.root))
      context.report(Diagnostic(.note, "feed-empty", "the feed has no items", at: location))
    }
    return hasItems && setting.collection == ArticleCollection() ? nil : setting.collection
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
  /// Whether it is an export of WordPress, whose texts are HTML with paragraphs parted by blank lines.
  var isWordPress = false
  /// Whether the feed says in what language it is with `xml:lang`, which each text inherits.
  var language = ""
}
