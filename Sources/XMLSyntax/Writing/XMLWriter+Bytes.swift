extension XMLWriter {
  /// Ends the start tag that is still open.
  @inline(__always) mutating func closeStartTag() {
    guard isStartTagOpen else { return }
    bytes.append(0x3E)
    isStartTagOpen = false
  }

  /// Ends the start tag that is still open, because text or raw markup follows: white space matters from here on.
  mutating func beginContent() {
    closeStartTag()
    if !levels.isEmpty { levels[levels.count - 1].isMixed = true }
  }

  /// Goes to the place of a child: a line of its own unless white space matters.
  mutating func beginChild() {
    closeStartTag()
    guard !levels.isEmpty else { return }
    levels[levels.count - 1].hasElements = true
    if !levels[levels.count - 1].isMixed { newLine() }
  }

  mutating func beginStartTag(_ isMixed: Bool) {
    beginChild()
    let inherits = levels.last?.isMixed ?? false
    levels.append(Level(nameStart: openNames.count, isMixed: isMixed || inherits))
    bytes.append(0x3C)
    isStartTagOpen = true
  }

  /// Starts a line for the current depth, if the output is indented at all.
  mutating func newLine() {
    guard let indentation else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: indentation * levels.count))
  }

  /// Appends a name with at most one colon, in which every character is one that a name may have.
  static func appendName(_ name: String, to output: inout [UInt8]) {
    if XMLNameCharacters.isQualifiedName(name) {
      output.append(contentsOf: name.utf8)
    } else {
      output.append(contentsOf: XMLNameCharacters.repaired(name).utf8)
    }
  }

  mutating func append(_ text: String, in place: XMLEscaping.Place) {
    var text = text
    text.withUTF8 { unsafe append($0, in: place) }
  }

  /// Appends valid UTF-8, escaped and without the characters that XML cannot hold.
  @unsafe mutating func append(_ text: UnsafeBufferPointer<UInt8>, in place: XMLEscaping.Place) {
    guard let base = text.baseAddress else { return }
    let count = text.count
    var copied = 0
    var index = 0
    while index < count {
      index &+= unsafe XMLEscaping.harmlessRun(base, from: index, count: count)
      guard index < count else { break }
      let byte = unsafe base[index]
      if let reference = XMLEscaping.reference(byte, in: place) {
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: base + copied, count: index - copied))
        bytes.append(reference)
        index &+= 1
        copied = index
      } else if let (scalar, length) = unsafe illegal(base, index, count) {
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: base + copied, count: index - copied))
        note(scalar)
        if policy == .replace { bytes.append("\u{FFFD}") }
        index &+= length
        copied = index
      } else {
        index &+= 1
      }
    }
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: base + copied, count: count - copied))
  }

  /// The character at `index` and its length, if it is none that XML allows.
  @unsafe private func illegal(
    _ base: UnsafePointer<UInt8>, _ index: Int, _ count: Int
  ) -> (Unicode.Scalar, Int)? {
    let byte = unsafe base[index]
    if byte < 0x20 {
      return byte == 0x09 || byte == 0x0A || byte == 0x0D ? nil : (Unicode.Scalar(byte), 1)
    }
    guard byte == 0xEF, index + 2 < count, unsafe base[index + 1] == 0xBF else { return nil }
    switch unsafe base[index + 2] {
    case 0xBE: return ("\u{FFFE}", 3)
    case 0xBF: return ("\u{FFFF}", 3)
    default: return nil
    }
  }

  /// Counts a character that XML cannot hold, and keeps the place of the first.
  private mutating func note(_ scalar: Unicode.Scalar) {
    illegalCharacters.count += 1
    guard illegalCharacters.count == 1 else { return }
    illegalCharacters.first = scalar
    var lines = takenLines
    for byte in bytes where byte == 0x0A { lines += 1 }
    illegalCharacters.line = lines + 1
    if let last = bytes.lastIndex(of: 0x0A) {
      illegalCharacters.column = bytes.count - last
    } else {
      illegalCharacters.column = takenColumn + bytes.count + 1
    }
  }
}

/// At least four hexadecimal digits, as in `U+000B`.
func hexadecimal(_ value: UInt32) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
