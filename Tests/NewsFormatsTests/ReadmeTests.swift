import Foundation
import NewsFormats
import Testing

/// Holds the README to the program: what stands between its marks is what the program makes.
///
/// `UPDATE_GOLDEN=1` writes it anew.
struct ReadmeTests {
  private static let path = URL(fileURLWithPath: Sample.folder).deletingLastPathComponent()
    .appendingPathComponent("README.md").path

  private func expect(_ content: String, between mark: String) throws {
    let path = ReadmeTests.path
    var readme = try String(contentsOfFile: path, encoding: .utf8)
    let begin = try #require(readme.range(of: "<!-- \(mark): begin -->\n"))
    let end = try #require(readme.range(of: "<!-- \(mark): end -->"))
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      readme.replaceSubrange(begin.upperBound..<end.lowerBound, with: content)
      try readme.write(toFile: path, atomically: true, encoding: .utf8)
      return
    }
    #expect(readme[begin.upperBound..<end.lowerBound] == content, "UPDATE_GOLDEN=1 brings the README up to date")
  }

  /// One test, because both parts rewrite the same file.
  @Test func `the README's table of formats and its example are those of the program`() throws {
    var table = "| format | read | written | articles | schema | what it is |\n| --- | --- | --- | --- | --- | --- |\n"
    for format in Format.all {
      let names = ([format.name] + format.aliases).map { "`\($0)`" }.joined(separator: ", ")
      let reads = format.makeReader == nil ? "–" : "yes"
      let writes = format.makeWriter == nil ? "–" : "yes"
      let schema = format.schemaName.map { "[\($0)](Schemas/\($0))" } ?? "–"
      let holds = format.holdsManyArticles ? "many" : "one"
      table += "| \(names) | \(reads) | \(writes) | \(holds) | \(schema) | \(format.summary) |\n"
    }
    try expect(table, between: "formats")

    let source = try String(contentsOfFile: "\(Sample.folder)/text/ferry.txt", encoding: .utf8)
    var options = WritingOptions()
    options.isPretty = true
    let document = try Format.text.read(Array(source.utf8), source: "Samples/text/ferry.txt")
    let written = String(decoding: try Format.nitf.write(document, options: options), as: UTF8.self)
    try expect(
      """
      A text as it comes from a desk, `Samples/text/ferry.txt`:

      ```text
      \(source)```

      becomes, by `wirecopy convert Samples/text/ferry.txt --to nitf --pretty`:

      ```xml
      \(written)```

      """, between: "example")
  }
}
