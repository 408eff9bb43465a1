import ArticleModel
import Testing

@testable import NewsFormats

struct JSONFeedReaderTests {
  @Test func `a number as id is read as text, and warned about at its place`() throws {
    let found = try Feed.read(#"{"id": 7, "content_text": "x"}"#)
    #expect(found.articles.map(\.id) == ["7"])
    #expect(found.told == ["2:8 warning jsonfeed-id"])
  }

  @Test func `an item without an id is known by its url`() throws {
    let found = try Feed.read(#"{"url": "https://a.example/1", "content_text": "x"}"#)
    #expect(found.articles.map(\.id) == ["https://a.example/1"])
    #expect(found.articles[0].provenance.inferred.map(\.path) == ["id"])
    #expect(found.told == ["2:1 warning jsonfeed-id"])
  }

  @Test func `an item without id and url is an error, and its neighbours are read`() throws {
    let found = try Feed.read(
      #"{"id": "1", "content_text": "x"}"#, #"  {"content_text": "lost"}"#, #"{"id": "3", "content_text": "y"}"#)
    #expect(found.articles.map(\.id) == ["1", "3"])
    #expect(found.told == ["3:3 error jsonfeed-id"])
  }

  @Test func `an empty id is none`() throws {
    let found = try Feed.read(#"{"id": "", "content_text": "x"}"#)
    #expect(found.articles.isEmpty)
    #expect(found.told == ["2:8 error jsonfeed-id"])
  }

  @Test(arguments: ["5", "\"text\"", "[{\"id\": \"1\"}]", "null", "true"])
  func `an item that is no object is an error, and its neighbours are read`(_ item: String) throws {
    let found = try Feed.read(#"{"id": "1", "content_text": "x"}"#, item, #"{"id": "3", "content_text": "y"}"#)
    #expect(found.articles.map(\.id) == ["1", "3"])
    #expect(found.told == ["3:1 error jsonfeed-item"])
  }

  @Test(arguments: [
    (#""title": ["a"]"#, "title"), (#""summary": 4"#, "summary"), (#""url": {"x": 1}"#, "url"),
    (#""image": false"#, "image"), (#""date_published": 1399662240"#, "date_published"),
    (#""authors": "me""#, "authors"), (#""author": "me""#, "author"), (#""tags": {"a": 1}"#, "tags"),
    (#""attachments": "x""#, "attachments"), (#""language": 1"#, "language"), (#""content_html": 1"#, "content_html"),
  ])
  func `a value of the wrong type loses its field, and is kept`(_ member: String, _ name: String) throws {
    let found = try Feed.read("{\"id\": \"1\", \(member), \"content_text\": \"kept\"}")
    let article = try #require(found.articles.first)
    #expect(PlainText.of(article.body) == "kept")
    #expect(article.extensions.map { $0.anchor.prefix { $0 != "/" } } == [Substring(name)])
    let column = "{\"id\": \"1\", ".count + member.prefix { $0 != ":" }.count + 3
    #expect(found.told == ["2:\(column) warning jsonfeed-value"])
    #expect(found.diagnostics[0].articleID == "1" || name == "url")
  }

  @Test func `what an author, tag or attachment has wrong loses no more than that`() throws {
    let found = try Feed.read(
      """
      {"id": "1", "content_text": "x", "authors": [5, {"name": "Ada", "url": 1}], "tags": ["a", 1, "b"],
      "attachments": ["x", {"url": "https://a.example/1", "mime_type": "audio/mpeg", "size_in_bytes": "big"}]}
      """)
    let article = try #require(found.articles.first)
    #expect(article.contributors == [Contributor(name: "Ada", role: "author")])
    #expect(article.keywords == ["a", "b"])
    #expect(article.media.map(\.type) == ["audio"])
    #expect(
      article.extensions.map(\.anchor) == [
        "authors/0", "authors/1/url", "tags/1", "attachments/0", "attachments/1/size_in_bytes",
      ])
    #expect(found.told.map { $0.split(separator: " ")[0] } == ["2:46", "2:72", "2:91", "3:17", "3:97"])
  }

  @Test func `null says nothing`() throws {
    let found = try Feed.read(#"{"id": "1", "title": null, "authors": null, "content_text": "x", "_x": null}"#)
    #expect(found.articles.map(\.extensions) == [[]])
    #expect(found.told == [])
  }

  @Test(arguments: [
    ("2026-03-15T07:30:00+01:00", "2026-03-15T07:30:00+01:00", false, false),
    ("2026-03-15t07:30:00.5z", "2026-03-15T07:30:00.5Z", true, false),
    ("2026-03-15", "2026-03-15", false, true),
    ("2026-03-15T07:30:00", "2026-03-15T07:30:00", false, true),
    ("Sun, 15 Mar 2026 07:30:00 GMT", "2026-03-15T07:30:00Z", true, true),
  ])
  func `a date keeps its precision and its spelling`(
    _ text: String, _ date: String, _ isSpelled: Bool, _ isWarned: Bool
  ) throws {
    let found = try Feed.read("{\"id\": \"1\", \"date_published\": \"\(text)\", \"content_text\": \"x\"}")
    let article = try #require(found.articles.first)
    #expect(article.published?.description == date)
    #expect(article.provenance.spellings == (isSpelled ? [.init(path: "published", text: text)] : []))
    #expect(found.told == (isWarned ? ["2:31 warning jsonfeed-date"] : []))
  }

  @Test func `what is no date is kept as an extension`() throws {
    let found = try Feed.read(#"{"id": "1", "date_modified": "soon", "content_text": "x"}"#)
    #expect(found.articles[0].versionCreated == nil)
    #expect(found.articles[0].extensions == [Extension(anchor: "date_modified", name: "date_modified", value: "soon")])
    #expect(found.told == ["2:30 warning jsonfeed-date"])
  }

  @Test func `blank lines part paragraphs of a text`() throws {
    let found = try Feed.read(#"{"id": "1", "content_text": "\n\none\r\ntwo  \n \n\tthree\rfour\n"}"#)
    #expect(
      found.articles[0].body == [
        Block(.paragraph(RichText("one\ntwo"), role: "")), Block(.paragraph(RichText("three\nfour"), role: "")),
      ])
  }

  @Test func `beside HTML the text is another form, and is kept`() throws {
    let found = try Feed.read(#"{"id": "1", "content_text": "b", "content_html": "<p>a</p>"}"#)
    #expect(PlainText.of(found.articles[0].body) == "a")
    #expect(found.articles[0].extensions == [Extension(anchor: "content_text", name: "content_text", value: "b")])
    let written = try Feed.written(found.articles)
    #expect(written.contains(#""content_html":"<p>a</p>","content_text":"b""#))
  }

  @Test func `an item without content is read, and warned about`() throws {
    let found = try Feed.read(#"{"id": "1", "title": "T"}"#)
    #expect(found.articles.map(\.body) == [[]])
    #expect(found.told == ["2:1 warning jsonfeed-content"])
  }

  @Test func `relative addresses in HTML are seen from the item, else from the home page`() throws {
    let item = #""content_html": "<p><a href=\"x\">a</a></p><img src=\"/y.png\">"}"#
    let found = try Feed.read(
      #"{"id": "1", "url": "https://a.example/b/c", \#(item)"#, #"{"id": "2", \#(item)"#,
      frame: #""title": "T", "home_page_url": "https://home.example/""#)
    let links = found.articles.map { article -> [String] in
      guard case .paragraph(let text, _)? = article.body.first?.content else { return [] }
      return text.marks.compactMap { if case .link(let href, _, _) = $0.kind { href } else { nil } }
    }
    #expect(links == [["https://a.example/b/x"], ["https://home.example/x"]])
    #expect(
      found.articles.map { $0.media.map(\.renditions[0].href) } == [
        ["https://a.example/y.png"], ["https://home.example/y.png"],
      ])
  }

  @Test func `the main picture in the body is one medium`() throws {
    let found = try Feed.read(
      """
      {"id": "1", "image": "https://a.example/2.jpg", "banner_image": "https://a.example/b.jpg",
      "content_html": "<p>x <img src='https://a.example/1.jpg'> <img src='https://a.example/2.jpg' alt='two'></p>"}
      """)
    let media = found.articles[0].media
    #expect(media.map(\.renditions[0].href).map { $0.suffix(5) } == ["2.jpg", "1.jpg", "b.jpg"])
    #expect(media.map(\.altText) == ["two", "", ""])
  }

  @Test func `attachments with the same title are files of one medium`() throws {
    let file = #"{"url": "https://a.example/1", "mime_type": "video/mp4", "title": "T"}"#
    let found = try Feed.read("{\"id\": \"1\", \"content_text\": \"x\", \"attachments\": [\(file), \(file)]}")
    #expect(found.articles[0].media.map(\.renditions.count) == [2])
  }

  @Test func `language and authors of the feed hold for items that have none`() throws {
    let found = try Feed.read(
      #"{"id": "1", "content_text": "x"}"#,
      #"{"id": "2", "content_text": "x", "language": "de", "authors": [{"name": "Bo"}]}"#,
      frame: #""title": "T", "language": "en", "author": {"name": "Ada"}"#)
    #expect(found.articles.map(\.language) == ["en", "de"])
    #expect(found.articles.map { $0.contributors.map(\.name) } == [["Ada"], ["Bo"]])
    #expect(found.articles.map { $0.provenance.inferred.map(\.path) } == [["language", "contributors"], []])
  }

  @Test func `what stands behind the items arrives`() throws {
    let found = try Format.jsonFeed.read(
      #"{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "content_text": "x"}], "title": "T"}"#)
    #expect(found.collections.last?.title == "T")
    #expect(found.told == [])
  }

  @Test func `a feed without items is a document without articles`() throws {
    let found = try Format.jsonFeed.read(Feed.text())
    #expect(found.articles.isEmpty)
    #expect(found.collections.map(\.title) == ["Feed"])
    #expect(found.told == [])
  }

  @Test func `the member items may be missing, but be nothing else than an array`() throws {
    let found = try Format.jsonFeed.read(#"{"version": "https://jsonfeed.org/version/1", "title": "T"}"#)
    #expect(found.articles.isEmpty)
    #expect(found.told == ["1:1 warning jsonfeed-items"])
    let error = #expect(throws: DocumentError.self) {
      try Format.jsonFeed.read("{\"version\": \"https://jsonfeed.org/version/1\",\n \"items\": {\"id\": 1}}")
    }
    #expect(error?.diagnostic.location == SourceLocation(source: "test", line: 2, column: 11))
  }

  @Test func `a truncated feed is an error at its end`() throws {
    let text =
      "{\"version\": \"https://jsonfeed.org/version/1\", \"title\": \"T\", \"items\": [\n{\"id\": \"1\"},\n{\"id\""
    let error = #expect(throws: DocumentError.self) { try Format.jsonFeed.read(text) }
    #expect(error?.diagnostic.location == SourceLocation(source: "test", line: 3, column: 6))
  }

  @Test func `a title and a version have to be there`() throws {
    let found = try Format.jsonFeed.read(#"{"items": []}"#)
    #expect(found.told == ["1:1 warning jsonfeed-title", "1:1 warning jsonfeed-version"])
  }

  @Test func `what is left out of HTML is told at its place`() throws {
    let found = try Feed.read(#"{"id": "1", "content_html": "<p>a</p><script>x</script>"}"#)
    #expect(found.told == ["2:29 warning jsonfeed-html"])
    #expect(found.diagnostics[0].message.contains("script"))
  }

  @Test(arguments: ["rich-1.1", "legacy-author-1.0", "wrong-types", "extensions"])
  func `chunks of any size give the same`(_ name: String) throws {
    let sample = try #require(Sample.all.first { $0.name == "jsonfeed/\(name).json" })
    let bytes = try sample.bytes
    let whole = try Format.jsonFeed.read(bytes, chunk: bytes.count)
    #expect(!whole.articles.isEmpty)
    for chunk in [1, 2, 3, 7, 64, 1000] {
      let parts = try Format.jsonFeed.read(bytes, chunk: chunk)
      #expect(parts.articles == whole.articles)
      #expect(parts.collections == whole.collections)
      #expect(parts.diagnostics == whole.diagnostics)
    }
  }
}
