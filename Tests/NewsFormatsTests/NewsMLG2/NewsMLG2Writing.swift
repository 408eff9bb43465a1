import ArticleModel
import Foundation
import NewsFormats
import Testing
import XMLSyntax

/// An article that states no more than an item must.
func plainItem() -> Article {
  var article = Article()
  article.id = "urn:x:1"
  article.type = "text"
  article.provider = Concept(name: "Example")
  article.versionCreated = NewsDate("2013-10-20T19:27:51Z")
  return article
}

/// Writes articles as a NewsML-G2 document.
func newsMLG2(_ articles: Article..., options: WritingOptions = WritingOptions()) throws -> String {
  String(decoding: try Format.newsmlG2.write(articles, options: options), as: UTF8.self)
}

/// What is wrong with a document by the bundled schema.
func newsMLG2Defects(_ document: some Sequence<UInt8>) throws -> [Diagnostic] {
  let makeValidator = try #require(Format.newsmlG2.makeValidator)
  let validator = try makeValidator()
  validator.begin(source: "a.xml")
  validator.push(Array(document).span)
  return validator.finish()
}

/// The official schema with that of NITF, where the corpus is at hand.
let officialNewsMLG2: XMLSchema? = {
  guard let folder = corpus?.appendingPathComponent("schemas") else { return nil }
  let bytes: (String) -> [UInt8]? = { name in
    let file = name.split(separator: "/").last.map(String.init) ?? name
    for place in ["newsml-g2", "nitf"] {
      let url = folder.appendingPathComponent(place).appendingPathComponent(file)
      if let data = try? Data(contentsOf: url) { return [UInt8](data) }
    }
    return nil
  }
  let driver = """
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:import namespace="http://iptc.org/std/nar/2006-10-01/"
        schemaLocation="NewsML-G2_2.35-spec-All-Power.xsd"/>
      <xs:import namespace="http://iptc.org/std/NITF/2006-10-18/" schemaLocation="nitf-3-6.xsd"/>
    </xs:schema>
    """
  return try? XMLSchema(Array(driver.utf8), name: "driver.xsd", resolve: bytes)
}()
