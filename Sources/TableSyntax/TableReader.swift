public import ArticleModel

/// Reads a table as RFC 4180 describes it, record by record, from bytes that arrive in pieces.
///
/// Fields may be quoted, quotes in them doubled, and they may hold line breaks; CRLF, LF and CR end a record, the last
/// line break may be missing, and a byte order mark is skipped. An empty line is a record with one empty field in a
/// table with one column; elsewhere it is skipped, with a warning unless it stands at the end. What departs from the
/// standard and can be read is a diagnostic of its record. What cannot be read is thrown: bytes that are not UTF-8, a
/// quote that is never closed, a limit that is exceeded. After an error the reader cannot go on.
///
/// Only one record is in memory at a time.
public struct TableReader: Sendable {
  /// How a table is to be read.
  public struct Options: Hashable, Sendable {
    /// What stands between two fields.
    public var delimiter: TableDelimiter
    /// Whether the apostrophe before a cell that looks like a formula is taken off.
    public var removesFormulaGuard: Bool
    /// The largest record, in bytes.
    public var maximumRecordSize: Int
    /// The largest number of fields in a record.
    public var maximumFieldCount: Int

    /// Creates options; the default is a table as ``TableWriter`` writes it.
    public init(
      delimiter: TableDelimiter = .comma, removesFormulaGuard: Bool = true, maximumRecordSize: Int = 64 << 20,
      maximumFieldCount: Int = 100_000
    ) {
      self.delimiter = delimiter
      self.removesFormulaGuard = removesFormulaGuard
      self.maximumRecordSize = maximumRecordSize
      self.maximumFieldCount = maximumFieldCount
    }
  }

  /// The largest number of diagnostics that is kept for one record.
  public static let maximumDiagnostics = 100

  private enum State: Sendable {
    /// At the first byte of a field.
    case fieldStart
    /// In a field without quotes.
    case unquoted
    /// Between the quotes of a field.
    case quoted
    /// After a quote in a quoted field, which closes it unless another one follows.
    case quoteInQuoted
    /// In text after the closing quote, which should not be there.
    case afterQuoted
    /// After a CR that ended a record; an LF belongs to it.
    case afterCarriageReturn
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private let options: Options
  private let scanner: ByteScanner
  private var record: TableRecord
  private var state = State.fieldStart
  /// How many bytes of a byte order mark were seen, or `nil` once the input is past it.
  private var markLength: Int? = 0
  /// Where the field at hand begins in the record.
  private var origin = 0
  private var fieldHasEscapes = false
  private var fieldHasStrayQuote = false
  private var recordHasQuotes = false
  private var recordHasEscapes = false
  private var row = 0
  private var line = 1
  private var columnCount: Int?
  private var emptyLineCount = 0
  private var firstEmptyLine = 0

  /// Creates a reader for one input, whose name appears in diagnostics.
  public init(source: String, options: Options = Options()) {
    self.options = options
    scanner = ByteScanner(delimiter: options.delimiter)
    record = TableRecord(source: source)
  }

  /// Reads the next bytes of the input and hands over each record that they complete.
  ///
  /// - Parameters:
  ///   - bytes: the next piece of the input, of any length.
  ///   - handler: is given the records in order; the first one is usually the header.
  /// - Throws: a ``DocumentError`` when the input cannot be read, and what the handler throws.
  public mutating func push(
    _ bytes: Span<UInt8>, handler: (TableRecord) throws(DocumentError) -> Void
  ) throws(DocumentError) {
    try unsafe bytes.withUnsafeBufferPointer { buffer throws(DocumentError) in
      let start = unsafe skipByteOrderMark(in: buffer)
      try unsafe scan(UnsafeBufferPointer(rebasing: buffer[start...]), handler)
    }
  }

  /// Ends the input and hands over the last record if no line break followed it.
  ///
  /// - Parameter handler: is given the record.
  /// - Throws: a ``DocumentError`` when the input ends inside a quoted field, and what the handler throws.
  public mutating func finish(handler: (TableRecord) throws(DocumentError) -> Void) throws(DocumentError) {
    if let length = markLength, length > 0 {
      record.raw.append(contentsOf: Self.byteOrderMark[..<length])
      state = .unquoted
    }
    markLength = nil
    switch state {
    case .afterCarriageReturn: return
    case .fieldStart:
      guard !record.fields.isEmpty else { return }
      origin = record.raw.count
      try endField(at: record.raw.count)
    case .unquoted, .quoteInQuoted, .afterQuoted: try endField(at: record.raw.count)
    case .quoted:
      record.line = line
      throw DocumentError(
        "csv-unclosed-quote", "The quoted field in row \(row + 1) is never closed",
        at: record.location(offset: origin))
    }
    try endRecord(handler)
    state = .afterCarriageReturn
  }

  /// Returns how many bytes of the input belong to a byte order mark, which may be spread over several pieces.
  private mutating func skipByteOrderMark(in input: UnsafeBufferPointer<UInt8>) -> Int {
    guard var length = markLength else { return 0 }
    var position = 0
    while position < input.count, length < 3, unsafe input[position] == Self.byteOrderMark[length] {
      position += 1
      length += 1
    }
    markLength = length
    if length == 3 {
      markLength = nil
    } else if position < input.count {
      // It was no mark: what was taken for one in earlier pieces belongs to the first field.
      markLength = nil
      if length > position {
        record.raw.append(contentsOf: Self.byteOrderMark[..<(length - position)])
        state = .unquoted
      }
      return 0
    }
    return position
  }

  private mutating func scan(
    _ input: UnsafeBufferPointer<UInt8>, _ handler: (TableRecord) throws(DocumentError) -> Void
  ) throws(DocumentError) {
    let delimiter = options.delimiter.rawValue
    var position = 0
    // `input[copied...]` is not in the record yet; `shift` leads from a place in the input to one in the record.
    var copied = 0
    var shift = record.raw.count
    while position < input.count {
      switch state {
      case .afterCarriageReturn:
        if unsafe input[position] == ByteScanner.lineFeed { position += 1 }
        state = .fieldStart
        copied = position
        shift = -position
        continue
      case .fieldStart:
        origin = position + shift
        if unsafe input[position] == ByteScanner.quote {
          state = .quoted
          recordHasQuotes = true
          position += 1
        } else {
          state = .unquoted
        }
        continue
      case .quoted:
        position = unsafe ByteScanner.nextQuote(in: input, from: position)
        if position < input.count {
          state = .quoteInQuoted
          position += 1
        }
        continue
      case .unquoted, .afterQuoted:
        position = unsafe scanner.nextStructural(in: input, from: position)
        guard position < input.count else { continue }
      case .quoteInQuoted: break
      }
      let byte = unsafe input[position]
      if byte == delimiter {
        try endField(at: position + shift)
        state = .fieldStart
      } else if byte == ByteScanner.lineFeed || byte == ByteScanner.carriageReturn {
        try endField(at: position + shift)
        unsafe record.raw.append(contentsOf: UnsafeBufferPointer(rebasing: input[copied..<position]))
        try endRecord(handler)
        state = byte == ByteScanner.lineFeed ? .fieldStart : .afterCarriageReturn
        copied = position + 1
        shift = -copied
      } else if state == .quoteInQuoted {
        fieldHasEscapes = true
        recordHasEscapes = true
        state = byte == ByteScanner.quote ? .quoted : .afterQuoted
      } else if state == .unquoted {
        fieldHasStrayQuote = true
      }
      position += 1
    }
    guard state != .afterCarriageReturn, copied < input.count else { return }
    unsafe record.raw.append(contentsOf: UnsafeBufferPointer(rebasing: input[copied...]))
    try checkSize()
  }

  /// Ends the field at hand; `state` still says what kind it is.
  private mutating func endField(at end: Int) throws(DocumentError) {
    var field = TableRecord.Field(origin: origin, start: origin, end: end)
    switch state {
    case .quoteInQuoted where !fieldHasEscapes:
      field.start += 1
      field.end -= 1
    case .quoteInQuoted, .afterQuoted: field.isDecoded = true
    default: break
    }
    if state == .afterQuoted || fieldHasStrayQuote { noteDeparture(in: field) }
    record.fields.append(field)
    fieldHasEscapes = false
    fieldHasStrayQuote = false
    guard record.fields.count <= options.maximumFieldCount else {
      throw DocumentError(
        "csv-field-count", "Row \(row + 1) has more than \(options.maximumFieldCount) fields",
        at: SourceLocation(source: record.source, line: line, column: 1),
        hint: "Is another character the delimiter, or is a quote missing?")
    }
  }

  /// Remembers a misplaced quote; its place is found when the record is complete, from the index of the field.
  private mutating func noteDeparture(in field: TableRecord.Field) {
    guard record.diagnostics.count < Self.maximumDiagnostics else { return }
    let column = "row \(row + 1), field \(record.fields.count + 1)"
    let place = SourceLocation(source: record.source, line: record.fields.count)
    record.diagnostics.append(
      field.isDecoded
        ? Diagnostic(.warning, "csv-text-after-quote", "Text follows the closing quote in \(column)", at: place)
        : Diagnostic(.warning, "csv-stray-quote", "A quote stands in a field without quotes in \(column)", at: place))
  }

  private func checkSize() throws(DocumentError) {
    guard record.raw.count > options.maximumRecordSize else { return }
    throw DocumentError(
      "csv-record-size", "Row \(row + 1) is larger than the limit of \(options.maximumRecordSize) bytes",
      at: SourceLocation(source: record.source, line: line, column: 1),
      hint: "Is a closing quote missing? The limit is set with --max-size")
  }

  private mutating func endRecord(_ handler: (TableRecord) throws(DocumentError) -> Void) throws(DocumentError) {
    if record.raw.isEmpty, columnCount != 1 {
      if emptyLineCount == 0 { firstEmptyLine = line }
      emptyLineCount += 1
      line += 1
      resetRecord()
      return
    }
    record.line = line
    record.row = row + 1
    try checkSize()
    try checkUTF8()
    if recordHasEscapes { record.decodeEscapes() }
    if options.removesFormulaGuard { record.removeFormulaGuards() }
    row += 1
    addDiagnostics()
    try handler(record)
    line += 1 + (recordHasQuotes ? record.lineBreakCount : 0)
    resetRecord()
  }

  private mutating func resetRecord() {
    record.raw.removeAll(keepingCapacity: true)
    record.decoded.removeAll(keepingCapacity: true)
    record.fields.removeAll(keepingCapacity: true)
    if !record.diagnostics.isEmpty { record.diagnostics = [] }
    recordHasQuotes = false
    recordHasEscapes = false
  }

  private func checkUTF8() throws(DocumentError) {
    do {
      _ = try UTF8Span(validating: record.raw.span)
    } catch {
      throw DocumentError(
        "csv-encoding", "Row \(row + 1) holds bytes that are not UTF-8",
        at: record.location(offset: error.byteOffsets.lowerBound), hint: "Convert the file to UTF-8 first")
    }
  }

  private mutating func addDiagnostics() {
    for index in record.diagnostics.indices {
      record.diagnostics[index].location = record.location(at: record.diagnostics[index].location.line)
    }
    if emptyLineCount > 0 {
      let lines = emptyLineCount == 1 ? "An empty line was" : "\(emptyLineCount) empty lines were"
      record.diagnostics.insert(
        Diagnostic(
          .warning, "csv-empty-line", "\(lines) skipped before row \(row)",
          at: SourceLocation(source: record.source, line: firstEmptyLine, column: 1)), at: 0)
      emptyLineCount = 0
    }
    guard let expected = columnCount else {
      columnCount = record.count
      return
    }
    guard record.count != expected else { return }
    let surplus = (expected..<Swift.max(expected, record.count)).first { !record.isEmpty(at: $0) }
    // A short row is filled up with empty fields; what stands past the last column has no name and would be lost.
    let fields = record.count == 1 ? "1 field" : "\(record.count) fields"
    record.diagnostics.append(
      Diagnostic(
        surplus == nil ? .warning : .error, "csv-row-length",
        "Row \(row) has \(fields), the first row has \(expected)", at: record.location(at: surplus ?? expected)))
  }
}
