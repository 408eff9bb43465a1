import ArticleModel
import Testing

struct DiagnosticTests {
  @Test func `a place prints as editors read it, without the parts that are not known`() {
    #expect(SourceLocation(source: "wire/a.xml", line: 2, column: 12).description == "wire/a.xml:2:12")
    #expect(SourceLocation(source: "wire/a.xml", line: 2).description == "wire/a.xml:2")
    #expect(SourceLocation(source: "-").description == "-")
  }

  @Test func `a message names its place, its severity and its code, then the article and the hint`() {
    var message = Diagnostic(
      .error, "xml-malformed", "no end tag", at: SourceLocation(source: "a.xml", line: 3, column: 1))
    #expect(message.description == "a.xml:3:1: error: no end tag [xml-malformed]")
    message.articleID = "urn:x:1"
    message.hint = "close the paragraph"
    #expect(
      message.description == "a.xml:3:1: error: no end tag [xml-malformed]\n  article urn:x:1\n  close the paragraph")
  }

  @Test func `severities are ordered`() {
    #expect(Diagnostic.Severity.allCases.sorted() == [.note, .warning, .error])
  }

  @Test func `the reason of a failure is always an error`() {
    let warning = Diagnostic(.warning, "late", "too late", at: SourceLocation(source: "a"))
    #expect(DocumentError(warning).diagnostic.severity == .error)
  }
}
