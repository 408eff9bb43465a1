internal import ArticleModel
internal import XMLSyntax

/// How NewsML-G2 becomes articles: an item is one, a message holds any number of items.
final class NewsMLG2Mapping: XMLArticleMapping {
  private var names: NewsMLG2NameTable?
  private var body: NITFBodyReader?
  private let html = HTMLBodyReader()
  private var catalog: NewsMLG2ReadingCatalog
  /// Aliases that no catalog has and that were reported.
  private var unknownAliases: Set<String> = []
  /// What the header of the message says about its items.
  private var header: NewsMLG2Header?
  private var hasItems = false

  init(options: ReadingOptions) { catalog = NewsMLG2ReadingCatalog(supplied: options.catalog.schemes) }

  func begin() {
    unknownAliases = []
    header = nil
    hasItems = false
  }

  func startsItem(_ name: XMLName, parent: XMLName?, depth: Int, in names: XMLNames) -> Bool {
    let table = table(names)
    if depth == 1 { return table[name].map { $0.isItem || $0 == .catalog } ?? false }
    // Whatever stands in the set is an item, or else is reported as none.
    if depth == 3, let parent, table[parent] == .itemSet { return true }
    return depth == 2 && table[name]?.isItem ?? false
  }

  private func table(_ names: XMLNames) -> NewsMLG2NameTable {
    let table = self.names.flatMap { $0.isTable(of: names) ? $0 : nil } ?? NewsMLG2NameTable(names)
    self.names = table
    table.begin()
    return table
  }

  func read(_ tree: XMLTree, frame: XMLTree, in context: XMLItemContext, into articles: inout [Article]) {
    hasItems = true
    let names = table(tree.names)
    guard let kind = names[tree.name(of: tree.root)], kind.isItem || kind == .catalog else {
      let name = tree.names.local(of: tree.name(of: tree.root))
      report("newsml-g2-item", "‘\(name)’ is no item of NewsML-G2: nothing of it is read", tree, context)
      return
    }
    let body = self.body.flatMap { $0.tree === tree ? $0 : nil } ?? NITFBodyReader(tree, context: context)
    self.body = body
    body.begin()
    html.begin(base: context.options.base)
    catalog.begin()
    var reader = NewsMLG2ItemReader(
      body: body, html: html, names: names, catalog: catalog, unknownAliases: unknownAliases, context: context)
    reader.read(header: header(of: frame, in: context))
    unknownAliases = reader.unknownAliases
    guard !reader.isEmpty else {
      report("newsml-g2-item", "the item says nothing: it has no identifier, metadata or content", tree, context)
      return
    }
    articles.append(Article())
    swap(&articles[articles.count - 1], &reader.article)
  }

  private func report(_ code: String, _ message: String, _ tree: XMLTree, _ context: XMLItemContext) {
    let location = SourceLocation(
      source: context.source, line: tree.line(of: tree.root), column: tree.column(of: tree.root))
    context.report(Diagnostic(.error, code, message, at: location))
  }

  // MARK: Messages

  /// What the header says; the same for all items.
  private func header(of frame: XMLTree, in context: XMLItemContext) -> NewsMLG2Header? {
    if header == nil, !frame.isEmpty {
      header = NewsMLG2Header(frame, names: table(frame.names), context: context)
    }
    return header
  }

  func collection(from frame: XMLTree, in context: XMLItemContext) -> ArticleCollection? {
    guard !frame.isEmpty else { return nil }
    let root = table(frame.names)[frame.name(of: frame.root)]
    if root != .newsMessage {
      guard !hasItems else { return nil }
      let name = frame.names.local(of: frame.name(of: frame.root))
      report(
        "newsml-g2-root", "the root element is ‘\(name)’, which is neither an item nor a message of NewsML-G2", frame,
        context)
      return nil
    }
    return header(of: frame, in: context)?.collection
  }
}
