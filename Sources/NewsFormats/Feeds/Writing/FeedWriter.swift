internal import ArticleModel
internal import XMLSyntax

/// What the feeds differ in when they are written.
protocol FeedItemWriter: FeedXML {
  static var dialect: FeedDialect { get }
  /// Begins the document, with what the feed says about itself.
  mutating func begin(_ head: FeedHead)
  /// Writes an item.
  mutating func write(_ plan: FeedItemPlan)
  /// Ends the document.
  mutating func end()
}

/// Writes articles as a feed, an item a line unless it is indented.
///
/// What the feed says about itself comes before its items, and so it is settled when the first one comes: collections
/// that become known only behind the articles do not change it.
final class FeedWriter<Items: FeedItemWriter>: ArticleWriter {
  private var items: Items
  private let base: String
  private let isPretty: Bool
  private var head: FeedHead?
  private var collections: [ArticleCollection] = []
  private var sink: (any DiagnosticSink)?
  private var ids: Set<String> = []

  init(_ items: Items, options: WritingOptions) {
    self.items = items
    base = options.base
    isPretty = options.isPretty
  }

  func begin(collections: [ArticleCollection], sink: any DiagnosticSink) {
    self.sink = sink
    self.collections = collections
    head = nil
    ids = []
    items.encoder.writer.reset()
  }

  func write(_ article: borrowing Article) throws(DocumentError) {
    let article = copy article
    let head =
      if let known = self.head { known } else {
        try FeedHead(collections, first: article, dialect: Items.dialect, base: base)
      }
    let plan = try FeedItemPlan(article, head: head, dialect: Items.dialect)
    if self.head == nil {
      self.head = head
      items.encoder.writer.declaration()
      items.begin(head)
    }
    if !plan.id.isEmpty, !ids.insert(plan.id).inserted {
      sink?.report(
        Diagnostic(
          .warning, "feed-duplicate", "another item has the same id; readers of feeds show one of them",
          at: FeedHead.location(article), articleID: article.id))
    }
    let before = items.encoder.writer.illegalCharacters.count
    if !isPretty { items.encoder.writer.raw("\n") }
    items.write(plan)
    let replaced = items.encoder.writer.illegalCharacters.count - before
    guard replaced > 0 else { return }
    sink?.report(
      Diagnostic(
        .warning, "xml-character",
        replaced == 1
          ? "a character that XML cannot hold became U+FFFD"
          : "\(replaced) characters that XML cannot hold became U+FFFD", at: SourceLocation(source: "output"),
        articleID: article.id))
  }

  func end(collections: [ArticleCollection]) throws(DocumentError) {
    defer { sink = nil }
    if let head {
      let late = collections.filter { $0 != head.collection }
      if !late.isEmpty {
        sink?.report(
          Diagnostic(
            .warning, "feed-collections",
            "\(late.count) feeds are not named: the one that is written has told of itself before they were known",
            at: SourceLocation(source: "output")))
      }
    } else {
      let known = self.collections + collections
      let head = try FeedHead(known, first: nil, dialect: Items.dialect, base: base)
      items.encoder.writer.declaration()
      items.begin(head)
    }
    if !isPretty { items.encoder.writer.raw("\n") }
    items.end()
    items.encoder.writer.endDocument()
  }

  func drain(_ body: (Span<UInt8>) -> Void) {
    items.encoder.writer.consume { body($0) }
  }
}
