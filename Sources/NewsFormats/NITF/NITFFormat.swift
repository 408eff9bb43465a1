internal import ArticleModel

extension Format {
  /// The News Industry Text Format of the IPTC, versions 2.5 to 3.6, with and without namespace and document type.
  public static let nitf = Format(
    name: "nitf", summary: "News Industry Text Format (IPTC)", fileExtensions: ["xml", "nitf"],
    mediaType: "application/nitf+xml", holdsManyArticles: false, schemaName: "nitf.xsd",
    detect: { NITFDetection.detect($0) },
    makeReader: { XMLArticleReader(NITFMapping(), options: $0) },
    makeWriter: { NITFWriter(options: $0) },
    makeValidator: { () throws(DocumentError) in
      try XMLDocumentValidator(bundled: "nitf.xsd", articleAttributes: ["id-string"], of: "doc-id")
    })
}
