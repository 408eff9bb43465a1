import ArticleModel
import Testing

@testable import NewsFormats

/// What the project's own extension carries.
struct JSONFeedNewsTests {
  @Test func `what stands in _news wins over other members, even when it is empty`() throws {
    let found = try Feed.read(
      """
      {"id": "1", "title": "plain", "content_text": "x", "tags": ["a", "b"], "authors": [{"name": "Ada"}],
      "date_published": "2026-03-15T07:30:00Z", "_news": {"published": "2026-03", "keywords": [], "contributors": [],
      "headlines": [{"text": "main", "role": "main"}, {"text": "sub", "role": "sub"}], "urgency": 2}}
      """)
    let article = try #require(found.articles.first)
    #expect(article.headlines.map(\.text) == ["main", "sub"])
    #expect(article.published?.description == "2026-03")
    #expect(article.keywords == [] && article.contributors == [] && article.urgency == 2)
    #expect(found.told == [])
  }

  @Test func `what is wrong in _news is told at its place and kept`() throws {
    let found = try Feed.read(#"{"id": "1", "content_text": "x", "_news": {"urgency": "high", "odd": 1}}"#)
    #expect(found.told == ["2:55 warning canonical-value", "2:70 warning canonical-unknown"])
    #expect(found.articles[0].extensions.map(\.anchor) == ["_news/urgency", "_news/odd"])
  }

  @Test func `an article that members say completely has nothing in _news but where it comes from`() throws {
    var article = Article()
    article.id = "1"
    article.url = "https://a.example/"
    article.language = "en"
    article.headlines = [Prose("Head", role: "main")]
    article.summaries = [Prose("Sum")]
    article.keywords = ["a"]
    article.contributors = [Contributor(name: "Ada", role: "author", url: "https://ada.example/")]
    article.published = NewsDate("2026-03-15T07:30:00Z")
    article.versionCreated = NewsDate("2026-03-15T07:30:00.125+01:00")
    article.body = [Block(.paragraph("Text.", role: ""))]
    article.media = [
      Media(type: "picture", renditions: [.init(href: "https://a.example/1.jpg")]),
      Media(
        type: "audio", title: "Listen",
        renditions: [.init(href: "https://a.example/x.mp3", mediaType: "audio/mpeg", size: 1)]),
    ]
    var collection = ArticleCollection()
    collection.title = "Feed"
    article.collection = CollectionReference(title: "Feed")
    let written = try Feed.written([article], collections: [collection])
    #expect(!written.split(separator: "\n")[1].contains("_news"))
    let copy = try #require(Format.jsonFeed.read(written).articles.first)
    #expect(ArticleComparison(of: article, with: copy).differences.map(\.description) == [])
  }

  @Test func `a date that is less precise than RFC 3339 wants stands in _news alone`() throws {
    var article = Article()
    article.id = "1"
    article.published = NewsDate("2026-03-15")
    let written = try Feed.written([article])
    #expect(!written.contains("date_published"))
    #expect(written.contains(#""_news":{"published":"2026-03-15"}"#))
  }

  @Test func `addresses that mean nothing by themselves stand in _news as they are`() throws {
    var article = Article()
    article.id = "1"
    article.url = "a/1.html"
    article.externalURL = "#b"
    article.media = [Media(type: "picture", renditions: [.init(href: "1.jpg")])]
    var collection = ArticleCollection()
    collection.title = "T"
    collection.links = [Link(rel: "alternate", href: "https://home.example/")]
    let written = try Feed.written([article], collections: [collection])
    var options = ReadingOptions()
    options.base = "https://base.example/"
    let copy = try #require(Format.jsonFeed.read(Array(written.utf8), options: options).articles.first)
    #expect(copy.url == article.url && copy.externalURL == article.externalURL && copy.media == article.media)
  }

  @Test func `extensions of the feed are written where they were`() throws {
    let item = #"{"id": "1", "content_text": "x", "odd": [1], "_a": {"b": 1e2}, "_c": "text"}"#
    let found = try Feed.read(item, frame: #""title": "T", "_d": [true], "user_comment": "U", "expired": true"#)
    #expect(
      found.articles[0].extensions == [
        Extension(anchor: "odd", name: "odd", value: "[1]"),
        Extension(anchor: "_a", name: "_a", value: #"{"b":1e2}"#),
        Extension(anchor: "_c", name: "_c", value: #""text""#),
      ])
    let written = try Feed.written(found.articles, collections: found.collections)
    #expect(written.contains(#""_a":{"b":1e2},"_c":"text","_news":"#))
    #expect(written.contains(#""user_comment":"U","expired":true,"_d":[true]"#))
    let copy = try Format.jsonFeed.read(written)
    #expect(copy.articles[0].extensions == found.articles[0].extensions)
    #expect(copy.collections == found.collections)
  }

  @Test func `pictures of authors stay with their authors`() throws {
    let found = try Feed.read(
      #"{"id": "1", "content_text": "x", "authors": [{"name": "Ada"}, {"name": "Bo", "avatar": "https://b.example/"}]}"#
    )
    let written = try Feed.written(found.articles)
    #expect(written.contains(#"{"name":"Bo","avatar":"https://b.example/"}"#))
    #expect(try Format.jsonFeed.read(written).articles[0].extensions == found.articles[0].extensions)
  }

  @Test func `collections keep all there is`() throws {
    for seed in 0..<60 {
      var generator = ArticleGenerator(seed: 400 + seed)
      var collection = generator.collection()
      if collection.title.isEmpty { collection.title = "T" }
      let written = try Format.jsonFeed.write([], collections: [collection])
      let copy = try Format.jsonFeed.read(written)
      #expect((copy.collections.last ?? ArticleCollection()) == collection, "seed \(400 + seed)")
      #expect(copy.told == [], "seed \(400 + seed)")
    }
  }
}
