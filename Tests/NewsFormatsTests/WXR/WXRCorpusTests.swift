import ArticleModel
import Foundation
import NewsFormats
import Testing

/// Real exports, and what the tests of the project that they come from expect.
struct WXRCorpusTests {
  private func articles(_ name: String) throws -> [Article] {
    let file = try #require(corpus).appendingPathComponent("wxr/superdesk-core/\(name)")
    return try Format.wxr.read([UInt8](Data(contentsOf: file)), source: name).articles
  }

  @Test(.enabled(if: corpus != nil, "the corpus is not beside the package"))
  func `Posts are what the source project's tests expect`() throws {
    let articles = try articles("wordpress_wxr.xml")
    #expect(articles.count == 5)
    #expect(articles[0].id == "http://sdnewtester.org/?p=216")
    #expect(articles[0].published?.description == "2013-07-29T18:03:54+02:00")
    #expect(articles[0].categories.map(\.name) == ["Business", "Companies", "companies", "Economy"])
    #expect(articles[2].published?.year == 3013)
    #expect(articles[2].body.count == 3)
    #expect(articles[3].type == "picture")
    #expect(articles[1].media.first?.renditions.map(\.href) == ["http://example.net/image.png"])
  }

  @Test(.enabled(if: corpus != nil, "the corpus is not beside the package"))
  func `A picture that stands before its post is one of its media`() throws {
    let articles = try articles("wordpress_wxr_thumb.xml")
    #expect(articles.count == 1)
    #expect(articles[0].media.map(\.renditions.first?.href) == ["https://toto.invalid/attachment.jpg"])
  }
}
