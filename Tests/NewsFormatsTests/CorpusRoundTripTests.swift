import ArticleModel
import Foundation
import NewsFormats
import Testing

/// What every format keeps of real files in it, as far as files are there.
struct CorpusRoundTripTests {
  /// Formats whose files lie in a folder of their name.
  static let formats = RoundTripTests.formats.filter { format in
    corpus.map { FileManager.default.fileExists(atPath: $0.appendingPathComponent(format.name).path) } ?? false
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Goldens")

  @Test(.enabled(if: corpus != nil, "the corpus is not beside the package"))
  func `There are files to write and read back`() {
    #expect(CorpusRoundTripTests.formats.contains { $0.name == "nitf" })
  }

  /// The golden counts differences by field and kind; values belong to those who published them.
  @Test(.enabled(if: corpus != nil, "the corpus is not beside the package"), arguments: formats)
  func `A format keeps of real files what its golden says`(_ format: Format) throws {
    let folder = try #require(corpus)
    let root = folder.appendingPathComponent(format.name)
    let names = (FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String] ?? []).sorted()
    var lines: [String] = []
    var count = 0
    for name in names where !name.hasSuffix("EXPECTED.json") {
      let file = root.appendingPathComponent(name)
      guard let data = try? Data(contentsOf: file), let document = try? format.read([UInt8](data), source: name) else {
        continue
      }
      for var article in document.articles {
        count += 1
        // Many of the files show one thing and leave out what a feed must have.
        if article.versionCreated == nil, format.isPublished {
          article.versionCreated = NewsDate("2000-01-01T00:00:00Z")
        }
        var options = WritingOptions()
        options.base = "https://example.org/feed"
        guard let bytes = try format.writeUnlessRefused(ArticleDocument([article]), options: options) else {
          lines.append("\(name) is refused")
          continue
        }
        let copy = try #require(format.read(bytes, source: "copy").articles.first)
        let differences = ArticleComparison(of: article, with: copy).differences
        let found = differences.reduce(into: [String: Int]()) { counts, difference in
          let field = difference.path.split(separator: "/").filter { Int($0) == nil }.joined(separator: "/")
          counts["\(field) \(difference.kind.rawValue) \(difference.severity.rawValue)", default: 0] += 1
        }
        if found.isEmpty { continue }
        lines.append(name)
        lines += found.sorted { $0.key < $1.key }.map { "  \($0.value) \($0.key)" }
      }
    }
    #expect(count > 0)
    let actual = lines.map { $0 + "\n" }.joined()
    let golden = CorpusRoundTripTests.folder.appendingPathComponent("corpus-\(format.name).txt")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" { try Data(actual.utf8).write(to: golden) }
    #expect(try actual == String(decoding: Data(contentsOf: golden), as: UTF8.self))
  }
}
