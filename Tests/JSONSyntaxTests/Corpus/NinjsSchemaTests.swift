import ArticleModel
import JSONSyntax
import Testing

/// The official schemas of ninjs, written in five drafts between them.
@Suite(.enabled(if: Corpus.isThere("schemas/ninjs"), "the corpus schemas/ninjs is not there"))
struct NinjsSchemaTests {
  @Test func `the official schemas compile`() throws {
    let files = Corpus.files("schemas/ninjs")
    try #require(!files.isEmpty)
    for file in files {
      let bytes = try Corpus.bytes("schemas/ninjs/\(file)")
      var options = JSONSchema.Options()
      options.resolver = { address in
        // Schemas of geometry, which stand elsewhere.
        address.contains("geojson.org") ? Array("true".utf8) : nil
      }
      #expect(throws: Never.self, "\(file)") { try JSONSchema(bytes, source: file, options: options) }
    }
  }
}
