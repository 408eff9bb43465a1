internal import ArticleModel

/// The formats that can be asserted.
enum SchemaFormat: String, Sendable {
  case none = ""
  case dateTime = "date-time"
  case date, time, duration, email, hostname, ipv4, ipv6, uri, uuid, regex
  case idnEmail = "idn-email"
  case uriReference = "uri-reference"
  case iri
  case iriReference = "iri-reference"
  case jsonPointer = "json-pointer"
  case relativeJSONPointer = "relative-json-pointer"

  /// What the format is called in a message.
  var words: String {
    switch self {
    case .none: "any text"
    case .dateTime: "a date and time of RFC 3339, such as 2026-05-01T12:00:00Z"
    case .date: "a date, such as 2026-05-01"
    case .time: "a time with its offset, such as 12:00:00Z"
    case .duration: "a duration, such as P1DT2H"
    case .email, .idnEmail: "an e-mail address"
    case .hostname: "a host name"
    case .ipv4: "an IPv4 address"
    case .ipv6: "an IPv6 address"
    case .uri: "a URI"
    case .uriReference: "a URI reference"
    case .iri: "an IRI"
    case .iriReference: "an IRI reference"
    case .uuid: "a UUID"
    case .regex: "a regular expression"
    case .jsonPointer: "a JSON pointer"
    case .relativeJSONPointer: "a relative JSON pointer"
    }
  }

  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var cursor = unsafe FormatCursor(text)
    switch self {
    case .none: return true
    case .date: return cursor.date() && cursor.isAtEnd
    case .time: return cursor.time() && cursor.isAtEnd
    case .dateTime:
      return cursor.date() && (cursor.take(0x54) || cursor.take(0x74)) && cursor.time() && cursor.isAtEnd
    case .duration: return cursor.duration()
    case .ipv4: return cursor.ipv4() && cursor.isAtEnd
    case .ipv6: return SchemaFormat.isIPv6(unsafe Array(text))
    case .uuid: return cursor.uuid() && cursor.isAtEnd
    case .hostname: return SchemaFormat.isHostname(unsafe Array(text))
    case .email: return SchemaFormat.isEmail(unsafe Array(text), isInternational: false)
    case .idnEmail: return SchemaFormat.isEmail(unsafe Array(text), isInternational: true)
    case .uri, .uriReference, .iri, .iriReference:
      return SchemaFormat.isURI(
        unsafe Array(text), isReference: self == .uriReference || self == .iriReference,
        isInternational: self == .iri || self == .iriReference)
    case .regex: return (try? Pattern(unsafe String(decoding: text, as: UTF8.self))) != nil
    case .jsonPointer: return cursor.pointer()
    case .relativeJSONPointer: return cursor.relativePointer()
    }
  }

  static func isIPv6(_ text: [UInt8]) -> Bool {
    var groups = 0
    var hasGap = false
    var index = 0
    if text.starts(with: [0x3A, 0x3A]) {
      hasGap = true
      index = 2
    }
    while index < text.count {
      let start = index
      while index < text.count, index - start < 5, FormatCursor.isHexadecimal(text[index]) { index += 1 }
      if index < text.count, text[index] == 0x2E {
        let isLast = unsafe text[start...].withUnsafeBufferPointer { buffer in
          var cursor = unsafe FormatCursor(buffer)
          return cursor.ipv4() && cursor.isAtEnd
        }
        groups += 2
        return isLast && (hasGap ? groups < 8 : groups == 8)
      }
      guard index > start, index - start <= 4 else { return false }
      groups += 1
      if index == text.count { break }
      guard text[index] == 0x3A else { return false }
      index += 1
      if index == text.count { return false }
      if text[index] == 0x3A {
        if hasGap { return false }
        hasGap = true
        index += 1
      }
    }
    return hasGap ? groups < 8 : groups == 8
  }

  static func isHostname(_ text: [UInt8]) -> Bool {
    guard !text.isEmpty, text.count <= 253 else { return false }
    for label in text.split(separator: 0x2E, omittingEmptySubsequences: false) {
      guard let first = label.first, let last = label.last, label.count <= 63, first != 0x2D, last != 0x2D,
        label.allSatisfy({ FormatCursor.isLetterOrDigit($0) || $0 == 0x2D })
      else { return false }
      // Two hyphens there announce another alphabet, of which only the one of RFC 5891 exists.
      let bytes = Array(label)
      if bytes.count >= 4, bytes[2] == 0x2D, bytes[3] == 0x2D {
        guard bytes.count > 4, bytes[0] | 0x20 == 0x78, bytes[1] | 0x20 == 0x6E else { return false }
      }
    }
    return true
  }

  static func isEmail(_ text: [UInt8], isInternational: Bool) -> Bool {
    guard let at = text.lastIndex(of: 0x40), at > 0, at < text.count - 1 else { return false }
    let local = Array(text[..<at])
    let domain = Array(text[(at + 1)...])
    let extra = Set("!#$%&'*+-/=?^_`{|}~".utf8)
    if local.first == 0x22 {
      guard local.count >= 2, local.last == 0x22 else { return false }
      var isEscaped = false
      for byte in local.dropFirst().dropLast() {
        if !isEscaped, byte == 0x22 || byte < 0x20 { return false }
        isEscaped = !isEscaped && byte == 0x5C
      }
      if isEscaped { return false }
    } else {
      for atom in local.split(separator: 0x2E, omittingEmptySubsequences: false) {
        guard !atom.isEmpty,
          atom.allSatisfy({ FormatCursor.isLetterOrDigit($0) || extra.contains($0) || (isInternational && $0 >= 0x80) })
        else { return false }
      }
    }
    if domain.first == 0x5B, domain.last == 0x5D {
      let literal = Array(domain.dropFirst().dropLast())
      if literal.starts(with: "IPv6:".utf8) { return isIPv6(Array(literal.dropFirst(5))) }
      return unsafe literal.withUnsafeBufferPointer { buffer in
        var cursor = unsafe FormatCursor(buffer)
        return cursor.ipv4() && cursor.isAtEnd
      }
    }
    return isHostname(domain.map { isInternational && $0 >= 0x80 ? 0x61 : $0 })
  }

  static func isURI(_ bytes: [UInt8], isReference: Bool, isInternational: Bool) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    let uri = URIReference(text)
    if uri.scheme == nil {
      guard isReference else { return false }
      // A colon in the first segment would make it a scheme.
      if uri.authority == nil, let first = uri.path.split(separator: "/", omittingEmptySubsequences: false).first,
        first.contains(":")
      {
        return false
      }
    }
    let unreserved = Set("-._~!$&'()*+,;=".utf8)
    func holds(_ part: Substring?, _ others: String) -> Bool {
      guard let part else { return true }
      let bytes = Array(part.utf8)
      let extra = Set(others.utf8)
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte == 0x25 {
          guard index + 2 < bytes.count, FormatCursor.isHexadecimal(bytes[index + 1]),
            FormatCursor.isHexadecimal(bytes[index + 2])
          else { return false }
          index += 3
          continue
        }
        guard
          FormatCursor.isLetterOrDigit(byte) || unreserved.contains(byte) || extra.contains(byte)
            || (isInternational && byte >= 0x80)
        else { return false }
        index += 1
      }
      return true
    }
    guard holds(uri.path, ":@/"), holds(uri.query, ":@/?"), holds(uri.fragment, ":@/?") else { return false }
    guard var host = uri.authority else { return !uri.path.hasPrefix("//") }
    if let at = host.lastIndex(of: "@") {
      guard holds(host[..<at], ":") else { return false }
      host = host[host.index(after: at)...]
    }
    if host.hasPrefix("[") {
      guard let end = host.firstIndex(of: "]") else { return false }
      let literal = host[host.index(after: host.startIndex)..<end]
      host = host[host.index(after: end)...]
      if literal.first?.lowercased() == "v" { return holds(literal, ":") }
      guard isIPv6(Array(literal.utf8)) else { return false }
      return host.isEmpty || (host.hasPrefix(":") && host.dropFirst().utf8.allSatisfy(FormatCursor.isDigit))
    }
    if let colon = host.firstIndex(of: ":") {
      guard host[host.index(after: colon)...].utf8.allSatisfy(FormatCursor.isDigit) else { return false }
      host = host[..<colon]
    }
    return holds(host, "")
  }
}
