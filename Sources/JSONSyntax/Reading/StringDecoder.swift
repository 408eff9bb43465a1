internal import ArticleModel

/// Decodes a string that has escapes, or may have scalars that must go, behind the text.
@safe struct StringDecoder {
  let view: ByteView
  let bytes: UnsafeMutablePointer<UInt8>
  let end: Int
  /// Where the content goes.
  let target: Int
  let removes: Bool
  /// Behind the closing quotation mark, when it is done.
  private(set) var position = 0
  private var output = 0

  init(view: ByteView, bytes: UnsafeMutablePointer<UInt8>, end: Int, target: Int, removes: Bool) {
    self.view = view
    unsafe self.bytes = unsafe bytes
    self.end = end
    self.target = target
    self.removes = removes
  }

  /// Decodes from the first byte of the content, of which everything before `plainEnd` is known to be plain.
  ///
  /// - Returns: the length of the content in bytes.
  mutating func decode(
    _ start: Int, _ plainEnd: Int, _ illegal: inout IllegalScalarCount
  ) throws(JSONFailure) -> Int {
    unsafe (bytes + target).update(from: bytes + start, count: plainEnd - start)
    output = target + plainEnd - start
    position = plainEnd
    while true {
      let byte = view[position]
      switch byte {
      case 0x22:
        position += 1
        return output - target
      case 0x5C:
        try escape(&illegal)
      case 0..<0x20:
        throw position >= end
          ? failure("the text ends too early: a string is not closed", at: end)
          : failure("a control character must be escaped in a string", at: position)
      case 0xEF where removes && view[position + 1] == 0xBF && view[position + 2] >= 0xBE:
        illegal.add(position)
        position += 3
      default:
        unsafe bytes[output] = byte
        output += 1
        position += 1
        copyPlainText()
      }
    }
  }

  private mutating func copyPlainText() {
    while true {
      let word = view.word(at: position)
      let efs = word ^ (Bits.ones &* 0xEF)
      guard Bits.special(word) | ((efs &- Bits.ones) & ~efs & Bits.highs) == 0 else { return }
      unsafe UnsafeMutableRawPointer(bytes + output).storeBytes(of: word.littleEndian, as: UInt64.self)
      output += 8
      position += 8
    }
  }

  private func failure(_ message: String, at offset: Int) -> JSONFailure {
    JSONFailure(code: "json-malformed", message: message, offset: offset)
  }

  private mutating func escape(_ illegal: inout IllegalScalarCount) throws(JSONFailure) {
    let start = position
    position += 2
    switch view[start + 1] {
    case 0x22: append(0x22)
    case 0x5C: append(0x5C)
    case 0x2F: append(0x2F)
    case 0x62: control(0x08, start, &illegal)
    case 0x66: control(0x0C, start, &illegal)
    case 0x6E: append(0x0A)
    case 0x72: append(0x0D)
    case 0x74: append(0x09)
    case 0x75:
      var scalar = try hexadecimal(start)
      position += 4
      if scalar & 0xFC00 == 0xD800, view[position] == 0x5C, view[position + 1] == 0x75 {
        let low = try hexadecimal(position)
        if low & 0xFC00 == 0xDC00 {
          position += 6
          scalar = 0x10000 + (scalar & 0x3FF) << 10 + low & 0x3FF
        }
      }
      append(scalar, start, &illegal)
    default:
      throw start + 1 >= end
        ? failure("the text ends too early: a string is not closed", at: end)
        : failure("there is no such escape in JSON", at: start)
    }
  }

  /// The value of the four digits of an escape that begins at an offset.
  private func hexadecimal(_ start: Int) throws(JSONFailure) -> UInt32 {
    var value: UInt32 = 0
    for index in start + 2..<start + 6 {
      let byte = view[index]
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x37
      case 0x61...0x66: digit = byte - 0x57
      default: throw failure("\\u must be followed by four hexadecimal digits", at: start)
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  @inline(__always) private mutating func append(_ byte: UInt8) {
    unsafe bytes[output] = byte
    output += 1
  }

  private mutating func control(_ byte: UInt8, _ start: Int, _ illegal: inout IllegalScalarCount) {
    if removes { illegal.add(start) } else { append(byte) }
  }

  private mutating func append(_ scalar: UInt32, _ start: Int, _ illegal: inout IllegalScalarCount) {
    let isControl = scalar < 0x20 && scalar != 0x09 && scalar != 0x0A && scalar != 0x0D
    let isSurrogate = scalar & 0xFFFF_F800 == 0xD800
    if isControl || isSurrogate || scalar == 0xFFFE || scalar == 0xFFFF {
      if removes { return illegal.add(start) }
    }
    let value = isSurrogate ? 0xFFFD : scalar
    func low(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: value >> shift) & 0x3F }
    switch value {
    case ..<0x80:
      append(UInt8(truncatingIfNeeded: value))
    case ..<0x800:
      append(0xC0 | UInt8(truncatingIfNeeded: value >> 6))
      append(low(0))
    case ..<0x10000:
      append(0xE0 | UInt8(truncatingIfNeeded: value >> 12))
      append(low(6))
      append(low(0))
    default:
      append(0xF0 | UInt8(truncatingIfNeeded: value >> 18))
      append(low(12))
      append(low(6))
      append(low(0))
    }
  }
}

/// How many scalars were removed, and where the first one was.
struct IllegalScalarCount {
  private var count = 0
  private var first = 0

  mutating func add(_ offset: Int) {
    if count == 0 { first = offset }
    count += 1
  }

  func diagnostic(in tree: JSONTree) -> Diagnostic? {
    guard count > 0 else { return nil }
    let message = count == 1 ? "an illegal character was removed" : "\(count) illegal characters were removed"
    return Diagnostic(.warning, "illegal-characters", message, at: tree.location(ofOffset: first))
  }
}
