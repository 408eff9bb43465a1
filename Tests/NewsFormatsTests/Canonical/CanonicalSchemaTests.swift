import ArticleModel
import TableSyntax
import Testing

@testable import NewsFormats

@Suite("Schemas and code agree")
struct CanonicalSchemaTests {
  static let formats: [Format] = [.json, .ndjson, .xml, .csv]

  private func diagnostics(_ bytes: [UInt8], _ format: Format, chunk: Int = 1 << 16) throws -> [Diagnostic] {
    let validator = try #require(try format.makeValidator?())
    validator.begin(source: "test")
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      validator.push(Array(bytes[start..<min(start + chunk, bytes.count)]).span)
    }
    return validator.finish()
  }

  @Test("what is written of made-up articles is valid", arguments: formats)
  func writtenIsValid(_ format: Format) throws {
    for seed in 0..<40 {
      var generator = ArticleGenerator(seed: seed)
      let articles = [generator.article(), generator.article()]
      let collections = format.holdsCollections ? [generator.collection()] : []
      for isPretty in [false, true] {
        var options = WritingOptions()
        options.isPretty = isPretty
        let bytes = try format.write(articles, collections: collections, options: options)
        let found = try diagnostics(bytes, format, chunk: isPretty ? 997 : 1 << 16)
        guard !found.isEmpty else { continue }
        Issue.record("seed \(seed): \(found.prefix(3))\n\(String(decoding: bytes, as: UTF8.self).prefix(3000))")
        return
      }
    }
  }

  @Test("nothing at all is valid", arguments: formats)
  func emptyIsValid(_ format: Format) throws {
    #expect(try diagnostics(format.write([]), format).isEmpty)
    #expect(try diagnostics(format.write([Article()]), format).isEmpty)
  }

  /// An object of each kind that the model has, with one member that it does not know.
  static let withUnknownMember = [
    #"{"x":1}"#, #"{"altIds":[{"x":1}]}"#, #"{"signals":[{"x":1}]}"#, #"{"embargo":{"x":1}}"#,
    #"{"headlines":[{"x":1}]}"#, #"{"contributors":[{"x":1}]}"#, #"{"dateline":{"x":1}}"#,
    #"{"dateline":{"places":[{"x":1}]}}"#, #"{"subjects":[{"broader":[{"x":1}]}]}"#, #"{"provider":{"x":1}}"#,
    #"{"rights":[{"x":1}]}"#, #"{"rights":[{"encoded":{"x":1}}]}"#, #"{"corrections":[{"x":1}]}"#,
    #"{"links":[{"x":1}]}"#, #"{"related":[{"x":1}]}"#, #"{"media":[{"x":1}]}"#,
    #"{"media":[{"renditions":[{"x":1}]}]}"#, #"{"associations":[{"x":1}]}"#,
    #"{"associations":[{"article":{"x":1}}]}"#, #"{"package":{"x":1}}"#, #"{"package":{"groups":[{"x":1}]}}"#,
    #"{"package":{"groups":[{"members":[{"x":1}]}]}}"#, #"{"series":{"x":1}}"#, #"{"collection":{"x":1}}"#,
    #"{"extensions":[{"x":1}]}"#, #"{"provenance":{"x":1}}"#, #"{"provenance":{"inferred":[{"x":1}]}}"#,
    #"{"derived":{"x":1}}"#,
    #"{"body":[{"type":"table","rows":[{"x":1}]}]}"#, #"{"body":[{"type":"table","rows":[{"cells":[{"x":1}]}]}]}"#,
    #"{"body":[{"type":"definitions","entries":[{"x":1}]}]}"#,
    #"{"body":[{"type":"definitions","entries":[{"term":{"x":1}}]}]}"#,
  ]

  @Test("a closed object rejects an unknown member", arguments: withUnknownMember)
  func unknownMember(_ json: String) throws {
    let found = try diagnostics(Array(json.utf8), .ndjson)
    #expect(found.contains { $0.message.contains("x") })
    let known = json.replacing(#""x":1"#, with: "")
    #expect(try diagnostics(Array(known.utf8), .ndjson).isEmpty)
  }

  @Test("a block rejects a member of another type", arguments: BlockType.allCases)
  func unknownBlockMember(_ type: BlockType) throws {
    let valid = #"{"body":[{"type":"\#(type.rawValue)","id":"a","language":"en","attributes":{"b":"c"}}]}"#
    #expect(try diagnostics(Array(valid.utf8), .ndjson).isEmpty)
    let foreign = type == .embed ? "rows" : "html"
    let invalid = #"{"body":[{"type":"\#(type.rawValue)","\#(foreign)":"a"}]}"#
    #expect(try !diagnostics(Array(invalid.utf8), .ndjson).isEmpty)
  }

  @Test("a mark rejects a member of another type", arguments: MarkType.allCases)
  func unknownMarkMember(_ type: MarkType) throws {
    func line(_ member: String) -> [UInt8] {
      let kind = type == .entity ? #","kind":"person""# : ""
      let mark = #"{"type":"\#(type.rawValue)","start":0,"end":1\#(kind)\#(member)}"#
      return Array(#"{"headlines":[{"text":"a","marks":[\#(mark)]}]}"#.utf8)
    }
    #expect(try diagnostics(line(""), .ndjson).isEmpty)
    let foreign = type == .quote ? "href" : "speaker"
    #expect(try !diagnostics(line(#","\#(foreign)":"a""#), .ndjson).isEmpty)
  }

  @Test(
    "values outside the model are invalid",
    arguments: [
      #"{"urgency":0}"#, #"{"urgency":10}"#, #"{"priority":1.5}"#, #"{"wordCount":-1}"#, #"{"id":1}"#,
      #"{"published":"2013-13"}"#, #"{"published":"20131020"}"#, #"{"published":"2013-10-20T08"}"#,
      #"{"published":"2013-10-20Z"}"#, #"{"subjects":[{"relevance":101}]}"#, #"{"headlines":{}}"#,
      #"{"body":[{"text":"a"}]}"#, #"{"body":[{"type":"heading","level":7}]}"#, #"{"body":[{"type":"poem"}]}"#,
      #"{"headlines":[{"marks":[{"type":"strong","start":0}]}]}"#,
      #"{"headlines":[{"marks":[{"type":"entity","start":0,"end":0}]}]}"#, #"{"format":"wirecopy/2"}"#,
    ])
  func invalidValue(_ json: String) throws {
    #expect(try !diagnostics(Array(json.utf8), .ndjson).isEmpty)
  }

  @Test("a departure in JSON is told with its place and its article")
  func placeInJSON() throws {
    let text = """
      {"format": "wirecopy/1", "articles": [
      {"id": "a"},
      {"id": "b", "urgency": 12}
      ]}
      """
    let found = try #require(try diagnostics(Array(text.utf8), .json).first)
    #expect(found.location == SourceLocation(source: "test", line: 3, column: 24))
    #expect(found.articleID == "b")
    let envelope = try diagnostics(Array(#"{"format": "wirecopy/1", "articles": [], "more": 1}"#.utf8), .json)
    #expect(envelope.first?.location.column == 50)
  }

  @Test("a departure in XML is told with its place")
  func placeInXML() throws {
    let text = """
      <articles xmlns="urn:wirecopy:article:1">
        <article id="a"><headline>A <strong>b</strong></headline></article>
        <article id="b" urgency="12"/>
      </articles>
      """
    let found = try diagnostics(Array(text.utf8), .xml)
    #expect(found.first?.location.line == 3)
    #expect(found.first?.articleID == "b")
  }

  @Test("a departure in a table is told with its place and its article")
  func placeInTable() throws {
    var article = Article()
    article.id = "b"
    article.urgency = 12
    article.subjects = [Concept(relevance: 101)]
    let found = try diagnostics(Format.csv.write([Article(), article]), .csv)
    #expect(found.map(\.location.line) == [3, 3])
    #expect(found.allSatisfy { $0.articleID == "b" })
  }

  @Test("the columns of the table schema are those that are written")
  func columns() throws {
    #expect(try CanonicalSchemas.table.get().fields.map(\.name) == CanonicalColumn.all.map(\.name))
  }
}

extension Format {
  /// Whether a document of it has a place for collections.
  var holdsCollections: Bool { name == "json" || name == "xml" }
}
