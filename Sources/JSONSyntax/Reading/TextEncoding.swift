/// What the bytes of a text are encoded in.
enum TextEncoding {
  /// The name of the encoding if it is UTF-16 or UTF-32, told by a byte order mark or by where the zero bytes are.
  static func foreign(_ view: ByteView, _ count: Int) -> String? {
    guard count >= 2 else { return nil }
    let first = (view[0], view[1], view[2], view[3])
    let hasFour = count >= 4
    switch first {
    case (0, 0, 0xFE, 0xFF) where hasFour: return "UTF-32BE"
    case (0xFF, 0xFE, 0, 0) where hasFour: return "UTF-32LE"
    case (0xFE, 0xFF, _, _): return "UTF-16BE"
    case (0xFF, 0xFE, _, _): return "UTF-16LE"
    case (0, 0, 0, 0): return nil
    case (0, 0, 0, _) where hasFour: return "UTF-32BE"
    case (_, 0, 0, 0) where hasFour: return "UTF-32LE"
    case (0, 1..., _, _): return "UTF-16BE"
    case (1..., 0, _, _): return "UTF-16LE"
    default: return nil
    }
  }

  /// The offset of the first byte that is not UTF-8, strictly: no overlong forms, no surrogates, nothing above U+10FFFF.
  ///
  /// Also notes whether U+FFFE or U+FFFF occur. The text has zeroes behind it.
  static func firstInvalid(_ view: ByteView, _ count: Int, _ hasNonCharacters: inout Bool) -> Int? {
    var index = 0
    while index < count {
      if (view.word(at: index) | view.word(at: index + 8) | view.word(at: index + 16) | view.word(at: index + 24))
        & Bits.highs == 0
      {
        index += 32
        continue
      }
      let high = view.word(at: index) & Bits.highs
      if high == 0 {
        index += 8
        continue
      }
      index += high.trailingZeroBitCount >> 3
      // Neighbours of a scalar that is not ASCII tend to be of its kind.
      while view[index] >= 0x80 {
        let length = scalarLength(view, index)
        if length == 0 { return index }
        if isNonCharacter(view, index) { hasNonCharacters = true }
        index += length
      }
    }
    return nil
  }

  /// The length of the scalar beyond ASCII that begins at an index, or 0 if none does.
  @inline(__always) static func scalarLength(_ view: ByteView, _ index: Int) -> Int {
    let lead = view[index]
    let second = view[index + 1]
    switch lead {
    case 0xC2...0xDF:
      return second & 0xC0 == 0x80 ? 2 : 0
    case 0xE0...0xEF:
      guard second & 0xC0 == 0x80, view[index + 2] & 0xC0 == 0x80 else { return 0 }
      return (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second >= 0xA0) ? 0 : 3
    case 0xF0...0xF4:
      guard second & 0xC0 == 0x80, view[index + 2] & 0xC0 == 0x80, view[index + 3] & 0xC0 == 0x80 else { return 0 }
      return (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second >= 0x90) ? 0 : 4
    default: return 0
    }
  }

  /// Whether the scalar at an index is U+FFFE or U+FFFF.
  @inline(__always) static func isNonCharacter(_ view: ByteView, _ index: Int) -> Bool {
    view[index] == 0xEF && view[index + 1] == 0xBF && view[index + 2] >= 0xBE
  }
}
