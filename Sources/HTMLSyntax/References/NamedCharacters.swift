/// HTML's named character references, found by the bytes of their names.
struct NamedCharacters: Sendable {
  /// What a name stands for.
  struct Entry: Sendable {
    /// Where the name begins in the data, and its length without a semicolon.
    let start: Int
    let count: Int
    /// Whether it may stand without a semicolon.
    let isLegacy: Bool
    /// What it stands for.
    let text: ShortText
  }

  /// The table, made when it is first asked for.
  static let shared = NamedCharacters()

  /// The longest name that may stand without a semicolon.
  static let longestLegacyName = 6
  /// The longest of all names.
  static let longestName = 31

  private let entries: [Entry]
  /// For each hash the number of an entry and 1, or 0.
  private let slots: [UInt16]

  private static let slotCount = 8192

  private init() {
    var entries: [Entry] = []
    entries.reserveCapacity(2200)
    Self.data.withUTF8Buffer { data in
      var position = 0
      while position < data.count {
        let start = position
        while unsafe data[position] != UInt8(ascii: "=") { position += 1 }
        let isLegacy = unsafe data[position - 1] != UInt8(ascii: ";")
        let end = isLegacy ? position : position - 1
        position += 1
        let text = unsafe Self.text(of: data, at: &position)
        position += 1
        entries.append(Entry(start: start, count: end - start, isLegacy: isLegacy, text: text))
      }
    }
    var slots = [UInt16](repeating: 0, count: Self.slotCount)
    for (number, entry) in entries.enumerated() {
      var slot = unsafe Self.hash(UnsafeBufferPointer(start: Self.data.utf8Start + entry.start, count: entry.count))
      while slots[slot] != 0 { slot = (slot + 1) & (Self.slotCount - 1) }
      slots[slot] = UInt16(number + 1)
    }
    self.entries = entries
    self.slots = slots
  }

  /// What the code points at a position stand for, in hexadecimal and with commas between them.
  private static func text(of data: UnsafeBufferPointer<UInt8>, at position: inout Int) -> ShortText {
    var text = ShortText()
    var code: UInt32 = 0
    while position < data.count, unsafe data[position] > 0x20 {
      if let digit = unsafe ASCII.hexadecimalValue(data[position]) {
        code = code &<< 4 | digit
      } else {
        if let scalar = Unicode.Scalar(code) { text.append(scalar) }
        code = 0
      }
      position += 1
    }
    if let scalar = Unicode.Scalar(code) { text.append(scalar) }
    return text
  }

  /// The entry of a name, without its semicolon.
  func entry(_ name: UnsafeBufferPointer<UInt8>) -> Entry? {
    guard name.count <= Self.longestName else { return nil }
    var slot = unsafe Self.hash(name)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.count == name.count,
        unsafe UnsafeBufferPointer(start: Self.data.utf8Start + entry.start, count: entry.count).elementsEqual(name)
      {
        return entry
      }
      slot = (slot + 1) & (Self.slotCount - 1)
    }
    return nil
  }

  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for index in name.indices { hash = unsafe (hash ^ UInt32(name[index])) &* 16_777_619 }
    return Int(hash >> 7) & (slotCount - 1)
  }
}
