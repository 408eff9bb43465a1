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
        ArticleDifference(path: "status", kind: .dropped, severity: .minor, source: "usable"),
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

  @Test func `every word that was gained accounts for one value, the longest first`() {
    var source = Article()
    source.categories = [Concept(name: "Sport")]
    source.summaries = [Prose("Today in Sport")]
    source.body = ["One sentence.", "Today in court another one."].map { Block(.paragraph($0, role: "")) }
    var target = source
    target.categories = []
    target.summaries = []
    target.body.insert(Block(.paragraph("Today in Sport", role: "")), at: 1)
    #expect(
      ArticleComparison(of: source, with: target).differences.map(\.description) == [
        "summaries/0: moved: \"text: Today in Sport\" to body", "categories/0: dropped: \"name: Sport\"",
        "body: inferred: \"Today in Sport\"",
      ])
  }

  @Test(arguments: [true, false])
  func `a paragraph that begins like the next one is told as a whole`(isGained: Bool) {
    var long = Article()
    long.body = ["The main stories today", "The main stories on television"].map { Block(.paragraph($0, role: "")) }
    var short = long
    short.body.removeFirst()
    let comparison = isGained ? ArticleComparison(of: short, with: long) : ArticleComparison(of: long, with: short)
    #expect(
      comparison.differences.first?.description
        == "body: \(isGained ? "inferred" : "dropped (severe)"): \"The main stories today\"")
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
        ArticleDifference(
          path: "body/1", kind: .narrowed, severity: .minor, source: "heading, level: 2", target: "paragraph")
      ])
    let unmarked = differences { $0.body[0].content = .paragraph("The bridge is open.", role: "lead") }
    #expect(
      unmarked == [
        ArticleDifference(path: "body/0/marks/0", kind: .dropped, severity: .minor, source: "strong: bridge")
      ])
  }

  @Test func `a part of the body that became a headline has moved`() {
    let moved = differences {
      $0.body.remove(at: 1)
      $0.headlines.append(Prose("What now"))
    }
    #expect(moved.contains { $0.path == "body" && $0.kind == .moved && $0.targetPath == "headlines/2" })
    #expect(!moved.contains { $0.severity == .severe })
  }

  @Test func `a word that was replaced is told with what stands there now`() {
    let changed = differences { $0.body[2].content = .paragraph("Nobody knows what the mayor will do next.", role: "") }
    #expect(
      changed == [
        ArticleDifference(path: "body", kind: .dropped, severity: .severe, source: "council", target: "mayor")
      ])
  }

  @Test func `a paragraph that stands elsewhere in the body has moved, one that is new is inferred`() {
    let moved = differences { $0.body.append($0.body.removeFirst()) }
    #expect(moved.map(\.kind) == [.moved, .inferred])
    #expect(moved.first?.targetPath == "body")
    let added = differences { $0.body.append(Block(.paragraph("More follows.", role: ""))) }
    #expect(
      added == [ArticleDifference(path: "body", kind: .inferred, severity: .minor, target: "More follows.")])
  }

  @Test func `paragraphs that were joined are named`() {
    let joined = differences {
      $0.body = [
        $0.body[0], Block(.paragraph("What now Nobody knows what the council will do next.", role: "")),
      ]
    }
    #expect(joined.map(\.path) == ["body/1", "body/2"])
    #expect(joined.map(\.target) == ["part of body/1", "part of body/1"])
    #expect(joined.allSatisfy { $0.kind == .reformatted && $0.severity == .minor })
  }

  @Test func `what a block states beside its text is compared`() {
    let changed = differences {
      $0.body[0].id = "p1"
      $0.body[0].attributes = [Attribute(name: "class", value: "intro")]
      $0.body[1].content = .heading("What now", level: 3)
      $0.body[2].language = "en"
    }
    #expect(changed.map(\.path) == ["body/0/id", "body/0/attributes/0", "body/1/level", "body/2/language"])
    #expect(changed.map(\.kind) == [.inferred, .inferred, .reformatted, .inferred])
  }

  @Test func `a mark that says less is narrowed, whatever the white space around it`() {
    func link(_ text: String, start: Int, title: String) -> Block {
      let kind = Mark.Kind.link(href: "https://example.org/", rel: "", title: title)
      return Block(.paragraph(RichText(text, marks: [Mark(kind, start: start, end: start + 4)]), role: ""))
    }
    var source = Article()
    source.body = [link("Read  this now", start: 6, title: "Map")]
    var target = Article()
    target.body = [link("Read this now", start: 5, title: "Map")]
    #expect(ArticleComparison(of: source, with: target).differences.isEmpty == false)
    #expect(ArticleComparison(of: source, with: target).differences.allSatisfy { $0.kind == .reformatted })
    target.body = [link("Read this now", start: 5, title: "")]
    let narrowed = ArticleComparison(of: source, with: target).differences
    #expect(narrowed.map(\.kind) == [.narrowed])
    #expect(narrowed.first?.path == "body/0/marks/0")
  }

  @Test func `an article within the article is compared as one`() {
    var source = ArticleComparisonTests.article
    var target = source
    var inner = ArticleComparisonTests.article
    source.associations = [Association(name: "main", id: "a", article: inner)]
    inner.embargo = nil
    inner.urgency = 3
    target.associations = [Association(name: "main", id: "a", article: inner)]
    let found = ArticleComparison(of: source, with: target).differences
    #expect(found.map(\.path) == ["associations/0/article/urgency", "associations/0/article/embargo"])
    #expect(found.map(\.severity) == [.minor, .severe])
  }

  @Test(arguments: ["withheld", "canceled", "stat:canceled", "Embargoed"])
  func `a status that is gone is severe unless it is what an article without one has`(status: String) {
    var article = ArticleComparisonTests.article
    article.status = status
    var copy = article
    copy.status = ""
    #expect(ArticleComparison(of: article, with: copy).differences.map(\.severity) == [.severe])
    article.status = "stat:usable"
    #expect(ArticleComparison(of: article, with: copy).differences.map(\.severity) == [.minor])
  }

  @Test func `collections are compared member by member, and go together by identifier, title or place`() {
    var north = ArticleCollection()
    north.id = "n"
    north.title = "North"
    north.rights = "© North"
    var south = ArticleCollection()
    south.title = "South"
    #expect(ArticleComparison(of: [north, south], with: [south, north]).differences.isEmpty)
    var other = north
    other.rights = ""
    other.title = "The North"
    let found = ArticleComparison(of: [south, north], with: [other, south]).differences
    #expect(
      found == [
        ArticleDifference(
          path: "collections/1/title", kind: .inferred, severity: .minor, source: "North", target: "The North"),
        ArticleDifference(path: "collections/1/rights", kind: .dropped, severity: .severe, source: "© North"),
      ])
    #expect(ArticleComparison(of: [south], with: []).differences.map(\.path) == ["collections/0/title"])
  }

  @Test func `another status is severe, a new one is not a loss`() {
    #expect(differences { $0.status = "withheld" }.map(\.severity) == [.severe])
    var article = ArticleComparisonTests.article
    article.status = ""
    let found = ArticleComparison(of: article, with: ArticleComparisonTests.article).differences
    #expect(found == [ArticleDifference(path: "status", kind: .inferred, severity: .minor, target: "usable")])
  }

  @Test func `another day is another value, not a more precise one`() {
    #expect(differences { $0.embargo?.until = NewsDate("2013-10-22T00:00:00Z") }.map(\.severity) == [.severe])
    #expect(differences { $0.embargo?.until = NewsDate("2013-10-21T01:00:00+01:00") }.map(\.severity) == [.minor])
    #expect(differences { $0.firstCreated = NewsDate("2013-10-21") }.map(\.kind) == [.reformatted])
    #expect(differences { $0.firstCreated = NewsDate("2013-10-20T19:27:51.5+11:00") }.map(\.kind) == [.inferred])
  }

  @Test(arguments: [0, 1, 2])
  func `texts of many words are compared in no time, and exactly where they agree`(shape: Int) {
    let words = (0..<30_000).map { shape == 0 ? "w\($0)" : "w\($0 % (shape == 1 ? 7 : 900))" }
    var changed = words
    changed.removeSubrange(20_000..<20_003)
    changed[5_000] = "new"
    var source = Article()
    source.body = [Block(.paragraph(RichText(words.joined(separator: " ")), role: ""))]
    var target = Article()
    target.body = [Block(.paragraph(RichText(changed.joined(separator: " ")), role: ""))]
    let found = ArticleComparison(of: source, with: target).differences.filter { $0.kind == .dropped }
    #expect(!found.isEmpty)
    guard shape == 0 else { return }
    #expect(found.map(\.source) == ["w5000", "w20000 w20001 w20002"])
    #expect(found.map(\.target) == ["new", ""])
  }

  @Test func `long lists are compared in no time`() {
    var source = Article()
    source.keywords = (0..<20_000).map { "a\($0)" }
    var target = Article()
    target.keywords = (0..<20_000).map { "b\($0)" }
    #expect(ArticleComparison(of: source, with: target).differences.count == 40_000)
  }

  @Test func `every difference begins with the name of a field`() {
    let known = Set(ArticleComparison.fieldNames)
    let found = ArticleComparison(of: ArticleComparisonTests.article, with: Article()).differences
    #expect(found.allSatisfy { known.contains(String($0.path.prefix { $0 != "/" })) })
    // One for each stored property of the article, but for where it comes from.
    #expect(known.count == Mirror(reflecting: Article()).children.count - 1)
  }

  @Test func `texts of ten thousand words that have nothing in common are compared in no time`() {
    func body(_ word: String) -> [Block] {
      [Block(.paragraph(RichText((0..<10_000).map { "\(word)\($0)" }.joined(separator: " ")), role: ""))]
    }
    let lost = differences { $0.body = body("x") }
    #expect(lost.contains { $0.severity == .severe && $0.source.hasPrefix("The bridge is open.") })
  }
}
