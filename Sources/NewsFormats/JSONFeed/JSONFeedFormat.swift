internal import ArticleModel
internal import JSONSyntax

extension Format {
  /// JSON Feed, versions 1 and 1.1; 1.1 is written.
  ///
  /// What JSON Feed has no place for stands in extensions, as its standard has them: objects under the name `_news`. That
  /// of an item holds members of a canonical article, those of ``json``, and whatever it holds wins over the members
  /// that every feed reader knows; what these carry completely is not repeated. That of the feed holds an `about`, and as
  /// `collection` members of a canonical collection; `provenance` tells what of the feed was not stated but inferred.
  public static let jsonFeed = Format(
    name: "jsonfeed", summary: "JSON Feed, with what it lacks in extensions named _news", fileExtensions: ["json"],
    mediaType: "application/feed+json", holdsManyArticles: true, isPublished: true, schemaName: "jsonfeed.schema.json",
    detect: { JSONRules.feed($0) },
    makeReader: { JSONFeedReader(options: $0) },
    makeWriter: { JSONFeedWriter(options: $0) },
    makeValidator: { () throws(DocumentError) in
      ItemwiseJSONValidator(.member("items"), try JSONFeedSchema.compiled.get(), part: JSONFeedSchema.itemPart)
    })
}

/// The schema, compiled once, when it is first asked for, and shared.
enum JSONFeedSchema {
  /// One item within the schema.
  static let itemPart = "/$defs/item"

  static let compiled = Result { () throws(DocumentError) in
    var options = JSONSchema.Options()
    // What `_news` holds is described by the schema of the canonical form.
    options.resolver = { address in
      address == "urn:wirecopy:article:1" ? BundledSchema(named: "article.schema.json")?.bytes : nil
    }
    let name = "jsonfeed.schema.json"
    guard let schema = BundledSchema(named: name) else {
      throw DocumentError("schema-missing", "there is no bundled schema \(name)", at: SourceLocation(source: name))
    }
    return try JSONSchema(schema.bytes, source: name, options: options, parts: [itemPart])
  }
}
