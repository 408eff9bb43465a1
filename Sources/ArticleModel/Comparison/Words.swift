/// The words of a text, for telling whether two texts say the same whatever the white space between them.
///
/// Words are kept as hashes, so that a long body is compared as an array of numbers.
struct Words: Hashable {
  private(set) var hashes: [UInt64] = []
  /// Where each word stands in the text, in UTF-8 bytes.
  private(set) var ranges: [Range<Int>] = []

  init(_ text: String) {
    var copy = text
    copy.withUTF8 { unsafe append(Span(_unsafeElements: $0)) }
  }

  init(utf8: [UInt8]) {
    append(utf8.span)
  }

  var isEmpty: Bool { hashes.isEmpty }

  static func == (a: Words, b: Words) -> Bool { a.hashes == b.hashes }

  func hash(into hasher: inout Hasher) { hasher.combine(hashes) }

  /// Whether these words stand in others, side by side and in this order.
  func isPart(of others: Words) -> Bool {
    guard let first = hashes.first else { return true }
    guard hashes.count <= others.hashes.count else { return false }
    for start in 0...(others.hashes.count - hashes.count) where others.hashes[start] == first {
      if hashes.indices.allSatisfy({ hashes[$0] == others.hashes[start + $0] }) { return true }
    }
    return false
  }

  private mutating func append(_ text: Span<UInt8>) {
    var index = 0
    while index < text.count {
      let space = Words.spaceLength(in: text, at: index)
      if space > 0 {
        index += space
        continue
      }
      let start = index
      // FNV-1a
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      while index < text.count, Words.spaceLength(in: text, at: index) == 0 {
        hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01b3
        index += 1
      }
      hashes.append(hash)
      ranges.append(start..<index)
    }
  }

  /// How many bytes of white space begin at an index: ASCII, the no-break space and the zero-width space.
  private static func spaceLength(in text: Span<UInt8>, at index: Int) -> Int {
    if text[index] <= 0x20 { return 1 }
    if text[index] == 0xC2, index + 1 < text.count, text[index + 1] == 0xA0 { return 2 }
    if text[index] == 0xE2, index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] == 0x8B { return 3 }
    return 0
  }
}
