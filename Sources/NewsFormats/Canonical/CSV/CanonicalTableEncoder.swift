internal import ArticleModel
internal import JSONSyntax
internal import TableSyntax

/// Writes the fields of an article as the cells of a row, each as soon as the description comes to it.
struct CanonicalTableEncoder: CanonicalEncoder, ~Copyable {
  var table: TableWriter
  private var json = CanonicalJSONEncoder(writer: JSONWriter())
  private var scratch: [UInt8] = []
  /// The cells beside those of the fields, for the row at hand.
  private var headline = ""
  private var subheadline = ""
  private var html: [UInt8] = []

  init(table: TableWriter) { self.table = table }

  /// Writes one row.
  mutating func row(_ article: borrowing Article) {
    headline = article.headlines.first { $0.role.isEmpty || $0.role == "main" }?.text ?? ""
    subheadline = article.headlines.first { $0.role == "sub" || $0.role == "subheadline" }?.text ?? ""
    html = HTMLBody.bytes(of: article)
    article.encode(to: &self)
    table.endRecord()
  }

  /// Writes a cell from bytes that are UTF-8, because they were strings a moment ago.
  private static func cell(_ bytes: Span<UInt8>, _ table: inout TableWriter) {
    do throws(DocumentError) { try table.field(bytes) } catch { table.emptyFields(1) }
  }

  /// Writes what the JSON encoder has made into a cell.
  private mutating func jsonCell() {
    json.writer.withBytes { CanonicalTableEncoder.cell($0, &table) }
    json.writer.removeAll(keepingCapacity: true)
  }

  mutating func code(_ name: StaticString, _ value: String) { table.field(value) }
  mutating func prose(_ name: StaticString, _ value: String) { table.field(value) }
  mutating func content(_ name: StaticString, _ value: String) { table.field(value) }
  mutating func flag(_ name: StaticString, _ value: Bool) { table.field(value ? "true" : "") }

  mutating func number(_ name: StaticString, _ value: Int?) { table.field(value.map(String.init) ?? "") }

  mutating func date(_ name: StaticString, _ value: NewsDate?) {
    guard let value else { return table.emptyFields(1) }
    scratch.removeAll(keepingCapacity: true)
    value.append(to: &scratch)
    let spelled = scratch
    CanonicalTableEncoder.cell(spelled.span, &table)
  }

  mutating func strings(_ name: StaticString, _ singular: StaticString, _ values: [String]) {
    guard !values.isEmpty else { return table.emptyFields(1) }
    json.writer.beginArray()
    for value in values { json.writer.string(value) }
    json.writer.endArray()
    jsonCell()
  }

  mutating func list<Element: CanonicalEncodable>(
    _ name: StaticString, _ singular: StaticString, _ elements: [Element]
  ) {
    if isHeadlines(singular) {
      table.field(headline)
      table.field(subheadline)
    }
    guard !elements.isEmpty else { return table.emptyFields(1) }
    json.writer.beginArray()
    for element in elements { json.value(element) }
    json.writer.endArray()
    jsonCell()
  }

  private func isHeadlines(_ name: StaticString) -> Bool {
    name.utf8CodeUnitCount == 8 && name.withUTF8Buffer { unsafe $0.elementsEqual("headline".utf8) }
  }

  mutating func object<Value: CanonicalEncodable>(_ name: StaticString, _ value: Value?) {
    guard let value else { return table.emptyFields(1) }
    json.value(value)
    jsonCell()
  }

  mutating func blocks(_ name: StaticString, _ blocks: [Block]) {
    guard !blocks.isEmpty else { return table.emptyFields(3) }
    scratch.removeAll(keepingCapacity: true)
    PlainText.append(blocks, to: &scratch)
    let text = scratch
    CanonicalTableEncoder.cell(text.span, &table)
    let markup = html
    CanonicalTableEncoder.cell(markup.span, &table)
    json.array(blocks)
    jsonCell()
  }

  // An article has none of these.
  mutating func text(_ value: RichText) {}
  mutating func marks(_ value: RichText) {}
  mutating func text(_ name: StaticString, marks: StaticString, _ value: RichText) {}
  mutating func map<Element: CanonicalEntry>(_ name: StaticString, _ singular: StaticString, _ entries: [Element]) {}
  mutating func blocks(_ blocks: [Block]) {}
  mutating func blockLists(_ name: StaticString, _ singular: StaticString, _ lists: [[Block]]) {}
}
