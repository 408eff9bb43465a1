import ArticleModel
import Testing

@testable import NewsFormats

@Suite("Bodies as HTML")
struct HTMLBodyTests {
  private func html(_ blocks: [Block], media: [Media] = []) -> String {
    var article = Article()
    article.body = blocks
    article.media = media
    return String(decoding: HTMLBody.bytes(of: article), as: UTF8.self)
  }

  @Test("text is escaped, marks are nested and cut where they overlap")
  func paragraph() {
    let text = RichText(
      "a<b\n&c",
      marks: [Mark(.strong, start: 0, end: 3), Mark(.link(href: "?x&\"y", rel: "", title: ""), start: 1, end: 6)])
    #expect(
      html([Block(.paragraph(text, role: "lead"), id: "p1")])
        == #"<p id="p1" class="lead"><strong>a<a href="?x&amp;&quot;y">&lt;b</a></strong>"#
        + #"<a href="?x&amp;&quot;y"><br>&amp;c</a></p>"#)
  }

  @Test("lists, tables and preformatted text keep their structure")
  func structure() {
    let cell = Table.Cell(blocks: [Block(.paragraph("c", role: ""))], isHeader: true, columnSpan: 2)
    #expect(
      html([
        Block(.list(items: [[Block(.paragraph("i", role: ""))], []], ordered: true, start: 3)),
        Block(.table(Table(caption: "t", rows: [Table.Row(part: .head, cells: [cell]), Table.Row()]))),
        Block(.preformatted("a\n b", tabular: true)), Block(.rule),
      ])
        == #"<ol start="3"><li>i</li><li></li></ol>"#
        + #"<table><caption>t</caption><thead><tr><th colspan="2">c</th></tr></thead><tbody><tr></tr></tbody></table>"#
        + "<pre class=\"tabular\">a\n b</pre><hr>")
  }

  @Test("media show the first rendition with caption and credit")
  func media() {
    let medium = Media(
      id: "m", type: "picture", altText: "alt", credit: "AP", renditions: [Media.Rendition(href: "a.jpg")])
    #expect(
      html([Block(.media(MediaReference(mediaID: "m", caption: "c")))], media: [medium])
        == #"<figure data-media-id="m"><img src="a.jpg" alt="alt"><figcaption>c <small>AP</small></figcaption></figure>"#
    )
  }
}
