internal import ArticleModel
internal import XMLSyntax

/// How NewsML becomes articles: each `NewsItem` is one, and so is a `TopicSet` that is a document of its own.
final class NewsML1Mapping: XMLArticleMapping {
  private var body: NITFBodyReader?
  private let html = HTMLBodyReader()
  /// What stands before the items, the same for all of them.
  private var envelope: NewsML1Envelope?
  private var hasItems = false

  func begin() {
    envelope = nil
    hasItems = false
  }

  func startsItem(_ name: XMLName, parent: XMLName?, depth: Int, in names: XMLNames) -> Bool {
    switch NewsML1Name.vocabulary[name, names] {
    case .newsItem: depth <= 2
    case .topicSet: depth == 1
    default: false
    }
  }

  func read(_ tree: XMLTree, frame: XMLTree, in context: XMLItemContext, into articles: inout [Article]) {
    hasItems = true
    let body = self.body.flatMap { $0.tree === tree ? $0 : nil } ?? NITFBodyReader(tree, context: context)
    self.body = body
    body.begin()
    html.begin(base: context.options.base)
    let envelope = envelope(of: frame, in: context)
    var reader = NewsML1ItemReader(tree.root, body: body, html: html, topics: envelope?.topics, context: context)
    reader.read(envelope: envelope)
    articles.append(Article())
    swap(&articles[articles.count - 1], &reader.article)
  }

  private func envelope(of frame: XMLTree, in context: XMLItemContext) -> NewsML1Envelope? {
    if envelope == nil, !frame.isEmpty { envelope = NewsML1Envelope(frame, context: context) }
    return envelope
  }

  func collection(from frame: XMLTree, in context: XMLItemContext) -> ArticleCollection? {
    guard !frame.isEmpty else { return nil }
    guard frame.name(of: frame.root, in: NewsML1Name.vocabulary) == .newsML else {
      let name = frame.names.local(of: frame.name(of: frame.root))
      let location = SourceLocation(
        source: context.source, line: frame.line(of: frame.root), column: frame.column(of: frame.root))
      context.report(
        Diagnostic(.error, "newsml-root", "the root element is ‘\(name)’, not ‘NewsML’", at: location))
      return nil
    }
    return envelope(of: frame, in: context)?.collection
  }
}
