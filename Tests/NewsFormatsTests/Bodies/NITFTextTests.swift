import ArticleModel
import NewsFormats
import Testing

struct NITFTextTests {
  @Test(arguments: [
    ("  a \n\t b  ", "a b"),
    ("a<br/>b", "a\nb"),
    ("a <br /> b<br/>", "a\nb"),
    ("a <em> b </em> c", "a b c"),
    ("a<em>b</em>c", "abc"),
    ("<person>A</person> <org>B</org>", "A B"),
    ("a&#160;&#160;b", "a\u{A0}\u{A0}b"),
    ("one two  three   four five six seven eight", "one two three four five six seven eight"),
    ("abcdefg  hijklmn\nopqrstu  vwx", "abcdefg hijklmn opqrstu vwx"),
    ("12345678 12345678 \n 12345678 ", "12345678 12345678 12345678"),
    ("<person><name.given>Ann</name.given><name.family>Lee</name.family></person>, too", "Ann Lee, too"),
    ("<location><city>Oslo</city><country>Norway</country></location>", "Oslo Norway"),
    ("<frac><numer>1</numer><denom>2</denom></frac>", "1/2"),
    ("<frac><numer>1</numer><frac-sep>:</frac-sep><denom>2</denom></frac>", "1:2"),
    ("a<![CDATA[ <b> ]]>c", "a <b> c"),
    ("a<!-- x -->b", "ab"),
  ])
  func `White space is folded and words stay apart`(xml: String, expected: String) throws {
    #expect(try text(xml).text == expected)
  }

  @Test(arguments: 1..<40)
  func `Folding does not depend on where the spaces fall`(length: Int) throws {
    let word = String(repeating: "é", count: length)
    #expect(try text("\(word)  \(word) \n\(word)").text == "\(word) \(word) \(word)")
    #expect(try text("\(word) <em>\(word)</em>").marks == [Mark(.emphasis, start: length + 1, end: 2 * length + 1)])
  }

  @Test func `Marks do not take the space around them`() throws {
    let text = try text("a <em> b </em> c <em class='bold'>d </em>")
    #expect(text.text == "a b c d")
    #expect(text.marks == [Mark(.emphasis, start: 2, end: 3), Mark(.strong, start: 6, end: 7)])
  }

  @Test func `Offsets count scalars`() throws {
    let text = try text("\u{1F600}e\u{301} <em>x</em>")
    #expect(text.marks == [Mark(.emphasis, start: 4, end: 5)])
  }

  @Test func `Nested marks come outer first`() throws {
    let text = try text(#"<q quote-source="Ada">We <a href="h" rel="r" title="t">go <em>on</em></a></q>"#)
    #expect(text.text == "We go on")
    #expect(
      text.marks == [
        Mark(.quote(speaker: "Ada"), start: 0, end: 8), Mark(.link(href: "h", rel: "r", title: "t"), start: 3, end: 8),
        Mark(.emphasis, start: 6, end: 8),
      ])
  }

  @Test func `A class that is no style stays around the emphasis`() throws {
    let raw = Mark.Kind.raw(name: "em", attributes: [Attribute(name: "class", value: "x")])
    #expect(try text("<em class='x'>a</em>").marks == [Mark(raw, start: 0, end: 1), Mark(.emphasis, start: 0, end: 1)])
  }

  @Test(arguments: [
    (#"<person idsrc="s" value="c">x</person>"#, Entity(.person, code: "c", scheme: "s")),
    (#"<org idsrc="s" value="c">x</org>"#, Entity(.organisation, code: "c", scheme: "s")),
    (#"<location location-code="c" code-source="s">x</location>"#, Entity(.location, code: "c", scheme: "s")),
    (#"<country iso-cc="XX">x</country>"#, Entity(.location, code: "XX", scheme: "iso-cc")),
    (
      #"<event idsrc="s" value="c" start-date="20240506">x</event>"#,
      Entity(.event, code: "c", scheme: "s", value: "2024-05-06")
    ),
    (#"<function idsrc="s" value="c">x</function>"#, Entity(.function, code: "c", scheme: "s")),
    (#"<object.title idsrc="s" value="c">x</object.title>"#, Entity(.object, code: "c", scheme: "s")),
    (#"<money unit="EUR">x</money>"#, Entity(.money, code: "EUR")),
    (#"<num units="m">x</num>"#, Entity(.number, code: "m")),
    (#"<chron norm="20240506T0708Z">x</chron>"#, Entity(.date, value: "2024-05-06T07:08Z")),
    (#"<virtloc idsrc="web" value="u">x</virtloc>"#, Entity(.address, code: "u", scheme: "web")),
  ])
  func `Names and values become entities`(xml: String, entity: Entity) throws {
    let text = try text(xml)
    #expect(text.text == "x")
    #expect(text.marks == [Mark(.entity(entity), start: 0, end: 1)])
  }

  @Test func `Alternative codes are further marks over the same text`() throws {
    let text = try text(#"<org idsrc="s" value="1">Acme<alt-code idsrc="t" value="2"/></org>"#)
    #expect(
      text.marks == [
        Mark(.entity(Entity(.organisation, code: "1", scheme: "s")), start: 0, end: 4),
        Mark(.entity(Entity(.organisation, code: "2", scheme: "t")), start: 0, end: 4),
      ])
  }

  @Test func `The parts of a location keep their names and codes`() throws {
    let text = try text(#"<location><city city-code="o">Oslo</city>, <country iso-cc="NO">Norway</country></location>"#)
    #expect(text.text == "Oslo, Norway")
    #expect(
      text.marks == [
        Mark(.entity(Entity(.location)), start: 0, end: 12),
        Mark(.raw(name: "city", attributes: [Attribute(name: "city-code", value: "o")]), start: 0, end: 4),
        Mark(.raw(name: "country", attributes: [Attribute(name: "iso-cc", value: "NO")]), start: 6, end: 12),
      ])
  }

  @Test func `Languages, readings, sub- and superscripts are marks`() throws {
    let text = try text(#"<lang xml:lang="la">a</lang><pronounce phonetic="p">b</pronounce><sub>c</sub><sup>d</sup>"#)
    #expect(
      text.marks == [
        Mark(.language("la"), start: 0, end: 1), Mark(.ruby(text: "p"), start: 1, end: 2),
        Mark(.subscript, start: 2, end: 3), Mark(.superscript, start: 3, end: 4),
      ])
    let ruby = try self.ruby()
    #expect(ruby == RichText("ab", marks: [Mark(.ruby(text: "r"), start: 0, end: 2)]))
  }

  private func ruby() throws -> RichText { try text("<ruby><rb>ab</rb><rp>(</rp><rt>r</rt><rp>)</rp></ruby>") }

  @Test func `A foreign element keeps its name and attributes`() throws {
    let text = try text(#"a<x:y xmlns:x="urn:x" k="v">b</x:y>c"#)
    #expect(text.text == "a b c")
    #expect(
      text.marks == [Mark(.raw(name: "{urn:x}y", attributes: [Attribute(name: "k", value: "v")]), start: 2, end: 3)])
  }

  @Test func `A copyright in the text is also one of the rights`() throws {
    let article = try article(
      "<nitf><body><body.content><p><copyrite>(c) <copyrite.year>2024</copyrite.year> <copyrite.holder>H</copyrite.holder></copyrite></p></body.content></body></nitf>"
    )
    #expect(article.rights == [Rights(holder: "H", notice: "(c) 2024 H", year: 2024)])
  }
}
