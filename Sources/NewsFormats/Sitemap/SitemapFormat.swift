internal import ArticleModel

extension Format {
  /// Sitemaps, with Google's extensions for news, pictures, videos and other languages; news sitemaps are written.
  ///
  /// A sitemap without news is read as well, and an index of sitemaps, which has no articles.
  public static let sitemapNews = Format(
    name: "sitemap-news", aliases: ["sitemap"], summary: "news sitemaps, which have nothing of the text",
    fileExtensions: ["xml"], mediaType: "application/xml", holdsManyArticles: true, isPublished: true,
    schemaName: "sitemap-news.xsd",
    detect: { XMLRules.sitemap($0) },
    makeReader: { XMLArticleReader(SitemapMapping(), options: $0) },
    makeWriter: { SitemapWriter(options: $0) },
    makeValidator: { () throws(DocumentError) in try XMLDocumentValidator(bundled: "sitemap-news.xsd") })
}
