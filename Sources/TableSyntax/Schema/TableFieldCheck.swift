/// Holds the cells of one column to a field of a schema, with what can be prepared once.
struct TableFieldCheck: Sendable {
  /// What is wrong with a cell.
  struct Problem {
    var code: String
    var message: String

    init(_ code: String, _ message: String) {
      self.code = code
      self.message = message
    }
  }

  let isRequired: Bool
  /// What of the field is not checked, one sentence each.
  private(set) var gaps: [String] = []

  private let field: TableField
  private let missingValues: [String]
  private let checkers: TableCheckers
  private let minimum: TableValue?
  private let maximum: TableValue?
  private let allowedValues: Set<TableValue>?
  /// Whether any text will do, so that none has to be made from the cell.
  private let acceptsAnyText: Bool

  init(field: TableField, missingValues: [String], isOfKey: Bool, checkers: TableCheckers) {
    let constraints = field.constraints
    self.field = field
    self.missingValues = missingValues
    self.checkers = checkers
    isRequired = constraints.isRequired || isOfKey
    minimum = constraints.minimum.flatMap { field.bound($0) }
    maximum = constraints.maximum.flatMap { field.bound($0) }
    allowedValues = constraints.allowedValues.map { Set($0.compactMap { field.value(of: $0) }) }
    let isText = field.kind == .any || field.kind == .list || field.kind == .string && field.format == "default"
    acceptsAnyText =
      isText && constraints.pattern == nil && constraints.allowedValues == nil
      && constraints.minimumLength == nil && constraints.maximumLength == nil
    findGaps()
  }

  var isUnique: Bool { field.constraints.isUnique }

  /// Returns whether a cell holds one of the texts that stand for no value.
  func isMissing(_ record: TableRecord, at column: Int) -> Bool {
    if column >= record.count { return true }
    return missingValues.contains { record.isEqual(at: column, to: $0) }
  }

  /// Returns what is wrong with a cell, or `nil`.
  func problem(in record: TableRecord, at column: Int) -> Problem? {
    if isMissing(record, at: column) {
      return isRequired ? Problem("table-required", "A value is required") : nil
    }
    if acceptsAnyText { return nil }
    let text = record.string(at: column)
    guard let value = field.value(of: text) else { return wrongType(text) }
    var length: Int?
    switch field.kind {
    case .object, .array, .geojson:
      switch check(jsonIn: record, at: column, text) {
      case .problem(let problem): return problem
      case .length(let count): length = count
      }
    default: length = text.unicodeScalars.count
    }
    return length.flatMap { problem(withLength: $0) } ?? problem(with: value, text)
  }

  private enum JSONOutcome {
    case problem(Problem)
    case length(Int?)
  }

  private func check(jsonIn record: TableRecord, at column: Int, _ text: String) -> JSONOutcome {
    guard let json = checkers.json else { return .length(nil) }
    switch (record.withBytes(at: column) { json($0) }, field.kind) {
    case (.malformed(let reason), _):
      return .problem(Problem("table-json", "\(quoted(text)) is not JSON: \(reason)"))
    case (.object(let count), .object), (.object(let count), .geojson), (.array(let count), .array):
      return .length(count)
    default: return .problem(wrongType(text))
    }
  }

  private func wrongType(_ text: String) -> Problem {
    Problem("table-type", "\(quoted(text)) is not \(field.expectation)")
  }

  private func problem(withLength length: Int) -> Problem? {
    let unit =
      switch field.kind {
      case .object, .geojson: length == 1 ? "member" : "members"
      case .array: length == 1 ? "element" : "elements"
      default: length == 1 ? "character" : "characters"
      }
    if let least = field.constraints.minimumLength, length < least {
      return Problem("table-length", "The value has \(length) \(unit), at least \(least) are required")
    }
    if let most = field.constraints.maximumLength, length > most {
      return Problem("table-length", "The value has \(length) \(unit), at most \(most) are allowed")
    }
    return nil
  }

  private func problem(with value: TableValue, _ text: String) -> Problem? {
    if let minimum, value.isLess(than: minimum) == true {
      return Problem("table-range", "\(quoted(text)) is less than \(quoted(field.constraints.minimum ?? ""))")
    }
    if let maximum, maximum.isLess(than: value) == true {
      return Problem("table-range", "\(quoted(text)) is greater than \(quoted(field.constraints.maximum ?? ""))")
    }
    if let pattern = field.constraints.pattern, let matches = checkers.pattern, !matches(pattern, text) {
      return Problem("table-pattern", "\(quoted(text)) does not match the pattern \(pattern)")
    }
    if let allowedValues, !allowedValues.contains(value) {
      let values = (field.constraints.allowedValues ?? []).prefix(10).map { quoted($0) }.joined(separator: ", ")
      let rest = (field.constraints.allowedValues?.count ?? 0) > 10 ? " and more" : ""
      return Problem("table-enum", "\(quoted(text)) is not one of \(values)\(rest)")
    }
    return nil
  }

  private mutating func findGaps() {
    let column = "column \(quoted(field.name))"
    if field.constraints.pattern != nil, checkers.pattern == nil {
      gaps.append("The pattern of \(column) is not checked")
    }
    if [.object, .array, .geojson].contains(field.kind), checkers.json == nil {
      gaps.append("The JSON in \(column) is not checked")
    }
    if !field.isFormatKnown { gaps.append("The format \(quoted(field.format)) of \(column) is not known") }
    for (name, text, value) in [
      ("minimum", field.constraints.minimum, minimum), ("maximum", field.constraints.maximum, maximum),
    ] {
      guard let text, value == nil else { continue }
      gaps.append("The \(name) \(quoted(text)) of \(column) is not \(field.expectation) and not checked")
    }
    for text in field.constraints.allowedValues ?? [] where field.value(of: text) == nil {
      gaps.append("The allowed value \(quoted(text)) of \(column) is not \(field.expectation)")
    }
  }
}

extension TableField {
  /// Returns a minimum or maximum, or `nil` if values of this kind have no order or the text is not one of them.
  fileprivate func bound(_ text: String) -> TableValue? {
    guard let value = value(of: text), value.isLess(than: value) != nil else { return nil }
    return value
  }
}
