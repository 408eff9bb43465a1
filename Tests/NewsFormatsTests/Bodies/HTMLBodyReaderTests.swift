import ArticleModel
import JSONSyntax
import Testing

@testable import NewsFormats

@Suite("Blocks from HTML")
struct HTMLBodyReaderTests {
  /// The blocks of a fragment as canonical JSON, with single quotes.
  private func blocks(_ html: String, base: String = "", isXML: Bool = false) -> String {
    let reader = HTMLBodyReader()
    reader.begin(base: base)
    var encoder = CanonicalJSONEncoder(writer: JSONWriter())
    encoder.array(reader.blocks(of: html, isXML: isXML))
    return encoder.writer.text.replacing("\"", with: "'")
  }

  private func paragraph(_ text: String) -> String { "{'type':'paragraph','text':'\(text)'}" }

  @Test func `a comment that nothing ends swallows no words`() {
    #expect(blocks("<p>a</p><!-- b --c>d<!--e-- f>g") == "[\(paragraph("a")),\(paragraph("dg"))]")
    #expect(blocks("a<!--") == "[\(paragraph("a"))]")
    #expect(blocks("a<!-- b<!--c") == "[\(paragraph("a bc"))]")
    #expect(blocks("<p>a<!-- > b --></p>") == "[\(paragraph("a"))]")
  }

  @Test(
    "paragraphs are told by elements, by breaks and by what is around them",
    arguments: [
      ("one", ["one"]),
      ("<p>one<p>two", ["one", "two"]),
      ("one<br><br>two<br/><br/><br/>three", ["one", "two", "three"]),
      ("one<br>two", ["one\\ntwo"]),
      ("<p>one<br></p><br><p>two</p>", ["one", "two"]),
      ("<div>one<div>two</div>three</div>", ["one", "two", "three"]),
      ("one\n  two &amp; &eacute;&nbsp;x", ["one two & é\u{A0}x"]),
      ("</p>one</div></b></td>", ["one"]),
      ("<table><p>one</p>", nil),
      ("a<script>b</script>c<style>d</style>", ["ac"]),
      ("<p></p><p> </p><div><span></span></div>", []),
      ("<noscript>one</noscript> <label>two</label>", ["one two"]),
      ("<!-- x -->one<!---->", ["one"]),
      ("<li>one<li>two", ["one", "two"]),
      ("<form><button>one</button><textarea>two</textarea></form>", ["one", "two"]),
    ] as [(String, [String]?)])
  func paragraphs(_ html: String, _ expected: [String]?) {
    guard let expected else {
      #expect(
        blocks(html) == "[{'type':'table','rows':[{'cells':[{'blocks':[\(paragraph("one"))]}]}]}]")
      return
    }
    #expect(blocks(html) == "[" + expected.map(paragraph).joined(separator: ",") + "]")
  }

  @Test(
    "marks may overlap, go on over blocks and end with their cell",
    arguments: [
      (
        "<b>a<i>b</b>c</i>", "'abc','marks':[{'type':'strong','start':0,'end':2},{'type':'emphasis','start':1,'end':3}]"
      ),
      ("<b><strong>a</strong></b>b", "'ab','marks':[{'type':'strong','start':0,'end':1}]"),
      ("<i></i>a<a href=''></a>", "'a'"),
      (
        "x <a href=' java&#9;script:alert(1)'>a</a> <a href='\u{1}http://e.org/'>b</a>",
        "'x a b','marks':[{'type':'link','start':4,'end':5,'href':'http://e.org/'}]"
      ),
      ("<span lang=fr>le</span> x", "'le x','marks':[{'type':'language','start':0,'end':2,'language':'fr'}]"),
      (
        "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字",
        "'漢字','marks':[{'type':'ruby','start':0,'end':1,'text':'kan'}]"
      ),
      (
        "<q>a</q><sub>b</sub>",
        "'ab','marks':[{'type':'quote','start':0,'end':1},{'type':'subscript','start':1,'end':2}]"
      ),
      (
        "<abbr title='World'>W</abbr>",
        "'W','marks':[{'type':'raw','start':0,'end':1,'name':'abbr','attributes':{'title':'World'}}]"
      ),
      // A mark that ends within a reading ends the reading, too.
      ("<b>x<rt>y</b> z", "'xy z','marks':[{'type':'strong','start':0,'end':2}]"),
      (
        "<ruby>a<b>b<rt>c</b>d</rt></ruby>e",
        "'abde','marks':[{'type':'ruby','start':0,'end':3,'text':'c'},{'type':'strong','start':1,'end':2}]"
      ),
      ("<ruby>a<rt><i>b</i></rt></ruby>", "'a','marks':[{'type':'ruby','start':0,'end':1,'text':'b'}]"),
    ])
  func marks(_ html: String, _ expected: String) {
    #expect(blocks(html) == "[{'type':'paragraph','text':\(expected)}]")
  }

  @Test("a mark that is not closed goes on in the next block, but not out of its cell")
  func openMarks() {
    #expect(
      blocks("<b><p>a</p><p>b</b>c")
        == "[{'type':'paragraph','text':'a','marks':[{'type':'strong','start':0,'end':1}]},"
        + "{'type':'paragraph','text':'bc','marks':[{'type':'strong','start':0,'end':1}]}]")
    #expect(
      blocks("<table><td><b>a</td></table>b")
        == "[{'type':'table','rows':[{'cells':[{'blocks':[{'type':'paragraph','text':'a',"
        + "'marks':[{'type':'strong','start':0,'end':1}]}]}]}]},\(paragraph("b"))]")
  }

  @Test func `a reading beside no text is text, and repeats nothing of what came before`() {
    #expect(blocks("<p>a</p><rt>b</rt>c") == "[\(paragraph("a")),\(paragraph("bc"))]")
    #expect(blocks("<p>a</p><rp>(</rp>") == "[\(paragraph("a")),\(paragraph("("))]")
  }

  @Test("lists and definitions keep their structure, whatever end tags are missing")
  func lists() {
    #expect(
      blocks("<ol start=3><li>a<li>b<ul><li>c</ul>d</ol>e")
        == "[{'type':'list','ordered':true,'start':3,'items':[[\(paragraph("a"))],[\(paragraph("b")),"
        + "{'type':'list','items':[[\(paragraph("c"))]]},\(paragraph("d"))]]},\(paragraph("e"))]")
    #expect(
      blocks("<dl><dt>t<dd>a<dd>b<dt>u</dl>")
        == "[{'type':'definitions','entries':[{'term':{'text':'t'},'blocks':[\(paragraph("a")),\(paragraph("b"))]},"
        + "{'term':{'text':'u'}}]}]")
  }

  @Test("tables without rows or bodies get them")
  func tables() {
    #expect(
      blocks("<table><caption>c</caption><th colspan=2 align=RIGHT>h<tr><td>a<td><p>b<p>c</table>")
        == "[{'type':'table','caption':'c','rows':[{'cells':[{'blocks':[\(paragraph("h"))],'header':true,"
        + "'colspan':2,'align':'right'}]},{'cells':[{'blocks':[\(paragraph("a"))]},"
        + "{'blocks':[\(paragraph("b")),\(paragraph("c"))]}]}]}]")
  }

  @Test("quotations have their source, notes and sections their roles")
  func containers() {
    #expect(
      blocks("<blockquote><p>a</p><cite>B</cite></blockquote><aside class='x footnote'>n</aside>")
        == "[{'type':'quotation','source':'B','blocks':[\(paragraph("a"))]},"
        + "{'type':'note','role':'footnote','blocks':[\(paragraph("n"))]}]")
    #expect(
      blocks("<details><summary>s</summary>a</details><h2>h</h2><pre>\n a\n  b</pre><hr>")
        == "[{'type':'section','role':'details','label':'s','blocks':[\(paragraph("a"))]},"
        + "{'type':'heading','level':2,'text':'h'},{'type':'preformatted','text':' a\\n  b'},{'type':'rule'}]")
  }

  @Test("pictures are media: in a text an object, by themselves a block, with their captions in a figure")
  func pictures() {
    let reader = HTMLBodyReader()
    reader.begin(base: "https://news.example/a/b")
    let blocks = reader.blocks(
      of: "<figure><a href='big.jpg'><img src=s.jpg width=10 alt=A></a><figcaption>c <small>P</small></figcaption>"
        + "</figure><p>x <img src='//o.example/i.png'> y</p><img src='javascript:x' alt='words'>")
    #expect(
      reader.media == [
        Media(
          id: "media-1", type: "picture", altText: "A",
          renditions: [
            .init(href: "https://news.example/a/s.jpg", width: 10), .init(href: "https://news.example/a/big.jpg"),
          ]),
        Media(id: "media-2", type: "picture", renditions: [.init(href: "https://o.example/i.png")]),
      ])
    #expect(
      blocks.map(\.content) == [
        .media(MediaReference(mediaID: "media-1", caption: "c", credit: "P")),
        .paragraph(
          RichText("x \u{FFFC} y", marks: [Mark(.object(mediaID: "media-2"), start: 2, end: 3)]), role: ""),
        .paragraph("words", role: ""),
      ])
    #expect(reader.removals == ["a picture with an address that is not allowed"])
  }

  @Test("players are embeds or media, and what could do harm is left out and named")
  func players() {
    let reader = HTMLBodyReader()
    reader.begin()
    let blocks = reader.blocks(
      of: "<p>a<iframe src='https://www.youtube.com/embed/x' onload=y>z</iframe>b</p>"
        + "<video poster=p.jpg><source src=v.mp4 type=video/mp4>old</video>"
        + "<object><param name=movie value='https://vimeo.com/1'><b>x</b></object>"
        + "<iframe srcdoc='<p>'></iframe><script>1</script><svg><text>t</text></svg>c")
    #expect(
      blocks.map(\.content) == [
        .paragraph("azb", role: ""),
        .embed(Embed(provider: "youtube", url: "https://www.youtube.com/embed/x")),
        .paragraph(
          RichText(
            "\u{FFFC}xtc",
            marks: [Mark(.object(mediaID: "media-1"), start: 0, end: 1), Mark(.strong, start: 1, end: 2)]),
          role: ""),
        .embed(Embed(provider: "vimeo", url: "https://vimeo.com/1")),
      ])
    #expect(
      reader.media == [
        Media(
          id: "media-1", type: "video",
          renditions: [.init(href: "v.mp4", mediaType: "video/mp4"), .init(name: "poster", href: "p.jpg")])
      ])
    #expect(reader.removals == ["object", "iframe with srcdoc", "script", "svg"])
  }

  @Test("a title is one text, whatever is in it")
  func titles() {
    let reader = HTMLBodyReader()
    #expect(reader.text(of: "AT&amp;T <em>and</em><p>b</p><br>c<img alt=d>").text == "AT&T and b cd")
    #expect(reader.text(of: "a <b>b").marks == [Mark(.strong, start: 2, end: 3)])
    #expect(reader.blocks(of: "<html><head><title>T</title></head><body>b") == [Block(.paragraph("b", role: ""))])
    #expect(reader.title == "T")
  }

  @Test("in XHTML an element may be closed by itself")
  func selfClosing() {
    #expect(blocks("<p/><b/>a<script/>b", isXML: true) == "[\(paragraph("ab"))]")
    #expect(blocks("<x:p xmlns:x='u'>a</x:p><![CDATA[b]]>", isXML: true) == "[\(paragraph("a")),\(paragraph("b"))]")
  }

  @Test(
    "deep nesting keeps its words",
    arguments: ["<ul><li>", "<table><tr><td>", "<blockquote>", "<b>", "<a href=x>", "<div>"])
  func depth(_ tags: String) {
    let html =
      String(repeating: tags, count: 20_000) + "deep" + String(repeating: "</li></ul></td>", count: 20_000) + "x"
    let reader = HTMLBodyReader()
    reader.begin()
    let text = PlainText.of(reader.blocks(of: html))
    #expect(text.split(whereSeparator: \.isWhitespace).joined() == "deepx")
  }

  @Test("what the writer writes is read as the same blocks", arguments: [false, true])
  func roundTrip(_ isXML: Bool) {
    let text = RichText(
      "a<b\n&c \u{FFFC} d",
      marks: [
        Mark(.strong, start: 0, end: 3), Mark(.link(href: "?x&\"y", rel: "r", title: "t"), start: 1, end: 6),
        Mark(.object(mediaID: "m"), start: 7, end: 8),
        Mark(.entity(Entity(.person, code: "1", scheme: "s")), start: 9, end: 10),
      ])
    let plain = Block(.paragraph("p", role: ""))
    var styled = Block(.paragraph(text, role: "lead"), id: "i", language: "de")
    styled.attributes = [Attribute(name: "style", value: "x\"y")]
    let blocks = [
      styled, Block(.heading("h", level: 3)),
      Block(
        .list(
          items: [[plain], [plain, Block(.list(items: [[plain]], ordered: true, start: 2))]], ordered: false, start: nil
        )),
      Block(.definitions([Definition(term: "t", blocks: [plain]), Definition(term: "", blocks: [plain])])),
      Block(.quotation([plain], source: "s")), Block(.preformatted("\n a\n", tabular: true)),
      Block(
        .table(
          Table(
            caption: "c",
            rows: [
              .init(part: .head, cells: [.init(blocks: [plain], isHeader: true, columnSpan: 2, alignment: "left")]),
              .init(cells: [.init(blocks: [plain, plain], rowSpan: 2), .init()]), .init(part: .foot),
            ]))),
      Block(.media(MediaReference(mediaID: "m", caption: "cap", credit: "cred"))),
      Block(.media(MediaReference(mediaID: "gone"))),
      Block(.embed(Embed(provider: "youtube", url: "https://youtu.be/x"))),
      Block(.embed(Embed(provider: "own", url: "https://e.example/x"))),
      Block(.note([plain], role: "editors")), Block(.section([plain], role: "box", label: "l")), Block(.rule),
      Block(.raw(format: "shortcode", value: "[x]\n")), Block(.paragraph("end", role: "caption")),
    ]
    let media = [Media(id: "m", type: "picture", altText: "alt", renditions: [.init(href: "a.jpg", width: 2)])]
    let html = HTMLBody.bytes(of: blocks, media: media, syntax: isXML ? .xhtml : .html)
    let reader = HTMLBodyReader()
    reader.begin()
    let read = reader.blocks(of: String(decoding: html, as: UTF8.self), isXML: isXML)
    for (expected, found) in zip(blocks, read) { #expect(found == expected) }
    #expect(read.count == blocks.count)
    #expect(reader.media == media + [Media(id: "gone")])
  }
}
