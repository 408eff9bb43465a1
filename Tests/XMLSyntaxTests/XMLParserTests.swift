import ArticleModel
import Testing
import XMLSyntax

@Suite struct XMLParserTests {
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
