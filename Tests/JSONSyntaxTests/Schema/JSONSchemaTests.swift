import ArticleModel
import Foundation
import JSONSyntax
import Testing

@Suite struct JSONSchemaTests {
  /// What validation says about a value, without the source's name.
  private func messages(
    _ schema: String, _ value: String, part: String = "", _ options: JSONSchema.Options = .init()
  ) throws -> [String] {
    let schema = try JSONSchema(Array(schema.utf8), options: options, parts: part.isEmpty ? [] : [part])
    let tree = try JSONReader().tree(Array(value.utf8), source: "a.json")
    let validator = JSONSchemaValidator(schema, part: part)
    let diagnostics = validator.validate(tree.root, in: tree)
    #expect(validator.isValid(tree.root, in: tree) == diagnostics.isEmpty)
    return diagnostics.map { "\($0.location.line):\($0.location.column) \($0.message)" }
  }

  @Test(arguments: [
    (#"{"type":"string"}"#, "1", "1:1 must be a string"),
    (#"{"type":["string","null"]}"#, "1", "1:1 must be a string or null"),
    (#"{"properties":{"urgency":{"maximum":9}}}"#, "{\n \"urgency\": 12}", "2:13 urgency: 12 is above the maximum 9"),
    (#"{"items":{"minimum":1.50}}"#, "[2,1]", "1:4 1: 1 is below the minimum 1.5"),
    (#"{"exclusiveMinimum":0}"#, "0", "1:1 0 must be above 0"),
    (#"{"exclusiveMaximum":1e3}"#, "1000", "1:1 1000 must be below 1000"),
    (#"{"multipleOf":0.01}"#, "0.015", "1:1 0.015 is not a multiple of 0.01"),
    (#"{"enum":["a",1]}"#, #""b""#, #"1:1 "b" is not one of "a", 1"#),
    (#"{"const":[1]}"#, "[2]", "1:1 [2] must be [1]"),
    (#"{"minLength":2}"#, #""é""#, "1:1 has 1 characters, fewer than the minimum 2"),
    (#"{"maxLength":2}"#, #""éèà""#, "1:1 has 3 characters, more than the maximum 2"),
    (#"{"pattern":"^a"}"#, #""b""#, #"1:1 "b" does not match the pattern ^a"#),
    (#"{"required":["a","b"]}"#, #"{"a":1}"#, "1:1 b is missing"),
    (
      #"{"additionalProperties":false,"properties":{"a":true}}"#, #"{"a":1,"b":2}"#, "1:12 b: there is no such property"
    ),
    (
      #"{"unevaluatedProperties":false,"allOf":[{"properties":{"a":true}}]}"#, #"{"a":1,"b":2}"#,
      "1:12 b: there is no such property"
    ),
    (#"{"propertyNames":{"maxLength":1}}"#, #"{"ab":1}"#, #"1:7 ab: the name "ab" is not allowed"#),
    (#"{"uniqueItems":true}"#, "[1,2,1.0]", "1:6 2: equals an earlier element, but all must differ"),
    (#"{"minItems":1}"#, "[]", "1:1 has 0 elements, fewer than the minimum 1"),
    (#"{"contains":{"type":"null"}}"#, "[1]", "1:1 contains 0 elements of the kind that it must have at least 1 of"),
    (#"{"dependentRequired":{"a":["b"]}}"#, #"{"a":1}"#, "1:1 b is required where a is there"),
    (
      #"{"oneOf":[{"type":"null"},{"properties":{"a":{"type":"null"}},"type":"object"}]}"#, #"{"a":1}"#,
      "1:6 a: must be null"
    ),
    (#"{"anyOf":[{"type":"null"},{"type":"array"}]}"#, "1", "1:1 1 matches none of the 2 alternatives"),
    (#"{"oneOf":[true,{}]}"#, "1", "1:1 matches several alternatives of which it must match one only"),
    (#"{"not":{"type":"number"}}"#, "1", "1:1 is of a kind that is not allowed"),
  ])
  func `a departure is described with its place and path`(schema: String, value: String, expected: String) throws {
    #expect(try messages(schema, value) == [expected])
  }

  @Test func `all departures are described`() throws {
    let schema = #"{"required":["x"],"properties":{"a":{"type":"string","enum":["b"]},"c":{"items":{"maximum":1}}}}"#
    let expected = [
      "1:6 a: must be a string", "1:6 a: 1 is not one of \"b\"", "1:13 c/0: 2 is above the maximum 1",
      "1:17 c/2: 3 is above the maximum 1", "1:1 x is missing",
    ]
    #expect(try messages(schema, #"{"a":1,"c":[2,1,3]}"#) == expected)
  }

  @Test func `a part of the schema can be asked for`() throws {
    let schema = ##"{"type":"array","items":{"$ref":"#/$defs/article"},"$defs":{"article":{"required":["id"]}}}"##
    #expect(try messages(schema, "{}", part: "#/$defs/article") == ["1:1 id is missing"])
    #expect(try messages(schema, "[]") == [])
    #expect(throws: DocumentError.self) { try messages(schema, "{}", part: "#/$defs/none") }
  }

  @Test(arguments: [
    ("{\n \"type\": \"text\"}", 2, 10), ("{\"$ref\":\"#/none\"}", 1, 9), ("{\"$ref\":\"https://example.com/a\"}", 1, 9),
    ("{\"pattern\":\"(a\"}", 1, 12), ("{\"minLength\":-1}", 1, 14), ("{\"properties\":{\"a\":1}}", 1, 20),
    ("{\"multipleOf\":0}", 1, 15), ("{\"required\":[1]}", 1, 13), ("1", 1, 1), ("{\"allOf\":{}}", 1, 10),
    ("{\"$schema\":\"https://example.com/meta\"}", 1, 12),
  ])
  func `a schema that cannot be used is refused with the place`(schema: String, line: Int, column: Int) {
    let error = #expect(throws: DocumentError.self) { try JSONSchema(Array(schema.utf8), source: "s") }
    #expect(error?.diagnostic.code == "json-schema-malformed")
    #expect(error?.diagnostic.location == SourceLocation(source: "s", line: line, column: column))
  }

  @Test func `formats are remarks unless they are asserted`() throws {
    let schema = #"{"properties":{"d":{"format":"date-time"},"u":{"format":"uri"},"x":{"format":"unknown"}}}"#
    let value = #"{"d":"2026-02-30T12:00:00Z","u":"a b","x":"?"}"#
    #expect(try messages(schema, value) == [])
    var options = JSONSchema.Options()
    options.assertsFormats = true
    #expect(
      try messages(schema, value, options) == [
        "1:6 d: \"2026-02-30T12:00:00Z\" is not a date and time of RFC 3339, such as 2026-05-01T12:00:00Z",
        "1:33 u: \"a b\" is not a URI",
      ])
    #expect(try messages(schema, #"{"d":"2026-02-28T12:00:00.5+02:00","u":"https://a/b?c#d"}"#, options) == [])
  }

  @Test func `more than 64 required properties are all required`() throws {
    let names = (0..<70).map { "p\($0)" }
    let schema = "{\"required\":[\(names.map { "\"\($0)\"" }.joined(separator: ","))]}"
    let members = names.map { "\"\($0)\":0" }
    #expect(try messages(schema, "{\(members.joined(separator: ","))}") == [])
    for missing in [0, 63, 64, 69] {
      let others = members.indices.filter { $0 != missing }.map { members[$0] }
      #expect(try messages(schema, "{\(others.joined(separator: ","))}") == ["1:1 p\(missing) is missing"])
    }
  }

  @Test func `a schema that refers to itself without end is a departure, not a crash`() throws {
    let expected = ["1:1 the schema refers to itself without end"]
    #expect(try messages(##"{"$ref":"#"}"##, "1") == expected)
    #expect(try messages(##"{"anyOf":[{"$ref":"#"},{"$ref":"#"}]}"##, "1").first == expected.first)
    #expect(try messages(##"{"not":{"$ref":"#"}}"##, "1").first == expected.first)
  }

  @Test func `values as deep as the reader allows are validated`() async throws {
    let found = await withCheckedContinuation { continuation in
      // Frames without optimisation, and with the address sanitizer, are large.
      let thread = Thread {
        let value = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
        continuation.resume(returning: try? messages(##"{"type":"array","items":{"$ref":"#"}}"##, value))
      }
      thread.stackSize = 64 << 20
      thread.start()
    }
    #expect(found == [])
  }

  @Test func `a validator keeps up with trees whose keys change`() throws {
    let schema = try JSONSchema(Array(#"{"properties":{"a":{"type":"null"}}}"#.utf8))
    let validator = JSONSchemaValidator(schema)
    for (text, expected) in [("{\"b\":1}", true), ("{\"c\":1,\"a\":1}", false), ("{\"a\":null}", true)] {
      let tree = try JSONReader().tree(Array(text.utf8))
      #expect(validator.isValid(tree.root, in: tree) == expected)
    }
    let tree = JSONTree()
    for (text, expected) in [("{\"b\":1}", true), ("{\"c\":1,\"a\":1}", false), ("{\"a\":null}", true)] {
      try JSONReader().read(Array(text.utf8).span, into: tree)
      #expect(validator.isValid(tree.root, in: tree) == expected)
    }
  }

  @Test func `numbers are compared without rounding`() throws {
    #expect(try messages(#"{"maximum":9007199254740992}"#, "9007199254740993").count == 1)
    #expect(try messages(#"{"const":1.0}"#, "1e0") == [])
    #expect(try messages(#"{"multipleOf":0.5}"#, "1e308") == [])
    #expect(try messages(#"{"multipleOf":123456789012345678901}"#, "246913578024691357802") == [])
    #expect(try messages(#"{"multipleOf":123456789012345678901}"#, "246913578024691357803").count == 1)
    #expect(try messages(#"{"maximum":-1}"#, "-1e-400").count == 1)
  }
}
