import ArticleModel
import JSONSyntax
import Testing

@Suite struct JSONReaderTests {
  private func failure(_ text: String, _ options: JSONReader.Options = .init()) -> String? {
    let error = #expect(throws: DocumentError.self) {
      try JSONReader(options: options).tree(Array(text.utf8), source: "a")
    }
    return error.map { "\($0.diagnostic.location) \($0.diagnostic.code)" }
  }

  @Test(arguments: [
    ("", "a:1:1 json-malformed"), ("{\n \"a\" 1}", "a:2:6 json-malformed"), ("[1,]", "a:1:4 json-malformed"),
    ("[\"é\u{1}\"]", "a:1:4 json-malformed"), (#"["\x"]"#, "a:1:3 json-malformed"), ("[01]", "a:1:3 json-malformed"),
    ("[1]]", "a:1:4 json-malformed"), ("{\"a\":1,\n\"a\":2}", "a:2:5 json-duplicate-key"),
    (#"{"a":{"a":1},"a":2}"#, "a:1:18 json-duplicate-key"), (#"{"a":1,"\u0061":2}"#, "a:1:17 json-duplicate-key"),
    ("\"abc", "a:1:5 json-malformed"), ("[tru]", "a:1:2 json-malformed"), ("nul", "a:1:1 json-malformed"),
    ("\"\\", "a:1:3 json-malformed"), ("\"\\u12", "a:1:2 json-malformed"), ("-", "a:1:2 json-malformed"),
  ])
  func `what is not JSON is refused with its place`(text: String, expected: String) {
    #expect(failure(text) == expected)
  }

  @Test func `depth is limited`() {
    let deep = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    #expect(throws: Never.self) { try JSONReader().tree(Array(deep.utf8)) }
    #expect(failure("[" + deep + "]") == "a:1:513 json-depth")
    #expect(failure(String(repeating: "{\"a\":", count: 100_000)) == "a:1:2561 json-depth")
  }

  @Test func `size is limited`() {
    var options = JSONReader.Options()
    options.maximumBytes = 4
    #expect(failure("[123]", options) == "a:1:1 size-limit")
  }

  @Test(
    arguments: [
      ([0x22, 0xC3, 0x28, 0x22], 2), ([0x22, 0xC0, 0x80, 0x22], 2), ([0x22, 0xED, 0xA0, 0x80, 0x22], 2),
      ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 2), ([0x22, 0x61, 0xE2, 0x82], 3), ([0x22, 0x80, 0x22], 2),
      ([0x22, 0xF0, 0x8F, 0xBF, 0xBF, 0x22], 2), ([0x22, 0xE0, 0x9F, 0xBF, 0x22], 2), ([0x22, 0xF5], 2),
    ] as [([UInt8], Int)])
  func `bytes that are not UTF-8 are refused with their place`(bytes: [UInt8], column: Int) {
    let error = #expect(throws: DocumentError.self) { try JSONReader().tree(bytes, source: "a") }
    #expect(error?.diagnostic.code == "json-encoding")
    #expect(error?.diagnostic.location == SourceLocation(source: "a", line: 1, column: column))
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x5B, 0, 0x5D, 0], "UTF-16LE"), ([0, 0x5B, 0, 0x5D], "UTF-16BE"), ([0x5B, 0, 0x5D, 0], "UTF-16LE"),
      ([0, 0, 0, 0x31], "UTF-32BE"), ([0x31, 0, 0, 0], "UTF-32LE"), ([0, 0, 0xFE, 0xFF], "UTF-32BE"),
    ] as [([UInt8], String)])
  func `other encodings are recognised and refused`(bytes: [UInt8], name: String) {
    let error = #expect(throws: DocumentError.self) { try JSONReader().tree(bytes) }
    #expect(error?.diagnostic.code == "json-encoding")
    #expect(error?.diagnostic.message.contains(name) == true)
  }

  @Test func `a byte order mark is reported and skipped`() throws {
    let tree = try JSONReader().tree([0xEF, 0xBB, 0xBF, 0x31], source: "a")
    #expect(tree.integer(of: tree.root) == 1)
    #expect(tree.diagnostics.map(\.code) == ["json-byte-order-mark"])
  }

  @Test func `illegal scalars are removed and counted`() throws {
    let text = "[\"a\",\n \"b\\u0000c\\ud800d\u{FFFF}e\\uFFFEf\\u0009\\b．\"]"
    let tree = try JSONReader().tree(Array(text.utf8), source: "a")
    let strings = tree.children(of: tree.root).map { tree.string(of: $0) }
    #expect(strings == ["a", "bcdef\t．"])
    let expected = "a:2:4: warning: 5 illegal characters were removed [illegal-characters]"
    #expect(tree.diagnostics.map(\.description) == [expected])
  }

  @Test func `illegal scalars are kept on request`() throws {
    var options = JSONReader.Options()
    options.illegalScalars = .keep
    let tree = try JSONReader(options: options).tree(Array("\"b\\u0000c\\ud800d\u{FFFF}\\uDC00\"".utf8))
    #expect(tree.string(of: tree.root) == "b\0c\u{FFFD}d\u{FFFF}\u{FFFD}")
    #expect(tree.diagnostics.isEmpty)
  }

  @Test func `duplicate keys are kept on request`() throws {
    var options = JSONReader.Options()
    options.duplicateKeys = .keep
    let tree = try JSONReader(options: options).tree(Array(#"{"a":1,"a":2}"#.utf8))
    #expect(tree.count(of: tree.root) == 2)
    #expect(tree.member("a", of: tree.root).flatMap { tree.integer(of: $0) } == 1)
  }

  @Test func `a tree is empty after an error and can be filled again`() throws {
    let tree = JSONTree()
    #expect(throws: DocumentError.self) { try JSONReader().read(Array("[1,2".utf8).span, into: tree) }
    #expect(tree.kind(of: tree.root) == .null)
    try JSONReader().read(Array("[1,2]".utf8).span, into: tree)
    #expect(tree.count(of: tree.root) == 2)
  }

  @Test func `a small text can be read after a huge one, and the other way round`() throws {
    let tree = JSONTree()
    let huge = "[" + String(repeating: "1,        ", count: 1_100_000) + "\"\\n\"]"
    for text in ["[1]", huge, "[\"a\\tb\"]", huge] {
      try JSONReader().read(Array(text.utf8).span, into: tree)
      #expect(tree.count(of: tree.root) == (text == huge ? 1_100_001 : 1))
    }
  }

  @Test func `strings of every length around the width of a vector are read`() throws {
    for length in 0..<70 {
      let content = String(repeating: "x", count: length)
      let tree = try JSONReader().tree(Array("[\"\(content)\", \"\(content)\\n\(content)\"]".utf8))
      #expect(tree.children(of: tree.root).map { tree.string(of: $0) } == [content, "\(content)\n\(content)"])
    }
  }
}
