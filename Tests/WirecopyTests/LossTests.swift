import Foundation
import Testing

struct LossTests {
  let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    try directory.write(
      """
      {"format":"wirecopy/1","articles":[
      {"id":"urn:x:1","urgency":4,"headlines":[{"text":"Ferry runs again"}],
       "subjects":[{"name":"transport","code":"04015000"}],
       "body":[{"type":"paragraph","text":"The ferry runs again.","marks":[{"type":"strong","start":4,"end":9}]}]}
      ]}
      """, to: "open.json")
    try directory.write(article(#""status":"withheld""#), to: "withheld.json")
    try directory.write(article(#""embargo":{"until":"2031-05-06T09:00:00Z","text":"For Monday"}"#), to: "embargo.json")
  }

  private func article(_ member: String) -> String {
    """
    {"format":"wirecopy/1","articles":[
    {"id":"urn:x:2",\(member),"headlines":[{"text":"Ferry runs again"}],
     "body":[{"type":"paragraph","text":"The ferry runs again."}]}]}
    """
  }

  private func run(_ arguments: String...) throws -> Command.Outcome {
    try Command.run(arguments, in: directory.url)
  }

  private func losses(_ name: String) throws -> [[String: String]] {
    try #require(directory.text(name)).split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
    }
  }

  @Test func `a canonical form loses nothing, and the report says so by being empty`() throws {
    for format in ["xml", "ndjson", "csv", "json"] {
      let outcome = try run("convert", "open.json", "-t", format, "--loss", "\(format).loss", "--max-loss", "none")
      #expect(outcome.status == 0, "\(outcome.messages)")
      #expect(directory.text("\(format).loss") == "")
    }
  }

  @Test func `every loss is a line with its field, its values and its place`() throws {
    let outcome = try run("convert", "open.json", "-t", "text", "--loss", "loss.ndjson", "-v")
    #expect(outcome.status == 0)
    #expect(outcome.output == "Ferry runs again\n\nThe ferry runs again.\n")
    #expect(outcome.messages == "inputs: 1 converted; articles: 1; losses: 0 severe, 4 minor\n")
    let lost = try losses("loss.ndjson").filter { $0["kind"] != "inferred" }
    #expect(lost.map { $0["field"] } == ["id", "urgency", "subjects/0", "body/0/marks/0"])
    #expect(
      lost.last == [
        "articleId": "urn:x:1", "field": "body/0/marks/0", "kind": "dropped", "severity": "minor",
        "source": "open.json:2:1", "sourceValue": "strong: ferry", "format": "text",
      ])
  }

  @Test func `an article that loses too much is told and not written, the others are`() throws {
    try directory.write("The ferry runs again.\n\nThat is all.\n", to: "in/a.txt")
    try directory.write(directory.text("open.json") ?? "", to: "in/b.json")
    let outcome = try run("convert", "in", "-t", "text", "-o", "out/", "--max-loss", "none", "--allow-loss", "id")
    #expect(outcome.status == 1)
    #expect(directory.files.filter { $0.hasPrefix("out/") } == ["out/a.txt"])
    #expect(
      outcome.messages.hasPrefix(
        """
        in/b.json:2:1: error: loses more than allowed as text: urgency: dropped: "4", and 2 more [loss-not-allowed]
          article urn:x:1
          --loss FILE lists all; --allow-loss urgency allows this one

        """))
    let allowed = try run(
      "convert", "in/b.json", "-t", "text", "--max-loss", "none", "--allow-loss", "id", "--allow-loss", "urgency",
      "--allow-loss", "subjects", "--allow-loss", "body")
    #expect(allowed.status == 0)
    #expect(try run("convert", "in/b.json", "-t", "text", "--max-loss", "minor").status == 0)
  }

  @Test func `a document in which no article may be written is not written`() throws {
    let outcome = try run("convert", "withheld.json", "-t", "text", "-o", "out.txt")
    #expect(outcome.status == 1)
    #expect(directory.text("out.txt") == nil)
    #expect(
      outcome.messages == """
        withheld.json:2:1: error: a withheld article is not written as text, which does not say so [status-lost]
          article urn:x:2
          --allow-loss status writes it all the same

        """)
    let insisted = try run("convert", "withheld.json", "-t", "text", "-o", "out.txt", "--allow-loss", "status")
    #expect(insisted.status == 0)
    #expect(directory.text("out.txt") == "Ferry runs again\n\nThe ferry runs again.\n")
  }

  @Test(arguments: ["text", "nitf", "xml", "csv", "ndjson"])
  func `an embargo is said by every format, with its date`(format: String) throws {
    let outcome = try run("convert", "embargo.json", "-t", format, "--loss", "loss.ndjson")
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(try !losses("loss.ndjson").contains { $0["field"] == "embargo/until" || $0["field"] == "embargo" })
  }

  @Test func `a report that exists is not replaced unasked, nor is it the output`() throws {
    try directory.write("mine", to: "loss.ndjson")
    #expect(try run("convert", "open.json", "-t", "text", "--loss", "loss.ndjson").status == 2)
    #expect(directory.text("loss.ndjson") == "mine")
    #expect(try run("convert", "open.json", "-t", "text", "--loss", "loss.ndjson", "--overwrite").status == 0)
    #expect(directory.text("loss.ndjson")?.hasPrefix("{") == true)
    #expect(try run("convert", "open.json", "-t", "text", "-o", "a.txt", "--loss", "a.txt").status == 64)
    #expect(directory.text("a.txt") == nil)
  }

  @Test func `nothing is reported of an input that is broken`() throws {
    try directory.write(
      #"{"format":"wirecopy/1","articles":[{"id":"a","urgency":2,"headlines":[{"text":"Ferry"}]}]"#, to: "broken.json")
    let outcome = try run("convert", "broken.json", "-t", "text", "-o", "out/", "--loss", "loss.ndjson")
    #expect(outcome.status == 1)
    #expect(directory.text("loss.ndjson") == "")
  }

  @Test(arguments: [
    ("json", 3, 1), ("ndjson", 2, 1), ("xml", 4, 1), ("csv", 3, 1), ("jsonfeed", 3, 1),
  ])
  func `a loss tells where in its file the article stands`(format: String, line: Int, column: Int) throws {
    let articles = ["a", "b"].map {
      #"{"id":"\#($0)","urgency":4,"provider":{"name":"P"},"headlines":[{"text":"Ferry \#($0)"}]}"#
    }
    try directory.write(
      "{\"format\":\"wirecopy/1\",\"articles\":[\n\(articles.joined(separator: ",\n"))\n]}\n", to: "two.json")
    #expect(try run("convert", "two.json", "-t", format, "-o", "two.\(format)", "--overwrite").status == 0)
    _ = try run("convert", "two.\(format)", "-t", "text", "-o", "out/", "--loss", "loss.ndjson")
    let places = try losses("loss.ndjson").filter { $0["articleId"] == "b" }.map { $0["source"] }
    #expect(Set(places) == ["two.\(format):\(line):\(column)"])
  }

  // MARK: Collections

  private func writeFeed(_ name: String, title: String, to file: String) throws {
    try directory.write(
      """
      {"version":"https://jsonfeed.org/version/1.1","title":"\(title)","description":"News of \(name)",
      "home_page_url":"https://\(name).example.com/","items":[
      {"id":"urn:x:\(name)","title":"Ferry runs again","content_text":"The ferry runs again."}]}
      """, to: file)
  }

  private func collectionLosses() throws -> [String] {
    try losses("loss.ndjson").filter { $0["field"]?.hasPrefix("collections/") == true && $0["kind"] != "inferred" }
      .map { "\($0["source"] ?? "") \($0["field"] ?? "") \($0["kind"] ?? "") \($0["sourceValue"] ?? "")" }
  }

  @Test func `what a feed says about itself and a format has no place for is reported field by field`() throws {
    try writeFeed("north", title: "North", to: "north.json")
    for format in ["json", "xml", "jsonfeed"] {
      let outcome = try run("convert", "north.json", "-t", format, "--loss", "\(format).loss", "--max-loss", "none")
      #expect(outcome.status == 0, "\(outcome.messages)")
      #expect(directory.text("\(format).loss") == "")
    }
    let outcome = try run("convert", "north.json", "-t", "ndjson", "--loss", "loss.ndjson", "-v")
    #expect(outcome.messages == "inputs: 1 converted; articles: 1; losses: 0 severe, 3 minor\n")
    #expect(
      try collectionLosses() == [
        "north.json collections/0/title dropped North",
        "north.json collections/0/description dropped News of north",
        "north.json collections/0/links/0 dropped href: https://north.example.com/, rel: alternate",
      ])
    #expect(try losses("loss.ndjson").allSatisfy { $0["articleId"] == nil })
  }

  @Test func `feeds that are put together are looked for in the one document, each by its file`() throws {
    try writeFeed("north", title: "North", to: "in/a.json")
    try writeFeed("south", title: "South", to: "in/b.json")
    let whole = try run("convert", "in", "-t", "json", "-o", "all.json", "--loss", "loss.ndjson", "--max-loss", "none")
    #expect(whole.status == 0, "\(whole.messages)")
    #expect(directory.text("loss.ndjson") == "")
    // The title of a feed is the reason of a format to have collections.
    let lines = try run("convert", "all.json", "-t", "ndjson", "--loss", "loss.ndjson", "--overwrite")
    #expect(lines.status == 0)
    #expect(try collectionLosses().count == 6)
    #expect(try collectionLosses().first == "all.json collections/0/title dropped North")
    #expect(try collectionLosses().last?.hasPrefix("all.json collections/1/links/0 dropped") == true)
  }

  @Test func `all collections of a document reach a format that has a place for them`() throws {
    try writeFeed("north", title: "North", to: "in/a.json")
    try writeFeed("south", title: "South", to: "in/b.json")
    _ = try run("convert", "in", "-t", "json", "-o", "all.json")
    #expect(try run("convert", "all.json", "-t", "xml", "-o", "all.xml").status == 0)
    #expect(directory.text("all.xml")?.contains("<title>North</title>") == true)
    #expect(directory.text("all.xml")?.contains("<title>South</title>") == true)
  }

  @Test func `an input whose feed loses too much is not written`() throws {
    try writeFeed("north", title: "North", to: "north.json")
    let outcome = try run("convert", "north.json", "-t", "ndjson", "-o", "out.ndjson", "--max-loss", "none")
    #expect(outcome.status == 1)
    #expect(directory.text("out.ndjson") == nil)
    #expect(outcome.messages.contains("--allow-loss collections allows this one"))
    let allowed = try run(
      "convert", "north.json", "-t", "ndjson", "-o", "out.ndjson", "--max-loss", "none", "--allow-loss", "collections")
    #expect(allowed.status == 0, "\(allowed.messages)")
  }

  @Test func `an unknown field is wrong usage`() throws {
    let outcome = try run("convert", "open.json", "-t", "text", "--allow-loss", "embargoes")
    #expect(outcome.status == 64)
    #expect(outcome.messages.contains("did you mean 'embargo'?"))
  }

  // MARK: diff

  @Test func `two files of other formats with the same articles do not differ`() throws {
    _ = try run("convert", "open.json", "-t", "xml", "-o", "open.xml")
    let outcome = try run("diff", "open.json", "open.xml")
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
  }

  @Test func `what differs is told line by line`() throws {
    let changed = directory.text("open.json")?.replacingOccurrences(of: "04015000", with: "04015001")
      .replacingOccurrences(of: "runs again.", with: "sails again.").replacingOccurrences(
        of: "\"urgency\":4,", with: "")
    try directory.write(changed ?? "", to: "changed.json")
    let outcome = try run("diff", "open.json", "changed.json")
    #expect(outcome.status == 1)
    #expect(
      outcome.output == """
        open.json and changed.json: article urn:x:1
          urgency: dropped: "4"
          subjects/0: dropped: "code: 04015000, name: transport"
          subjects/0: inferred: "code: 04015001, name: transport"
          body: dropped (severe): "runs" → "sails"

        """)
    let lines = try run("diff", "open.json", "changed.json", "--json").output.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(
      lines.first == """
        {"articleId":"urn:x:1","field":"urgency","kind":"dropped","severity":"minor","source":"open.json",\
        "sourceValue":"4","target":"changed.json"}
        """)
    #expect(try run("diff", "-q", "open.json", "changed.json").output.isEmpty)
  }

  @Test func `articles go together by identifier, then in order`() throws {
    let articles = ["a", "b", "c"].map { #"{"id":"\#($0)","headlines":[{"text":"Ferry \#($0)"}]}"# }
    func write(_ order: [Int], to name: String) throws {
      let list = order.map { articles[$0] }.joined(separator: ",\n")
      try directory.write("{\"format\":\"wirecopy/1\",\"articles\":[\n\(list)\n]}\n", to: name)
    }
    try write([0, 1, 2], to: "1.json")
    try write([2, 0, 1], to: "2.json")
    try write([2, 0], to: "3.json")
    #expect(try run("diff", "1.json", "2.json").status == 0)
    let outcome = try run("diff", "1.json", "3.json")
    #expect(outcome.status == 1)
    #expect(outcome.output == "1.json: only here: article b\n")
    #expect(try run("diff", "3.json", "1.json", "--json").output.contains(#""kind":"onlyInSecond""#))
  }

  @Test func `a file that cannot be read is status 2`() throws {
    let outcome = try run("diff", "open.json", "nowhere.json")
    #expect(outcome.status == 2)
    #expect(outcome.messages.hasPrefix("nowhere.json: error: cannot be read"))
    try directory.write("{\"format\":\"wirecopy/1\",\"articles\":[{]}", to: "bad.json")
    #expect(try run("diff", "open.json", "bad.json").status == 2)
  }
}
