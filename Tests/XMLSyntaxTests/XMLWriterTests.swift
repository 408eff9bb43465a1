import ArticleModel
import Testing
import XMLSyntax

@Suite struct XMLWriterTests {
  func written(indentation: Int? = nil, policy: XMLIllegalCharacterPolicy = .replace, _ body: (inout XMLWriter) -> Void)
    -> String
  {
    var writer = XMLWriter(indentation: indentation, policy: policy)
    body(&writer)
    return String(decoding: writer.take(), as: UTF8.self)
  }

  @Test func `Markup characters are escaped where they must be`() {
    let text = written {
      $0.start("a")
      $0.attribute("b", "<\"'>&\t\r\n")
      $0.text("<\"'>&\t\r\n")
      $0.end()
    }
    #expect(text == "<a b=\"&lt;&quot;'&gt;&amp;&#9;&#13;&#10;\">&lt;\"'&gt;&amp;\t&#13;\n</a>")
  }

  @Test(arguments: 0..<40)
  func `Characters are escaped at every position`(position: Int) throws {
    let value =
      String(repeating: "é", count: position / 3) + String(repeating: "x", count: position) + "&\u{FFFE}\u{1}ｦ<"
    let text = written {
      $0.start("a")
      $0.text(value)
      $0.text(utf8: Array(value.utf8).span)
      $0.end()
    }
    let expected = value.replacing("\u{FFFE}\u{1}", with: "\u{FFFD}\u{FFFD}")
    #expect(try items(text) == ["a@1:1['\(expected)\(expected)']"])
  }

  @Test func `Elements without content collapse, names may come late`() {
    let text = written {
      $0.declaration()
      $0.start(name: "x:a")
      $0.namespace(prefix: "x", "u")
      $0.start("b")
      $0.end()
      $0.start(name: "1 b<")
      $0.attribute(name: "c d", "1")
      $0.endDocument()
    }
    #expect(
      text == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<x:a xmlns:x=\"u\"><b/><_1_b_ c_d=\"1\"/></x:a>\n")
  }

  @Test func `Indentation leaves mixed content alone`() {
    let text = written(indentation: 2) {
      $0.start("a")
      $0.start("p", isMixed: true)
      $0.start("b")
      $0.start("c")
      $0.end()
      $0.end()
      $0.text(" t ")
      $0.end()
      $0.comment("a--b-")
      $0.start("q")
      $0.element("r", "s")
      $0.end()
      $0.start("m")
      $0.raw("x<y/>")
      $0.start("z")
      $0.endDocument()
    }
    #expect(
      text == """
        <a>
          <p><b><c/></b> t </p>
          <!--a- -b- -->
          <q>
            <r>s</r>
          </q>
          <m>x<y/><z/></m>
        </a>

        """)
  }

  @Test func `Characters that XML cannot hold are counted with the place of the first`() throws {
    var writer = XMLWriter(policy: .refuse)
    writer.start("a")
    writer.text("x\ny")
    _ = writer.take()
    writer.text("z\u{1}\u{FFFF}")
    writer.end()
    #expect(String(decoding: writer.take(), as: UTF8.self) == "z</a>")
    #expect(writer.illegalCharacters.count == 2)
    let error = #expect(throws: DocumentError.self) { try writer.check(source: "out.xml") }
    #expect(error?.diagnostic.location == SourceLocation(source: "out.xml", line: 2, column: 3))
    #expect(error?.diagnostic.message == "2 character(s) cannot be written in XML, first U+0001")
    let dropped = written(policy: .drop) { $0.element("a", "b\u{0}c") }
    #expect(dropped == "<a>bc</a>")
  }

  @Test func `Bytes that are not UTF-8 become replacement characters`() {
    let text = written {
      $0.start("a")
      $0.text(utf8: [0x78, 0xE9, 0x79].span)
      $0.end()
    }
    #expect(text == "<a>x\u{FFFD}y</a>")
  }

  @Test func `A writer is used again`() {
    var writer = XMLWriter()
    for _ in 0..<2 {
      writer.element("a", "b")
      writer.start("open")
      writer.consume { span in #expect(span.count == 13) }
      writer.reset()
    }
    #expect(writer.depth == 0)
  }
}
