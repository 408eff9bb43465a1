import ArticleModel
import Foundation
import NewsFormats
import Testing

/// What NITF has a place for comes back, and no word is lost whatever becomes of its markup.
struct NITFRoundTripTests {
  private func again(_ article: Article) throws -> Article {
    try #require(readNITF(Format.nitf.write([article])).articles.first)
  }

  @Test(arguments: nitfFiles)
  func `A real document stays what it is`(file: URL) throws {
    let first = try #require(readNITF([UInt8](try Data(contentsOf: file))).articles.first)
    let second = try again(first)
    let third = try again(second)
    #expect(second.body == third.body)
    #expect(first.headlines == second.headlines)
    #expect(first.byline == second.byline)
    #expect(first.dateline == second.dateline)
    #expect(first.summaries.map(\.text) == second.summaries.map(\.text))
    #expect(first.subjects.map(\.code) == second.subjects.map(\.code))
    #expect(first.keywords == second.keywords)
    #expect(first.related == second.related)
    #expect(first.embargo == second.embargo)
    #expect(first.status == second.status)
    #expect(first.id == second.id)
    #expect(first.firstCreated == second.firstCreated)
    #expect(first.provenance.spellings == second.provenance.spellings)
    // What could not stay as it was is there as words.
    var missing = words(in: first.body)
    for word in words(in: second.body) { if let index = missing.firstIndex(of: word) { missing.remove(at: index) } }
    #expect(missing == [])
  }

  @Test(arguments: 0..<200)
  func `No word of made-up articles is lost`(seed: Int) throws {
    var generator = ArticleGenerator(seed: seed)
    let article = generator.article()
    let after = try again(article)
    let arrived = Set(words(strings(in: after).joined(separator: " ")))
    let sent = words(in: article.body) + words(in: article.headlines) + words(in: article.summaries)
    #expect(Set(sent).subtracting(arrived) == [])
  }

  @Test func `Related items come back with label, title, address and identifier`() throws {
    var article = Article()
    article.related = [
      RelatedItem(label: "Related topic:", title: "Who’s next?"), RelatedItem(title: "Only a title"),
      RelatedItem(label: "See also", title: "A\tB\nC", href: "https://example.com/?a=1&b=2", id: "urn:x:2"),
    ]
    let document = try nitf(article)
    #expect(
      lines(of: document, in: "body.end") == [
        "<bibliography class=\"related\">Related topic:\tWho’s next?", "\tOnly a title",
        "See also\tA B C\thttps://example.com/?a=1&amp;b=2\turn:x:2</bibliography>",
      ])
    article.related[2].title = "A B C"
    #expect(try again(article).related == article.related)
  }

  @Test func `A bibliography that somebody else wrote is one title`() throws {
    let xml = "<nitf><body><body.end><bibliography class='b'>A: b,\n c</bibliography></body.end></body></nitf>"
    #expect(try NewsFormatsTests.article(xml).related == [RelatedItem(title: "A: b, c")])
  }

  @Test func `Fields that NITF has no place for come back from metas`() throws {
    var article = Article()
    article.id = "urn:x:1"
    article.version = "1st Ld"
    article.previousVersion = "0"
    article.type = "picture"
    article.profile = "p"
    article.signals = [Signal(code: "update", text: "Adds quote"), Signal(code: "kill")]
    article.priority = 3
    article.contentModified = NewsDate("2013-10")
    article.published = NewsDate("2013-10-20T19:27:51+11:00")
    article.sent = NewsDate("2013-10-20T19:28Z")
    article.altIDs = [AlternativeIdentifier(role: "slug", value: "a b"), AlternativeIdentifier(value: "z")]
    article.creditLine = "By us"
    article.url = "https://example.com/1"
    article.externalURL = "https://example.org/2"
    article.links = [Link(rel: "license", href: "https://example.com/l"), Link(href: "https://example.com/m")]
    article.audiences = [Concept(name: "Editors")]
    article.status = "withheld"
    article.embargo = Embargo()
    article.dateline = Dateline(text: "BONN", date: NewsDate("2013-10-19"), source: "AP", isInBody: true)
    article.contentCreated = NewsDate("2013-10-18")
    var after = try again(article)
    after.provenance = Provenance()
    #expect(differences(after, article) == [])
  }

  @Test func `Fields of NITF come back`() throws {
    var article = Article()
    article.id = "urn:x:1"
    article.version = "3"
    article.type = "text"
    article.language = "en-AU"
    article.urgency = 4
    article.firstCreated = NewsDate("2013-10-20T19:27:51+11:00")
    article.versionCreated = NewsDate("2013-10-21")
    article.expires = NewsDate("2014")
    article.status = "usable"
    article.embargo = Embargo(until: NewsDate("2013-10-22T12:00Z"))
    article.title = "Title"
    article.slugline = "a/b"
    article.takeKey = "1st Ld"
    article.headlines = [
      Prose(RichText("Main", marks: [Mark(.emphasis, start: 0, end: 4)]), role: "main", language: "en"),
      Prose("Under", role: "sub"), Prose("Short", role: "short"), Prose("Second", role: "main"),
    ]
    article.byline = "By Ann Lee and Bob Ray, Bonn"
    article.contributors = [
      Contributor(name: "Ed Poe", role: "editor"),
      Contributor(name: "Ann Lee", role: "author", jobTitle: "Reporter", organisation: "AP", code: "7", scheme: "s"),
      Contributor(name: "Bob Ray", role: "author", jobTitle: "Chief"),
    ]
    let country = Concept(name: "", code: "DE", scheme: "iso-cc", role: "country")
    article.dateline = Dateline(
      text: "BONN, Oct. 20", places: [Concept(name: "BONN", role: "city", broader: [country])])
    article.summaries = [Prose("One\ntwo"), Prose("Three", role: "short", language: "de")]
    article.keywords = ["a", "b"]
    let sport = Concept(name: "sport", code: "15000000", scheme: "http://cv.iptc.org/newscodes/subjectcode/")
    article.subjects = [
      sport, Concept(name: "soccer", code: "15054000", scheme: sport.scheme, broader: [sport]),
      Concept(name: "Own", code: "x y", scheme: "desk", role: "topic"), Concept(name: "Loose"),
    ]
    article.people = [Concept(name: "Ann", code: "1", scheme: "p")]
    article.organisations = [Concept(name: "AP")]
    article.places = [
      Concept(name: "Bonn", role: "city", broader: [country]), Concept(name: "Rhine", code: "r", scheme: "s"),
    ]
    article.events = [Concept(name: "Fair", code: "f")]
    article.objects = [Concept(name: "Ship"), Concept(name: "a@b", role: "virtloc")]
    article.genres = [Concept(name: "analysis")]
    article.categories = [
      Concept(code: "s", scheme: "anpa-category"), Concept(name: "news", role: "tobject.type"),
      Concept(name: "Wide", role: "doc-scope"),
    ]
    article.services = [Concept(code: "w", scheme: "service")]
    article.provider = Concept(name: "Agency")
    article.sources = [Concept(name: "First"), Concept(name: "Second")]
    article.distributor = "Distributor"
    article.rights = [
      Rights(holder: "AP", year: 2013),
      Rights(holder: "AP", usageTerms: "Print only", start: NewsDate("2013"), end: NewsDate("2014-01")),
      Rights(holder: "AFP", notice: "(c) AFP 2013"),
    ]
    article.editorialNotes = [
      Prose("Not for print", role: "internal"), Prose("Told", role: "advisory"),
      Prose(RichText("To readers", marks: [Mark(.strong, start: 0, end: 2)]), role: "editors"),
    ]
    article.corrections = [Correction(text: "It is Bonn", refersTo: "urn:x:0")]
    article.signals = [Signal(code: "correction")]
    article.series = Series(name: "S", part: 1, total: 3)
    article.wordCount = 12
    article.extensions = [
      Extension(anchor: "head/meta", name: "x", value: "1"), Extension(anchor: "head/iim/ds", name: "2:5", value: "y"),
    ]
    var after = try again(article)
    after.provenance = Provenance()
    #expect(differences(after, article) == [])
  }

  @Test func `Blocks come back`() throws {
    var article = Article()
    article.type = "text"
    func line(_ text: RichText) -> Block { Block(.paragraph(text, role: "")) }
    article.body = [
      Block(.paragraph("Lead", role: "lead"), id: "p1", language: "en"),
      Block(.paragraph("In short", role: "summary"), attributes: [Attribute(name: "class", value: "c")]),
      Block(.heading("Heading", level: 2)),
      Block(.list(items: [[line("a\nb")], [line("c"), line("d")], []], ordered: true, start: 3)),
      Block(.definitions([Definition(term: "term", blocks: [line("meaning")]), Definition(term: "alone")])),
      Block(.quotation([line("quoted")], source: "Her")),
      Block(.preformatted("a  b\n c", tabular: false)),
      Block(
        .table(
          Table(
            caption: "Caption",
            rows: [
              Table.Row(part: .head, cells: [Table.Cell(blocks: [line("h")], isHeader: true, columnSpan: 2)]),
              Table.Row(cells: [
                Table.Cell(blocks: [line("1")], alignment: "right"),
                Table.Cell(blocks: [line("2"), line("3")], rowSpan: 2),
              ]), Table.Row(part: .foot, cells: [Table.Cell(blocks: [line("f")])]),
            ]))),
      Block(.media(MediaReference(mediaID: "m1", caption: "Seen", credit: "Me"))),
      Block(.note([line("n")], role: "footnote")),
      Block(.note([line("e")], role: "editors")), Block(.section([line("s")], role: "", label: "")), Block(.rule),
      Block(.paragraph("The end", role: "signoff")),
    ]
    article.media = [
      Media(
        id: "m1", type: "picture", title: "Title", caption: "Seen", altText: "Alt", credit: "Me", copyright: "(c)",
        renditions: [
          Media.Rendition(name: "big", href: "a.jpg", mediaType: "image/jpeg", width: 4, height: 3),
          Media.Rendition(href: "a.mp4", duration: 7),
        ])
    ]
    var after = try again(article)
    after.provenance = Provenance()
    #expect(after.body == article.body)
    #expect(differences(after, article) == [])
  }

  @Test func `Marks come back`() throws {
    func entity(_ kind: Entity.Kind, _ start: Int, _ end: Int) -> Mark {
      Mark(.entity(Entity(kind, code: "c", scheme: "s")), start: start, end: end)
    }
    let text = RichText(
      "0123456789 abcdefghij klm",
      marks: [
        Mark(.link(href: "h", rel: "r", title: "t"), start: 0, end: 10), Mark(.strong, start: 0, end: 2),
        Mark(.underline, start: 2, end: 3), Mark(.strike, start: 3, end: 4), Mark(.subscript, start: 4, end: 5),
        Mark(.superscript, start: 5, end: 6), Mark(.code, start: 6, end: 7),
        Mark(.quote(speaker: "Her"), start: 11, end: 21), entity(.person, 11, 12), entity(.organisation, 12, 13),
        entity(.location, 13, 14), entity(.event, 14, 15), entity(.function, 15, 16), entity(.object, 16, 17),
        entity(.address, 17, 18), Mark(.entity(Entity(.date, value: "2013-10")), start: 18, end: 19),
        Mark(.entity(Entity(.money, code: "EUR")), start: 19, end: 20), Mark(.language("de"), start: 20, end: 21),
        Mark(.ruby(text: "r"), start: 22, end: 25),
      ])
    var article = Article()
    article.body = [Block(.paragraph(text, role: ""))]
    #expect(try again(article).body == article.body)
  }
}

/// The fields in which two articles differ, with what both say.
private func differences(_ first: Article, _ second: Article) -> [String] {
  zip(Mirror(reflecting: first).children, Mirror(reflecting: second).children).compactMap { one, other in
    let values = (String(describing: one.value), String(describing: other.value))
    return values.0 == values.1 ? nil : "\(one.label ?? ""): \(values.0) is not \(values.1)"
  }
}

/// The words of the rich texts in a value.
private func words(in value: Any) -> [String] {
  if let text = value as? RichText { return words(text.text) }
  return Mirror(reflecting: value).children.flatMap { words(in: $0.value) }
}

private func words(_ text: String) -> [String] { text.split { !$0.isLetter }.map(String.init) }

/// All strings in a value.
private func strings(in value: Any) -> [String] {
  if let string = value as? String { return [string] }
  return Mirror(reflecting: value).children.flatMap { strings(in: $0.value) }
}
