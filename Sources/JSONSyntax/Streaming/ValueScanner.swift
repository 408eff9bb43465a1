/// Finds the end of a JSON value across chunks, by its strings and brackets alone.
///
/// What lies between is left to the reader, which refuses what is not JSON.
struct ValueScanner {
  private var depth = 0
  private var isInString = false
  private var isEscaped = false

  /// Reads on from an index that lies in the value.
  ///
  /// - Returns: the index behind the value, or `nil` if it goes on behind the chunk.
  mutating func end(in view: ByteView, from start: Int, count: Int) -> Int? {
    var index = start
    while index < count {
      if isInString {
        if isEscaped {
          isEscaped = false
          index += 1
          continue
        }
        index = ValueScanner.plainEnd(in: view, from: index, count: count)
        guard index < count else { return nil }
        if view[index] == 0x5C {
          isEscaped = true
        } else {
          isInString = false
          if depth == 0 { return index + 1 }
        }
      } else {
        switch view[index] {
        case 0x22:
          isInString = true
        case 0x7B, 0x5B:
          depth += 1
        case 0x7D, 0x5D:
          if depth == 0 { return index }
          depth -= 1
          if depth == 0 { return index + 1 }
        case 0x2C, 0x20, 0x0A, 0x0D, 0x09:
          if depth == 0 { return index }
        default:
          break
        }
      }
      index += 1
    }
    return nil
  }

  /// The next quotation mark or backslash, or the end of the chunk.
  @inline(__always) private static func plainEnd(in view: ByteView, from start: Int, count: Int) -> Int {
    var index = start
    while index + 8 <= count {
      let quotes = Bits.quote(view.word(at: index))
      if quotes != 0 { return index + quotes.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < count, view[index] != 0x22, view[index] != 0x5C { index += 1 }
    return index
  }
}
