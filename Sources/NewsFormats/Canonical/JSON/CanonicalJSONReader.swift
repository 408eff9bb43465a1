internal import ArticleModel
internal import JSONSyntax

/// Reads canonical JSON and NDJSON.
final class CanonicalJSONReader: ArticleReader {
  private let shape: JSONStreamShape
  private let options: JSONReader.Options
  private var source = ""
  private var sink: (any ArticleSink)?
  private var stream: JSONStream?
  private var decoder = CanonicalJSONDecoder(tree: JSONTree())
  /// How many collections of the frame the sink knows.
  private var collectionCount = 0
  private var isFormatChecked = false

  init(_ shape: JSONStreamShape, options: ReadingOptions) {
    self.shape = shape
    var limits = JSONReader.Options()
    limits.maximumBytes = options.maximumSize
    self.options = limits
  }

  func begin(source: String, sink: any ArticleSink) {
    self.source = source
    self.sink = sink
    stream = JSONStream(shape, source: source, options: options)
    collectionCount = 0
    isFormatChecked = false
  }

  func push(_ bytes: Span<UInt8>) throws(DocumentError) {
    guard let stream else { return }
    try stream.push(bytes) { item throws(DocumentError) in try take(item) }
  }

  func finish() throws(DocumentError) {
    guard let stream else { return }
    defer {
      self.stream = nil
      sink = nil
    }
    try stream.finish { item throws(DocumentError) in try take(item) }
    guard case .member = shape else { return }
    guard stream.frame.kind(of: stream.frame.root) == .object else {
      throw DocumentError("canonical-format", "this is no canonical JSON: an object is expected", at: start)
    }
    try checkFormat(of: stream.frame, isWhole: true)
    receiveCollections(of: stream.frame)
    reportFrame(stream.frame)
    guard !stream.hasFoundMember else { return }
    guard let articles = stream.frame.member("articles", of: stream.frame.root) else {
      throw DocumentError("canonical-value", "the member articles is missing", at: start)
    }
    throw DocumentError("canonical-value", "articles must be an array", at: stream.frame.location(of: articles))
  }

  private var start: SourceLocation { SourceLocation(source: source, line: 1, column: 1) }

  private func take(_ item: JSONStreamItem) throws(DocumentError) {
    switch item {
    case .failure(let error): sink?.report(error.diagnostic)
    case .value(let tree):
      if case .lines = shape {
        if let problem = formatProblem(in: tree) {
          sink?.report(problem.diagnostic)
          return
        }
      } else if let frame = stream?.frame {
        try checkFormat(of: frame, isWhole: false)
        receiveCollections(of: frame)
      }
      receiveArticle(tree)
    }
  }

  private func receiveArticle(_ tree: JSONTree) {
    for diagnostic in tree.diagnostics { sink?.report(diagnostic) }
    decoder.begin(tree)
    guard tree.kind(of: tree.root) == .object else {
      sink?.report(
        Diagnostic(.error, "canonical-value", "an article must be an object", at: tree.location(of: tree.root)))
      return
    }
    var article = Article()
    decoder.members(of: tree.root, into: &article)
    article.extensions += decoder.extensions
    for var diagnostic in decoder.diagnostics {
      diagnostic.articleID = article.id
      sink?.report(diagnostic)
    }
    sink?.willReceiveArticle(at: tree.location(of: tree.root))
    sink?.receive(article)
  }

  // MARK: Frame

  /// Throws when a document says that it is something else, or, once it is whole, when it does not say what it is.
  private func checkFormat(of frame: JSONTree, isWhole: Bool) throws(DocumentError) {
    guard !isFormatChecked else { return }
    guard frame.member("format", of: frame.root) != nil || isWhole else { return }
    isFormatChecked = true
    if let problem = formatProblem(in: frame) { throw problem }
  }

  /// What is wrong with the member `format` of an object.
  private func formatProblem(in tree: JSONTree) -> DocumentError? {
    guard let format = tree.member("format", of: tree.root) else {
      // A line may come from elsewhere: an article by itself is understood.
      if case .lines = shape { return nil }
      return DocumentError("canonical-format", "the member format is missing", at: start, hint: formatHint)
    }
    if tree.isString(format, canonicalFormat) { return nil }
    let found = tree.string(of: format).map { "“\($0)”" } ?? "something else"
    return DocumentError(
      "canonical-format", "format is \(found), not “wirecopy/1”", at: tree.location(of: format), hint: formatHint)
  }

  private var formatHint: String { "the canonical form is the one that --to json and --to ndjson write" }

  private func receiveCollections(of frame: JSONTree) {
    guard let list = frame.member("collections", of: frame.root), frame.kind(of: list) == .array else { return }
    guard frame.count(of: list) > collectionCount else { return }
    collectionCount = frame.count(of: list)
    decoder.begin(frame)
    for (index, element) in frame.children(of: list).enumerated() {
      var collection = ArticleCollection()
      decoder.members(of: element, into: &collection)
      for diagnostic in decoder.diagnostics { sink?.report(diagnostic) }
      collection.extensions += decoder.extensions
      sink?.receive(collection, at: index)
      decoder.begin(frame)
    }
  }

  /// Says what of the envelope is not known; it belongs to no article.
  private func reportFrame(_ frame: JSONTree) {
    for diagnostic in frame.diagnostics { sink?.report(diagnostic) }
    for member in frame.children(of: frame.root) {
      switch frame.key(of: member) {
      case "format", "collections", "articles", "derived": continue
      case let key:
        sink?.report(
          Diagnostic(
            .warning, "canonical-unknown", "\(key ?? "this") is not known here and is passed over",
            at: frame.location(of: member)))
      }
    }
  }
}
