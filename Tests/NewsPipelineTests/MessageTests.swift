import ArticleModel
import Testing

@testable import NewsPipeline

struct MessageTests {
  let message = Diagnostic(
    .error, "xml-malformed", "the tag is not closed: \u{1B}[31m",
    at: SourceLocation(source: "a,b.xml", line: 3, column: 7),
    hint: "close it", articleID: "urn:a")

  @Test func `a message has its place first and moves no cursor`() {
    #expect(
      MessagePrinter.render(message, style: .plain)
        == "a,b.xml:3:7: error: the tag is not closed: \u{FFFD}[31m [xml-malformed]\n  article urn:a\n  close it\n")
  }

  @Test func `colours change nothing but the colour`() {
    let plain = MessagePrinter.render(message, style: .plain)
    let colored = MessagePrinter.render(message, style: .colored)
    #expect(colored != plain)
    #expect(
      colored.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "").replacing("\u{1B}[1;31m", with: "")
        == plain)
  }

  @Test func `a message is one line of JSON`() {
    #expect(
      MessagePrinter.render(message, style: .json)
        == #"{"severity":"error","code":"xml-malformed","message":"the tag is not closed: \u001b[31m","source":"a,b.xml","#
        + #""line":3,"column":7,"article":"urn:a","hint":"close it"}"# + "\n")
  }

  @Test(arguments: [("jsn", "json"), ("nitff", "nitf"), ("ndjsn", "ndjson"), ("zzzzzz", nil), ("xlm", "xml")])
  func `a misspelt name is guessed`(word: String, name: String?) {
    #expect(Spelling.closest(to: word, among: ["json", "ndjson", "xml", "csv", "nitf"]) == name)
  }

  @Test func `a report for GitHub is escaped`() {
    var input = ValidatedInput(source: "a,b.xml")
    input.problems = [message]
    #expect(
      ValidationReport.github.render([input], version: "1")
        == "::error file=a%2Cb.xml,line=3,col=7,title=xml-malformed::the tag is not closed: \u{1B}[31m\n")
  }

  @Test func `a report for JUnit counts failures`() {
    var bad = ValidatedInput(source: "b.xml")
    bad.problems = [message]
    let report = ValidationReport.junit.render([ValidatedInput(source: "a.xml"), bad], version: "1")
    #expect(report.contains(#"tests="2" failures="1""#))
    #expect(report.contains(#"<failure type="xml-malformed""#))
    #expect(!report.contains("\u{1B}"))
  }
}
