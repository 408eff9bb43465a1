internal import ArticleModel
internal import XMLSyntax

/// What an item carries of an article that the elements of its format cannot say.
///
/// It stands in an element `article` of the canonical form's namespace, which feeds allow and other readers pass over.
/// A field stands wholly there or wholly in the format's own elements; where an element says something for the sake of
/// other readers although the article's field is empty, that is noted as an inference by the rule ``absentRule``.
struct FeedOwnArticle {
  /// Whether the item carries one.
  private(set) var isFound = false
  /// Fields that are empty whatever the elements of the format say.
  private var absent: Set<String> = []
  /// Fields that it states.
  private var stated: Set<String> = []

  /// Marks a field as empty.
  static let absentRule = "absent"
  /// Marks rights that an item has from its feed.
  static let inheritedRights = "the feed's copyright"
  /// The scheme of places that are points on the globe: latitude and longitude.
  static let pointScheme = "http://www.georss.org/georss"

  /// Reads the element, if there is one, into an article.
  mutating func read(_ tree: XMLTree, context: XMLItemContext, into article: inout Article) {
    guard let node = tree.firstElement(.ownArticle, of: tree.root, in: FeedName.vocabulary) else { return }
    isFound = true
    var decoder = CanonicalXMLDecoder(tree: tree, source: context.source)
    let provenance = article.provenance
    article.provenance = Provenance()
    decoder.members(of: .element(node), into: &article)
    tree.markSubtreeRead(node)
    for diagnostic in decoder.diagnostics { context.report(diagnostic) }
    article.extensions += decoder.extensions
    for mark in article.provenance.inferred where mark.rule == Self.absentRule { absent.insert(mark.path) }
    article.provenance = provenance
    for attribute in tree.attributes(of: node) { stated.insert(tree.names.local(of: attribute.name)) }
    for child in tree.elements(of: node) { stated.insert(plural(tree.names.local(of: tree.name(of: child)))) }
  }

  /// Whether a field is left to the elements of the format.
  ///
  /// - Parameters:
  ///   - field: The name of the field in the canonical form.
  ///   - open: Whether it has no value yet.
  /// - Returns: Whether an element may give it one.
  func leaves(_ field: String, open: Bool) -> Bool {
    open && (!isFound || !absent.contains(field) && !stated.contains(field))
  }

  /// The name of a field by that of its elements.
  private func plural(_ name: String) -> String {
    switch name {
    case "summary": "summaries"
    case "category": "categories"
    case "medium": "media"
    case "headline", "contributor", "keyword", "place", "source", "link": name + "s"
    default: name
    }
  }
}
