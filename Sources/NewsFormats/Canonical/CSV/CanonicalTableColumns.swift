internal import ArticleModel

/// A column of the canonical table.
struct CanonicalColumn: Hashable, Sendable {
  /// What stands in its cells.
  enum Kind: Hashable, Sendable {
    /// A field as it is.
    case plain
    /// A list or an object as JSON.
    case json
    /// The main headline, for people; the field is `headlines`.
    case headline
    /// The first subordinate headline, for people.
    case subheadline
    /// The body as plain text, for people; the field is `body`.
    case bodyText
    /// The body as HTML, for people.
    case bodyHTML
  }

  /// Its name in the header.
  let name: String
  /// The field that it holds.
  let field: CanonicalName
  /// What stands in its cells.
  let kind: Kind

  /// All columns in the order in which they are written: that of the fields.
  static let all: [CanonicalColumn] = {
    var encoder = ColumnEncoder()
    Article().encode(to: &encoder)
    return encoder.columns
  }()

  /// The columns by their names.
  static let named = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
}

/// Makes columns of the description of the fields.
private struct ColumnEncoder: CanonicalEncoder {
  var columns: [CanonicalColumn] = []

  private mutating func add(_ name: StaticString, _ kind: CanonicalColumn.Kind) {
    let key = "\(name)"
    guard let field = CanonicalName(rawValue: key) else { return }
    if field == .headlines {
      columns.append(CanonicalColumn(name: "headline", field: field, kind: .headline))
      columns.append(CanonicalColumn(name: "subheadline", field: field, kind: .subheadline))
    } else if field == .body {
      columns.append(CanonicalColumn(name: "body_text", field: field, kind: .bodyText))
      columns.append(CanonicalColumn(name: "body_html", field: field, kind: .bodyHTML))
    }
    columns.append(CanonicalColumn(name: snakeCased(key), field: field, kind: kind))
  }

  private func snakeCased(_ name: String) -> String {
    var text = ""
    for scalar in name.unicodeScalars {
      if scalar.properties.isUppercase { text += "_" }
      text += scalar.properties.lowercaseMapping
    }
    return text
  }

  mutating func code(_ name: StaticString, _ value: String) { add(name, .plain) }
  mutating func prose(_ name: StaticString, _ value: String) { add(name, .plain) }
  mutating func number(_ name: StaticString, _ value: Int?) { add(name, .plain) }
  mutating func date(_ name: StaticString, _ value: NewsDate?) { add(name, .plain) }
  mutating func flag(_ name: StaticString, _ value: Bool) { add(name, .plain) }
  mutating func content(_ name: StaticString, _ value: String) { add(name, .plain) }
  mutating func text(_ value: RichText) { add("text", .plain) }
  mutating func marks(_ value: RichText) { add("marks", .json) }
  mutating func text(_ name: StaticString, marks: StaticString, _ value: RichText) {
    add(name, .plain)
    add(marks, .json)
  }
  mutating func strings(_ name: StaticString, _ singular: StaticString, _ values: [String]) { add(name, .json) }
  mutating func list<Element: CanonicalEncodable>(
    _ name: StaticString, _ singular: StaticString, _ elements: [Element]
  ) { add(name, .json) }
  mutating func map<Element: CanonicalEntry>(_ name: StaticString, _ singular: StaticString, _ entries: [Element]) {
    add(name, .json)
  }
  mutating func object<Value: CanonicalEncodable>(_ name: StaticString, _ value: Value?) { add(name, .json) }
  mutating func blocks(_ name: StaticString, _ blocks: [Block]) { add(name, .json) }
  mutating func blocks(_ blocks: [Block]) { add("blocks", .json) }
  mutating func blockLists(_ name: StaticString, _ singular: StaticString, _ lists: [[Block]]) { add(name, .json) }
}
