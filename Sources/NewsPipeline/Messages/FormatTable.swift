internal import JSONSyntax
internal import NewsFormats

/// The formats as a table, from the registry.
public enum FormatTable {
  /// The table as lines for people.
  public static var text: String {
    let rows =
      [["NAME", "READ", "WRITE", "HOLDS", "EXTENSIONS", "WHAT IT IS"]]
      + Format.all.map { format in
        [
          ([format.name] + format.aliases).joined(separator: ", "), format.makeReader == nil ? "-" : "yes",
          format.makeWriter == nil ? "-" : "yes", format.holdsManyArticles ? "many" : "one",
          format.fileExtensions.joined(separator: ", "), format.summary,
        ]
      }
    let widths = (0..<5).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row.enumerated().map { column, cell in
        column < widths.count ? cell + String(repeating: " ", count: widths[column] - cell.count) : cell
      }.joined(separator: "  ") + "\n"
    }.joined()
  }

  /// The table as a JSON array of objects.
  public static var json: String {
    var writer = JSONWriter(pretty: true)
    writer.beginArray()
    for format in Format.all {
      writer.beginObject()
      writer.key("name")
      writer.string(format.name)
      list("aliases", format.aliases, &writer)
      writer.key("summary")
      writer.string(format.summary)
      writer.key("read")
      writer.bool(format.makeReader != nil)
      writer.key("written")
      writer.bool(format.makeWriter != nil)
      writer.key("holdsManyArticles")
      writer.bool(format.holdsManyArticles)
      list("extensions", format.fileExtensions, &writer)
      writer.key("mediaType")
      writer.string(format.mediaType)
      writer.key("schema")
      if let schema = format.schemaName { writer.string(schema) } else { writer.null() }
      writer.endObject()
    }
    writer.endArray()
    return writer.text + "\n"
  }

  private static func list(_ key: StaticString, _ values: [String], _ writer: inout JSONWriter) {
    writer.key(key)
    writer.beginArray()
    for value in values { writer.string(value) }
    writer.endArray()
  }
}
