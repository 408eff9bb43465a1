/// A set of strings in the table of a program, found by hashing.
struct ScreenNames {
  var start: Int32 = 0
  /// The number of places less one: the hash's bits that count.
  var mask: Int32 = 0
}

/// The first and last eight bytes of a string and its length, which together tell apart all but the longest.
@safe struct ScreenKey {
  let first: UInt64
  let last: UInt64
  let length: Int

  /// Reads a key; eight bytes from its beginning on must be there.
  @inline(__always) init(_ view: ByteView, _ start: Int, _ length: Int) {
    let word = view.word(at: start)
    self.length = length
    if length > 8 {
      first = word
      last = view.word(at: start + length - 8)
    } else {
      first = length == 8 ? word : word & (1 << (UInt64(truncatingIfNeeded: length) &* 8) &- 1)
      last = 0
    }
  }

  @inline(__always) var hash: Int {
    let mixed = (first ^ (last &* 0xC2B2_AE3D_27D4_EB4F)) &+ UInt64(truncatingIfNeeded: length)
    return Int(truncatingIfNeeded: (mixed &* 0x9E37_79B9_7F4A_7C15) >> 40)
  }
}

/// A string of a set.
struct ScreenName {
  var first: UInt64 = 0
  var last: UInt64 = 0
  /// The length in bytes, or -1 where no string is.
  var length: Int32 = -1
  /// Where its bytes begin in the program's.
  var start: Int32 = 0
  /// The node that it leads to.
  var node = ScreenNode.none
  /// The bit of its number in the set, if that is small enough.
  var bit: UInt128 = 0
}

extension ScreenTables {
  /// Adds a set of strings with the nodes that they lead to, numbered in their order.
  mutating func add(_ strings: [(bytes: [UInt8], node: Int32)]) -> ScreenNames {
    var size = 1
    while size < 2 * strings.count { size *= 2 }
    let names = ScreenNames(
      start: Int32(truncatingIfNeeded: self.names.count), mask: Int32(truncatingIfNeeded: size - 1))
    self.names += [ScreenName](repeating: ScreenName(), count: size)
    for (number, string) in strings.enumerated() {
      let padded = string.bytes + [UInt8](repeating: 0, count: ByteView.padding)
      let key = unsafe padded.withUnsafeBufferPointer { buffer in
        unsafe buffer.baseAddress.map { unsafe ScreenKey(ByteView($0), 0, string.bytes.count) }
      }
      guard let key else { continue }
      var slot = key.hash & (size - 1)
      while self.names[Int(names.start) + slot].length >= 0 { slot = (slot + 1) & (size - 1) }
      self.names[Int(names.start) + slot] = ScreenName(
        first: key.first, last: key.last, length: Int32(truncatingIfNeeded: key.length),
        start: Int32(truncatingIfNeeded: bytes.count), node: string.node, bit: 1 << UInt128(number))
      bytes += string.bytes
    }
    return names
  }
}

extension ScreenRun {
  /// The string of a set that equals one of the text, or `nil`.
  @inline(__always) func find(_ start: Int, _ length: Int, in set: ScreenNames) -> UnsafePointer<ScreenName>? {
    let key = ScreenKey(text, start, length)
    let places = unsafe UnsafePointer(names.baseAddress.unsafelyUnwrapped + Int(set.start))
    let mask = Int(set.mask)
    var slot = key.hash & mask
    while true {
      let name = unsafe places + slot
      if unsafe name.pointee.first == key.first, unsafe Int(name.pointee.length) == length,
        unsafe name.pointee.last == key.last,
        unsafe length <= 16 || text.equals(start, bytes, Int(name.pointee.start), count: length)
      {
        return unsafe name
      }
      if unsafe name.pointee.length < 0 { return nil }
      slot = (slot &+ 1) & mask
    }
  }
}
