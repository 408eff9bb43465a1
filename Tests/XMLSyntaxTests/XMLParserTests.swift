import ArticleModel
import Testing
import XMLSyntax

@Suite struct XMLParserTests {
  @Test func `The prolog is told`() throws {
    let handler = TestHandler()
    let parser = XMLParser(handler: handler)
    let text = """
      <?xml version="1.0" encoding="utf-8" standalone="no"?>
      <!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.5//EN" "nitf-3-5.dtd">
      <nitf/>
      """
    var info = XMLDocumentInfo()
    handler.onItem = { _, _ in info = parser.documentInfo }
    try parse(Array(text.utf8), with: parser)
    var expected = XMLDocumentInfo()
    expected.declaredEncoding = "utf-8"
    expected.standalone = false
    expected.documentType = "nitf"
    expected.publicID = "-//IPTC//DTD NITF 3.5//EN"
    expected.systemID = "nitf-3-5.dtd"
    #expect(info == expected)
    try parse(Array("<a/>".utf8), with: parser)
    #expect(info == XMLDocumentInfo())
  }

  @Test func `A handler can stop the parser`() throws {
    let handler = TestHandler()
    handler.isItem = { _, _, depth, _ in depth == 2 }
    let parser = XMLParser(handler: handler)
    handler.onItem = { _, _ in parser.stop() }
    try parse(Array("<a><b/><c/></broken>".utf8), with: parser, piece: 3)
    #expect(handler.items == ["b@1:4"])
    #expect(handler.frame == nil)
    #expect(parser.isStopped)
    handler.onItem = { _, _ in }
    try parse(Array("<a><b/><c/></a>".utf8), with: parser)
    #expect(handler.items.count == 3)
  }

  @Test func `An error is thrown again until the next document`() throws {
    let parser = XMLParser(handler: TestHandler())
    try parser.begin(source: "a.xml")
    let first = #expect(throws: DocumentError.self) { try parser.push(Array("<a></b>".utf8).span) }
    let second = #expect(throws: DocumentError.self) { try parser.push(Array("<c>".utf8).span) }
    let third = #expect(throws: DocumentError.self) { try parser.finish() }
    #expect(first == second && second == third)
  }

  @Test func `Line ends and white space in attributes are normalised`() throws {
    #expect(try items("<a x='1\r\n2\t3&#10;4'/>") == ["a@1:1(x=1 2 3\n4)"])
  }

  @Test(arguments: [1, 7, 1 << 16])
  func `A document becomes one tree with the places of its elements`(piece: Int) throws {
    let text = "<?xml version='1.0'?>\n<a x='1'\n  y='2'>t&amp;u<![CDATA[<v>]]><!-- c -->w\n  <b/>é<c\n/></a>"
    let expected = "a@2:1(x=1,y=2)['t&u<v>w\n  ',b@4:3,'é',c@4:8]"
    #expect(try items(text, piece: piece) == [expected])
  }

  @Test(arguments: [1, 7, 1 << 16])
  func `A feed is handed out item by item with its frame`(piece: Int) throws {
    let handler = TestHandler()
    handler.isItem = { name, _, depth, names in depth == 3 && names.local(of: name) == "item" }
    var frames: [String] = []
    handler.onItem = { _, frame in frames.append(outline(frame)) }
    let text = "<rss><ch><t>x</t>\n <item><a>1</a></item>\n <item/>\n <u>y</u></ch></rss>"
    try parse(Array(text.utf8), with: XMLParser(handler: handler), piece: piece)
    #expect(handler.items == ["item@2:2[a@2:8['1']]", "item@3:2"])
    #expect(frames == Array(repeating: "rss@1:1[ch@1:6[t@1:10['x'],'\n ']]", count: 2))
    #expect(handler.frame == "rss@1:1[ch@1:6[t@1:10['x'],'\n ',u@4:2['y']]]")
  }
}
