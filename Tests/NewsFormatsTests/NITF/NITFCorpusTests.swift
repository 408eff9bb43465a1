import ArticleModel
import Foundation
import NewsFormats
import Testing

/// Real files of agencies, and the samples: nothing of theirs may be lost, however it comes in.
struct NITFCorpusTests {
  @Test func `There are files to read`() {
    #expect(nitfFiles.count >= 6)
  }

  @Test(arguments: nitfFiles)
  func `Every word of the body arrives`(file: URL) throws {
    let bytes = [UInt8](try Data(contentsOf: file))
    let article = try #require(readNITF(bytes).articles.first)
    var missing = words(of: try bodyText(bytes))
    for (word, count) in words(of: strings(in: article).joined(separator: "  ")) {
      missing[word] = missing[word].flatMap { $0 > count ? $0 - count : nil }
    }
    #expect(missing.isEmpty)
  }

  @Test(arguments: nitfFiles)
  func `The size of the chunks plays no role`(file: URL) throws {
    let bytes = [UInt8](try Data(contentsOf: file))
    let whole = try readNITF(bytes)
    for size in [1, 7, 333] {
      let pieces = try readNITF(bytes, chunk: size)
      #expect(pieces.articles == whole.articles)
      #expect(pieces.diagnostics == whole.diagnostics)
    }
  }

  @Test(arguments: nitfFiles)
  func `A reader used again reads the same`(file: URL) throws {
    let bytes = [UInt8](try Data(contentsOf: file))
    let makeReader = try #require(Format.nitf.makeReader)
    let reader = makeReader(ReadingOptions())
    let delivery = Delivery()
    for _ in 0..<2 {
      reader.begin(source: "a.xml", sink: delivery)
      try reader.push(bytes.span)
      try reader.finish()
    }
    #expect(delivery.articles.count == 2)
    #expect(delivery.articles.first == delivery.articles.last)
  }

  // MARK: Expectations of the source projects

  /// What the tests of the project that the files come from expect, and nothing in the file states.
  private let exceptions: [String: String] = [
    "aap.xml status": "a default of that project's",
    "nitf-fishing.xml placesIncludeCodes": "a code table of that project's",
    "pa1.xml slugline": "made from the title by that agency's own rule",
  ]

  @Test(.enabled(if: corpus != nil, "the corpus is not beside the package"))
  func `Fields are what the source project's tests expect`() throws {
    let folder = try #require(corpus).appendingPathComponent("nitf/superdesk-core")
    let data = try Data(contentsOf: folder.appendingPathComponent("EXPECTED.json"))
    let expectations = try #require(try JSONSerialization.jsonObject(with: data) as? [String: [String: Any]])
    #expect(!expectations.isEmpty)
    var judged = 0
    for (name, fields) in expectations {
      let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
      let article = try #require(readNITF(bytes).articles.first)
      for (field, value) in fields where exceptions["\(name) \(field)"] == nil {
        guard let isRight = judge(field, value, article) else { continue }
        judged += 1
        #expect(isRight, "\(name): \(field) should be \(value)")
      }
    }
    #expect(judged >= 25)
  }

  private func judge(_ field: String, _ value: Any, _ article: Article) -> Bool? {
    let text = value as? String ?? (value as? Int).map(String.init) ?? ""
    switch field {
    case "headline": return article.headlines.first?.text == text
    case "slugline": return article.slugline == text
    case "guid": return article.id == text
    case "byline": return article.byline == text
    case "type": return article.type == text
    case "status": return article.status == text
    case "urgency": return article.urgency.map(String.init) == text
    case "abstract": return article.summaries.contains { $0.text == text }
    case "editorialNote": return article.editorialNotes.contains { $0.text == text }
    case "datelineCity": return article.dateline?.places.contains { $0.name == text }
    case "created": return isSame(article.firstCreated, text)
    case "updated": return isSame(article.versionCreated, text)
    case "expires": return value is NSNull ? article.expires == nil : isSame(article.expires, text)
    case "keywordsInclude": return (value as? [String])?.allSatisfy(article.keywords.contains)
    case "placesIncludeNames":
      return (value as? [String])?.allSatisfy { name in article.places.contains { $0.name == name } }
    case "categoriesIncludeCodes":
      return (value as? [String])?.allSatisfy { code in article.categories.contains { $0.code == code } }
    case "subjectsInclude":
      return (value as? [[String: String]])?.allSatisfy { subject in
        article.subjects.contains { $0.code == subject["code"] && $0.name == subject["name"] }
      }
    case "subjectsCount": return article.subjects.count == value as? Int
    default: return nil
    }
  }

  private func isSame(_ date: NewsDate?, _ text: String) -> Bool {
    guard let date, let expected = NewsDate(text) else { return false }
    return date.secondsSince1970 == expected.secondsSince1970
  }

  // MARK: Words

  private func words(of text: String) -> [String: Int] {
    var counts: [String: Int] = [:]
    for word in text.split(whereSeparator: { !$0.isLetter }) where word.count >= 3 {
      counts[word.lowercased(), default: 0] += 1
    }
    return counts
  }

  /// All strings of a value, however deep.
  private func strings(in value: Any) -> [String] {
    if let string = value as? String { return [string.replacing(/<[^>]*>/, with: " ")] }
    return Mirror(reflecting: value).children.flatMap { strings(in: $0.value) }
  }

  /// The text of the body, found with nothing but a search for tags.
  private func bodyText(_ bytes: [UInt8]) throws -> String {
    let head = String(decoding: bytes.prefix(100), as: UTF8.self)
    let encoding: String.Encoding = head.contains("iso-8859-1") ? .windowsCP1252 : .utf8
    var text = String(bytes: bytes, encoding: encoding) ?? ""
    text = text.replacing(/(?s)<!--.*?-->/, with: "")
    let start = try #require(text.range(of: "<body>")?.upperBound)
    text = String(text[start...])
    let inline =
      /<\/?(?:a|em|person|org|location|city|state|country|region|chron|money|num|q|sub|sup|lang|pronounce|event|function|object\.title|virtloc|postaddr|copyrite)(?:\s[^>]*)?>/
    text = text.replacing(inline, with: "")
    text = text.replacing(/<[^>]*>/, with: " ")
    for (name, character) in [
      ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("mdash", "—"), ("ndash", "–"), ("hellip", "…"),
      ("amp", "&"),
    ] {
      text = text.replacingOccurrences(of: "&\(name);", with: character)
    }
    return text.replacing(/&#(\d+);/) { match in
      UInt32(match.1).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? " "
    }
  }
}
