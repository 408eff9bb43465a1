import ArticleModel
import NewsFormats
import Testing

/// What feeds say of their departures, and what is refused when they are written.
struct FeedTests {
  private func read(_ format: Format, _ text: String, base: String = "", chunk: Int = 1 << 16) throws -> (
    [Article], [ArticleCollection], [String]
  ) {
    let collector = Collector()
    var options = ReadingOptions()
    options.base = base
    let reader = try #require(format.makeReader?(options))
    reader.begin(source: "a", sink: collector)
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + chunk)
      try reader.push(bytes[start..<end].span)
      start = end
    }
    try reader.finish()
    let told = collector.diagnostics.map {
      "\($0.location.line):\($0.location.column) \($0.severity) \($0.code)"
    }
    return (collector.articles, collector.collections, told)
  }

  private static let careless = """
    <rss version="2.0"><channel><title>C</title>
    <item><title>A</title><pubDate>soon</pubDate>
      <enclosure url="http://a.example/1.mp3" length="much" type="audio/mpeg"/></item>
    <item><description>b &lt;script&gt;1&lt;/script&gt;</description></item>
    </channel></rss>
    """

  @Test(arguments: [1, 7, 1 << 16])
  func `a departure is a warning at its place, whatever the pieces`(_ chunk: Int) throws {
    let (articles, _, told) = try read(.rss, Self.careless, chunk: chunk)
    #expect(articles.map(\.headlines.first?.text) == ["A", nil])
    #expect(told == ["2:23 warning feed-date", "3:3 warning feed-number", "4:7 warning feed-html"])
    #expect(articles[0].extensions == [Extension(anchor: "pubDate", name: "pubDate", value: "soon")])
  }

  @Test func `a feed without items is its collection and a note`() throws {
    let (articles, collections, told) = try read(.rss, "<rss version='2.0'><channel><title>Q</title></channel></rss>")
    #expect(articles.isEmpty)
    #expect(collections.map(\.title) == ["Q"])
    #expect(told == ["1:1 note feed-empty"])
  }

  @Test(arguments: [
    "http://search.yahoo.com/mrss/", "https://search.yahoo.com/mrss/", "http://search.yahoo.com/mrss",
    "HTTP://Search.Yahoo.com/mrss#",
  ])
  func `a module is known by other spellings of its namespace`(_ namespace: String) throws {
    let text = """
      <rss version="2.0" xmlns:m="\(namespace)"><channel><title>C</title><item><title>T</title>
      <m:content url="https://a.example/1.jpg" type="image/jpeg"/></item></channel></rss>
      """
    let (articles, _, _) = try read(.rss, text)
    #expect(articles[0].media.map(\.type) == ["picture"])
    #expect(articles[0].extensions == [])
    let other = try read(.rss, text.replacing("yahoo", with: "other").replacing("Yahoo", with: "Other")).0
    #expect(other[0].media == [])
  }

  @Test func `relative addresses are seen from the base that is stated`() throws {
    let text =
      "<rss><channel><item><link>b</link><description>&lt;a href='c'&gt;x&lt;/a&gt;</description></item></channel></rss>"
    let (articles, _, _) = try read(.rss, text, base: "https://a.example/f/")
    #expect(articles[0].url == "https://a.example/f/b")
    let link = Mark(.link(href: "https://a.example/f/c", rel: "", title: ""), start: 0, end: 1)
    #expect(articles[0].body == [Block(.paragraph(RichText("x", marks: [link]), role: ""))])
  }

  @Test func `items that nothing tells apart are known by their content, always by the same`() throws {
    let text = "<rss><channel><item><title>A</title></item><item><title>B</title></item></channel></rss>"
    let (articles, _, _) = try read(.rss, text)
    #expect(articles[0].id.hasPrefix("urn:sha256:"))
    #expect(articles[0].id != articles[1].id)
    #expect(try read(.rss, text, chunk: 3).0.map(\.id) == articles.map(\.id))
  }

  // MARK: Writing

  private static let article: Article = {
    var article = Article()
    article.id = "1"
    article.headlines = [Prose("A & B <b>", role: "main")]
    article.provider = Concept(name: "P")
    article.versionCreated = NewsDate("2024-05-05T08:00:00Z")
    return article
  }()

  @Test(arguments: [Format.rss, .rss1])
  func `RSS without the address of its site is refused with the option that helps`(_ format: Format) throws {
    let error = #expect(throws: DocumentError.self) { try format.write([Self.article]) }
    #expect(error?.diagnostic.code == "mandatory-value")
    #expect(error?.diagnostic.hint == "--base ADDRESS supplies one")
  }

  @Test(arguments: ["2024", "2024-05"])
  func `no day is made up for Atom`(_ date: String) throws {
    var article = Self.article
    article.versionCreated = NewsDate(date)
    let error = #expect(throws: DocumentError.self) { try Format.atom.write([article]) }
    #expect(error?.diagnostic.code == "mandatory-value")
  }

  @Test(arguments: ["2024-05-05", "2024-05-05T08:00", "2024-05-05T08:00:00"])
  func `a date that Atom wants more of is read back as it was`(_ date: String) throws {
    var article = Self.article
    article.versionCreated = NewsDate(date)
    let copy = try Format.atom.read(Format.atom.write([article]), source: "copy").articles[0]
    #expect(copy.versionCreated?.description == date)
    #expect(copy.id == "1")
    #expect(copy.headlines == article.headlines)
  }

  @Test func `two items with one id are warned about`() throws {
    let collector = Collector()
    _ = try Format.atom.write([Self.article, Self.article], to: collector)
    #expect(collector.diagnostics.map(\.code) == ["feed-duplicate"])
  }
}
