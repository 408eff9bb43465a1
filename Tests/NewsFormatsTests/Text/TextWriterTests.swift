import ArticleModel
import NewsFormats
import Testing

/// How an article becomes a text.
struct TextWriterTests {
  private func text(_ article: Article, _ options: WritingOptions = WritingOptions()) throws -> String {
    String(decoding: try Format.text.write(ArticleDocument([article]), options: options), as: UTF8.self)
  }

  private func paragraph(_ text: String) -> Block { Block(.paragraph(RichText(text), role: "")) }

  @Test func `the parts of an article stand in the usual order`() throws {
    var article = Article()
    article.headlines = [Prose("Head"), Prose("Sub", role: "sub")]
    article.byline = "By Jo Reed"
    article.summaries = [Prose("In short.")]
    article.dateline = Dateline(text: "PARIS (AFP)")
    article.embargo = Embargo(until: NewsDate("2024-05-01T06:00Z"))
    article.body = [paragraph("First."), paragraph("Second.")]
    article.media = [Media(type: "picture", caption: "A view", credit: "Jo Reed")]
    article.rights = [Rights(notice: "© Example")]
    article.related = [
      RelatedItem(label: "Read more:", title: "One", href: "https://example.org/1"),
      RelatedItem(label: "Read more:", title: "Two"),
    ]
    article.editorialNotes = [Prose("For you only", role: "internal"), Prose("Photos follow")]
    #expect(
      try text(article) == """
        EMBARGOED UNTIL 2024-05-01T06:00Z

        Head

        Sub

        By Jo Reed

        In short.

        PARIS (AFP) — First.

        Second.

        A view (Jo Reed)

        © Example

        Read more:
        One
        https://example.org/1
        Two

        Photos follow

        """)
  }

  @Test func `every kind of block has its text`() throws {
    func cell(_ text: String) -> Table.Cell { Table.Cell(blocks: [paragraph(text)]) }
    var article = Article()
    article.body = [
      Block(.heading("Heading", level: 2)),
      Block(
        .list(
          items: [
            [paragraph("one")],
            [paragraph("two"), Block(.list(items: [[paragraph("in")]], ordered: false, start: nil))],
          ],
          ordered: true, start: 3)),
      Block(.definitions([Definition(term: "term", blocks: [paragraph("meaning")])])),
      Block(.quotation([paragraph("Quoted.")], source: "Someone")),
      Block(.preformatted("a  b\nc  d", tabular: true)),
      Block(.table(Table(caption: "Results", rows: [Table.Row(cells: [cell("a"), cell("b\nc")])]))),
      Block(.media(MediaReference(mediaID: "m", caption: "Caption", credit: "Credit"))),
      Block(.embed(Embed(url: "https://example.org/v"))),
      Block(.note([paragraph("Note.")], role: "editors")),
      Block(.section([paragraph("Inside.")], role: "", label: "Label")),
      Block(.rule),
      Block(.raw(format: "html", value: "<x a='b'>raw &amp; <y>words</y></x>")),
    ]
    #expect(
      try text(article) == """
        Heading

        3. one
        4. two
           - in

        term
          meaning

        Quoted.
        — Someone

        a  b
        c  d

        Results
        a\tb c

        Caption (Credit)

        https://example.org/v

        Note.

        Label

        Inside.

        * * *

        raw & words

        """)
  }

  @Test func `authors stand for a byline and inline objects leave no trace`() throws {
    var article = Article()
    article.contributors = [
      Contributor(name: "A B", role: "author"), Contributor(name: "C D", role: "editor"),
      Contributor(name: "E F", role: "author"),
    ]
    article.body = [
      Block(
        .paragraph(
          RichText(
            "x\u{FFFC}漢字y",
            marks: [Mark(.object(mediaID: "m"), start: 1, end: 2), Mark(.ruby(text: "kanji"), start: 2, end: 4)]),
          role: ""))
    ]
    #expect(try text(article) == "By A B and E F\n\nx漢字 (kanji)y\n")
  }

  @Test func `a text holds one article`() {
    let error = #expect(throws: DocumentError.self) { try Format.text.write(ArticleDocument([Article(), Article()])) }
    #expect(error?.diagnostic.code == "text-one-article")
  }

  @Test func `a layout that does not fit the article any more is left alone`() throws {
    var article = try TextSamples.article("iwaya-rubio.txt")
    article.headlines = [Prose("New headline")]
    let written = try text(article)
    #expect(written.hasPrefix("New headline\n\nIn their first meeting"))
    #expect(written.hasSuffix("Related topic:\nMusk Challenges OpenAI’s Shift to For-Profit Amid FTC Concerns\n"))
  }

  @Test(arguments: ["body/0-99999999999:\"x\"", "body/5", "headlines/7", "\"open", "body/0 body/0", "nonsense"])
  func `a layout that makes no sense does no harm`(_ layout: String) throws {
    var article = Article()
    article.body = [paragraph("Only.")]
    article.extensions = [Extension(namespace: "urn:wirecopy:text", name: "layout", value: layout)]
    #expect(try text(article) == "Only.\n")
  }

  @Test func `front matter is written when it is asked for and read again`() throws {
    var article = Article()
    article.id = "urn:x:1"
    article.headlines = [Prose("Say: \"hello\"", role: "main")]
    article.language = "en"
    article.keywords = ["a", "b c"]
    article.published = NewsDate("2024-05-01")
    article.body = [paragraph("Text.")]
    var options = WritingOptions()
    options.writesFrontMatter = true
    let written = try text(article, options)
    #expect(
      written == """
        ---
        id: urn:x:1
        title: "Say: \\"hello\\""
        published: 2024-05-01
        language: en
        keywords: [a, b c]
        ---

        Text.

        """)
    let again = try #require(try Format.text.read(Array(written.utf8), source: "a.txt").articles.first)
    #expect(again.id == article.id && again.headlines == article.headlines && again.keywords == article.keywords)
  }

  @Test func `front matter that the article has left behind is written anew`() throws {
    var article = try TextSamples.article("front-matter.txt")
    article.headlines = [Prose("Bridge open again", role: "main")]
    let written = try text(article)
    #expect(written.contains("title: Bridge open again\n"))
    #expect(!written.contains("what drivers should know"))
    #expect(written.contains("id: urn:example:harbour-bridge\n"))
  }
}
