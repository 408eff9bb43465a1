import ArticleModel
import NewsFormats
import Testing
import XMLSyntax

/// What is written is valid, whatever the article says, and what cannot be is refused.
struct NewsMLG2ValidityTests {
  @Test(arguments: 0..<300)
  func `Any article becomes a valid item or is refused`(seed: Int) throws {
    var generator = ArticleGenerator(seed: seed)
    let article = generator.newsMLG2Article()
    var options = WritingOptions()
    options.newsMLG2Body = seed % 3 == 0 ? .xhtml : .nitf
    options.isPretty = seed % 2 == 0
    guard let bytes = try written([article], options) else { return }
    #expect(try newsMLG2Defects(bytes) == [], "\(String(decoding: bytes, as: UTF8.self))")
    if let officialNewsMLG2 {
      let validator = XMLSchemaValidator(officialNewsMLG2)
      #expect(try validator.validate(bytes.span, source: "a.xml").diagnostics == [])
    }
  }

  @Test(arguments: 0..<30)
  func `Any articles become a valid message`(seed: Int) throws {
    var generator = ArticleGenerator(seed: 1_000 + seed)
    let articles = (0..<4).map { index in
      var article = generator.newsMLG2Article()
      article.id = "urn:x:\(index)"
      article.provider = Concept(name: "Example")
      article.versionCreated = NewsDate("2013-10-20T19:27:51Z")
      return article
    }
    let bytes = try Format.newsmlG2.write(articles, collections: [generator.collection()])
    #expect(try newsMLG2Defects(bytes) == [])
    if let officialNewsMLG2 {
      let validator = XMLSchemaValidator(officialNewsMLG2)
      #expect(try validator.validate(bytes.span, source: "a.xml").diagnostics == [])
    }
  }

  @Test func `The official schema is there when the corpus is`() {
    #expect((officialNewsMLG2 == nil) == (corpus == nil))
  }

  /// The document, or `nil` when the article is refused, with a hint at the option that helps.
  private func written(_ articles: [Article], _ options: WritingOptions) throws -> [UInt8]? {
    do {
      return try Format.newsmlG2.write(articles, options: options)
    } catch let error as DocumentError {
      #expect(error.diagnostic.code == "mandatory-value")
      #expect(error.diagnostic.hint.hasPrefix("--"))
      return nil
    }
  }
}

extension ArticleGenerator {
  /// An article that says some things in words that NewsML-G2 knows.
  fileprivate mutating func newsMLG2Article() -> Article {
    var article = article()
    article.language = pick(["", "en", "zh-Hant-TW", "en_US", "x-klingon"])
    article.version = pick(["", "3", "0", "1st Ld", "99999999999999999999"])
    article.status = pick(["", "usable", "withheld", "my own"])
    article.type = pick(["", "text", "picture", "video", "Ö l", "afp:thing"])
    if chance(40) { article.body = [] }
    if chance(70) { article.package = nil }
    if chance(80), article.provider == nil { article.provider = Concept(name: "Example") }
    if chance(50) { article.provider?.broader = [] }
    for index in article.headlines.indices {
      article.headlines[index].role = pick(["main", "sub", "", "a:b", "http://x/y"])
    }
    for index in article.summaries.indices { article.summaries[index].role = pick(["caption", "x y", "urn:x:y"]) }
    article.url = address()
    for index in article.links.indices { article.links[index].href = address() }
    for index in article.media.indices {
      article.media[index].id = pick(["a", "b", "m:1", "file-1-1", "file-2-1"])
      for rendition in article.media[index].renditions.indices {
        article.media[index].renditions[rendition].href = address()
      }
    }
    article.subjects += list(4) { generator in
      Concept(
        name: generator.word(), code: generator.pick(["04000000", "a b", "x:y", ""]),
        scheme: generator.pick(["http://cv.iptc.org/newscodes/subjectcode/", "own", "http://x/ y", "http://x/y#", "s1"]
        ),
        uri: generator.address(), relevance: generator.maybe { $0.number(-5...120) })
    }
    for index in article.body.indices { article.body[index].id = pick(["a", "b", "", "1"]) }
    return article
  }

  private mutating func address() -> String {
    pick([
      "", "http://example.com/", "http://example.com/a b", "http://a:b@example.com:80/%zz?q#f#g", "//x:y/", "1:2",
      "urn:x:1", "tag:x,2005:1", "http://[::1]/", "/a/b?c=d#e", "#f", "mailto:a@b", "http://x:y:z/", "http:///x", "é/ü",
      "a:b", "?x", "http://x%2", "http:", "://", "http://example.com:/", "http://example.com:999999/",
    ])
  }
}
