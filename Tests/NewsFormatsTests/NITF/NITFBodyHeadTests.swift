import ArticleModel
import NewsFormats
import Testing

struct NITFBodyHeadTests {
  @Test func `Headlines have their roles and marks`() throws {
    let article = try article(bodyHead: "<hedline><hl1>One <em>two</em></hl1><hl2>Three</hl2></hedline>")
    #expect(article.headlines.map(\.text) == ["One two", "Three"])
    #expect(article.headlines.map(\.role) == ["main", "sub"])
    #expect(article.headlines.first?.content.marks == [Mark(.emphasis, start: 4, end: 7)])
  }

  @Test func `Bare text in a headline or an abstract is the headline or the summary`() throws {
    let article = try article(bodyHead: "<hedline> Bare </hedline><abstract>Short\n  story</abstract>")
    #expect(article.headlines.map(\.text) == ["Bare"])
    #expect(article.summaries.map(\.text) == ["Short story"])
  }

  @Test func `Paragraphs of an abstract are lines of the summary`() throws {
    let article = try article(bodyHead: "<abstract> <p>One</p> <p>Two</p> </abstract>")
    #expect(article.summaries.map(\.text) == ["One\nTwo"])
  }

  @Test func `A medium in an abstract is the article's and no summary`() throws {
    let article = try article(
      bodyHead: #"<abstract><media media-type="other"><media-metadata name="n" value="v"/></media></abstract>"#)
    #expect(article.summaries.isEmpty)
    #expect(article.media == [Media(id: "media-1", type: "other")])
    #expect(article.extensions.map(\.name) == ["n"])
  }

  @Test func `A byline has no title in it, its contributor has`() throws {
    let article = try article(
      bodyHead: #"<byline>By <person idsrc="x" value="7">Ada Brook</person>, <byttl>City reporter</byttl></byline>"#)
    #expect(article.byline == "By Ada Brook")
    #expect(
      article.contributors
        == [Contributor(name: "Ada Brook", role: "author", jobTitle: "City reporter", code: "7", scheme: "x")])
  }

  @Test func `A title without a person belongs to the name in the byline`() throws {
    let article = try article(bodyHead: "<byline>By Bo Field <byttl><org>Example Agency</org></byttl></byline>")
    #expect(article.byline == "By Bo Field")
    #expect(article.contributors == [Contributor(name: "Bo Field", role: "author", organisation: "Example Agency")])
    #expect(article.provenance.inferred.map(\.path) == ["type", "contributors/0/name"])
  }

  @Test func `A byline alone makes no contributor`() throws {
    let article = try article(bodyHead: "<byline>By Cora Lake, Example Agency</byline>")
    #expect(article.byline == "By Cora Lake, Example Agency")
    #expect(article.contributors.isEmpty)
  }

  @Test func `The dateline has its text, places and date`() throws {
    let article = try article(
      bodyHead: """
        <dateline><location><city city-code="N">Northport</city>, <state>NO</state></location>, \
        <story.date norm="20240506">May 6</story.date></dateline>
        """)
    let dateline = try #require(article.dateline)
    #expect(dateline.text == "Northport, NO, May 6")
    #expect(
      dateline.places == [
        Concept(name: "Northport", code: "N", role: "city", broader: [Concept(name: "NO", role: "state")])
      ])
    #expect(dateline.date?.description == "2024-05-06")
    #expect(article.contentCreated == dateline.date)
  }

  @Test func `Places with nothing between them are joined by commas`() throws {
    let article = try article(
      bodyHead: """
        <dateline><location><city>Ottawa</city><state>Ontario</state>
        <story.date norm="20240506"/></location></dateline>
        """)
    #expect(article.dateline?.text == "Ottawa, Ontario")
    #expect(article.provenance.inferred.map(\.path) == ["type", "dateline/text"])
    #expect(article.contentCreated?.description == "2024-05-06")
  }

  @Test func `Notes not for publication are internal`() throws {
    let article = try article(
      bodyHead: """
        <note noteclass="editorsnote" type="npa"><body.content><p>Secret</p></body.content></note>\
        <note noteclass="cpyrt"><body.content><p>Open</p></body.content></note>
        """)
    #expect(article.editorialNotes.map(\.text) == ["Secret", "Open"])
    #expect(article.editorialNotes.map(\.role) == ["internal", "copyright"])
  }

  @Test func `Rights with words of their own keep them as the notice`() throws {
    let article = try article(
      bodyHead: "<rights>All rights with <rights.owner>Example</rights.owner></rights>")
    #expect(article.rights == [Rights(holder: "Example", notice: "All rights with Example")])
  }

  @Test func `The distributor provides what no other does`() throws {
    let article = try article(bodyHead: #"<distributor><org idsrc="x" value="1">Example</org></distributor>"#)
    #expect(article.distributor == "Example")
    #expect(article.provider == Concept(name: "Example", code: "1", scheme: "x"))
  }
}
