internal import ArticleModel
internal import JSONSyntax

/// Writes articles as a JSON Feed of version 1.1, an item a line unless it is indented.
///
/// A feed has to have a title. It comes from the collections, else from a near field of the first article that has one:
/// the feed that it came in, its provider, distributor or source. Such a title is named in the `_news` of the feed as
/// inferred. As long as there is none, the items are written first and what the feed says about itself behind them.
final class JSONFeedWriter: ArticleWriter {
  private var items: JSONFeedItemWriter
  private let isPretty: Bool
  private var count = 0
  private var isFrameWritten = false
  private var collections: [ArticleCollection] = []
  /// A title that was found in an article, and where.
  private var title: (text: String, rule: String)?
  /// The headline of the only article.
  private var headline = ""
  private var sink: (any DiagnosticSink)?

  init(options: WritingOptions) {
    isPretty = options.isPretty
    items = JSONFeedItemWriter(encoder: CanonicalJSONEncoder(writer: JSONWriter(pretty: options.isPretty)))
  }

  func begin(collections: [ArticleCollection], sink: any DiagnosticSink) {
    self.sink = sink
    self.collections = collections
    count = 0
    isFrameWritten = false
    title = nil
    headline = ""
    items.collection = nil
    items.encoder.writer.removeAll(keepingCapacity: true)
    items.encoder.writer.beginObject()
    items.encoder.writer.key("version")
    items.encoder.writer.string("https://jsonfeed.org/version/1.1")
    if collections.contains(where: { !$0.title.isEmpty }) { writeFrame() }
  }

  func write(_ article: borrowing Article) throws(DocumentError) {
    guard !(article.id.isEmpty && article.url.isEmpty) else {
      throw DocumentError(
        "jsonfeed-id", "an item of a JSON Feed needs an id, and the article states neither an id nor a url",
        at: SourceLocation(source: "output"), hint: "--set id=… supplies one")
    }
    if !isFrameWritten, title == nil { title = JSONFeedWriter.title(near: article) }
    if count == 0 {
      headline = JSONFeedWriter.headline(of: article)
      // An article that came in a feed will be followed by what that says about itself.
      if !isFrameWritten, title != nil, article.collection == nil { writeFrame() }
      items.encoder.writer.key("items")
      items.encoder.writer.beginArray()
    }
    if !isPretty {
      // Nothing, as an element, leaves the comma behind; a line of its own does without one.
      if count > 0 { items.encoder.writer.raw("") }
      items.encoder.writer.newline()
    }
    count += 1
    items.write(article)
  }

  func end(collections: [ArticleCollection]) throws(DocumentError) {
    defer { sink = nil }
    if count == 0 {
      items.encoder.writer.key("items")
      items.encoder.writer.beginArray()
    } else if !isPretty {
      items.encoder.writer.newline()
    }
    items.encoder.writer.endArray()
    if isFrameWritten {
      if !collections.isEmpty {
        sink?.report(
          Diagnostic(
            .warning, "jsonfeed-collections",
            "\(collections.count) collections became known too late and are left out: the feed has told of itself",
            at: SourceLocation(source: "output")))
      }
    } else {
      self.collections += collections
      try completeTitle()
      writeFrame()
    }
    items.encoder.writer.endObject()
    items.encoder.writer.newline()
  }

  func drain(_ body: (Span<UInt8>) -> Void) {
    items.encoder.writer.withBytes { body($0) }
    items.encoder.writer.removeBytes()
  }

  // MARK: Title

  /// A title for a feed in what an article says about where it comes from.
  private static func title(near article: borrowing Article) -> (text: String, rule: String)? {
    if let title = article.collection?.title, !title.isEmpty { return (title, "the article's collection") }
    if let name = article.provider?.name, !name.isEmpty { return (name, "the article's provider") }
    if !article.distributor.isEmpty { return (article.distributor, "the article's distributor") }
    if let name = article.sources.first(where: { !$0.name.isEmpty })?.name { return (name, "the article's source") }
    if let source = article.dateline?.source, !source.isEmpty { return (source, "the article's dateline") }
    return nil
  }

  private static func headline(of article: borrowing Article) -> String {
    let main = article.headlines.first { $0.role.isEmpty || $0.role == "main" }?.text ?? ""
    return [main, article.title, article.slugline, article.id, article.url].first { !$0.isEmpty } ?? ""
  }

  /// Looks for a title where none was near: a feed of one article may be called what that is called.
  private func completeTitle() throws(DocumentError) {
    guard title == nil, !collections.contains(where: { !$0.title.isEmpty }) else { return }
    if let collection = collections.first {
      let names = [collection.id] + collection.links.map(\.href)
      if let name = names.first(where: { !$0.isEmpty }) { return title = (name, "the feed's address") }
    }
    if count == 1, !headline.isEmpty { return title = (headline, "the only article's headline") }
    throw DocumentError(
      "jsonfeed-title", "a JSON Feed needs a title, and neither a feed nor an article states whose it is",
      at: SourceLocation(source: "output"), hint: "--provider NAME supplies one")
  }

  // MARK: Frame

  private func writeFrame() {
    isFrameWritten = true
    let first = collections.firstIndex { !$0.title.isEmpty } ?? 0
    let collection = collections.indices.contains(first) ? collections.remove(at: first) : ArticleCollection()
    if count == 0 { items.collection = collection.feedReference }
    items.write(collection, inferredTitle: collection.title.isEmpty ? title : nil, others: collections)
    collections = []
  }
}
