import ArticleModel
import Foundation
import Testing

@testable import NewsFormats

/// What a validator of feeds says of the feeds that are written, and that it would say it of bad ones.
struct FeedValidityTests {
  static let formats: [Format] = [.rss, .rss1, .atom]

  /// Advice that what is written does not follow, because the source says what it says.
  ///
  /// RSS has no word for markup in a title, and names and titles may be about markup; an address that is relative in the
  /// source has nothing to be resolved against; identifiers are the source's own; some people are called by their mail.
  private static let accepted: Set<String> = [
    "ContainsHTML", "ContainsRelRef", "NotSufficientlyUnique", "ContainsEmail",
  ]

  private func findings(_ document: ArticleDocument, _ format: Format, base: String = "") throws -> [String] {
    var options = WritingOptions()
    options.base = base
    guard let bytes = try format.writeUnlessRefused(document, options: options) else { return [] }
    let ids = document.articles.map(\.id)
    let isUnique = Set(ids).count == ids.count
    return FeedCheck.findings(in: bytes).filter { finding in
      if !isUnique, ["DuplicateValue", "DuplicateIds"].contains(finding.rule) { return false }
      // A player is shown in a frame, which readers of feeds allow or leave out.
      let frameless = finding.value.replacing(/<\/?iframe[^>]*>/, with: "")
      if finding.rule == "SecurityRisk", FeedMarkupCheck.rules(brokenBy: frameless, hasBase: true).isEmpty {
        return false
      }
      return !Self.accepted.contains(finding.rule)
    }.map(\.description)
  }

  // MARK: What is written

  @Test(arguments: formats)
  func `feeds that are written from samples are valid`(_ format: Format) throws {
    for sample in Sample.all {
      let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: sample.path)))
      let document = try sample.format.read(bytes, source: sample.name)
      let found = try findings(document, format, base: "https://example.org/feed")
      #expect(found == [], "\(sample.name)")
    }
  }

  @Test(arguments: formats)
  func `feeds that are written from articles that were made up are valid`(_ format: Format) throws {
    for seed in 0..<150 {
      var generator = ArticleGenerator(seed: 21_000 + seed)
      var article = generator.article()
      // Schemas hold addresses to less than this.
      article.links = []
      article.media = []
      let found = try findings(ArticleDocument([article]), format, base: "https://example.org/feed")
      #expect(found == [], "seed \(21_000 + seed)")
    }
  }

  /// Real files are many: the summary tells each rule with some of the places where it is broken.
  @Test(
    .enabled(if: corpus != nil, "the corpus is not beside the package"),
    arguments: ["rss", "atom", "nitf", "newsml-g2", "jsonfeed"])
  func `feeds that are written from real files are valid`(_ folder: String) throws {
    let root = try #require(corpus).appendingPathComponent(folder)
    let detector = FormatDetector()
    var places: [String: [String]] = [:]
    var count = 0
    for name in FeedValidityTests.files(below: root) {
      guard let data = try? Data(contentsOf: root.appendingPathComponent(name)) else { continue }
      let bytes = [UInt8](data)
      guard case .format(let format, _) = detector.detect(Sniff(bytes: bytes, isWhole: true)), format.makeReader != nil,
        var document = try? format.read(bytes, source: name), !document.articles.isEmpty
      else { continue }
      for index in document.articles.indices {
        // What a feed must have and real files lack, as a user would supply it.
        if document.articles[index].id.isEmpty { document.articles[index].id = "urn:x-test:\(index)" }
        if document.articles[index].versionCreated == nil {
          document.articles[index].versionCreated = FeedDate.parse("2020-01-01T00:00:00Z")
        }
        if document.articles[index].provider == nil { document.articles[index].provider = Concept(name: "Provider") }
      }
      for target in Self.formats {
        count += 1
        for finding in try findings(document, target, base: "https://example.org/feed") {
          places["\(target.name) \(finding.prefix { $0 != ":" })", default: []].append("\(name)\(finding)")
        }
      }
    }
    #expect(count > 3)
    for (rule, found) in places.sorted(by: { $0.key < $1.key }) {
      Issue.record("\(rule): \(found.count), such as \(found.prefix(4))")
    }
  }

  static func files(below root: URL) -> [String] {
    let names = FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String] ?? []
    return names.filter { !$0.hasSuffix("EXPECTED.json") }.sorted()
  }

  // MARK: What the check finds

  private static func rss(_ item: String, channel: String = "") -> String {
    """
    <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"
      xmlns:media="http://search.yahoo.com/mrss/"><channel><title>T</title><link>https://a.example/</link>
    <description>D</description><atom:link rel="self" href="https://a.example/feed"/>\(channel)
    <item><title>T</title><guid isPermaLink="false">urn:x-a:1</guid>\(item)</item></channel></rss>
    """
  }

  private static func atom(_ entry: String, feed: String = "") -> String {
    """
    <feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x-a:feed</id><title>T</title><updated>2026-03-14T09:30:00Z</updated>
    <author><name>A</name></author><link rel="self" href="https://a.example/feed"/>\(feed)
    <entry><id>urn:x-a:1</id><title>T</title><updated>2026-03-14T09:30:00Z</updated>
    <content type="html">&lt;p>C&lt;/p></content>\(entry)</entry></feed>
    """
  }

  @Test func `a good feed has no findings`() {
    let item = """
      <link>https://a.example/1</link><description>&lt;p>a &amp;amp; b&lt;/p></description><category>c</category>
      <author>a@a.example (A)</author><pubDate>Sat, 14 Mar 2026 09:30:00 +0100</pubDate>
      <enclosure url="https://a.example/1.mp3" length="0" type="audio/mpeg"/>
      <media:content url="https://a.example/1.jpg" width="4" type="image/jpeg"/>
      """
    #expect(FeedCheck.findings(in: Array(Self.rss(item, channel: "<language>en-gb</language>").utf8)) == [])
    let entry = """
      <published>2026-03-14T09:30:00.5+01:00</published><category term="c" scheme="tag:a.example,2026:c"/>
      <contributor><name>B</name><email>b@b.example</email></contributor>
      <link rel="related" href="https://a.example/2" type="text/html" hreflang="de"/>
      """
    #expect(FeedCheck.findings(in: Array(Self.atom(entry).utf8)) == [])
  }

  @Test(arguments: [
    ("<pubDate>2026-03-14</pubDate>", "InvalidRFC2822Date"),
    ("<pubDate>Fri, 14 Mar 2026 09:30:00 +0100</pubDate>", "InvalidRFC2822Date"),
    ("<pubDate>Sat, 31 Feb 2026 09:30:00 GMT</pubDate>", "InvalidRFC2822Date"),
    ("<link>/a</link>", "InvalidLink"), ("<link>https://a.example/a b</link>", "InvalidLink"),
    ("<link>https://a.example/a</link><link>https://a.example/a</link>", "DuplicateElement"),
    ("<author>Ada</author>", "InvalidContact"),
    ("<author>a@a.example</author><author>b@b.example</author>", "DuplicateElement"),
    ("<guid>a</guid>", "DuplicateElement"), ("<guid>a</guid>", "InvalidHttpGUID"),
    ("<enclosure url='https://a.example/' length='x' type='audio/mpeg'/>", "InvalidIntegerAttribute"),
    ("<enclosure url='https://a.example/' length='1' type='audio'/>", "InvalidMIMEAttribute"),
    ("<enclosure url='a' length='1' type='a/b'/>", "InvalidURLAttribute"), ("<enclosure/>", "MissingAttribute"),
    ("<source>a</source>", "MissingAttribute"), ("<category> </category>", "NotBlank"), ("<foo/>", "UndefinedElement"),
    ("<dc:language>xx</dc:language>", "InvalidLanguage"), ("<dc:date>14 March</dc:date>", "InvalidW3CDTFDate"),
    ("<description>&lt;a href='b'>c&lt;/a></description>", "ContainsRelRef"),
    ("<description>&lt;p onclick='b'>c&lt;/p></description>", "SecurityRisk"),
    ("<description>&lt;script>c&lt;/script></description>", "SecurityRisk"),
    ("<media:content url='https://a.example/' width='-1'/>", "InvalidPositiveInteger"),
    (
      "<media:content url='https://a.example/'><media:title>&lt;b>c&lt;/b></media:title></media:content>",
      "ContainsUndeclaredHTML"
    ),
    ("<category>a</category><dc:subject>b</dc:subject>", "DuplicateItemSemantics"),
  ])
  func `the check finds what is wrong with an item`(_ item: String, _ rule: String) {
    #expect(FeedCheck.findings(in: Array(Self.rss(item).utf8)).map(\.rule).contains(rule))
  }

  @Test(arguments: [
    ("<published>2026-03-14T09:30Z</published>", "InvalidRFC3339Date"),
    ("<published>2026-02-30T09:30:00Z</published>", "InvalidRFC3339Date"), ("<id>a</id>", "InvalidLink"),
    ("<id>tag:a.example:b</id>", "InvalidTAG"), ("<id>urn:-a:b</id>", "InvalidURN"), ("<id>urn:a</id>", "InvalidURN"),
    ("<summary/>", "NotBlank"), ("<summary>&lt;b>a&lt;/b></summary>", "ContainsUndeclaredHTML"),
    ("<summary type='text/html'>a</summary>", "InvalidTextType"), ("<author><uri>a:b</uri></author>", "MissingElement"),
    ("<author><name>a</name><email>b</email></author>", "InvalidContact"), ("<category/>", "MissingAttribute"),
    ("<category term='a' scheme='b c'/>", "InvalidUriChar"), ("<link/>", "MissingHref"),
    ("<link href='a' rel='b'/>", "UnregisteredAtomLinkRel"), ("<link href='a' type='b'/>", "InvalidMIMEType"),
    ("<link href='a' hreflang='b_c'/>", "InvalidLanguage"),
    ("<link href='a' length='b'/>", "InvalidNonNegativeInteger"),
    ("<link href='a'/><link href='b'/>", "DuplicateAtomLink"), ("<pubDate/>", "UndefinedElement"),
  ])
  func `the check finds what is wrong with an entry`(_ entry: String, _ rule: String) {
    #expect(FeedCheck.findings(in: Array(Self.atom(entry).utf8)).map(\.rule).contains(rule))
  }

  // MARK: The validator's own examples

  /// The rules that the check knows.
  private static let rules: Set<String> = [
    "AtomLinkNotEmpty", "AttrNotBlank", "ContainsEmail", "ContainsHTML", "ContainsRelRef", "ContainsUndeclaredHTML",
    "DuplicateAtomLink", "DuplicateElement", "DuplicateIds", "DuplicateItemSemantics", "DuplicateSemantics",
    "DuplicateValue", "InvalidBooleanAttribute", "InvalidContact", "InvalidHttpGUID", "InvalidInteger",
    "InvalidIntegerAttribute", "InvalidLanguage", "InvalidLink", "InvalidMIMEAttribute", "InvalidMIMEType",
    "InvalidMediaTextType", "InvalidNamespace", "InvalidNonNegativeInteger", "InvalidPositiveInteger",
    "InvalidRFC2822Date", "InvalidRFC3339Date", "InvalidTAG", "InvalidTextType", "InvalidURLAttribute", "InvalidURN",
    "InvalidUriChar", "InvalidW3CDTFDate", "ItemMustContainTitleOrDescription", "MissingAttribute",
    "MissingElement", "MissingGuid", "MissingHref", "MissingLink", "MissingSelf",
    "MissingTextualContent", "MissingTitle", "MissingTypeAttr", "NeedDescriptionBeforeContent",
    "NotBlank", "NotHtml", "NotSufficientlyUnique", "SAXError", "SecurityRisk", "UndefinedElement",
    "UnexpectedWhitespace", "UnregisteredAtomLinkRel",
  ]

  /// The elements that are written, and those that the check knows beside them.
  private static let elements: Set<String> = [
    "", "author", "category", "url", "channel", "cc:license", "content", "content:encoded", "contributor", "copyright",
    "creativeCommons:license", "dc:creator", "dc:date", "dc:language", "dc:publisher", "dc:rights", "dc:subject",
    "dcterms:created", "dcterms:modified", "description", "email", "enclosure", "entry", "feed", "generator", "guid",
    "href", "hreflang", "id", "item", "language", "lastBuildDate", "length", "link", "managingEditor", "media:content",
    "media:description", "media:title", "name", "pubDate", "published", "rights", "rss", "scheme", "source",
    "subtitle", "summary", "term", "title", "ttl", "updated", "uri", "webMaster",
  ]

  /// Files whose point is something that is never written, or that no parser hands on.
  private static let others: [String] = [
    // How a character is spelled, which parsers do not tell.
    "data-types-characterdata/", "data-types-email/",
    "invalid_namespace_prefix_", "3.1.1.3/bogus_",
    // Elements and documents that are never written: images and text inputs of RSS, other modules and versions.
    "ext/access", "ext/admin", "ext/annotate", "ext/blogChannel", "ext/conversationsnetwork", "ext/creativeCommons",
    "ext/ev", "ext/feedburner", "ext/feedsync", "ext/geo", "ext/history", "ext/itunes", "ext/l/", "ext/opensearch",
    "ext/slash", "ext/thr", "ext/trackback", "ext/wfw", "ext/xhtml", "rss11/", "element-channel-image",
    "element-channel-textinput", "rss/must/rss10_", "rss/must/rdf", "rss/should/multiple_image", "generatorAgent",
    "duplicate_generator", "must/feed_namespace", "unknown_element_in_known_namespace", "app/",
    "xhtml", "foaf_", "4.2.11", "4.2.4/generator-invalid-iri", "media/invalid_copyright_url",
    "media/invalid_media_content_channels", "media/invalid_media_content_lang", "media/invalid_restriction",
    "media/invalid_title_html",
    // An example of what is not demanded, which lacks other things.
    "feed_copyright_missing",
  ]

  private struct Example {
    var file: String
    var rule: String
    var isBroken: Bool
    var bytes: [UInt8]
  }

  private static func examples() throws -> [Example] {
    let root = try #require(corpus)
    var examples: [Example] = []
    for folder in ["rss/feedvalidator", "atom/feedvalidator"] {
      let below = root.appendingPathComponent(folder)
      for name in files(below: below) where name.hasSuffix(".xml") && !others.contains(where: { name.contains($0) }) {
        guard let data = try? Data(contentsOf: below.appendingPathComponent(name)) else { continue }
        let text = String(decoding: data, as: UTF8.self)
        let pattern = /Expect:\s+(?<not>!?)(?<rule>[A-Za-z0-9]+)(?:\{(?<about>[^}]*)\})?/
        guard let match = text.firstMatch(of: pattern)?.output, rules.contains(String(match.rule)) else { continue }
        let about = (match.about ?? "").split(separator: ",").map { $0.split(separator: ":", maxSplits: 1) }
        let facts = Dictionary(
          about.filter { $0.count == 2 }.map { ($0[0].trimmingCharacters(in: .whitespaces), String($0[1])) },
          uniquingKeysWith: { $1 })
        guard elements.contains(facts["element"] ?? ""), facts["parent"] != "image", facts["parent"] != "textInput",
          facts["parent"] != "source"
        else { continue }
        examples.append(
          Example(file: name, rule: String(match.rule), isBroken: match.not.isEmpty, bytes: [UInt8](data)))
      }
    }
    return examples
  }

  @Test(.enabled(if: corpus != nil, "the corpus is not beside the package"))
  func `the check says of the validator's own examples what the validator says`() throws {
    let examples = try Self.examples()
    #expect(examples.count { $0.isBroken } > 200)
    #expect(examples.count { !$0.isBroken } > 40)
    var different: [String] = []
    for example in examples {
      let found = FeedCheck.findings(in: example.bytes).contains { $0.rule == example.rule }
      if found != example.isBroken {
        different.append("\(example.file) \(example.isBroken ? "" : "!")\(example.rule)")
      }
    }
    #expect(different == [], "\(different.count) of \(examples.count)")
    let held = Set(examples.filter(\.isBroken).map(\.rule))
    #expect(Self.rules.subtracting(held).sorted() == [], "no example breaks these rules")
  }
}
