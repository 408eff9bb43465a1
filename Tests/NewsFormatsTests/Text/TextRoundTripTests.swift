import ArticleModel
import Foundation
import NewsFormats
import Testing

/// What is read from a text is written as the same text.
struct TextRoundTripTests {
  /// The samples, and whether they come back byte for byte.
  static let samples = [
    "iwaya-rubio.txt", "front-matter.txt", "wire-wrapped.txt", "embargoed.txt", "related-links.txt", "crlf.txt",
  ]

  @Test(arguments: samples)
  func `a sample is written as it was`(_ name: String) throws {
    let bytes = try TextSamples.bytes(name)
    let document = try Format.text.read(bytes, source: name)
    let written = try Format.text.write(document)
    #expect(String(decoding: written, as: UTF8.self) == String(decoding: bytes, as: UTF8.self))
  }

  @Test(arguments: [
    "One.\rTwo.\r", "One.\r\n\r\nTwo.", "\u{FEFF}One.\n", "\n\n  One.  \n\t\nTwo. \n \n",
    "One.\n\n\n\nTwo.\nThree.\n\n",
    "Date: 2024-01-01\nTitle: T\n\n\n\nOne.", "---\ntitle: T\n---\nOne.\n", "---\ntitle: T\n---\n\nT\n\nOne.\n",
    "Title: T\n\n", "Head\n\nOne \"quoted\" \\ and more words than the headline has.\n", "SLUG:  a-b \nOne.\n",
  ])
  func `spaces, line breaks and marks are kept`(_ text: String) throws {
    let document = try Format.text.read(Array(text.utf8), source: "a.txt")
    #expect(Array(try Format.text.write(document)) == Array(text.utf8))
  }

  @Test func `a text broken to a width keeps its words and paragraphs when lines are of another length`() throws {
    let text =
      "These lines were broken\nby hand\nand not to any width at all, as\nit were.\n\nThe second paragraph\nfollows.\n"
    let document = try Format.text.read(Array(text.utf8), source: "a.txt")
    let written = try Format.text.write(document)
    #expect(
      String(decoding: written, as: UTF8.self)
        == "These lines were broken by hand\nand not to any width at all, as\nit were.\n\nThe second paragraph follows.\n"
    )
    #expect(try Format.text.read(written, source: "a.txt").articles.first?.body == document.articles.first?.body)
  }
}

/// The samples of the format.
enum TextSamples {
  static func bytes(_ name: String) throws -> [UInt8] {
    let root = URL(fileURLWithPath: #filePath).pathComponents.dropLast(4).joined(separator: "/")
    return try [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(root)/Samples/text/\(name)")))
  }

  static func article(_ name: String) throws -> Article {
    try #require(try Format.text.read(bytes(name), source: name).articles.first)
  }
}

/// Texts put together at random from what texts are made of.
struct TextFuzzTests {
  private static let parts = [
    "By Jane Doe\n", "Related topic:\n", "Read more: A title\n", "A short headline\n", "\n", "\n\n", "   ", "\t",
    "- item\n",
    "A sentence that is a little longer than the others, and ends.\n", "© 2024 Example\n", "-30-\n", "LONDON (AP) — ",
    "word ", "hyphen-\nated ", "Reporting by A B; Editing by C D\n", "Embargoed until: 2024-01-01\n", "SLUG: a-b\n",
    "x  y  z  1\n",
    "https://example.org/a\n", "1ST LEAD\n", "title: Words\n", "---\n", "key: value\n", "“Quote.”\n", "…",
    "Associated Press\n",
    "Correction: wrong.\n", "Sign up for news\n", "FOR IMMEDIATE RELEASE\n", "\u{FEFF}", "über ",
  ]

  private static func text(_ seed: UInt64) -> String {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    var text = ""
    for _ in 0..<(seed % 40 + 1) {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text += parts[Int(state >> 33) % parts.count]
    }
    return text
  }

  private static func words(_ text: some StringProtocol) -> [Substring] {
    String(text).split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\u{FEFF}" }
  }

  @Test func `no word is lost and texts without broken lines come back byte for byte`() throws {
    var read = 0
    for seed in 0..<UInt64(1500) {
      let text = Self.text(seed)
      guard let document = try? Format.text.read(Array(text.utf8), source: "a.txt"),
        let article = document.articles.first
      else {
        #expect(Self.words(text).isEmpty, "\(seed): \(text)")
        continue
      }
      read += 1
      let written = String(decoding: try Format.text.write(document), as: UTF8.self)
      let isWrapped = article.extensions.contains { $0.name == "width" }
      if isWrapped {
        // Words that a hyphen parts are the only ones to change.
        let plain = Self.words(text).joined().filter { $0 != "-" }
        #expect(Self.words(written).joined().filter { $0 != "-" } == plain, "\(seed): \(text)\n=====\n\(written)")
      } else {
        #expect(Array(written.utf8) == Array(text.utf8), "\(seed): \(text)")
      }
    }
    #expect(read > 1000)
  }
}

/// A text survives the canonical forms.
struct TextThroughOtherFormatsTests {
  @Test(arguments: TextRoundTripTests.samples, [Format.json, .ndjson, .xml].map(\.name))
  func `a text comes back from a canonical form byte for byte`(_ name: String, _ form: String) throws {
    let format = try #require(Format.named(form))
    let bytes = try TextSamples.bytes(name)
    let document = try Format.text.read(bytes, source: name)
    let between = try format.read(format.write(document), source: "between")
    #expect(between.articles == document.articles)
    let written = try Format.text.write(between)
    #expect(String(decoding: written, as: UTF8.self) == String(decoding: bytes, as: UTF8.self))
  }
}

/// A text survives the markup of news.
struct TextThroughNITFTests {
  @Test(arguments: ["iwaya-rubio.txt", "wire-wrapped.txt", "related-links.txt", "embargoed.txt", "crlf.txt"])
  func `paragraphs and other stories come back from NITF`(_ name: String) throws {
    let document = try Format.text.read(TextSamples.bytes(name), source: name)
    let between = try Format.nitf.read(Format.nitf.write(document), source: "between.xml")
    let before = try #require(document.articles.first)
    let after = try #require(between.articles.first)
    #expect(paragraphs(after) == paragraphs(before))
    #expect(after.headlines.first?.text == before.headlines.first?.text)
    let related = after.related.map { "\($0.label) \($0.title)" }.joined(separator: " ")
    for item in before.related { #expect(related.contains(item.label) && related.contains(item.title)) }
    // The dateline stands in the first paragraph and is not printed twice.
    let written = String(decoding: try Format.text.write(between), as: UTF8.self)
    let dateline = before.dateline?.text ?? ""
    #expect(dateline.isEmpty || written.split(separator: dateline, omittingEmptySubsequences: false).count == 2)
  }

  private func paragraphs(_ article: Article) -> [String] {
    article.body.compactMap { block in
      if case .paragraph(let text, _) = block.content { text.text } else { nil }
    }
  }
}
