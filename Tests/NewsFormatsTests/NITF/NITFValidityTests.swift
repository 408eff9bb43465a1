import ArticleModel
import NewsFormats
import Testing
import XMLSyntax

/// What is written is valid, whatever the article says.
struct NITFValidityTests {
  @Test(arguments: 0..<300)
  func `Any article becomes a valid document`(seed: Int) throws {
    var generator = ArticleGenerator(seed: seed)
    let article = generator.nitfArticle()
    let bytes = try Format.nitf.write([article])
    #expect(try defects(bytes) == [])
    var dialect = WritingOptions()
    dialect.omitsNITFNamespace = true
    dialect.isPretty = true
    #expect(try defects(Format.nitf.write([article], options: dialect)) == [])
  }

  @Test(.enabled(if: officialNITF != nil, "the corpus is not beside the package"), arguments: 0..<300)
  func `Any article is valid by the official schema`(seed: Int) throws {
    var generator = ArticleGenerator(seed: seed)
    let article = generator.nitfArticle()
    let validator = XMLSchemaValidator(try #require(officialNITF))
    let bytes = try Format.nitf.write([article])
    #expect(try validator.validate(bytes.span, source: "a.xml").diagnostics == [])
  }

  @Test func `An article that says nothing becomes a valid document`() throws {
    let text = try nitf(Article())
    #expect(try defects(text.utf8) == [])
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" version="-//IPTC//DTD NITF 3.6//EN" \
        change.date="September 11, 2009" change.time="12:26">
        <body>
        <body.content/>
        </body>
        </nitf>

        """)
  }

  @Test func `The dialect has no namespace and is held to the same schema`() throws {
    var options = WritingOptions()
    options.omitsNITFNamespace = true
    var article = Article()
    article.id = "urn:x:1"
    let text = try nitf(article, options: options)
    #expect(!text.contains("xmlns"))
    #expect(try defects(text.utf8) == [])
    let defects = try defects(text.replacing("<body.content/>", with: "<body.content><h1/></body.content>").utf8)
    #expect(defects.map(\.articleID) == ["urn:x:1"])
    #expect(defects.map(\.location) == [SourceLocation(source: "a.xml", line: 9, column: 15)])
  }

  @Test func `The schema refuses what the writer never writes`() throws {
    let text = try nitf(Article())
    for content in ["text", "<p><table/></p>", "<media/>", "<p lang=\"en\"/>", "<p xml:lang=\"en us\"/>", "<ul/>"] {
      let changed = text.replacing("<body.content/>", with: "<body.content>\(content)</body.content>")
      #expect(try !defects(changed.utf8).isEmpty, "\(content)")
    }
    #expect(try !defects(text.replacing("12:26", with: "12:27").utf8).isEmpty)
    #expect(try !defects(text.replacing("</body>", with: "").utf8).isEmpty)
  }

  @Test func `Characters that XML cannot hold are replaced and reported`() throws {
    var article = Article()
    article.id = "urn:x:1"
    article.body = [Block(.paragraph("a\u{1}b\u{FFFF}", role: ""))]
    let collector = Collector()
    let bytes = try Format.nitf.write([article], to: collector)
    #expect(String(decoding: bytes, as: UTF8.self).contains("<p>a\u{FFFD}b\u{FFFD}</p>"))
    #expect(collector.diagnostics.map(\.code) == ["xml-character"])
    #expect(collector.diagnostics.first?.articleID == "urn:x:1")
    #expect(collector.diagnostics.first?.location.line == 10)
  }

  @Test func `A document holds just one article`() throws {
    let error = #expect(throws: DocumentError.self) { try Format.nitf.write([Article(), Article()]) }
    #expect(error?.diagnostic.code == "one-article")
    let none = #expect(throws: DocumentError.self) { try Format.nitf.write([]) }
    #expect(none?.diagnostic.code == "no-article")
  }

  @Test func `A writer writes one document after the other`() throws {
    let makeWriter = try #require(Format.nitf.makeWriter)
    let writer = makeWriter(WritingOptions())
    var article = Article()
    article.body = [Block(.paragraph(RichText("x", marks: [Mark(.strong, start: 0, end: 1)]), role: ""), id: "a")]
    var documents: [[UInt8]] = []
    for _ in 0..<2 {
      writer.begin(collections: [], sink: Collector())
      try writer.write(article)
      try writer.end(collections: [])
      writer.drain { span in documents.append(span.indices.map { span[$0] }) }
    }
    #expect(documents[0] == documents[1])
    #expect(documents[0].count > 100)
  }

  @Test func `Blocks may lie within each other as deep as a reader goes`() throws {
    var blocks = [Block(.paragraph("core", role: ""))]
    for depth in 0..<300 {
      blocks =
        switch depth % 4 {
        case 0: [Block(.list(items: [blocks], ordered: false, start: nil))]
        case 1: [Block(.table(Table(rows: [Table.Row(cells: [Table.Cell(blocks: blocks)])])))]
        case 2: [Block(.note(blocks, role: ""))]
        default: [Block(.quotation(blocks, source: ""))]
        }
    }
    var article = Article()
    article.body = blocks
    let bytes = try Format.nitf.write([article])
    #expect(try defects(bytes) == [])
    #expect(String(decoding: bytes, as: UTF8.self).contains("core"))
  }
}

extension ArticleGenerator {
  /// An article that says some things in words that NITF knows.
  fileprivate mutating func nitfArticle() -> Article {
    var article = article()
    article.extensions += nitfExtensions()
    article.language = pick(["", "en", "zh-Hant-TW", "en_US", "x-klingon"])
    article.version = pick(["", "3", "1st Ld"])
    article.status = pick(["", "usable", "withheld"])
    for index in article.headlines.indices { article.headlines[index].role = pick(["main", "sub", "", "short"]) }
    for index in article.editorialNotes.indices {
      article.editorialNotes[index].role = pick(["", "internal", "editors", "copyright", "hd", "other"])
    }
    for index in article.contributors.indices {
      article.contributors[index].role = pick(["author", "editor", "photographer"])
      article.contributors[index].name = pick(["Ann Lee", "Bob Ray", ""])
      article.contributors[index].email = pick(["", "ann@example.com"])
    }
    article.byline = pick(["", "By Ann Lee", "Ann Lee, ann@example.com; Bob Ray", "Bob Ray and Ann Lee in Bonn"])
    article.subjects = list(4) { $0.subject() }
    article.places += list(3) { $0.place() }
    article.dateline = Dateline(
      text: pick(["", "BONN", "BONN, NRW (AP)"]), places: list(2) { $0.place() }, date: maybe { $0.date() })
    article.rights = list(3) { generator in
      Rights(
        holder: generator.pick(["", "AP"]), notice: generator.pick(["", "(c) AP 2013", "(c)"]),
        usageTerms: generator.text(), year: generator.maybe { $0.number(-5...20_000) })
    }
    article.series = Series(name: word(), part: maybe { $0.number(-2...2) }, total: maybe { $0.number(-2...2) })
    article.wordCount = maybe { $0.number(-2...2) }
    article.body += list(4) { generator in
      Block(
        generator.pick([
          .paragraph(generator.richText(), role: generator.pick(["lead", "summary", "signoff"])),
          .note([generator.block(depth: 2)], role: generator.pick(["footnote", "end", "copyright", "x"])),
          .section([generator.block(depth: 1)], role: "r", label: "l"), .table(Table()), .definitions([]),
          .list(items: [], ordered: true, start: nil),
        ]),
        id: generator.pick(["a", "b", "1", "m:1"]), language: generator.pick(["de", "en us", "de-CH-1996", "deutsch"]),
        attributes: generator.list(3) { generator in
          Attribute(
            name: generator.pick(["class", "style", "lede", "summary", "type", "align", "width", "nowrap", "id"]),
            value: generator.pick(["true", "npa", "left", "10%", ""]))
        })
    }
    return article
  }

  private mutating func subject() -> Concept {
    var subject = Concept(
      name: word(), code: pick(["", "15054000", "04000000", "15054001", "a b"]),
      scheme: pick(["", "http://cv.iptc.org/newscodes/subjectcode/", "own"]), role: pick(["", "", "main"]))
    subject.broader = list(1) { $0.concept() }
    return subject
  }

  private mutating func place() -> Concept {
    let country = Concept(name: pick(["", "Germany"]), code: "DE", scheme: pick(["iso-cc", "own"]), role: "country")
    let state = Concept(
      name: "NRW", code: word(), scheme: word(), role: pick(["state", "region", "x"]), broader: [country])
    return Concept(
      name: pick(["BONN", "Rhine", ""]), role: pick(["city", "sublocation", "", "country"]),
      broader: pick([[], [country], [state]]))
  }

  /// Extensions of the places that NITF writes again.
  fileprivate mutating func nitfExtensions() -> [Extension] {
    let anchors = [
      "head/meta", "head/meta@http-equiv", "head/iim/ds", "head/docdata/date.release@norm",
      "head/docdata/ed-msg@msg-type", "body/body.content/media[]/media-metadata",
    ]
    return list(6) { Extension(anchor: $0.pick(anchors), name: $0.word(), value: $0.word()) }
  }
}
