import ArticleModel
import NewsFormats
import Testing

/// What elements of NewsML become.
struct NewsML1ReaderTests {
  // MARK: Management

  @Test(arguments: [
    ("Usable", "usable"), ("Withheld", "withheld"), ("Canceled", "canceled"), ("Cancelled", "canceled"),
    ("usable", "usable"), ("Draft", "Draft"),
  ])
  func `A status is said in the model's word where it has one`(word: String, status: String) throws {
    let article = try newsML1Article("<NewsManagement><Status FormalName=\"\(word)\"/></NewsManagement>")
    #expect(article.status == status)
    #expect(article.embargo == nil)
  }

  @Test func `An embargo ends when the status changes, or is indefinite`() throws {
    let article = try newsML1Article("<NewsManagement><Status FormalName=\"Embargoed\"/></NewsManagement>")
    #expect(article.embargo == Embargo())
    let change = """
      <StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>20240306T050000Z</DateAndTime></StatusWillChange>
      """
    let dated = try newsML1Article("<NewsManagement><Status FormalName=\"Embargoed\"/>\(change)</NewsManagement>")
    #expect(dated.embargo == Embargo(until: NewsDate("2024-03-06T05:00:00Z")))
    #expect(dated.status == "usable")
    let withheld = try newsML1Article("<NewsManagement><Status FormalName=\"Withheld\"/>\(change)</NewsManagement>")
    #expect(withheld.status == "withheld")
    #expect(withheld.embargo?.until == NewsDate("2024-03-06T05:00:00Z"))
  }

  @Test func `What is usable already is under no embargo`() throws {
    let article = try newsML1Article(
      """
      <NewsManagement><Status FormalName="Usable"/><StatusWillChange><FutureStatus FormalName="Usable"/>
      <DateAndTime>20240306</DateAndTime></StatusWillChange><StatusWillChange><FutureStatus FormalName="Canceled"/>
      <DateAndTime>20240401</DateAndTime></StatusWillChange></NewsManagement>
      """)
    #expect(article.embargo == nil)
    #expect(article.expires == NewsDate("2024-04-01"))
    #expect(article.extensions.contains { $0.value == "20240306" })
  }

  @Test func `Without a slugline the label is one`() throws {
    let label = "<Identification><NameLabel>BOATS</NameLabel></Identification>"
    #expect(try newsML1Article(label).slugline == "BOATS")
    let lines = "<NewsComponent><NewsLines><SlugLine>FERRY</SlugLine></NewsLines></NewsComponent>"
    #expect(try newsML1Article(label + lines).slugline == "FERRY")
  }

  @Test func `Elements may be in the namespace of the standard's schema`() throws {
    let text = """
      <NewsML xmlns="http://iptc.org/std/NewsML/2003-10-10/"><NewsItem><NewsComponent><NewsLines><HeadLine>Boats</HeadLine>
      </NewsLines><ContentItem><DataContent><nitf><body><body.content><p>They sail.</p></body.content></body></nitf>
      </DataContent></ContentItem></NewsComponent></NewsItem></NewsML>
      """
    let article = try #require(Format.newsml1.read(text).articles.first)
    #expect(article.headlines == [Prose("Boats", role: "main")])
    #expect(article.body == [Block(.paragraph("They sail.", role: ""))])
  }

  @Test func `What cannot be read is kept, and reported at its place`() throws {
    let collector = try Format.newsml1.read(
      "<NewsML><NewsItem><NewsManagement>\n<FirstCreated>soon</FirstCreated><Urgency FormalName=\"0\"/>"
        + "</NewsManagement></NewsItem></NewsML>")
    let article = try #require(collector.articles.first)
    #expect(article.firstCreated == nil)
    #expect(article.urgency == nil)
    #expect(article.extensions.map(\.value) == ["soon", "0"])
    let places = collector.diagnostics.filter { $0.code != "newsml-missing" }.map(\.location)
    #expect(
      places == [
        SourceLocation(source: "test", line: 2, column: 1), SourceLocation(source: "test", line: 2, column: 34),
      ])
  }

  @Test func `An update is named as what it is, and kept`() throws {
    let collector = try Format.newsml1.read(
      "<NewsML><NewsItem><Update><Delete DuidRef=\"a\"/></Update></NewsItem></NewsML>")
    #expect(collector.diagnostics.map(\.code) == ["newsml-update", "newsml-missing"])
    #expect(collector.articles.first?.extensions.map(\.value) == ["<Update><Delete DuidRef=\"a\"/></Update>"])
  }

  @Test func `A document of another kind is an error`() throws {
    let collector = try Format.newsml1.read("<nitf/>")
    #expect(collector.articles == [])
    #expect(collector.diagnostics.map(\.code) == ["newsml-root"])
    #expect(collector.diagnostics.map(\.severity) == [.error])
  }

  @Test(arguments: 1...9)
  func `Items are read one by one, however the bytes arrive`(chunk: Int) throws {
    let item = "<NewsItem><NewsComponent><NewsLines><HeadLine>Böats</HeadLine></NewsLines></NewsComponent></NewsItem>"
    let text = "<NewsML><NewsEnvelope><Priority FormalName=\"3\"/></NewsEnvelope>\(item)\(item)\(item)</NewsML>"
    let articles = try Format.newsml1.read(text, chunk: chunk).articles
    #expect(articles.map(\.headlines.first?.text) == ["Böats", "Böats", "Böats"])
    #expect(articles.map(\.priority) == [3, 3, 3])
  }

  // MARK: Subjects

  @Test func `Subjects of one code are within one another where their codes say so`() throws {
    let article = try newsML1Component(
      """
      <DescriptiveMetadata><SubjectCode><Subject FormalName="04000000"/><SubjectMatter FormalName="04015000"/>
      <SubjectMatter FormalName="09003000"/><SubjectDetail FormalName="09003002"/></SubjectCode></DescriptiveMetadata>
      """)
    #expect(article.subjects.map(\.code) == ["04000000", "04015000", "09003000", "09003002"])
    #expect(article.subjects.map { $0.broader.first?.code } == [nil, "04000000", nil, "09003000"])
  }

  @Test func `Topics give names to codes and references, in the article's language`() throws {
    let article = try newsML1Component(
      """
      <TopicSet FormalName="x"><Topic Duid="a"><TopicType FormalName="Organisation"/><FormalName Scheme="L">E1</FormalName>
      <Description xml:lang="de">Linie</Description><Description xml:lang="en">Line</Description></Topic></TopicSet>
      <DescriptiveMetadata><Language FormalName="en-GB"/><SubjectCode><Subject FormalName="E1" Scheme="L"/></SubjectCode>
      <TopicOccurrence Topic="#a"/><TopicOccurrence Topic="elsewhere.xml#b"/></DescriptiveMetadata>
      """)
    #expect(article.subjects == [Concept(name: "Line", code: "E1", scheme: "L")])
    #expect(article.organisations == [Concept(name: "Line", code: "E1", scheme: "L")])
    #expect(article.extensions.contains { $0.value == "elsewhere.xml#b" })
    #expect(article.extensions.contains { $0.value.contains("Linie") })
  }

  // MARK: Content

  @Test(arguments: [
    ("", "<p>Böats <em>sail</em>.</p>", "emphasis"),
    (
      "<Format FormalName=\"NITF3.1\"/>",
      "<nitf><body><body.content><p>Böats <em>sail</em>.</p></body.content></body></nitf>", "emphasis"
    ),
    ("<Format FormalName=\"bcNITF2.5\"/>", "<p>Böats <em>sail</em>.</p>", "emphasis"),
    ("", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>Böats <i>sail</i>.</p></body></html>", "emphasis"),
    ("<MimeType FormalName=\"text/html\"/>", "&lt;p&gt;B&amp;ouml;ats &lt;em&gt;sail&lt;/em&gt;.", "emphasis"),
    ("", "<![CDATA[<P>Böats <EM>sail</EM>.</P>]]>", "emphasis"),
    (
      "<Format FormalName=\"NITF\"/>",
      "<![CDATA[<nitf><body><body.content><p>Böats <em>sail</em>.</p></body.content></body></nitf>]]>", "emphasis"
    ),
    ("<Format FormalName=\"NITF\"/>", "&lt;p&gt;Böats &lt;em&gt;sail&lt;/em&gt;.&lt;/p&gt;", "emphasis"),
    ("", "Böats <em>sail</em>.", "emphasis"),
    ("<MimeType FormalName=\"text/plain\"/>", "Böats sail.", ""),
  ])
  func `A text is read whatever its markup`(format: String, content: String, mark: String) throws {
    let article = try newsML1Component("<ContentItem>\(format)<DataContent>\(content)</DataContent></ContentItem>")
    guard case .paragraph(let text, _)? = article.body.first?.content else {
      Issue.record("\(article.body)")
      return
    }
    #expect(article.body.count == 1)
    #expect(text.text == "Böats sail.")
    #expect(text.marks.map(\.kind) == (mark.isEmpty ? [] : [.emphasis]))
    #expect(article.extensions == [])
  }

  @Test func `Encoded content is decoded, and a file in it becomes a medium`() throws {
    let text = try newsML1Component(
      """
      <ContentItem><Encoding Notation="Base64"><DataContent>PHA+
      Qm9hdHM8L3A+</DataContent></Encoding></ContentItem>
      """)
    #expect(text.body == [Block(.paragraph("Boats", role: ""))])
    let file = try newsML1Component(
      """
      <ContentItem><MimeType FormalName="image/gif"/><Encoding Notation="Base64"><DataContent>R0lG</DataContent>
      </Encoding></ContentItem>
      """)
    #expect(file.media.first?.renditions.first?.href == "data:image/gif;base64,R0lG")
    let unknown = try newsML1Component(
      "<ContentItem><Encoding Notation=\"uu\"><DataContent>x</DataContent></Encoding></ContentItem>")
    #expect(unknown.extensions.map(\.name) == ["Encoding"])
  }

  @Test func `Of equivalent texts the one with the most structure in the article's language is read`() throws {
    let article = try newsML1Component(
      """
      <DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata><NewsComponent EquivalentsList="yes">
      <NewsComponent xml:lang="de"><ContentItem><DataContent><p>Boote</p></DataContent></ContentItem></NewsComponent>
      <NewsComponent xml:lang="en"><ContentItem><DataContent>Boats</DataContent></ContentItem></NewsComponent>
      </NewsComponent>
      """)
    #expect(article.body == [Block(.paragraph("Boats", role: ""))])
    #expect(article.extensions.contains { $0.value == "Boote" })
  }

  @Test func `Texts that are no equivalents are all read, those of another role behind the main ones`() throws {
    func component(_ role: String, _ text: String) -> String {
      "<NewsComponent><Role FormalName=\"\(role)\"/><ContentItem><DataContent>\(text)</DataContent></ContentItem>"
        + "</NewsComponent>"
    }
    let article = try newsML1Component(
      component("Contact", "Call us") + component("HeadLine", "Boats") + component("Main", "One.")
        + component("Abstract", "In short") + component("Main", "Two."))
    #expect(
      article.body == [
        Block(.paragraph("One.", role: "")), Block(.paragraph("Two.", role: "")),
        Block(.section([Block(.paragraph("Call us", role: ""))], role: "Contact", label: "")),
      ])
    #expect(article.headlines == [Prose("Boats", role: "main")])
    #expect(article.summaries == [Prose("In short")])
    #expect(article.extensions == [])
  }

  @Test func `A picture of the text is that of its component`() throws {
    let article = try newsML1Component(
      """
      <NewsComponent><ContentItem><Format FormalName="NITF"/><DataContent><p>Fog.</p><media media-type="image">
      <media-reference source="#p"/></media></DataContent></ContentItem></NewsComponent>
      <NewsComponent Duid="p"><NewsLines><HeadLine>Fog</HeadLine></NewsLines><NewsComponent><Role FormalName="Main"/>
      <ContentItem Href="fog.jpg"/></NewsComponent></NewsComponent>
      """)
    #expect(article.media.count == 1)
    let medium = try #require(article.media.first)
    #expect(medium.title == "Fog")
    #expect(medium.renditions.map(\.href) == ["fog.jpg"])
    guard case .media(let reference)? = article.body.last?.content else {
      Issue.record("\(article.body)")
      return
    }
    #expect(reference.mediaID == medium.id)
  }
}
