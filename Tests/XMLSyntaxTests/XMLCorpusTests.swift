import ArticleModel
import Foundation
import Testing
import XMLSyntax

/// Files from elsewhere, if they are there.
@Suite(.enabled(if: Corpus.exists, "the corpus is not there"))
struct XMLCorpusTests {
  @Test(arguments: [31, 1 << 16])
  func `Every hostile file ends in time with a result or an error`(piece: Int) throws {
    let files = Corpus.files("hostile")
    try #require(files.count > 100)
    let handler = TestHandler()
    let parser = XMLParser(handler: handler)
    let clock = ContinuousClock()
    for file in files {
      let bytes = try [UInt8](Data(contentsOf: URL(filePath: file)))
      let start = clock.now
      do throws(DocumentError) {
        try parse(bytes, with: parser, piece: piece)
        #expect(handler.items.count == 1, "\(file)")
      } catch {
        #expect(error.diagnostic.location.source == "a.xml")
        #expect(!error.diagnostic.message.isEmpty)
      }
      handler.items = []
      #expect(clock.now - start < .seconds(5), "\(file)")
    }
  }

  @Test(arguments: ["nitf", "newsml-g2", "rss", "atom", "newsml-1.2"])
  func `Pieces make no difference to real files, and subtrees are written back`(_ folder: String) throws {
    let files = Corpus.files(folder).filter { $0.hasSuffix(".xml") }.prefix(60)
    try #require(!files.isEmpty)
    let handler = TestHandler()
    let parser = XMLParser(handler: handler)
    var read = 0
    for file in files {
      let bytes = try [UInt8](Data(contentsOf: URL(filePath: file)))
      guard bytes.count < 300_000 else { continue }
      handler.items = []
      var sources: [String] = []
      handler.onItem = { tree, _ in sources.append(tree.source(of: tree.root)) }
      guard (try? parse(bytes, with: parser)) != nil else { continue }
      try parse(bytes, with: parser, piece: 7)
      #expect(handler.items.first == handler.items.last, "\(file)")
      #expect(sources.first == sources.last)
      try parse(Array((sources.first ?? "").utf8), with: parser)
      #expect(sources.count == 3 && sources[0] == sources[2], "\(file)")
      read += 1
    }
    #expect(read > 0)
  }
}

/// Files to test with: in `../shared/corpus` beside the package, or in `$WIRECOPY_CORPUS`.
enum Corpus {
  static let root: String = {
    if let path = ProcessInfo.processInfo.environment["WIRECOPY_CORPUS"] { return path }
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return package.appending(path: "../shared/corpus").standardizedFileURL.path
  }()

  static let exists = FileManager.default.fileExists(atPath: root)

  static func files(_ folder: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: root + "/" + folder)?.allObjects as? [String] ?? []
    return all.sorted().map { "\(root)/\(folder)/\($0)" }.filter {
      (try? URL(filePath: $0).resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
    }
  }
}
