internal import ArticleModel

/// Turns the bytes of a document into UTF-8.
///
/// The byte order mark decides, then the shape of the first bytes, then the declaration. UTF-8 is handed on as it is:
/// the parser checks it.
final class XMLDecoder {
  /// Something that is wrong with the bytes, at a place in the text.
  struct Defect {
    var message: String
    var line: Int
    var column: Int
    var hint = ""
  }

  private(set) var encoding: TextEncoding?
  private(set) var declared = ""
  /// The first bytes while the encoding is not known, or bytes of a character that is not complete.
  private var pending: [UInt8] = []
  private var transcoder: Transcoder?
  private var isForced = false
  /// Departures found, for the end of the document.
  private(set) var warnings: [Defect] = []

  /// Whether the bytes that follow are UTF-8 and may go to the parser as they are.
  var isUTF8: Bool { encoding?.kind == .utf8 && transcoder == nil }

  /// Begins a document, in an encoding that is known or in one that is to be found.
  func begin(_ forced: TextEncoding?) {
    encoding = nil
    declared = ""
    pending.removeAll(keepingCapacity: true)
    transcoder = nil
    warnings = []
    isForced = forced != nil
    if let forced { choose(forced) }
  }

  /// Takes bytes and gives UTF-8 to `sink`.
  @unsafe func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, to sink: (UnsafeBufferPointer<UInt8>) -> Void
  ) -> Defect? {
    if encoding == nil {
      if pending.isEmpty, let skip = unsafe detect(bytes, isLast: isLast) {
        return unsafe convert(UnsafeBufferPointer(rebasing: bytes[skip...]), isLast, sink)
      }
      unsafe pending.append(contentsOf: bytes)
      let start = pending
      return unsafe start.withUnsafeBufferPointer { start -> Defect? in
        guard let skip = unsafe detect(start, isLast: isLast) else {
          return encoding == nil && isLast ? unsupported : nil
        }
        pending.removeAll()
        return unsafe convert(UnsafeBufferPointer(rebasing: start[skip...]), isLast, sink)
      }
    }
    return unsafe convert(bytes, isLast, sink)
  }

  private var unsupported: Defect {
    Defect(message: "the encoding '\(declared)' is not supported", line: 1, column: 1)
  }

  @unsafe private func convert(
    _ bytes: UnsafeBufferPointer<UInt8>, _ isLast: Bool, _ sink: (UnsafeBufferPointer<UInt8>) -> Void
  ) -> Defect? {
    guard encoding != nil else { return unsupported }
    guard let transcoder else {
      if bytes.count > 0 { unsafe sink(bytes) }
      return nil
    }
    let isFirst = declared.isEmpty && transcoder.line == 1 && transcoder.column == 1
    let defect = unsafe transcoder.convert(bytes, isLast: isLast) { output in
      if isFirst, declared.isEmpty { unsafe noteDeclaration(output) }
      unsafe sink(output)
    }
    if isLast, defect == nil, !isForced, let warning = transcoder.doubt { warnings.append(warning) }
    return defect
  }

  /// Keeps what UTF-16 and UTF-32 text declares; only the bytes count.
  @unsafe private func noteDeclaration(_ text: UnsafeBufferPointer<UInt8>) {
    declared = unsafe XMLDeclaration.encoding(text)
    if let encoding, !declared.isEmpty, !isForced { compare(encoding) }
  }

  private func choose(_ encoding: TextEncoding) {
    self.encoding = encoding
    transcoder = encoding.kind == .utf8 ? nil : Transcoder(encoding)
  }

  private func compare(_ actual: TextEncoding) {
    guard TextEncoding(label: declared)?.kind != actual.kind else { return }
    warnings.append(
      Defect(message: "the document declares '\(declared)' but is \(actual.name), and was read so", line: 1, column: 1))
  }

  // MARK: Detection

  /// Chooses the encoding by the first bytes.
  ///
  /// - Returns: How many bytes belong to a byte order mark, or `nil` when more bytes are needed.
  @unsafe private func detect(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Int? {
    let count = bytes.count
    guard count >= 4 || isLast else { return nil }
    func starts(_ prefix: UInt8...) -> Bool { unsafe bytes.starts(with: prefix) }
    if starts(0xEF, 0xBB, 0xBF) {
      let rest = unsafe UnsafeBufferPointer(rebasing: bytes[3...])
      if !isLast, rest.count < 1024, rest.count < 6 || (unsafe XMLDeclaration.starts(rest) && !rest.contains(0x3E)) {
        return nil
      }
      declared = unsafe XMLDeclaration.encoding(rest)
      choose(.utf8)
      if !declared.isEmpty { compare(.utf8) }
      return 3
    }
    if starts(0xFF, 0xFE, 0, 0) { return chooseWide(.utf32, littleEndian: true, skip: 4) }
    if starts(0, 0, 0xFE, 0xFF) { return chooseWide(.utf32, littleEndian: false, skip: 4) }
    if starts(0xFF, 0xFE) { return chooseWide(.utf16, littleEndian: true, skip: 2) }
    if starts(0xFE, 0xFF) { return chooseWide(.utf16, littleEndian: false, skip: 2) }
    if starts(0x3C, 0, 0, 0) { return chooseWide(.utf32, littleEndian: true, skip: 0) }
    if starts(0, 0, 0, 0x3C) { return chooseWide(.utf32, littleEndian: false, skip: 0) }
    if starts(0x3C, 0) { return chooseWide(.utf16, littleEndian: true, skip: 0) }
    if starts(0, 0x3C) { return chooseWide(.utf16, littleEndian: false, skip: 0) }
    if starts(0x4C, 0x6F, 0xA7, 0x94) {
      declared = "EBCDIC"
      return 0
    }
    if !isLast, count < 1024, starts(0x3C, 0x3F) {
      if count < 6 || (unsafe XMLDeclaration.starts(bytes) && !bytes.contains(0x3E)) { return nil }
    }
    declared = unsafe XMLDeclaration.encoding(bytes)
    guard !declared.isEmpty else {
      choose(.utf8)
      return 0
    }
    guard let named = TextEncoding(label: declared) else { return 0 }
    if named.isASCIICompatible {
      choose(named)
    } else {
      // A wide encoding cannot be declared in bytes that read as ASCII.
      choose(.utf8)
      compare(.utf8)
    }
    return 0
  }

  private func chooseWide(_ kind: TextEncoding.Kind, littleEndian: Bool, skip: Int) -> Int {
    let name = (kind == .utf16 ? "UTF-16" : "UTF-32") + (littleEndian ? "LE" : "BE")
    choose(TextEncoding(name: name, kind: kind, isLittleEndian: littleEndian))
    return skip
  }
}
