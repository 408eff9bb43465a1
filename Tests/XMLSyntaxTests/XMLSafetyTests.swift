import ArticleModel
import Foundation
import Testing
import XMLSyntax

/// What documents cannot do to the process: open files, grow, hang.
@Suite struct XMLSafetyTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var code: String
    var line: Int
    var column: Int
    var testDescription: String { name }
  }

  static let secret: String = {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("xml-safety-\(getpid()).txt").path
    try? "TOPSECRET".write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }()

  static let pipe: String = {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("xml-safety-\(getpid()).fifo").path
    unsafe mkfifo(path, 0o600)
    return path
  }()

  static func external(_ uri: String) -> String { "<!DOCTYPE a [<!ENTITY e SYSTEM \"\(uri)\">]>\n<a>[&e;]</a>" }

  static let laughs: String =
    "<!DOCTYPE a [<!ENTITY l0 \"lol\">"
    + (1..<10).map { level in "<!ENTITY l\(level) \"" + String(repeating: "&l\(level - 1);", count: 10) + "\">" }
    .joined() + "]>\n"

  static let cases: [Case] = [
    Case(name: "a local file", text: external("file://\(secret)"), code: "xml-external-entity", line: 2, column: 8),
    Case(name: "a relative file", text: external("secret.txt"), code: "xml-external-entity", line: 2, column: 8),
    Case(
      name: "a web address", text: external("http://127.0.0.1:9/x"), code: "xml-external-entity", line: 2, column: 8),
    Case(name: "a pipe", text: external("file://\(pipe)"), code: "xml-external-entity", line: 2, column: 8),
    Case(
      name: "an entity of a parameter entity",
      text: "<!DOCTYPE a [\n<!ENTITY % p SYSTEM \"file://\(secret)\"> %p;]>\n<a>&secret;</a>", code: "xml-entity",
      line: 3, column: 0),
    Case(name: "laughs in text", text: laughs + "<a>&l9;</a>", code: "xml-amplification", line: 2, column: 0),
    Case(name: "laughs in an attribute", text: laughs + "<a b='&l9;'/>", code: "xml-amplification", line: 2, column: 0),
    Case(
      name: "a quadratic bomb",
      text: "<!DOCTYPE a [<!ENTITY x \"\(String(repeating: "x", count: 50_000))\">]>\n<a>"
        + String(repeating: "&x;", count: 5_000) + "</a>",
      code: "xml-amplification", line: 2, column: 0),
    Case(
      name: "default attributes for every element",
      text: "<!DOCTYPE a [<!ATTLIST b "
        + (0..<900).map { "a\($0) CDATA 'value'" }.joined(separator: " ") + ">]>\n<a>"
        + String(repeating: "<b/>", count: 20_000) + "</a>",
      code: "xml-amplification", line: 2, column: 0),
    Case(
      name: "many declared attributes",
      text: "<!DOCTYPE a [<!ATTLIST b " + (0..<100_000).map { "a\($0) CDATA 'v'" }.joined(separator: " ")
        + ">]>\n<a><b/></a>",
      code: "xml-start-tag", line: 1, column: 0),
    Case(
      name: "a loop", text: "<!DOCTYPE a [<!ENTITY x \"&y;\"><!ENTITY y \"&x;\">]>\n<a>&x;</a>",
      code: "xml-amplification", line: 2, column: 0),
    Case(name: "an unknown entity", text: "<a>\n&nosuch;</a>", code: "xml-entity", line: 2, column: 9),
    Case(
      name: "an unknown entity with a document type", text: "<!DOCTYPE a SYSTEM 'a.dtd'>\n<a>&nosuch;</a>",
      code: "xml-entity", line: 2, column: 12),
    Case(
      name: "many attributes",
      text: "<a>\n <b " + (0..<100_000).map { "a\($0)='v'" }.joined(separator: " ") + "/></a>", code: "xml-start-tag",
      line: 2, column: 2),
    Case(
      name: "many namespaces",
      text: "<a>\n <b " + (0..<100_000).map { "xmlns:a\($0)='v'" }.joined(separator: " ") + "/></a>",
      code: "xml-start-tag", line: 2, column: 2),
    Case(
      name: "a large attribute", text: "<a>\n <b c='\(String(repeating: "x", count: 300_000))'/></a>",
      code: "xml-start-tag", line: 2, column: 2),
    Case(
      name: "many attributes on the root",
      text: "<b " + (0..<2_000).map { "a\($0)='v'" }.joined(separator: " ") + "/>", code: "xml-start-tag", line: 1,
      column: 1),
    Case(
      name: "many attributes in an entity",
      text: "<!DOCTYPE a [<!ENTITY x \"<b " + (0..<2_000).map { "a\($0)='v'" }.joined(separator: " ")
        + "/>\">]>\n<a>&x;</a>", code: "xml-start-tag", line: 1, column: 0),
    Case(
      name: "depth", text: String(repeating: "<a>\n", count: 257), code: "xml-depth", line: 257, column: 1),
    Case(
      name: "depth of a million", text: String(repeating: "<a>", count: 1_000_000), code: "xml-depth", line: 1,
      column: 769),
    Case(
      name: "a long name", text: "<" + String(repeating: "n", count: 1_000_000) + "/>", code: "xml-start-tag", line: 1,
      column: 1),
  ]

  @Test(arguments: cases, [7, 1 << 16])
  func `Hostile documents are refused at their place`(_ test: Case, piece: Int) throws {
    guard test.text.utf8.count < 100_000 || piece > 7 else { return }
    let clock = ContinuousClock()
    let start = clock.now
    let error = try #require(failure(test.text, piece: piece))
    #expect(error.diagnostic.code == test.code, "\(error)")
    if test.line > 0 { #expect(error.diagnostic.location.line == test.line, "\(error)") }
    if test.column > 0 { #expect(error.diagnostic.location.column == test.column, "\(error)") }
    #expect(!error.description.contains("TOPSECRET"))
    #expect(clock.now - start < .seconds(10))
  }

  @Test func `declarations from elsewhere are not read, and not missed where nothing refers to them`() throws {
    let handler = TestHandler()
    let text = "<!DOCTYPE a [\n<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>\n<a>b</a>"
    try parse(Array(text.utf8), with: XMLParser(handler: handler))
    #expect(handler.items == ["a@3:1['b']"])
  }

  @Test func `A parser goes on after every hostile document`() throws {
    let handler = TestHandler()
    let parser = XMLParser(handler: handler)
    for test in Self.cases {
      #expect(throws: DocumentError.self) { try parse(Array(test.text.utf8), with: parser) }
      handler.items = []
      try parse(Array("<a>é&mdash;</a>".utf8), with: parser)
      #expect(handler.items == ["a@1:1['é—']"], "after \(test.name)")
    }
  }

  @Test(arguments: [
    "<a b='&eacute;'>x &mdash; &nbsp;y</a>",
    "<!DOCTYPE a PUBLIC '-//IPTC//DTD NITF 3.5//EN' 'nitf-3-5.dtd'><a b='&eacute;'>x &mdash; &nbsp;y</a>",
    "<?xml version='1.0' standalone='yes'?><!DOCTYPE a SYSTEM 'http://127.0.0.1:9/d'><a b='&eacute;'>x &mdash; &nbsp;y</a>",
  ])
  func `HTML's named characters are known with and without a document type`(_ text: String) throws {
    let found = try #require(items(text).first)
    #expect(found.hasSuffix("(b=é)['x — \u{A0}y']"), "\(found)")
  }

  @Test func `Declared entities hold text and elements, placed in the document`() throws {
    let text = "<!DOCTYPE a [<!ENTITY e \"one <b c='&quot;'>two</b>\">]>\n<a>&e; &e;</a>"
    #expect(
      try items(text) == ["a@2:1['one ',b@2:7(c=\")['two'],' one ',b@2:11(c=\")['two']]"])
  }

  @Test func `Large markup in CDATA sections and comments is no start tag`() throws {
    let image = "<img src=\"" + String(repeating: "A", count: 400_000) + "\"/>"
    let text = "<a><!--\(image)--><![CDATA[x\(image)]]><b/></a>"
    for piece in [999, 1 << 16] {
      let handler = TestHandler()
      var length = 0
      handler.onItem = { tree, _ in length = tree.textLength(of: tree.root) }
      try parse(Array(text.utf8), with: XMLParser(handler: handler), piece: piece)
      #expect(length == image.utf8.count + 1)
    }
  }

  @Test(arguments: [1, 299, 5_000, 1 << 16])
  func `Long CDATA sections are read whole, with their places`(piece: Int) throws {
    let line = "é ]] x ] > ]]é y\r\n"
    let count = piece == 1 << 16 ? 200_000 : 500
    let section = String(repeating: line, count: count)
    let handler = TestHandler()
    var text = ""
    var place = 0
    handler.onItem = { tree, _ in
      text = tree.text(of: tree.root)
      place = tree.elements(of: tree.root).reduce(0) { $0 + tree.line(of: $1) * 100 + tree.column(of: $1) }
    }
    try parse(Array("<a><![CDATA[\(section)]]> <b/></a>".utf8), with: XMLParser(handler: handler), piece: piece)
    #expect(text == section.replacing("\r\n", with: "\n") + " ")
    #expect(place == (count + 1) * 100 + 5)
    let broken = "<a><![CDATA[\(section)x\u{1}y\(section)]]></a>"
    let error = failure(broken, piece: piece)?.diagnostic
    #expect(error?.location == SourceLocation(source: "a.xml", line: count + 1, column: 2))
    #expect(error?.message == "the character U+0001 is not allowed in XML")
    let short = failure("<a>\n <![CDATA[é\n[x\u{1}y]]></a>", piece: piece)?.diagnostic
    #expect(short?.location == SourceLocation(source: "a.xml", line: 3, column: 3))
  }

  @Test func `An item over the size limit is refused, many small items are not`() throws {
    let handler = TestHandler()
    handler.isItem = { _, _, depth, _ in depth == 2 }
    var limits = XMLLimits()
    limits.itemBytes = 10_000
    let parser = XMLParser(handler: handler, limits: limits)
    let item = "<i>\(String(repeating: "x", count: 5_000))</i>\n"
    try parse(Array("<f>\n\(String(repeating: item, count: 100))</f>".utf8), with: parser)
    #expect(handler.items.count == 100)
    let large = "<f>\n<i>\(String(repeating: "x\n", count: 6_000))</i></f>"
    let error = #expect(throws: DocumentError.self) { try parse(Array(large.utf8), with: parser) }
    #expect(error?.diagnostic.code == "size-limit")
    let frame = #expect(throws: DocumentError.self) {
      try parse(Array("<f>\(String(repeating: "x", count: 11_000))<i/></f>".utf8), with: parser)
    }
    #expect(frame?.diagnostic.code == "size-limit")
  }

  // What libxml2 hands to a callback lies in a buffer that goes with the parser's input: under the sanitizer of addresses
  // these fail when it is looked at afterwards.

  @Test(arguments: ["<f>TEXT<i/></f>", "<f><![CDATA[TEXT\rTEXT\r\nTEXT]]></f>", "<f>a<![CDATA[b\rTEXT\r]]>TEXT</f>"])
  func `Nothing is read of a text that is over the limit`(pattern: String) throws {
    let handler = TestHandler()
    handler.isItem = { _, _, depth, _ in depth == 2 }
    var limits = XMLLimits()
    limits.itemBytes = 10_000
    let text = pattern.replacing("TEXT", with: String(repeating: "x", count: 11_000))
    let error = #expect(throws: DocumentError.self) {
      try parse(Array(text.utf8), with: XMLParser(handler: handler, limits: limits))
    }
    #expect(error?.diagnostic.code == "size-limit")
    #expect(handler.items == [])
  }

  @Test func `Nothing is read of a start tag when its handler stops the parser`() throws {
    let handler = TestHandler()
    let parser = XMLParser(handler: handler)
    handler.isItem = { [unowned parser] _, _, _, _ in
      parser.stop()
      return true
    }
    let value = String(repeating: "v", count: 5_000)
    try parse(Array("<i a='\(value)' b='\(value)'>text<j/></i>".utf8), with: parser)
    #expect(parser.isStopped)
    #expect(handler.items == [])
  }
}
