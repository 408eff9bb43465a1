import NewsFormats
import Testing

/// Which format a document is told to have.
struct FormatDetectorTests {
  private func outcome(_ text: String) -> FormatDetector.Outcome {
    FormatDetector().detect(Sniff(bytes: Array(text.utf8), isWhole: true))
  }

  @Test(arguments: [
    ("<nitf><body class=\"x", "nitf"),
    ("<nitf xmlns=\"http://iptc.org/std/NITF/2006-10-18/\"/>", "nitf"),
    ("<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" standardversion=\"2.35\"/>", "newsml-g2"),
    ("<NewsML><NewsEnvelope/>", "newsml-1.2"),
    ("<TopicSet FormalName=\"Genre\"/>", "newsml-1.2"),
    ("<rss version=\"2.0\" xmlns:wp=\"http://wordpress.org/export/1.2/\"/>", "wxr"),
    ("<rss version=\"2.0\"><channel/></rss>", "rss"),
    ("<!DOCTYPE html>\n<p>x", "html"),
    ("{\"version\": \"https:\\/\\/jsonfeed.org\\/version\\/1.1\", \"items\": []}", "jsonfeed"),
    ("{\"@context\": \"https://schema.org\", \"@type\": \"NewsArticle\"}", "schema-org"),
    ("{\"standard\": {\"name\": \"ninjs\", \"version\": \"2.1\"}, \"uri\": \"x\"}", "ninjs2"),
    ("{\"uri\": \"x\", \"headlines\": [{\"contentType\": \"a\"}]}", "ninjs3"),
    ("{\"uri\": \"x\", \"headlines\": [{\"contenttype\": \"a\"}]}", "ninjs2"),
    ("{\"uri\": \"x\", \"body_xhtml\": \"y\"}", "ninjs1"),
    ("{\"format\": \"wirecopy/1\", \"articles\": []}", "json"),
    ("{\"format\": \"wirecopy/1\", \"id\": \"a\"}\n{\"format\": \"wirecopy/1\", \"id\": \"b\"}\n", "ndjson"),
    ("<articles xmlns=\"urn:wirecopy:article:1\"/>", "xml"),
    ("id,headline,body_text\r\n1,a,b\r\n", "csv"),
    ("WARC/1.0\r\nWARC-Type: response", "warc"),
    ("\u{1}dpa061 4 i 211 dpa\n\u{2}", "iptc7901"),
    ("From: a@example.org\nTo: b@example.org\nSubject: Story\n\nText", "email"),
    ("From: our correspondent\n\nThe text begins here.", "text"),
    ("Just a sentence.", "text"),
    ("[Editor's note: this is a text.]", "text"),
  ])
  func `a document is told by how it begins`(_ text: String, _ name: String) {
    #expect(outcome(text).name == name)
  }

  @Test(arguments: [
    ("", "the file is empty"),
    (" \n\t", "the file holds nothing but white space"),
    ("<foo:bar xmlns:foo=\"urn:x\"/>", "its root element is bar in the namespace urn:x"),
    ("< 5 percent", "it begins with “<” but no XML element follows"),
    ("<!-- never ended", "what begins with “<” before the root element does not end"),
    ("{\"colour\": 1}", "this is JSON of a kind that wirecopy does not know: its first members are colour"),
    ("\u{0}\u{1}\u{2}\u{3}", "only 0 % of it are printable characters"),
  ])
  func `what is not known is never taken for text`(_ text: String, _ reason: String) {
    let problem = outcome(text).problem ?? ""
    #expect(outcome(text).name == nil)
    #expect(problem.contains(reason), "\(problem)")
  }

  @Test(arguments: [("ndjson", "ndjson"), ("jsonl", "ndjson"), ("xml", nil), ("json", nil), ("txt", nil), ("", nil)])
  func `an empty file is lines without a line, where its name says lines`(_ fileExtension: String, _ name: String?) {
    let outcome = FormatDetector().detect(Sniff(bytes: [], isWhole: true), fileExtension: fileExtension)
    #expect(outcome.name == name)
  }

  @Test(
    arguments: [
      ([0x1F, 0x8B, 8], "gzip"), ([0x50, 0x4B, 3, 4], "zip"), ([0x42, 0x5A, 0x68], "bzip2"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "xz"),
    ] as [([UInt8], String)])
  func `a container is told by its first bytes`(_ bytes: [UInt8], _ name: String) {
    #expect(FormatDetector().detect(Sniff(bytes: bytes + [0, 0, 0, 0], isWhole: false)).name == name)
  }

  @Test func `a known format that is not read is named`() {
    let detector = FormatDetector(formats: [])
    let outcome = detector.detect(
      Sniff(bytes: Array("<RBNews/>".utf8), isWhole: true))
    #expect(outcome.problem == "this looks like Ritzau's XML, which wirecopy does not read yet")
  }

  @Test func `the version of NITF is that of its document type`() {
    let text = "<!DOCTYPE nitf PUBLIC \"-//IPTC//DTD NITF 3.2//EN\" \"nitf-3-2.dtd\"><nitf/>"
    #expect(FormatDetector().detect(Sniff(bytes: Array(text.utf8), isWhole: true)).detection?.version == "3.2")
  }

  @Test func `an extension decides between equally sure findings only`() throws {
    func format(_ name: String, _ fileExtension: String, _ confidence: Double) throws -> Format {
      let makeReader = try #require(Format.text.makeReader)
      return Format(
        name: name, summary: "", fileExtensions: [fileExtension], mediaType: "", holdsManyArticles: false,
        detect: { _ in Detection(confidence: confidence, evidence: "") }, makeReader: makeReader)
    }
    let sniff = Sniff(bytes: Array("x".utf8), isWhole: true)
    let equal = try FormatDetector(formats: [format("a", "a", 0.5), format("b", "b", 0.5)])
    #expect(equal.detect(sniff).name == "a")
    #expect(equal.detect(sniff, fileExtension: "B").name == "b")
    let unequal = try FormatDetector(formats: [format("a", "a", 0.6), format("b", "b", 0.5)])
    #expect(unequal.detect(sniff, fileExtension: "b").name == "a")
  }
}
