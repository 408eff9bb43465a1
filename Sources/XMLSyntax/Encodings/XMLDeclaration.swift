/// The encoding that an XML declaration names.
enum XMLDeclaration {
  /// Whether bytes start with `<?xml` and white space.
  @unsafe static func starts(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe bytes.count > 5 && bytes.starts(with: "<?xml".utf8) && isSpace(bytes[5])
  }

  /// The encoding that the declaration at the start of ASCII-compatible bytes names, or an empty text.
  @unsafe static func encoding(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard unsafe starts(bytes), let end = unsafe bytes.firstIndex(of: 0x3E) else { return "" }
    let key = Array("encoding".utf8)
    var index = 5
    while index + key.count < end {
      guard unsafe isSpace(bytes[index - 1]),
        unsafe UnsafeBufferPointer(rebasing: bytes[index..<(index + key.count)]).elementsEqual(key)
      else {
        index += 1
        continue
      }
      index += key.count
      while index < end, unsafe isSpace(bytes[index]) || bytes[index] == 0x3D { index += 1 }
      guard index < end, unsafe bytes[index] == 0x22 || bytes[index] == 0x27 else { return "" }
      let quote = unsafe bytes[index]
      let start = index + 1
      index = start
      while index < end, unsafe bytes[index] != quote { index += 1 }
      return unsafe String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)
    }
    return ""
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
