/// The beginning of a document, looked at once for all formats.
///
/// What is found out depends on how the document begins: of XML only the root's start tag and what stands before it are
/// scanned, of JSON the first object, of other text the first records of a possible table.
public struct Sniff: Sendable {
  /// The first bytes, at most 64 KB, as they are.
  public let bytes: [UInt8]
  /// Whether `bytes` is the whole document.
  public let isWhole: Bool
  /// The same in an encoding that extends ASCII: UTF-16 and UTF-32 are transcoded to UTF-8.
  public let text: [UInt8]
  /// Where in ``text`` the first character stands that is no white space, behind a byte order mark.
  public let start: Int
  /// What stands before and in the root's start tag, when the text begins with `<`.
  public let xml: XMLBeginning?
  /// The first object, when the text begins as JSON does.
  public let json: JSONBeginning?
  /// The first records, when the text could be a table.
  public let table: TableBeginning?
  /// The encoding that a byte order mark or zero bytes tell.
  private let stated: TextEncoding?

  /// Looks at the beginning of a document.
  public init(bytes: [UInt8], isWhole: Bool) {
    self.bytes = bytes
    self.isWhole = isWhole
    let mark = TextEncoding.byteOrderMark(of: bytes)
    let encoding = mark?.encoding ?? TextEncoding.wide(by: bytes)
    stated = encoding
    var start = mark?.length ?? 0
    if let encoding, encoding != .utf8 {
      text = encoding.decode(bytes, from: start).text
      start = 0
    } else {
      text = bytes
    }
    while start < text.count, ByteSearch.isSpace(text[start]) { start += 1 }
    self.start = start
    let first = start < text.count ? text[start] : 0
    xml = first == UInt8(ascii: "<") ? XMLBeginning(text, from: start, isWhole: isWhole) : nil
    let mayBeJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || first == 0x1E
    json = mayBeJSON ? JSONBeginning(text, from: start) : nil
    table = xml == nil && json == nil ? TableBeginning(text, from: start, isWhole: isWhole) : nil
  }

  /// The root element, when the text begins with `<` and its start tag was found.
  public var xmlRoot: XMLRoot? { xml?.root }

  /// Whether some bytes of ASCII stand anywhere in the window.
  public func contains(_ pattern: StaticString) -> Bool {
    ByteSearch.first(pattern, in: text, from: start, before: text.count) != nil
  }

  /// The name of the encoding: as its byte order mark, zero bytes or XML declaration tell, else as its bytes are.
  public var encoding: String {
    if let stated { return stated.name }
    if let declared = xml?.encoding, !declared.isEmpty { return declared }
    return isUTF8 ? TextEncoding.utf8.name : TextEncoding.windows1252.name
  }

  /// Whether the window is UTF-8, apart from a character that its end cuts.
  var isUTF8: Bool {
    var end = bytes.count
    if !isWhole {
      var back = 0
      while back < 3, end > 0, bytes[end - 1] & 0xC0 == 0x80 {
        end -= 1
        back += 1
      }
      if end > 0, bytes[end - 1] >= 0xC0 { end -= 1 } else { end = bytes.count }
    }
    return (try? UTF8Span(validating: bytes.span.extracting(..<end))) != nil
  }

  /// The share of bytes that belong to printable characters, white space included, from 0 to 1.
  public var printableShare: Double {
    guard !text.isEmpty else { return 1 }
    let isWindows = stated == nil && !isUTF8
    return Double(text.count - PrintableText.countUnprintable(in: text, isWindows: isWindows)) / Double(text.count)
  }
}

/// What tells text from binary data.
enum PrintableText {
  /// The least share of printable bytes in a text.
  static let leastShare = 0.95

  /// How many bytes are control characters other than white space, or, in windows-1252, no characters at all.
  static func countUnprintable(in bytes: [UInt8], isWindows: Bool) -> Int {
    var count = 0
    for byte in bytes {
      if byte < 0x20 {
        if byte < 0x09 || byte > 0x0D { count += 1 }
      } else if byte == 0x7F {
        count += 1
      } else if isWindows, byte == 0x81 || byte == 0x8D || byte == 0x8F || byte == 0x90 || byte == 0x9D {
        count += 1
      }
    }
    return count
  }
}
