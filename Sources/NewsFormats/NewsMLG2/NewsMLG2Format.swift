internal import ArticleModel

extension Format {
  /// NewsML-G2 of the IPTC.
  public static let newsmlG2 = Format(
    name: "newsml-g2", summary: "NewsML-G2 (IPTC)", fileExtensions: ["xml"],
    mediaType: "application/vnd.iptc.g2.newsmessage+xml", holdsManyArticles: true, schemaName: "newsml-g2.xsd",
    detect: { NewsMLG2Detection.detect($0) },
    makeReader: { XMLArticleReader(NewsMLG2Mapping(options: $0), options: $0) },
    makeWriter: { NewsMLG2Writer(options: $0) },
    makeValidator: { () throws(DocumentError) in try NewsMLG2Writer.makeValidator() })
}
