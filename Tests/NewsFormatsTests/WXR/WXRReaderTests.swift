import ArticleModel
import Foundation
import Testing

@testable import NewsFormats

/// What exports of WordPress mean.
struct WXRReaderTests {
  static func export(_ items: String, channel: String = "", version: String = "1.2") -> String {
    """
    <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/\(version)/excerpt/"
      xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
      xmlns:wp="http://wordpress.org/export/\(version)/"><channel><title>T</title><link>https://t.example</link>\(channel)
    \(items)</channel></rss>
    """
  }

  private static func item(_ number: Int, _ elements: String = "") -> String {
    "<item><title>\(number)</title><guid isPermaLink=\"false\">g\(number)</guid>"
      + "<wp:post_id>\(number)</wp:post_id>\(elements)</item>\n"
  }

  private static func file(_ number: Int, parent: Int = 0) -> String {
    item(
      number,
      "<wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status><wp:post_parent>\(parent)</wp:post_parent>"
        + "<wp:attachment_url>https://t.example/\(number).jpg</wp:attachment_url>")
  }

  private static func thumbnail(_ number: Int) -> String {
    "<wp:status>draft</wp:status><wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>\(number)"
      + "</wp:meta_value></wp:postmeta>"
  }

  private func read(_ text: String) throws -> Collector { try Format.wxr.read(text) }

  // MARK: Files

  static let orders: [([String], [String: [String]])] = [
    ([file(2, parent: 1), item(1)], ["g1": ["attachment attachment-2"]]),
    ([item(1), file(2, parent: 1)], ["g1": ["attachment attachment-2"]]),
    ([file(2), item(1, thumbnail(2))], ["g1": ["thumbnail attachment-2"]]),
    (
      [item(1, thumbnail(2)), file(2, parent: 1), file(3, parent: 1)],
      [
        "g1": ["thumbnail attachment-2", "attachment attachment-3"]
      ]
    ),
    (
      [item(1, thumbnail(3)), item(2, thumbnail(3)), file(3)],
      [
        "g1": ["thumbnail attachment-3"], "g2": ["thumbnail attachment-3"],
      ]
    ),
    ([item(1), file(2, parent: 7), file(3)], ["g1": [], "g2": [], "g3": []]),
    ([file(2, parent: 3), file(3)], ["g2": [], "g3": []]),
  ]

  @Test(arguments: orders)
  func `a file is part of the posts that it belongs to, in whatever order they come`(
    _ items: [String], _ expected: [String: [String]]
  ) throws {
    let articles = try read(WXRReaderTests.export(items.joined())).articles
    let found = articles.map { ($0.id, $0.associations.map { "\($0.role) \($0.name)" }) }
    #expect(Dictionary(uniqueKeysWithValues: found) == expected)
    for article in articles where !article.isWordPressAttachment {
      #expect(article.media.map(\.id) == article.associations.map(\.name))
      #expect(article.associations.allSatisfy { $0.article?.status == article.status })
    }
  }

  @Test func `what leaves the window has not met what comes later, and nothing is lost`() {
    var window = WXRWindow(limit: 4_000)
    var articles: [Article] = []
    for number in 1...2_000 {
      var article = Article()
      article.id = "g\(number)"
      article.altIDs = [AlternativeIdentifier(role: WordPressPost.numberRole, value: String(number))]
      if number % 2 == 0 {
        let parent = number % 4 == 0 ? number - 1 : max(1, number - 101)
        article.extensions = [WordPressFields.element("post_type", "attachment")]
        article.related = [RelatedItem(label: WordPressPost.parentLabel, id: String(parent))]
      }
      window.append(article, size: 10)
      window.release(into: &articles)
      #expect(articles.count >= number - 8 - number / 4)
    }
    window.release(all: true, into: &articles)
    let joined = articles.flatMap(\.associations).map(\.id)
    #expect(joined.count >= 500)
    #expect(Set(articles.map(\.id) + joined).count == 2_000)
    #expect(articles.count + joined.count == 2_000)
  }

  @Test func `a file says how large its picture is`() throws {
    let data = #"a:3:{s:5:"width";i:640;s:6:"height";i:480;s:5:"sizes";a:1:{s:5:"small";a:1:{s:8:"filesize";i:9;}}}"#
    func meta(_ key: String, _ value: String) -> String {
      "<wp:postmeta><wp:meta_key>\(key)</wp:meta_key><wp:meta_value>\(value)</wp:meta_value></wp:postmeta>"
    }
    let text = WXRReaderTests.item(
      5,
      "<wp:post_type>attachment</wp:post_type><wp:attachment_url>https://t.example/a.PNG?x</wp:attachment_url>"
        + meta("_wp_attachment_metadata", data) + meta("_wp_attachment_image_alt", "Alt"))
    let article = try #require(try read(WXRReaderTests.export(text)).articles.first)
    #expect(article.type == "picture")
    #expect(
      article.media == [
        Media(
          id: "attachment-5", type: "picture", title: "5", altText: "Alt",
          renditions: [.init(href: "https://t.example/a.PNG?x", width: 640, height: 480)])
      ])
  }

  // MARK: Dates and status

  static let dates: [(String, String, String?)] = [
    ("2024-05-05 08:00:00", "2024-05-05 06:00:00", "2024-05-05T08:00:00+02:00"),
    ("2024-05-05 08:00:00", "2024-05-05 08:00:00", "2024-05-05T08:00:00Z"),
    ("2024-01-01 04:30:00", "2023-12-31 23:00:00", "2024-01-01T04:30:00+05:30"),
    ("2024-05-05 08:00:00", "0000-00-00 00:00:00", "2024-05-05T08:00:00"),
    ("0000-00-00 00:00:00", "0000-00-00 00:00:00", nil), ("3013-07-07 15:06:01", "", "3013-07-07T15:06:01"),
    ("", "2024-05-05 08:00:00", "2024-05-05T08:00:00Z"),
    ("2024-05-05 08:01:00", "2024-05-05 08:00:00", "2024-05-05T08:00:00Z"),
    ("soon", "", nil),
  ]

  @Test(arguments: dates)
  func `local and universal time say how far they are apart`(_ local: String, _ gmt: String, _ date: String?) throws {
    let elements = "<wp:post_date>\(local)</wp:post_date><wp:post_date_gmt>\(gmt)</wp:post_date_gmt>"
    let collector = try read(WXRReaderTests.export(WXRReaderTests.item(1, elements)))
    #expect(collector.articles.first?.published?.description == date)
    let isOdd = local == "soon" || local.hasSuffix("01:00")
    #expect(collector.diagnostics.map(\.code) == (isOdd ? ["wxr-date"] : []))
    // What is no date is kept.
    #expect(collector.articles.first?.wordPressElement("post_date") == (isOdd ? local : nil))
  }

  @Test(arguments: [
    "1800-02-28T23:59:59Z", "2024-02-29T00:00:00+14:00", "1999-12-31T23:30:00-09:30", "9999-01-01T12:00:00",
  ])
  func `a date is written so that the same is read`(_ text: String) throws {
    let date = try #require(NewsDate(text))
    #expect(WordPressPost.isExact(date))
  }

  static let statuses: [(String, String, String)] = [
    ("publish", "", "usable"), ("draft", "", "withheld"), ("pending", "", "withheld"), ("private", "", "withheld"),
    ("trash", "", "canceled"), ("inherit", "", ""), ("publish", "anchor", "withheld"), ("future", "", "usable"),
    ("in-review", "", "in-review"),
  ]

  @Test(arguments: statuses)
  func `the status of a post is that of the article, and is written again`(
    _ word: String, _ password: String, _ status: String
  ) throws {
    let elements =
      "<wp:post_date>2024-05-05 08:00:00</wp:post_date><wp:post_date_gmt>2024-05-05 06:00:00</wp:post_date_gmt>"
      + "<wp:status>\(word)</wp:status><wp:post_password>\(password)</wp:post_password>"
    let article = try #require(try read(WXRReaderTests.export(WXRReaderTests.item(1, elements))).articles.first)
    #expect(article.status == status)
    #expect((article.embargo?.until?.description == "2024-05-05T08:00:00+02:00") == (word == "future"))
    let copy = String(decoding: try Format.wxr.write([article]), as: UTF8.self)
    #expect(copy.contains("<wp:status><![CDATA[\(word)]]></wp:status>"))
    #expect(copy.contains("<wp:post_password><![CDATA[\(password)]]></wp:post_password>"))
    #expect(try Format.wxr.read(Array(copy.utf8)).articles.first?.status == status)
  }

  // MARK: People and terms

  @Test func `posts name their authors by their logins`() throws {
    let channel =
      "<wp:author><wp:author_login>ada</wp:author_login><wp:author_email>ada@t.example</wp:author_email>"
      + "<wp:author_display_name><![CDATA[Ada Brook]]></wp:author_display_name></wp:author>"
    let text = WXRReaderTests.export(
      WXRReaderTests.item(1, "<dc:creator>ada</dc:creator>") + WXRReaderTests.item(2, "<dc:creator>bo</dc:creator>"),
      channel: channel)
    let articles = try read(text).articles
    #expect(
      articles.map(\.contributors) == [
        [
          Contributor(
            name: "Ada Brook", role: "author", email: "ada@t.example", code: "ada", scheme: WordPressPost.loginScheme)
        ], [Contributor(name: "bo", role: "author")],
      ])
  }

  @Test func `version 1 names each category twice, and it is one`() throws {
    let categories =
      "<category>Pier</category><category domain=\"category\" nicename=\"the-pier\">Pier</category>"
      + "<category domain=\"post_tag\" nicename=\"rope\">rope</category>"
    let article = try #require(
      try read(WXRReaderTests.export(WXRReaderTests.item(1, categories), version: "1.0")).articles.first)
    #expect(
      article.categories == [
        Concept(name: "Pier", code: "the-pier", scheme: "category"), Concept(name: "rope", scheme: "post_tag"),
      ])
    #expect(article.provenance.formatVersion == "1.0" || article.provenance.formatVersion == "")
  }

  @Test(arguments: [1, 7, 333])
  func `the size of the chunks plays no role`(_ size: Int) throws {
    let samples = Sample.all.filter { $0.format.name == "wxr" }
    #expect(!samples.isEmpty)
    for sample in samples {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: sample.path)))
      let whole = try Format.wxr.read(bytes)
      let pieces = try Format.wxr.read(bytes, chunk: size)
      #expect(pieces.articles == whole.articles)
      #expect(pieces.collections.last == whole.collections.last)
      #expect(pieces.diagnostics == whole.diagnostics)
    }
  }
}
