import ArticleModel
import Testing
import XMLSyntax

@Suite struct XMLPositionTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var text: String
    var place: String
    var message: String
    var testDescription: String { message }
  }

  static let broken: [Case] = [
    Case(
      text: "<nitf>\n<body>\n  <p></body></nitf>", place: "3:13",
      message: "the end tag 'body' does not match the start tag 'p' of line 3"),
    Case(text: "", place: "1:1", message: "the document is empty or does not start with markup"),
    Case(text: " \n\n", place: "3:1", message: "the document is empty or does not start with markup"),
    Case(text: "<a/>\n<b/>", place: "2:1", message: "there is something after the end of the root element"),
    Case(text: "<a>é&\n</a>", place: "1:6", message: "a '&' that starts no reference must be written '&amp;'"),
    Case(text: "<a>\n<b c='1' c='2'/></a>", place: "2:15", message: "the attribute 'c' occurs twice in one start tag"),
    Case(text: "<a>\n<q:b/></a>", place: "2:5", message: "the namespace prefix 'q' of 'b' is not declared"),
    Case(text: "<a>\n<b", place: "2:3", message: "the document ends within markup"),
    Case(text: "<a>\n<b>x", place: "2:4", message: "the document ends before 'b' is closed"),
    Case(text: "<a>x\u{1}y</a>", place: "1:5", message: "the character U+0001 is not allowed in XML"),
    Case(text: "<a>x\u{0}y</a>", place: "1:5", message: "the character U+0000 is not allowed in XML"),
    Case(text: "<a>&#1;</a>", place: "1:8", message: "the character reference to U+0001 is not allowed in XML"),
    Case(text: "\u{89}PNG\r\n", place: "1:1", message: "the document is empty or does not start with markup"),
  ]

  @Test(arguments: broken, [1, 1 << 16])
  func `Broken documents are refused at their place`(_ test: Case, piece: Int) throws {
    let error = try #require(failure(test.text, piece: piece))
    #expect(error.diagnostic.location.description == "a.xml:" + test.place, "\(error)")
    #expect(error.diagnostic.message == test.message)
  }

  @Test func `Lines go on past 65,535`() throws {
    let text = "<a>" + String(repeating: "\n", count: 70_000) + " <b/>\n<c></d></a>"
    #expect(failure(text)?.diagnostic.location == SourceLocation(source: "a.xml", line: 70_002, column: 8))
    let whole = try items(text.replacing("</d>", with: "</c>"))
    #expect(whole.first?.hasSuffix("b@70001:2,'\n',c@70002:1]") == true)
  }

  @Test(arguments: [1, 5, 1 << 16])
  func `Columns count characters, also with CRLF and many bytes`(piece: Int) throws {
    let text =
      "<a>\r\né日😀<b/>\r\n<c\r\n x='é'\r\n/>😀<d x='é'/><![CDATA[é\r\n\r\r\n]]><e\n/>" + String(repeating: "é", count: 90)
      + "<f\n\n/></a>"
    let many = String(repeating: "é", count: 90)
    let expected =
      "a@1:1['\né日😀',b@2:4,'\n',c@3:1(x=é),'😀',d@5:4(x=é),'é\n\n\n',e@7:4,'\(many)',f@8:93]"
    let found = try items(text, piece: piece)
    #expect(found == [expected])
  }
}
