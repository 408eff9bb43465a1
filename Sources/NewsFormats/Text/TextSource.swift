internal import ArticleModel
internal import Digest

/// A text as UTF-8 with line feeds, taken apart into lines, and what its bytes were before.
struct TextSource {
  /// The text without control characters and byte order mark; lines are ended by `\n`.
  private(set) var bytes: [UInt8]
  /// Where each line begins; 32 bits, as a text may have as many lines as bytes.
  private var starts: [UInt32] = []
  /// The encoding in which the text came.
  let encoding: TextEncoding
  /// How the encoding was found out, or empty when the text or the user states it.
  let encodingRule: String
  /// Whether UTF-8 began with a byte order mark.
  let hasByteOrderMark: Bool
  /// The line break that all lines have: `LF`, `CRLF` or `CR`; `LF` when they differ.
  private(set) var lineBreak = "LF"
  /// What there is to say about the bytes.
  private(set) var diagnostics: [Diagnostic] = []

  /// Decodes a document.
  ///
  /// - Throws: ``DocumentError`` when it is binary, or not in the encoding that the user states.
  init(_ document: consuming [UInt8], source: String, stated: String?) throws(DocumentError) {
    let place = SourceLocation(source: source)
    let mark = TextEncoding.byteOrderMark(of: document)
    var rule = ""
    var encoding: TextEncoding
    if let stated {
      guard let named = TextEncoding(named: stated) else {
        throw DocumentError("text-encoding", "the encoding \(stated) is not known for text", at: place)
      }
      encoding = named
      // `UTF-16` leaves the order of the bytes to the mark.
      if let mark, stated.lowercased() == "utf-16" || stated.lowercased() == "utf-32" { encoding = mark.encoding }
    } else if let mark {
      encoding = mark.encoding
    } else if let wide = TextEncoding.wide(by: document) {
      encoding = wide
      rule = "zero bytes between ASCII characters"
    } else {
      encoding = .utf8
    }
    let start = mark?.encoding == encoding ? mark?.length ?? 0 : 0
    if encoding == .utf8, let invalid = TextSource.firstInvalid(document, from: start) {
      guard stated == nil, mark == nil else {
        let location = TextSource.location(of: invalid, in: document, source: source)
        throw DocumentError(
          "text-encoding", "this is not UTF-8", at: location, hint: "--encoding names another encoding")
      }
      encoding = .windows1252
      rule = "not UTF-8"
    }
    self.encoding = encoding
    encodingRule = rule
    hasByteOrderMark = start == 3
    let length = document.count - start
    let unprintable = PrintableText.countUnprintable(in: document, isWindows: encoding == .windows1252)
    if encoding == .utf8, start == 0 {
      bytes = document
    } else {
      let decoded = encoding.decode(document, from: start)
      bytes = decoded.text
      if decoded.malformed > 0 {
        diagnostics.append(
          Diagnostic(
            .warning, "text-malformed",
            "\(decoded.malformed) sequences are not \(encoding.name) and were replaced by U+FFFD", at: place))
      }
    }
    let isWide = encoding != .utf8 && encoding != .latin1 && encoding != .windows1252
    let bad = isWide ? PrintableText.countUnprintable(in: bytes, isWindows: false) : unprintable
    guard Double(bad) <= Double(isWide ? bytes.count : length) * (1 - PrintableText.leastShare) else {
      throw DocumentError("text-binary", "this is binary data, not text", at: place)
    }
    clean(source: source)
  }

  /// Where the bytes stop being UTF-8, or `nil` when they are all of it.
  private static func firstInvalid(_ bytes: [UInt8], from start: Int) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span.extracting(start...))
      return nil
    } catch {
      return start + error.byteOffsets.lowerBound
    }
  }

  private static func location(of offset: Int, in bytes: [UInt8], source: String) -> SourceLocation {
    let before = bytes[..<offset]
    let line = before.reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return SourceLocation(source: source, line: line, column: before[start...].count { $0 & 0xC0 != 0x80 } + 1)
  }

  /// Makes all line breaks `\n`, takes out what no output may hold, and notes where lines begin, in one pass.
  private mutating func clean(source: String) {
    var removed = 0
    var firstRemoved = (line: 0, offset: 0)
    var counts = (lf: 0, crlf: 0, cr: 0)
    var starts: [UInt32] = [0]
    let length = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      var read = 0
      var write = 0
      let count = buffer.count
      while read < count {
        let byte = unsafe buffer[read]
        if byte >= 0x20 && byte != 0xEF || byte == 0x09 {
          if read != write { unsafe buffer[write] = byte }
          read += 1
          write += 1
          continue
        }
        switch byte {
        case 0x0A, 0x0D:
          if byte == 0x0A {
            counts.lf += 1
          } else if unsafe read + 1 < count && buffer[read + 1] == 0x0A {
            counts.crlf += 1
            read += 1
          } else {
            counts.cr += 1
          }
          unsafe buffer[write] = 0x0A
          write += 1
          starts.append(UInt32(truncatingIfNeeded: write))
        case 0xEF:
          // U+FFFE and U+FFFF are no characters.
          if unsafe read + 2 < count && buffer[read + 1] == 0xBF && buffer[read + 2] >= 0xBE {
            if removed == 0 { firstRemoved = (starts.count, write) }
            removed += 1
            read += 2
          } else {
            unsafe buffer[write] = byte
            write += 1
          }
        default:
          if removed == 0 { firstRemoved = (starts.count, write) }
          removed += 1
          // A page break parts what stands before and behind it.
          if byte == 0x0C {
            unsafe buffer[write] = 0x0A
            write += 1
            starts.append(UInt32(truncatingIfNeeded: write))
          }
        }
        read += 1
      }
      return write
    }
    bytes.removeLast(bytes.count - length)
    self.starts = starts
    if counts.crlf > 0, counts.lf == 0, counts.cr == 0 { lineBreak = "CRLF" }
    if counts.cr > 0, counts.lf == 0, counts.crlf == 0 { lineBreak = "CR" }
    if [counts.lf, counts.crlf, counts.cr].count(where: { $0 > 0 }) > 1 {
      diagnostics.append(
        Diagnostic(
          .note, "text-line-breaks", "line breaks of different kinds became line feeds",
          at: SourceLocation(source: source)))
    }
    guard removed > 0 else { return }
    let lineStart = Int(starts[firstRemoved.line - 1])
    let column = bytes[lineStart..<firstRemoved.offset].count { $0 & 0xC0 != 0x80 } + 1
    diagnostics.append(
      Diagnostic(
        .warning, "text-control-characters",
        removed == 1 ? "a control character was removed" : "\(removed) control characters were removed, here the first",
        at: SourceLocation(source: source, line: firstRemoved.line, column: column)))
  }

  /// How many lines there are; behind a final line break no line begins.
  var lineCount: Int {
    let count = starts.count
    return count > 0 && Int(starts[count - 1]) == bytes.count ? count - 1 : count
  }

  /// A line without its line break.
  func line(_ index: Int) -> Range<Int> {
    let start = Int(starts[index])
    let end = index + 1 < starts.count ? Int(starts[index + 1]) - 1 : bytes.count
    return start..<max(start, end)
  }

  /// A line without white space around it; empty when it is blank.
  func trimmed(_ index: Int) -> Range<Int> {
    let line = line(index)
    var start = line.lowerBound
    var end = line.upperBound
    while start < end, ByteSearch.isSpace(bytes[start]) { start += 1 }
    while end > start, ByteSearch.isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Whether a line holds nothing but white space.
  func isBlank(_ index: Int) -> Bool { trimmed(index).isEmpty }

  /// The text of a range.
  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The text of a trimmed line, or `nil` when it is longer than what is looked at for anything but a paragraph.
  func shortLine(_ index: Int, limit: Int = 400) -> String? {
    let range = trimmed(index)
    return range.count <= limit ? string(range) : nil
  }

  /// How many characters a range has.
  func width(_ range: Range<Int>) -> Int {
    var width = 0
    for index in range where bytes[index] & 0xC0 != 0x80 { width += 1 }
    return width
  }

  /// The digest of all words, parted by one space each: the same however the lines are broken.
  func digest() -> String {
    var hash = SHA256()
    var position = 0
    var isFirst = true
    let space: [UInt8] = [0x20]
    while position < bytes.count {
      while position < bytes.count, ByteSearch.isSpace(bytes[position]) { position += 1 }
      let start = position
      while position < bytes.count, !ByteSearch.isSpace(bytes[position]) { position += 1 }
      guard position > start else { break }
      if !isFirst { hash.update(space.span) }
      hash.update(bytes.span.extracting(start..<position))
      isFirst = false
    }
    return SHA256.hexadecimal(hash.finish())
  }
}
