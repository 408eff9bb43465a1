import Foundation
import Testing

struct ReportCommandTests {
  let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    for year in 2001...2008 {
      let article =
        #"{"format":"wirecopy/1","id":"\#(year)","published":"\#(year)-05-01","urgency":3,"headlines":[{"text":"H"}]}"#
      try directory.write(String(repeating: article + "\n", count: year - 2000), to: "in/\(year).ndjson")
    }
    try directory.write("<nitf>\n<body></nitf>\n", to: "in/torn.xml")
    try directory.write("%PDF-1.4 \u{1}\u{2}\u{3}", to: "in/page.pdf")
  }

  @Test func `the page shows articles over time and what was lost`() throws {
    let outcome = try Command.run(
      ["convert", "in", "-t", "text", "-o", "out/", "--loss", "l.ndjson", "--report", "r.html", "-q"], in: directory.url
    )
    #expect(outcome.status == 1)
    let page = try #require(directory.text("r.html"))
    #expect(page.components(separatedBy: "<rect ").count == 9)
    #expect(page.contains("<title>2008: 8</title>"))
    #expect(page.contains(#"<a href="in/torn.xml">in/torn.xml:2:"#))
    #expect(page.contains("PDF document"))
    #expect(page.contains("<th>urgency</th><td>dropped</td><td>minor</td><td class=\"number\">36</td>"))
    #expect(page.contains("prefers-color-scheme: dark"))
    // Well-formed, as all that is written with the writer of XML is; and nothing is loaded from elsewhere.
    #expect(!page.contains("<script") && !page.contains("http"))
  }

  @Test func `losses that nobody measures are said not to be`() throws {
    let outcome = try Command.run(
      ["convert", "in", "-t", "ndjson", "-o", "out.ndjson", "--report", "r.html", "-q"], in: directory.url)
    #expect(outcome.status == 1)
    #expect(directory.text("r.html")?.contains("was not measured") == true)
  }

  @Test func `one document of all inputs is reported input by input`() throws {
    let outcome = try Command.run(
      ["convert", "in", "-t", "json", "-o", "out.json", "--max-loss", "minor", "--report", "r.json", "-q"],
      in: directory.url)
    #expect(outcome.status == 1)
    let text = try #require(directory.text("r.json"))
    let report = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let inputs = try #require(report["inputs"] as? [[String: Any]])
    #expect(inputs.map { $0["articles"] as? Int } == [1, 2, 3, 4, 5, 6, 7, 8, 0, 0])
    #expect(inputs.suffix(2).map { $0["status"] as? String } == ["passed over", "failed"])
    #expect((report["articlesOverTime"] as? [String: Int])?["2008"] == 8)
    #expect(report["losses"] is [Any])
  }

  @Test func `a validation is reported as a conversion is`() throws {
    let arguments = ["validate", "in", "--report", "r.xml"]
    let outcome = try Command.run(arguments, in: directory.url)
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.messages.contains("in/torn.xml:2:") && !outcome.messages.contains("page.pdf"))
    let text = try #require(directory.text("r.xml"))
    #expect(text.contains(#"<testsuite name="wirecopy validate" tests="10" failures="1" errors="0" skipped="1">"#))
    #expect(try Command.run(arguments, in: directory.url).messages.contains("[output-exists]"))
    #expect(try Command.run(arguments + ["--overwrite"], in: directory.url).status == 1)
    #expect(directory.text("r.xml") == text)
    #expect(try Command.run(["validate", "in", "--report", "r.txt"], in: directory.url).status == 64)
  }

  @Test func `the name has to tell the form, and must not be that of another output`() throws {
    #expect(try Command.run(["convert", "in", "-t", "json", "--report", "r.txt"], in: directory.url).status == 64)
    for arguments in [["-o", "r.json"], ["-o", "o.json", "--loss", "r.json"]] {
      let outcome = try Command.run(
        ["convert", "in", "-t", "json", "--report", "r.json"] + arguments, in: directory.url)
      #expect(outcome.status == 64)
      #expect(directory.text("r.json") == nil)
    }
  }
}
