import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An element of a feed as another parser than the project's own sees it.
final class FeedElement {
  /// The name with a prefix that is usual for its namespace: `title` in RSS, `atom:title` in Atom.
  let name: String
  /// The attributes; those of known namespaces with the usual prefix.
  let attributes: [String: String]
  private(set) weak var parent: FeedElement?
  fileprivate(set) var children: [FeedElement] = []
  /// The text directly within it.
  fileprivate(set) var text = ""

  fileprivate init(name: String, attributes: [String: String], parent: FeedElement?) {
    self.name = name
    self.attributes = attributes
    self.parent = parent
  }

  /// The text without white space around it.
  var value: String { text.trimmingCharacters(in: .whitespacesAndNewlines) }

  func all(_ name: String) -> [FeedElement] { children.filter { $0.name == name } }

  func first(_ name: String) -> FeedElement? { children.first { $0.name == name } }

  /// The address that relative ones are resolved against, if the document states one.
  var base: String { attributes["xml:base"] ?? parent?.base ?? "" }

  /// Reads a document.
  static func root(of bytes: [UInt8]) -> FeedElement? {
    let builder = Builder()
    let parser = XMLParser(data: Data(bytes))
    parser.shouldProcessNamespaces = true
    parser.delegate = builder
    return parser.parse() && builder.isWellFormed ? builder.root : nil
  }

  /// The usual prefixes; what has no other namespace has none.
  static let prefixes: [String: String] = [
    "": "", "http://purl.org/rss/1.0/": "", "http://backend.userland.com/rss2": "",
    "http://www.w3.org/2005/Atom": "atom", "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc", "http://purl.org/dc/terms/": "dcterms",
    "http://search.yahoo.com/mrss/": "media", "http://search.yahoo.com/mrss": "media",
    "http://backend.userland.com/creativeCommonsRssModule": "creativeCommons", "http://web.resource.org/cc/": "cc",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf", "http://www.w3.org/1999/xhtml": "xhtml",
    "urn:wirecopy:article:1": "news",
  ]

  private final class Builder: NSObject, XMLParserDelegate {
    var root: FeedElement?
    private var open: [FeedElement] = []
    private var hasError = false

    var isWellFormed: Bool { !hasError && open.isEmpty }

    func parser(
      _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      let local = elementName.split(separator: ":").last.map(String.init) ?? elementName
      // A prefix that is not declared is no error to the parser.
      if elementName.contains(":") || (namespaceURI ?? "").contains(where: \.isWhitespace) { hasError = true }
      let prefix = FeedElement.prefixes[namespaceURI ?? ""] ?? "{\(namespaceURI ?? "")}"
      let name = prefix.isEmpty ? local : "\(prefix):\(local)"
      let element = FeedElement(name: name, attributes: attributes, parent: open.last)
      open.last?.children.append(element)
      if root == nil { root = element }
      open.append(element)
    }

    func parser(
      _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?
    ) { _ = open.popLast() }

    func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) { hasError = true }

    func parser(_ parser: XMLParser, foundCharacters string: String) { open.last?.text += string }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
      open.last?.text += String(decoding: block, as: UTF8.self)
    }
  }
}
