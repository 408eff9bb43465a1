internal import ArticleModel
internal import TableSyntax

/// Reads fields from the cells of a row that hold them as they are; a value is the index of a column.
struct CanonicalCellDecoder: CanonicalDecoder {
  /// The row.
  let record: TableRecord
  /// The names of the columns.
  let names: [String]
  /// What there is to say about it.
  private(set) var diagnostics: [Diagnostic] = []
  /// What did not fit.
  private(set) var extensions: [Extension] = []

  init(record: TableRecord, names: [String]) {
    self.record = record
    self.names = names
  }

  func label(_ value: Int) -> String { names.indices.contains(value) ? names[value] : "a cell" }

  mutating func refuse(_ value: Int, _ message: String) {
    warn(value, message)
    keep(value)
  }

  mutating func warn(_ value: Int, _ message: String) {
    diagnostics.append(Diagnostic(.warning, "canonical-value", message, at: record.location(at: value)))
  }

  /// Keeps a cell as an extension.
  mutating func keep(_ value: Int) {
    extensions.append(Extension(anchor: label(value), name: label(value), value: record.string(at: value)))
  }

  mutating func string(_ value: Int) -> String? { record.string(at: value) }

  mutating func integer(_ value: Int) -> Int? {
    if let integer = Int(record.string(at: value)) { return integer }
    refuse(value, "\(label(value)) must be an integer")
    return nil
  }

  mutating func flag(_ value: Int) -> Bool? {
    switch record.string(at: value) {
    case "true": return true
    case "false": return false
    default:
      refuse(value, "\(label(value)) must be true or false")
      return nil
    }
  }

  // What is no string, number, date or truth stands in cells as JSON.

  mutating func members<Fields: CanonicalDecodable>(of value: Int, into fields: inout Fields) {
    refuse(value, "\(label(value)) must be JSON")
  }

  mutating func elements(of value: Int, _ body: (inout CanonicalCellDecoder, Int) -> Void) {
    refuse(value, "\(label(value)) must be JSON")
  }

  mutating func entries<Entry: CanonicalEntry>(of value: Int, into entries: inout [Entry]) {
    refuse(value, "\(label(value)) must be JSON")
  }

  mutating func text(_ value: Int, into text: inout RichText) { text.text = record.string(at: value) }

  mutating func marks(_ value: Int, into text: inout RichText) { refuse(value, "\(label(value)) must be JSON") }

  mutating func blocks(of value: Int, _ body: (inout CanonicalCellDecoder, Int, String) -> Void) {
    refuse(value, "\(label(value)) must be JSON")
  }
}
