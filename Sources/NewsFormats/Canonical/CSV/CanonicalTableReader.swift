internal import ArticleModel
internal import JSONSyntax
internal import TableSyntax

/// Reads articles from the rows of a table with known column names, in whatever order and with whatever delimiter.
///
/// Where a list stands both as JSON and in a column for people, the JSON counts.
final class CanonicalTableReader: ArticleReader {
  private let options: ReadingOptions
  private var source = ""
  private var sink: (any ArticleSink)?
  private var head = TableHead()
  private var table: TableReader?
  /// The header: the name of each column, and what it is where it is known.
  private var names: [String] = []
  private var columns: [CanonicalColumn?] = []
  private let json: JSONReader
  private let tree = JSONTree()
  private var decoder: CanonicalJSONDecoder

  init(options: ReadingOptions) {
    self.options = options
    var limits = JSONReader.Options()
    limits.maximumBytes = options.maximumSize
    json = JSONReader(options: limits)
    decoder = CanonicalJSONDecoder(tree: tree)
  }

  func begin(source: String, sink: any ArticleSink) {
    self.source = source
    self.sink = sink
    head = TableHead()
    table = nil
    names = []
    columns = []
  }

  func push(_ bytes: Span<UInt8>) throws(DocumentError) {
    guard table == nil else { return try pushRows(bytes) }
    if let delimiter = head.push(bytes) { try beginTable(delimiter) }
  }

  func finish() throws(DocumentError) {
    if table == nil { try beginTable(head.delimiter) }
    try table?.finish { record throws(DocumentError) in try self.take(record) }
    sink = nil
    guard !names.isEmpty else {
      throw DocumentError(
        "csv-header", "the table is empty: a header is missing", at: SourceLocation(source: source, line: 1, column: 1))
    }
  }

  private func beginTable(_ delimiter: TableDelimiter) throws(DocumentError) {
    table = TableReader(
      source: source, options: TableReader.Options(delimiter: delimiter, maximumRecordSize: options.maximumSize))
    let bytes = head.bytes
    head = TableHead()
    try pushRows(bytes.span)
  }

  private func pushRows(_ bytes: Span<UInt8>) throws(DocumentError) {
    // Taken out of the property, which the handler could otherwise reach while it is changed.
    guard var reader = table else { return }
    table = nil
    defer { table = reader }
    try reader.push(bytes) { record throws(DocumentError) in try self.take(record) }
  }

  // MARK: Rows

  private func take(_ record: TableRecord) throws(DocumentError) {
    for diagnostic in record.diagnostics { sink?.report(diagnostic) }
    guard !names.isEmpty else { return try takeHeader(record) }
    guard !record.diagnostics.contains(where: { $0.severity == .error }) else { return }
    var article = Article()
    var cells = CanonicalCellDecoder(record: record, names: names)
    for (index, column) in columns.enumerated() where !record.isEmpty(at: index) {
      switch column?.kind {
      case .plain:
        if let field = column?.field { _ = article.decode(field, index, from: &cells) }
      case .json:
        if let field = column?.field { readJSON(field, index, &cells, into: &article) }
      case .headline, .subheadline, .bodyText, .bodyHTML: continue
      case nil: cells.keep(index)
      }
    }
    readPlainColumns(of: record, into: &article)
    article.extensions += cells.extensions
    for var diagnostic in cells.diagnostics {
      diagnostic.articleID = article.id
      sink?.report(diagnostic)
    }
    sink?.willReceiveArticle(at: record.location)
    sink?.receive(article)
  }

  private func takeHeader(_ record: TableRecord) throws(DocumentError) {
    names = (0..<record.count).map { record.string(at: $0) }
    columns = names.map { CanonicalColumn.named[$0] }
    guard columns.contains(where: { $0 != nil }) else {
      throw DocumentError(
        "csv-header", "no column of the header is known", at: record.location,
        hint: "the first row must name the columns, such as id, headline and body_text")
    }
    for (index, column) in columns.enumerated() where column == nil {
      sink?.report(
        Diagnostic(
          .warning, "canonical-unknown", "the column “\(names[index])” is not known and becomes an extension",
          at: record.location(at: index)))
    }
  }

  private func readJSON(
    _ field: CanonicalName, _ index: Int, _ cells: inout CanonicalCellDecoder, into article: inout Article
  ) {
    do throws(DocumentError) {
      try cells.record.withBytes(at: index) { bytes throws(DocumentError) in try json.read(bytes, into: tree) }
    } catch {
      return cells.refuse(index, "\(names[index]) must be JSON: \(error.diagnostic.message)")
    }
    decoder.begin(tree)
    _ = article.decode(field, tree.root, from: &decoder)
    for var diagnostic in tree.diagnostics + decoder.diagnostics {
      // Lines and columns within the JSON text are not those of the table.
      diagnostic.location = cells.record.location(at: index)
      diagnostic.message = "\(names[index]): \(diagnostic.message)"
      diagnostic.articleID = article.id
      sink?.report(diagnostic)
    }
    for var found in decoder.extensions {
      found.anchor = found.anchor.isEmpty ? names[index] : "\(names[index])/\(found.anchor)"
      article.extensions.append(found)
    }
  }

  /// Reads the columns for people, where there is no JSON that says more.
  private func readPlainColumns(of record: TableRecord, into article: inout Article) {
    let hasHeadlines = !article.headlines.isEmpty
    let hasBody = !article.body.isEmpty
    for (index, column) in columns.enumerated() where !record.isEmpty(at: index) {
      switch column?.kind {
      case .headline where !hasHeadlines:
        article.headlines.append(Prose(RichText(record.string(at: index)), role: "main"))
      case .subheadline where !hasHeadlines:
        article.headlines.append(Prose(RichText(record.string(at: index)), role: "sub"))
      case .bodyText where !hasBody: article.body = CanonicalTableReader.paragraphs(of: record.string(at: index))
      default: continue
      }
    }
  }

  /// Paragraphs from a text with blank lines between them.
  private static func paragraphs(of text: String) -> [Block] {
    var paragraphs: [Block] = []
    var lines: [Substring] = []
    func end() {
      if !lines.isEmpty { paragraphs.append(Block(.paragraph(RichText(lines.joined(separator: "\n")), role: ""))) }
      lines = []
    }
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line.allSatisfy(\.isWhitespace) { end() } else { lines.append(line) }
    }
    end()
    return paragraphs
  }
}
