import ArticleModel
import Foundation
import NewsFormats
import Testing

/// An article that states no more than an item of NewsML must.
func plainNewsML1() -> Article {
  var article = Article()
  article.id = "urn:x:1"
  article.type = "text"
  article.provider = Concept(name: "Example")
  article.versionCreated = NewsDate("2013-10-20T19:27:51Z")
  return article
}

/// Writes articles as a NewsML document.
func newsML1(
  _ articles: Article..., collections: [ArticleCollection] = [], options: WritingOptions = WritingOptions()
) throws -> String {
  String(decoding: try Format.newsml1.write(articles, collections: collections, options: options), as: UTF8.self)
}

/// Reads the one article of a document whose item holds this.
func newsML1Article(_ item: String, envelope: String = "") throws -> Article {
  let text = "<NewsML>\(envelope)<NewsItem>\(item)</NewsItem></NewsML>"
  let articles = try Format.newsml1.read(text).articles
  try #require(articles.count == 1)
  return articles[0]
}

/// Reads an item whose component holds this.
func newsML1Component(_ component: String) throws -> Article {
  try newsML1Article("<NewsComponent>\(component)</NewsComponent>")
}

/// What is wrong with a document by the bundled schema.
func newsML1Defects(_ document: some Sequence<UInt8>) throws -> [Diagnostic] {
  let makeValidator = try #require(Format.newsml1.makeValidator)
  let validator = try makeValidator()
  validator.begin(source: "a.xml")
  validator.push(Array(document).span)
  return validator.finish()
}

/// The official document type definition, where the corpus and a validator that reads such are at hand.
let officialNewsML1: URL? = {
  guard let file = corpus?.appendingPathComponent("schemas/newsml-1.2/NewsMLv1.2.dtd"),
    FileManager.default.fileExists(atPath: file.path), FileManager.default.isExecutableFile(atPath: xmllint)
  else { return nil }
  return file
}()

private let xmllint = "/usr/bin/xmllint"

/// What is wrong with documents by the official document type definition: the messages of `xmllint`.
func officialNewsML1Defects(_ documents: [[UInt8]]) throws -> String {
  let definition = try #require(officialNewsML1)
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("newsml-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  var names: [String] = []
  for (index, document) in documents.enumerated() {
    let file = folder.appendingPathComponent("\(index).xml")
    try Data(document).write(to: file)
    names.append(file.path)
  }
  let process = Process()
  process.executableURL = URL(fileURLWithPath: xmllint)
  process.arguments = ["--noout", "--nonet", "--dtdvalid", definition.path] + names
  let messages = Pipe()
  process.standardError = messages
  try process.run()
  let text = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  return process.terminationStatus == 0 ? "" : text
}
