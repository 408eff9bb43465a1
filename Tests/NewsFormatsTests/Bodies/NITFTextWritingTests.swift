import ArticleModel
import NewsFormats
import Testing

/// Marks become elements that lie within each other as the schema lets them.
struct NITFTextWritingTests {
  private func person(_ start: Int, _ end: Int, code: String = "") -> Mark {
    Mark(.entity(Entity(.person, code: code, scheme: code.isEmpty ? "" : "s")), start: start, end: end)
  }

  @Test func `Text is escaped and its line breaks are elements`() throws {
    #expect(try paragraph("a<b&c\nd\n\ne") == "<p>a&lt;b&amp;c<br/>d<br/><br/>e</p>")
  }

  @Test func `Offsets count scalars`() throws {
    #expect(
      try paragraph("é𝔘e\u{301}x", Mark(.strong, start: 1, end: 2), Mark(.emphasis, start: 3, end: 4))
        == "<p>é<em class=\"bold\">𝔘</em>e<em>\u{301}</em>x</p>")
  }

  @Test func `Marks that cross are cut in parts`() throws {
    #expect(
      try paragraph("abcdef", Mark(.strong, start: 0, end: 4), Mark(.emphasis, start: 2, end: 6))
        == "<p><em class=\"bold\">ab<em>cd</em></em><em>ef</em></p>")
  }

  @Test func `A name that crosses a style lies within it`() throws {
    #expect(
      try paragraph("abcdef", person(0, 4), Mark(.emphasis, start: 2, end: 6))
        == "<p><person>ab</person><em><person>cd</person>ef</em></p>")
    #expect(
      try paragraph("ab", person(0, 2), Mark(.strong, start: 0, end: 2))
        == "<p><em class=\"bold\"><person>ab</person></em></p>")
  }

  @Test func `A name does not reach over a line break`() throws {
    #expect(try paragraph("ab\ncd", person(0, 5)) == "<p><person>ab</person><br/><person>cd</person></p>")
    #expect(try paragraph("a\nb", person(1, 3)) == "<p>a<br/><person>b</person></p>")
    #expect(try paragraph("a\nb", Mark(.strong, start: 0, end: 3)) == "<p><em class=\"bold\">a<br/>b</em></p>")
  }

  @Test func `Of two names in the same place the outer one stays`() throws {
    #expect(
      try paragraph("abc", person(0, 3), Mark(.entity(Entity(.organisation)), start: 1, end: 2))
        == "<p><person>abc</person></p>")
    #expect(
      try paragraph("abc", person(0, 3), Mark(.entity(Entity(.function)), start: 1, end: 2))
        == "<p><person>a<function>b</function>c</person></p>")
  }

  @Test func `Further codes of a name become alternative codes`() throws {
    #expect(
      try paragraph("ab", person(0, 2, code: "1"), person(0, 2, code: "2"))
        == "<p><person idsrc=\"s\" value=\"1\"><alt-code idsrc=\"s\" value=\"2\"/>ab</person></p>")
  }

  @Test func `Marks at a point become empty elements`() throws {
    let link = Mark(.link(href: "h", rel: "a b", title: ""), start: 1, end: 1)
    #expect(try paragraph("ab", link) == "<p>a<a href=\"h\"/>b</p>")
    #expect(
      try paragraph("ab", Mark(.strong, start: 0, end: 2), link) == "<p><em class=\"bold\">a<a href=\"h\"/>b</em></p>")
    #expect(
      try paragraph("ab", Mark(.strong, start: 0, end: 1), person(2, 2))
        == "<p><em class=\"bold\">a</em>b<person/></p>")
  }

  @Test func `Marks out of order and beyond the text are put in order`() throws {
    #expect(
      try paragraph("abc", Mark(.emphasis, start: 2, end: 9), Mark(.strong, start: -1, end: 1))
        == "<p><em class=\"bold\">a</em>b<em>c</em></p>")
  }

  @Test func `Elements that NITF does not have leave their words`() throws {
    let mark = Mark(.raw(name: "blink", attributes: [Attribute(name: "x", value: "y")]), start: 0, end: 1)
    #expect(try paragraph("ab", mark) == "<p>ab</p>")
    #expect(
      try paragraph("ab", Mark(.ruby(text: "r"), start: 0, end: 1)) == "<p><pronounce phonetic=\"r\">a</pronounce>b</p>"
    )
  }

  @Test func `Media in a line stand behind it`() throws {
    let text = RichText("a \u{FFFC} b", marks: [Mark(.object(mediaID: "m"), start: 2, end: 3)])
    let media = [Media(id: "m", type: "video"), Media(id: "n", type: "picture")]
    #expect(
      try content([Block(.paragraph(text, role: "")), Block(.rule)], media: media) == [
        "<p>a  b</p>", "<media media-type=\"video\" id=\"m\">", "<media-reference/>", "</media>", "<hr/>",
        "<media media-type=\"image\" id=\"n\">", "<media-reference/>", "</media>",
      ])
  }

  @Test func `Markup that was not understood leaves its words`() throws {
    let html = "<div>One <b>W</b>ord<br>&amp; <script>x<y</script><!-- no -->two &#233;</div> a < b"
    #expect(try content([Block(.raw(format: "html", value: html))]) == ["<p>One Word &amp; two é a &lt; b</p>"])
    #expect(
      try content([Block(.embed(Embed(provider: "P", url: "https://e.com", html: "<iframe></iframe>")))])
        == ["<p class=\"embed\"><a href=\"https://e.com\" title=\"P\">https://e.com</a></p>"])
  }

  @Test func `Identifiers stand once and only where they can be`() throws {
    let blocks = ["a", "a", "1", "b:c"].map { Block(.paragraph("x", role: ""), id: $0) }
    #expect(try content(blocks) == ["<p id=\"a\">x</p>", "<p>x</p>", "<p>x</p>", "<p>x</p>"])
  }

  @Test func `Sections that cannot nest are written one after the other`() throws {
    let inner = Block(.section([Block(.paragraph("b", role: ""))], role: "", label: "Inner"))
    let outer = Block(.section([Block(.paragraph("a", role: "")), inner], role: "box", label: ""))
    #expect(try content([outer]) == ["<block class=\"box\">", "<p>a</p>", "<hl2>Inner</hl2>", "<p>b</p>", "</block>"])
  }
}
