extension KnownFormat {
  /// Containers, told by their first bytes.
  static let containers: [KnownFormat] = [
    magic("gzip", "a gzip archive", [0x1F, 0x8B]),
    magic("zip", "a zip archive", [0x50, 0x4B, 0x03, 0x04]),
    magic("zip", "an empty zip archive", [0x50, 0x4B, 0x05, 0x06]),
    magic("tar", "a tar archive", Array("ustar".utf8), at: 257),
    magic("bzip2", "a bzip2 archive", Array("BZh".utf8)),
    magic("xz", "an xz archive", [0xFD, 0x37, 0x7A, 0x58, 0x5A]),
    magic("zstd", "a zstd archive", [0x28, 0xB5, 0x2F, 0xFD]),
    magic("warc", "a web archive (WARC)", Array("WARC/1.".utf8)),
    magic("warc", "a web archive (WARC)", Array("WARC/0.1".utf8)),
    magic("pdf", "a PDF file", Array("%PDF-".utf8)),
    magic("rtf", "a Rich Text file", Array("{\\rtf".utf8)),
  ]

  private static func magic(_ name: String, _ title: String, _ bytes: [UInt8], at offset: Int = 0) -> KnownFormat {
    KnownFormat(name, title) { beginning in
      let window = beginning.bytes
      guard window.count >= offset + bytes.count, window[offset..<(offset + bytes.count)].elementsEqual(bytes) else {
        return nil
      }
      return Detection(evidence: "its first bytes")
    }
  }

  /// Wire formats of the time before markup, and e-mail.
  static let wires: [KnownFormat] = [
    KnownFormat("anpa", "ANPA 1312") { WireRules.anpa($0) },
    KnownFormat("iptc7901", "IPTC 7901") { WireRules.iptc7901($0) },
    KnownFormat("email", "an e-mail") { WireRules.email($0) },
  ]
}

/// Rules for wire formats and e-mail.
enum WireRules {
  /// Where the message begins behind the padding of the line.
  private static func start(of bytes: [UInt8]) -> Int {
    bytes.firstIndex { $0 != 0x7F && $0 != 0 && $0 != 0x0D && $0 != 0x0A } ?? bytes.count
  }

  static func anpa(_ beginning: Sniff) -> Detection? {
    let bytes = beginning.bytes
    let start = start(of: bytes)
    if bytes[start...].starts(with: [0x16, 0x16, 0x01]) {
      return Detection(evidence: "SYN SYN SOH at its beginning")
    }
    // Kyodo sends no SYN: SOH, a service letter, four digits and a unit separator in the same line.
    guard bytes.count > start + 6, bytes[start] == 0x01 else { return nil }
    let line = bytes[(start + 1)...].prefix { $0 != 0x0A && $0 != 0x0D }
    guard let number = line.firstIndex(where: ByteSearch.isDigit), number <= start + 4,
      line[number...].prefix(while: ByteSearch.isDigit).count == 4, line.contains(0x1F)
    else { return nil }
    return Detection(evidence: "SOH, a service number and a unit separator in its first line")
  }

  static func iptc7901(_ beginning: Sniff) -> Detection? {
    let bytes = beginning.bytes
    var position = start(of: bytes)
    let hasStart = position < bytes.count && bytes[position] == 0x01
    if hasStart { position += 1 }
    let source = position
    while position < bytes.count, ByteSearch.isLetter(bytes[position]) { position += 1 }
    let digits = position
    while position < bytes.count, ByteSearch.isDigit(bytes[position]) { position += 1 }
    guard position > digits, position + 2 < bytes.count, bytes[position] == 0x20,
      ByteSearch.isDigit(bytes[position + 1])
    else { return nil }
    guard bytes[position + 2] == 0x20 else { return nil }
    if hasStart {
      guard bytes[position..<min(bytes.count, position + 2048)].contains(0x02) else { return nil }
      return Detection(evidence: "SOH, a message number and a priority, then STX")
    }
    // Without control characters the line has to look exactly like one: `eca00075 3 i 510    dpa 1003`.
    guard (2...4).contains(digits - source), (3...5).contains(position - digits) || position - digits == 8 else {
      return nil
    }
    position += 3
    let category = position
    while position < bytes.count, ByteSearch.isLetter(bytes[position]) { position += 1 }
    guard (1...3).contains(position - category), position + 1 < bytes.count, bytes[position] == 0x20 else { return nil }
    while position < bytes.count, bytes[position] == 0x20 { position += 1 }
    guard position < bytes.count, ByteSearch.isDigit(bytes[position]) else { return nil }
    return Detection(confidence: 0.7, evidence: "a first line like the header of IPTC 7901 without control characters")
  }

  /// Headers that only e-mails have: one is enough.
  private static let sure: Set<String> = [
    "received", "return-path", "delivered-to", "mime-version", "message-id", "x-received", "dkim-signature",
  ]
  /// Headers that texts may have as well: an e-mail has several.
  private static let usual: Set<String> = ["from", "to", "cc", "subject", "date", "reply-to", "content-type", "sender"]

  static func email(_ beginning: Sniff) -> Detection? {
    guard beginning.xml == nil, beginning.json == nil else { return nil }
    let text = beginning.text
    var position = beginning.start
    if ByteSearch.starts("From ", in: text, at: position) {
      // The separator of a mailbox file: its next line is a header.
      while position < text.count, text[position] != 0x0A { position += 1 }
      position += 1
    }
    var found: Set<String> = []
    for _ in 0..<12 {
      let start = position
      while position < text.count, position - start < 40, ByteSearch.isLetter(text[position]) || text[position] == 0x2D
      {
        position += 1
      }
      if position > start {
        guard position < text.count, text[position] == UInt8(ascii: ":") else { break }
        let name = String(decoding: text[start..<position], as: UTF8.self)
        if sure.contains(name.lowercased()) {
          return Detection(confidence: 0.9, evidence: "the header \(name)")
        }
        if usual.contains(name.lowercased()) { found.insert(name.lowercased()) }
      } else if position >= text.count || text[position] != 0x20 && text[position] != 0x09 {
        break
      }
      while position < text.count, text[position] != 0x0A { position += 1 }
      position += 1
    }
    guard found.contains("from"), found.count >= 2 else { return nil }
    return Detection(confidence: 0.8, evidence: "the headers \(found.sorted().joined(separator: ", "))")
  }
}
