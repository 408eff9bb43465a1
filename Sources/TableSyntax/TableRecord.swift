public import ArticleModel

/// One record of a table, as ``TableReader`` hands it to its caller.
///
/// The record keeps its bytes as they stood in the input and finds lines and columns only when asked, so that fields
/// cost neither a `String` nor a count of characters. The reader uses the same memory for the next record; a copy that
/// is kept stays as it was.
public struct TableRecord: Sendable {
  /// Where the content of a field lies, without the quotes around it and without the formula guard.
  struct Field: Sendable {
    /// Where the field begins in the record's bytes, with its opening quote.
    var origin: Int
    /// The first byte of the content.
    var start: Int
    /// The end of the content.
    var end: Int
    /// Whether the content had to be unescaped and lies in `decoded`, not in `raw`.
    var isDecoded = false
  }

  /// The name of the input.
  let source: String
  /// The number of the record, from 1; the header is record 1, and lines that were skipped do not count.
  public internal(set) var row = 0
  /// The line on which the record begins, from 1.
  public internal(set) var line = 1
  /// How the record departs from RFC 4180, and empty lines that stood before it.
  ///
  /// At most ``TableReader/maximumDiagnostics`` are kept for a record.
  public internal(set) var diagnostics: [Diagnostic] = []

  var raw: [UInt8] = []
  var decoded: [UInt8] = []
  var fields: [Field] = []

  init(source: String) {
    self.source = source
  }

  /// The number of fields.
  public var count: Int { fields.count }

  /// Whether a field is empty; fields past the end of a short record are.
  public func isEmpty(at index: Int) -> Bool { byteCount(at: index) == 0 }

  /// The length of a field in bytes; 0 for a field past the end of a short record.
  public func byteCount(at index: Int) -> Int {
    guard fields.indices.contains(index) else { return 0 }
    return fields[index].end - fields[index].start
  }

  /// Returns the text of a field; it is empty for a field past the end of a short record.
  public func string(at index: Int) -> String {
    withBytes(at: index) { bytes in
      unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Returns the UTF-8 bytes of a field; there are none for a field past the end of a short record.
  public func bytes(at index: Int) -> [UInt8] {
    guard fields.indices.contains(index) else { return [] }
    let field = fields[index]
    return Array(field.isDecoded ? decoded[field.start..<field.end] : raw[field.start..<field.end])
  }

  /// Lends the UTF-8 bytes of a field, which are valid; there are none for a field past the end of a short record.
  public func withBytes<Result, Failure: Error>(
    at index: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard fields.indices.contains(index) else { return try body([UInt8]().span) }
    let field = fields[index]
    if field.isDecoded { return try body(decoded.span.extracting(field.start..<field.end)) }
    return try body(raw.span.extracting(field.start..<field.end))
  }

  /// Returns whether a field holds exactly this text.
  public func isEqual(at index: Int, to text: String) -> Bool {
    guard byteCount(at: index) == text.utf8.count else { return false }
    return withBytes(at: index) { bytes in
      var position = 0
      for byte in text.utf8 {
        if bytes[position] != byte { return false }
        position += 1
      }
      return true
    }
  }

  /// The place at which the record begins.
  public var location: SourceLocation { SourceLocation(source: source, line: line, column: 1) }

  /// Returns the place at which a field begins, its opening quote included; for a field past the end of a short record,
  /// the end of the record.
  public func location(at index: Int) -> SourceLocation {
    location(offset: fields.indices.contains(index) ? fields[index].origin : raw.count)
  }

  /// Returns the place of a byte of the record: CRLF, LF and CR end a line, columns count Unicode scalars.
  func location(offset: Int) -> SourceLocation {
    var line = line
    var column = 1
    var previous: UInt8 = 0
    for byte in raw[..<Swift.min(offset, raw.count)] {
      if byte == ByteScanner.lineFeed {
        if previous != ByteScanner.carriageReturn { line += 1 }
        column = 1
      } else if byte == ByteScanner.carriageReturn {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      previous = byte
    }
    return SourceLocation(source: source, line: line, column: column)
  }

  /// The number of line breaks inside the record: CRLF, LF and CR are one each.
  var lineBreakCount: Int {
    unsafe raw.withUnsafeBufferPointer { bytes in
      guard let first = unsafe bytes.first else { return 0 }
      var count = first == ByteScanner.lineFeed || first == ByteScanner.carriageReturn ? 1 : 0
      // Neither step depends on the one before, so that the compiler can take many bytes at once.
      for index in 1..<bytes.count {
        let byte = unsafe bytes[index]
        let isAfterReturn = unsafe bytes[index &- 1] == ByteScanner.carriageReturn
        let isReturn: UInt8 = byte == ByteScanner.carriageReturn ? 1 : 0
        let isLoneFeed: UInt8 = byte == ByteScanner.lineFeed ? (isAfterReturn ? 0 : 1) : 0
        count &+= Int(isReturn | isLoneFeed)
      }
      return count
    }
  }
}
