import ArticleModel
import NewsFormats
import Testing

/// What becomes of the fields of an article.
struct NewsMLG2WriterTests {
  /// What is wrong with a document that an article becomes, and whether it holds these lines.
  private func expect(
    _ article: Article, has lines: String..., location: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let text = try newsMLG2(article)
    #expect(try newsMLG2Defects(text.utf8) == [], sourceLocation: location)
    for line in lines { #expect(text.contains(line), "\(text)", sourceLocation: location) }
  }

  @Test func `An article that says no more than it must becomes an item that says no more`() throws {
    let text = try newsMLG2(plainItem())
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" standard="NewsML-G2" \
        standardversion="2.35" conformance="power">
        <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
        <itemMeta>
        <itemClass qcode="ninat:text"/>
        <provider>
        <name>Example</name>
        </provider>
        <versionCreated>2013-10-20T19:27:51Z</versionCreated>
        </itemMeta>
        </newsItem>

        """)
    #expect(try newsMLG2Defects(text.utf8) == [])
  }

  // MARK: Mandatory values

  @Test(arguments: [
    ("id", "--set id=ID gives it one"), ("provider", "--provider NAME gives it one"),
    ("versionCreated", "--set versionCreated=DATE gives it one"),
  ])
  func `An article without what an item must say is refused, with the option that helps`(
    field: String, hint: String
  ) throws {
    var article = plainItem()
    article.provenance.source = "a.txt"
    article.provenance.line = 3
    switch field {
    case "id": article.id = ""
    case "provider": article.provider = nil
    default: article.versionCreated = nil
    }
    let error = #expect(throws: DocumentError.self) { try newsMLG2(article) }
    #expect(error?.diagnostic.code == "mandatory-value")
    #expect(error?.diagnostic.hint == hint)
    #expect(error?.diagnostic.message.contains("(\(field))") == true)
    #expect(error?.diagnostic.location == SourceLocation(source: "a.txt", line: 3))
  }

  @Test func `A month is no date of a version`() throws {
    var article = plainItem()
    article.versionCreated = NewsDate("2013-10")
    let error = #expect(throws: DocumentError.self) { try newsMLG2(article) }
    #expect(error?.diagnostic.message.contains("states just ‘2013-10’") == true)
    #expect(error?.diagnostic.hint == "--set published=DATE gives it one near by")
    article.published = NewsDate("2013-10-05")
    try expect(article, has: "<versionCreated>2013-10-05T00:00:00</versionCreated>", "value=\"2013-10\"")
  }

  @Test func `What an item must say comes from fields near by`() throws {
    var article = Article()
    article.url = "http://example.com/1"
    article.dateline = Dateline(source: "XYZ")
    article.contentCreated = NewsDate("2013-10")
    article.published = NewsDate("2013-10-20T08:00:00Z")
    try expect(
      article, has: "guid=\"http://example.com/1\"", "<name>XYZ</name>",
      "<versionCreated>2013-10-20T08:00:00Z</versionCreated>", "<timestamp>2013-10-20T08:00:00Z</timestamp>",
      "<contentCreated>2013-10</contentCreated>")
  }

  @Test func `The collection may name the provider`() throws {
    var article = plainItem()
    article.provider = nil
    var collection = ArticleCollection()
    collection.title = "News of the Day"
    let bytes = try Format.newsmlG2.write([article], collections: [collection])
    #expect(String(decoding: bytes, as: UTF8.self).contains("<name>News of the Day</name>"))
  }

  // MARK: Dates

  @Test func `A day is the date of a version from its beginning, and is told to be just a day`() throws {
    var article = plainItem()
    article.versionCreated = NewsDate("2013-10-20")
    try expect(
      article, has: "<versionCreated>2013-10-20T00:00:00</versionCreated>",
      "<itemMetaExtProperty reluri=\"urn:wirecopy:g2:version-created\" value=\"2013-10-20\"/>")
  }

  @Test func `A date that is not precise enough stands where it fits`() throws {
    var article = plainItem()
    article.firstCreated = NewsDate("2013-10-20")
    article.contentCreated = NewsDate("2013")
    article.contentModified = NewsDate("2013-10-20T08:00Z")
    article.expires = NewsDate("2014")
    article.published = NewsDate("2013-10-20")
    try expect(
      article, has: "urn:wirecopy:g2:first-created\" value=\"2013-10-20\"", "<contentCreated>2013</contentCreated>",
      "urn:wirecopy:g2:content-modified\" value=\"2013-10-20T08:00Z\"", "urn:wirecopy:g2:expires\" value=\"2014\"",
      "<timestamp>2013-10-20</timestamp>")
  }

  @Test func `An embargo without a precise end holds until further notice`() throws {
    var article = plainItem()
    article.embargo = Embargo(until: NewsDate("2016-10-23T12:00:00Z"))
    try expect(article, has: "<embargoed>2016-10-23T12:00:00Z</embargoed>")
    article.embargo = Embargo(until: NewsDate("2016-10-23T12:00Z"))
    try expect(
      article, has: "<embargoed>2016-10-23T12:00:00Z</embargoed>",
      "urn:wirecopy:g2:embargo\" value=\"2016-10-23T12:00Z\"")
    article.embargo = Embargo()
    try expect(article, has: "<embargoed/>")
    article.embargo = Embargo(until: NewsDate("2016-10-23"), text: "Not before Sunday")
    try expect(
      article, has: "<embargoed/>", "urn:wirecopy:g2:embargo\" value=\"2016-10-23\"",
      "urn:wirecopy:g2:embargo-text\" value=\"Not before Sunday\"")
  }

  // MARK: Concepts and words

  @Test func `A concept is identified by code, URI or a literal value`() throws {
    var article = plainItem()
    article.subjects = [
      Concept(code: "04000000", scheme: "http://cv.iptc.org/newscodes/subjectcode/", relevance: 80, confidence: 100),
      Concept(code: "7", scheme: "http://example.com/topics/"), Concept(code: "8", scheme: "own"),
      Concept(name: "Rivers", uri: "http://example.com/rivers"), Concept(code: "a b"),
    ]
    try expect(
      article, has: "<scheme alias=\"s1\" uri=\"http://example.com/topics/\"/>",
      "<subject qcode=\"subj:04000000\" confidence=\"100\" relevance=\"80\"/>", "<subject qcode=\"s1:7\"/>",
      "<subject qcode=\"own:8\"/>", "<subject uri=\"http://example.com/rivers\">", "<subject literal=\"a b\">",
      "<related reluri=\"urn:wirecopy:g2:code\" value=\"a b\"/>")
  }

  @Test func `An alias is not given to two schemes`() throws {
    var article = plainItem()
    article.subjects = [Concept(code: "1", scheme: "s1"), Concept(code: "2", scheme: "http://example.com/")]
    try expect(article, has: "<subject qcode=\"s1:1\"/>", "<subject qcode=\"s2:2\"/>")
  }

  @Test func `Wider concepts of wider concepts are kept`() throws {
    var article = plainItem()
    let country = Concept(name: "C", role: "country")
    article.places = [
      Concept(name: "A", role: "city", broader: [Concept(name: "B", role: "state", broader: [country])])
    ]
    try expect(
      article, has: "<related reluri=\"urn:wirecopy:g2:broader\" value=\"country\">",
      "<related reluri=\"urn:wirecopy:g2:role\" value=\"state\"/>")
  }

  @Test func `Roles are codes, URIs or words`() throws {
    var article = plainItem()
    article.headlines = [
      Prose("A", role: "hl:x"), Prose("B", role: "http://example.com/role"), Prose("C", role: "my own", language: "de"),
    ]
    try expect(
      article, has: "<headline role=\"hl:x\">A</headline>",
      "<headline roleuri=\"http://example.com/role\">B</headline>",
      "<headline roleuri=\"urn:wirecopy:word:my%20own\" xml:lang=\"de\">C</headline>")
  }

  // MARK: Text

  @Test func `Marks of a line are links and XHTML`() throws {
    var article = plainItem()
    article.summaries = [
      Prose(
        RichText(
          "See it\nnow",
          marks: [
            Mark(.link(href: "http://example.com/", rel: "", title: ""), start: 4, end: 10),
            Mark(.strong, start: 7, end: 10),
          ]))
    ]
    try expect(
      article,
      has: "<description><span xmlns=\"http://www.w3.org/1999/xhtml\">See <a href=\"http://example.com/\">it<br/>"
        + "<strong>now</strong></a></span></description>")
    article.summaries = [
      Prose(RichText("See it\nnow", marks: [Mark(.link(href: "/x", rel: "", title: ""), start: 4, end: 6)]))
    ]
    try expect(article, has: "<description>See <a href=\"/x\">it</a><br/>now</description>")
  }

  @Test func `The text is NITF, and its length is told`() throws {
    var article = plainItem()
    article.body = [Block(.paragraph("Hello.", role: "")), Block(.paragraph("Bob Ray", role: "signoff"))]
    article.wordCount = 3
    try expect(
      article, has: "<inlineXML contenttype=\"application/nitf+xml\" wordcount=\"3\">", "<p>Hello.</p>",
      "<tagline>Bob Ray</tagline>", "<nitf xmlns=\"http://iptc.org/std/NITF/2006-10-18/\"")
  }

  @Test func `The text is held to NITF's schema`() throws {
    var article = plainItem()
    article.body = [Block(.paragraph("Hello.", role: ""))]
    let text = try newsMLG2(article).replacing("<p>Hello.</p>", with: "<p><table/></p>")
    #expect(try newsMLG2Defects(text.utf8).map(\.location.line) == [16])
  }

  @Test func `By option the text is XHTML, well-formed whatever is in it`() throws {
    var article = plainItem()
    article.headlines = [Prose("Hello")]
    article.body = [
      Block(.paragraph(RichText("Hello.\u{1}", marks: [Mark(.strong, start: 0, end: 5)]), role: "")),
      Block(.embed(Embed(html: "<div class=x><o:p><p>a<br>b</p></o:p><img src=c>"))),
    ]
    article.media = [Media(id: "m", renditions: [Media.Rendition(href: "m.jpg")])]
    var options = WritingOptions()
    options.newsMLG2Body = .xhtml
    let text = try newsMLG2(article, options: options)
    #expect(try newsMLG2Defects(text.utf8) == [])
    #expect(text.contains("<inlineXML contenttype=\"application/xhtml+xml\">"))
    #expect(text.contains("<title>Hello</title>"))
    #expect(
      text.contains(
        "<p><strong>Hello</strong>.\u{FFFD}</p><div class=\"x\"><p>a<br/>b</p><img src=\"c\"/></div>"), "\(text)")
    // What the text does not show stands beside it.
    #expect(text.contains("<remoteContent id=\"file-1-1\" href=\"m.jpg\"/>"))
  }

  // MARK: Media, packages, messages

  @Test func `Files of a picture are remote content`() throws {
    var article = plainItem()
    article.type = "picture"
    article.media = [
      Media(
        id: "p", type: "picture", caption: "A bridge", altText: "Bridge",
        renditions: [
          Media.Rendition(name: "rnd:highRes", href: "http://example.com/a b.jpg", mediaType: "image/jpeg", width: 800),
          Media.Rendition(name: "small", href: "b:/"),
        ])
    ]
    try expect(
      article, has: "<itemClass qcode=\"ninat:picture\"/>", "contentrefs=\"file-1-1 file-1-2\"",
      "<description role=\"drol:caption\">A bridge</description>",
      "rendition=\"rnd:highRes\" href=\"http://example.com/a%20b.jpg\" contenttype=\"image/jpeg\" width=\"800\"/>",
      "renditionuri=\"urn:wirecopy:word:small\"")
  }

  @Test func `A package is a package item`() throws {
    var article = plainItem()
    article.type = ""
    article.package = Package(
      mode: "seq",
      groups: [
        Package.Group(
          id: "root", role: "group:main",
          members: [Package.Member(id: "more"), Package.Member(id: "urn:x:2", title: "Two")]),
        Package.Group(id: "more"), Package.Group(id: "root"),
      ])
    try expect(
      article, has: "<packageItem ", "<itemClass qcode=\"ninat:composite\"/>", "<groupSet root=\"root\">",
      "<group id=\"root\" role=\"group:main\" mode=\"pgrmod:seq\">", "<groupRef idref=\"more\"/>",
      "<itemRef residref=\"urn:x:2\">", "<group id=\"group-1-3\">")
    article.body = [Block(.paragraph("Text", role: ""))]
    try expect(article, has: "<newsItem ", "<itemMetaExtProperty reluri=\"urn:wirecopy:g2:package\" value=\"seq\">")
  }

  @Test func `Other stories and items are links`() throws {
    var article = plainItem()
    article.links = [Link(rel: "alternate", href: "http://example.com/", type: "text/html", language: "de", length: 7)]
    article.related = [RelatedItem(label: "Read", title: "More", href: "/more", id: "urn:x:2")]
    article.associations = [Association(name: "mainpic", role: "hero", id: "urn:x:3")]
    try expect(
      article,
      has:
        "<link reluri=\"urn:wirecopy:word:alternate\" href=\"http://example.com/\" contenttype=\"text/html\" size=\"7\" "
        + "xml:lang=\"de\"/>",
      """
      <link rel="irel:seeAlso" href="/more" residref="urn:x:2" title="More">
      <related reluri="urn:wirecopy:g2:related" value="Read"/>
      </link>
      <link rel="irel:associatedWith" residref="urn:x:3">
      <related reluri="urn:wirecopy:g2:association" value="mainpic">
      <related reluri="urn:wirecopy:g2:role" value="hero"/>
      """)
  }

  @Test func `Several articles are a message`() throws {
    var collection = ArticleCollection()
    collection.id = "feed-1"
    collection.title = "News"
    collection.updated = NewsDate("2024-01-01T00:00:00Z")
    let bytes = try Format.newsmlG2.write([plainItem(), plainItem()], collections: [collection])
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(try newsMLG2Defects(bytes) == [])
    #expect(text.contains("<sent>2024-01-01T00:00:00Z</sent>\n<transmitId>feed-1</transmitId>"))
    #expect(text.split(separator: "<newsItem ").count == 3)
  }

  @Test func `An article that is refused leaves nothing in a message`() throws {
    let makeWriter = try #require(Format.newsmlG2.makeWriter)
    let writer = makeWriter(WritingOptions())
    writer.begin(collections: [], sink: Collector())
    #expect(throws: DocumentError.self) { try writer.write(Article()) }
    try writer.write(plainItem())
    try writer.end(collections: [])
    var bytes: [UInt8] = []
    writer.drain { span in for index in span.indices { bytes.append(span[index]) } }
    #expect(try String(decoding: bytes, as: UTF8.self) == newsMLG2(plainItem()))
  }

  @Test func `A document is not without an article`() throws {
    let error = #expect(throws: DocumentError.self) { try Format.newsmlG2.write([]) }
    #expect(error?.diagnostic.code == "no-article")
  }
}
