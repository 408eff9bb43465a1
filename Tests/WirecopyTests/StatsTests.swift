import Foundation
import Testing

struct StatsTests {
  let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    try directory.write(
      """
      {"format":"wirecopy/1","id":"a","language":"en","published":"2013-10-20T19:27Z","headlines":[{"text":"A"}],\
      "keywords":["tide","harbour"],"subjects":[{"name":"Weather"},{"code":"04000000"}],"provider":{"name":"EXA"},\
      "body":[{"type":"paragraph","text":"One two three."}]}
      {"format":"wirecopy/1","id":"b","language":"de","published":"2014-01","headlines":[{"text":"B"}],\
      "keywords":["tide"],"body":[{"type":"paragraph","text":"One."},{"type":"paragraph","text":"Two three four five."}]}
      {"format":"wirecopy/1","id":"c","language":"en"}

      """, to: "in/lines.ndjson")
    try directory.write(
      """
      <nitf version="-//IPTC//DTD NITF 3.6//EN"><head><docdata><doc-id id-string="n"/></docdata></head><body><body.head>
      <hedline><hl1>N</hl1></hedline></body.head><body.content><p>Six words are in this text.</p></body.content></body></nitf>
      """, to: "in/story.xml")
    try directory.write("<nitf>\n<body></nitf>\n", to: "in/torn.xml")
    try directory.write("%PDF-1.4 \u{1}\u{2}\u{3}", to: "in/page.pdf")
  }

  @Test func `an archive is told as JSON`() throws {
    let outcome = try Command.run(["stats", "in", "--json", "--top", "2"], in: directory.url)
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains(#""source":"in/torn.xml""#))
    let found = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(found["inputs"] as? Int == 3)
    #expect(found["failed"] as? Int == 1)
    #expect(found["articles"] as? Int == 4)
    #expect(found["passedOver"] as? [String: Int] == ["PDF document": 1])
    let formats = try #require(found["formats"] as? [[String: Any]])
    #expect(formats.map { $0["format"] as? String } == ["ndjson", "nitf", "nitf"])
    #expect(formats.map { $0["articles"] as? Int }.reduce(0) { $0 + ($1 ?? 0) } == 4)
    #expect(formats.contains { $0["version"] as? String == "3.6" })
    let dates = try #require(found["dates"] as? [String: Any])
    #expect(dates["earliest"] as? String == "2013-10-20T19:27Z")
    #expect(dates["latest"] as? String == "2014-01")
    #expect(dates["undated"] as? Int == 2)
    #expect(dates["histogram"] as? [String: Int] == ["2013-10": 1, "2013-11": 0, "2013-12": 0, "2014-01": 1])
    func counts(_ key: String) -> [String: Int]? { (found[key] as? [String: Any])?["counts"] as? [String: Int] }
    #expect(counts("languages") == ["en": 2, "de": 1])
    #expect(counts("providers") == ["EXA": 1])
    #expect(counts("subjects") == ["Weather": 1, "04000000": 1])
    #expect(counts("keywords") == ["tide": 2, "harbour": 1])
    #expect(counts("errors") == ["xml-malformed": 1])
    let words = try #require(found["words"] as? [String: Int])
    #expect(words == ["sum": 14, "least": 0, "median": 3, "mean": 4, "most": 6])
    let fields = try #require(found["fields"] as? [String: Int])
    #expect(fields["headlines"] == 3)
    #expect(fields["body"] == 3)
    #expect(fields["embargo"] == 0)
  }

  @Test func `an archive is told as text, with bars`() throws {
    let outcome = try Command.run(["stats", "in", "-j", "2"], in: directory.url)
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "inputs    3 read, 1 of them with errors")
    #expect(lines[1] == "          1 passed over: 1 PDF document")
    #expect(lines[2] == "articles  4")
    #expect(lines.contains("  2013-10  1  " + String(repeating: "█", count: 40)))
    #expect(lines.contains("  2013-11  0"))
    #expect(lines.contains("  en  2  50.0 %"))
    #expect(lines.contains { $0.hasPrefix("  headlines") && $0.contains("75.0 %") })
    #expect(lines.contains("  xml-malformed  1"))
  }

  @Test func `an empty archive is told as well`() throws {
    try FileManager.default.createDirectory(atPath: directory.path("none"), withIntermediateDirectories: true)
    let outcome = try Command.run(["stats", "none"], in: directory.url)
    #expect(outcome.status == 0)
    #expect(outcome.output == "inputs    0 read\narticles  0\nbytes     0\n")
    #expect(try Command.run(["stats", "missing"], in: directory.url).status == 1)
    #expect(try Command.run(["stats", "in", "--top", "0"], in: directory.url).status == 64)
  }
}
