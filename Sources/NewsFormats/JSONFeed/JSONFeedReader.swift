internal import ArticleModel
internal import JSONSyntax

/// Reads JSON Feed, item by item.
///
/// Implements https://jsonfeed.org/version/1.1 and 1.
final class JSONFeedReader: ArticleReader {
  private let options: ReadingOptions
  private let limits: JSONReader.Options
  private var items: JSONFeedItemReader
  private var frame = JSONFeedFrameReader()
  private var source = ""
  private var sink: (any ArticleSink)?
  private var stream: JSONStream?
  /// What the feed has said about itself so far.
  private var collection: ArticleCollection?
  private var version = ""

  init(options: ReadingOptions) {
    self.options = options
    var limits = JSONReader.Options()
    limits.maximumBytes = options.maximumSize
    self.limits = limits
    items = JSONFeedItemReader(options: options)
  }

  func begin(source: String, sink: any ArticleSink) {
    self.source = source
    self.sink = sink
    stream = JSONStream(.member("items"), source: source, options: limits)
    collection = nil
    version = ""
  }

  func push(_ bytes: Span<UInt8>) throws(DocumentError) {
    guard let stream else { return }
    try stream.push(bytes) { item throws(DocumentError) in take(item) }
  }

  func finish() throws(DocumentError) {
    guard let stream else { return }
    defer {
      self.stream = nil
      sink = nil
    }
    try stream.finish { item throws(DocumentError) in take(item) }
    let tree = stream.frame
    guard tree.kind(of: tree.root) == .object else {
      throw DocumentError("jsonfeed-root", "this is no JSON Feed: an object is expected", at: start)
    }
    if !stream.hasFoundMember, let items = tree.member("items", of: tree.root) {
      throw DocumentError("jsonfeed-items", "items must be an array", at: tree.location(of: items))
    }
    for diagnostic in tree.diagnostics { sink?.report(diagnostic) }
    // Now that all of it is known, it is said what is wrong with it.
    receiveFrame(isWhole: true)
    if !stream.hasFoundMember { warn("jsonfeed-items", "the member items is missing") }
    if version.isEmpty { warn("jsonfeed-version", "the member version is missing or names no version of JSON Feed") }
  }

  private var start: SourceLocation { SourceLocation(source: source, line: 1, column: 1) }

  private func warn(_ code: String, _ message: String) {
    sink?.report(Diagnostic(.warning, code, message, at: start))
  }

  private func take(_ item: JSONStreamItem) {
    guard let sink else { return }
    if collection == nil { receiveFrame(isWhole: false) }
    switch item {
    case .failure(let error): sink.report(error.diagnostic)
    case .value(let tree):
      let article = items.read(
        tree, source: source, version: version, collection: collection ?? ArticleCollection(), sink: sink)
      guard let article else { return }
      sink.willReceiveArticle(at: tree.location(of: tree.root))
      sink.receive(article)
    }
  }

  /// Reads what stands around the items, and passes it on when it is more than before.
  private func receiveFrame(isWhole: Bool) {
    guard let stream else { return }
    let found = frame.read(stream.frame, sink: isWhole ? sink : nil)
    version = frame.version
    guard found != collection else { return }
    collection = found
    if found != ArticleCollection() { sink?.receive(found) }
  }
}

/// Reads what stands around the items of a feed.
struct JSONFeedFrameReader {
  private var values = JSONFeedValues(tree: JSONTree())
  private var decoder = CanonicalJSONDecoder(tree: JSONTree())
  /// The version of JSON Feed that it states.
  private(set) var version = ""

  /// Reads the collection; without a sink, nothing is said about it.
  mutating func read(_ tree: JSONTree, sink: (any ArticleSink)?) -> ArticleCollection {
    values.tree = tree
    values.sink = sink
    version = ""
    var frame = JSONFeedFrame()
    var author: JSONNode?
    var news: JSONNode?
    var pictures: [Extension] = []
    for member in tree.children(of: tree.root) {
      switch values.name(of: member) {
      case .version: readVersion(member)
      case .title: values.read(member, into: &frame.title)
      case .description: values.read(member, into: &frame.description)
      case .language: values.read(member, into: &frame.language)
      case .homePageURL: values.read(member, into: &frame.homePageURL)
      case .feedURL: values.read(member, into: &frame.feedURL)
      case .nextURL: values.read(member, into: &frame.nextURL)
      case .icon: values.read(member, into: &frame.icon)
      case .favicon: values.read(member, into: &frame.favicon)
      case .authors: frame.authors = values.authors(member, pictures: &pictures)
      case .author: author = member
      case .hubs: frame.hubs = hubs(member)
      case .news: news = member
      default: break
      }
    }
    if frame.authors.isEmpty, let author, let found = values.author(author, pictures: &pictures) {
      frame.authors = [found]
    }
    if frame.title.isEmpty, sink != nil {
      values.sink?.report(
        Diagnostic(.warning, "jsonfeed-title", "the feed has no title", at: tree.location(of: tree.root)))
    }
    var collection = frame.collection
    if let news { readNews(news, into: &collection) }
    collection.extensions += pictures + values.unread()
    values.sink = nil
    return collection
  }

  private mutating func readVersion(_ node: JSONNode) {
    guard let text = values.string(node) else { return }
    let prefix = "https://jsonfeed.org/version/"
    if text.hasPrefix(prefix) { version = String(text.dropFirst(prefix.count)) }
  }

  private mutating func hubs(_ node: JSONNode) -> [Link] {
    guard let elements = values.elements(node) else { return [] }
    var hubs: [Link] = []
    for element in elements {
      guard let members = values.members(element) else { continue }
      var hub = Link(rel: "hub", href: "")
      for member in members {
        switch values.name(of: member) {
        case .url: values.read(member, into: &hub.href)
        case .type: values.read(member, into: &hub.title)
        default: break
        }
      }
      if !hub.href.isEmpty || !hub.title.isEmpty { hubs.append(hub) }
    }
    return hubs
  }

  /// Reads the project's own extension, which wins over all other members.
  private mutating func readNews(_ node: JSONNode, into collection: inout ArticleCollection) {
    let tree = values.tree
    guard tree.kind(of: node) == .object else { return values.refuse(node, type: "an object") }
    if let about = tree.member("about", of: node) { _ = tree.text(of: about) }
    if let member = tree.member("provenance", of: node) {
      var provenance = Provenance()
      decode(member, into: &provenance, &collection)
      if provenance.inferred.contains(where: { $0.path == "title" }) { collection.title = "" }
    }
    guard let member = tree.member("collection", of: node) else { return }
    var stated = ArticleCollection()
    decode(member, into: &stated, &collection)
    for field in tree.children(of: member) {
      switch tree.key(of: field) {
      case "id": collection.id = stated.id
      case "title": collection.title = stated.title
      case "description": collection.description = stated.description
      case "language": collection.language = stated.language
      case "links": collection.links = stated.links
      case "contributors": collection.contributors = stated.contributors
      default: break
      }
    }
    collection.updated = stated.updated
    collection.rights = stated.rights
    collection.generator = stated.generator
    collection.extensions += stated.extensions
  }

  private mutating func decode<Fields: CanonicalDecodable>(
    _ node: JSONNode, into fields: inout Fields, _ collection: inout ArticleCollection
  ) {
    decoder.begin(values.tree)
    decoder.members(of: node, into: &fields)
    values.tree.markSubtreeRead(node)
    for diagnostic in decoder.diagnostics { values.sink?.report(diagnostic) }
    collection.extensions += decoder.extensions
  }
}
