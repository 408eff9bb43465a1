import NewsFormats
import Testing

/// What is found out about the beginning of a document.
struct SniffTests {
  @Test(arguments: [
    "<nitf version=\"-//IPTC//DTD NITF 3.6//EN\"/>",
    "\u{FEFF}\n\n  <nitf/>",
    "<?xml version='1.0'?><!-- <html> --><?style <rss> ?>\n<nitf>",
    "<!DOCTYPE nitf SYSTEM \"a>b.dtd\" [<!ENTITY x \"<rss>\"> <!-- ]> --> <!ELEMENT y ANY>]><nitf>",
    "<nitf><body class=\"x",
    "<nitf/><nitf/>",
    "<nitf",
  ])
  func `a root is found behind whatever stands before it`(_ text: String) {
    let sniff = Sniff(bytes: Array(text.utf8), isWhole: true)
    #expect(sniff.xmlRoot?.localName == "nitf")
  }

  @Test func `a prefix is resolved by the root's own attributes`() throws {
    let text = "<x:feed a='>' xmlns = \"urn:other\" xmlns:x='http://www.w3.org/2005/Atom' xml:lang=\"de\">"
    let root = try #require(Sniff(bytes: Array(text.utf8), isWhole: true).xmlRoot)
    #expect(root.prefix == "x")
    #expect(root.namespace == "http://www.w3.org/2005/Atom")
    #expect(root.attribute("xml:lang") == "de")
    #expect(root.attribute("a") == ">")
    #expect(root.attribute("b") == nil)
    #expect(root.declaresNamespace("urn:oth"))
  }

  @Test func `a document type is taken apart`() throws {
    let text = "<!DOCTYPE NewsML PUBLIC \"urn:newsml:iptc.org:20021018:NewsMLv1.2:1\" 'x.dtd'><NewsML/>"
    let xml = try #require(Sniff(bytes: Array(text.utf8), isWhole: true).xml)
    #expect(xml.doctypeName == "NewsML")
    #expect(xml.publicID == "urn:newsml:iptc.org:20021018:NewsMLv1.2:1")
  }

  @Test(arguments: [
    ("UTF-16LE", true, false), ("UTF-16LE", false, false), ("UTF-16BE", true, true), ("UTF-16BE", false, true),
  ])
  func `wide encodings are told with and without a mark`(_ name: String, _ hasMark: Bool, _ isBigEndian: Bool) {
    let units = ((hasMark ? "\u{FEFF}" : "") + "<?xml version='1.0'?><nitf/>").utf16
    let bytes = units.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBigEndian ? pair : pair.reversed()
    }
    let sniff = Sniff(bytes: bytes, isWhole: true)
    #expect(sniff.encoding == name)
    #expect(sniff.xmlRoot?.localName == "nitf")
  }

  @Test(arguments: [
    ("<?xml version='1.0' encoding='iso-8859-1'?><a/>", "iso-8859-1"), ("caf\u{E9}", "UTF-8"), ("plain", "UTF-8"),
  ])
  func `the encoding is the declared one, else the one that fits`(_ text: String, _ name: String) {
    #expect(Sniff(bytes: Array(text.utf8), isWhole: true).encoding == name)
  }

  @Test func `a character that the window cuts does not make it another encoding`() {
    #expect(Sniff(bytes: Array("a caf".utf8) + [0xC3], isWhole: false).encoding == "UTF-8")
    #expect(Sniff(bytes: Array("a caf".utf8) + [0xC3], isWhole: true).encoding == "windows-1252")
  }

  @Test func `members of the first object are seen but not those within them`() throws {
    let text = " {\"a\": \"x\\\"}\", \"b\" : [1, {\"c\": \"}\"}], \"d\": {\"e\": {}}, \"f\": -1.5, \"g\": tru"
    let json = try #require(Sniff(bytes: Array(text.utf8), isWhole: false).json)
    #expect(json.members.map(\.name) == ["a", "b", "d", "f", "g"])
    #expect(json.text("a") == "x\\\"}")
    #expect(json.member("d")?.kind == UInt8(ascii: "{"))
    #expect(!json.isArray && !json.isSequence)
  }

  @Test(arguments: ["{\"a\":1}\n{\"a\":2}\n", "\u{1E}{\"a\":1}\n\u{1E}{\"a\":2}\n"])
  func `a sequence of objects is told`(_ text: String) throws {
    #expect(try #require(Sniff(bytes: Array(text.utf8), isWhole: true).json).isSequence)
  }

  @Test(arguments: ["[Editor's note: this is text]", "{curly} beginnings", "[1] A footnote."])
  func `text in brackets is not JSON`(_ text: String) {
    #expect(Sniff(bytes: Array(text.utf8), isWhole: true).json == nil)
  }

  @Test func `a table has columns, a separator and records of the same length`() throws {
    let text = "id;headline;body_text\r\n1;\"a;\nb\";c\r\n2;d;e\r\n"
    let table = try #require(Sniff(bytes: Array(text.utf8), isWhole: true).table)
    #expect(table.columns == ["id", "headline", "body_text"])
    #expect(table.separator == UInt8(ascii: ";"))
    #expect(table.isRegular)
    let prose = try #require(Sniff(bytes: Array("One, two\nthree\n".utf8), isWhole: true).table)
    #expect(!prose.isRegular)
  }
}
