/// A URI reference taken apart as RFC 3986, appendix B, has it.
public struct URIReference: Hashable, Sendable {
  /// What stands before the first colon, such as `https`.
  public var scheme: Substring?
  /// The host, with what belongs to it.
  public var authority: Substring?
  /// The path; it may be empty.
  public var path: Substring
  /// What stands behind the question mark.
  public var query: Substring?
  /// What stands behind the hash.
  public var fragment: Substring?

  /// Takes a reference apart; any text is one.
  public init(_ text: String) {
    // Where the parts end is told by ASCII characters, which bytes find faster.
    let bytes = text.utf8
    var end = bytes.endIndex
    if let hash = bytes.firstIndex(of: UInt8(ascii: "#")) {
      fragment = text[bytes.index(after: hash)...]
      end = hash
    }
    if let mark = bytes[..<end].firstIndex(of: UInt8(ascii: "?")) {
      query = text[bytes.index(after: mark)..<end]
      end = mark
    }
    var start = bytes.startIndex
    if let colon = URIReference.endOfScheme(text), colon < end {
      scheme = text[..<colon]
      start = bytes.index(after: colon)
    }
    if bytes[start..<end].starts(with: "//".utf8) {
      let host = bytes.index(start, offsetBy: 2)
      start = bytes[host..<end].firstIndex(of: UInt8(ascii: "/")) ?? end
      authority = text[host..<start]
    }
    path = text[start..<end]
  }

  /// Whether a reference is absolute: it begins with a scheme and a colon.
  public static func hasScheme(_ text: String) -> Bool { endOfScheme(text) != nil }

  /// Whether a text is an absolute IRI: it has a scheme, and no character that RFC 3987 leaves out.
  public static func isIRI(_ text: String) -> Bool {
    guard hasScheme(text) else { return false }
    return text.unicodeScalars.allSatisfy {
      $0.value > 0x20 && $0.value != 0x7F && !"<>\"{}|\\^`".unicodeScalars.contains($0)
    }
  }

  /// Where the colon behind a scheme is.
  private static func endOfScheme(_ text: String) -> String.Index? {
    let bytes = text.utf8
    for index in bytes.indices {
      let byte = bytes[index]
      if isLetter(byte) { continue }
      guard index > bytes.startIndex else { return nil }
      if byte == UInt8(ascii: ":") { return index }
      guard isSchemeByte(byte) else { return nil }
    }
    return nil
  }

  /// Whether a text has the form of a scheme.
  public static func isScheme(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, isLetter(first) else { return false }
    return text.utf8.allSatisfy(isSchemeByte)
  }

  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || (byte >= 0x30 && byte <= 0x39) || byte == 0x2B || byte == 0x2D || byte == 0x2E
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  /// The reference as seen from a base, by RFC 3986, section 5.2.
  public func resolved(against base: URIReference) -> URIReference {
    var result = self
    if scheme != nil {
      result.path = URIReference.withoutDots(path)
      return result
    }
    result.scheme = base.scheme
    guard authority == nil else { return result }
    result.authority = base.authority
    if path.isEmpty {
      result.path = base.path
      if query == nil { result.query = base.query }
    } else if path.hasPrefix("/") {
      result.path = URIReference.withoutDots(path)
    } else if base.authority != nil, base.path.isEmpty {
      result.path = URIReference.withoutDots("/" + path)
    } else {
      let folder = base.path.lastIndex(of: "/").map { base.path[...$0] } ?? ""
      result.path = URIReference.withoutDots(folder + path)
    }
    return result
  }

  /// Whether there may be a segment of dots in a path, which resolving takes out.
  public static func hasDots(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var previous: UInt8 = 0
      for index in bytes.indices {
        let byte = unsafe bytes[index]
        if byte == UInt8(ascii: "."), previous == UInt8(ascii: "/") { return true }
        previous = byte
      }
      return false
    }
  }

  private static func withoutDots(_ path: Substring) -> Substring {
    guard path.contains("."), path.contains("/") else { return path }
    var output: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      switch segment {
      case ".":
        if isLast { output.append("") }
      case "..":
        if output.count > 1 || (output.count == 1 && output[0] != "") { output.removeLast() }
        if isLast { output.append("") }
      default: output.append(segment)
      }
    }
    return Substring(output.joined(separator: "/"))
  }

  /// The reference without its fragment.
  public var absolute: String {
    var text = ""
    if let scheme { text += scheme + ":" }
    if let authority { text += "//" + authority }
    text += path
    if let query { text += "?" + query }
    return text
  }

  /// The reference with its fragment.
  public var text: String { fragment.map { absolute + "#" + $0 } ?? absolute }

  /// Text with its percent escapes decoded.
  public static func decoded(_ text: Substring) -> String {
    guard text.utf8.contains(0x25) else { return String(text) }
    var bytes: [UInt8] = []
    let source = Array(text.utf8)
    var index = 0
    while index < source.count {
      if source[index] == 0x25, index + 2 < source.count,
        let high = Character(Unicode.Scalar(source[index + 1])).hexDigitValue,
        let low = Character(Unicode.Scalar(source[index + 2])).hexDigitValue
      {
        bytes.append(UInt8(high << 4 | low))
        index += 3
      } else {
        bytes.append(source[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
