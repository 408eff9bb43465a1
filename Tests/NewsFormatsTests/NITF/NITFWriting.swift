import ArticleModel
import Foundation
import NewsFormats
import Testing
import XMLSyntax

/// Writes an article as a NITF document.
func nitf(_ article: Article, options: WritingOptions = WritingOptions()) throws -> String {
  String(decoding: try Format.nitf.write([article], options: options), as: UTF8.self)
}

/// Writes an article of these blocks, and returns the lines of its `body.content`.
func content(_ blocks: [Block], media: [Media] = []) throws -> [String] {
  var article = Article()
  article.body = blocks
  article.media = media
  return try lines(of: nitf(article), in: "body.content")
}

/// Writes a paragraph with marks, and returns its line.
func paragraph(_ text: String, _ marks: Mark...) throws -> String {
  try content([Block(.paragraph(RichText(text, marks: marks), role: ""))]).joined(separator: "\n")
}

/// The lines between the tags of the first element of a name.
func lines(of document: String, in name: String) -> [String] {
  let lines = document.split(separator: "\n").map(String.init)
  guard let start = lines.firstIndex(where: { $0 == "<\(name)>" || $0.hasPrefix("<\(name) ") }),
    let end = lines[start...].firstIndex(of: "</\(name)>")
  else { return [] }
  return Array(lines[(start + 1)..<end])
}

/// What is wrong with a document by the bundled schema.
func defects(_ document: some Sequence<UInt8>) throws -> [Diagnostic] {
  let makeValidator = try #require(Format.nitf.makeValidator)
  let validator = try makeValidator()
  validator.begin(source: "a.xml")
  validator.push(Array(document).span)
  return validator.finish()
}

/// The official schema, where the corpus is at hand.
let officialNITF: XMLSchema? = {
  guard let folder = corpus?.appendingPathComponent("schemas/nitf") else { return nil }
  let bytes: (String) -> [UInt8]? = { name in
    (try? Data(contentsOf: folder.appendingPathComponent(name))).map { [UInt8]($0) }
  }
  return bytes("nitf-3-6.xsd").flatMap { try? XMLSchema($0, name: "nitf-3-6.xsd", resolve: bytes) }
}()
