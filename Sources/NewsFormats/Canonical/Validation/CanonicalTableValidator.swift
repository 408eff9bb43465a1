internal import ArticleModel
internal import JSONSyntax
internal import TableSyntax

/// Holds a canonical table to the table schema, and the JSON in its cells to the JSON Schema.
final class CanonicalTableValidator: DocumentValidator {
  private let schema: TableSchema
  /// For each column of JSON a validator of its own.
  private let cells: [String: JSONSchemaValidator]
  private let checkers: TableCheckers
  private let reader = JSONReader()
  private let tree = JSONTree()
  private var source = ""
  private var head = TableHead()
  private var table: TableReader?
  private var validator: TableSchemaValidator
  private var names: [String] = []
  private var diagnostics: [Diagnostic] = []
  private var hasFailed = false

  init() throws(DocumentError) {
    schema = try CanonicalSchemas.table.get()
    let json = try CanonicalSchemas.json.get()
    var cells: [String: JSONSchemaValidator] = [:]
    for column in CanonicalColumn.all where column.kind == .json {
      cells[column.name] = JSONSchemaValidator(json, part: CanonicalSchemas.part(of: column.field))
    }
    self.cells = cells
    var patterns: [String: Pattern] = [:]
    for field in schema.fields {
      guard let source = field.constraints.pattern, patterns[source] == nil else { continue }
      // The whole value has to match.
      patterns[source] = try? Pattern("^(?:\(source))$")
    }
    let compiled = patterns
    // That a cell holds an array or an object is left to the validators above, which parse it anyway.
    checkers = TableCheckers(pattern: { pattern, value in compiled[pattern]?.matches(value) ?? false })
    validator = TableSchemaValidator(schema: schema, checkers: checkers)
  }

  func begin(source: String) {
    self.source = source
    head = TableHead()
    table = nil
    validator = TableSchemaValidator(schema: schema, checkers: checkers)
    names = []
    diagnostics = []
    hasFailed = false
  }

  func push(_ bytes: Span<UInt8>) {
    if table == nil {
      guard let delimiter = head.push(bytes) else { return }
      beginTable(delimiter)
    } else {
      pushRows(bytes)
    }
  }

  func finish() -> [Diagnostic] {
    if table == nil { beginTable(head.delimiter) }
    guard !hasFailed, var reader = table else { return diagnostics }
    do throws(DocumentError) { try reader.finish { record in self.take(record) } } catch { fail(error) }
    if names.isEmpty {
      diagnostics.append(
        Diagnostic(
          .error, "csv-header", "the table is empty: a header is missing",
          at: SourceLocation(source: source, line: 1, column: 1)))
    }
    return diagnostics
  }

  private func beginTable(_ delimiter: TableDelimiter) {
    table = TableReader(
      source: source, options: TableReader.Options(delimiter: delimiter, maximumRecordSize: 1 << 30))
    let bytes = head.bytes
    head = TableHead()
    pushRows(bytes.span)
  }

  private func pushRows(_ bytes: Span<UInt8>) {
    guard !hasFailed, var reader = table else { return }
    table = nil
    do throws(DocumentError) { try reader.push(bytes) { record in self.take(record) } } catch { fail(error) }
    table = reader
  }

  private func fail(_ error: DocumentError) {
    hasFailed = true
    diagnostics.append(error.diagnostic)
  }

  private func take(_ record: TableRecord) {
    add(record.diagnostics, record)
    guard !names.isEmpty else {
      names = (0..<record.count).map { record.string(at: $0) }
      add(validator.check(header: record).filter { $0.code != "table-unchecked" }, record)
      return
    }
    add(validator.check(record), record)
    for (index, name) in names.enumerated() where !record.isEmpty(at: index) {
      if let cell = cells[name] { check(record, index, name, cell) }
    }
  }

  private func check(_ record: TableRecord, _ index: Int, _ name: String, _ cell: JSONSchemaValidator) {
    do throws(DocumentError) {
      try record.withBytes(at: index) { bytes throws(DocumentError) in try reader.read(bytes, into: tree) }
    } catch {
      return add("Row \(record.row), column \"\(name)\": \(error.diagnostic.message)", record, index)
    }
    guard !cell.isValid(tree.root, in: tree) else { return }
    for problem in cell.validate(tree.root, in: tree) {
      add("Row \(record.row), column \"\(name)\": \(problem.message)", record, index)
    }
  }

  private func add(_ message: String, _ record: TableRecord, _ index: Int) {
    add([Diagnostic(.error, "table-json", message, at: record.location(at: index))], record)
  }

  private func add(_ more: [Diagnostic], _ record: TableRecord) {
    guard !more.isEmpty else { return }
    let id = names.firstIndex(of: "id").map { record.string(at: $0) } ?? ""
    for diagnostic in more where diagnostics.count < ItemwiseJSONValidator.maximumDiagnostics {
      var named = diagnostic
      if record.row > 1 { named.articleID = id }
      diagnostics.append(named)
    }
  }
}
