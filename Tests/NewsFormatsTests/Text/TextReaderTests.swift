import ArticleModel
import NewsFormats
import Testing

/// How a text becomes an article.
struct TextReaderTests {
  private func article(_ text: String, _ options: ReadingOptions = ReadingOptions()) throws -> Article {
    try #require(try Format.text.read(Array(text.utf8), source: "a.txt", options: options).articles.first)
  }

  private func paragraphs(_ article: Article) -> [String] {
    article.body.compactMap { block in
      if case .paragraph(let text, _) = block.content { text.text } else { nil }
    }
  }

  @Test func `the trailer of the sample is a related story and not its headline`() throws {
    let article = try TextSamples.article("iwaya-rubio.txt")
    #expect(article.headlines.isEmpty && article.byline.isEmpty && article.dateline == nil)
    #expect(article.body.count == 10)
    #expect(
      article.related == [
        RelatedItem(
          label: "Related topic:", title: "Musk Challenges OpenAI’s Shift to For-Profit Amid FTC Concerns")
      ])
    #expect(article.id.hasPrefix("urn:sha256:"))
    #expect(article.provenance.inferred.map(\.path) == ["related/0", "id"])
  }

  @Test func `a wire story is taken apart`() throws {
    let article = try TextSamples.article("wire-wrapped.txt")
    #expect(article.slugline == "BC-EX--Glacier-Survey")
    #expect(article.takeKey == "2ND LEAD")
    #expect(article.headlines.map(\.text) == ["Survey finds glacier lost a tenth of its ice in five years"])
    #expect(article.byline == "By Ines Okafor and Tomas Weil")
    #expect(article.creditLine == "Associated Press")
    #expect(article.dateline?.text == "REYKJAVIK, Iceland (AP)")
    #expect(article.dateline?.isInBody == true)
    #expect(article.contributors.map(\.role) == ["author", "author", "reporter", "editor"])
    #expect(
      paragraphs(article).first?.hasPrefix("REYKJAVIK, Iceland (AP) — A glacier on the island's southern coast lost")
        == true)
    guard case .preformatted(let table, tabular: true) = article.body[4].content else {
      Issue.record("the table is no preformatted block")
      return
    }
    #expect(table.text == "   2019    1.9    0.2\n   2020    2.3    0.3\n   2021    2.2    0.2")
  }

  @Test func `front matter is read into fields and unknown names are kept`() throws {
    let article = try TextSamples.article("front-matter.txt")
    #expect(article.id == "urn:example:harbour-bridge")
    #expect(article.headlines.map(\.text) == ["Harbour bridge closes: what drivers should know"])
    #expect(article.contributors.map(\.name) == ["Mara Lindqvist"])
    #expect(article.keywords == ["traffic", "bridges", "harbour"])
    #expect(article.published == NewsDate("2024-03-08T06:30:00+01:00"))
    #expect(article.extensions.first { $0.name == "desk" }?.value == "city")
    #expect(article.body.count == 3)
  }

  @Test func `header lines are front matter`() throws {
    let article = try article(
      "Headline: A day at sea\nBy: Jo Reed\nDate: Fri, 8 Mar 2024 06:30:00 +0100\nDesk: city\n\nThe text.\n")
    #expect(article.headlines.map(\.text) == ["A day at sea"])
    #expect(article.byline == "Jo Reed")
    #expect(article.published == NewsDate("2024-03-08T06:30:00+01:00"))
    #expect(article.provenance.spellings.map(\.text) == ["Fri, 8 Mar 2024 06:30:00 +0100"])
    #expect(article.extensions.first { $0.name == "Desk" }?.value == "city")
    #expect(paragraphs(article) == ["The text."])
  }

  @Test(
    arguments: [
      ("The first line is a sentence.\n\nThe second one is, too, and longer than the first.", nil),
      (String(repeating: "word ", count: 30) + "end\n\nText.", nil),
      ("A short line\n\nThe story.", "A short line"),
      ("A short line\nA paragraph that is at least twice as long as it.", "A short line"),
      ("A short line\nAnother short line\n", nil),
      ("A short line", nil),
      ("“We did it.”\n\nThat is what they said.", nil),
      ("PARIS (AFP) - A short story\n\nwith two lines.", nil),
    ] as [(String, String?)])
  func `a headline is a short line without a full stop in front of a story`(_ text: String, _ headline: String?) throws
  {
    #expect(try article(text).headlines.first?.text == headline)
  }

  @Test(arguments: [
    ("BUENOS AIRES, Argentina (AP) _ Prices rose.", "BUENOS AIRES, Argentina (AP)", "AP"),
    ("Tegucigalpa, Jan 2 (EFE).- Prices rose.", "Tegucigalpa, Jan 2 (EFE)", "EFE"),
    ("STOCKHOLM, Aug 29, 2014 (AFP) - Prices rose.", "STOCKHOLM, Aug 29, 2014 (AFP)", "AFP"),
    ("SAITAMA, Japan, Dec. 9 Kyodo - Prices rose.", "SAITAMA, Japan, Dec. 9 Kyodo", "Kyodo"),
    ("SYDNEY March 22 AAP - Prices rose.", "SYDNEY March 22 AAP", "AAP"),
    ("Paris (ats afp) Les prix montent.", "Paris (ats afp)", "ats afp"),
    ("MOSCOW, Monday (Reuters) - Prices rose.", "MOSCOW, Monday (Reuters)", "Reuters"),
    ("WESTPORT—Prices rose.", "WESTPORT", ""),
    ("Berlin – Die Preise steigen.", "Berlin", ""),
  ])
  func `a dateline is read and stays in the paragraph`(_ text: String, _ dateline: String, _ source: String) throws {
    let article = try article(text)
    #expect(article.dateline?.text == dateline)
    #expect(article.dateline?.source == source)
    #expect(paragraphs(article) == [text])
  }

  @Test func `a dateline's parts are told apart`() throws {
    let dateline = try #require(try article("STOCKHOLM, Sweden, Aug 29, 2014 (AFP) - Prices rose.").dateline)
    #expect(dateline.places.map(\.name) == ["STOCKHOLM, Sweden"])
    #expect(dateline.date == NewsDate("2014-08-29"))
    var options = ReadingOptions()
    options.referenceDate = NewsDate("2020-05-01")
    #expect(try article("TOKYO, Dec. 9 Kyodo - Prices rose.", options).dateline?.date == NewsDate("2020-12-09"))
    #expect(try article("TOKYO, Dec. 9 Kyodo - Prices rose.").dateline?.date == nil)
  }

  @Test(arguments: [
    "Unnao – Det er en by.", "The minister (right) said so.", "BREAKING - Prices rose.", "He was 5 - 3 ahead.",
  ])
  func `a sentence like a dateline is none`(_ text: String) throws {
    #expect(try article(text).dateline == nil)
  }

  @Test(arguments: [
    ("By Jane Doe", ["Jane Doe"]), ("BY JANE DOE AND JOHN ROE", ["JANE DOE", "JOHN ROE"]),
    ("Von Karl van der Meer und Eva Lang", ["Karl van der Meer", "Eva Lang"]), ("By Reuters", ["Reuters"]),
    ("By Friday, the storm had passed", []), ("By then everyone had left", []),
    ("By Jane Doe, Associated Press", ["Jane Doe"]),
  ])
  func `a byline names people`(_ line: String, _ names: [String]) throws {
    let article = try article("A headline of some words\n\(line)\n\nThe story begins here, and goes on.")
    #expect(article.contributors.map(\.name) == names)
    #expect(article.byline == (names.isEmpty ? "" : line))
  }

  @Test(
    arguments: [
      ("EMBARGOED UNTIL 12:00 GMT, 23 October 2016", "2016-10-23T12:00Z"),
      ("Embargo: until Oct. 23, 2016, 6.30 pm", "2016-10-23T18:30"),
      ("Embargoed till 2016-10-23T12:00:00+02:00", "2016-10-23T12:00:00+02:00"),
      ("Strictly embargoed until Sunday", nil),
    ] as [(String, String?)])
  func `an embargo keeps its text and its date where there is one`(_ line: String, _ date: String?) throws {
    let article = try article("\(line)\n\nThe story begins here, and goes on.")
    #expect(article.embargo?.text == line)
    #expect(article.embargo?.until?.description == date)
  }

  @Test func `lines broken to a width are joined and words in two get one again`() throws {
    let text = """
      The committee for the preservation of the old har-
      bour met on Tuesday in the rooms of the well-
      known rowing club, which stands in the harbour
      since 1904, and did not come to a decision.

      It will meet again.
      """
    let article = try article(text)
    #expect(
      paragraphs(article) == [
        "The committee for the preservation of the old harbour met on Tuesday in the rooms of the well-known rowing "
          + "club, which stands in the harbour since 1904, and did not come to a decision.", "It will meet again.",
      ])
  }

  @Test(arguments: ["-30-", "###", "(END)", "ENDS"])
  func `an end mark behind broken lines stands alone`(_ mark: String) throws {
    let article = try article(
      "This is a line of some words that\ngoes on in the next line, and ends\nin this one.\n\(mark)\n")
    #expect(article.body.count == 2)
    guard case .note(let blocks, role: "end") = article.body.last?.content else {
      Issue.record("no note at the end")
      return
    }
    #expect(blocks == [Block(.paragraph(RichText(mark), role: ""))])
  }

  @Test func `the tail is taken apart`() throws {
    let article = try article(
      """
      A headline of some words

      The story begins here, and it goes on for a while, so that it is longer than the headline above.

      Related stories

      • One story
      Another <https://example.org/2>

      (Reporting by Ann Lee in Rome and Bo Day; Editing by Cy Fox)

      This story has been corrected to say three.

      Copyright 2023 Example. All rights reserved.
      """)
    #expect(article.related.map(\.title) == ["One story", "Another"])
    #expect(article.related.map(\.label) == ["Related stories", "Related stories"])
    #expect(article.related.map(\.href) == ["", "https://example.org/2"])
    #expect(
      article.contributors.map { "\($0.name): \($0.role)" } == [
        "Ann Lee: reporter", "Bo Day: reporter", "Cy Fox: editor",
      ])
    #expect(article.corrections.map(\.text) == ["This story has been corrected to say three."])
    #expect(article.rights.map(\.notice) == ["Copyright 2023 Example. All rights reserved."])
    #expect(article.rights.first?.year == 2023)
    #expect(article.body.count == 2)
  }

  @Test(arguments: [
    "Related to this, the minister said that prices rose.", "Copyright law is hard.", "Read more books, they said.",
    "Recommended by doctors, the diet is popular.",
  ])
  func `a sentence like a trailer stays a paragraph`(_ sentence: String) throws {
    let article = try article("The story begins here.\n\n\(sentence)")
    #expect(paragraphs(article) == ["The story begins here.", sentence])
  }

  @Test func `control characters are removed, counted, and the first is located`() throws {
    let document = try Format.text.read(
      Array("Erste Zeile über alles, was es gibt.\näb\u{1}c\u{2}d und mehr.\n".utf8), source: "a.txt")
    #expect(
      document.diagnostics.map(\.description) == [
        "a.txt:2:3: warning: 2 control characters were removed, here the first [text-control-characters]"
      ])
    #expect(document.articles.first.map(paragraphs) == ["Erste Zeile über alles, was es gibt.", "äbcd und mehr."])
  }

  @Test func `line breaks of different kinds are noted`() throws {
    let document = try Format.text.read(Array("One.\r\nTwo.\nThree.\r".utf8), source: "a.txt")
    #expect(
      document.diagnostics.map(\.description) == [
        "a.txt: note: line breaks of different kinds became line feeds [text-line-breaks]"
      ])
    #expect(document.articles.first.map(paragraphs) == ["One.", "Two.", "Three."])
  }

  @Test func `what is not UTF-8 is windows-1252, and the user may say otherwise`() throws {
    let article = try TextSamples.article("windows-1252.txt")
    #expect(article.provenance.encoding == "windows-1252")
    #expect(paragraphs(article).last?.hasPrefix("“C’est la fin d’une époque”, a-t-il dit – sans") == true)
    var options = ReadingOptions()
    options.encoding = "utf-8"
    let error = #expect(throws: DocumentError.self) {
      try Format.text.read(Array("ab\nc".utf8) + [0xE9], source: "a.txt", options: options)
    }
    #expect(error?.diagnostic.location == SourceLocation(source: "a.txt", line: 2, column: 2))
    options.encoding = "iso-8859-1"
    let latin = try Format.text.read(Array("caf".utf8) + [0xE9], source: "a.txt", options: options)
    #expect(latin.articles.first.map(paragraphs) == ["café"])
  }

  @Test(arguments: ["utf-16", nil])
  func `wide encodings are read`(_ encoding: String?) throws {
    var options = ReadingOptions()
    options.encoding = encoding
    let bytes = "\u{FEFF}Ein Satz über 𝄞 Noten.".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let document = try Format.text.read(bytes, source: "a.txt", options: options)
    #expect(document.articles.first.map(paragraphs) == ["Ein Satz über 𝄞 Noten."])
    #expect(document.articles.first?.provenance.encoding == "UTF-16BE")
  }

  @Test(
    arguments: [([0x89, 0x50, 0, 1, 2, 3, 4, 5], "text-binary"), ([0x20, 0x0A], "text-empty")] as [([UInt8], String)])
  func `what is no text is refused`(_ bytes: [UInt8], _ code: String) {
    let error = #expect(throws: DocumentError.self) { try Format.text.read(bytes, source: "a.txt") }
    #expect(error?.diagnostic.code == code)
  }

  @Test func `a text beyond the limit is refused`() {
    var options = ReadingOptions()
    options.maximumSize = 10
    let error = #expect(throws: DocumentError.self) {
      try Format.text.read(Array("eleven chars".utf8), source: "a.txt", options: options)
    }
    #expect(error?.diagnostic.code == "text-too-large")
  }

  @Test func `a text of a million lines is refused where it becomes too long`() {
    let error = #expect(throws: DocumentError.self) {
      try Format.text.read([UInt8](repeating: 0x0A, count: 1 << 20) + Array("a".utf8), source: "a.txt")
    }
    #expect(error?.diagnostic.location == SourceLocation(source: "a.txt", line: (1 << 20) + 1))
  }

  @Test(arguments: TextRoundTripTests.samples)
  func `chunks may end anywhere`(_ name: String) throws {
    let bytes = try TextSamples.bytes(name)
    let expected = try TextSamples.article(name)
    let reader = try #require(Format.text.makeReader?(ReadingOptions()))
    let sink = KeepingSink()
    reader.begin(source: name, sink: sink)
    for index in bytes.indices { try reader.push(bytes.span.extracting(index..<index + 1)) }
    try reader.finish()
    #expect(sink.articles == [expected])
  }
}

/// Keeps the articles it receives.
final class KeepingSink: ArticleSink {
  var articles: [Article] = []
  func receive(_ collection: ArticleCollection) {}
  func receive(_ article: consuming Article) { articles.append(article) }
  func report(_ diagnostic: Diagnostic) {}
}
