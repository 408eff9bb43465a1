internal import CBytes

/// The inner loops of writing keys and strings.
enum JSONEscaping {
  /// Copies bytes up to the first that must be escaped, sixteen at a time.
  ///
  /// The destination has room for the rest of the source and sixteen bytes more.
  ///
  /// - Returns: the index of the byte that must be escaped, or `end`, and where the copy ends.
  @inline(__always) static func copy(
    from source: UnsafePointer<UInt8>, _ start: Int, _ end: Int, to target: UnsafeMutablePointer<UInt8>
  ) -> (index: Int, target: UnsafeMutablePointer<UInt8>) {
    let view = unsafe ByteView(source)
    let shifted = unsafe target - start
    var index = start
    while index &+ 16 <= end {
      unsafe store(view.word(at: index), at: shifted + index)
      unsafe store(view.word(at: index &+ 8), at: shifted + (index &+ 8))
      let special = unsafe wirecopy_json_special(source + index)
      if special != 0 {
        index &+= special.trailingZeroBitCount
        return unsafe (index, shifted + index)
      }
      index &+= 16
    }
    let length = end &- start
    if index == end { return unsafe (end, shifted + end) }
    // The rest, together with bytes before it that have been looked at already.
    if length >= 16 {
      let tail = end &- 16
      unsafe store(view.word(at: tail), at: shifted + tail)
      unsafe store(view.word(at: tail &+ 8), at: shifted + (tail &+ 8))
      let special = unsafe wirecopy_json_special(source + tail)
      index = special == 0 ? end : tail &+ special.trailingZeroBitCount
      return unsafe (index, shifted + index)
    }
    if length >= 8 {
      let (first, last) = (view.word(at: start), view.word(at: end &- 8))
      if Bits.special(first) | Bits.special(last) == 0 {
        unsafe store(first, at: shifted + start)
        unsafe store(last, at: shifted + (end &- 8))
        return unsafe (end, shifted + end)
      }
    }
    while index < end {
      let byte = view[index]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C { break }
      unsafe shifted[index] = byte
      index &+= 1
    }
    return unsafe (index, shifted + index)
  }

  /// Copies a few bytes: keys are too short for a call to the system's routine to be worth its while.
  ///
  /// The destination has room for eight bytes more.
  @inline(__always) static func copy(
    _ source: UnsafePointer<UInt8>, _ length: Int, to target: UnsafeMutablePointer<UInt8>
  ) {
    let view = unsafe ByteView(source)
    var index = 0
    if length >= 8 {
      while index &+ 8 < length {
        unsafe store(view.word(at: index), at: target + index)
        index &+= 8
      }
      return unsafe store(view.word(at: length &- 8), at: target + (length &- 8))
    }
    while index < length {
      unsafe target[index] = view[index]
      index &+= 1
    }
  }

  @inline(__always) private static func store(_ word: UInt64, at target: UnsafeMutablePointer<UInt8>) {
    unsafe UnsafeMutableRawPointer(target).storeBytes(of: word.littleEndian, as: UInt64.self)
  }

  /// Writes the escape of one byte, in the short form where there is one, and returns where it ends.
  static func escape(_ byte: UInt8, to target: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    unsafe target[0] = 0x5C
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
      unsafe target[1] = short
      return unsafe target + 2
    }
    unsafe target[1] = 0x75
    unsafe target[2] = 0x30
    unsafe target[3] = 0x30
    unsafe target[4] = 0x30 + (byte >> 4)
    let low = byte & 0x0F
    unsafe target[5] = low < 10 ? 0x30 + low : 0x57 + low
    return unsafe target + 6
  }
}
