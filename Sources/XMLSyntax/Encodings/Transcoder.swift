/// Converts text of one encoding other than UTF-8 into UTF-8, piece by piece, and knows where it is.
final class Transcoder {
  typealias Defect = XMLDecoder.Defect

  let encoding: TextEncoding
  /// The place of the next character, counted from 1.
  private(set) var line = 1
  private(set) var column = 1

  private var output: [UInt8] = []
  /// Bytes of a character that is not complete.
  private var rest: [UInt8] = []
  private var converter: IconvConverter?
  private var isLittleEndian: Bool
  private var mayHaveMark: Bool
  // For Latin-1, which is declared wrongly more often than rightly.
  private var check = UTF8Check()
  private var isUTF8 = true
  private var hasHighBytes = false
  private var firstWindows: (line: Int, column: Int)?

  init(_ encoding: TextEncoding) {
    self.encoding = encoding
    isLittleEndian = encoding.isLittleEndian ?? false
    mayHaveMark = !encoding.isASCIICompatible
    if case .converted(let name) = encoding.kind { converter = IconvConverter(name) }
  }

  /// What makes the declared encoding doubtful, when all was read.
  var doubt: Defect? {
    guard encoding.kind == .windows1252 else { return nil }
    if hasHighBytes, isUTF8, !check.isIncomplete {
      return Defect(
        message: "the document declares '\(encoding.name)', but all its bytes are valid UTF-8", line: 1, column: 1,
        hint: "--encoding UTF-8 reads it as that")
    }
    guard encoding.name == "ISO-8859-1", let first = firstWindows else { return nil }
    return Defect(
      message: "the document declares ISO-8859-1 but has bytes of windows-1252, and was read so", line: first.line,
      column: first.column)
  }

  /// Converts bytes; an error comes after all that stands before it was given to `sink`.
  @unsafe func convert(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, to sink: (UnsafeBufferPointer<UInt8>) -> Void
  ) -> Defect? {
    var defect: Defect?
    var start = 0
    repeat {
      let end = min(start + 65_536, bytes.count)
      let piece = unsafe UnsafeBufferPointer(rebasing: bytes[start..<end])
      let last = isLast && end == bytes.count
      output.removeAll(keepingCapacity: true)
      let problem =
        switch encoding.kind {
        case .utf8: unsafe copy(piece)
        case .ascii: unsafe ascii(piece)
        case .windows1252: unsafe windows1252(piece)
        case .utf16: unsafe wide(piece, last, unit: 2)
        case .utf32: unsafe wide(piece, last, unit: 4)
        case .converted: unsafe converted(piece, last)
        }
      advance()
      if !output.isEmpty { unsafe output.withUnsafeBufferPointer { unsafe sink($0) } }
      if let problem { defect = Defect(message: problem, line: line, column: column) }
      start = end
    } while start < bytes.count && defect == nil
    return defect
  }

  private func advance() { (line, column) = place(in: output) }

  /// The place after text that was converted and is not counted yet.
  private func place(in text: [UInt8]) -> (line: Int, column: Int) {
    var line = line
    var column = column
    for byte in text {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }

  @unsafe private func copy(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    unsafe output.append(contentsOf: bytes)
    return nil
  }

  @unsafe private func ascii(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    for index in 0..<bytes.count {
      let byte = unsafe bytes[index]
      guard byte < 0x80 else { return "the document declares US-ASCII, which has no byte \(hexadecimal(byte))" }
      output.append(byte)
    }
    return nil
  }

  @unsafe private func windows1252(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    for index in 0..<bytes.count {
      let byte = unsafe bytes[index]
      if isUTF8 { isUTF8 = check.take(byte) }
      guard byte >= 0x80 else {
        output.append(byte)
        continue
      }
      hasHighBytes = true
      var scalar = UInt32(byte)
      if byte < 0xA0 {
        scalar = UInt32(Self.windows[Int(byte) - 0x80])
        if firstWindows == nil { firstWindows = place(in: output) }
      }
      append(scalar)
    }
    return nil
  }

  @unsafe private func wide(_ bytes: UnsafeBufferPointer<UInt8>, _ isLast: Bool, unit: Int) -> String? {
    var all: [UInt8] = rest
    unsafe all.append(contentsOf: bytes)
    var index = 0
    func value(_ at: Int) -> UInt32 {
      var value: UInt32 = 0
      for position in 0..<unit {
        let shift = UInt32(isLittleEndian ? position : unit - 1 - position) * 8
        value |= UInt32(all[at + position]) << shift
      }
      return value
    }
    while index + unit <= all.count {
      var scalar = value(index)
      var length = unit
      if mayHaveMark {
        mayHaveMark = false
        if scalar == 0xFEFF || scalar == (unit == 2 ? 0xFFFE : 0xFFFE_0000) {
          if scalar != 0xFEFF { isLittleEndian.toggle() }
          index += unit
          continue
        }
      }
      if unit == 2, scalar & 0xFC00 == 0xD800 {
        guard index + 4 <= all.count else { break }
        let low = value(index + 2)
        guard low & 0xFC00 == 0xDC00 else { return "half of a surrogate pair stands alone in \(encoding.name) text" }
        scalar = 0x10000 + ((scalar & 0x3FF) << 10) + (low & 0x3FF)
        length = 4
      }
      guard let valid = Unicode.Scalar(scalar) else { return "a code unit is not valid \(encoding.name)" }
      append(valid.value)
      index += length
    }
    rest = Array(all[index...])
    return isLast && !rest.isEmpty ? "the document ends within a character of \(encoding.name)" : nil
  }

  @unsafe private func converted(_ bytes: UnsafeBufferPointer<UInt8>, _ isLast: Bool) -> String? {
    guard let converter else { return "the encoding '\(encoding.name)' is not known here" }
    rest = unsafe rest + Array(bytes)
    let (used, isValid) = converter.convert(rest, to: &output)
    let invalid = used < rest.count ? rest[used] : 0
    rest.removeFirst(used)
    if !isValid { return "the byte \(hexadecimal(invalid)) does not belong to a character of \(encoding.name)" }
    return isLast && !rest.isEmpty ? "the document ends within a character of \(encoding.name)" : nil
  }

  private func append(_ scalar: UInt32) {
    if scalar < 0x80 {
      output.append(UInt8(truncatingIfNeeded: scalar))
    } else if let valid = Unicode.Scalar(scalar) {
      output.append(contentsOf: UTF8.encode(valid) ?? UTF8.encodedReplacementCharacter)
    }
  }

  private func hexadecimal(_ byte: UInt8) -> String { "0x" + String(byte, radix: 16, uppercase: true) }

  /// What windows-1252 has in 0x80 to 0x9F, as the WHATWG's index has it.
  private static let windows: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]
}
