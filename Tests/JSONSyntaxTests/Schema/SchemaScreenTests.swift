import ArticleModel
import Foundation
import JSONSyntax
import Testing

/// What can be told of a JSON text at a glance, which must agree with what reading and validating it tells.
@Suite struct SchemaScreenTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: root.appendingPathComponent(name)))
  }

  private static func validator(_ schema: String) throws -> JSONSchemaValidator {
    JSONSchemaValidator(try JSONSchema(Array(schema.utf8)))
  }

  private static func article() throws -> JSONSchemaValidator {
    let part = "/$defs/article"
    return JSONSchemaValidator(try JSONSchema(try bytes("Schemas/article.schema.json"), parts: [part]), part: part)
  }

  /// What reading and validating tells.
  private static func isValid(_ text: [UInt8], _ validator: JSONSchemaValidator) -> Bool {
    guard let tree = try? JSONReader().tree(text) else { return false }
    return validator.isValid(tree.root, in: tree)
  }

  @Test(arguments: [
    // Keys and required members.
    (#"{"properties":{"a":{"type":"string"}},"additionalProperties":false,"required":["a"]}"#, #"{"a":"b"}"#, true),
    (#"{"properties":{"a":{"type":"string"}},"additionalProperties":false,"required":["a"]}"#, "{}", false),
    (#"{"properties":{"a":true},"additionalProperties":false}"#, #"{"b":1}"#, false),
    (#"{"properties":{"a":true},"additionalProperties":{"type":"null"}}"#, #"{"a":1,"b":null,"c":null}"#, true),
    (#"{"properties":{"a":true},"additionalProperties":{"type":"null"}}"#, #"{"a":1,"b":null,"c":1}"#, false),
    ("{}", #"{"a":1,"a":1}"#, false), (#"{"properties":{"a":true}}"#, #"{"a":1,"a":1}"#, false),
    ("{}", #"{"a":{"a":1},"b":{"a":1,"b":2}}"#, true), ("{}", #"{"a":{"b":1},"a":1}"#, false),
    (#"{"properties":{"a very long name, 1":{"type":"null"}}}"#, #"{"a very long name, 1":null}"#, true),
    (#"{"properties":{"a very long name, 1":{"type":"null"}}}"#, #"{"a very long name, 1":1}"#, false),
    (#"{"properties":{"a very long name, 1":{"type":"null"}}}"#, #"{"a very lond name, 1":1}"#, true),
    (#"{"patternProperties":{"^a":{"type":"null"}},"properties":{"ab":true,"b":true}}"#, #"{"ab":null,"b":1}"#, true),
    (#"{"patternProperties":{"^a":{"type":"null"}},"properties":{"ab":true,"b":true}}"#, #"{"ab":1,"b":1}"#, false),
    (#"{"minProperties":2,"maxProperties":3,"properties":{"a":true}}"#, #"{"a":1,"b":2}"#, true),
    (#"{"minProperties":2,"maxProperties":3,"properties":{"a":true}}"#, #"{"a":1}"#, false),
    (#"{"minProperties":2,"maxProperties":3,"properties":{"a":true}}"#, #"{"a":1,"b":2,"c":3,"d":4}"#, false),
    (#"{"anyOf":[{"required":["a"]},{"required":["b","c"]}]}"#, #"{"b":1,"c":2}"#, true),
    (#"{"anyOf":[{"required":["a"]},{"required":["b","c"]}]}"#, #"{"c":2}"#, false),
    // Several schemas for one value.
    (#"{"allOf":[{"minimum":1},{"maximum":3,"type":"integer"}]}"#, "2", true),
    (#"{"allOf":[{"minimum":1},{"maximum":3,"type":"integer"}]}"#, "4", false),
    (#"{"allOf":[{"enum":["a","b"]},{"enum":["b","c"]}]}"#, #""b""#, true),
    (#"{"allOf":[{"enum":["a","b"]},{"enum":["b","c"]}]}"#, #""a""#, false),
    (#"{"enum":[true,"a"],"const":"a"}"#, "true", false),
    (#"{"allOf":[{"additionalProperties":false},{"properties":{"a":true}}]}"#, #"{"a":1}"#, false),
    (#"{"type":"string","pattern":"^a","allOf":[{"pattern":"b$"}]}"#, #""ac""#, false),
    // Conditions about the first member.
    (
      #"{"if":{"properties":{"t":{"const":"x"}}},"then":{"required":["y"]},"else":{"required":["z"]}}"#,
      #"{"t":"x","y":1}"#, true
    ),
    (
      #"{"if":{"properties":{"t":{"const":"x"}}},"then":{"required":["y"]},"else":{"required":["z"]}}"#,
      #"{"t":"x","z":1}"#, false
    ),
    (
      #"{"if":{"properties":{"t":{"const":"x"}}},"then":{"required":["y"]},"else":{"required":["z"]}}"#,
      #"{"t":"w","z":1}"#, true
    ),
    (
      #"{"if":{"properties":{"t":{"const":"x"}}},"then":{"required":["y"]},"else":{"required":["z"]}}"#,
      #"{"t":1,"y":1}"#, false
    ),
    // Scalars.
    (#"{"type":"integer","minimum":0,"multipleOf":5}"#, "-5", false),
    (#"{"type":"integer","minimum":0,"multipleOf":5}"#, "15", true),
    (#"{"type":"number"}"#, "-0.5e+3", true), ("{}", "01", false), ("{}", "1.", false), ("{}", "-", false),
    (#"{"type":"integer"}"#, "1.5", false), (#"{"minLength":2}"#, #""é""#, false),
    (#"{"minLength":2}"#, #""éa""#, true),
    (#"{"maxLength":2}"#, #""ééé""#, false), (#"{"const":"a"}"#, #""\u0062""#, false),
    (#"{"type":"string"}"#, #""\u00e9\n\ud800""#, true), ("{}", #""\x""#, false), ("{}", "\"\u{1}\"", false),
    ("{}", " [ true , false,null ] ", true), ("{}", "[1,]", false), ("{}", "[1] 2", false), ("{}", "\u{FEFF}1", false),
    (#"{"minItems":1,"items":{"type":"null"}}"#, "[]", false),
    (#"{"minItems":1,"items":{"type":"null"}}"#, "[null]", true),
    // Keywords that are not known.
    (#"{"not":{"type":"null"}}"#, "null", false), (#"{"uniqueItems":true}"#, "[1,1]", false), ("false", "1", false),
    (##"{"$ref":"#"}"##, "1", false), (##"{"allOf":[{"$ref":"#"}]}"##, "1", false), ("{}", "", false),
    ("{}", "  ", false),
  ])
  func `a text is let through only if it is valid`(schema: String, text: String, expected: Bool) throws {
    let validator = try SchemaScreenTests.validator(schema)
    #expect(validator.isSure(of: Array(text.utf8)) == expected)
    if expected { #expect(SchemaScreenTests.isValid(Array(text.utf8), validator)) }
  }

  @Test func `all articles of the samples are let through`() throws {
    let folder = SchemaScreenTests.root.appendingPathComponent("Samples")
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    let validator = try SchemaScreenTests.article()
    var count = 0
    for file in files where file.hasSuffix(".golden.ndjson") {
      for line in try SchemaScreenTests.bytes("Samples/\(file)").split(separator: 0x0A) {
        #expect(validator.isSure(of: Array(line)), "\(file)")
        count += 1
      }
    }
    #expect(count > 1)
  }

  /// Bytes that mean something in JSON, or break it.
  private static let replacements = Array("\"\\{}[],:0-1.et a_".utf8) + [0, 0x1F, 0x7F, 0x80, 0xC3, 0xED, 0xF4, 0xFF]

  @Test func `nothing is let through that has been made invalid by a byte`() throws {
    let validator = try SchemaScreenTests.article()
    let sample = """
      {"format":"wirecopy/1","id":"é","urgency":4,"firstCreated":"2026-05-01","dateline":{"inBody":true},"body":[\
      {"type":"paragraph","attributes":{"a":"1","b":"2"},"text":"\\u00e9 œ 😀","marks":[{"type":"link","start":0,"end":1}]},\
      {"type":"heading","level":2,"text":"x"}]}
      """
    let bytes = Array(sample.utf8)
    #expect(validator.isSure(of: bytes))
    var countOfValid = 0
    for index in bytes.indices {
      var variants = [Array(bytes[..<index]), Array(bytes[..<index] + bytes[(index + 1)...])]
      for byte in SchemaScreenTests.replacements {
        var variant = bytes
        variant[index] = byte
        variants += [variant, Array(bytes[..<index] + [byte] + bytes[index...])]
      }
      for variant in variants where validator.isSure(of: variant) {
        countOfValid += 1
        #expect(SchemaScreenTests.isValid(variant, validator), "\(String(decoding: variant, as: UTF8.self))")
      }
    }
    #expect(countOfValid > 100)
  }

  @Test func `what is nested deeply or larger than allowed is not judged`() throws {
    let validator = try SchemaScreenTests.validator("{}")
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    #expect(validator.isSure(of: nested(100)))
    #expect(!validator.isSure(of: nested(10_000)))
    var options = JSONReader.Options()
    options.maximumDepth = 2
    #expect(validator.isSure(of: nested(2), options))
    #expect(!validator.isSure(of: nested(3), options))
    options.maximumBytes = 3
    #expect(!validator.isSure(of: nested(2), options))
  }

  @Test func `many members with unknown names are not judged, and equal ones are found among them`() throws {
    let validator = try SchemaScreenTests.validator("{}")
    func object(_ names: some Sequence<Int>) -> [UInt8] {
      Array("{\(names.map { "\"a name of some length \($0)\":{}" }.joined(separator: ","))}".utf8)
    }
    #expect(validator.isSure(of: object(0..<20)))
    #expect(!validator.isSure(of: object(0..<1000)))
    #expect(!validator.isSure(of: object(Array(0..<20) + [7])))
  }

  @Test func `objects with more properties than bits are left to the schema`() throws {
    let names = (0..<300).map { "\"p\($0)\"" }
    let schema = "{\"properties\":{\(names.map { "\($0):{\"type\":\"null\"}" }.joined(separator: ","))}}"
    #expect(!(try SchemaScreenTests.validator(schema)).isSure(of: Array("{\"p1\":null}".utf8)))
    let listed = "{\"enum\":[\(names.joined(separator: ","))]}"
    #expect(try SchemaScreenTests.validator(listed).isSure(of: Array("\"p299\"".utf8)))
  }
}

extension JSONSchemaValidator {
  /// Whether a text is let through at a glance.
  func isSure(of text: [UInt8], _ options: JSONReader.Options = .init()) -> Bool {
    isSurelyValid(text.span, options: options)
  }
}
