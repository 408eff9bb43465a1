internal import CBytes

/// Finds the bytes that cannot be copied into XML as they are.
enum XMLEscaping {
  /// Where bytes go.
  enum Place {
    case text, attribute, comment
  }

  /// What to write in place of an ASCII character, or `nil` when it may stand as it is.
  @inline(__always) static func reference(_ byte: UInt8, in place: Place) -> StaticString? {
    guard place != .comment else { return nil }
    return switch byte {
    case 0x26: "&amp;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    case 0x0D: "&#13;"
    case 0x22 where place == .attribute: "&quot;"
    case 0x09 where place == .attribute: "&#9;"
    case 0x0A where place == .attribute: "&#10;"
    default: nil
    }
  }

  /// The length of the run from `start` that holds no byte that could need a closer look.
  @unsafe @inline(__always)
  static func harmlessRun(_ base: UnsafePointer<UInt8>, from start: Int, count: Int) -> Int {
    var index = start
    while index &+ 16 <= count {
      let special = unsafe wirecopy_xml_special(base + index)
      if special != 0 { return index &+ special.trailingZeroBitCount &- start }
      index &+= 16
    }
    while index < count {
      let byte = unsafe base[index]
      if byte < 0x20 || byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22 || byte == 0xEF { break }
      index &+= 1
    }
    return index &- start
  }

  /// Appends bytes that are known to be legal in XML.
  @unsafe static func append(_ bytes: UnsafeBufferPointer<UInt8>, in place: Place, to output: inout [UInt8]) {
    guard let base = bytes.baseAddress else { return }
    let count = bytes.count
    var copied = 0
    var index = 0
    while index < count {
      index += unsafe harmlessRun(base, from: index, count: count)
      guard index < count else { break }
      if let reference = unsafe reference(base[index], in: place) {
        unsafe output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<index]))
        output.append(reference)
        copied = index + 1
      }
      index += 1
    }
    unsafe output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<count]))
  }
}

extension [UInt8] {
  /// Appends the bytes of a literal.
  @inline(__always) mutating func append(_ text: StaticString) {
    unsafe append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
