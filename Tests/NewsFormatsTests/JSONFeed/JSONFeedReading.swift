import ArticleModel
import Foundation

@testable import NewsFormats

/// Feeds for tests.
enum Feed {
  /// A feed with some items, each on a line of its own from the second one on.
  static func text(_ items: String..., frame: String = "\"title\": \"Feed\"") -> String {
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \(frame), \"items\": [\n"
      + items.joined(separator: ",\n") + "\n]}"
  }

  static func read(_ items: String..., frame: String = "\"title\": \"Feed\"") throws -> Collector {
    try Format.jsonFeed.read(text(items.joined(separator: ",\n"), frame: frame))
  }

  static func written(_ articles: [Article], collections: [ArticleCollection] = [], later: [ArticleCollection] = [])
    throws -> String
  {
    String(decoding: try Format.jsonFeed.write(articles, collections: collections, later: later), as: UTF8.self)
  }
}

extension Collector {
  /// The diagnostics, as they are told.
  var told: [String] {
    diagnostics.map { "\($0.location.line):\($0.location.column) \($0.severity.rawValue) \($0.code)" }
  }
}

extension Sample {
  /// The file.
  var bytes: [UInt8] { get throws { try [UInt8](Data(contentsOf: URL(fileURLWithPath: path))) } }
}
