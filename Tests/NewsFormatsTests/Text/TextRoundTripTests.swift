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
