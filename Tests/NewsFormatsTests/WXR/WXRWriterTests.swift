import ArticleModel
import Foundation
import Testing
import XMLSyntax

@testable import NewsFormats

/// Exports as WordPress imports them.
struct WXRWriterTests {
  private static func defects(_ bytes: [UInt8]) throws -> [Diagnostic] {
    let validator = try #require(try Format.wxr.makeValidator?())
    validator.begin(source: "a.xml")
    validator.push(bytes.span)
    return validator.finish()
  }

  private static let article: Article = {
    var article = Article()
    article.id = "urn:x:1"
    article.type = "text"
    article.status = "usable"
    article.headlines = [Prose("A & B", role: "main")]
    article.provider = Concept(name: "P")
    article.published = NewsDate("2024-05-05T08:00:00+02:00")
    article.contributors = [Contributor(name: "Ada Brook", role: "author")]
    return article
  }()

  @Test(arguments: 0..<300)
  func `any article becomes a valid item or is refused`(seed: Int) throws {
    var generator = ArticleGenerator(seed: seed)
    let article = generator.article()
    var options = WritingOptions()
    options.isPretty = seed % 2 == 0
    guard let bytes = try Format.wxr.writeUnlessRefused(ArticleDocument([article]), options: options) else { return }
    #expect(try WXRWriterTests.defects(bytes) == [], "\(String(decoding: bytes, as: UTF8.self))")
    let copy = try Format.wxr.read(bytes).articles
    #expect(copy.count == 1)
    // Whoever may not be seen yet is not seen in WordPress either.
    let isHidden = article.embargo != nil || article.status.lowercased().hasSuffix("withheld")
    #expect(!isHidden || !String(decoding: bytes, as: UTF8.self).contains("<wp:status><![CDATA[publish]]>"))
  }

  @Test func `exports as WordPress writes them come back as they were`() throws {
    let samples = Sample.all.filter { $0.format.name == "wxr" }
    #expect(samples.count > 1)
    for sample in samples {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: sample.path)))
      let document = try Format.wxr.read(bytes, source: "a")
      let copy = try Format.wxr.read(try Format.wxr.write(document), source: "a")
      #expect(copy.articles.count == document.articles.count)
      for (article, other) in zip(document.articles, copy.articles) {
        #expect(ArticleComparison(of: article, with: other).differences.map(\.description) == [])
      }
      // The list of authors is made whole.
      let known = document.collections.flatMap(\.extensions)
      #expect(
        copy.collections.flatMap(\.extensions).filter { !$0.anchor.hasPrefix("author[") || known.contains($0) } == known
      )
    }
  }

  @Test func `an author is told of before the first of his posts, and once`() throws {
    var second = WXRWriterTests.article
    second.id = "urn:x:2"
    let text = String(decoding: try Format.wxr.write([WXRWriterTests.article, second]), as: UTF8.self)
    let parts = text.components(separatedBy: "<wp:author>")
    #expect(parts.count == 2)
    #expect(!parts[0].contains("<item>"))
    #expect(parts[1].components(separatedBy: "<dc:creator><![CDATA[Ada Brook]]></dc:creator>").count == 3)
  }

  @Test func `WordPress finds dates, terms and status where it looks for them`() throws {
    var article = WXRWriterTests.article
    article.keywords = ["rope"]
    article.embargo = Embargo(until: NewsDate("2024-06-01T06:00:00Z"))
    let text = String(decoding: try Format.wxr.write([article]), as: UTF8.self)
    for part in [
      "<wp:status><![CDATA[future]]></wp:status>", "<wp:post_date>2024-06-01 06:00:00</wp:post_date>",
      "<category domain=\"post_tag\" nicename=\"rope\"><![CDATA[rope]]></category>",
      "<wp:post_type><![CDATA[post]]></wp:post_type>", "<wp:wxr_version>1.2</wp:wxr_version>",
    ] {
      #expect(text.contains(part))
    }
    let copy = try #require(try Format.wxr.read(Array(text.utf8)).articles.first)
    #expect(copy.embargo == article.embargo)
    #expect(copy.published == article.published)
    #expect(copy.keywords == article.keywords)
    #expect(copy.categories.isEmpty)
  }

  @Test(arguments: [Embargo(text: "until told"), Embargo(until: NewsDate("2024-06"))])
  func `what has no day of release is a draft`(_ embargo: Embargo) throws {
    var article = WXRWriterTests.article
    article.embargo = embargo
    let bytes = try Format.wxr.write([article])
    #expect(String(decoding: bytes, as: UTF8.self).contains("<wp:status><![CDATA[draft]]></wp:status>"))
    let copy = try #require(try Format.wxr.read(bytes).articles.first)
    #expect(copy.embargo == embargo)
    #expect(copy.status == "usable")
  }

  @Test(arguments: ["a]]>b", "]]>", "]]", "a\rb", "]]]]>>", "é\u{1}x"])
  func `sections of CDATA hold any text`(_ text: String) throws {
    var article = WXRWriterTests.article
    article.extensions = [
      Extension(anchor: "postmeta", namespace: WordPressPost.namespace, name: "k", value: text)
    ]
    let bytes = try Format.wxr.write([article])
    #expect(try WXRWriterTests.defects(bytes) == [])
    let copy = try #require(try Format.wxr.read(bytes).articles.first)
    #expect(copy.wordPressMeta("k") == text.replacing("\u{1}", with: "\u{FFFD}"))
  }

  @Test func `extensions that no export could have stay with the article`() throws {
    var article = WXRWriterTests.article
    article.extensions = ["a b", "post_id", "comment[x]/c", "", "author[1]/", "a/b", "-"].map {
      Extension(
        anchor: $0, namespace: WordPressPost.namespace, name: String($0.split(separator: "/").last ?? "n"), value: "v")
    }
    let bytes = try Format.wxr.write([article])
    #expect(try WXRWriterTests.defects(bytes) == [])
    let copy = try #require(try Format.wxr.read(bytes).articles.first)
    #expect(Set(copy.extensions) == Set(article.extensions))
  }
}
