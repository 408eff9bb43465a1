import ArticleModel
import Foundation
import NewsFormats
import Testing

@testable import NewsPipeline

struct ValidationReportTests {
  let directory: TemporaryDirectory
  let messages = Messages()

  init() throws {
    directory = try TemporaryDirectory()
    try directory.write(#"{"format":"wirecopy/1","articles":[{"id":"a"}]}"#, to: "in/good.json")
    try directory.write("{\"format\":\"wirecopy/1\",\n\"articles\":[{\"id\":7}]}", to: "in/bad & <worse>.json")
    try directory.write("%PDF-1.4 \u{1}\u{2}\u{3}", to: "in/page.pdf")
    try directory.write("<nitf>\n<body></nitf>", to: "in/torn.xml")
  }

  private func validate(
    _ report: String, _ paths: [String] = ["in"], schema: String? = nil, replaces: Bool = false
  ) -> (status: NewsPipeline.ExitStatus, inputs: [ValidatedInput]) {
    var run = ValidationRun(source: nil, options: ReadingOptions(), schemaFile: schema, messages: messages)
    run.reportFile = directory.path(report)
    run.replacesReport = replaces
    run.program = "wirecopy 1"
    var inputs: [ValidatedInput] = []
    let status = run.validate(InputSelection(paths.map(directory.path))) { inputs.append($0) }
    return (status, inputs)
  }

  @Test func `JUnit has a test case an input, and failures with their places`() throws {
    let (status, inputs) = validate("r.xml")
    #expect(status == .inputFailed)
    #expect(inputs.map(\.isValid) == [false, true, true, false])
    #expect(messages.codes == [])
    let text = try #require(directory.text("r.xml"))
    #expect(text.contains(#"<testsuite name="wirecopy validate" tests="4" failures="2" errors="0" skipped="1">"#))
    #expect(text.components(separatedBy: "<testcase ").count == 5)
    #expect(text.contains(#"<testcase classname="json" name="\#(directory.path("in/good.json"))"/>"#))
    #expect(text.contains(#"<skipped message="no article: PDF document"/>"#))
    #expect(text.contains("in/bad &amp; &lt;worse&gt;.json:2:"))
    #expect(text.contains("in/torn.xml:2:"))
    let validator = try XMLCheck.validator()
    validator.begin(source: "r.xml")
    validator.push(Array(text.utf8).span)
    #expect(validator.finish().map(\.description) == [])
  }

  @Test func `JSON tells what was found, and nothing of articles`() throws {
    _ = validate("r.json")
    let text = try #require(directory.text("r.json"))
    let report = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let inputs = try #require(report["inputs"] as? [[String: Any]])
    #expect(inputs.map { $0["status"] as? String } == ["failed", "valid", "passed over", "failed"])
    #expect(inputs.map { $0["format"] as? String } == ["json", "json", "PDF document", "nitf"])
    #expect(inputs.map { $0["bytes"] as? Int }.prefix(2) == [46, 47])
    #expect(((inputs[0]["errors"] as? [[String: Any]])?.first?["line"]) as? Int == 2)
    let totals = try #require(report["totals"] as? [String: Any])
    #expect(totals["valid"] as? Int == 1)
    #expect(totals["failed"] as? Int == 2)
    #expect(totals["passedOver"] as? Int == 1)
    for key in ["articles", "losses", "target", "articlesOverTime"] { #expect(!text.contains("\"\(key)\":")) }
  }

  @Test func `CSV has a row an input without columns for articles`() throws {
    _ = validate("r.csv")
    let lines = try #require(directory.text("r.csv")).split(whereSeparator: \.isNewline)
    #expect(lines.count == 5)
    #expect(lines[0] == "input,status,format,bytes,warnings,errors,code,message,line,column")
    #expect(lines[2] == "\(directory.path("in/good.json")),valid,json,47,0,0,,,,")
    #expect(lines[1].hasPrefix("\(directory.path("in/bad & <worse>.json")),failed,json,46,0,1,"))
  }

  @Test func `the page stands alone`() throws {
    _ = validate("r.html")
    let page = try #require(directory.text("r.html"))
    #expect(page.contains("<title>Validation</title>"))
    #expect(page.contains("2 of 4 inputs failed."))
    #expect(page.contains("<a href=\"in/torn.xml\">"))
    #expect(!page.contains("<script") && !page.contains("http") && !page.contains("<h2>Losses"))
  }

  @Test func `a report that exists is not replaced unasked, and none is left by a run that never began`() throws {
    try directory.write("mine", to: "r.xml")
    #expect(validate("r.xml").status == .cannotRun)
    #expect(messages.codes == ["output-exists"])
    #expect(directory.text("r.xml") == "mine")
    #expect(validate("r.xml", replaces: true).status == .inputFailed)
    #expect(directory.text("r.xml")?.hasPrefix("<?xml") == true)
    #expect(validate("s.xml", schema: "/nosuch.xsd").status == .cannotRun)
    #expect(directory.text("s.xml") == nil)
    #expect(directory.files.allSatisfy { $0.hasPrefix("in/") || $0 == "r.xml" })
  }

  @Test func `an input that is missing is an input that failed`() throws {
    #expect(validate("r.xml", ["nosuch.json", "in/good.json"]).status == .inputFailed)
    #expect(directory.text("r.xml")?.contains("tests=\"2\" failures=\"1\"") == true)
  }
}
