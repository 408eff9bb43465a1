import ArticleModel
import NewsFormats
import Testing

/// What is written is valid, whatever the article says, and what cannot be is refused.
struct NewsML1ValidityTests {
  @Test(arguments: 0..<200)
  func `Any article becomes a valid item or is refused`(seed: Int) throws {
    guard let bytes = try document(seed: seed) else { return }
    #expect(try newsML1Defects(bytes) == [], "\(String(decoding: bytes, as: UTF8.self))")
  }

  @Test(
    .enabled(if: officialNewsML1 != nil, "the corpus is not beside the package, or there is no xmllint"))
  func `What is valid here is valid by the official document type definition`() throws {
    var documents: [[UInt8]] = []
    for seed in 0..<200 {
      guard let bytes = try document(seed: seed) else { continue }
      documents.append(bytes)
    }
    #expect(documents.count > 100)
    #expect(try officialNewsML1Defects(documents) == "")
    // The validator does find what is wrong.
    #expect(try officialNewsML1Defects([Array("<NewsML><NewsItem/></NewsML>".utf8)]) != "")
  }

  @Test(arguments: 0..<20)
  func `Any articles become a valid document, whatever their collection says`(seed: Int) throws {
    var generator = ArticleGenerator(seed: 1_000 + seed)
    let articles = (0..<4).map { index in
      var article = generator.article()
      article.id = "urn:x:\(index)"
      article.provider = Concept(name: "Example")
      article.versionCreated = NewsDate("2013-10-20T19:27:51Z")
      return article
    }
    let bytes = try Format.newsml1.write(articles, collections: [generator.collection()])
    #expect(try newsML1Defects(bytes) == [])
    if officialNewsML1 != nil { #expect(try officialNewsML1Defects([bytes]) == "") }
  }

  @Test(arguments: [
    ("<DateAndTime>20131020T192751Z</DateAndTime>", ""),
    ("<DateAndTime>20131020T192751Z</DateAndTime>", "<DateAndTime>yesterday</DateAndTime>"),
    ("<ProviderId>Example</ProviderId>", "<ProviderId/>"),
    ("Update=\"N\"", ""),
    ("<Status FormalName=\"Usable\"/>", ""),
    ("<NewsItemType FormalName=\"News\"/>", "<NewsItemType/>"),
    ("<NewsLines>", "<Role FormalName=\"x\"/><Role FormalName=\"y\"/><NewsLines>"),
    ("<HeadLine>Boats</HeadLine>", "<SubHeadLine>Boats</SubHeadLine>"),
    ("<DataContent>&lt;p&gt;Text&lt;/p&gt;</DataContent>", "<DataContent><p>Text</p></DataContent>"),
    ("Version=\"1.2\"", "Version=\"1.3\""),
  ])
  func `The schema refuses what the writer never writes`(good: String, bad: String) throws {
    var article = plainNewsML1()
    article.headlines = [Prose("Boats", role: "main")]
    article.body = [Block(.paragraph("Text", role: ""))]
    let text = try newsML1(article).replacing("\n", with: "")
    #expect(try newsML1Defects(text.utf8) == [])
    #expect(text.contains(good), "\(text)")
    #expect(try newsML1Defects(text.replacing(good, with: bad).utf8) != [])
  }

  /// The document, or `nil` when the article is refused, with a hint at the option that helps.
  private func document(seed: Int) throws -> [UInt8]? {
    var generator = ArticleGenerator(seed: seed)
    let article = generator.newsML1Article()
    var options = WritingOptions()
    options.isPretty = seed % 2 == 0
    do {
      return try Format.newsml1.write([article], options: options)
    } catch let error as DocumentError {
      #expect(error.diagnostic.code == "mandatory-value")
      #expect(error.diagnostic.hint.hasPrefix("--"))
      return nil
    }
  }
}

extension ArticleGenerator {
  /// An article that says some things in words that NewsML knows.
  mutating func newsML1Article() -> Article {
    var article = article()
    article.language = pick(["", "en", "zh-Hant-TW", "en_US", "x-klingon"])
    article.version = pick(["", "3", " 0", "1st Ld"])
    article.status = pick(["", "usable", "withheld", "embargoed", "Usable", "my own"])
    article.type = pick(["", "text", "picture", "composite", "Ö l"])
    if chance(30) { article.body = [] }
    if chance(80), article.provider == nil { article.provider = Concept(name: "Example") }
    if chance(50) { article.subjects.append(Concept(name: "Ferries", code: "04015003", scheme: subjectCodes)) }
    if chance(50) { article.people.append(Concept(name: "Ada Brook")) }
    if chance(30) { article.organisations.append(Concept(name: "Line", code: "L1", scheme: "Lines")) }
    if chance(30) { article.altIDs = [AlternativeIdentifier(role: "providerId", value: "example.org")] }
    if chance(50) {
      let country = Concept(code: "FAR", scheme: "iso-cc", role: "country")
      article.dateline = Dateline(places: [Concept(name: "Port Ellin", role: "city", broader: [country])])
    }
    if chance(30) { article.contributors = [Contributor(name: "Ada Brook", role: "author")] }
    if chance(30) { article.links = [Link(rel: "derivedFrom", href: "urn:x:0")] }
    if chance(30) {
      article.rights = [Rights(notice: "© Example"), Rights(holder: "Example", year: 2024)]
    }
    return article
  }

  private var subjectCodes: String { "http://cv.iptc.org/newscodes/subjectcode/" }
}
