public import ArticleModel
internal import XMLSyntax

/// Aliases of schemes and the URIs that they stand for, from catalogs of NewsML-G2.
///
/// QCodes such as `medtop:04000000` name their scheme by an alias. Those of the IPTC are known; a provider's own stand in
/// a catalog that its items refer to by an address, which is never fetched.
public struct NewsCodeCatalog: Hashable, Sendable {
  /// The URIs by their aliases.
  public private(set) var schemes: [String: String] = [:]

  /// Creates an empty catalog.
  public init() {}

  /// Adds the schemes of a document: a `catalog`, a `catalogItem`, or anything that holds one.
  ///
  /// - Parameters:
  ///   - bytes: The whole document.
  ///   - source: Its name for messages.
  /// - Throws: ``DocumentError`` when it is not well-formed or names no scheme.
  public mutating func add(_ bytes: [UInt8], source: String) throws(DocumentError) {
    let collector = SchemeCollector()
    let parser = XMLParser(handler: collector)
    try parser.begin(source: source)
    try parser.push(bytes.span)
    try parser.finish()
    guard !collector.schemes.isEmpty else {
      throw DocumentError("catalog-empty", "this is no catalog: it names no scheme", at: SourceLocation(source: source))
    }
    schemes.merge(collector.schemes) { _, new in new }
  }
}

/// Gathers the schemes of a document.
private final class SchemeCollector: XMLItemHandler {
  var schemes: [String: String] = [:]

  func startsItem(_ name: XMLName, parent: XMLName?, depth: Int, in names: XMLNames) -> Bool {
    names.local(of: name) == "scheme" && NewsMLG2Name.isNear(names.namespace(of: name))
  }

  func item(_ tree: XMLTree, frame: XMLTree) {
    var alias = ""
    var uri = ""
    for attribute in tree.attributes(of: tree.root) {
      switch tree.names.local(of: attribute.name) {
      case "alias": alias = tree.string(of: attribute)
      case "uri": uri = tree.string(of: attribute)
      default: break
      }
    }
    if !alias.isEmpty, !uri.isEmpty { schemes[alias] = uri }
  }

  func end(frame: XMLTree) {}

  func report(_ diagnostic: Diagnostic) {}
}
