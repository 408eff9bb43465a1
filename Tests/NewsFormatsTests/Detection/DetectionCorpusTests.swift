import Foundation
import NewsFormats
import Testing

/// The corpus of real files, where it is there.
private enum Corpus {
  static let root: String? = {
    let stated = ProcessInfo.processInfo.environment["WIRECOPY_CORPUS"]
    let path =
      stated ?? URL(fileURLWithPath: #filePath).pathComponents.dropLast(4).joined(separator: "/") + "/../shared/corpus"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  /// All files of a folder but the statements about them.
  static func files(_ folder: String) -> [String] {
    guard let root else { return [] }
    let walker = FileManager.default.enumerator(
      at: URL(fileURLWithPath: "\(root)/\(folder)"), includingPropertiesForKeys: [.isRegularFileKey])
    return (walker?.compactMap { $0 as? URL } ?? [])
      .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
      .map(\.path).filter { !$0.hasSuffix("EXPECTED.json") && !$0.hasSuffix(".htaccess") }.sorted()
  }

  static func outcome(_ file: String) -> FormatDetector.Outcome {
    guard let handle = FileHandle(forReadingAtPath: file) else {
      return .unknown(reason: "cannot be opened")
    }
    let data = (try? handle.read(upToCount: 65_537)) ?? Data()
    let sniff = Sniff(bytes: [UInt8](data.prefix(65_536)), isWhole: data.count <= 65_536)
    return FormatDetector().detect(sniff, fileExtension: URL(fileURLWithPath: file).pathExtension)
  }
}

/// The format of every file of the corpus is told, each folder holding one family of formats.
@Suite(.enabled(if: Corpus.root != nil, "the corpus is not there"))
struct DetectionCorpusTests {
  @Test(arguments: Family.all)
  func `files of a folder are told`(_ family: Family) {
    let files = Corpus.files(family.folder)
    #expect(!files.isEmpty)
    for file in files {
      let outcome = Corpus.outcome(file)
      let name = outcome.name ?? "unknown"
      let expected = family.exceptions.first { file.hasSuffix($0.suffix) }.map { [$0.name] } ?? family.names
      #expect(expected.contains(name), "\(file): \(outcome.problem ?? "")")
    }
  }
}

/// A folder of the corpus and what its files are.
struct Family: Sendable, CustomTestStringConvertible {
  let folder: String
  let names: [String]
  /// Files that are something else, by the ends of their paths; the comments say why.
  var exceptions: [(suffix: String, name: String)] = []

  var testDescription: String { folder }

  static let all = [
    Family(folder: "nitf", names: ["nitf"]),
    Family(folder: "newsml-1.2", names: ["newsml-1.2"]),
    Family(
      folder: "newsml-g2", names: ["newsml-g2"],
      exceptions: [
        // The sources from which the XML files beside them were made.
        (".json", "dpa-digitalwires"),
        // Fragments without a namespace, cut out of items for the specification.
        ("LISTING_7_Group_Set_example_showing_Hierarchical_Package_Structure.xml", "unknown"),
        ("LISTING_8_Group_Set_example_showing_an_ALT_Package_Mode.xml", "unknown"),
        ("LISTING_25_An_NITF_marked-up_article_conveyed_in_inlineXML.xml", "unknown"),
        ("LISTING_28_Illustrating_Located_Subject_and_Dateline.xml", "unknown"),
      ]),
    Family(folder: "ninjs/newsinjson-examples/1.4", names: ["ninjs1"]),
    Family(
      folder: "ninjs/newsinjson-examples/2.1", names: ["ninjs2"],
      exceptions: [("extension-schema.json", "unknown")]),  // a schema, not an article
    Family(folder: "ninjs/newsinjson-examples/3.0", names: ["ninjs3"]),
    // Superdesk's dialect of ninjs 1.
    Family(folder: "ninjs/superdesk-core", names: ["ninjs1"]),
    // Most of these hold one or two members, too few to tell the version.
    Family(
      folder: "ninjs/newsinjson-tests", names: ["ninjs1", "ninjs2", "ninjs3"],
      exceptions: [("1.0/should_fail/001_no_uri_declared.json", "unknown")]),  // an empty object
    // Feedparser keeps its tests of Atom with those of RSS.
    Family(folder: "rss/feedparser", names: ["rss", "rss1", "atom", "cdf"]),
    Family(
      folder: "rss/feedkit", names: ["rss", "rss1", "atom", "jsonfeed"],
      exceptions: [("FeedNotFound.xml", "unknown")]),  // no feed, as its name says
    Family(
      folder: "rss/feedvalidator", names: ["rss", "rss1", "rss-1.1", "atom"],
      exceptions: [
        (".html", "html"),
        // Documents of the Atom publishing protocol.
        ("ext/app/accept-missing.xml", "atompub"), ("ext/app/accept-multiple.xml", "atompub"),
        ("ext/app/accept-none.xml", "atompub"),
        ("ext/app/service-with-rights.xml", "atompub"), ("ext/app/missing-workspace-title.xml", "atompub"),
        ("ext/app/category-href-fixed.xml", "atompub"), ("ext/app/category-href-scheme.xml", "atompub"),
        ("ext/app/category.xml", "atompub"),
        ("ext/xrd/spec_noerr.xml", "unknown"),  // a list of services
        // The wrong root is what these are about.
        ("rss/must/missing_rss.xml", "unknown"), ("rss/must/rdf_unknown.xml", "unknown"),
        ("rss/must/unknown_root_element.xml", "unknown"), ("rss11/must/neg-wrongns.xml", "unknown"),
      ]),
    // Slashdot's own format, in UTF-8 and UTF-16, and RSS 1.0.
    Family(
      folder: "rss/libxml2", names: ["rss", "rss1"],
      exceptions: [("slashdot.xml", "unknown"), ("slashdot16.xml", "unknown")]),
    Family(folder: "atom", names: ["atom"]),
    Family(folder: "jsonfeed", names: ["jsonfeed"]),
    Family(folder: "jsonld", names: ["schema-org"]),
    Family(folder: "wxr", names: ["wxr"]),
    Family(folder: "sitemap-news", names: ["sitemap-news"]),
    Family(folder: "iptc7901", names: ["iptc7901"]),
    Family(folder: "anpa", names: ["anpa"]),
    // All texts of this folder came by mail, with their headers.
    Family(folder: "text", names: ["email"]),
    Family(
      folder: "other", names: ["unknown"],
      exceptions: [
        ("ap_media_text_item.json", "ap-media"), ("ap_media_feed.json", "ap-media"),
        ("ap_media_picture.json", "ap-media"), ("bbc-ninjs-text-test.json", "bbc"), ("ritzau_news.xml", "ritzau"),
      ]),
  ]
}
