public import ArticleModel

/// Writes a table as RFC 4180 describes it: CRLF after each record, quotes only where they are needed.
///
/// A field is quoted if it holds the delimiter, a quote, CR or LF, if it begins or ends with a space or tab, if it
/// begins with a byte order mark, or if it is the only field of its record and empty. Cells that a spreadsheet would
/// take for formulas get an apostrophe, which ``TableReader`` takes off again: reading what was written gives back
/// every text exactly.
///
/// Call ``field(_:)`` for each field and ``endRecord()`` after the last one. The bytes gather in ``bytes`` until
/// ``removeAll()``, which keeps the memory.
public struct TableWriter: Sendable {
  /// How a table is to be written.
  public struct Options: Hashable, Sendable {
    /// What stands between two fields.
    public var delimiter: TableDelimiter
    /// Whether cells that look like formulas get an apostrophe.
    public var addsFormulaGuard: Bool
    /// Whether the table begins with a byte order mark, which some spreadsheets need to recognise UTF-8.
    public var writesByteOrderMark: Bool

    /// Creates options; the default is RFC 4180 with formula guards.
    public init(delimiter: TableDelimiter = .comma, addsFormulaGuard: Bool = true, writesByteOrderMark: Bool = false) {
      self.delimiter = delimiter
      self.addsFormulaGuard = addsFormulaGuard
      self.writesByteOrderMark = writesByteOrderMark
    }
  }

  /// What was written since the last ``removeAll()``.
  public private(set) var bytes: [UInt8] = []

  private let options: Options
  private let scanner: ByteScanner
  private var fieldCount = 0
  private var recordHasContent = false
  private var isAtBeginning = true

  /// Creates a writer for one table.
  public init(options: Options = Options()) {
    self.options = options
    scanner = ByteScanner(delimiter: options.delimiter)
  }

  /// Writes the next field of the record.
  public mutating func field(_ text: String) {
    var text = text
    text.withUTF8 { unsafe append($0) }
  }

  /// Writes the next field of the record from its UTF-8 bytes.
  ///
  /// - Throws: a ``DocumentError`` without a place when the bytes are not UTF-8; nothing is written then.
  public mutating func field(_ text: Span<UInt8>) throws(DocumentError) {
    do {
      _ = try UTF8Span(validating: text)
    } catch {
      throw DocumentError(
        "csv-encoding", "A field holds bytes that are not UTF-8", at: SourceLocation(source: "output"))
    }
    unsafe text.withUnsafeBufferPointer { unsafe append($0) }
  }

  /// Writes empty fields.
  public mutating func emptyFields(_ count: Int) {
    for _ in 0..<Swift.max(count, 0) { beginField() }
  }

  /// Ends the record; without any field there is none to end.
  public mutating func endRecord() {
    guard fieldCount > 0 else { return }
    // An empty line is not a record for most readers.
    if fieldCount == 1, !recordHasContent { bytes.append(contentsOf: [ByteScanner.quote, ByteScanner.quote]) }
    bytes.append(contentsOf: [ByteScanner.carriageReturn, ByteScanner.lineFeed])
    fieldCount = 0
    recordHasContent = false
  }

  /// Writes a whole record.
  public mutating func record(_ fields: [String]) {
    for text in fields { field(text) }
    endRecord()
  }

  /// Forgets the bytes that were written and keeps their memory for more; the table goes on.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func beginField() {
    if isAtBeginning {
      if options.writesByteOrderMark { bytes.append(contentsOf: [0xEF, 0xBB, 0xBF]) }
      isAtBeginning = false
    }
    if fieldCount > 0 { bytes.append(options.delimiter.rawValue) }
    fieldCount += 1
  }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    beginField()
    guard !text.isEmpty else { return }
    recordHasContent = true
    let isGuarded = unsafe options.addsFormulaGuard && FormulaGuard.isAtRisk(text.span)
    let structural = unsafe scanner.nextStructural(in: text, from: 0)
    if structural == text.count, unsafe !needsQuotesAtEdges(text) {
      if isGuarded { bytes.append(FormulaGuard.apostrophe) }
      unsafe bytes.append(contentsOf: text)
      return
    }
    bytes.append(ByteScanner.quote)
    if isGuarded { bytes.append(FormulaGuard.apostrophe) }
    var position = 0
    while true {
      let quote = unsafe ByteScanner.nextQuote(in: text, from: position)
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[position..<quote]))
      guard quote < text.count else { break }
      bytes.append(ByteScanner.quote)
      bytes.append(ByteScanner.quote)
      position = quote + 1
    }
    bytes.append(ByteScanner.quote)
  }

  private func needsQuotesAtEdges(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let first = unsafe text[0]
    let last = unsafe text[text.count - 1]
    if first == 0x20 || first == 0x09 || last == 0x20 || last == 0x09 { return true }
    return unsafe first == 0xEF && text.count >= 3 && text[1] == 0xBB && text[2] == 0xBF
  }
}
