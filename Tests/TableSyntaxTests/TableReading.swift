import ArticleModel
import TableSyntax

/// A record as the tests compare it.
struct ReadRecord: Hashable {
  var row: Int
  var line: Int
  var fields: [String]
  var places: [String]
}

/// What was read from a table.
struct ReadTable: Hashable {
  var records: [ReadRecord] = []
  var diagnostics: [Diagnostic] = []

  var rows: [[String]] { records.map(\.fields) }
}

/// Reads a table in pieces of a size.
func readTable(
  _ bytes: [UInt8], options: TableReader.Options = TableReader.Options(), chunkSize: Int = 65536
) throws(DocumentError) -> ReadTable {
  var reader = TableReader(source: "a.csv", options: options)
  var table = ReadTable()
  func keep(_ record: TableRecord) {
    let indices = 0..<record.count
    table.records.append(
      ReadRecord(
        row: record.row, line: record.line, fields: indices.map { record.string(at: $0) },
        places: indices.map { "\(record.location(at: $0).line):\(record.location(at: $0).column)" }))
    table.diagnostics += record.diagnostics
  }
  var position = 0
  while position < bytes.count {
    let end = min(position + chunkSize, bytes.count)
    try reader.push(bytes.span.extracting(position..<end), handler: keep)
    position = end
  }
  try reader.finish(handler: keep)
  return table
}

/// Reads a table given as text.
func readTable(
  _ text: String, options: TableReader.Options = TableReader.Options(), chunkSize: Int = 65536
) throws(DocumentError) -> ReadTable {
  try readTable(Array(text.utf8), options: options, chunkSize: chunkSize)
}
