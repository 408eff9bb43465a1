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
      #expect(!document.articles.isEmpty, "\(sample.name) holds no article")
      for (index, article) in document.articles.enumerated() {
        let differences = try RoundTripTests.differences(of: article, as: format)
        if differences.isEmpty { continue }
        lines.append("\(sample.name)\(document.articles.count > 1 ? " \(index)" : "")")
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
      guard try !RoundTripTests.differences(of: article, as: format).isEmpty else { continue }
      let smallest = ArticleShrinker.shrink(article) { candidate in
        (try? RoundTripTests.differences(of: candidate, as: format))?.isEmpty == false
      }
      let differences = try RoundTripTests.differences(of: smallest, as: format)
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
      let differences = try RoundTripTests.differences(of: article, as: format)
      #expect(differences.allSatisfy { known.contains(String($0.path.prefix { $0 != "/" })) })
    }
  }

  private static func differences(of article: Article, as format: Format) throws -> [ArticleDifference] {
    let bytes = try format.write(ArticleDocument([article]))
    let copies = try format.read(bytes, source: "copy").articles
    let copy = try #require(copies.first)
    try #require(copies.count == 1)
    return ArticleComparison(of: article, with: copy).differences
  }
}
