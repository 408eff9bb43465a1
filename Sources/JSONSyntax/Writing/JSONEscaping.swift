/// The two inner loops of writing a string.
enum JSONEscaping {
  /// Copies bytes up to the first that must be escaped, eight at a time.
  ///
  /// The destination has room for the rest of the source and sixteen bytes more.
  ///
  /// - Returns: the index of the byte that must be escaped, or `end`, and where the copy ends.
  static func copy(
    from source: UnsafePointer<UInt8>, _ start: Int, _ end: Int, to target: UnsafeMutablePointer<UInt8>,
    _ position: Int
  ) -> (index: Int, position: Int) {
    let view = unsafe ByteView(source)
    let shift = position - start
    var index = start
    while index + 8 <= end {
      let word = view.word(at: index)
      unsafe UnsafeMutableRawPointer(target + (index + shift)).storeBytes(of: word.littleEndian, as: UInt64.self)
      let special = Bits.special(word)
      if special != 0 {
        index += special.trailingZeroBitCount >> 3
        return (index, index + shift)
      }
      index += 8
    }
    while index < end {
      let byte = view[index]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C { break }
      unsafe target[index + shift] = byte
      index += 1
    }
    return (index, index + shift)
  }

  /// Writes the escape of one byte, in the short form where there is one.
  static func escape(_ byte: UInt8, to target: UnsafeMutablePointer<UInt8>, _ position: Int) -> Int {
    unsafe target[position] = 0x5C
    let short: UInt8 =
      switch byte {
      case 0x22, 0x5C: byte
      case 0x08: 0x62
      case 0x09: 0x74
      case 0x0A: 0x6E
      case 0x0C: 0x66
      case 0x0D: 0x72
      default: 0
      }
    guard short == 0 else {
      unsafe target[position + 1] = short
      return position + 2
    }
    unsafe target[position + 1] = 0x75
    unsafe target[position + 2] = 0x30
    unsafe target[position + 3] = 0x30
    unsafe target[position + 4] = 0x30 + (byte >> 4)
    let low = byte & 0x0F
    unsafe target[position + 5] = low < 10 ? 0x30 + low : 0x57 + low
    return position + 6
  }
}
