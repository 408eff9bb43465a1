import Testing

@testable import HTMLSyntax

@Suite("The tokenizer of HTML")
struct HTMLTokenizerTests {
  private func tokens(_ html: String, isXML: Bool = false) -> [Tokens.Token] {
    let tokens = Tokens()
    let tokenizer = HTMLTokenizer()
    tokenizer.isXML = isXML
    tokenizer.tokenize(Array(html.utf8).span, into: tokens)
    return tokens.tokens
  }

  @Test("tags have their names in lower case and their attributes decoded, the first of a name")
  func tags() {
    #expect(
      tokens("<A Href='x?a=1&amp;b&copy=2' CHECKED x=\"\r\n\" href=y z=>t</a foo=1><br/>") == [
        .start("a", ["href": "x?a=1&b&copy=2", "checked": "", "x": "\n", "z": ""], isSelfClosing: false),
        .characters("t"), .end("a"), .start("br", [:], isSelfClosing: true),
      ])
  }

  @Test(
    "references are decoded with and without semicolon, the longest name first",
    arguments: [
      ("&amp&lt;&copy;x", "&<©x"), ("&notit;&notin;", "¬it;∉"), ("&#65;&#x42&#0;&#150;", "AB\u{FFFD}\u{2013}"),
      ("&#xD800;&#99999999999;", "\u{FFFD}\u{FFFD}"), ("&;& &#; &#x; &unknown; &", "&;& &#; &#x; &unknown; &"),
      ("a\r\nb\rc", "a\nb\nc"),
    ])
  func references(_ html: String, _ text: String) {
    #expect(tokens(html) == [.characters(text)])
  }

  @Test("scripts, styles and titles hold no markup")
  func rawText() {
    #expect(
      tokens("<script><!--<b></script>&amp;</SCRIPT ><style><p></style><title>&lt;<b></title>") == [
        .start("script", [:], isSelfClosing: false), .characters("<!--<b>"), .end("script"), .characters("&"),
        .end("script"), .start("style", [:], isSelfClosing: false), .characters("<p>"), .end("style"),
        .start("title", [:], isSelfClosing: false), .characters("<<b>"), .end("title"),
      ])
  }

  @Test("what is no tag is text or a comment, and a tag that is cut off says nothing")
  func broken() {
    #expect(
      tokens("a < b <3 </> <?x?> <!x></ y><!--z--!><p") == [
        .characters("a < b <3  "), .comment("?x?"), .characters(" "), .comment("x"), .comment(" y"), .comment("z"),
      ])
  }

  @Test("in XHTML CDATA is text, prefixes go, and no element is text by its name")
  func xhtml() {
    #expect(
      tokens("<h:p><![CDATA[<b>&amp;]]></h:p><title><b/></title>", isXML: true) == [
        .start("p", [:], isSelfClosing: false), .characters("<b>&amp;"), .end("p"),
        .start("title", [:], isSelfClosing: false), .start("b", [:], isSelfClosing: true), .end("title"),
      ])
  }

  @Test("every element is found by its name in any case")
  func elements() {
    for element in HTMLElement.allCases where element != .other {
      #expect(HTMLElement(name: "\(element)") == element)
      #expect(HTMLElement(name: "\(element)".uppercased()) == element)
    }
    #expect(HTMLElement(name: "o:p") == .other)
    #expect(HTMLElement(name: "other") == .other)
    #expect(HTMLElement(name: "averyveryverylongname") == .other)
  }

  @Test(
    "what could be slow is one token after the other",
    arguments: [
      (String(repeating: "<b>", count: 20_000), 20_000), (String(repeating: "<", count: 100_000), 1),
      (String(repeating: "&", count: 100_000), 1), (String(repeating: "<!-", count: 30_000), 1),
      ("<a" + (0..<20_000).map { " a\($0)" }.joined() + ">", 1),
      ("<script>" + String(repeating: "</scrip", count: 20_000), 2),
    ])
  func linear(_ html: String, _ count: Int) {
    #expect(tokens(html).count == count)
  }
}
