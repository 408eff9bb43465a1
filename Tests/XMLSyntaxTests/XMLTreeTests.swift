import ArticleModel
import Testing
import XMLSyntax

@Suite struct XMLTreeTests {
  enum Name: String, CaseIterable, Sendable {
    case a, b, id, idString = "id-string", lang = "xml:lang", other = "o:b"
  }

  static let vocabulary = XMLVocabulary<Name>(["": ["", "u"], "o": ["v"]])

  func withTree(_ text: String, _ body: @escaping (XMLTree) -> Void) throws {
    let handler = PlainHandler(body)
    try parse(Array(text.utf8), with: XMLParser(handler: handler))
    #expect(handler.count == 1)
  }

  @Test func `Names are found by namespace, whatever the prefix`() throws {
    try withTree("<p:a xmlns:p='u' id-string='1' xml:lang='en' p:id='2'><b xmlns='v'/><b/><q/>t</p:a>") { tree in
      let vocabulary = Self.vocabulary
      #expect(tree.name(of: tree.root, in: vocabulary) == .a)
      #expect(tree.children(of: tree.root).map { tree.name(of: $0, in: vocabulary) } == [.other, .b, nil, nil])
      #expect(tree.string(.idString, of: tree.root, in: vocabulary) == "1")
      #expect(tree.string(.lang, of: tree.root, in: vocabulary) == "en")
      #expect(tree.string(.id, of: tree.root, in: vocabulary) == "2")
      #expect(tree.string(.b, of: tree.root, in: vocabulary) == nil)
      let first = tree.firstElement(.other, of: tree.root, in: vocabulary)
      #expect(first == tree.firstChild(of: tree.root))
      #expect(tree.names.namespace(of: tree.name(of: tree.root)) == "u")
    }
  }

  @Test func `Navigation goes both ways`() throws {
    try withTree("<a>1<b>2<id/>3</b><b/>4</a>") { tree in
      let children = Array(tree.children(of: tree.root))
      #expect(children.count == 4)
      #expect(children.map { tree.isText($0) } == [true, false, false, true])
      #expect(tree.nextSibling(of: children[0]) == children[1])
      #expect(tree.nextSibling(of: children[1]) == children[2])
      #expect(tree.nextSibling(of: children[3]) == nil)
      #expect(tree.parent(of: children[3]) == tree.root)
      #expect(tree.parent(of: tree.root) == nil)
      #expect(tree.firstChild(of: children[2]) == nil)
      #expect(Array(tree.elements(of: tree.root)) == [children[1], children[2]])
      #expect(tree.text(of: children[1]) == "23")
      #expect(tree.text(of: tree.root) == "1234")
      #expect(tree.isWhiteSpace(children[2]))
    }
  }

  @Test func `What was not read is found with its anchor`() throws {
    let text = "<a x='1'>\n <b id='2'><id/>t<q> </q></b>\n <b><c y='3'>u</c> </b>\n</a>"
    try withTree(text) { tree in
      var found: [String] = []
      tree.visitUnread { found.append("\($0.kind) \($0.anchor) \($0.name) '\($0.value)' \($0.line)") }
      #expect(
        found == [
          "attribute @x x '1' 1", "attribute b@id id '2' 2", "element b/id id '' 2", "text b b 't' 2",
          "element b/q q '' 2", "attribute b/c@y y '3' 3", "text b/c c 'u' 3",
        ])
      let elements = Array(tree.elements(of: tree.root))
      tree.markSubtreeRead(elements[0])
      _ = tree.text(of: elements[1])
      for attribute in tree.attributes(of: tree.root) { _ = tree.string(of: attribute) }
      found = []
      tree.visitUnread { found.append($0.anchor) }
      #expect(found == ["b/c@y"])
      tree.markSubtreeRead(tree.root)
      tree.visitUnread { _ in Issue.record("all was read") }
    }
  }

  @Test(arguments: [
    (
      "<a xmlns='u' xmlns:v='v' xmlns:w='w'><b v:id='1&amp;&quot;'>x &lt; y<v:q/></b></a>",
      "<b xmlns=\"u\" xmlns:v=\"v\" v:id=\"1&amp;&quot;\">x &lt; y<v:q/></b>"
    ),
    (
      "<a xmlns:x='v' xmlns:t='types'><b type='t:name'><c xmlns='z' x:d='e'/></b></a>",
      "<b xmlns:t=\"types\" xmlns:x=\"v\" type=\"t:name\"><c xmlns=\"z\" x:d=\"e\"/></b>"
    ),
    ("<a xmlns='u'><b xmlns='' xml:lang='en'><c/></b></a>", "<b xmlns=\"\" xml:lang=\"en\"><c/></b>"),
  ])
  func `A subtree is written back with the namespaces it needs`(test: (String, String)) throws {
    try withTree(test.0) { tree in
      guard let child = tree.firstChild(of: tree.root) else { return }
      let source = tree.source(of: child)
      #expect(source == test.1)
      #expect(throws: Never.self) { try items(source) }
    }
  }

  @Test func `An item knows the namespaces declared around it`() throws {
    let handler = TestHandler()
    handler.isItem = { _, _, depth, _ in depth == 2 }
    var source = ""
    handler.onItem = { tree, _ in source = tree.source(of: tree.root) }
    try parse(Array("<a xmlns:x='u'><x:i><x:j k='l'/></x:i></a>".utf8), with: XMLParser(handler: handler))
    #expect(source == "<x:i xmlns:x=\"u\"><x:j k=\"l\"/></x:i>")
  }

  @Test func `Names stay right when the table is renewed`() throws {
    let handler = TestHandler()
    let parser = XMLParser(handler: handler)
    var seen: [Name?] = []
    handler.onItem = { tree, _ in seen.append(tree.name(of: tree.root, in: Self.vocabulary)) }
    for round in 0..<50 {
      let names = (0..<900).map { "<n\(round)x\($0)/>" }.joined()
      try parse(Array("<a>\(names)</a>".utf8), with: parser)
    }
    #expect(parser.names.generation > 0)
    #expect(seen == Array(repeating: .a, count: 50))
    #expect(handler.items.last?.hasPrefix("a@1:1[n49x0@1:4,") == true)
  }
}

/// Hands trees to a closure without reading them first.
private final class PlainHandler: XMLItemHandler {
  let body: (XMLTree) -> Void
  var count = 0

  init(_ body: @escaping (XMLTree) -> Void) { self.body = body }

  func startsItem(_ name: XMLName, parent: XMLName?, depth: Int, in names: XMLNames) -> Bool { depth == 1 }
  func item(_ tree: XMLTree, frame: XMLTree) {
    count += 1
    body(tree)
  }
  func end(frame: XMLTree) {}
  func report(_ diagnostic: Diagnostic) {}
}
