/// What stands in an XML document up to the end of its root's start tag, as far as that can be told without a parser.
///
/// The scanner is tolerant: documents that are not well-formed are told by their root all the same, so that the parser
/// gets to say what is wrong with them, and where.
public struct XMLBeginning: Sendable {
  /// The encoding in the XML declaration, or empty.
  public private(set) var encoding = ""
  /// The name in the document type declaration, or empty.
  public private(set) var doctypeName = ""
  /// The public identifier in the document type declaration, or empty.
  public private(set) var publicID = ""
  /// The root element, or `nil` when its start tag could not be found.
  public private(set) var root: XMLRoot?
  /// Where the root's start tag ends, or 0 when it could not be found or goes on behind the text.
  public private(set) var rootEnd = 0
  /// Why there is no root, in a sentence without a final full stop, or empty.
  public private(set) var problem = ""

  /// Scans a text that begins with `<` at `start`; `isWhole` tells whether the document ends where the text ends.
  init(_ text: [UInt8], from start: Int, isWhole: Bool) {
    var position = start
    while true {
      while position < text.count, ByteSearch.isSpace(text[position]) { position += 1 }
      guard position + 1 < text.count else {
        problem = isWhole ? "it has no root element" : XMLBeginning.late
        return
      }
      guard text[position] == UInt8(ascii: "<") else {
        problem = "text stands where the root element of an XML document should be"
        return
      }
      let end: Int?
      if text[position + 1] == UInt8(ascii: "?") {
        end = ByteSearch.first("?>", in: text, from: position + 2, before: text.count).map { $0 + 2 }
        if let end, ByteSearch.starts("<?xml", in: text, at: position) {
          encoding = XMLRoot(text, tag: position..<end).attribute("encoding") ?? ""
        }
      } else if ByteSearch.starts("<!--", in: text, at: position) {
        end = ByteSearch.first("-->", in: text, from: position + 4, before: text.count).map { $0 + 3 }
      } else if text[position + 1] == UInt8(ascii: "!") {
        end = scanDoctype(text, from: position)
      } else {
        guard XMLRoot.isName(text[position + 1]) else {
          problem = "it begins with “<” but no XML element follows"
          return
        }
        let tagEnd = XMLRoot.end(of: position, in: text)
        root = XMLRoot(text, tag: position..<tagEnd)
        if text[tagEnd - 1] == UInt8(ascii: ">") { rootEnd = tagEnd }
        return
      }
      guard let end else {
        problem = isWhole ? "what begins with “<” before the root element does not end" : XMLBeginning.late
        return
      }
      position = end
    }
  }

  private static let late = "its root element does not begin within the first 64 KB"

  /// Passes over a document type declaration with its internal subset, where `>` may stand in brackets, quotation marks
  /// and comments, and notes its name and public identifier.
  private mutating func scanDoctype(_ text: [UInt8], from start: Int) -> Int? {
    var words: [String] = []
    var position = start + 2
    var depth = 0
    while position < text.count {
      let byte = text[position]
      switch byte {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">") where depth <= 0:
        note(words)
        return position + 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard let close = text[(position + 1)...].firstIndex(of: byte) else { return nil }
        if depth == 0 { words.append(String(decoding: text[(position + 1)..<close], as: UTF8.self)) }
        position = close
      case UInt8(ascii: "<") where ByteSearch.starts("<!--", in: text, at: position):
        guard let close = ByteSearch.first("-->", in: text, from: position + 4, before: text.count) else { return nil }
        position = close + 2
      case _ where depth == 0 && XMLRoot.isName(byte):
        var end = position
        while end < text.count, XMLRoot.isName(text[end]) { end += 1 }
        words.append(String(decoding: text[position..<end], as: UTF8.self))
        position = end - 1
      default: break
      }
      position += 1
    }
    return nil
  }

  private mutating func note(_ words: [String]) {
    guard words.count > 1, words[0].uppercased() == "DOCTYPE" else { return }
    doctypeName = words[1]
    if words.count > 3, words[2].uppercased() == "PUBLIC" { publicID = words[3] }
  }
}

/// The start tag of a root element.
public struct XMLRoot: Sendable {
  /// The prefix of its name, or empty.
  public let prefix: String
  /// Its name without the prefix.
  public let localName: String
  /// The namespace that its own attributes bind to its prefix, or empty.
  public private(set) var namespace = ""

  private let text: [UInt8]
  /// From behind the name to the end of the tag, or of what is there of it.
  private let attributes: Range<Int>

  init(_ text: [UInt8], tag: Range<Int>) {
    var position = tag.lowerBound + 1
    let start = position
    var colon: Int?
    while position < tag.upperBound, XMLRoot.isName(text[position]) {
      if colon == nil, text[position] == UInt8(ascii: ":") { colon = position }
      position += 1
    }
    self.text = text
    attributes = position..<tag.upperBound
    prefix = colon.map { String(decoding: text[start..<$0], as: UTF8.self) } ?? ""
    localName = String(decoding: text[(colon.map { $0 + 1 } ?? start)..<position], as: UTF8.self)
    namespace = attribute(prefix.isEmpty ? "xmlns" : "xmlns:\(prefix)") ?? ""
  }

  /// The value of an attribute by its name as it is written, with its prefix; references in it are not resolved.
  public func attribute(_ name: String) -> String? {
    var found: String?
    scan { attribute, value in
      guard text[attribute].elementsEqual(name.utf8) else { return true }
      found = String(decoding: text[value], as: UTF8.self)
      return false
    }
    return found
  }

  /// Whether an attribute of the tag declares a namespace that begins like this.
  public func declaresNamespace(_ beginning: StaticString) -> Bool {
    var isFound = false
    scan { attribute, value in
      isFound =
        ByteSearch.starts("xmlns", in: text, at: attribute.lowerBound)
        && ByteSearch.starts(beginning, in: text, at: value.lowerBound)
      return !isFound
    }
    return isFound
  }

  /// Calls `body` with the name and the value of each attribute until it returns `false`.
  private func scan(_ body: (Range<Int>, Range<Int>) -> Bool) {
    var position = attributes.lowerBound
    let end = attributes.upperBound
    while position < end {
      while position < end, !XMLRoot.isName(text[position]) { position += 1 }
      let name = position
      while position < end, XMLRoot.isName(text[position]) { position += 1 }
      let nameEnd = position
      while position < end, ByteSearch.isSpace(text[position]) { position += 1 }
      guard position < end, text[position] == UInt8(ascii: "=") else { continue }
      position += 1
      while position < end, ByteSearch.isSpace(text[position]) { position += 1 }
      guard position < end, text[position] == UInt8(ascii: "\"") || text[position] == UInt8(ascii: "'") else {
        continue
      }
      let quotation = text[position]
      let value = position + 1
      position = value
      while position < end, text[position] != quotation { position += 1 }
      guard body(name..<nameEnd, value..<position) else { return }
      position += 1
    }
  }

  /// Where the tag that begins at `start` ends, behind its `>`, which may stand in an attribute as well.
  static func end(of start: Int, in text: [UInt8]) -> Int {
    var position = start
    var quotation: UInt8 = 0
    while position < text.count {
      let byte = text[position]
      if quotation != 0 {
        if byte == quotation { quotation = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quotation = byte
      } else if byte == UInt8(ascii: ">") {
        return position + 1
      }
      position += 1
    }
    return position
  }

  /// Whether a byte can be part of a name, prefix and colon included.
  static func isName(_ byte: UInt8) -> Bool {
    ByteSearch.isLetter(byte) || byte >= 0x80 || ByteSearch.isDigit(byte) || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}
