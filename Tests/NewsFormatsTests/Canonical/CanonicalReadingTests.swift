import ArticleModel
import Testing

@testable import NewsFormats

@Suite("Canonical forms are read with care")
struct CanonicalReadingTests {
  @Test("a wrong type loses the field, not the article")
  func wrongType() throws {
    let text = """
      {"format": "wirecopy/1", "articles": [
        {"id": "a", "urgency": "high", "priority": 12,
         "published": "yesterday", "headlines": [{"text": 1}, {"text": "b"}], "title": "t"}
      ]}
      """
    let collector = try Format.json.read(text)
    let article = try #require(collector.articles.first)
    #expect(article.id == "a" && article.title == "t" && article.urgency == nil && article.priority == nil)
    #expect(article.headlines.map(\.text) == ["", "b"])
    #expect(
      article.extensions == [
        Extension(anchor: "urgency", name: "urgency", value: "high"),
        Extension(anchor: "priority", name: "priority", value: "12"),
        Extension(anchor: "published", name: "published", value: "yesterday"),
        Extension(anchor: "headlines/0/text", name: "text", value: "1"),
      ])
    #expect(
      collector.diagnostics.map(\.description) == [
        "test:2:26: warning: urgency must be an integer [canonical-value]\n  article a",
        "test:2:46: warning: priority must be from 1 to 9, not 12 [canonical-value]\n  article a",
        "test:3:17: warning: published must be a date in ISO 8601, not “yesterday” [canonical-value]\n  article a",
        "test:3:53: warning: text must be a string [canonical-value]\n  article a",
      ])
  }

  @Test("an unknown member becomes an extension; null and derived say nothing")
  func unknownMember() throws {
    let text =
      #"{"format":"wirecopy/1","articles":[{"id":"a","mood":{"x":[1]},"title":null,"derived":{"bodyText":"b"}}]}"#
    let collector = try Format.json.read(text)
    #expect(collector.articles.first?.extensions == [Extension(anchor: "mood", name: "mood", value: #"{"x":[1]}"#)])
    #expect(collector.diagnostics.map(\.code) == ["canonical-unknown"])
    #expect(collector.diagnostics.first?.location.column == 53)
  }

  @Test("marks outside their text and unknown blocks are left out with a warning")
  func wrongMarks() throws {
    let text = """
      {"format":"wirecopy/1","id":"a","body":[{"type":"poem"},
      """
      + #"{"type":"paragraph","text":"ab","marks":[{"type":"strong","start":0,"end":3},{"type":"code","start":0,"end":2}]}]}"#
    let collector = try Format.ndjson.read(text)
    let expected = RichText("ab", marks: [Mark(.code, start: 0, end: 2)])
    #expect(collector.articles.first?.body == [Block(.paragraph(expected, role: ""))])
    #expect(collector.diagnostics.count == 2)
    #expect(collector.articles.first?.extensions.map(\.anchor) == ["body/0"])
  }

  @Test("another format is refused")
  func otherFormat() {
    for (text, column) in [
      (#"{"format":"wirecopy/2","articles":[{"id":"a"}]}"#, 11), (#"{"articles":[]}"#, 1), (#"{"articles":[{}]}"#, 1),
    ] {
      let error = #expect(throws: DocumentError.self) { try Format.json.read(text) }
      #expect(error?.diagnostic.code == "canonical-format")
      #expect(error?.diagnostic.location == SourceLocation(source: "test", line: 1, column: column))
    }
    let error = #expect(throws: DocumentError.self) { try Format.xml.read("<a><article/></a>") }
    #expect(error?.diagnostic.code == "canonical-format")
    #expect(error?.diagnostic.location == SourceLocation(source: "test", line: 1, column: 1))
  }

  @Test("a document without articles must say so")
  func missingArticles() {
    for (text, column) in [(#"{"format":"wirecopy/1"}"#, 1), (#"{"format":"wirecopy/1","articles":{}}"#, 35)] {
      let error = #expect(throws: DocumentError.self) { try Format.json.read(text) }
      #expect(error?.diagnostic.code == "canonical-value")
      #expect(error?.diagnostic.location == SourceLocation(source: "test", line: 1, column: column))
    }
  }

  @Test("the deepest nesting that is allowed is read")
  func deepNesting() throws {
    let depth = 160
    let articles =
      String(repeating: #"{"associations":[{"article":"#, count: depth) + "{}" + String(repeating: "}]}", count: depth)
    var article = try #require(try Format.ndjson.read(articles).articles.first)
    var reached = 0
    while let inner = article.associations.first?.article {
      article = inner
      reached += 1
    }
    #expect(reached == depth)
    let blocks =
      String(repeating: #"{"type":"note","blocks":["#, count: 250) + String(repeating: "]}", count: 250)
    let body = try #require(try Format.ndjson.read(#"{"body":[\#(blocks)]}"#).articles.first).body
    #expect(try Format.ndjson.read(Format.ndjson.write([article])).articles.count == 1)
    #expect(body.count == 1)
  }

  @Test("collections that come too late are reported")
  func lateCollections() throws {
    let collector = Collector()
    _ = try Format.json.write(
      [], collections: [ArticleCollection()], later: [ArticleCollection(), ArticleCollection()], to: collector)
    #expect(collector.diagnostics.map(\.code) == ["canonical-collections"])
  }

  @Test("a bad line is lost, its neighbours are not")
  func badLine() throws {
    let text = """
      {"format": "wirecopy/1", "id": "a"}
      {"format": "wirecopy/1", "id": b}
      {"format": "other", "id": "c"}
      []
      {"format": "wirecopy/1", "id": "d"}
      """
    let collector = try Format.ndjson.read(text, chunk: 3)
    #expect(collector.articles.map(\.id) == ["a", "d"])
    #expect(collector.diagnostics.map(\.severity) == [.error, .error, .error])
    #expect(collector.diagnostics.map(\.location.line) == [2, 3, 4])
    #expect(collector.diagnostics.map(\.location.column) == [32, 12, 1])
  }

  @Test("what XML does not know becomes an extension")
  func unknownXML() throws {
    let text = """
      <articles xmlns="urn:wirecopy:article:1"><article id="a" mood="x" urgency="12">
        <f:b xmlns:f="urn:f">c</f:b>
        <headline>One <f:i xmlns:f="urn:f">two</f:i></headline>
        <body><poem/><paragraph>p</paragraph></body>
      </article></articles>
      """
    let collector = try Format.xml.read(text)
    let article = try #require(collector.articles.first)
    #expect(article.headlines.first?.text == "One two")
    #expect(article.body == [Block(.paragraph("p", role: ""))])
    #expect(
      article.extensions == [
        Extension(anchor: "@mood", name: "mood", value: "x"),
        Extension(anchor: "@urgency", name: "urgency", value: "12"),
        Extension(anchor: "b", namespace: "urn:f", name: "b", value: "c"),
        Extension(anchor: "headline/i", namespace: "urn:f", name: "i", value: "two"),
        Extension(anchor: "body/poem", name: "poem", value: ""),
      ])
    #expect(collector.diagnostics.map(\.location.line) == [1, 1, 2, 3, 4])
  }

  @Test("marks that are cut are whole again, and points stay")
  func cutMarks() throws {
    let text = RichText(
      "abcdef",
      marks: [Mark(.strong, start: 0, end: 3), Mark(.emphasis, start: 2, end: 6), Mark(.code, start: 3, end: 3)])
    var article = Article()
    article.headlines = [Prose(text)]
    let xml = String(decoding: try Format.xml.write([article]), as: UTF8.self)
    #expect(
      xml.contains(
        #"<headline><strong>ab<emphasis id="1">c</emphasis></strong><emphasis id="1"><code/>def</emphasis></headline>"#)
    )
    #expect(try Format.xml.read(xml).articles == [article])
  }

  @Test("characters that XML cannot hold are replaced and reported")
  func illegalCharacters() throws {
    var article = Article()
    article.id = "a"
    article.title = "b\u{0}c\u{FFFE}"
    let collector = Collector()
    let bytes = try Format.xml.write([article], to: collector)
    #expect(try Format.xml.read(bytes).articles.first?.title == "b\u{FFFD}c\u{FFFD}")
    #expect(collector.diagnostics.map(\.articleID) == ["a"])
  }

  @Test("a table is read in any order of columns, without the JSON, and with another delimiter")
  func foreignTable() throws {
    let text = "body_text;headline;mood;urgency;id\r\n\"One\n\nTwo\";H;x;high;a\r\n"
    let collector = try Format.csv.read(text, chunk: 5)
    let article = try #require(collector.articles.first)
    #expect(article.id == "a")
    #expect(article.headlines == [Prose("H", role: "main")])
    #expect(article.body == [Block(.paragraph("One", role: "")), Block(.paragraph("Two", role: ""))])
    #expect(article.extensions.map(\.name) == ["mood", "urgency"])
    #expect(
      collector.diagnostics.map(\.location) == [
        SourceLocation(source: "test", line: 1, column: 20), SourceLocation(source: "test", line: 4, column: 10),
      ])
  }

  @Test("the same document in any format is known by its beginning")
  func detection() throws {
    var generator = ArticleGenerator(seed: 7)
    let articles = [generator.article(), generator.article()]
    for isPretty in [false, true] {
      var options = WritingOptions()
      options.isPretty = isPretty
      for format in [Format.json, .ndjson, .xml, .csv] {
        for articles in [articles, []] where !articles.isEmpty || format.name != "ndjson" {
          let beginning = Sniff(bytes: try format.write(articles, options: options), isWhole: true)
          let found = [Format.json, .ndjson, .xml, .csv].filter { $0.detect(beginning) != nil }.map(\.name)
          #expect(found == [format.name])
        }
      }
    }
    var article = Article()
    article.keywords = ["articles", "collections"]
    let lines = Sniff(bytes: try Format.ndjson.write([article]), isWhole: true)
    #expect(Format.all.filter { $0.detect(lines) != nil }.map(\.name) == ["ndjson"])
    for other in [#"{"format":"other"}"#, "<articles/>", "One, two\nthree", ""] {
      let beginning = Sniff(bytes: Array(other.utf8), isWhole: true)
      #expect([Format.json, .ndjson, .xml, .csv].allSatisfy { $0.detect(beginning) == nil })
    }
  }
}
