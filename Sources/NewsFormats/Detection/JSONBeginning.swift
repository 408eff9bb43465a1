/// What the first object of a JSON document holds, as far as the beginning of the document shows it.
///
/// The scanner is tolerant: it wants names and the kinds of values, not correctness.
public struct JSONBeginning: Sendable {
  /// A member of the object.
  public struct Member: Hashable, Sendable {
    /// Its name, with escapes as they are written.
    public let name: String
    /// What its value begins with: `"`, `{`, `[`, a digit, or the first letter of a word.
    public let kind: UInt8
    /// Its value where that is a string, with escapes as they are written and at most 200 bytes.
    public let text: String
  }

  /// Whether the document is an array, of whose elements the first one was looked at.
  public private(set) var isArray = false
  /// Whether another value follows the first one, as in JSON lines and JSON text sequences.
  public private(set) var isSequence = false
  /// The members of the object, in order.
  public private(set) var members: [Member] = []

  /// Whether the object has a member of this name.
  public func has(_ name: String) -> Bool { members.contains { $0.name == name } }

  /// The member of this name.
  public func member(_ name: String) -> Member? { members.first { $0.name == name } }

  /// The value of a member that is a string, or empty.
  public func text(_ name: String) -> String { member(name)?.text ?? "" }

  /// Scans a text from `start`, or returns `nil` when no JSON object or array begins there.
  init?(_ text: [UInt8], from start: Int) {
    var scanner = Scanner(text: text, position: start)
    if scanner.peek() == 0x1E { scanner.position += 1 }
    scanner.skipSpace()
    if scanner.peek() == UInt8(ascii: "[") {
      isArray = true
      scanner.position += 1
      scanner.skipSpace()
      if scanner.peek() != UInt8(ascii: "{") {
        // Text may begin with a bracket, too, but hardly with two; an array of other things has to end as one.
        let last = text.last { !ByteSearch.isSpace($0) }
        let first = scanner.peek()
        guard
          first == 0x5B
            || last == UInt8(ascii: "]") && (first == last || first == 0x22 || ByteSearch.isDigit(first))
        else { return nil }
        return
      }
    }
    guard scanner.peek() == UInt8(ascii: "{") else { return nil }
    scanner.position += 1
    scanner.skipSpace()
    guard scanner.peek() == 0x22 || scanner.peek() == UInt8(ascii: "}") else { return nil }
    readMembers(&scanner)
    guard !isArray, scanner.peek() == UInt8(ascii: "}") else { return }
    scanner.position += 1
    scanner.skipSpace()
    if scanner.peek() == 0x1E { scanner.position += 1 }
    isSequence = scanner.peek() == UInt8(ascii: "{")
  }

  /// Reads members up to the brace that ends the object, or to where nothing can be made of the text.
  private mutating func readMembers(_ scanner: inout Scanner) {
    while scanner.peek() == 0x22 {
      let name = scanner.string()
      scanner.skipSpace()
      guard scanner.peek() == UInt8(ascii: ":") else { return }
      scanner.position += 1
      scanner.skipSpace()
      let kind = scanner.peek()
      var value = ""
      if kind == 0x22 {
        value = scanner.string()
      } else {
        scanner.skipValue()
      }
      members.append(Member(name: name, kind: kind, text: value))
      scanner.skipSpace()
      guard scanner.peek() == UInt8(ascii: ",") else { return }
      scanner.position += 1
      scanner.skipSpace()
    }
  }
}

/// A position in a JSON text.
private struct Scanner {
  let text: [UInt8]
  var position: Int

  func peek() -> UInt8 { position < text.count ? text[position] : 0 }

  /// Passes over white space, and over comments, which some write although JSON has none.
  mutating func skipSpace() {
    while position < text.count {
      if ByteSearch.isSpace(text[position]) {
        position += 1
      } else if ByteSearch.starts("/*", in: text, at: position) {
        let end = ByteSearch.first("*/", in: text, from: position + 2, before: text.count)
        position = end.map { $0 + 2 } ?? text.count
      } else if ByteSearch.starts("//", in: text, at: position) {
        while position < text.count, text[position] != 0x0A { position += 1 }
      } else {
        return
      }
    }
  }

  /// Passes over a string and gives at most 200 bytes of it.
  mutating func string() -> String {
    let start = position + 1
    skipString()
    let end = min(max(start, position - 1), start + 200, text.count)
    return String(decoding: text[min(start, end)..<end], as: UTF8.self)
  }

  private mutating func skipString() {
    position += 1
    while position < text.count {
      let byte = text[position]
      position += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == 0x22 { return }
    }
    position = min(position, text.count)
  }

  /// Passes over a value that is no string, with all that is in it.
  mutating func skipValue() {
    var depth = 0
    while position < text.count {
      switch text[position] {
      case 0x22:
        skipString()
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return }
        depth -= 1
        if depth == 0 {
          position += 1
          return
        }
      case UInt8(ascii: ",") where depth == 0: return
      default: break
      }
      position += 1
    }
  }
}
