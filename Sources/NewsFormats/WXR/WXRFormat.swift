internal import ArticleModel

extension Format {
  /// WordPress eXtended RSS 1.0 to 1.2, the export of WordPress; 1.2 is written, as WordPress imports it.
  ///
  /// What it has no place for stands in each item's `article`, in the namespace of the canonical form, ``xml``. A file
  /// that belongs to a post is read as one of its media if both stand within some megabytes of each other.
  public static let wxr = Format(
    name: "wxr", aliases: ["wordpress"], summary: "WordPress exports, with what they lack in the namespace of xml",
    fileExtensions: ["wxr", "xml"], mediaType: "application/rss+xml", holdsManyArticles: true, schemaName: "wxr.xsd",
    detect: { XMLRules.wordPress($0) },
    makeReader: { XMLArticleReader(WXRMapping(), options: $0) },
    makeWriter: { FeedWriter(WXRItemWriter(options: $0), options: $0) },
    makeValidator: { () throws(DocumentError) in try XMLDocumentValidator(bundled: "wxr.xsd") })
}
