import ArticleModel
import Foundation
import Testing
import XMLSyntax

@testable import NewsFormats

/// Sitemaps, and what articles must state to stand in one.
struct SitemapTests {
  private static let article: Article = {
    var article = Article()
    article.id = "urn:x:1"
    article.url = "https://a.example/story"
    article.language = "en-GB"
    article.headlines = [Prose("Headline", role: "main")]
    article.provider = Concept(name: "P")
    article.published = NewsDate("2024-05-05T08:00:00Z")
    article.body = [Block(.paragraph("Words.", role: ""))]
    return article
  }()

  private static func element(_ name: String, of article: Article) throws -> String? {
    let text = String(decoding: try Format.sitemapNews.write([article]), as: UTF8.self)
    guard let start = text.range(of: "<\(name)>"), let end = text.range(of: "</\(name)>") else { return nil }
    return String(text[start.upperBound..<end.lowerBound])
  }

  private static func defects(_ bytes: [UInt8]) throws -> [Diagnostic] {
    let validator = try #require(try Format.sitemapNews.makeValidator?())
    validator.begin(source: "a.xml")
    validator.push(bytes.span)
    return validator.finish()
  }

  // MARK: Mandatory values

  static let gaps: [(String, @Sendable (inout Article) -> Void)] = [
    ("--set url=ADDRESS supplies one", { $0.url = "" }),
    ("--provider NAME supplies one", { $0.provider = nil }),
    ("--set language=TAG supplies one", { $0.language = "" }),
    ("--set language=TAG supplies one where none is stated", { $0.language = "?" }),
    ("--headline TEXT supplies one", { $0.headlines = [] }),
    ("--set published=DATE supplies one", { $0.published = NewsDate("2024-05") }),
    ("--set url=ADDRESS supplies one for articles that have none", { $0.url = "http://a.b" }),
  ]

  @Test(arguments: gaps.indices)
  func `what nothing states is asked for`(_ index: Int) throws {
    var article = SitemapTests.article
    SitemapTests.gaps[index].1(&article)
    let error = #expect(throws: DocumentError.self) { try Format.sitemapNews.write([article]) }
    #expect(error?.diagnostic.code == "mandatory-value")
    #expect(error?.diagnostic.hint == SitemapTests.gaps[index].0)
    #expect(error?.diagnostic.articleID == "urn:x:1")
  }

  @Test func `a near field stands in for what is not stated`() throws {
    var article = SitemapTests.article
    article.provider = nil
    article.published = nil
    article.headlines = []
    article.title = "Title"
    article.distributor = "Wire"
    article.contentCreated = NewsDate("2024-05-04")
    #expect(try SitemapTests.element("news:name", of: article) == "Wire")
    #expect(try SitemapTests.element("news:publication_date", of: article) == "2024-05-04")
    #expect(try SitemapTests.element("news:title", of: article) == "Title")
  }

  @Test(arguments: [
    ("en", "en"), ("de-AT", "de"), ("zh-Hant", "zh-tw"), ("zh-TW", "zh-tw"), ("zh-CN", "zh-cn"), ("zh", "zh"),
    ("pt_BR", "pt"), ("gsw-CH", "gsw"),
  ])
  func `languages are those of ISO 639`(_ tag: String, _ language: String) throws {
    var article = SitemapTests.article
    article.language = tag
    #expect(try SitemapTests.element("news:language", of: article) == language)
  }

  @Test(arguments: [
    ("2024-05-05", "2024-05-05"), ("2024-05-05T08:00+02:00", "2024-05-05T08:00:00+02:00"),
    ("2024-05-05T08:00:00.5Z", "2024-05-05T08:00:00.5Z"), ("2024-05-05T23:00:00", "2024-05-05"),
  ])
  func `a date says no more than is known`(_ date: String, _ written: String) throws {
    var article = SitemapTests.article
    article.published = NewsDate(date)
    #expect(try SitemapTests.element("news:publication_date", of: article) == written)
  }

  @Test(arguments: [1_000, 1_001])
  func `a sitemap of more than a thousand entries is refused as a whole`(_ count: Int) throws {
    let articles = (0..<count).map { number in
      var article = SitemapTests.article
      article.url += String(number)
      return article
    }
    if count == 1_000 {
      #expect(try SitemapTests.defects(try Format.sitemapNews.write(articles)) == [])
    } else {
      let error = #expect(throws: DocumentError.self) { try Format.sitemapNews.write(articles) }
      #expect(error?.diagnostic.code == "sitemap-limit")
    }
  }

  @Test func `a sitemap has an entry`() throws {
    let error = #expect(throws: DocumentError.self) { try Format.sitemapNews.write([]) }
    #expect(error?.diagnostic.code == "no-article")
  }

  @Test func `that the text is not there is told`() throws {
    let copy = try #require(
      try Format.sitemapNews.read(try Format.sitemapNews.write([SitemapTests.article])).articles.first)
    let differences = ArticleComparison(of: SitemapTests.article, with: copy).differences
    #expect(differences.contains { $0.path.hasPrefix("body") && $0.severity == .severe })
  }

  // MARK: Validity

  /// The official schema with this project's for the extensions, which are not in the corpus.
  private static let official: XMLSchema? = {
    guard let folder = corpus?.appendingPathComponent("schemas/sitemap"),
      let sitemap = try? [UInt8](Data(contentsOf: folder.appendingPathComponent("sitemap.xsd")))
    else { return nil }
    let imports = ["image/1.1", "news/0.9", "video/1.1"].map { part in
      let name = part.prefix { $0 != "/" }
      return "<xs:import namespace=\"http://www.google.com/schemas/sitemap-\(part)\" "
        + "schemaLocation=\"sitemap-part-\(name).xsd\"/>"
    }
    let driver = """
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="sitemap.xsd"/>
      <xs:import namespace="http://www.w3.org/1999/xhtml" schemaLocation="sitemap-part-xhtml.xsd"/>
      \(imports.joined())</xs:schema>
      """
    return try? XMLSchema(Array(driver.utf8), name: "driver.xsd") { name in
      name == "sitemap.xsd" ? sitemap : BundledSchema(named: name)?.bytes
    }
  }()

  @Test func `The official schema is there when the corpus is`() {
    #expect((SitemapTests.official == nil) == (corpus == nil))
  }

  @Test(arguments: 0..<300)
  func `any article becomes a valid entry or is refused`(seed: Int) throws {
    var generator = ArticleGenerator(seed: seed)
    var article = generator.article()
    if seed % 3 > 0 {
      article.url = "https://a.example/\(seed)"
      article.language = "en"
      article.provider = Concept(name: "P")
      if article.headlines.isEmpty { article.headlines = [Prose("Headline", role: "main")] }
      if article.published == nil { article.published = NewsDate("2024-05-05T08:00:00Z") }
    }
    guard let bytes = try Format.sitemapNews.writeUnlessRefused(ArticleDocument([article])) else { return }
    #expect(try SitemapTests.defects(bytes) == [], "\(String(decoding: bytes, as: UTF8.self))")
    guard let official = SitemapTests.official else { return }
    let validator = XMLSchemaValidator(official)
    #expect(try validator.validate(bytes.span, source: "a.xml").diagnostics == [])
  }

  // MARK: Reading

  @Test func `an index of sitemaps has no articles but links`() throws {
    let collector = try Format.sitemapNews.read(
      "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>https://a.example/1.xml</loc>"
        + "</sitemap></sitemapindex>")
    #expect(collector.articles.isEmpty)
    #expect(collector.collections.last?.links == [Link(rel: "sitemap", href: "https://a.example/1.xml")])
    #expect(collector.diagnostics.map(\.code) == ["sitemap-index"])
  }

  @Test func `an entry without an address is told, and known by its content`() throws {
    let collector = try Format.sitemapNews.read(
      "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>\n <url><lastmod>2024-05-05</lastmod></url></urlset>"
    )
    #expect(collector.articles.first?.id.hasPrefix("urn:sha256:") == true)
    #expect(
      collector.diagnostics.map { "\($0.location.line):\($0.location.column) \($0.code)" } == ["2:2 sitemap-address"])
  }

  @Test(
    .enabled(if: corpus != nil, "the corpus is not beside the package"),
    arguments: ["index-unescaped-lt.xml", "unescaped-lt.xml"])
  func `Sitemaps that are not well-formed are errors at their place`(_ name: String) throws {
    let file = try #require(corpus).appendingPathComponent("hostile/sitemap/\(name)")
    let bytes = [UInt8](try Data(contentsOf: file))
    let error = #expect(throws: DocumentError.self) { try Format.sitemapNews.read(bytes, source: name) }
    #expect(error?.diagnostic.code == "xml-malformed")
    #expect((error?.diagnostic.location.line ?? 0) > 1)
  }
}
