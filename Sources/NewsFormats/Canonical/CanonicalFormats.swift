internal import ArticleModel
internal import JSONSyntax

extension Format {
  /// Any number of articles as one JSON document.
  static let json = Format(
    name: "json", summary: "articles as one JSON document, with every field of the model", fileExtensions: ["json"],
    mediaType: "application/json", holdsManyArticles: true, schemaName: "article.schema.json",
    detect: CanonicalDetection.json,
    makeReader: { CanonicalJSONReader(.member("articles"), options: $0) },
    makeWriter: { CanonicalJSONWriter(options: $0) })

  /// Any number of articles as lines of JSON.
  static let ndjson = Format(
    name: "ndjson", aliases: ["jsonl"], summary: "one article a line, as JSON with every field of the model",
    fileExtensions: ["ndjson", "jsonl"], mediaType: "application/x-ndjson", holdsManyArticles: true,
    schemaName: "article.schema.json",
    detect: CanonicalDetection.lines,
    makeReader: { CanonicalJSONReader(.lines, options: $0) },
    makeWriter: { _ in CanonicalLinesWriter() })

  /// Any number of articles as one XML document.
  static let xml = Format(
    name: "xml", summary: "articles as one XML document, with every field of the model", fileExtensions: ["xml"],
    mediaType: "application/xml", holdsManyArticles: true, schemaName: "article.xsd",
    detect: CanonicalDetection.xml,
    makeReader: { CanonicalXMLReader(options: $0) },
    makeWriter: { CanonicalXMLWriter(options: $0) })
}
