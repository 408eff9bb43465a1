import ArticleModel
import NewsFormats
import Testing

struct NITFExtensionTests {
  @Test func `What is not understood becomes extensions with their anchors`() throws {
    let article = try article(
      """
      <nitf xmlns:x="urn:x" class="c"><head x:own="1"><docdata><doc-id id-string="i" x:n="2"/><x:more>text
      </x:more><x:empty/></docdata></head><body><body.head>loose</body.head></body></nitf>
      """)
    #expect(
      article.extensions == [
        Extension(anchor: "@class", name: "class", value: "c"),
        Extension(anchor: "head@own", namespace: "urn:x", name: "own", value: "1"),
        Extension(anchor: "head/docdata/doc-id@n", namespace: "urn:x", name: "n", value: "2"),
        Extension(anchor: "head/docdata/more", namespace: "urn:x", name: "more", value: "text"),
        Extension(anchor: "head/docdata/empty", namespace: "urn:x", name: "empty", value: ""),
        Extension(anchor: "body/body.head", name: "body.head", value: "loose"),
      ])
  }

  @Test func `Codes in text that keeps no marks are extensions`() throws {
    let article = try article(
      bodyHead: #"<byline>By <person>Ada</person> in <location location-code="N">Northport</location></byline>"#)
    #expect(article.byline == "By Ada in Northport")
    #expect(article.extensions.map(\.anchor) == ["body/body.head/byline/location@location-code"])
  }

  @Test func `The metadata of a medium keep their names`() throws {
    let article = try article(
      """
      <nitf><body><body.content><media media-type="image"><media-metadata name="camera" value="box"/>\
      <media-reference mime-type="image/png" source="a.png" noflow="noflow"/></media></body.content></body></nitf>
      """)
    #expect(
      article.extensions == [
        Extension(anchor: "body/body.content/media[media-1]/media-metadata", name: "camera", value: "box"),
        Extension(anchor: "body/body.content/media/media-reference@noflow", name: "noflow", value: "noflow"),
      ])
  }

  @Test func `A document that says nothing unknown has no extensions`() throws {
    let article = try article(
      "<nitf>\n<head>\n</head><body><body.head> </body.head>\n<body.content><p/></body.content></body></nitf>")
    #expect(article.extensions.isEmpty)
    #expect(article.body.isEmpty)
  }
}
