import ArticleModel
import Foundation
import NewsFormats
import Testing

/// What a reader delivered.
final class Delivery: ArticleSink {
  var articles: [Article] = []
  var diagnostics: [Diagnostic] = []

  func receive(_ collection: ArticleCollection) {}
  func receive(_ article: consuming Article) { articles.append(article) }
  func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
}

/// Reads bytes as NITF, in chunks of some size.
func readNITF(_ bytes: [UInt8], source: String = "a.xml", chunk: Int = 1 << 16) throws -> Delivery {
  let makeReader = try #require(Format.nitf.makeReader)
  let reader = makeReader(ReadingOptions())
  let delivery = Delivery()
  reader.begin(source: source, sink: delivery)
  var start = 0
  while start < bytes.count {
    let end = min(start + chunk, bytes.count)
    let piece = Array(bytes[start..<end])
    try reader.push(piece.span)
    start = end
  }
  try reader.finish()
  return delivery
}

/// Reads a document that holds one article.
func article(_ xml: String) throws -> Article {
  try #require(readNITF(Array(xml.utf8)).articles.first)
}

/// Reads a document with this in its `docdata`.
func article(docdata: String) throws -> Article {
  try article("<nitf><head><docdata>\(docdata)</docdata></head><body/></nitf>")
}

/// Reads a document with this in its `body.head`.
func article(bodyHead: String) throws -> Article {
  try article("<nitf><body><body.head>\(bodyHead)</body.head></body></nitf>")
}

/// The blocks of a document with this in its `body.content`.
func blocks(_ content: String) throws -> [Block] {
  try article("<nitf><body><body.content>\(content)</body.content></body></nitf>").body
}

/// The text of the only block, a paragraph with this in it.
func text(_ content: String) throws -> RichText {
  let blocks = try blocks("<p>\(content)</p>")
  guard blocks.count == 1, case .paragraph(let text, _) = blocks[0].content else {
    Issue.record("not one paragraph: \(blocks)")
    return RichText()
  }
  return text
}

/// The corpus beside the package, or `nil` when it is not there.
let corpus: URL? = {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let path = ProcessInfo.processInfo.environment["WIRECOPY_CORPUS"] ?? root.path + "/../shared/corpus"
  return FileManager.default.fileExists(atPath: path) ? URL(fileURLWithPath: path) : nil
}()

/// The NITF files of the samples and, where it is there, of the corpus.
let nitfFiles: [URL] = {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  var files: [URL] = []
  for folder in [root.appendingPathComponent("Samples/nitf"), corpus?.appendingPathComponent("nitf")].compactMap({ $0 })
  {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    while let file = found?.nextObject() as? URL {
      if file.pathExtension == "xml", !file.lastPathComponent.contains(".golden.") { files.append(file) }
    }
  }
  return files.sorted { $0.path < $1.path }
}()
