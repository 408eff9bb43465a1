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
      writer.object { writer in
        writer.member("name", format.name)
        writer.member("aliases", format.aliases)
        writer.member("summary", format.summary)
        writer.member("read", format.makeReader != nil)
        writer.member("written", format.makeWriter != nil)
        writer.member("holdsManyArticles", format.holdsManyArticles)
        writer.member("extensions", format.fileExtensions)
        writer.member("mediaType", format.mediaType)
        writer.key("schema")
        if let schema = format.schemaName { writer.string(schema) } else { writer.null() }
      }
    }
    writer.endArray()
    return writer.text + "\n"
  }
}
