/// Escaping for HTML, the same for text and for attributes in double quotes.
enum HTMLText {
  /// Appends a text, in which a line break becomes what the caller wants.
  static func append(_ text: String, to bytes: inout [UInt8], lineBreak: StaticString) {
    var text = text
    text.withUTF8 { buffer in
      var start = 0
      for index in 0..<buffer.count {
        let byte = unsafe buffer[index]
        // Nothing above `>` has to be escaped, and that is most of any text.
        guard byte <= UInt8(ascii: ">"), let escape = escape(of: byte, lineBreak) else { continue }
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<index]))
        unsafe bytes.append(
          contentsOf: UnsafeBufferPointer(start: escape.utf8Start, count: escape.utf8CodeUnitCount))
        start = index + 1
      }
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
    }
  }

  private static func escape(of byte: UInt8, _ lineBreak: StaticString) -> StaticString? {
    switch byte {
    case UInt8(ascii: "\n"): lineBreak
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: nil
    }
  }
}
