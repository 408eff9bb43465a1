import ArticleModel
import XMLSyntax

/// Collects what a parser hands out, as text.
final class TestHandler: XMLItemHandler {
  var isItem: (XMLName, XMLName?, Int, XMLNames) -> Bool = { _, _, depth, _ in depth == 1 }
  var onItem: (XMLTree, XMLTree) -> Void = { _, _ in }
  var items: [String] = []
  var frame: String?
  var reports: [Diagnostic] = []

  func startsItem(_ name: XMLName, parent: XMLName?, depth: Int, in names: XMLNames) -> Bool {
    isItem(name, parent, depth, names)
  }

  func item(_ tree: XMLTree, frame: XMLTree) {
    items.append(outline(tree))
    onItem(tree, frame)
  }

  func end(frame: XMLTree) { self.frame = outline(frame) }

  func report(_ diagnostic: Diagnostic) { reports.append(diagnostic) }
}

/// A tree with places, for comparison: `a@1:1(x=1)['text',b@2:3]`.
func outline(_ tree: XMLTree) -> String {
  func outline(_ node: XMLNode) -> String {
    if tree.isText(node) { return "'\(tree.text(of: node))'" }
    var text = "\(tree.names.local(of: tree.name(of: node)))@\(tree.line(of: node)):\(tree.column(of: node))"
    let attributes = tree.attributes(of: node).map {
      "\(tree.names.local(of: $0.name))=\(tree.string(of: $0))"
    }
    if !attributes.isEmpty { text += "(\(attributes.joined(separator: ",")))" }
    let children = tree.children(of: node).map(outline)
    return children.isEmpty ? text : text + "[\(children.joined(separator: ","))]"
  }
  return tree.isEmpty ? "" : outline(tree.root)
}

/// Parses one document in pieces and returns its items.
func parse(
  _ bytes: [UInt8], with parser: XMLParser, encoding: String? = nil, piece: Int = 1 << 16
) throws(DocumentError) {
  try parser.begin(source: "a.xml", encoding: encoding)
  var start = 0
  while start < bytes.count {
    let end = min(start + piece, bytes.count)
    try parser.push(bytes.span.extracting(start..<end))
    start = end
  }
  try parser.finish()
}

/// Parses one document with a parser of its own.
func items(_ text: String, encoding: String? = nil, piece: Int = 1 << 16) throws(DocumentError) -> [String] {
  try items(Array(text.utf8), encoding: encoding, piece: piece)
}

/// Parses one document with a parser of its own.
func items(_ bytes: [UInt8], encoding: String? = nil, piece: Int = 1 << 16) throws(DocumentError) -> [String] {
  let handler = TestHandler()
  try parse(bytes, with: XMLParser(handler: handler), encoding: encoding, piece: piece)
  return handler.items
}

/// The error of a document that cannot be read.
func failure(_ text: String, piece: Int = 1 << 16) -> DocumentError? {
  failure(Array(text.utf8), piece: piece)
}

/// The error of a document that cannot be read.
func failure(_ bytes: [UInt8], piece: Int = 1 << 16) -> DocumentError? {
  do throws(DocumentError) {
    _ = try items(bytes, piece: piece)
    return nil
  } catch {
    return error
  }
}
