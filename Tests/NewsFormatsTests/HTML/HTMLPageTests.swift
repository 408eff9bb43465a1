import ArticleModel
import Foundation
import HTMLSyntax
import Testing

@testable import NewsFormats

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What pages are made of, whatever the article.
struct HTMLPageTests {
  private func page(_ article: Article, to collector: Collector = Collector()) throws -> String {
    String(decoding: try Format.html.write([article], to: collector), as: UTF8.self)
  }

  /// The page as an XML parser sees it; that fails where a tag is not closed or a character is not escaped.
  private func tree(_ page: String) throws -> XMLDocument { try XMLDocument(data: Data(page.utf8)) }

  /// The data of a page.
  private func data(_ page: String) throws -> [String: Any] {
    let start = try #require(page.range(of: "<script type=\"application/ld+json\">\n"))
    let end = try #require(page.range(of: "</script>", range: start.upperBound..<page.endIndex))
    let json = page[start.upperBound..<end.lowerBound]
    #expect(!json.contains("<") && !json.contains("&"))
    return try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  // MARK: Every article

  @Test(arguments: Sample.all)
  func `pages of samples are well-formed and hold every word of the body`(_ sample: Sample) throws {
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: sample.path)))
    for article in try sample.format.read(bytes, source: sample.name).articles {
      let page = try page(article)
      let found = Set(try tree(page).rootElement()?.stringValue?.split(whereSeparator: \.isWhitespace) ?? [])
      let words = PlainText.of(article.body).split(whereSeparator: \.isWhitespace)
      // Marks and blocks stand close to one another in the text of a whole tree.
      let all = found.joined(separator: " ")
      #expect(words.filter { !found.contains($0) && !all.contains($0) } == [], "\(sample.name)")
      #expect(HTMLPageTests.problems(in: page) == [])
    }
  }

  @Test func `pages of articles that were made up are well-formed`() throws {
    for seed in 0..<150 {
      var generator = ArticleGenerator(seed: 4_000 + seed)
      let page = try page(generator.article())
      #expect(throws: Never.self, "seed \(4_000 + seed)") { try tree(page) }
      #expect(HTMLPageTests.problems(in: page) == [], "seed \(4_000 + seed)")
      _ = try data(page)
    }
  }

  /// What tokens of a page are not as they should be.
  static func problems(in page: String) -> [String] {
    let check = PageCheck()
    HTMLTokenizer().tokenize(Array(page.utf8).span, into: check)
    return check.problems + check.open.map { "\($0) is not closed" }
  }

  @Test(arguments: [
    "<p><b>a</p>", "<p>a</p></p>", "<p onclick='a'>b</p>", "<a href='javascript:a'>b</a>", "<script>a</script>",
    "<iframe src='https://a.example/'></iframe>", "<p id='a'></p><p id='a'></p>", "<a href='b'><a href='c'>d</a></a>",
    "<img src='data:text/html,a'/>",
  ])
  func `the check finds what is wrong`(_ page: String) { #expect(!HTMLPageTests.problems(in: page).isEmpty) }

  // MARK: Nothing that acts

  private static let hostile = """
    <p onmouseover="steal()">kept <a href="java&#x0A;script:steal()">words</a></p><script>steal()</script>
    <svg onload="steal()"><text>drawn</text></svg><iframe src="javascript:steal()"></iframe>
    <iframe src="https://video.example/1"></iframe><object data="steal.swf">seen</object>
    <form action="https://evil.example/"><input type="submit" value="x"/></form><p>unclosed <b>bold
    """

  @Test func `nothing that acts comes through, and every word does`() throws {
    var article = Article()
    article.id = "javascript:steal()"
    article.url = "javascript:steal()"
    article.headlines = [Prose("</title><script>steal()</script> & <!-- ")]
    let link = Mark(.link(href: " JavaScript:steal()", rel: "", title: ""), start: 0, end: 4)
    let inner = Mark(.link(href: "https://a.example/2", rel: "", title: ""), start: 6, end: 7)
    let outer = Mark(.link(href: "https://a.example/1", rel: "", title: ""), start: 5, end: 8)
    article.body = [
      Block(.raw(format: "html", value: Self.hostile)),
      Block(.paragraph(RichText("link outer", marks: [link, outer, inner]), role: "")),
      Block(.embed(Embed(url: "javascript:steal()", html: "<blockquote>said</blockquote><script src='x'></script>"))),
      Block(.media(MediaReference(mediaID: "m"))),
    ]
    article.media = [
      Media(id: "m", type: "picture", caption: "shown", renditions: [.init(href: "data:text/html,<script>")])
    ]
    article.related = [RelatedItem(title: "told", href: "vbscript:steal()")]
    let collector = Collector()
    let page = try page(article, to: collector)
    #expect(HTMLPageTests.problems(in: page) == [])
    let text = try tree(page).nodes(forXPath: "//*[local-name()='article']").first?.stringValue ?? ""
    for word in ["kept", "words", "drawn", "seen", "unclosed", "bold", "link outer", "said", "shown", "told"] {
      #expect(text.contains(word), "\(word)")
    }
    #expect(page.contains("<a href=\"https://video.example/1\">"))
    let told = Set(collector.diagnostics.map(\.message))
    #expect(told.contains("script is left out: it may do harm on a page"))
    #expect(told.contains("an address that is not allowed is left out: it may do harm on a page"))
    #expect(collector.diagnostics.allSatisfy { $0.articleID == article.id })
  }

  @Test func `characters that HTML cannot hold are replaced and counted`() throws {
    var article = Article()
    let illegal: [UInt32] = [0, 0x85, 0xFFFE, 0x1FFFF, 0xFDD0]
    let legal = "\u{FDCF}\u{10FFFD}é"
    let text = illegal.compactMap(Unicode.Scalar.init).map { "a\($0)" }.joined() + legal
    article.headlines = [Prose(RichText(text))]
    let collector = Collector()
    let page = try page(article, to: collector)
    #expect(page.contains("<h1>\(String(repeating: "a\u{FFFD}", count: 5))\(legal)</h1>"))
    #expect(collector.diagnostics.map(\.code) == ["html-character"])
  }

  // MARK: What is said

  private var harbour: Article {
    var article = Article()
    article.id = "urn:example:1"
    article.url = "https://example.org/1"
    article.language = "ar-EG"
    article.headlines = [Prose("Main", role: "main"), Prose("Below", role: "sub")]
    article.byline = "By Ada Example"
    article.firstCreated = FeedDate.parse("2026-03")
    article.published = FeedDate.parse("2026-03-14T09:30+01:00")
    article.summaries = [Prose("Sum & total")]
    article.editorialNotes = [Prose("For the desk", role: "internal"), Prose("For all")]
    article.rights = [Rights(holder: "Example Wire", notice: "© Example Wire", usageTerms: "Ask first", year: 2026)]
    article.body = [Block(.paragraph("Text.", role: ""))]
    return article
  }

  @Test func `a page says its language, dates and rights, and of a note to the desk that it is left out`() throws {
    let collector = Collector()
    let page = try page(harbour, to: collector)
    #expect(page.contains(" lang=\"ar-EG\" dir=\"rtl\">"))
    #expect(page.contains("<title>Main</title>"))
    #expect(page.contains("<meta name=\"description\" content=\"Sum &amp; total\"/>"))
    #expect(page.contains("<link rel=\"canonical\" href=\"https://example.org/1\"/>"))
    #expect(page.contains("<time datetime=\"2026-03-14T09:30+01:00\">2026-03-14 09:30 +01:00</time>"))
    #expect(page.contains("<span class=\"label\" lang=\"en\" dir=\"ltr\">Published</span>"))
    #expect(page.contains("<p class=\"rights\">© Example Wire</p>\n<p class=\"rights\">Ask first</p>"))
    #expect(page.contains("For all") && !page.contains("For the desk"))
    #expect(collector.diagnostics.map(\.code) == ["html-internal-note"])
  }

  @Test func `the data of a page are as precise as what is stated, and nothing more`() throws {
    let data = try data(try page(harbour))
    #expect(data["@type"] as? String == "NewsArticle")
    #expect(data["@id"] as? String == "urn:example:1")
    #expect(data["dateCreated"] as? String == "2026-03")
    #expect(data["datePublished"] as? String == "2026-03-14T09:30+01:00")
    #expect(data["dateModified"] == nil)
    #expect(data["alternativeHeadline"] as? String == "Below")
    #expect(data["author"] as? [String: String] == ["name": "Ada Example"])
    #expect(data["copyrightHolder"] as? [String: String] == ["name": "Example Wire"])
    #expect(data["copyrightYear"] as? Int == 2026)
    #expect(data["articleBody"] as? String == "Text.")
    #expect(try self.data(try page(Article())).keys.sorted() == ["@context", "@type"])
  }

  @Test func `an embargo and a status are said first`() throws {
    var article = harbour
    article.embargo = Embargo(until: FeedDate.parse("2026-03-15T06:00:00Z"), text: "Not before")
    article.status = "withheld"
    let page = try page(article)
    let start = try #require(page.range(of: "<article>"))
    #expect(
      page[start.upperBound...].hasPrefix(
        """

        <p class="notice" role="note"><span class="label" lang="en" dir="ltr">Embargoed until</span> \
        <time datetime="2026-03-15T06:00:00Z">2026-03-15 06:00:00 UTC</time> – Not before</p>
        <p class="notice" role="note"><span class="label" lang="en" dir="ltr">Status</span> withheld</p>
        """))
    #expect(page.contains("<meta name=\"robots\" content=\"noindex\"/>"))
  }

  @Test func `a page holds one article`() throws {
    #expect(throws: DocumentError.self) { try Format.html.write([Article(), Article()]) }
    #expect(throws: DocumentError.self) { try Format.html.write([]) }
  }

  @Test(arguments: [
    ("ar", true), ("he-IL", true), ("fa", true), ("ur-Latn", false), ("uz-Arab", true), ("en", false), ("", false),
    ("ARC", true), ("art", false),
  ])
  func `a language has a direction`(_ language: String, _ isRightToLeft: Bool) {
    #expect(TextDirection.isRightToLeft(language) == isRightToLeft)
  }
}
