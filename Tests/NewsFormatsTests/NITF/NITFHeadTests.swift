import ArticleModel
import NewsFormats
import Testing

struct NITFHeadTests {
  @Test(arguments: [
    (#"<nitf version="-//IPTC//DTD NITF 3.6//EN"/>"#, "3.6"),
    (#"<nitf version="-//IPTC-NAA//DTD NITF-XML 2.1//EN"/>"#, "2.1"),
    (#"<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.2//EN" "nitf.dtd"><nitf/>"#, "3.2"),
    (#"<!DOCTYPE nitf SYSTEM "../dtd/nitf-3-1.dtd"><nitf/>"#, "3.1"),
    ("<nitf/>", ""),
  ])
  func `The version comes from the attribute or the document type`(xml: String, version: String) throws {
    #expect(try article(xml).provenance.formatVersion == version)
  }

  @Test func `A namespace or none, it is the same article`() throws {
    let inner = "<head><title>T</title></head><body><body.content><p>P</p></body.content></body>"
    let plain = try article("<nitf>\(inner)</nitf>")
    let qualified = try article(
      #"<n:nitf xmlns:n="http://iptc.org/std/NITF/2006-10-18/">"# + prefixed(inner) + "</n:nitf>")
    #expect(plain.title == "T")
    #expect(plain == qualified)
  }

  private func prefixed(_ xml: String) -> String {
    xml.replacing("</", with: "\u{1}").replacing("<", with: "<n:").replacing("\u{1}", with: "</n:")
  }

  @Test func `Another root element is an error at its place`() throws {
    let delivery = try readNITF(Array("<!-- x -->\n  <html/>".utf8))
    #expect(delivery.articles.isEmpty)
    #expect(delivery.diagnostics.map(\.severity) == [.error])
    #expect(delivery.diagnostics.first?.location == SourceLocation(source: "a.xml", line: 2, column: 3))
  }

  @Test func `Known metas are fields, others extensions under their own names`() throws {
    let article = try article(
      """
      <nitf><head><meta name="service" content="S"/><title>T</title><meta name="anpa-keyword" content="Slug"/>
      <meta name="anpa-takekey" content="1st Ld"/><meta name="anpa-category" content="f"/>
      <meta name="anpa-wordcount" content="0349"/><meta name="anpa-sequence" content="0017"/>
      <meta name="own" content="X"/><meta name="none" content=""/><meta http-equiv="h" content="Y"/></head></nitf>
      """)
    #expect(article.title == "T")
    #expect(article.slugline == "Slug")
    #expect(article.takeKey == "1st Ld")
    #expect(article.categories == [Concept(code: "f", scheme: "anpa-category")])
    #expect(article.services == [Concept(code: "S", scheme: "service")])
    #expect(article.wordCount == 349)
    #expect(article.altIDs == [AlternativeIdentifier(role: "anpa-sequence", value: "0017")])
    #expect(
      article.extensions == [
        Extension(anchor: "head/meta", name: "own", value: "X"),
        Extension(anchor: "head/meta@http-equiv", name: "h", value: "Y"),
      ])
  }

  @Test func `The key of the story wins over the keyword, which is kept`() throws {
    let article = try article(
      #"<nitf><head><meta name="anpa-keyword" content="K"/><docdata><du-key key="D" version="3"/></docdata></head></nitf>"#
    )
    #expect(article.slugline == "D")
    #expect(article.version == "3")
    #expect(article.extensions == [Extension(anchor: "head/meta", name: "anpa-keyword", value: "K")])
  }

  @Test func `A subject has its most specific name, wider ones are subjects of their own`() throws {
    let article = try article(
      """
      <nitf><head><tobject tobject.type="news"><tobject.property tobject.property.type="feature"/>
      <tobject.subject tobject.subject.refnum="02003001" tobject.subject.type="Justice" \
      tobject.subject.matter="Police" tobject.subject.detail="law enforcement"/>
      <tobject.subject tobject.subject.refnum="02003002" tobject.subject.type="Justice" \
      tobject.subject.matter="Police" tobject.subject.detail="investigation"/>
      <tobject.subject tobject.subject.ipr="own" tobject.subject.refnum="x" tobject.subject.type="X"/></tobject></head></nitf>
      """)
    #expect(article.subjects.map(\.code) == ["02000000", "02003000", "02003001", "02003002", "x"])
    #expect(article.subjects.map(\.name) == ["Justice", "Police", "law enforcement", "investigation", "X"])
    #expect(
      article.subjects.map(\.scheme) == Array(repeating: "http://cv.iptc.org/newscodes/subjectcode/", count: 4) + [
        "own"
      ])
    #expect(article.subjects[2].broader.map(\.code) == ["02003000"])
    #expect(article.provenance.inferred.map(\.path) == ["type", "subjects/0", "subjects/1"])
    #expect(article.genres == [Concept(name: "feature")])
    #expect(article.categories == [Concept(name: "news", role: "tobject.type")])
  }

  @Test func `Revisions name contributors, publication dates the version`() throws {
    let article = try article(
      """
      <nitf><head><pubdata date.publication="20240506T080000+0200" item-length="12" unit-of-measure="word"/>
      <revision-history name="A" function="writer-author"/><revision-history name="B" function="editor" comment="c"/></head></nitf>
      """)
    #expect(article.contributors == [Contributor(name: "A", role: "author"), Contributor(name: "B", role: "editor")])
    #expect(article.versionCreated?.description == "2024-05-06T08:00:00+02:00")
    #expect(article.wordCount == 12)
    #expect(article.provenance.spellings == [.init(path: "versionCreated", text: "20240506T080000+0200")])
    #expect(article.extensions == [Extension(anchor: "head/revision-history@comment", name: "comment", value: "c")])
  }
}
