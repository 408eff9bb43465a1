import ArticleModel
import Testing

@testable import NewsFormats

@Suite("Canonical forms keep every article whole")
struct CanonicalRoundTripTests {
  static let lossless: [Format] = [.json, .ndjson, .xml, .csv]

  @Test("a made-up article comes back equal", arguments: lossless)
  func comesBack(_ format: Format) throws {
    for isPretty in [false, true] {
      var options = WritingOptions()
      options.isPretty = isPretty
      for seed in 0..<150 {
        var generator = ArticleGenerator(seed: seed)
        let article = generator.article()
        guard try !isKept(article, format, options) else { continue }
        let smallest = ArticleShrinker.shrink(article) { (try? isKept($0, format, options)) != true }
        let bytes = try format.write([smallest], options: options)
        let read = try? format.read(bytes).articles.first
        Issue.record(
          """
          seed \(seed), \(isPretty ? "indented" : "compact")
          \(String(decoding: bytes, as: UTF8.self))
          \(smallest)
          \(String(describing: read))
          """)
        return
      }
    }
  }

  private func isKept(_ article: Article, _ format: Format, _ options: WritingOptions) throws -> Bool {
    let bytes = try format.write([article], options: options)
    let collector = try format.read(bytes)
    // Strings are equal when they are canonically equivalent; bytes are not.
    let again = try format.write(collector.articles, options: options)
    return collector.articles == [article] && collector.diagnostics.isEmpty && again == bytes
  }

  @Test("several articles and their collections come back in any chunks", arguments: lossless)
  func comesBackInChunks(_ format: Format) throws {
    var generator = ArticleGenerator(seed: 1000)
    let articles = (0..<5).map { _ in generator.article() }
    let collections = ["ndjson", "csv"].contains(format.name) ? [] : (0..<3).map { _ in generator.collection() }
    for options in [false, true].map({ isPretty in
      var options = WritingOptions()
      options.isPretty = isPretty
      return options
    }) {
      let bytes = try format.write(articles, collections: collections, options: options)
      for chunk in [1, 7, 4096] {
        let collector = try format.read(bytes, chunk: chunk)
        #expect(collector.articles == articles, "in chunks of \(chunk)")
        #expect(collector.collections == collections)
        #expect(collector.diagnostics.isEmpty)
      }
    }
  }

  @Test("collections that are known only at the end come back", arguments: [Format.json, .xml])
  func laterCollectionsComeBack(_ format: Format) throws {
    var generator = ArticleGenerator(seed: 2000)
    let collections = (0..<2).map { _ in generator.collection() }
    let collector = try format.read(format.write([generator.article()], later: collections))
    #expect(collector.collections == collections)
    #expect(collector.diagnostics.isEmpty)
  }

  @Test("a document without articles is one", arguments: [Format.json, .xml])
  func emptyDocument(_ format: Format) throws {
    let collector = try format.read(format.write([]))
    #expect(collector.articles.isEmpty)
    #expect(collector.diagnostics.isEmpty)
  }

  @Test("no two names are the same in XML")
  func namesDiffer() {
    #expect(Set(CanonicalXMLName.allCases.map(\.rawValue)).count == CanonicalXMLName.allCases.count)
  }

  @Test("the generator reaches every kind of block and mark")
  func generatorReachesEverything() {
    var blocks: Set<String> = []
    var marks: Set<String> = []
    for seed in 0..<150 {
      var generator = ArticleGenerator(seed: seed)
      for block in generator.article().body {
        blocks.insert("\(block.content.typeName)")
        if case .paragraph(let text, _) = block.content { marks.formUnion(text.marks.map { "\($0.kind.typeName)" }) }
      }
    }
    #expect(blocks == Set(BlockType.allCases.map(\.rawValue)))
    #expect(marks == Set(MarkType.allCases.map(\.rawValue)))
  }
}
