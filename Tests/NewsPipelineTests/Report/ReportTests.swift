import ArticleModel
import Foundation
import NewsFormats
import Testing

@testable import NewsPipeline

struct ReportTests {
  let directory: TemporaryDirectory
  let messages = Messages()

  init() throws {
    directory = try TemporaryDirectory()
    try directory.write("a\nb\n", to: "in/0.in")
    try directory.write("c\n!\n", to: "in/1 & <more>.in")
    try directory.write("d\n?\n?\n", to: "in/2.in")
    try directory.write("e\n", to: "in/3.in")
  }

  private func convert(
    _ report: String, workers: Int = 2, output: String = "out", change: (inout ConversionOptions) -> Void = { _ in }
  ) -> RunSummary {
    var options = ConversionOptions(target: LineFormat.make())
    options.source = LineFormat.make()
    options.synchronizes = false
    options.program = "wirecopy 1"
    options.workers = workers
    options.destination = .directory(directory.path(output))
    options.reportFile = directory.path(report)
    change(&options)
    return ConversionRun(options, messages: messages).convert(InputSelection([directory.path("in")]))
  }

  private func name(_ input: String) -> String { directory.path("in/\(input)") }

  @Test(arguments: [
    ("r.html", "html"), ("a.b/R.JSON", "json"), ("x.csv", "csv"), ("j.xml", "xml"), ("html", nil), ("a.html/x", nil),
    ("r.txt", nil),
  ])
  func `the extension tells the form`(path: String, form: String?) {
    #expect(ReportForm(path: path)?.rawValue == form)
  }

  @Test func `JSON has an object an input, and what was counted`() throws {
    #expect(convert("r.json").status == .inputFailed)
    let text = try #require(directory.text("r.json"))
    let report = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let inputs = try #require(report["inputs"] as? [[String: Any]])
    #expect(inputs.map { $0["input"] as? String } == ["0.in", "1 & <more>.in", "2.in", "3.in"].map(name))
    #expect(inputs.map { $0["status"] as? String } == ["converted", "failed", "failed", "converted"])
    #expect(inputs.map { $0["articles"] as? Int } == [2, 0, 1, 1])
    #expect(inputs.map { $0["bytes"] as? Int } == [4, 4, 6, 2])
    #expect(inputs.map { $0["errorCount"] as? Int } == [0, 1, 2, 0])
    #expect(inputs[0]["outputs"] as? [String] == ["0.txt"])
    let error = (inputs[1]["errors"] as? [[String: Any]])?.first
    #expect(error?["line"] as? Int == 2)
    let totals = try #require(report["totals"] as? [String: Any])
    #expect(totals["inputs"] as? Int == 4)
    #expect(totals["converted"] as? Int == 2)
    #expect(totals["failed"] as? Int == 2)
    #expect(totals["articles"] as? Int == 4)
    #expect(totals["errors"] as? Int == 3)
    #expect(report["complete"] as? Bool == true)
    #expect(report["losses"] is NSNull)
    let errors = try #require(report["errors"] as? [[String: Any]])
    #expect(errors.map { $0["code"] as? String } == ["broken-item", "broken"])
    #expect(errors.map { $0["count"] as? Int } == [2, 1])
  }

  @Test func `CSV has a row an input`() throws {
    _ = convert("r.csv")
    let lines = try #require(directory.text("r.csv")).split(whereSeparator: \.isNewline)
    #expect(lines.count == 5)
    #expect(lines[0] == "input,status,format,articles,bytes,outputs,warnings,errors,code,message,line,column")
    #expect(lines[1] == "\(name("0.in")),converted,lines,2,4,0.txt,0,0,,,,")
    #expect(lines[2] == "\(name("1 & <more>.in")),failed,lines,0,4,,0,1,broken,broken document,2,1")
  }

  @Test func `JUnit counts its cases in front of them`() throws {
    _ = convert("r.xml")
    let text = try #require(directory.text("r.xml"))
    #expect(text.contains(#"<testsuite name="wirecopy convert" tests="4" failures="2" errors="0" skipped="0">"#))
    #expect(text.components(separatedBy: "<testcase ").count == 5)
    #expect(text.contains(#"<failure type="broken" message="broken document">"#))
    #expect(text.contains("1 &amp; &lt;more&gt;.in:2:1: error: broken document [broken]"))
    let validator = try XMLCheck.validator()
    validator.begin(source: "r.xml")
    validator.push(Array(text.utf8).span)
    #expect(validator.finish().map(\.description) == [])
  }

  @Test func `the page has links that lead from it to the inputs`() throws {
    _ = convert("reports/of/today.html") { _ in try? directory.write("", to: "reports/of/x") }
    let page = try #require(directory.text("reports/of/today.html"))
    #expect(page.contains(#"<a href="../../in/2.in">\#(name("2.in")):2:1</a>"#))
    #expect(page.contains(#"<a href="../../in/1%20%26%20%3Cmore%3E.in">"#))
    #expect(!page.contains("<more>"))
    #expect(!page.contains("<script"))
    #expect(page.contains("2 of 4 inputs failed."))
  }

  @Test(arguments: ["r.html", "r.json", "r.csv", "r.xml"])
  func `a report is the same for any number of workers`(file: String) throws {
    for number in 4..<60 { try directory.write("x\(number)\n" + (number % 5 == 0 ? "?\n" : ""), to: "in/\(number).in") }
    _ = convert("1-" + file, workers: 1, output: "one")
    _ = convert("4-" + file, workers: 4, output: "four")
    let one = try #require(directory.text("1-" + file))
    #expect(one.count > 1000)
    #expect(one == directory.text("4-" + file))
  }

  @Test func `a report that exists is not replaced unasked`() throws {
    try directory.write("mine", to: "r.json")
    #expect(convert("r.json").status == .cannotRun)
    #expect(directory.text("r.json") == "mine")
    #expect(messages.codes == ["output-exists"])
    #expect(convert("r.json") { $0.existing = .replace }.status == .inputFailed)
    #expect(directory.text("r.json")?.hasPrefix("{") == true)
  }

  @Test func `a run that goes on with another one tells of all inputs`() throws {
    _ = convert("r.json")
    try directory.write("d\n", to: "in/2.in")
    #expect(convert("r.json") { $0.resumption = .changed }.status == .inputFailed)
    let text = try #require(directory.text("r.json"))
    let report = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let inputs = try #require(report["inputs"] as? [[String: Any]])
    #expect(inputs.map { $0["status"] as? String } == ["unchanged", "failed", "converted", "unchanged"])
    #expect(inputs.map { $0["articles"] as? Int } == [2, 0, 1, 1])
  }

  @Test func `a run that never began leaves no report`() throws {
    let summary = convert("r.json") { $0.schemaFile = "/nosuch.xsd" }
    #expect(summary.status == .cannotRun)
    #expect(directory.text("r.json") == nil)
    #expect(directory.files.allSatisfy { $0.hasPrefix("in/") })
  }

  @Test func `a report that cannot be written is told before anything is converted`() throws {
    #expect(convert("nosuch/r.html").status == .cannotRun)
    #expect(directory.files.allSatisfy { $0.hasPrefix("in/") })
  }

  @Test(arguments: [ReportForm.csv, .json, .xml, .html])
  func `a directory that cannot be read on the way to an input is an input that failed`(form: ReportForm) throws {
    let output = MemoryOutput()
    let report = try RunReport(
      output, form: form, path: directory.path("r.\(form.rawValue)"),
      totals: ReportTotals(program: "", subject: .conversion(target: "json")), messages: messages)
    #expect(report.isEmpty)
    report.report(
      Diagnostic(.error, "input-not-readable", "cannot be read: shut", at: SourceLocation(source: "in/shut")))
    report.report(Diagnostic(.warning, "odd", "is odd", at: SourceLocation(source: "in/a", line: 3)))
    let input = Input(path: SystemPath("in/a"), relativePath: Array("a".utf8))
    try report.add(input, InputRecord(), byteCount: 5)
    report.report(Diagnostic(.error, "disk", "full", at: SourceLocation(source: "in/b")))
    try report.finish(RunError(.cannotRun, "output-not-writable", "the disk is full", source: "out"))
    #expect(messages.codes == ["input-not-readable", "odd", "disk"])
    #expect(output.isFinished)
    switch form {
    case .csv:
      #expect(
        output.text.split(whereSeparator: \.isNewline).dropFirst() == [
          "in/shut,failed,,0,0,,0,1,input-not-readable,cannot be read: shut,,",
          "in/a,converted,,0,5,,1,0,,,,",
        ])
    case .json:
      #expect(output.text.contains("\"complete\": false"))
      #expect(output.text.contains("\"code\": \"output-not-writable\""))
    case .xml:
      #expect(output.text.contains("tests=\"2\" failures=\"1\" errors=\"1\""))
      #expect(output.text.contains("<system-err>out: error: the disk is full"))
    case .html: #expect(output.text.contains("The run ended before its end: the disk is full. 1 of 2 inputs failed."))
    }
  }
}

/// Keeps what is written.
final class MemoryOutput: DocumentOutput {
  let name = "memory"
  private var bytes: [UInt8] = []
  private(set) var isFinished = false
  var text: String { String(decoding: bytes, as: UTF8.self) }

  func write(_ more: Span<UInt8>) { bytes.append(copying: more) }
  func commit() {}
  func discard() { bytes = [] }
  func finish() { isFinished = true }
}

/// The part of JUnit's schema, as Jenkins' plugin has it, that reports use.
enum XMLCheck {
  static func validator() throws -> any DocumentValidator {
    let directory = try TemporaryDirectory()
    try directory.write(
      """
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
        <xs:complexType name="reason" mixed="true">
          <xs:attribute name="type" type="xs:string"/><xs:attribute name="message" type="xs:string"/>
        </xs:complexType>
        <xs:element name="testsuites"><xs:complexType><xs:sequence>
          <xs:element name="testsuite" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
            <xs:choice minOccurs="0" maxOccurs="unbounded">
              <xs:element name="testcase"><xs:complexType>
                <xs:choice minOccurs="0" maxOccurs="unbounded">
                  <xs:element name="skipped" type="reason"/><xs:element name="failure" type="reason"/>
                </xs:choice>
                <xs:attribute name="name" type="xs:string" use="required"/>
                <xs:attribute name="classname" type="xs:string"/>
              </xs:complexType></xs:element>
              <xs:element name="system-err" type="xs:string"/>
            </xs:choice>
            <xs:attribute name="name" type="xs:string" use="required"/>
            <xs:attribute name="tests" type="xs:int" use="required"/>
            <xs:attribute name="failures" type="xs:int" use="required"/>
            <xs:attribute name="errors" type="xs:int" use="required"/>
            <xs:attribute name="skipped" type="xs:int"/>
          </xs:complexType></xs:element>
        </xs:sequence></xs:complexType></xs:element>
      </xs:schema>
      """, to: "junit.xsd")
    return try SchemaFile(directory.path("junit.xsd")).makeValidator(isLinewise: false)
  }
}
