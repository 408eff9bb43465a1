import Foundation

/// The inputs of the measures: made once for a seed and a number of files, reused after that.
struct TestData {
  let nitf: String
  let nitfPart: String
  let newsML: String
  let feed: String
  let one: String
  let html: String
  let output: String

  init(at folder: String, files: Int, seed: Int) throws {
    let root = "\(folder)/\(files)-\(seed)"
    nitf = "\(root)/nitf"
    nitfPart = "\(root)/nitf-part"
    newsML = "\(root)/newsml-g2"
    feed = "\(root)/feed.rss"
    one = "\(root)/one.xml"
    html = "\(root)/bodies.html"
    // Creating files where thousands were deleted before is many times slower, so each run writes somewhere new.
    output = "\(root)/out-\(UInt64(Date().timeIntervalSince1970))"
    guard !FileManager.default.fileExists(atPath: "\(root)/complete-3") else { return }
    try? FileManager.default.removeItem(atPath: root)
    for path in [nitf, nitfPart, newsML] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    var generator = NITFData(seed: UInt64(seed))
    for number in 0..<files {
      let article = Data(generator.article(number).utf8)
      let name = String(format: "%06d.xml", number)
      try article.write(to: URL(fileURLWithPath: "\(nitf)/\(name)"))
      if number < files / 4 { try article.write(to: URL(fileURLWithPath: "\(nitfPart)/\(name)")) }
      try Data(generator.newsItem(number).utf8).write(to: URL(fileURLWithPath: "\(newsML)/\(name)"))
      if number == 0 { try article.write(to: URL(fileURLWithPath: one)) }
    }
    let bodies = (0..<files / 2).map { generator.htmlBody($0) }.joined()
    try Data(bodies.utf8).write(to: URL(fileURLWithPath: html))
    try TestData.writeFeed(to: feed, items: files * 5, &generator)
    try Data().write(to: URL(fileURLWithPath: "\(root)/complete-3"))
  }

  /// Writes one large feed, about 5 KB an item.
  private static func writeFeed(to path: String, items: Int, _ generator: inout NITFData) throws {
    FileManager.default.createFile(atPath: path, contents: nil)
    guard let file = FileHandle(forWritingAtPath: path) else { throw BenchmarkError("\(path) cannot be written") }
    defer { try? file.close() }
    let beginning = """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
      <title>Example News</title><link>https://example.org/</link><description>All of it</description>

      """
    try file.write(contentsOf: Data(beginning.utf8))
    for start in stride(from: 0, to: items, by: 200) {
      let chunk = (start..<min(start + 200, items)).map { generator.feedItem($0) }.joined()
      try file.write(contentsOf: Data(chunk.utf8))
    }
    try file.write(contentsOf: Data("</channel></rss>\n".utf8))
  }
}
