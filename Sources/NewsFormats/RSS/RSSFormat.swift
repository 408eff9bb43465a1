internal import ArticleModel

extension Format {
  /// RSS 0.91 to 2.0, and the Channel Definition Format; 2.0 is written.
  ///
  /// What RSS has no place for stands in each item's `article`, in the namespace of the canonical form, ``xml``.
  public static let rss = Format(
    name: "rss", summary: "RSS 2.0, with what it lacks in the namespace of xml", fileExtensions: ["rss", "xml"],
    mediaType: "application/rss+xml", holdsManyArticles: true, isPublished: true,
    schemaName: "rss.xsd",
    detect: { XMLRules.rss($0) ?? XMLRules.channelDefinition($0) },
    makeReader: { XMLArticleReader(FeedMapping(format: "rss"), options: $0) },
    makeWriter: { FeedWriter(RSSItemWriter(options: $0), options: $0) },
    makeValidator: { () throws(DocumentError) in
      try XMLDocumentValidator(bundled: "rss.xsd", articleAttributes: ["about"], of: "item")
    })

  /// RSS 0.90, 1.0 and 1.1, which are RDF; 1.0 is written.
  public static let rss1 = Format(
    name: "rss1", summary: "RSS 1.0 (RDF), with what it lacks in the namespace of xml", fileExtensions: ["rdf", "xml"],
    mediaType: "application/rdf+xml", holdsManyArticles: true, isPublished: true,
    schemaName: "rss1.xsd",
    detect: { XMLRules.rss1($0) },
    makeReader: { XMLArticleReader(FeedMapping(format: "rss1"), options: $0) },
    makeWriter: { FeedWriter(RSS1ItemWriter(options: $0), options: $0) },
    makeValidator: { () throws(DocumentError) in
      try XMLDocumentValidator(bundled: "rss1.xsd", articleAttributes: ["about"], of: "item")
    })
}
