internal import ArticleModel

extension Format {
  /// NewsML 1.0 to 1.2 of the IPTC.
  public static let newsml1 = Format(
    name: "newsml-1.2", aliases: ["newsml1", "newsml"], summary: "NewsML 1.0 to 1.2 (IPTC)", fileExtensions: ["xml"],
    mediaType: "text/vnd.iptc.newsml", holdsManyArticles: true, schemaName: "newsml-1.2.xsd",
    detect: { NewsML1Detection.detect($0) },
    makeReader: { XMLArticleReader(NewsML1Mapping(), options: $0) },
    makeWriter: { NewsML1Writer(options: $0) },
    makeValidator: { () throws(DocumentError) in try NewsML1Writer.makeValidator() })
}
