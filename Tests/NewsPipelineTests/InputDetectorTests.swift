import NewsFormats
import Testing

@testable import NewsPipeline

struct InputDetectorTests {
  private var input: Input { Input(path: nil, relativePath: Array("a.xml".utf8)) }

  private func format(_ bytes: [UInt8], with detector: InputDetector) -> String? {
    try? detector.format(of: bytes.span, isWhole: true, input: input).format.name
  }

  /// Documents that begin alike for a while, and one that is longer than a page.
  private static let documents: [(text: String, format: String?)] = [
    ("<nitf version='1'><head/></nitf>", "nitf"), ("<nitf version='2'><head/></nitf>", "nitf"),
    ("<nitf2 version='1'><head/></nitf2>", nil),
    ("<nitf><p>\(String(repeating: "x", count: 9_000))</p></nitf>", "nitf"),
    ("<rss version='2.0'><channel/></rss>", "rss"),
    ("<rss version='2.0'><channel><wp:wxr_version>1.2</wp:wxr_version></channel></rss>", "wxr"),
    ("<feed xmlns='http://www.w3.org/2005/Atom'/>", "atom"), ("<feed xmlns='urn:other'/>", "atom"),
    ("<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='a'/>", "newsml-g2"),
    ("<NewsML/>", "newsml-1.2"),
  ]

  @Test func `the format of an input does not depend on those before it`() {
    let detector = InputDetector()
    for _ in 0..<3 {
      for (text, format) in Self.documents {
        #expect(self.format(Array(text.utf8), with: detector) == format, "\(text.prefix(60))")
        let wide = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        #expect(self.format(wide, with: detector) == format, "\(text.prefix(60)) in UTF-16")
        #expect(self.format([0xFF, 0xFE] + wide, with: detector) == format, "\(text.prefix(60)) in UTF-16, marked")
        #expect(self.format([0xEF, 0xBB, 0xBF] + Array(text.utf8), with: detector) == format)
      }
    }
  }
}
