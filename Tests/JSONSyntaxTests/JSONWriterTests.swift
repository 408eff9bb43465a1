import JSONSyntax
import Testing

@Suite struct JSONWriterTests {
  private func written(pretty: Bool = false, _ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter(pretty: pretty, capacity: 0)
    body(&writer)
    return writer.text
  }

  private func sample(_ writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("a")
    writer.beginArray()
    writer.integer(1)
    writer.string("two")
    writer.bool(true)
    writer.null()
    writer.endArray()
    writer.key(named: "b\"")
    writer.beginObject()
    writer.endObject()
    writer.key("c")
    writer.beginArray()
    writer.endArray()
    writer.key("d")
    writer.number("1.50e+3")
    writer.key("e")
    writer.raw("[1]")
    writer.endObject()
  }

  @Test func `compact output has no spaces`() {
    #expect(written(sample) == #"{"a":[1,"two",true,null],"b\"":{},"c":[],"d":1.50e+3,"e":[1]}"#)
  }

  @Test func `pretty output indents by two spaces`() {
    let expected = """
      {
        "a": [
          1,
          "two",
          true,
          null
        ],
        "b\\"": {},
        "c": [],
        "d": 1.50e+3,
        "e": [1]
      }
      """
    #expect(written(pretty: true, sample) == expected)
  }

  @Test func `only what must be escaped is escaped`() {
    for value in UInt8(0)..<0x80 {
      let character = String(UnicodeScalar(value))
      let expected =
        switch value {
        case 0x22: "\\\""
        case 0x5C: "\\\\"
        case 0x08: "\\b"
        case 0x09: "\\t"
        case 0x0A: "\\n"
        case 0x0C: "\\f"
        case 0x0D: "\\r"
        case ..<0x10: "\\u000" + String(value, radix: 16)
        case ..<0x20: "\\u00" + String(value, radix: 16)
        default: character
        }
      #expect(written { $0.string(character) } == "\"\(expected)\"")
    }
    #expect(written { $0.string("\u{7F}\u{2028}\u{2029}\u{FFFF}é😀") } == "\"\u{7F}\u{2028}\u{2029}\u{FFFF}é😀\"")
  }

  @Test func `an escape is found at every place of a string of any length`() {
    for length in 1..<40 {
      for place in 0..<length {
        var content = [Character](repeating: "x", count: length)
        content[place] = "\""
        let text = String(content)
        #expect(written { $0.string(text) } == "\"" + text.replacing("\"", with: "\\\"") + "\"")
      }
    }
  }

  @Test(arguments: [0, 1, -1, 9, 10, 99, 100, 12345, Int.max, Int.min, 1_000_000_000_000_000_000])
  func `integers are written in full`(value: Int) {
    #expect(written { $0.integer(value) } == String(value))
  }

  @Test(arguments: ["1", "-0.5", "1E5", "0"]) func `a number keeps its spelling`(spelling: String) {
    #expect(written { $0.number(spelling) } == spelling)
  }

  @Test(arguments: ["", "01", "+1", "1.", ".5", "NaN", "1e", "1 "])
  func `what is no number is written as a string`(spelling: String) {
    #expect(written { $0.number(spelling) } == "\"\(spelling)\"")
  }

  @Test func `values of their own stand on lines of their own`() {
    let text = written { writer in
      for value in 1...2 {
        writer.beginArray()
        writer.integer(value)
        writer.endArray()
        writer.newline()
      }
    }
    #expect(text == "[1]\n[2]\n")
  }

  @Test func `a tree is written as it was read`() throws {
    let text = #"{"a":[1.0,-2e5,"x\n\"é"],"b":{"c":[],"d":{}},"e":[[true],false,null]}"#
    let tree = try JSONReader().tree(Array(text.utf8))
    #expect(written { $0.value(of: tree.root, in: tree) } == text)
    #expect(tree.source(of: tree.root) == text)
  }

  @Test func `a writer can be taken from and reused`() {
    var writer = JSONWriter()
    writer.string(String(repeating: "a\n", count: 50_000))
    #expect(writer.count == 150_002)
    #expect(writer.take().count == 150_002)
    writer.integer(5)
    #expect(writer.bytes == [0x35])
    #expect(writer.withBytes { $0.count } == 1)
    writer.removeAll(keepingCapacity: true)
    writer.beginArray()
    writer.string("sub".dropFirst())
    writer.string("fixed" as StaticString)
    writer.endArray()
    #expect(writer.text == #"["ub","fixed"]"#)
  }
}
