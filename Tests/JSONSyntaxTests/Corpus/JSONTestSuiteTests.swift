import ArticleModel
import JSONSyntax
import Testing

@Suite(.enabled(if: Corpus.isThere("json-test-suite"), "the corpus json-test-suite is not there"))
struct JSONTestSuiteTests {
  static let files = Corpus.files("json-test-suite")

  @Test func `the corpus is not empty`() {
    #expect(JSONTestSuiteTests.files.count > 300)
  }

  @Test func `what is JSON is read, and read alike in chunks`() throws {
    var options = JSONReader.Options()
    options.duplicateKeys = .keep
    let files = JSONTestSuiteTests.files.filter { $0.hasPrefix("y_") }
    try #require(!files.isEmpty)
    for file in files {
      let bytes = try Corpus.bytes("json-test-suite/\(file)")
      #expect(throws: Never.self, "\(file)") {
        let tree = try JSONReader(options: options).tree(bytes)
        let stream = JSONStream(.whole, options: options)
        for byte in bytes { try stream.push([byte].span) { _ in } }
        try stream.finish { item throws(DocumentError) in
          if case .value(let other) = item { #expect(other.source(of: other.root) == tree.source(of: tree.root)) }
        }
      }
    }
  }

  /// A schema that allows everything.
  static let anything = Result { () throws(DocumentError) in try JSONSchema(Array("{}".utf8)) }

  @Test func `what is let through at a glance is JSON, and most of JSON is`() throws {
    let validator = JSONSchemaValidator(try JSONTestSuiteTests.anything.get())
    var count = 0
    for file in JSONTestSuiteTests.files {
      let bytes = try Corpus.bytes("json-test-suite/\(file)")
      guard validator.isSure(of: bytes) else { continue }
      #expect(throws: Never.self, "\(file)") { try JSONReader().tree(bytes) }
      if file.hasPrefix("y_") { count += 1 }
    }
    #expect(count >= 80)
  }

  @Test func `what is not JSON is refused`() throws {
    let files = JSONTestSuiteTests.files.filter { $0.hasPrefix("n_") }
    try #require(!files.isEmpty)
    for file in files {
      let bytes = try Corpus.bytes("json-test-suite/\(file)")
      let error = #expect(throws: DocumentError.self, "\(file)") { try JSONReader().tree(bytes, source: "a") }
      #expect((error?.diagnostic.location.line ?? 0) > 0, "\(file)")
    }
  }

  @Test func `what is open is read or refused, and in arrays as well`() throws {
    let files = JSONTestSuiteTests.files.filter { $0.hasPrefix("i_") }
    try #require(!files.isEmpty)
    for file in files {
      let bytes = try Corpus.bytes("json-test-suite/\(file)")
      let isRead = (try? JSONReader().tree(bytes)) != nil
      let isReadInArray = (try? JSONReader().tree([0x5B] + bytes + [0x5D])) != nil
      #expect(isRead == isReadInArray || file.contains("BOM") || file.contains("UTF-16") || file.contains("utf16"))
    }
  }
}
