internal import ArticleModel
internal import JSONSyntax

extension Format {
  /// Any number of articles as one JSON document.
  public static let json = Format(
    name: "json", summary: "articles as one JSON document, with every field of the model", fileExtensions: ["json"],
    mediaType: "application/json", holdsManyArticles: true, schemaName: "article.schema.json",
    detect: CanonicalDetection.json,
    makeReader: { CanonicalJSONReader(.member("articles"), options: $0) },
    makeWriter: { CanonicalJSONWriter(options: $0) },
    makeValidator: { () throws(DocumentError) in try ItemwiseJSONValidator(canonical: .member("articles")) })

  /// Any number of articles as lines of JSON.
  public static let ndjson = Format(
    name: "ndjson", aliases: ["jsonl"], summary: "one article a line, as JSON with every field of the model",
    fileExtensions: ["ndjson", "jsonl"], mediaType: "application/x-ndjson", holdsManyArticles: true,
    isConcatenable: true,
    schemaName: "article.schema.json",
    detect: CanonicalDetection.lines,
    makeReader: { CanonicalJSONReader(.lines, options: $0) },
    makeWriter: { _ in CanonicalLinesWriter() },
    makeValidator: { () throws(DocumentError) in try ItemwiseJSONValidator(canonical: .lines) })

  /// Any number of articles as one XML document.
  public static let xml = Format(
    name: "xml", summary: "articles as one XML document, with every field of the model", fileExtensions: ["xml"],
    mediaType: "application/xml", holdsManyArticles: true, schemaName: "article.xsd",
    detect: CanonicalDetection.xml,
    makeReader: { CanonicalXMLReader(options: $0) },
    makeWriter: { CanonicalXMLWriter(options: $0) },
    makeValidator: { () throws(DocumentError) in
      try XMLDocumentValidator(bundled: "article.xsd", articleAttributes: ["id"], of: "article")
    })

  /// One article a row, for spreadsheets and databases.
  public static let csv = Format(
    name: "csv", summary: "one article a row, lists and objects as JSON in columns of their own",
    fileExtensions: ["csv"], mediaType: "text/csv", holdsManyArticles: true, schemaName: "article.table.json",
    detect: CanonicalDetection.table,
    makeReader: { CanonicalTableReader(options: $0) },
    makeWriter: { CanonicalTableWriter(options: $0) },
    makeValidator: { () throws(DocumentError) in try CanonicalTableValidator() })
}
