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
    let raw = unsafe UnsafeRawPointer(base)
    while index &+ 8 <= count {
      let word = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // Control characters; < and > differ in one bit, so do " and &; the first byte of U+FFFE and U+FFFF.
      let special =
        ((word &- 0x2020_2020_2020_2020) & ~word)
        | (word | 0x0202_0202_0202_0202).zeroBytes(after: 0x3E)
        | (word | 0x0404_0404_0404_0404).zeroBytes(after: 0x26) | word.zeroBytes(after: 0xEF)
      if special & 0x8080_8080_8080_8080 != 0 { break }
      index &+= 8
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

extension UInt64 {
  /// Sets the highest bit of bytes that equal `byte`, and perhaps of bytes above them; other bits mean nothing.
  @inline(__always) func zeroBytes(after byte: UInt64) -> UInt64 {
    let difference = self ^ (byte &* 0x0101_0101_0101_0101)
    return (difference &- 0x0101_0101_0101_0101) & ~difference
  }
}

extension [UInt8] {
  /// Appends the bytes of a literal.
  @inline(__always) mutating func append(_ text: StaticString) {
    unsafe append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
