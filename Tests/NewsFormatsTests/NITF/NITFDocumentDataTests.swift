import ArticleModel
import NewsFormats
import Testing

struct NITFDocumentDataTests {
  @Test func `Identity and keywords are read`() throws {
    let article = try article(
      docdata: """
        <doc-id regsrc="EXA" id-string="id-1"/><urgency ed-urg="4"/><fixture fix-id="diary"/><doc-scope scope="Coast"/>
        <series series.name="S" series.part="2" series.totalpart="0"/><del-list><from-src src-name="A" level-number="1"/></del-list>
        <key-list><keyword key="k1"/><keyword>k2</keyword></key-list><correction info="wrong" id-string="id-0"/>
        """)
    #expect(article.id == "id-1")
    #expect(article.provider == Concept(name: "EXA"))
    #expect(article.urgency == 4)
    #expect(article.altIDs == [AlternativeIdentifier(role: "fixture", value: "diary")])
    #expect(article.categories == [Concept(name: "Coast", role: "doc-scope")])
    #expect(article.series == Series(name: "S", part: 2))
    #expect(article.sources == [Concept(name: "A")])
    #expect(article.keywords == ["k1", "k2"])
    #expect(article.corrections == [Correction(text: "wrong", refersTo: "id-0")])
    #expect(article.signals == [Signal(code: "correction")])
    #expect(article.extensions.isEmpty)
  }

  @Test func `Rights and messages are read`() throws {
    let article = try article(
      docdata: """
        <doc.copyright year="2024" holder="H"/><doc.rights owner="O" startdate="20240506" type="T" limitations="L" agent="A"/>
        <ed-msg info="note"/><ed-msg info="call" msg-type="advisory"/><ed-msg info=""/>
        """)
    #expect(article.rights.map(\.holder) == ["H", "O"])
    #expect(article.rights.first?.year == 2024)
    #expect(article.rights.last?.usageTerms == "T\nL")
    #expect(article.rights.last?.start?.description == "2024-05-06")
    #expect(article.editorialNotes.map(\.text) == ["note", "call"])
    #expect(article.editorialNotes.map(\.role) == ["internal", "advisory"])
    #expect(article.extensions == [Extension(anchor: "head/docdata/doc.rights@agent", name: "agent", value: "A")])
  }

  @Test func `Places and identified content are concepts`() throws {
    let article = try article(
      docdata: """
        <evloc city="C" state-prov="S" iso-cc="XX"/><identified-content><person idsrc="x" value="1">P</person>
        <org idsrc="x" value="2">O</org><location><city>Oslo</city><country iso-cc="NO">Norway</country></location>
        <location location-code="23602" code-source="zip"/><event idsrc="x" value="3">E</event>
        <object.title idsrc="x" value="4">T</object.title><classifier type="t" idsrc="x" value="5"/></identified-content>
        """)
    #expect(article.places.map(\.name) == ["C", "Oslo", ""])
    #expect(article.places[0].broader.first?.broader.first == Concept(code: "XX", scheme: "iso-cc", role: "country"))
    #expect(article.places[1].broader == [Concept(name: "Norway", code: "NO", scheme: "iso-cc", role: "country")])
    #expect(article.places[2] == Concept(code: "23602", scheme: "zip"))
    #expect(article.people == [Concept(name: "P", code: "1", scheme: "x")])
    #expect(article.organisations == [Concept(name: "O", code: "2", scheme: "x")])
    #expect(article.events == [Concept(name: "E", code: "3", scheme: "x")])
    #expect(article.objects == [Concept(name: "T", code: "4", scheme: "x")])
    #expect(article.subjects == [Concept(code: "5", scheme: "x", role: "t")])
  }

  @Test func `The date of issue is also that of the version when nothing else is`() throws {
    let article = try article(docdata: #"<date.issue norm="20131020T192751+1100"/><date.expire norm="2014-01"/>"#)
    #expect(article.firstCreated?.description == "2013-10-20T19:27:51+11:00")
    #expect(article.versionCreated == article.firstCreated)
    #expect(article.expires?.description == "2014-01")
    #expect(article.provenance.inferred.map(\.path) == ["type", "versionCreated"])
    #expect(article.provenance.spellings == [.init(path: "firstCreated", text: "20131020T192751+1100")])
  }

  @Test func `A bad date is a warning at its place and kept`() throws {
    let delivery = try readNITF(
      Array("<nitf><head><docdata>\n <date.expire norm='YYYYMMDD'/></docdata></head></nitf>".utf8))
    let warning = try #require(delivery.diagnostics.first)
    #expect(delivery.diagnostics.count == 1)
    #expect(warning.severity == .warning)
    #expect(warning.code == "nitf-date")
    #expect(warning.location == SourceLocation(source: "a.xml", line: 2, column: 2))
    #expect(delivery.articles.first?.expires == nil)
    #expect(
      delivery.articles.first?.extensions
        == [Extension(anchor: "head/docdata/date.expire@norm", name: "norm", value: "YYYYMMDD")])
  }

  @Test func `A date may stand in the text`() throws {
    let article = try article(docdata: "<date.issue> 20240506 </date.issue><date.expire>soon</date.expire>")
    #expect(article.firstCreated?.description == "2024-05-06")
    #expect(article.extensions == [Extension(anchor: "head/docdata/date.expire", name: "date.expire", value: "soon")])
  }

  @Test func `A bad urgency is a warning at its place and kept`() throws {
    let delivery = try readNITF(Array("<nitf><head><docdata><urgency ed-urg='high'/></docdata></head></nitf>".utf8))
    #expect(delivery.diagnostics.map(\.code) == ["nitf-urgency"])
    #expect(delivery.diagnostics.first?.location == SourceLocation(source: "a.xml", line: 1, column: 22))
    #expect(delivery.articles.first?.extensions.map(\.value) == ["high"])
  }

  @Test func `A later date of release is an embargo`() throws {
    let article = try article(
      docdata: #"<date.issue norm="20240101T000000Z"/><date.release norm="20240102T000000Z"/>"#)
    #expect(article.embargo?.until?.description == "2024-01-02T00:00:00Z")
    #expect(article.status.isEmpty)
  }

  @Test func `A date of release that is the date of issue bans nothing`() throws {
    let article = try article(
      docdata: #"<date.issue norm="20240101T000000Z"/><date.release norm="20240101T000000Z"/>"#)
    #expect(article.embargo == nil)
    #expect(article.extensions.map(\.value) == ["20240101T000000Z"])
  }

  @Test(arguments: [("usable", "usable"), ("withheld", "withheld"), ("canceled", "canceled"), ("own", "own")])
  func `The status is the document's own`(stated: String, status: String) throws {
    let article = try article(#"<nitf><head><docdata management-status="\#(stated)"/></head></nitf>"#)
    #expect(article.status == status)
    #expect(article.embargo == nil)
  }

  @Test func `Embargoed without a date is an indefinite embargo`() throws {
    let article = try article(#"<nitf><head><docdata management-status="embargoed"/></head></nitf>"#)
    #expect(article.embargo == Embargo())
    #expect(article.status == "usable")
    #expect(article.provenance.inferred.map(\.path) == ["type", "status"])
  }
}
