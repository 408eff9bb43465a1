import Foundation
import Testing

struct OtherCommandTests {
  let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    try directory.write(ConvertTests.two, to: "two.json")
    try directory.write("{\"format\":\"wirecopy/1\",\n  \"articles\":[{\"id\":}]}\n", to: "bad.json")
    try directory.write(
      """
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"><xs:complexType><xs:sequence>
      <xs:element name="b" type="xs:int"/></xs:sequence></xs:complexType></xs:element></xs:schema>
      """, to: "a.xsd")
    try directory.write("<a>\n  <b>1</b>\n</a>\n", to: "good.xml")
    try directory.write("<a>\n  <b>x</b>\n</a>\n", to: "wrong.xml")
  }

  private func run(_ arguments: String...) throws -> Command.Outcome {
    try Command.run(arguments, in: directory.url)
  }

  @Test func `the version is a version`() throws {
    let outcome = try run("--version")
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: ".").count == 3)
  }

  @Test func `formats come from the registry`() throws {
    let outcome = try run("formats", "--json")
    let formats = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
    #expect(formats?.contains { $0["name"] as? String == "ndjson" && $0["written"] as? Bool == true } == true)
    #expect(try run("formats").output.contains("ndjson"))
  }

  @Test func `bundled schemas are listed and shown`() throws {
    #expect(try run("schemas").output.split(separator: "\n").contains("article.xsd"))
    #expect(try run("schemas", "show", "article.xsd").output.contains("XMLSchema"))
    let unknown = try run("schemas", "show", "articl.xsd")
    #expect(unknown.status == 64)
    #expect(unknown.messages.contains("did you mean 'article.xsd'?"))
  }

  @Test func `inspect tells what inputs are`() throws {
    let outcome = try run("inspect", "two.json", "bad.json", "--json")
    #expect(outcome.status == 1)
    let lines = try outcome.output.split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
    #expect(lines.map { $0?["format"] as? String } == ["json", "json"])
    #expect(lines.map { $0?["articles"] as? Int } == [2, 0])
    let problems = lines.last??["problems"] as? [[String: Any]]
    #expect(problems?.first?["line"] as? Int == 2)
    #expect(try run("inspect", "two.json").output.contains("  articles  2\n"))
  }

  @Test func `a schema of the user's decides`() throws {
    let outcome = try run("validate", "--schema", "a.xsd", "-f", "xml", "good.xml", "wrong.xml")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.messages.hasPrefix("wrong.xml:2:"))
    #expect(try run("validate", "--schema", "a.xsd", "-f", "xml", "good.xml").status == 0)
  }

  @Test(arguments: ["nosuch.xsd", "two.json.xsd"]) func `a schema that is none is status 2`(name: String) throws {
    try directory.write("neither", to: "two.json.xsd")
    let outcome = try run("validate", "--schema", name, "-f", "xml", "good.xml")
    #expect(outcome.status == 2)
    #expect(outcome.messages.hasPrefix("\(name): error: "))
  }

  @Test func `reports for machines go to standard output`() throws {
    let arguments = ["validate", "--schema", "a.xsd", "-f", "xml", "good.xml", "wrong.xml", "--format"]
    for form in ["json", "sarif"] {
      let outcome = try Command.run(arguments + [form], in: directory.url)
      #expect(outcome.status == 1)
      #expect(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) is [String: Any])
      #expect(outcome.output.contains("wrong.xml"))
    }
    #expect(try Command.run(arguments + ["junit"], in: directory.url).output.contains("failures=\"1\""))
    #expect(
      try Command.run(arguments + ["github"], in: directory.url).output.hasPrefix("::error file=wrong.xml,line=2"))
  }

  @Test func `a misspelt command is wrong usage`() throws {
    #expect(try run("konvert").status == 64)
  }

  @Test func `a schema may be in files beside the one that is named, and nowhere else`() throws {
    let directory = try TemporaryDirectory()
    func schema(including file: String) -> String {
      """
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
        <xs:include schemaLocation="\(file)"/><xs:element name="nitf"/>
      </xs:schema>
      """
    }
    let part =
      "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:element name=\"part\" type=\"xs:string\"/></xs:schema>"
    let nested = directory.url.appendingPathComponent("schemas")
    try FileManager.default.createDirectory(at: nested, withIntermediateDirectories: true)
    try directory.write("<nitf><body/></nitf>", to: "story.xml")
    try directory.write(part, to: "above.xsd")
    try directory.write(part, to: "schemas/beside.xsd")
    try directory.write(schema(including: "beside.xsd"), to: "schemas/good.xsd")
    try directory.write(schema(including: "../above.xsd"), to: "schemas/bad.xsd")
    let good = try Command.run(["validate", "story.xml", "--schema", "schemas/good.xsd"], in: directory.url)
    #expect(good.status == 0)
    let bad = try Command.run(["validate", "story.xml", "--schema", "schemas/bad.xsd"], in: directory.url)
    #expect(bad.status == 2)
    #expect(bad.messages.contains("'../above.xsd', which is not available"))
  }
}
