import ArticleModel
import Foundation
import Testing
import XMLSyntax

@Suite struct XMLSchemaTests {
  static let main = """
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="u" xmlns="u" elementFormDefault="qualified">
      <xs:import namespace="v" schemaLocation="v.xsd"/>
      <xs:element name="a"><xs:complexType><xs:sequence>
        <xs:element name="b" minOccurs="0" maxOccurs="unbounded" type="xs:int"/>
        <xs:element name="d" minOccurs="0" maxOccurs="unbounded" type="xs:dateTime"/>
        <xs:element name="p" minOccurs="0" type="pattern"/>
        <xs:any namespace="v" minOccurs="0" processContents="strict"/>
      </xs:sequence><xs:attribute name="guid"/></xs:complexType></xs:element>
      <xs:simpleType name="pattern"><xs:restriction base="xs:string"><xs:pattern value="(a|aa)+"/></xs:restriction></xs:simpleType>
    </xs:schema>
    """
  static let other = """
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="v"><xs:element name="c" type="xs:boolean"/></xs:schema>
    """

  static func schema() throws -> XMLSchema {
    try XMLSchema(Array(main.utf8), name: "main.xsd") { $0 == "v.xsd" ? Array(other.utf8) : nil }
  }

  func findings(_ text: String, with validator: XMLSchemaValidator) throws -> XMLSchemaFindings {
    try validator.validate(Array(text.utf8).span, source: "a.xml")
  }

  @Test func `A valid document with imported elements has no findings`() throws {
    let validator = XMLSchemaValidator(try Self.schema())
    let text = "<a xmlns='u'><b>1</b><d>2024-02-29T12:00:00Z</d><v:c xmlns:v='v'>true</v:c></a>"
    for _ in 0..<3 { #expect(try findings(text, with: validator).isValid) }
  }

  @Test func `Errors stand at the element they concern and name the article`() throws {
    let validator = XMLSchemaValidator(try Self.schema(), articleAttributes: ["guid"])
    let text = "<a xmlns='u' guid='urn:1'>\n  <b>x</b>\n <q/>\n</a>"
    let found = try findings(text, with: validator).diagnostics
    #expect(found.map { $0.location.description } == ["a.xml:2:3", "a.xml:3:2"])
    #expect(found.allSatisfy { $0.articleID == "urn:1" })
    #expect(found.first?.message == "b: 'x' is not a valid value of the atomic type 'xs:int'")
  }

  @Test func `White space around a date is no error, a wrong date is`() throws {
    let validator = XMLSchemaValidator(try Self.schema())
    #expect(try findings("<a xmlns='u'><d>\n 2024-02-29T12:00:00+01:00 </d></a>", with: validator).isValid)
    #expect(try findings("<a xmlns='u'><d> 2023-02-29T12:00:00Z </d></a>", with: validator).diagnostics.count == 1)
  }

  @Test func `A pattern that is too complex leaves the document undetermined`() throws {
    let validator = XMLSchemaValidator(try Self.schema())
    let text = "<a xmlns='u'><p>\(String(repeating: "a", count: 60))!</p></a>"
    let found = try findings(text, with: validator)
    #expect(!found.isValid)
    #expect(found.isUndetermined)
    #expect(try findings("<a xmlns='u'><b>1</b></a>", with: validator).isValid)
  }

  @Test func `Only so many messages are kept`() throws {
    let validator = XMLSchemaValidator(try Self.schema(), maximumCount: 3)
    let found = try findings("<a xmlns='u'>" + String(repeating: "<b>x</b>", count: 10) + "</a>", with: validator)
    #expect(found.diagnostics.count == 3)
    #expect(found.omittedCount == 7)
  }

  @Test func `A validator goes on after a document that is not well-formed`() throws {
    let validator = XMLSchemaValidator(try Self.schema())
    let error = #expect(throws: DocumentError.self) { _ = try findings("<a xmlns='u'>\n<b>1</a>", with: validator) }
    #expect(error?.diagnostic.location == SourceLocation(source: "a.xml", line: 2, column: 9))
    #expect(throws: DocumentError.self) { _ = try findings(XMLSafetyTests.laughs + "<a>&l9;</a>", with: validator) }
    #expect(throws: DocumentError.self) {
      _ = try findings(XMLSafetyTests.external("file://\(XMLSafetyTests.pipe)"), with: validator)
    }
    #expect(try findings("<a xmlns='u'><b>1</b></a>", with: validator).isValid)
    #expect(try !findings("<a xmlns='u'><b>y</b></a>", with: validator).isValid)
  }

  @Test func `The schema that a document names is not looked for`() throws {
    let validator = XMLSchemaValidator(try Self.schema())
    let text = """
      <a xmlns='u' xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:schemaLocation='u http://127.0.0.1:9/x.xsd'/>
      """
    #expect(try findings(text, with: validator).isValid)
  }

  @Test func `What a schema refers to comes from the closure alone`() throws {
    let error = #expect(throws: DocumentError.self) {
      let text = Self.main.replacingOccurrences(
        of: "<xs:any namespace=\"v\"", with: "<xs:element xmlns:v=\"v\" ref=\"v:c\""
      )
      .replacingOccurrences(of: " processContents=\"strict\"", with: "")
      _ = try XMLSchema(
        Array(text.replacingOccurrences(of: "v.xsd", with: "http://127.0.0.1:9/v.xsd").utf8), name: "main.xsd")
    }
    #expect(error?.diagnostic.hint == "the schema refers to 'http://127.0.0.1:9/v.xsd', which is not available")
    #expect(error?.diagnostic.code == "schema-invalid")
  }

  @Test func `Entities in a schema open no file`() throws {
    let text = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file://\(XMLSafetyTests.secret)'>]>\n<x>&e;</x>"
    let direct = #expect(throws: DocumentError.self) { _ = try XMLSchema(Array(text.utf8), name: "main.xsd") }
    #expect(direct?.diagnostic.location.description == "main.xsd:2:7")
    let imported = #expect(throws: DocumentError.self) {
      _ = try XMLSchema(Array(Self.main.utf8), name: "main.xsd") { _ in Array(text.utf8) }
    }
    #expect(imported?.diagnostic.location.description == "v.xsd:2:7")
    #expect(imported?.diagnostic.code == "xml-external-entity")
  }

  @Test func `Schemas and documents may have many elements, but not many levels`() throws {
    let elements = (0..<400).map { "<xs:element name='e\($0)'/>" }.joined()
    let text = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>\(elements)</xs:schema>"
    let validator = XMLSchemaValidator(try XMLSchema(Array(text.utf8), name: "main.xsd"))
    #expect(try findings("<e399/>", with: validator).isValid)
    let many = XMLSchemaValidator(try Self.schema())
    let numbers = String(repeating: "<b>1</b>\n", count: 1_000)
    #expect(try findings("<a xmlns='u'>\(numbers)</a>", with: many).isValid)
    let found = try findings("<a xmlns='u'>\(numbers) <b/></a>", with: many)
    #expect(found.diagnostics.map { $0.location.description } == ["a.xml:1001:2"])
    let deep = #expect(throws: DocumentError.self) {
      _ = try findings(String(repeating: "<e0>", count: 300), with: validator)
    }
    #expect(deep?.diagnostic.code == "xml-depth")
  }

  @Test func `An error in a schema has its line`() throws {
    let text = Self.main.replacingOccurrences(of: "xs:int", with: "xs:integre")
    let error = #expect(throws: DocumentError.self) {
      _ = try XMLSchema(Array(text.utf8), name: "main.xsd") { _ in Array(Self.other.utf8) }
    }
    #expect(error?.diagnostic.location == SourceLocation(source: "main.xsd", line: 4))
  }

  @Test func `A parser validates while it reads`() throws {
    let handler = TestHandler()
    let parser = XMLParser(handler: handler, schema: try Self.schema())
    try parse(Array("<a xmlns='u'>\n<b c='d'>1</b></a>".utf8), with: parser, piece: 1)
    #expect(handler.items == ["a@1:1['\n',b@2:1(c=d)['1']]"])
    #expect(parser.findings.diagnostics.map { $0.location.description } == ["a.xml:2:1"])
    try parse(Array("<a xmlns='u'/>".utf8), with: parser)
    #expect(parser.findings.isValid)
  }

  @Test func `One schema serves several threads`() async throws {
    let schema = try Self.schema()
    let counts = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          let validator = XMLSchemaValidator(schema)
          var wrong = 0
          for index in 0..<200 {
            let text = "<a xmlns='u'><b>\(index % 2 == 0 ? "1" : "x")</b></a>"
            let found = try? validator.validate(Array(text.utf8).span, source: "a.xml")
            if found?.isValid != (index % 2 == 0) { wrong += 1 }
          }
          return wrong
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == [0, 0, 0, 0])
  }
}
