import ArticleModel
import NewsFormats
import Testing

struct NITFBlockTests {
  private func paragraph(_ text: String, role: String = "") -> Block { Block(.paragraph(RichText(text), role: role)) }

  @Test func `Paragraphs have roles and keep their attributes`() throws {
    let blocks = try blocks(
      #"<p lede="true" id="a" class="c">L</p><p summary="true" xml:lang="fr">S</p><p lede="false" optional-text="true">O</p>"#
    )
    #expect(
      blocks == [
        Block(.paragraph("L", role: "lead"), id: "a", attributes: [Attribute(name: "class", value: "c")]),
        Block(.paragraph("S", role: "summary"), language: "fr"),
        Block(
          .paragraph("O", role: ""),
          attributes: [Attribute(name: "lede", value: "false"), Attribute(name: "optional-text", value: "true")]),
      ])
  }

  @Test func `Empty paragraphs say nothing`() throws {
    #expect(try blocks("<p/><p> </p><p><br/></p><p>a</p>") == [paragraph("a")])
  }

  @Test func `Text without a paragraph becomes one`() throws {
    #expect(try blocks("a <person>b</person> c<p>d</p>e<br/>f").map(plain) == ["a b c", "d", "e\nf"])
  }

  @Test func `A list within a paragraph parts it`() throws {
    let blocks = try blocks("<p id='i'>a<ul><li>b</li></ul>c</p>")
    #expect(
      blocks == [
        Block(.paragraph("a", role: ""), id: "i"), Block(.list(items: [[paragraph("b")]], ordered: false, start: nil)),
        paragraph("c"),
      ])
  }

  @Test func `Lists hold blocks`() throws {
    #expect(
      try blocks("<ol seqnum='3'><li>a</li><li><p>b</p><ul><li>c</li></ul></li></ol>") == [
        Block(
          .list(
            items: [
              [paragraph("a")],
              [paragraph("b"), Block(.list(items: [[paragraph("c")]], ordered: false, start: nil))],
            ], ordered: true, start: 3))
      ])
  }

  @Test func `Terms have definitions`() throws {
    #expect(
      try blocks("<dl><dt>a</dt><dd>b</dd><dd><block><p>c</p></block></dd></dl>") == [
        Block(.definitions([Definition(term: "a", blocks: [paragraph("b"), paragraph("c")])]))
      ])
  }

  @Test func `A quotation has its source from the attribute or the credit`() throws {
    #expect(
      try blocks("<bq><block><p>a</p></block><credit>C</credit></bq>") == [
        Block(.quotation([paragraph("a")], source: "C"))
      ])
    #expect(
      try blocks("<bq quote-source='S'><block><p>a</p></block><credit>C</credit></bq>") == [
        Block(.quotation([paragraph("a"), paragraph("C", role: "credit")], source: "S"))
      ])
  }

  @Test func `Notes, headings, rules and preformatted text`() throws {
    #expect(
      try blocks(
        "<fn><body.content><p>a</p></body.content></fn><note noteclass='end'><body.content><p>b</p></body.content></note><hl2>c</hl2><hr/><pre> d\n  e </pre>"
      ) == [
        Block(.note([paragraph("a")], role: "footnote")), Block(.note([paragraph("b")], role: "end")),
        Block(.heading("c", level: 2)), Block(.rule), Block(.preformatted(" d\n  e ", tabular: false)),
      ])
  }

  @Test func `A block is a section with its lines`() throws {
    #expect(
      try blocks("<block id='b'><byline>By A</byline><p>t</p><datasource>D</datasource></block>") == [
        Block(
          .section(
            [paragraph("By A", role: "byline"), paragraph("t"), paragraph("D", role: "datasource")], role: "", label: ""
          ),
          id: "b")
      ])
  }

  @Test func `Tables have parts, spans and alignment`() throws {
    let blocks = try blocks(
      """
      <table border="1"><caption>C</caption><colgroup><col/></colgroup><thead><tr><th colspan="2">H</th></tr></thead>
      <tfoot><tr><td>F</td></tr></tfoot><tbody align="right"><tr><td rowspan="2" align="left">a</td><td><p>b</p><p>c</p></td></tr></tbody></table>
      """)
    let table = Table(
      caption: "C",
      rows: [
        .init(part: .head, cells: [.init(blocks: [paragraph("H")], isHeader: true, columnSpan: 2)]),
        .init(
          part: .body,
          cells: [
            .init(blocks: [paragraph("a")], rowSpan: 2, alignment: "left"),
            .init(blocks: [paragraph("b"), paragraph("c")], alignment: "right"),
          ]),
        .init(part: .foot, cells: [.init(blocks: [paragraph("F")])]),
      ])
    #expect(blocks == [Block(.table(table), attributes: [Attribute(name: "border", value: "1")])])
  }

  @Test func `What describes a table's columns stays beside it`() throws {
    let blocks = try blocks(
      #"<nitf-table><nitf-table-metadata><nitf-col value="v"/></nitf-table-metadata><table><tr><td>a</td></tr></table></nitf-table>"#
    )
    #expect(
      blocks == [
        Block(
          .section(
            [
              Block(.raw(format: "nitf", value: #"<nitf-table-metadata><nitf-col value="v"/></nitf-table-metadata>"#)),
              Block(.table(Table(rows: [.init(cells: [.init(blocks: [paragraph("a")])])]))),
            ], role: "nitf-table", label: ""))
      ])
  }

  @Test func `A medium is one of the article's and stands in its place`() throws {
    let article = try article(
      """
      <nitf><body><body.content><media media-type="image" style="s"><media-reference mime-type="image/jpeg" source="a.jpg" \
      width="3" height="2" alternate-text="alt"/><media-caption>A <em>b</em></media-caption><media-producer>P</media-producer></media>
      <p>x <media media-type="audio"><media-reference mime-type="audio/mpeg" source="b.mp3" time="42"/></media> y</p></body.content></body></nitf>
      """)
    #expect(
      article.media == [
        Media(
          id: "media-1", type: "picture", caption: "A b", altText: "alt", credit: "P",
          renditions: [.init(href: "a.jpg", mediaType: "image/jpeg", width: 3, height: 2)]),
        Media(id: "media-2", type: "audio", renditions: [.init(href: "b.mp3", mediaType: "audio/mpeg", duration: 42)]),
      ])
    let caption = RichText("A b", marks: [Mark(.emphasis, start: 2, end: 3)])
    #expect(
      article.body == [
        Block(
          .media(MediaReference(mediaID: "media-1", caption: caption, credit: "P")),
          attributes: [Attribute(name: "style", value: "s")]),
        Block(
          .paragraph(RichText("x \u{FFFC} y", marks: [Mark(.object(mediaID: "media-2"), start: 2, end: 3)]), role: "")),
      ])
  }

  @Test(arguments: ["block", "em", "ul><li", "bq", "x"])
  func `Deep nesting is read to its end`(element: String) throws {
    let depth = element.contains("<") ? 120 : 240
    let start = String(repeating: "<\(element)>", count: depth)
    let end = String(
      repeating: element.split(separator: "><").reversed().map { "</\($0)>" }.joined(), count: depth)
    let article = try article("<nitf><body><body.content>\(start)deep\(end)</body.content></body></nitf>")
    #expect("\(article.body)".contains("deep"))
  }

  @Test func `A foreign block stays in its place as it is`() throws {
    #expect(
      try blocks(#"<p>a</p><x:w xmlns:x="urn:x" k="v">b</x:w>"#) == [
        paragraph("a"), Block(.raw(format: "xml", value: #"<x:w xmlns:x="urn:x" k="v">b</x:w>"#)),
      ])
  }

  @Test func `The end of the body has a tagline and related titles`() throws {
    let article = try article(
      "<nitf><body><body.content><p>a</p></body.content><body.end><tagline>T</tagline><bibliography>B</bibliography></body.end></body></nitf>"
    )
    #expect(article.body == [paragraph("a"), paragraph("T", role: "signoff")])
    #expect(article.related == [RelatedItem(title: "B")])
  }

  private func plain(_ block: Block) -> String {
    if case .paragraph(let text, _) = block.content { text.text } else { "" }
  }
}
