internal import XMLSyntax

/// What the elements are that another format carries as content.
enum EmbeddedMarkup {
  /// NITF, with its outermost element.
  case nitf(XMLNode)
  /// XHTML, or HTML that is well-formed, with its first element.
  case html(XMLNode)
  /// XML of a kind that is not known.
  case other

  /// Looks at the first element in an element, or returns `nil` when there is none.
  init?(in node: XMLNode, of body: NITFBodyReader) {
    let tree = body.tree
    guard let first = tree.elements(of: node).first(where: { _ in true }) else { return nil }
    let namespace = tree.names.namespace(of: tree.name(of: first))
    switch body.name(first) {
    case .nitf, .bodyContent, .block, .nitfTable, .bodyHead: self = .nitf(first)
    case .body:
      self = tree.elements(of: first).contains { body.name($0) == .bodyContent } ? .nitf(first) : .html(first)
    case _ where namespace.hasPrefix("http://iptc.org/std/NITF"): self = .nitf(first)
    case _ where namespace == "http://www.w3.org/1999/xhtml": self = .html(first)
    default:
      switch tree.names.local(of: tree.name(of: first)).lowercased() {
      case "html", "body", "div", "p", "section", "article", "span", "h1", "h2", "h3", "table", "ul", "ol", "pre", "br":
        self = .html(first)
      default: self = .other
      }
    }
  }
}
