import ArticleModel
import JSONSyntax
import Testing

@Suite struct JSONTreeTests {
  private func tree(_ text: String) throws -> JSONTree { try JSONReader().tree(Array(text.utf8), source: "a.json") }

  @Test func `members are found by name, elements by order`() throws {
    let tree = try tree(#"{"a": [1, "two", true, null], "b": {"c": {}}, "": "empty"}"#)
    #expect(tree.kind(of: tree.root) == .object)
    #expect(tree.count(of: tree.root) == 3)
    let array = try #require(tree.member("a", of: tree.root))
    #expect(tree.children(of: array).map { tree.kind(of: $0) } == [.number, .string, .true, .null])
    #expect(tree.children(of: tree.root).map { tree.key(of: $0) } == ["a", "b", ""])
    let inner = try #require(tree.member(named: "b", of: tree.root))
    #expect(tree.key(of: inner) == "b")
    #expect(tree.member("c", of: tree.root) == nil)
    #expect(tree.member("c", of: inner) != nil)
    #expect(tree.member(named: "", of: tree.root).flatMap { tree.string(of: $0) } == "empty")
    #expect(tree.hasKey("b", inner) && !tree.hasKey("bb", inner))
  }

  @Test(arguments: [
    (#""plain""#, "plain"), (#""a\"b\\c\/d""#, #"a"b\c/d"#), (#""\t\n\r""#, "\t\n\r"), (#""\u00e9\u20AC""#, "é€"),
    (#""\ud83d\ude00!""#, "😀!"), (#""é漢字😀 and some more text that is long""#, "é漢字😀 and some more text that is long"),
    (
      #""long text before an escape\n and long text after it ．．""#,
      "long text before an escape\n and long text after it ．．"
    ),
  ])
  func `strings are decoded`(json: String, content: String) throws {
    let tree = try tree(json)
    #expect(tree.string(of: tree.root) == content)
    #expect(tree.diagnostics.isEmpty)
  }

  @Test(
    arguments: [
      ("1", 1), ("-0", 0), ("100", 100), ("1e2", 100), ("1.0", 1), ("12.50e1", 125), ("1000e-3", 1), ("1.5", nil),
      ("1e-1", nil), ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), ("9223372036854775808", nil),
      ("0e999999999999999999999", 0), ("1e999999999999999999999", nil),
    ] as [(String, Int?)])
  func `integers are exact however they are spelled`(spelling: String, value: Int?) throws {
    let tree = try tree(spelling)
    #expect(tree.integer(of: tree.root) == value)
    #expect(tree.spelling(of: tree.root) == spelling)
  }

  @Test func `a value knows its line and column in characters`() throws {
    let tree = try tree("{\n  \"é😀\": [1,\r\n 22, \"x\"]\n}")
    let array = try #require(tree.member(named: "é😀", of: tree.root))
    #expect(tree.location(of: array) == SourceLocation(source: "a.json", line: 2, column: 9))
    let places = tree.children(of: array).map { tree.location(of: $0).description }
    #expect(places == ["a.json:2:10", "a.json:3:2", "a.json:3:6"])
    #expect(tree.location(of: tree.root).description == "a.json:1:1")
  }

  @Test func `places count from where the text begins`() throws {
    let tree = JSONTree()
    try JSONReader().read(Array("[1,\n2]".utf8).span, into: tree, source: "s", line: 7, column: 5)
    #expect(tree.children(of: tree.root).map { tree.location(of: $0).description } == ["s:7:6", "s:8:1"])
  }

  @Test func `what nobody read is visited with its path`() throws {
    let tree = try tree(#"{"a":[{"b":1,"c":{"d":2,"e":""}},3],"f":null,"g":[],"h":"x","i":[true]}"#)
    let array = try #require(tree.member("a", of: tree.root))
    let first = try #require(tree.children(of: array).map { $0 }.first)
    #expect(tree.member("b", of: first).flatMap { tree.integer(of: $0) } == 1)
    #expect(tree.member("h", of: tree.root).flatMap { tree.string(of: $0) } == "x")
    var unread: [String] = []
    tree.visitUnread(below: tree.root) { unread.append("\($0)=\(tree.source(of: $1))") }
    #expect(unread == ["a/0/c={\"d\":2,\"e\":\"\"}", "a/1=3", "i=[true]"])
    tree.markSubtreeRead(array)
    unread = []
    tree.visitUnread(below: tree.root, path: "top") { unread.append("\($0)=\(tree.source(of: $1))") }
    #expect(unread == ["top/i=[true]"])
  }

  @Test func `a vocabulary maps keys to cases, also when the tree is filled again`() throws {
    enum Name: String, CaseIterable { case headline, byline = "by-line" }
    var names = JSONVocabulary<Name>()
    let tree = JSONTree()
    let reader = JSONReader()
    try reader.read(Array(#"{"x":1,"by-line":2}"#.utf8).span, into: tree)
    #expect(tree.children(of: tree.root).map { names.name(of: $0, in: tree) } == [nil, .byline])
    try reader.read(Array(#"{"headline":1,"x":2,"by-line":3}"#.utf8).span, into: tree)
    #expect(tree.children(of: tree.root).map { names.name(of: $0, in: tree) } == [.headline, nil, .byline])
    #expect(names.name(of: tree.root, in: tree) == nil)
    let other = try JSONReader().tree(Array(#"{"by-line":1}"#.utf8))
    #expect(other.children(of: other.root).map { names.name(of: $0, in: other) } == [.byline])
  }
}
