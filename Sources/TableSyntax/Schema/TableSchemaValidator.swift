public import ArticleModel

/// Holds a table to a ``TableSchema``, record by record.
///
/// Give the header to ``check(header:)`` first, then each record to ``check(_:)``. Without a header the columns are
/// taken in the order of the fields. Rows of another length than the header are the reader's to report; a cell that a
/// short row lacks counts as missing here. For unique fields and the primary key the values seen are kept, so that
/// memory grows with the table there and only there.
public struct TableSchemaValidator: Sendable {
  private let schema: TableSchema
  private let checks: [TableFieldCheck]
  private let keyFields: [Int]
  /// For each field its column, or `nil` if the table does not have it.
  private var columns: [Int?]
  /// For each unique field the row in which a value was first seen.
  private var seenValues: [[[UInt8]: Int]]
  private var seenKeys: [[[UInt8]]: Int] = [:]

  /// Creates a validator for one table.
  public init(schema: TableSchema, checkers: TableCheckers = TableCheckers()) {
    self.schema = schema
    checks = schema.fields.map { field in
      TableFieldCheck(
        field: field, missingValues: field.missingValues ?? schema.missingValues,
        isOfKey: schema.primaryKey.contains(field.name), checkers: checkers)
    }
    keyFields = schema.primaryKey.compactMap { name in schema.fields.firstIndex { $0.name == name } }
    columns = schema.fields.indices.map { $0 }
    seenValues = Array(repeating: [:], count: schema.fields.count)
  }

  /// Checks the header: its columns against the fields, as the schema's ``TableSchema/fieldsMatch`` asks for.
  ///
  /// - Parameter header: the first record of the table.
  /// - Returns: what is wrong with the header, and what of the schema will not be checked.
  public mutating func check(header: TableRecord) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var places: [String: Int] = [:]
    let names = (0..<header.count).map { header.string(at: $0) }
    for (index, name) in names.enumerated() {
      if let first = places[name] {
        diagnostics.append(
          error("Column \(quoted(name)) stands twice, as column \(first + 1) and \(index + 1)", header, index))
      } else {
        places[name] = index
      }
    }
    columns = schema.fields.map { places[$0.name] }

    let known = Set(schema.fields.map(\.name))
    if schema.fieldsMatch == .exact || schema.fieldsMatch == .equal || schema.fieldsMatch == .superset {
      for (index, name) in names.enumerated() where !known.contains(name) {
        diagnostics.append(error("Column \(quoted(name)) is not in the schema", header, index))
      }
    }
    let missing = schema.fields.indices.filter { columns[$0] == nil }
    switch schema.fieldsMatch {
    case .exact, .equal, .subset:
      for index in missing {
        diagnostics.append(error("Column \(quoted(schema.fields[index].name)) is missing", header, header.count))
      }
    case .superset, .partial:
      for index in missing where checks[index].isRequired {
        let message = "Column \(quoted(schema.fields[index].name)) is missing and its values are required"
        diagnostics.append(error(message, header, header.count))
      }
      if missing.count == schema.fields.count, !schema.fields.isEmpty {
        diagnostics.append(error("No column is in the schema", header, 0))
      }
    }
    if schema.fieldsMatch == .exact, diagnostics.isEmpty {
      if let index = names.indices.first(where: { names[$0] != schema.fields[$0].name }) {
        let expected = quoted(schema.fields[index].name)
        diagnostics.append(error("Column \(quoted(names[index])) stands where \(expected) belongs", header, index))
      }
    }
    for name in schema.primaryKey where !known.contains(name) {
      diagnostics.append(
        Diagnostic(
          .warning, "table-unchecked", "The primary key names \(quoted(name)), which is not in the schema",
          at: header.location))
    }
    for check in checks {
      for gap in check.gaps {
        diagnostics.append(Diagnostic(.warning, "table-unchecked", gap, at: header.location))
      }
    }
    return diagnostics
  }

  /// Checks a record that is not the header.
  ///
  /// - Parameter record: the next record of the table.
  /// - Returns: what is wrong with it, in the order of the fields; an empty array costs no memory.
  public mutating func check(_ record: TableRecord) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for index in checks.indices {
      guard let column = columns[index] else { continue }
      guard let problem = checks[index].problem(in: record, at: column) else {
        if checks[index].isUnique { checkUnique(index, record, column, &diagnostics) }
        continue
      }
      let name = quoted(schema.fields[index].name)
      diagnostics.append(
        Diagnostic(
          .error, problem.code, "Row \(record.row), column \(name): \(problem.message)",
          at: record.location(at: column)))
    }
    if !keyFields.isEmpty { checkKey(record, &diagnostics) }
    return diagnostics
  }

  private mutating func checkUnique(
    _ index: Int, _ record: TableRecord, _ column: Int, _ diagnostics: inout [Diagnostic]
  ) {
    guard !checks[index].isMissing(record, at: column) else { return }
    // As bytes, because strings count canonically equivalent texts as equal.
    let value = record.bytes(at: column)
    guard let first = seenValues[index][value] else {
      seenValues[index][value] = record.row
      return
    }
    let message =
      "Row \(record.row), column \(quoted(schema.fields[index].name)): \(quoted(record.string(at: column))) must be unique "
      + "and stands in row \(first) already"
    diagnostics.append(Diagnostic(.error, "table-unique", message, at: record.location(at: column)))
  }

  private mutating func checkKey(_ record: TableRecord, _ diagnostics: inout [Diagnostic]) {
    var key: [[UInt8]] = []
    for index in keyFields {
      // A part that is missing was reported as such.
      guard let column = columns[index], !checks[index].isMissing(record, at: column) else { return }
      key.append(record.bytes(at: column))
    }
    guard let first = seenKeys[key] else {
      seenKeys[key] = record.row
      return
    }
    let values = key.map { quoted(String(decoding: $0, as: UTF8.self)) }.joined(separator: ", ")
    let place = keyFields.first.flatMap { columns[$0] } ?? 0
    diagnostics.append(
      Diagnostic(
        .error, "table-primary-key",
        "Row \(record.row) has the same primary key as row \(first): \(values)", at: record.location(at: place)))
  }

  private func error(_ message: String, _ header: TableRecord, _ column: Int) -> Diagnostic {
    Diagnostic(.error, "table-header", message, at: header.location(at: column))
  }
}

/// Returns a value as messages show it: in quotes, shortened, on one line.
func quoted(_ text: String) -> String {
  let limit = 60
  var shown = "\""
  for (index, scalar) in text.unicodeScalars.enumerated() {
    if index == limit {
      shown += "…"
      break
    }
    shown.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
  }
  return shown + "\""
}
