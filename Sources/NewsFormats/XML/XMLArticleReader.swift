internal import ArticleModel
internal import XMLSyntax

/// Reads documents of a format on XML, item by item, as its mapping says.
final class XMLArticleReader<Mapping: XMLArticleMapping>: ArticleReader, XMLItemHandler {
  private let mapping: Mapping
  private let context: XMLItemContext
  private let parser: XMLParser
  private var sink: (any ArticleSink)?
  /// A defect that was found before the first byte.
  private var failure: DocumentError?
  private var hasItems = false
  /// Holds the articles of one item while they are read.
  private var articles: [Article] = []
  private var collection: ArticleCollection?

  /// Creates a reader for one worker.
  init(_ mapping: Mapping, options: ReadingOptions) {
    self.mapping = mapping
    context = XMLItemContext(options: options)
    var limits = XMLLimits()
    limits.itemBytes = options.maximumSize
    let relay = Relay<Mapping>()
    parser = XMLParser(handler: relay, limits: limits)
    relay.reader = self
  }

  // MARK: ArticleReader

  func begin(source: String, sink: any ArticleSink) {
    self.sink = sink
    hasItems = false
    collection = nil
    failure = nil
    context.begin(source: source, sink: sink)
    mapping.begin()
    do throws(DocumentError) {
      try parser.begin(source: source, encoding: context.options.encoding)
    } catch {
      failure = error
    }
  }

  func push(_ bytes: Span<UInt8>) throws(DocumentError) {
    if let failure { throw failure }
    try parser.push(bytes)
  }

  func finish() throws(DocumentError) {
    defer {
      sink = nil
      context.end()
    }
    if let failure { throw failure }
    try parser.finish()
  }

  // MARK: XMLItemHandler

  func startsItem(_ name: XMLName, parent: XMLName?, depth: Int, in names: XMLNames) -> Bool {
    mapping.startsItem(name, parent: parent, depth: depth, in: names)
  }

  func item(_ tree: XMLTree, frame: XMLTree) {
    guard let sink else { return }
    if !hasItems {
      hasItems = true
      context.note(parser.documentInfo)
      deliverCollection(frame)
    }
    mapping.read(tree, frame: frame, in: context, into: &articles)
    defer { context.articleID = "" }
    if mapping.holdsArticlesBack { return deliverArticles(to: sink) }
    if !articles.isEmpty { tree.appendUnread(to: &articles[articles.count - 1].extensions) }
    if articles.count == 1 {
      let place = (line: tree.line(of: tree.root), column: tree.column(of: tree.root))
      sink.willReceiveArticle(at: SourceLocation(source: context.source, line: place.line, column: place.column))
    }
    deliverArticles(to: sink)
  }

  private func deliverArticles(to sink: any ArticleSink) {
    // Moved out one by one, from the end: an article is large, and a copy of it costs.
    if articles.count > 1 { articles.reverse() }
    while let article = articles.popLast() { sink.receive(article) }
  }

  func end(frame: XMLTree) {
    if !hasItems { context.note(parser.documentInfo) }
    if let sink {
      mapping.finish(in: context, into: &articles)
      deliverArticles(to: sink)
    }
    deliverCollection(frame)
  }

  func report(_ diagnostic: Diagnostic) { sink?.report(diagnostic) }

  private func deliverCollection(_ frame: XMLTree) {
    guard var found = mapping.collection(from: frame, in: context) else { return }
    frame.appendUnread(to: &found.extensions)
    guard found != collection else { return }
    collection = found
    sink?.receive(found)
  }
}

/// Stands between the parser, which keeps its handler, and the reader, which keeps its parser.
private final class Relay<Mapping: XMLArticleMapping>: XMLItemHandler {
  weak var reader: XMLArticleReader<Mapping>?

  func startsItem(_ name: XMLName, parent: XMLName?, depth: Int, in names: XMLNames) -> Bool {
    reader?.startsItem(name, parent: parent, depth: depth, in: names) ?? false
  }

  func item(_ tree: XMLTree, frame: XMLTree) { reader?.item(tree, frame: frame) }

  func end(frame: XMLTree) { reader?.end(frame: frame) }

  func report(_ diagnostic: Diagnostic) { reader?.report(diagnostic) }
}
