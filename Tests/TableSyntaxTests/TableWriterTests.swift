import ArticleModel
import TableSyntax
import Testing

@Suite struct TableWriterTests {
  private func write(_ rows: [[String]], options: TableWriter.Options = TableWriter.Options()) -> String {
    var writer = TableWriter(options: options)
    for row in rows { writer.record(row) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test(
    "A field is quoted only when it has to be",
    arguments: [
      ("plain", "plain"), ("two words", "two words"), ("a,b", "\"a,b\""), ("say \"yes\"", "\"say \"\"yes\"\"\""),
      ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""), (" a", "\" a\""), ("a ", "\"a \""), ("a\t", "\"a\t\""), ("", "\"\""),
      ("a;b", "a;b"), ("\u{FEFF}a", "\"\u{FEFF}a\""), ("日本", "日本"),
    ])
  func quotes(field: String, written: String) {
    #expect(write([[field]]) == written + "\r\n")
  }

  @Test(
    "A cell that looks like a formula gets one apostrophe",
    arguments: [
      ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "\"'\tx\""), ("\rx", "\"'\rx\""),
      ("'=1", "''=1"), ("''-", "'''-"), ("'tis", "'tis"), ("'", "'"), ("''", "''"), ("a=b", "a=b"),
      ("=a,\"b\"", "\"'=a,\"\"b\"\"\""), (" =1", "\" =1\""),
    ])
  func guardsFormulas(field: String, written: String) {
    #expect(write([["x", field]]).dropFirst(2).dropLast() == written)
  }

  @Test("Without the guard cells are written as they are") func writesRaw() {
    let options = TableWriter.Options(addsFormulaGuard: false)
    #expect(write([["=1", "'=1", "-"]], options: options) == "=1,'=1,-\r\n")
  }

  @Test("A byte order mark is written once") func writesByteOrderMark() {
    var writer = TableWriter(options: .init(writesByteOrderMark: true))
    writer.record(["a", "b"])
    #expect(writer.bytes == [0xEF, 0xBB, 0xBF] + Array("a,b\r\n".utf8))
    writer.removeAll()
    writer.record(["c", "d"])
    #expect(writer.bytes == Array("c,d\r\n".utf8))
  }

  @Test("Fields can be given one by one, as bytes or left empty") func writesFields() throws {
    var writer = TableWriter(options: .init(delimiter: .semicolon))
    writer.endRecord()
    writer.field("a;b")
    try writer.field(Array("é".utf8).span)
    writer.emptyFields(2)
    writer.endRecord()
    writer.emptyFields(2)
    writer.endRecord()
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "\"a;b\";é;;\r\n;\r\n")
  }

  @Test("Bytes that are not UTF-8 are refused and nothing is written") func refusesInvalidBytes() {
    var writer = TableWriter()
    let error = #expect(throws: DocumentError.self) { try writer.field([0x61, 0xC3].span) }
    #expect(error?.diagnostic.code == "csv-encoding")
    #expect(writer.bytes.isEmpty)
  }
}
