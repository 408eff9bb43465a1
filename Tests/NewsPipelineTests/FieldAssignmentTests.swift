import ArticleModel
import Testing

@testable import NewsPipeline

struct FieldAssignmentTests {
  @Test func `every field that can be set is set where it is missing, and only there`() throws {
    let dates = ["firstCreated", "versionCreated", "contentCreated", "contentModified", "published", "sent", "expires"]
    for name in FieldAssignment.names {
      let isDate = dates.contains(name) || name == "embargo"
      let isNumber = ["urgency", "priority", "wordCount"].contains(name)
      let first = try FieldAssignment(name, isDate ? "2000-01-01" : isNumber ? "3" : "first")
      let second = try FieldAssignment(name, isDate ? "2001-01-01" : isNumber ? "4" : "second")
      var article = Article()
      first.assign(to: &article)
      #expect(article.provenance.inferred.map(\.rule) == ["option --set"], "\(name)")
      let once = article
      second.assign(to: &article)
      #expect(article == once, "\(name)")
    }
  }

  @Test func `a headline goes before a subheadline and names its option`() throws {
    var article = Article()
    article.headlines = [Prose("sub", role: "sub")]
    try FieldAssignment("headline", "Main", option: "--headline").assign(to: &article)
    #expect(article.headlines.map(\.text) == ["Main", "sub"])
    #expect(article.provenance.inferred == [.init(path: "headlines/0", rule: "option --headline")])
  }

  @Test(arguments: [("urgency", "10"), ("urgency", "x"), ("sent", "yesterday"), ("nosuch", "x"), ("title", "")])
  func `a value that does not fit is refused in a sentence`(name: String, value: String) {
    let refusal = #expect(throws: FieldAssignment.Refusal.self) { try FieldAssignment(name, value) }
    #expect(refusal?.description.contains("'\(name)'") == true)
  }
}
