import ArticleModel
import Testing
import XMLSyntax

@testable import NewsFormats

/// Fields that NewsML-G2 has no property for come back.
struct NewsMLG2OwnPropertyTests {
  /// Writes an article and reads nothing but the properties of the project's own.
  private func again(_ article: Article) throws -> Article {
    let bytes = try Format.newsmlG2.write([article])
    let reader = XMLArticleReader(OwnPropertyMapping(), options: ReadingOptions())
    let collector = Collector()
    reader.begin(source: "a.xml", sink: collector)
    try reader.push(bytes.span)
    try reader.finish()
    return try #require(collector.articles.first)
  }

  @Test func `Fields come back with all their parts`() throws {
    var article = plainItem()
    article.version = "1st Ld"
    article.previousVersion = "0"
    article.language = "en_US"
    article.takeKey = "2nd take"
    article.priority = 3
    article.versionCreated = NewsDate("2013-10-20T08:00Z")
    article.firstCreated = NewsDate("2013-10")
    article.contentCreated = NewsDate("2013-10-20T08:00")
    article.contentModified = NewsDate("2013-10-20T09:00")
    article.published = NewsDate("2013-10-20T10:00")
    article.sent = NewsDate("2013-10-20T11:00")
    article.expires = NewsDate("2014")
    article.embargo = Embargo(until: NewsDate("2013-11"), text: "wait")
    article.dateline = Dateline(date: NewsDate("2013-10-19"), source: "AP", isInBody: true)
    article.distributor = "Wire & Co \"now\"\tand\nthen"
    article.corrections = [Correction(text: "a", refersTo: "b"), Correction(text: "c")]
    article.url = "1:2 3"
    article.externalURL = "http://example.com/"
    article.wordCount = 12
    article.collection = CollectionReference(id: "c", title: "d", url: "e")
    var copy = try again(article)
    var expected = article
    expected.id = ""
    expected.type = ""
    expected.provider = nil
    // The mapping of this test leaves all else unread.
    #expect(!copy.extensions.contains { $0.anchor.hasPrefix("itemMeta/itemMetaExtProperty") })
    copy.extensions = []
    #expect(copy == expected)
  }

  @Test func `A package of a text and extensions come back`() throws {
    var article = plainItem()
    article.body = [Block(.paragraph("Text", role: ""))]
    article.package = Package(
      mode: "seq",
      groups: [
        Package.Group(
          id: "a", role: "main", members: [Package.Member(id: "x", title: "y"), Package.Member(title: "z")]),
        Package.Group(members: [Package.Member(id: "a")]),
      ])
    article.extensions = [
      Extension(anchor: "a/b@c", namespace: "urn:x", name: "c", value: "<v/>"), Extension(name: "n", value: ""),
    ]
    let copy = try again(article)
    #expect(copy.package == article.package)
    #expect(copy.extensions.prefix(2) == article.extensions.prefix(2))
  }

  @Test func `What an item had to state is told from what its article stated`() throws {
    var article = plainItem()
    article.type = ""
    article.provider = nil
    article.distributor = "Wire"
    let copy = try again(article)
    #expect(
      copy.provenance.inferred == [
        Provenance.Inference(path: "provider", rule: "distributor"),
        Provenance.Inference(path: "type", rule: "default"),
      ])
  }

  @Test(arguments: ["main", "my own", "Köln", "a%20b", "100%", "東京", "-._~", "http://x"])
  func `A word comes back from its URI`(word: String) {
    let uri = NewsMLG2OwnProperty.uri(ofWord: word)
    #expect(uri.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
    #expect(NewsMLG2OwnProperty.word(ofURI: uri) == word)
  }

  @Test func `Other URIs are no words`() {
    #expect(NewsMLG2OwnProperty.word(ofURI: "http://example.com/") == nil)
    #expect(NewsMLG2OwnProperty.word(ofURI: "urn:wirecopy:word:%zz%+1%4") == "%zz%+1%4")
  }
}

/// Reads properties of the project's own and nothing else.
private final class OwnPropertyMapping: XMLArticleMapping {
  func startsItem(_ name: XMLName, parent: XMLName?, depth: Int, in names: XMLNames) -> Bool { depth == 1 }

  func read(_ tree: XMLTree, frame: XMLTree, in context: XMLItemContext, into articles: inout [Article]) {
    var article = Article()
    for part in tree.elements(of: tree.root) where tree.names.local(of: tree.name(of: part)) == "itemMeta" {
      for property in tree.elements(of: part) {
        guard let own = NewsMLG2OwnValue(property, in: tree) else { continue }
        if !article.take(own) { article.extensions.append(Extension(name: "refused", value: own.name)) }
      }
    }
    articles.append(article)
  }
}
