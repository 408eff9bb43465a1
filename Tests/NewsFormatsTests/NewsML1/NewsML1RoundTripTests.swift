import ArticleModel
import NewsFormats
import Testing

/// What is written is read back: from elements, or from the project's own metadata.
struct NewsML1RoundTripTests {
  /// The text goes through HTML, which has its own test.
  private static func differences(_ article: Article) throws -> [ArticleDifference] {
    guard let bytes = try Format.newsml1.writeUnlessRefused(ArticleDocument([article])) else { return [] }
    let copy = try #require(Format.newsml1.read(bytes).articles.first)
    return ArticleComparison(of: article, with: copy).differences.filter { difference in
      let field = difference.path.prefix { $0 != "/" }
      return field != "body" && field != "media"
    }
  }

  @Test(arguments: 0..<150)
  func `All that an article says but its text comes back`(seed: Int) throws {
    var generator = ArticleGenerator(seed: 20_000 + seed)
    var article = generator.newsML1Article()
    if article.id.isEmpty { article.id = "urn:x:1" }
    guard try !NewsML1RoundTripTests.differences(article).isEmpty else { return }
    let smallest = ArticleShrinker.shrink(article) { candidate in
      (try? NewsML1RoundTripTests.differences(candidate))?.isEmpty == false
    }
    Issue.record("\(try NewsML1RoundTripTests.differences(smallest).map(\.description)) of \(smallest)")
  }

  @Test func `Nothing is written beside the elements where these say all`() throws {
    var article = plainNewsML1()
    article.version = "3"
    article.previousVersion = "2"
    article.altIDs = [
      AlternativeIdentifier(role: "providerId", value: "example.org"),
      AlternativeIdentifier(role: "dateId", value: "20131020"),
      AlternativeIdentifier(role: "newsItemId", value: "ferry"),
      AlternativeIdentifier(role: "nameLabel", value: "boats"), AlternativeIdentifier(role: "desk", value: "sea"),
    ]
    article.language = "en"
    article.status = "usable"
    article.urgency = 4
    article.priority = 5
    article.firstCreated = article.versionCreated
    article.sent = article.versionCreated
    article.contentCreated = NewsDate("2013-10-20")
    article.expires = NewsDate("2013-12-31")
    article.embargo = Embargo(until: NewsDate("2013-10-21T06:00:00+11:00"))
    article.headlines = [Prose("Boats", role: "main"), Prose("Early ones", role: "sub")]
    article.byline = "Ada Brook"
    article.slugline = "BOATS"
    article.creditLine = "Example"
    article.contributors = [Contributor(name: "Ada Brook", role: "author"), Contributor(name: "Len", role: "editor")]
    article.dateline = Dateline(
      text: "PORT ELLIN -",
      places: [
        Concept(
          name: "Port Ellin", role: "city", broader: [Concept(code: "FAR", scheme: "iso-cc", role: "country")])
      ])
    article.summaries = [Prose("Boats sail early.")]
    article.keywords = ["ferry"]
    article.subjects = [
      Concept(name: "Ferries", code: "04015003", scheme: "http://cv.iptc.org/newscodes/subjectcode/")
    ]
    article.people = [Concept(name: "Ada Brook"), Concept(name: "Len", code: "L", scheme: "People")]
    article.organisations = [Concept(name: "Example Line")]
    article.genres = [Concept(name: "Current")]
    article.audiences = [Concept(code: "islanders")]
    article.services = [Concept(code: "Regional"), Concept(code: "Ferries", role: "product")]
    article.sources = [Concept(code: "HM", scheme: "Harbours")]
    article.distributor = "Coast"
    article.generator = "desk"
    article.rights = [Rights(notice: "© Example"), Rights(holder: "Example", year: 2013)]
    article.editorialNotes = [Prose("Adds a quote.")]
    article.signals = [Signal(code: "Replace")]
    article.links = [Link(rel: "derivedFrom", href: "urn:x:0"), Link(rel: "associatedWith", href: "urn:x:2")]
    article.series = Series(name: "Islands")
    article.body = [Block(.paragraph("Boats.", role: "")), Block(.media(MediaReference(mediaID: "quay")))]
    article.wordCount = 1
    article.media = [
      Media(
        id: "quay", type: "picture", title: "Quay", caption: "The quay", credit: "Len",
        renditions: [.init(name: "HighRes", href: "quay.jpg", mediaType: "image/jpeg", width: 9, height: 6, size: 54)])
    ]
    let text = try newsML1(article)
    #expect(!text.contains("urn:wirecopy:article:1\"/>"), "\(text)")
    let copy = try #require(Format.newsml1.read(text).articles.first)
    #expect(ArticleComparison(of: article, with: copy).differences == [])
    #expect(copy.extensions == [])
  }

  @Test func `An embargo without a date, and one of an article that is withheld, come back`() throws {
    for (status, until) in [("usable", ""), ("withheld", ""), ("withheld", "2024-03-06"), ("canceled", "2024")] {
      var article = plainNewsML1()
      article.status = status
      article.embargo = Embargo(until: NewsDate(until))
      let text = try newsML1(article)
      #expect(!text.contains("<Status FormalName=\"Usable\"/>"))
      let copy = try #require(Format.newsml1.read(text).articles.first)
      #expect(copy.embargo == article.embargo)
      #expect(copy.status == status)
    }
  }

  @Test func `What a collection says comes back`() throws {
    var generator = ArticleGenerator(seed: 4)
    let collection = generator.collection()
    let bytes = try Format.newsml1.write([plainNewsML1(), plainNewsML1()], collections: [collection])
    #expect(try Format.newsml1.read(bytes).collections.last == collection)
  }

  @Test func `The envelope of several items says only what holds for all of them`() throws {
    var first = plainNewsML1()
    first.priority = 1
    first.services = [Concept(code: "Regional")]
    var second = plainNewsML1()
    second.id = "urn:x:2"
    second.sent = NewsDate("2024-03-05T10:00:00Z")
    let text = try newsML1(first, second)
    #expect(!text.contains("<Priority"))
    #expect(!text.contains("<NewsService"))
    let copies = try Format.newsml1.read(text).articles
    #expect(copies.map(\.priority) == [1, nil])
    #expect(copies.map(\.services) == [first.services, []])
    #expect(copies.map(\.sent) == [nil, second.sent])
  }

  @Test(arguments: [
    ("id", "--set id=ID gives it one"), ("provider", "--provider NAME gives it one"),
    ("versionCreated", "--set versionCreated=DATE gives it one"),
  ])
  func `An article without a mandatory value is refused by the option that gives it`(
    field: String, hint: String
  ) throws {
    var article = plainNewsML1()
    switch field {
    case "id": article.id = ""
    case "provider": article.provider = nil
    default: article.versionCreated = nil
    }
    let error = #expect(throws: DocumentError.self) { try newsML1(article) }
    #expect(error?.diagnostic.code == "mandatory-value")
    #expect(error?.diagnostic.hint == hint)
  }

  @Test func `A mandatory value comes from a near field, which stays empty when it is read back`() throws {
    var article = Article()
    article.url = "http://example.org/1"
    article.dateline = Dateline(source: "EXA")
    article.published = NewsDate("2024-03-05T10:00:00Z")
    let text = try newsML1(article)
    #expect(text.contains("<ProviderId>EXA</ProviderId>"))
    #expect(text.contains("<ThisRevisionCreated>20240305T100000Z</ThisRevisionCreated>"))
    let copy = try #require(Format.newsml1.read(text).articles.first)
    #expect(ArticleComparison(of: article, with: copy).differences == [])
  }
}
