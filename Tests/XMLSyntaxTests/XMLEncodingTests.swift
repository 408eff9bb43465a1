import ArticleModel
import Foundation
import Testing
import XMLSyntax

@Suite struct XMLEncodingTests {
  static func encoded(_ text: String, _ encoding: String.Encoding, mark: [UInt8] = []) -> [UInt8] {
    mark + Array(text.data(using: encoding) ?? Data())
  }

  static let wide: [[UInt8]] = [
    encoded("<a>é—😀</a>", .utf8, mark: [0xEF, 0xBB, 0xBF]),
    encoded("<a>é—😀</a>", .utf16LittleEndian, mark: [0xFF, 0xFE]),
    encoded("<a>é—😀</a>", .utf16BigEndian, mark: [0xFE, 0xFF]),
    encoded("<a>é—😀</a>", .utf16LittleEndian),
    encoded("<a>é—😀</a>", .utf16BigEndian),
    encoded("<a>é—😀</a>", .utf32LittleEndian, mark: [0xFF, 0xFE, 0, 0]),
    encoded("<a>é—😀</a>", .utf32BigEndian, mark: [0, 0, 0xFE, 0xFF]),
    encoded("<a>é—😀</a>", .utf32LittleEndian),
    encoded("<a>é—😀</a>", .utf32BigEndian),
  ]

  @Test(arguments: wide, [1, 7, 1 << 16])
  func `Unicode encodings are told apart by their first bytes`(bytes: [UInt8], piece: Int) throws {
    #expect(try items(bytes, piece: piece) == ["a@1:1['é—😀']"])
  }

  static let declared: [(String, [UInt8], String)] = [
    ("ISO-8859-1", [0xE9], "é"), ("iso-8859-15", [0xA4], "€"), ("windows-1252", [0x93], "“"),
    ("windows-1251", [0xCF], "П"), ("Shift_JIS", [0x93, 0xFA, 0x96, 0x7B], "日本"), ("EUC-JP", [0xC6, 0xFC], "日"),
    ("GB18030", [0xD6, 0xD0], "中"), ("Big5", [0xA4, 0xA4], "中"), ("EUC-KR", [0xC7, 0xD1], "한"),
    ("KOI8-R", [0xF0], "П"), ("utf8", [0xC3, 0xA9], "é"), ("UTF-16", [0xC3, 0xA9], "é"),
  ]

  @Test(arguments: declared, [1, 7, 1 << 16])
  func `Declared encodings are decoded`(test: (String, [UInt8], String), piece: Int) throws {
    let bytes = Array("<?xml version='1.0' encoding=\"\(test.0)\" ?>\n<a>".utf8) + test.1 + Array("</a>".utf8)
    #expect(try items(bytes, piece: piece) == ["a@2:1['\(test.2)']"])
  }

  @Test func `A forced encoding overrules the declaration`() throws {
    let bytes = Array("<?xml version='1.0' encoding='UTF-8'?><a>".utf8) + [0xE9] + Array("</a>".utf8)
    #expect(try items(bytes, encoding: "latin1") == ["a@1:39['é']"])
    #expect(throws: DocumentError.self) { try items(bytes, encoding: "UTF-7") }
  }

  @Test func `Latin 1 with bytes of windows-1252 is read so, with a warning`() throws {
    let handler = TestHandler()
    let bytes = Array("<?xml version='1.0' encoding='ISO-8859-1'?>\n<a>".utf8) + [0x93, 0x94] + Array("</a>".utf8)
    try parse(bytes, with: XMLParser(handler: handler))
    #expect(handler.items == ["a@2:1['“”']"])
    #expect(handler.reports.map(\.location) == [SourceLocation(source: "a.xml", line: 2, column: 4)])
    #expect(handler.reports.map(\.severity) == [.warning])
  }

  @Test func `Latin 1 over bytes that are all UTF-8 is a warning`() throws {
    let handler = TestHandler()
    try parse(Array("<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>".utf8), with: XMLParser(handler: handler))
    #expect(handler.items == ["a@1:44['Ã©']"])
    #expect(handler.reports.count == 1)
    #expect(handler.reports.first?.hint == "--encoding UTF-8 reads it as that")
  }

  @Test func `A declaration that the bytes contradict is a warning`() throws {
    let handler = TestHandler()
    let parser = XMLParser(handler: handler)
    let text = "<?xml version='1.0' encoding='UTF-8'?><a>é</a>"
    try parse(Self.encoded(text, .utf16LittleEndian, mark: [0xFF, 0xFE]), with: parser)
    #expect(handler.items == ["a@1:39['é']"])
    #expect(handler.reports.first?.message == "the document declares 'UTF-8' but is UTF-16LE, and was read so")
    #expect(parser.documentInfo.encoding == "UTF-16LE")
    #expect(parser.documentInfo.declaredEncoding == "UTF-8")
  }

  static let refused: [([UInt8], Int, Int)] = [
    (Array("<?xml version='1.0' encoding='UTF-7'?><a/>".utf8), 1, 1),
    (Array("<?xml version='1.0' encoding='IBM037'?><a/>".utf8), 1, 1),
    ([0x4C, 0x6F, 0xA7, 0x94, 0x93], 1, 1),
    (Array("<?xml version='1.0' encoding='US-ASCII'?>\n<a>é</a>".utf8), 2, 4),
    (Array("<?xml version='1.0' encoding='EUC-JP'?>\n<a>".utf8) + [0xC6, 0x20] + Array("</a>".utf8), 2, 4),
    (Array("<a>\nxyé".utf8) + [0xE9] + Array("</a>".utf8), 2, 4),
    (Array("<a>\nxyé".utf8) + [0xC0, 0xAF] + Array("</a>".utf8), 2, 4),
    ([0xFF, 0xFE] + encoded("<a>\n", .utf16LittleEndian) + [0x00, 0xD8, 0x41, 0x00], 2, 1),
  ]

  @Test(arguments: refused, [1, 7, 1 << 16])
  func `Bytes that are not in the encoding are an error at their place`(test: ([UInt8], Int, Int), piece: Int) throws {
    let error = try #require(failure(test.0, piece: piece))
    #expect(error.diagnostic.code == "xml-encoding", "\(error)")
    #expect(error.diagnostic.location.line == test.1, "\(error)")
    #expect(error.diagnostic.location.column == test.2, "\(error)")
  }
}
