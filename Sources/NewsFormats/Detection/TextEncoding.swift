/// The encodings in which text without a declaration of its own comes.
enum TextEncoding: Hashable, Sendable, CaseIterable {
  case utf8
  case utf16LittleEndian
  case utf16BigEndian
  case utf32LittleEndian
  case utf32BigEndian
  case latin1
  case windows1252

  /// Its name in IANA's registry.
  var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .utf32LittleEndian: "UTF-32LE"
    case .utf32BigEndian: "UTF-32BE"
    case .latin1: "ISO-8859-1"
    case .windows1252: "windows-1252"
    }
  }

  /// Finds an encoding by its name or a usual other name, in any case.
  init?(named name: String) {
    switch name.lowercased() {
    case "utf-8", "utf8", "us-ascii", "ascii": self = .utf8
    case "utf-16", "utf16", "utf-16le", "utf16le": self = .utf16LittleEndian
    case "utf-16be", "utf16be": self = .utf16BigEndian
    case "utf-32", "utf32", "utf-32le", "utf32le": self = .utf32LittleEndian
    case "utf-32be", "utf32be": self = .utf32BigEndian
    case "iso-8859-1", "iso8859-1", "latin1", "latin-1": self = .latin1
    case "windows-1252", "cp1252", "windows1252": self = .windows1252
    default: return nil
    }
  }

  /// The encoding that a byte order mark states, with the mark's length.
  static func byteOrderMark(of bytes: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.utf32LittleEndian, 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32BigEndian, 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// The wide encoding that the zero bytes around the first characters tell, where these are ASCII.
  static func wide(by bytes: [UInt8]) -> TextEncoding? {
    guard bytes.count >= 4 else { return nil }
    switch (bytes[0] == 0, bytes[1] == 0, bytes[2] == 0, bytes[3] == 0) {
    case (true, true, true, false): return .utf32BigEndian
    case (false, true, true, true): return .utf32LittleEndian
    case (true, false, true, false): return .utf16BigEndian
    case (false, true, false, true): return .utf16LittleEndian
    default: return nil
    }
  }

  /// Turns bytes into UTF-8; what is malformed becomes U+FFFD.
  ///
  /// UTF-8 stays as it is.
  ///
  /// - Parameters:
  ///   - bytes: The bytes in this encoding.
  ///   - start: Where the text begins, behind a byte order mark.
  /// - Returns: The text, and how many malformed sequences it had.
  func decode(_ bytes: [UInt8], from start: Int) -> (text: [UInt8], malformed: Int) {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count - start)
    var malformed = 0
    var position = start
    switch self {
    case .utf8:
      text.append(contentsOf: bytes[start...])
    case .latin1, .windows1252:
      for byte in bytes[start...] {
        let isMapped = self == .windows1252 && byte >= 0x80 && byte < 0xA0
        TextEncoding.append(isMapped ? UInt32(TextEncoding.windowsRow[Int(byte) - 0x80]) : UInt32(byte), to: &text)
      }
    case .utf16LittleEndian, .utf16BigEndian:
      while position + 1 < bytes.count {
        var scalar = unit(bytes, at: position)
        position += 2
        if scalar >= 0xD800 && scalar < 0xDC00, position + 1 < bytes.count {
          let low = unit(bytes, at: position)
          if low >= 0xDC00 && low < 0xE000 {
            scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
            position += 2
          }
        }
        if !TextEncoding.append(scalar, to: &text) { malformed += 1 }
      }
    case .utf32LittleEndian, .utf32BigEndian:
      while position + 3 < bytes.count {
        let halves = (unit(bytes, at: position), unit(bytes, at: position + 2))
        let scalar = self == .utf32BigEndian ? halves.0 << 16 | halves.1 : halves.1 << 16 | halves.0
        if !TextEncoding.append(scalar, to: &text) { malformed += 1 }
        position += 4
      }
    }
    if position < bytes.count, position > start {
      _ = TextEncoding.append(0xFFFD, to: &text)
      malformed += 1
    }
    return (text, malformed)
  }

  private func unit(_ bytes: [UInt8], at position: Int) -> UInt32 {
    let isBigEndian = self == .utf16BigEndian || self == .utf32BigEndian
    let pair = (UInt32(bytes[position]), UInt32(bytes[position + 1]))
    return isBigEndian ? pair.0 << 8 | pair.1 : pair.1 << 8 | pair.0
  }

  /// Appends a scalar in UTF-8; what is no scalar becomes U+FFFD and gives `false`.
  @discardableResult
  private static func append(_ scalar: UInt32, to text: inout [UInt8]) -> Bool {
    switch scalar {
    case 0..<0x80:
      text.append(UInt8(truncatingIfNeeded: scalar))
    case 0x80..<0x800:
      text.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      text.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    case 0xD800..<0xE000, 0x110000...:
      text.append(contentsOf: [0xEF, 0xBF, 0xBD])
      return false
    case 0x800..<0x10000:
      text.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      text.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      text.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    default:
      text.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      text.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      text.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      text.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    }
    return true
  }

  /// What windows-1252 has from 0x80 to 0x9F; the five free places stay what they are in ISO 8859-1.
  private static let windowsRow: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
    0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0x009D, 0x017E, 0x0178,
  ]
}
