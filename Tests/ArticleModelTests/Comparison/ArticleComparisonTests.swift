import ArticleModel
import Testing

struct ArticleComparisonTests {
  private func differences(_ change: (inout Article) -> Void) -> [ArticleDifference] {
    var copy = ArticleComparisonTests.article
    change(&copy)
    return ArticleComparison(of: ArticleComparisonTests.article, with: copy).differences
  }

  private static let article: Article = {
    var article = Article()
    article.id = "urn:x:1"
    article.status = "usable"
    article.firstCreated = NewsDate("2013-10-20T19:27:51+11:00")
    article.embargo = Embargo(until: NewsDate("2013-10-21T00:00:00Z"))
    article.headlines = [Prose("Bridge reopens", role: "main"), Prose("After two years", role: "sub")]
    article.subjects = [Concept(name: "transport", code: "04015000"), Concept(name: "city", code: "11000000")]
    article.rights = [Rights(holder: "Example News")]
    article.body = [
      Block(.paragraph(RichText("The bridge is open.", marks: [Mark(.strong, start: 4, end: 10)]), role: "lead")),
      Block(.heading("What now", level: 2)),
      Block(.paragraph("Nobody knows what the council will do next.", role: "")),
    ]
    return article
  }()

  @Test func `equal articles do not differ, wherever they come from`() {
    #expect(differences { $0.provenance.format = "nitf" }.isEmpty)
  }

  @Test func `a field that is gone is dropped, and severe where a mistake is expensive`() {
    #expect(
      differences {
        $0.id = ""
        $0.status = ""
        $0.embargo = nil
        $0.rights = []
      } == [
        ArticleDifference(path: "id", kind: .dropped, severity: .minor, source: "urn:x:1"),
        ArticleDifference(path: "status", kind: .dropped, severity: .severe, source: "usable"),
        ArticleDifference(path: "embargo", kind: .dropped, severity: .severe, source: "until: 2013-10-21T00:00:00Z"),
        ArticleDifference(path: "rights/0", kind: .dropped, severity: .severe, source: "holder: Example News"),
      ])
  }

  @Test func `a date in another offset is reformatted, a less precise one narrowed`() {
    #expect(differences { $0.firstCreated = NewsDate("2013-10-20T08:27:51Z") }.map(\.kind) == [.reformatted])
    let narrowed = differences { $0.firstCreated = NewsDate("2013-10-20") }
    #expect(
      narrowed == [
        ArticleDifference(
          path: "firstCreated", kind: .narrowed, severity: .minor, source: "2013-10-20T19:27:51+11:00",
          target: "2013-10-20")
      ])
  }

  @Test func `white space alone is another spelling, a part of a text is narrowed`() {
    #expect(differences { $0.headlines[0].content = "Bridge  reopens\n" }.map(\.kind) == [.reformatted])
    #expect(
      differences { $0.headlines[0].content = "Bridge" } == [
        ArticleDifference(
          path: "headlines/0/text", kind: .narrowed, severity: .minor, source: "Bridge reopens", target: "Bridge")
      ])
  }

  @Test func `elements of a list go together by what they are, not by their place`() {
    #expect(
      differences { $0.subjects.reverse() } == [
        ArticleDifference(
          path: "subjects", kind: .reformatted, severity: .minor, source: "in order", target: "in another order")
      ])
    #expect(
      differences { $0.subjects.removeFirst() } == [
        ArticleDifference(
          path: "subjects/0", kind: .dropped, severity: .minor, source: "code: 04015000, name: transport")
      ])
    #expect(
      differences { $0.subjects[1].name = "" }.map(\.path) == ["subjects/1/name"])
  }

  @Test func `a text that another field has gained has moved`() {
    let moved = differences {
      $0.headlines.removeLast()
      $0.title = "After two years"
    }
    #expect(moved.map(\.kind) == [.moved, .inferred])
    #expect(moved.first?.targetPath == "title")
  }

  @Test func `words that are missing from the body are severe, and named`() {
    let lost = differences { $0.body[2].content = .paragraph("Nobody knows what will do next.", role: "") }
    #expect(
      lost.first == ArticleDifference(path: "body", kind: .dropped, severity: .severe, source: "the council"))
  }

  @Test func `a block of another kind and a mark that is gone are minor`() {
    let narrowed = differences { $0.body[1].content = .paragraph("What now", role: "") }
    #expect(
      narrowed == [
        ArticleDifference(path: "body/1", kind: .narrowed, severity: .minor, source: "heading 2", target: "paragraph")
      ])
    let unmarked = differences { $0.body[0].content = .paragraph("The bridge is open.", role: "lead") }
    #expect(
      unmarked == [ArticleDifference(path: "body/0/marks", kind: .dropped, severity: .minor, source: "strong")])
  }

  @Test func `a part of the body that became a headline has moved`() {
    let moved = differences {
      $0.body.remove(at: 1)
      $0.headlines.append(Prose("What now"))
    }
    #expect(moved.contains { $0.path == "body" && $0.kind == .moved && $0.targetPath == "headlines/2" })
    #expect(!moved.contains { $0.severity == .severe })
  }

  @Test func `texts of ten thousand words that have nothing in common are compared in no time`() {
    func body(_ word: String) -> [Block] {
      [Block(.paragraph(RichText((0..<10_000).map { "\(word)\($0)" }.joined(separator: " ")), role: ""))]
    }
    let lost = differences { $0.body = body("x") }
    #expect(lost.contains { $0.severity == .severe && $0.source.hasPrefix("The bridge is open.") })
  }
}
