import ArticleModel
import Foundation
import NewsFormats
import Testing

/// What every format keeps of an article: every sample is written in it and read back.
///
/// What differs is a golden for each format, so that a loss that comes or goes is seen. `UPDATE_GOLDEN=1` accepts it.
struct RoundTripTests {
  static let formats = Format.all.filter { $0.makeReader != nil && $0.makeWriter != nil }
  /// The forms of the model itself, which keep all there is.
  static let canonical = formats.filter { ["json", "ndjson", "xml", "csv"].contains($0.name) }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Goldens")

  @Test func `there are formats and samples`() {
    #expect(RoundTripTests.canonical.count == 4)
    #expect(Sample.all.count > 10)
  }

  @Test(arguments: formats)
  func `a format keeps of every sample what its golden says`(_ format: Format) throws {
    var lines: [String] = []
    for sample in Sample.all {
      let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: sample.path)))
      let document = try sample.format.read(bytes, source: sample.name)
      // A text needs words.
      for (index, article) in document.articles.enumerated()
      where format.name != "text" || !PlainText.of(article.body).allSatisfy(\.isWhitespace) {
        let name = "\(sample.name)\(document.articles.count > 1 ? " \(index)" : "")"
        guard let differences = try RoundTripTests.differences(of: article, as: format) else {
          lines.append("\(name) is refused")
          continue
        }
        if differences.isEmpty { continue }
        lines.append(name)
        lines += differences.map { "  \($0.description.replacing("\n", with: "\\n"))" }
      }
    }
    let actual = lines.map { $0 + "\n" }.joined()
    let golden = RoundTripTests.folder.appendingPathComponent("roundtrip-\(format.name).txt")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(at: RoundTripTests.folder, withIntermediateDirectories: true)
      try Data(actual.utf8).write(to: golden)
    }
    let expected = try String(decoding: Data(contentsOf: golden), as: UTF8.self)
    let change = actual.split(separator: "\n").difference(from: expected.split(separator: "\n")).first
    #expect(
      actual == expected,
      "\(format.name) keeps something else than its golden says, first: \(change.map { "\($0)" } ?? "an empty line")")
  }

  @Test func `the canonical forms keep all there is in every sample`() throws {
    for format in RoundTripTests.canonical {
      let golden = RoundTripTests.folder.appendingPathComponent("roundtrip-\(format.name).txt")
      #expect(try Data(contentsOf: golden).isEmpty, "\(format.name) is a canonical form and loses something")
    }
  }

  @Test(arguments: canonical)
  func `a canonical form keeps all there is in articles that were made up`(_ format: Format) throws {
    for seed in 0..<100 {
      var generator = ArticleGenerator(seed: 7_000 + seed)
      let article = generator.article()
      guard try RoundTripTests.differences(of: article, as: format)?.isEmpty == false else { continue }
      let smallest = ArticleShrinker.shrink(article) { candidate in
        (try? RoundTripTests.differences(of: candidate, as: format))?.isEmpty == false
      }
      let differences = try RoundTripTests.differences(of: smallest, as: format) ?? []
      Issue.record("seed \(7_000 + seed): \(differences.map(\.description))")
      return
    }
  }

  @Test(arguments: formats)
  func `every article that was made up can be written and read back, and be compared`(_ format: Format) throws {
    for seed in 0..<50 {
      var generator = ArticleGenerator(seed: 9_000 + seed)
      let article = generator.article()
      let known = Set(ArticleComparison.fieldNames)
      // A text needs words.
      guard format.name != "text" || !PlainText.of(article.body).allSatisfy(\.isWhitespace) else { continue }
      // An item of a feed has to be told from the others.
      guard format.name != "jsonfeed" || !(article.id + article.url).isEmpty else { continue }
      guard let differences = try RoundTripTests.differences(of: article, as: format) else { continue }
      #expect(differences.allSatisfy { known.contains(String($0.path.prefix { $0 != "/" })) })
    }
  }

  @Test func `whatever differs is found, in every field and block`() throws {
    for seed in 0..<30 {
      var generator = ArticleGenerator(seed: 11_000 + seed)
      var article = generator.article()
      article.body = Array(article.body.prefix(2))
      if article.package == Package() { article.package = nil }
      if article.series == Series() { article.series = nil }
      let others = [generator.article(), generator.article()]
      for (index, change) in FieldChange.all.enumerated() {
        for other in others {
          var changed = article
          change(&changed, other)
          // A package or a series that says nothing is none.
          if changed.package == Package() { changed.package = nil }
          if changed.series == Series() { changed.series = nil }
          guard changed != article else { continue }
          let found = ArticleComparison(of: article, with: changed).differences
          let back = ArticleComparison(of: changed, with: article).differences
          #expect(!found.isEmpty, "seed \(11_000 + seed), change \(index)")
          #expect(!back.isEmpty, "seed \(11_000 + seed), change \(index) back")
          #expect(Set(found.map { $0.path.prefix { $0 != "/" } }).count == 1)
        }
      }
    }
  }

  /// What is lost, or `nil` when the article is refused because it lacks what the format demands.
  private static func differences(of article: Article, as format: Format) throws -> [ArticleDifference]? {
    var options = WritingOptions()
    // A feed must have an address.
    options.base = "https://example.org/feed"
    guard let bytes = try format.writeUnlessRefused(ArticleDocument([article]), options: options) else { return nil }
    let copies = try format.read(bytes, source: "copy").articles
    let copy = try #require(copies.first)
    try #require(copies.count == 1)
    return ArticleComparison(of: article, with: copy).differences
  }
}

/// Ways to change one field of an article into that of another article.
private enum FieldChange {
  static let all: [@Sendable (inout Article, Article) -> Void] = [
    { $0.id = $1.id },
    { $0.version = $1.version },
    { $0.previousVersion = $1.previousVersion },
    { $0.altIDs = $1.altIDs },
    { $0.type = $1.type },
    { $0.profile = $1.profile },
    { $0.language = $1.language },
    { $0.status = $1.status },
    { $0.signals = $1.signals },
    { $0.urgency = $1.urgency },
    { $0.priority = $1.priority },
    { $0.firstCreated = $1.firstCreated },
    { $0.versionCreated = $1.versionCreated },
    { $0.contentCreated = $1.contentCreated },
    { $0.contentModified = $1.contentModified },
    { $0.published = $1.published },
    { $0.sent = $1.sent },
    { $0.expires = $1.expires },
    { $0.embargo = $1.embargo },
    { $0.headlines = $1.headlines },
    { $0.title = $1.title },
    { $0.slugline = $1.slugline },
    { $0.takeKey = $1.takeKey },
    { $0.byline = $1.byline },
    { $0.creditLine = $1.creditLine },
    { $0.contributors = $1.contributors },
    { $0.dateline = $1.dateline },
    { $0.summaries = $1.summaries },
    { $0.keywords = $1.keywords },
    { $0.subjects = $1.subjects },
    { $0.people = $1.people },
    { $0.organisations = $1.organisations },
    { $0.places = $1.places },
    { $0.events = $1.events },
    { $0.objects = $1.objects },
    { $0.genres = $1.genres },
    { $0.categories = $1.categories },
    { $0.audiences = $1.audiences },
    { $0.provider = $1.provider },
    { $0.services = $1.services },
    { $0.sources = $1.sources },
    { $0.distributor = $1.distributor },
    { $0.generator = $1.generator },
    { $0.rights = $1.rights },
    { $0.editorialNotes = $1.editorialNotes },
    { $0.corrections = $1.corrections },
    { $0.url = $1.url },
    { $0.externalURL = $1.externalURL },
    { $0.links = $1.links },
    { $0.related = $1.related },
    { $0.body = $1.body },
    { $0.media = $1.media },
    { $0.associations = $1.associations },
    { $0.package = $1.package },
    { $0.series = $1.series },
    { $0.collection = $1.collection },
    { $0.wordCount = $1.wordCount },
    { $0.extensions = $1.extensions },
    // One block for another one.
    { if !$0.body.isEmpty && !$1.body.isEmpty { $0.body[0] = $1.body[0] } },
    { if !$0.body.isEmpty && !$1.body.isEmpty { $0.body[0].id = $1.body[0].id } },
    { if !$0.body.isEmpty && !$1.body.isEmpty { $0.body[0].attributes = $1.body[0].attributes } },
    { $0.body += $1.body.prefix(1) },
    { article, _ in article.body.reverse() },
    { if !$0.associations.isEmpty { $0.associations[0].article = $1 } },
  ]
}
