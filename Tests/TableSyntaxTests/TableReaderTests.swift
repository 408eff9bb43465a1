import ArticleModel
import TableSyntax
import Testing

@Suite struct TableReaderTests {
  /// Texts and the rows they hold.
  static let tables: [(text: String, rows: [[String]])] = [
    ("", []),
    ("a", [["a"]]),
    ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
    ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n,\r\n", [["a", "b"], ["", ""]]),
    ("a,b\r\n1,", [["a", "b"], ["1", ""]]),
    ("a,b\r\n\"\",\"\"", [["a", "b"], ["", ""]]),
    ("\"a \"\"b\"\"\",\"\"\"\"", [["a \"b\"", "\""]]),
    ("\"one\r\ntwo\",\"three\nfour\rfive\"\r\nx,y", [["one\r\ntwo", "three\nfour\rfive"], ["x", "y"]]),
    ("\u{FEFF}a,b", [["a", "b"]]),
    ("\u{FEFF}\"a,\",b", [["a,", "b"]]),
    ("\u{FEFF}", []),
    ("\u{FEFE}x,y", [["\u{FEFE}x", "y"]]),
    ("a\r\n\r\n1\r\n", [["a"], [""], ["1"]]),
    (" a , b ", [[" a ", " b "]]),
    ("a;b|c\td", [["a;b|c\td"]]),
    ("café,日本,𝄞\n1,2,3", [["café", "日本", "𝄞"], ["1", "2", "3"]]),
    (
      "long field without quotes,\"long field, with quotes and \"\"more\"\"\",z",
      [
        ["long field without quotes", "long field, with quotes and \"more\"", "z"]
      ]
    ),
  ]

  @Test("Every table is read the same in pieces of any size", arguments: tables.indices, [1, 2, 3, 7, 65536])
  func readsTables(index: Int, chunkSize: Int) throws {
    let table = Self.tables[index]
    let read = try readTable(table.text, chunkSize: chunkSize)
    #expect(read.rows == table.rows)
    #expect(read.diagnostics.isEmpty)
  }

  @Test("Another delimiter can be chosen", arguments: TableDelimiter.allCases)
  func usesDelimiter(delimiter: TableDelimiter) throws {
    let sign = String(UnicodeScalar(delimiter.rawValue))
    let text = "a\(sign)\"b\(sign)\"\r\n1\(sign)2"
    #expect(try readTable(text, options: .init(delimiter: delimiter)).rows == [["a", "b\(sign)"], ["1", "2"]])
  }

  @Test("Fields know their line and column in characters", arguments: [1, 7, 65536])
  func givesPlaces(chunkSize: Int) throws {
    let text = "\u{FEFF}a,b,c\r\n\"é\r\né\",日本,\"x\"\"y\"\r\"\n\",,z\n1,2,3"
    let records = try readTable(text, chunkSize: chunkSize).records
    #expect(
      records.map(\.places) == [
        ["1:1", "1:3", "1:5"], ["2:1", "3:4", "3:7"], ["4:1", "5:3", "5:4"], ["6:1", "6:3", "6:5"],
      ])
    #expect(records.map(\.line) == [1, 2, 4, 6])
    #expect(records.map(\.row) == [1, 2, 3, 4])
  }

  @Test(
    "A departure that can be read is reported at its place",
    arguments: [
      (
        "a,b\n1,x\"y", [["a", "b"], ["1", "x\"y"]],
        "a.csv:2:3: warning: A quote stands in a field without quotes in row 2, field 2 [csv-stray-quote]"
      ),
      (
        "a,b\n\"x\"y\"\"z,2", [["a", "b"], ["xy\"\"z", "2"]],
        "a.csv:2:1: warning: Text follows the closing quote in row 2, field 1 [csv-text-after-quote]"
      ),
      ("a,b\n1", [["a", "b"], ["1"]], "a.csv:2:2: warning: Row 2 has 1 field, the first row has 2 [csv-row-length]"),
      (
        "a,b\n1,2,,", [["a", "b"], ["1", "2", "", ""]],
        "a.csv:2:5: warning: Row 2 has 4 fields, the first row has 2 [csv-row-length]"
      ),
      (
        "a,b\n1,2,,x", [["a", "b"], ["1", "2", "", "x"]],
        "a.csv:2:6: error: Row 2 has 4 fields, the first row has 2 [csv-row-length]"
      ),
      (
        "a,b\r\n\r\n\r\n1,2\r\n\r\n", [["a", "b"], ["1", "2"]],
        "a.csv:2:1: warning: 2 empty lines were skipped before row 2 [csv-empty-line]"
      ),
    ], [1, 65536])
  func reportsDepartures(example: (String, [[String]], String), chunkSize: Int) throws {
    let read = try readTable(example.0, chunkSize: chunkSize)
    #expect(read.rows == example.1)
    #expect(read.diagnostics.map(\.description) == [example.2])
  }

  @Test("A quote that is never closed is an error at the quote", arguments: [1, 65536])
  func refusesUnclosedQuote(chunkSize: Int) {
    let error = #expect(throws: DocumentError.self) {
      try readTable("a,b\n\"x\ny\",\"é\n\n", chunkSize: chunkSize)
    }
    #expect(error?.diagnostic.code == "csv-unclosed-quote")
    #expect(error?.diagnostic.location == SourceLocation(source: "a.csv", line: 3, column: 4))
  }

  @Test("Bytes that are not UTF-8 are an error at the first of them", arguments: [1, 65536])
  func refusesInvalidEncoding(chunkSize: Int) {
    let error = #expect(throws: DocumentError.self) {
      try readTable(Array("a,b\n\"é\ny\",x".utf8) + [0xE9, 0x2C], chunkSize: chunkSize)
    }
    #expect(error?.diagnostic.code == "csv-encoding")
    #expect(error?.diagnostic.location == SourceLocation(source: "a.csv", line: 3, column: 5))
  }

  @Test("A record over the limit is an error that names the limit", arguments: [1, 65536])
  func limitsRecordSize(chunkSize: Int) throws {
    let options = TableReader.Options(maximumRecordSize: 10)
    #expect(try readTable("a\n1234567890\n", options: options, chunkSize: chunkSize).rows.count == 2)
    for text in ["a\n12345678901\n", "a\n\"1234567890123"] {
      let error = #expect(throws: DocumentError.self) { try readTable(text, options: options, chunkSize: chunkSize) }
      #expect(error?.diagnostic.code == "csv-record-size")
      #expect(error?.diagnostic.location == SourceLocation(source: "a.csv", line: 2, column: 1))
      #expect(error?.diagnostic.message.contains("10 bytes") == true)
    }
  }

  @Test("Too many fields are an error") func limitsFieldCount() {
    let error = #expect(throws: DocumentError.self) {
      try readTable("a,b\n1,2,3,4", options: .init(maximumFieldCount: 3))
    }
    #expect(error?.diagnostic.code == "csv-field-count")
    #expect(error?.diagnostic.location == SourceLocation(source: "a.csv", line: 2, column: 1))
  }

  @Test("The diagnostics of one record are limited") func limitsDiagnostics() throws {
    let text = Array(repeating: "x\"", count: 500).joined(separator: ",")
    #expect(try readTable(text).diagnostics.count == TableReader.maximumDiagnostics)
  }

  @Test("An error of the handler ends the reading") func passesOnErrors() {
    var reader = TableReader(source: "a.csv")
    var rows = 0
    let error = #expect(throws: DocumentError.self) {
      try reader.push(Array("a\nb\nc\n".utf8).span) { record throws(DocumentError) in
        rows += 1
        if record.row == 2 { throw DocumentError("stop", "Enough", at: record.location) }
      }
    }
    #expect(rows == 2)
    #expect(error?.diagnostic.location.line == 2)
  }

  @Test("A record gives bytes, compares them, and is empty past its end") func lendsBytes() throws {
    var reader = TableReader(source: "a.csv")
    var kept: [TableRecord] = []
    try reader.push(Array("a,\"b\"\"c\",,'=d\nx\n".utf8).span) { kept.append($0) }
    let record = try #require(kept.first)
    #expect(kept.count == 2)
    #expect(record.bytes(at: 1) == Array("b\"c".utf8))
    #expect(record.withBytes(at: 1) { $0.count } == 3)
    #expect(record.withBytes(at: 9) { $0.count } == 0)
    #expect(record.isEqual(at: 1, to: "b\"c") && !record.isEqual(at: 1, to: "b\"d"))
    #expect(record.isEqual(at: 3, to: "=d"))
    #expect(!record.isEmpty(at: 0) && record.isEmpty(at: 2) && record.isEmpty(at: 4) && record.isEmpty(at: -1))
    #expect(record.string(at: 4).isEmpty && record.bytes(at: 4).isEmpty)
    #expect(record.location(at: 4) == SourceLocation(source: "a.csv", line: 1, column: 14))
  }
}
