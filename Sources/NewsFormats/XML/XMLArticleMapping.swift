internal import ArticleModel
internal import XMLSyntax

/// How the elements of one XML format become articles.
///
/// A format on XML needs nothing but a mapping: ``XMLArticleReader`` parses, reports and keeps what the mapping leaves
/// unread. A mapping belongs to one reader and may keep memory from item to item, but no tree and no node.
protocol XMLArticleMapping: AnyObject {
  /// Says whether an element starts an item. Asked for every start tag outside items.
  ///
  /// - Parameters:
  ///   - name: The element's name.
  ///   - parent: The name of the element around it, `nil` for the root.
  ///   - depth: 1 for the root.
  ///   - names: The table of the names.
  /// - Returns: Whether the element and all that is in it are one item.
  func startsItem(_ name: XMLName, parent: XMLName?, depth: Int, in names: XMLNames) -> Bool

  /// Begins a document: what was kept of the one before is forgotten.
  func begin()

  /// Reads one item; what is left unread in `tree` becomes extensions of the last article that it is.
  ///
  /// An item that cannot be read is reported, with the severity error, and adds no article.
  ///
  /// - Parameters:
  ///   - tree: The item.
  ///   - frame: What stood outside the items so far.
  ///   - context: What is known of the document, and takes the diagnostics.
  ///   - articles: Empty; takes what the item is.
  func read(_ tree: XMLTree, frame: XMLTree, in context: XMLItemContext, into articles: inout [Article])

  /// Whether articles may be handed over later than their items are read.
  var holdsArticlesBack: Bool { get }

  /// Ends a document: hands over the articles that were held back.
  func finish(in context: XMLItemContext, into articles: inout [Article])

  /// Reads what a feed or message says about itself, or returns `nil` when there is nothing of the kind.
  ///
  /// Asked before the first item, and at the end of the document.
  func collection(from frame: XMLTree, in context: XMLItemContext) -> ArticleCollection?
}

extension XMLArticleMapping {
  var holdsArticlesBack: Bool { false }

  func begin() {}

  func finish(in context: XMLItemContext, into articles: inout [Article]) {}

  func collection(from frame: XMLTree, in context: XMLItemContext) -> ArticleCollection? { nil }
}

/// What a mapping knows of the document beyond its elements, and where it says what is wrong.
final class XMLItemContext {
  /// The name of the input.
  fileprivate(set) var source = ""
  /// The choices of the user.
  let options: ReadingOptions
  /// What the prolog of the document says.
  fileprivate(set) var documentInfo = XMLDocumentInfo()
  /// The identifier of the article at hand, for diagnostics.
  var articleID = ""
  private var sink: (any ArticleSink)?

  init(options: ReadingOptions) { self.options = options }

  /// Begins a document.
  func begin(source: String, sink: any ArticleSink) {
    self.source = source
    self.sink = sink
    documentInfo = XMLDocumentInfo()
    articleID = ""
  }

  /// Ends the document.
  func end() { sink = nil }

  /// Takes what the prolog says.
  func note(_ documentInfo: XMLDocumentInfo) { self.documentInfo = documentInfo }

  /// Reports a departure from the standard at the place of an element.
  func warn(_ code: String, _ message: String, at node: XMLNode, in tree: XMLTree) {
    let location = SourceLocation(source: source, line: tree.line(of: node), column: tree.column(of: node))
    sink?.report(Diagnostic(.warning, code, message, at: location, articleID: articleID))
  }

  /// Passes on a diagnostic.
  func report(_ diagnostic: Diagnostic) { sink?.report(diagnostic) }
}
