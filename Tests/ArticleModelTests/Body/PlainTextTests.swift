import ArticleModel
import Testing

@Suite("Plain text of a body")
struct PlainTextTests {
  private func paragraph(_ text: String) -> Block { Block(.paragraph(RichText(text), role: "")) }

  @Test("a blank line stands between paragraphs, and none before or behind")
  func paragraphs() {
    #expect(PlainText.of([paragraph("a"), Block(.rule), paragraph(""), paragraph("b")]) == "a\n\nb")
    #expect(PlainText.of([]) == "")
  }

  @Test("lists have lines, tables have lines and tabs")
  func structure() {
    let list = Block(.list(items: [[paragraph("i")], [paragraph("j"), paragraph("k")]], ordered: false, start: nil))
    let cells = [
      Table.Cell(blocks: [paragraph("a"), paragraph("b")]), Table.Cell(), Table.Cell(blocks: [paragraph("c")]),
    ]
    let table = Block(.table(Table(caption: "t", rows: [Table.Row(cells: cells), Table.Row(cells: cells)])))
    #expect(PlainText.of([list, table, paragraph("z")]) == "i\nj\n\nk\n\nt\n\na b\t\tc\na b\t\tc\n\nz")
  }

  @Test("every word of captions, terms, notes, labels and sources is there")
  func everyWord() {
    let blocks = [
      Block(.media(MediaReference(mediaID: "m", caption: "caption", credit: "credit"))),
      Block(.definitions([Definition(term: "term", blocks: [paragraph("meaning")])])),
      Block(.quotation([paragraph("said")], source: "speaker")), Block(.note([paragraph("note")], role: "end")),
      Block(.section([Block(.heading("heading", level: 2))], role: "", label: "label")),
      Block(.preformatted("pre\n  formatted", tabular: false)), Block(.raw(format: "text", value: "raw")),
    ]
    #expect(
      PlainText.of(blocks)
        == "caption\n\ncredit\n\nterm\nmeaning\n\nsaid\n\nspeaker\n\nnote\n\nlabel\n\nheading\n\npre\n  formatted\n\nraw"
    )
  }

  @Test("the sign of an inline object is left out")
  func inlineObject() {
    let text = RichText("a\u{FFFC}b", marks: [Mark(.object(mediaID: "m"), start: 1, end: 2)])
    #expect(PlainText.of([Block(.paragraph(text, role: ""))]) == "ab")
  }

  @Test("it is appended to what is there")
  func appended() {
    var bytes = Array("x".utf8)
    PlainText.append([paragraph("a")], to: &bytes)
    #expect(bytes == Array("xa".utf8))
  }
}
