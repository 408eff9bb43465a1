internal import ArticleModel
internal import XMLSyntax

/// Reads canonical XML, article by article.
final class CanonicalXMLReader: ArticleReader {
  private let items = CanonicalXMLItems()
  private let parser: XMLParser
  private let encoding: String?
  private var failure: DocumentError?

  init(options: ReadingOptions) {
    var limits = XMLLimits()
    limits.itemBytes = options.maximumSize
    encoding = options.encoding
    parser = XMLParser(handler: items, limits: limits)
  }

  func begin(source: String, sink: any ArticleSink) {
    items.begin(source: source, sink: sink)
    failure = nil
    do throws(DocumentError) { try parser.begin(source: source, encoding: encoding) } catch { failure = error }
  }

  func push(_ bytes: Span<UInt8>) throws(DocumentError) {
    if let failure { throw failure }
    try parser.push(bytes)
  }

  func finish() throws(DocumentError) {
    if let failure { throw failure }
    try parser.finish()
    if let failure = items.failure { throw failure }
    items.sink = nil
  }
}

/// Takes the articles from the parser, one tree each.
private final class CanonicalXMLItems: XMLItemHandler {
  var sink: (any ArticleSink)?
  private(set) var failure: DocumentError?
  private var source = ""
  private var collectionCount = 0

  func begin(source: String, sink: any ArticleSink) {
    self.source = source
    self.sink = sink
    failure = nil
    collectionCount = 0
  }

  func startsItem(_ name: XMLName, parent: XMLName?, depth: Int, in names: XMLNames) -> Bool {
    guard depth == 2, let parent else { return false }
    return isNamed(name, "article", names) && isNamed(parent, "articles", names)
  }

  private func isNamed(_ name: XMLName, _ local: String, _ names: XMLNames) -> Bool {
    names.local(of: name) == local && names.namespace(of: name) == canonicalNamespace
  }

  func item(_ tree: XMLTree, frame: XMLTree) {
    receiveCollections(of: frame)
    var article = Article()
    var decoder = CanonicalXMLDecoder(tree: tree, source: source)
    decoder.members(of: .element(tree.root), into: &article)
    article.extensions += decoder.extensions
    for var diagnostic in decoder.diagnostics {
      diagnostic.articleID = article.id
      sink?.report(diagnostic)
    }
    sink?.willReceiveArticle(at: location(of: tree.root, in: tree))
    sink?.receive(article)
  }

  func end(frame: XMLTree) {
    guard isNamed(frame.name(of: frame.root), "articles", frame.names) else {
      let name = frame.names.local(of: frame.name(of: frame.root))
      failure = DocumentError(
        "canonical-format", "the root is \(name), not articles in the namespace \(canonicalNamespace)",
        at: location(of: frame.root, in: frame))
      return
    }
    receiveCollections(of: frame)
    for child in frame.elements(of: frame.root) where !isNamed(frame.name(of: child), "collection", frame.names) {
      let name = frame.names.local(of: frame.name(of: child))
      sink?.report(
        Diagnostic(
          .warning, "canonical-unknown", "\(name) is not known here and is passed over",
          at: location(of: child, in: frame)))
    }
  }

  func report(_ diagnostic: Diagnostic) { sink?.report(diagnostic) }

  private func location(of node: XMLNode, in tree: XMLTree) -> SourceLocation {
    SourceLocation(source: source, line: tree.line(of: node), column: tree.column(of: node))
  }

  /// Hands over the collections that the sink does not know yet.
  private func receiveCollections(of frame: XMLTree) {
    var count = 0
    for child in frame.elements(of: frame.root) where isNamed(frame.name(of: child), "collection", frame.names) {
      count += 1
      guard count > collectionCount else { continue }
      var collection = ArticleCollection()
      var decoder = CanonicalXMLDecoder(tree: frame, source: source)
      decoder.members(of: .element(child), into: &collection)
      collection.extensions += decoder.extensions
      for diagnostic in decoder.diagnostics { sink?.report(diagnostic) }
      sink?.receive(collection, at: count - 1)
    }
    collectionCount = max(count, collectionCount)
  }
}
