import ArticleModel
import JSONSyntax
import Testing

/// The official tests of JSON Schema.
@Suite(.enabled(if: Corpus.isThere("json-schema-test-suite"), "the corpus json-schema-test-suite is not there"))
struct JSONSchemaSuiteTests {
  static let tests = "json-schema-test-suite/tests/"

  /// Gives the suite's remote documents by the addresses that its tests use.
  @Sendable static func remote(_ address: String) -> [UInt8]? {
    let prefix = "http://localhost:1234/"
    guard address.hasPrefix(prefix) else { return nil }
    return try? Corpus.bytes("json-schema-test-suite/remotes/\(address.dropFirst(prefix.count))")
  }

  /// Runs one file of the suite and tells what went wrong.
  ///
  /// What is told at a glance is held to what reading and validating finds.
  static func failures(_ file: String, assertsFormats: Bool = false, dialect: String = "") throws -> (Int, [String]) {
    var reader = JSONReader()
    reader.options.illegalScalars = .keep
    let tree = try reader.tree(try Corpus.bytes(tests + file), source: file)
    var failures: [String] = []
    var count = 0
    for group in tree.children(of: tree.root) {
      let schema = try #require(tree.member("schema", of: group))
      var options = JSONSchema.Options()
      options.resolver = remote
      options.assertsFormats = assertsFormats
      options.dialect = dialect
      let name = tree.member("description", of: group).map { tree.text(of: $0) } ?? ""
      let compiled: JSONSchema
      do {
        compiled = try JSONSchema(Array(tree.source(of: schema).utf8), options: options)
      } catch {
        failures.append("\(file): \(name): \(error)")
        continue
      }
      let validator = JSONSchemaValidator(compiled)
      for test in tree.children(of: try #require(tree.member("tests", of: group))) {
        let data = try #require(tree.member("data", of: test))
        let expected = tree.member("valid", of: test).flatMap { tree.bool(of: $0) }
        count += 1
        let description = tree.member("description", of: test).map { tree.text(of: $0) } ?? ""
        if validator.isValid(data, in: tree) != expected {
          failures.append("\(file): \(name): \(description)")
        }
        let diagnostics = validator.validate(data, in: tree)
        if diagnostics.isEmpty != expected {
          failures.append("\(file): \(name): \(description) (with messages)")
        }
        if validator.isSure(of: Array(tree.source(of: data).utf8)), !diagnostics.isEmpty {
          failures.append("\(file): \(name): \(description) (at a glance)")
        }
      }
    }
    return (count, failures)
  }

  @Test func `the corpus is not empty`() {
    #expect(Corpus.files(JSONSchemaSuiteTests.tests + "draft2020-12").count > 40)
  }

  @Test(arguments: Corpus.files(tests + "draft2020-12").filter { !$0.contains("optional/") })
  func `2020-12 passes`(file: String) throws {
    let (count, failures) = try JSONSchemaSuiteTests.failures("draft2020-12/\(file)")
    #expect(failures == [])
    #expect(count > 0)
  }

  @Test(arguments: Corpus.files(tests + "draft2020-12/optional"))
  func `the optional tests of 2020-12 pass but for known exceptions`(file: String) throws {
    let isFormat = file.hasPrefix("format/")
    let (_, failures) = try JSONSchemaSuiteTests.failures("draft2020-12/optional/\(file)", assertsFormats: isFormat)
    #expect(failures.filter { !$0.hasSuffix("(with messages)") }.count == JSONSchemaSuiteTests.exceptions[file] ?? 0)
  }

  /// How many tests of these files fail: host names in Punycode, internationalised host names and URI templates are not
  /// checked, and what no automaton can match is no regular expression to us.
  static let exceptions = [
    "format/ecmascript-regex.json": 2, "format/hostname.json": 23, "format/idn-hostname.json": 54,
    "format/uri-template.json": 13,
  ]

  @Test(
    arguments: [
      ("draft2019-09", "https://json-schema.org/draft/2019-09/schema"),
      ("draft7", "http://json-schema.org/draft-07/schema"), ("draft6", "http://json-schema.org/draft-06/schema"),
      ("draft4", "http://json-schema.org/draft-04/schema"), ("draft3", "http://json-schema.org/draft-03/schema"),
    ])
  func `older drafts pass`(folder: String, dialect: String) throws {
    let files = Corpus.files(JSONSchemaSuiteTests.tests + folder).filter { !$0.contains("optional/") }
    try #require(!files.isEmpty)
    for file in files {
      let (_, failures) = try JSONSchemaSuiteTests.failures("\(folder)/\(file)", dialect: dialect)
      #expect(failures == [])
    }
  }
}
