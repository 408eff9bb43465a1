import ArticleModel
import Testing

@testable import NewsFormats

struct JSONFeedWriterTests {
  private static func article(_ id: String = "1") -> Article {
    var article = Article()
    article.id = id
    return article
  }

  @Test func `the title of a feed comes from the collection`() throws {
    var collection = ArticleCollection()
    collection.title = "T"
    #expect(try Feed.written([], collections: [collection]).contains(#""title":"T""#))
    #expect(try Feed.written([JSONFeedWriterTests.article()], later: [collection]).contains(#""title":"T""#))
  }

  @Test(
    arguments: [
      { $0.provider = Concept(name: "Near") }, { $0.distributor = "Near" }, { $0.sources = [Concept(name: "Near")] },
      { $0.dateline = Dateline(text: "", source: "Near") }, { $0.collection = CollectionReference(title: "Near") },
      { $0.headlines = [Prose("Near")] },
    ] as [@Sendable (inout Article) -> Void])
  func `a feed without a title takes one from near its articles, and says so`(
    _ change: @Sendable (inout Article) -> Void
  ) throws {
    var article = JSONFeedWriterTests.article()
    change(&article)
    let feed = try Feed.written([article])
    #expect(feed.contains(#""title":"Near""#))
    #expect(feed.contains(#""provenance":{"inferred":[{"path":"title""#))
    let read = try Format.jsonFeed.read(feed)
    #expect(read.collections.allSatisfy { $0.title.isEmpty })
    #expect(read.articles[0].collection == article.collection)
  }

  @Test func `a feed whose title nobody knows is refused, and the option is named`() throws {
    let error = #expect(throws: DocumentError.self) {
      try Feed.written([JSONFeedWriterTests.article("1"), JSONFeedWriterTests.article("2")])
    }
    #expect(error?.diagnostic.code == "jsonfeed-title")
    #expect(error?.diagnostic.hint.contains("--provider") == true)
  }

  @Test func `an item is known by its url when it has no id, and is refused without both`() throws {
    var article = Article()
    article.url = "https://a.example/1"
    article.headlines = [Prose("H", role: "main")]
    let written = try Feed.written([article])
    #expect(written.contains(#"{"id":"https://a.example/1","url":"https://a.example/1","title":"H""#))
    #expect(try Format.jsonFeed.read(written).articles[0].provenance.inferred.map(\.path) == ["id"])
    let error = #expect(throws: DocumentError.self) { try Feed.written([Article()]) }
    #expect(error?.diagnostic.code == "jsonfeed-id")
    #expect(error?.diagnostic.hint.contains("--set id=") == true)
  }

  @Test func `an article without a body has an empty text, any other one HTML`() throws {
    var article = JSONFeedWriterTests.article()
    article.headlines = [Prose("H")]
    #expect(try Feed.written([article]).contains(#""content_text":"""#))
    article.body = [Block(.paragraph("a < b", role: ""))]
    #expect(try Feed.written([article]).contains(#""content_html":"<p>a &lt; b</p>""#))
  }

  @Test func `whom and what an article is about is named to readers that know no _news`() throws {
    var article = JSONFeedWriterTests.article()
    article.byline = "By Ada Brook"
    article.provider = Concept(name: "P")
    article.subjects = [Concept(name: "harbours", code: "1")]
    article.places = [Concept(name: "Northport"), Concept(name: "harbours")]
    let written = try Feed.written([article])
    #expect(written.contains(#""authors":[{"name":"Ada Brook"}],"tags":["harbours","Northport"]"#))
    let copy = try Format.jsonFeed.read(written).articles[0]
    #expect(ArticleComparison(of: article, with: copy).differences.isEmpty)
  }

  @Test func `several feeds in one keep what each says about itself`() throws {
    var first = ArticleCollection()
    first.title = "First"
    var second = ArticleCollection()
    second.title = "Second"
    let feed = try Feed.written([], later: [first, second])
    let found = try #require(Format.jsonFeed.read(feed).collections.last)
    #expect(found.title == "First")
    #expect(found.extensions.map(\.value) == [#"[{"title":"Second"}]"#])
  }

  @Test func `the schema finds what is wrong with items and with what is around them`() throws {
    let validator = try #require(try Format.jsonFeed.makeValidator?())
    func errors(_ text: String) -> [String] {
      validator.begin(source: "feed")
      validator.push(Array(text.utf8).span)
      return validator.finish().map { "\($0.location.line):\($0.location.column)" }
    }
    #expect(errors(Feed.text(#"{"id": "1", "content_text": "", "_x": 1, "_news": {"urgency": 4}}"#)) == [])
    #expect(errors(Feed.text(#"{"id": "1"}"#)) == ["2:1"])
    #expect(errors(Feed.text(#"{"id": 1, "content_text": ""}"#)) == ["2:8"])
    #expect(errors(Feed.text(#"{"id": "1", "content_text": "", "date_published": "2026-03-15"}"#)) == ["2:51"])
    #expect(errors(Feed.text(#"{"id": "1", "content_text": "", "_news": {"urgency": 10}}"#)) == ["2:54"])
    #expect(errors(Feed.text(frame: #""description": """#)) == ["1:1"])
    #expect(errors(Feed.text(frame: #""title": "T", "_news": {"collection": {"title": 1}}"#)) == ["1:97"])
  }

  @Test func `feeds that were made up are valid`() throws {
    let validator = try #require(try Format.jsonFeed.makeValidator?())
    for seed in 0..<60 {
      var generator = ArticleGenerator(seed: 500 + seed)
      var articles = [generator.article(), generator.article()]
      for index in articles.indices { articles[index].id = "urn:x:\(index)" }
      var collection = generator.collection()
      collection.title = "T"
      let bytes = try Format.jsonFeed.write(articles, collections: [collection])
      validator.begin(source: "seed \(500 + seed)")
      validator.push(bytes.span)
      #expect(validator.finish().map(\.description) == [])
    }
  }

  @Test func `made-up articles keep everything but what HTML cannot hold`() throws {
    for seed in 0..<100 {
      var generator = ArticleGenerator(seed: 600 + seed)
      var article = generator.article()
      article.id = "urn:x:1"
      article.body = []
      let bytes = try Format.jsonFeed.write([article], collections: [])
      let copy = try #require(Format.jsonFeed.read(bytes).articles.first)
      let differences = ArticleComparison(of: article, with: copy).differences
      #expect(differences.map(\.description) == [], "seed \(600 + seed)")
    }
  }
}
