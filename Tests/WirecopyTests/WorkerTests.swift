import Foundation
import Testing

struct WorkerTests {
  private func serve(_ arguments: [String], _ requests: [[String: Any]]) throws -> [[String: Any]] {
    let lines = try requests.map { String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self) }
    let outcome = try Command.run(["worker"] + arguments, input: lines.joined(separator: "\n"))
    #expect(outcome.status == 0)
    #expect(outcome.messages == "")
    return try outcome.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  private static let story = "Ferry resumes\nBy Ada Brook\n\nNORTHPORT (EXA) — Ferries sailed again on Sunday.\n"
  private static let latin = """
    <?xml version="1.0" encoding="ISO-8859-1"?><nitf><head><docdata><doc-id id-string="urn:a"/></docdata></head>\
    <body><body.head><hedline><hl1>Fähre fährt</hl1></hedline></body.head><body.content><p>Ja.</p></body.content></body></nitf>
    """
  private static let feed = """
    <rss version="2.0"><channel><title>T</title><link>https://example.org/</link><description>D</description></channel></rss>
    """

  @Test(arguments: ["nitf", "newsml-g2", "xml", "csv", "text"])
  func `a payload becomes what convert makes of it`(format: String) throws {
    let options = ["-t", format, "--provider", "EXA", "--set", "versionCreated=2020-01-01T00:00Z"]
    let replies = try serve(options, [["id": 1, "payload": Self.story]])
    let converted = try Command.run(["convert", "-"] + options, input: Self.story)
    #expect(converted.status == 0)
    #expect(replies.first?["payload"] as? String == converted.output)
    #expect(replies.first?["articles"] as? Int == 1)
  }

  @Test(arguments: ["json", "ndjson"]) func `articles of JSON are in the reply itself`(format: String) throws {
    let replies = try serve(["-t", format], [["id": "a", "payload": Self.story]])
    let articles = try #require(replies.first?["articles"] as? [[String: Any]])
    #expect((articles.first?["headlines"] as? [[String: Any]])?.first?["text"] as? String == "Ferry resumes")
    let converted = try Command.run(["convert", "-", "-t", "ndjson"], input: Self.story).output
    let expected = try JSONSerialization.jsonObject(with: Data(converted.utf8)) as? NSDictionary
    #expect(articles.first as NSDictionary? == expected)
  }

  @Test func `text has been decoded already, and bytes are decoded as the document says`() throws {
    let bytes = try #require(Self.latin.data(using: .isoLatin1)).base64EncodedString()
    let replies = try serve(
      ["-t", "json"],
      [
        ["id": 1, "payload": Self.latin], ["id": 2, "payload": bytes, "encoding": "base64"],
        ["id": 3, "payload": Self.latin, "encoding": "text", "from": "nitf"],
      ])
    for reply in replies {
      let article = (reply["articles"] as? [[String: Any]])?.first
      #expect((article?["headlines"] as? [[String: Any]])?.first?["text"] as? String == "Fähre fährt")
      #expect(reply["warnings"] == nil)
    }
    #expect(replies.count == 3)
  }

  @Test func `what is no news is an error, and skipped when that is asked for`() throws {
    let picture = Data([0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, 0x4A, 0x46, 0x49, 0x46, 0, 1]).base64EncodedString()
    let requests: [[String: Any]] = [
      ["id": 1, "payload": picture, "encoding": "base64"], ["id": 2, "payload": ""],
      ["id": 3, "payload": "<a><b/></a>"], ["id": 4, "payload": Self.feed],
    ]
    let replies = try serve(["-t", "json"], requests)
    #expect(replies.map { $0["status"] as? String } == ["error", "error", "error", "ok"])
    #expect(replies.prefix(3).allSatisfy { ($0["error"] as? [String: Any])?["code"] as? String == "format-unknown" })
    #expect((replies.last?["articles"] as? [Any])?.isEmpty == true)
    let skipping = try serve(["-t", "json", "--skip-others"], requests)
    #expect(skipping.map { $0["status"] as? String } == ["skipped", "error", "skipped", "ok"])
    #expect(((skipping[0]["warnings"] as? [[String: Any]])?.first?["message"] as? String)?.contains("JPEG") == true)
  }

  @Test func `a defect has its place in the payload, and the name of the request`() throws {
    let replies = try serve(
      ["-t", "json"], [["id": ["x": 1], "name": "day/a.xml", "payload": "<nitf>\n  <body>\n</nitf>"]])
    let error = try #require(replies.first?["error"] as? [String: Any])
    #expect(error["code"] as? String == "xml-malformed")
    #expect(error["source"] as? String == "day/a.xml")
    #expect(error["line"] as? Int == 3)
    #expect(replies.first?["id"] as? [String: Int] == ["x": 1])
  }

  @Test func `an embargo is not lost here either`() throws {
    let embargoed =
      #"{"format":"wirecopy/1","id":"a","versionCreated":"2029-01-01T00:00Z","embargo":{"until":"2030-01-01T00:00Z"},"headlines":[{"text":"H"}]}"#
    let requests: [[String: Any]] = [["payload": embargoed, "from": "ndjson"]]
    let refused = try serve(["-t", "jsonfeed"], requests)
    #expect((refused.first?["error"] as? [String: Any])?["code"] as? String == "embargo-lost")
    #expect(try serve(["-t", "jsonfeed", "--allow-loss", "embargo"], requests).first?["status"] as? String == "ok")
  }

  @Test func `wrong usage is told before anything is read`() throws {
    #expect(try Command.run(["worker"], input: "{}").status == 64)
    #expect(try Command.run(["worker", "-t", "nosuch"], input: "{}").status == 64)
    #expect(try Command.run(["worker", "-t", "json", "--schema", "nosuch.xsd"], input: "{}").status == 2)
  }

  @Test func `the summary goes to standard error`() throws {
    let outcome = try Command.run(
      ["worker", "-t", "json", "-v"], input: "{}\n{\"payload\":\"Hi there\\n\\nText.\\n\"}\n")
    #expect(outcome.status == 0)
    #expect(outcome.messages == "requests: 1 converted, 1 failed; articles: 1\n")
  }
}
