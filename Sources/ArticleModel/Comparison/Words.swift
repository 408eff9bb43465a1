/// The words of a text, for telling whether two texts say the same whatever the white space between them.
///
/// Words are kept as hashes, so that a long body is compared as an array of numbers.
struct Words: Hashable {
  private(set) var hashes: [UInt64] = []
  /// Where each word stands in the text, in UTF-8 bytes.
  private(set) var ranges: [Range<Int>] = []

  /// No words.
  init() {}

  init(_ text: String) {
    var copy = text
    copy.withUTF8 { unsafe append(Span(_unsafeElements: $0), limit: .max) }
  }

  /// The first word of a text, or `nil` when it holds none.
  static func firstHash(of text: String) -> UInt64? {
    var words = Words()
    var copy = text
    copy.withUTF8 { unsafe words.append(Span(_unsafeElements: $0), limit: 1) }
    return words.hashes.first
  }

  /// Adds the words of a text that begins at a place of the whole.
  mutating func append(_ words: Words, at start: Int) {
    hashes += words.hashes
    for range in words.ranges { ranges.append((start + range.lowerBound)..<(start + range.upperBound)) }
  }

  var isEmpty: Bool { hashes.isEmpty }
  var count: Int { hashes.count }

  static func == (a: Words, b: Words) -> Bool { a.hashes == b.hashes }

  func hash(into hasher: inout Hasher) { hasher.combine(hashes) }

  /// Whether these words stand in others, side by side and in this order.
  func isPart(of others: Words) -> Bool { place(in: others) != nil }

  /// Where these words stand in others, side by side and in this order; `nil` where they do not.
  ///
  /// By Knuth, Morris and Pratt, so that texts which repeat themselves take no longer than others.
  func place(in others: Words) -> Range<Int>? {
    guard !hashes.isEmpty else { return 0..<0 }
    guard hashes.count <= others.hashes.count else { return nil }
    // How much of the beginning still fits when the word behind so many does not.
    var shorter = [Int](repeating: 0, count: hashes.count)
    var length = 0
    for index in hashes.indices.dropFirst() {
      while length > 0, hashes[index] != hashes[length] { length = shorter[length - 1] }
      if hashes[index] == hashes[length] { length += 1 }
      shorter[index] = length
    }
    length = 0
    for (index, hash) in others.hashes.enumerated() {
      while length > 0, hash != hashes[length] { length = shorter[length - 1] }
      if hash == hashes[length] { length += 1 }
      if length == hashes.count { return (index + 1 - length)..<(index + 1) }
    }
    return nil
  }

  /// A run of these words.
  func run(_ range: Range<Int>) -> Words {
    var words = Words()
    words.hashes = Array(hashes[range])
    words.ranges = Array(ranges[range])
    return words
  }

  private mutating func append(_ text: Span<UInt8>, limit: Int) {
    var index = 0
    while index < text.count, hashes.count < limit {
      let space = Words.spaceLength(in: text, at: index)
      if space > 0 {
        index += space
        continue
      }
      let start = index
      // FNV-1a
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      repeat {
        hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01b3
        index += 1
      } while index < text.count
        && (Words.isOrdinary(text[index]) && Words.isOrdinary(text[index - 1])
          || !Words.isBracket(text[index - 1]) && !Words.isBracket(text[index])
            && Words.spaceLength(in: text, at: index) == 0)
      hashes.append(hash)
      ranges.append(start..<index)
    }
  }

  /// The number of characters that are no white space in front of each character, and in all.
  static func places(in text: String) -> [Int] {
    var places = [0]
    for scalar in text.unicodeScalars { places.append((places.last ?? 0) + (isSpace(scalar) ? 0 : 1)) }
    return places
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || scalar.value == 0xA0 || scalar.value == 0x200B || scalar.value == 0xFFFC
  }

  /// Whether it is neither a bracket nor the beginning of white space: small letters and the like.
  private static func isOrdinary(_ byte: UInt8) -> Bool { byte > 0x5D && byte < 0xC2 }

  /// Brackets are words of their own: formats put some around what they have no other sign for.
  private static func isBracket(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x28, 0x29, 0x5B, 0x5D: true
    default: false
    }
  }

  /// How many bytes of white space begin at an index: ASCII, the no-break space, the zero-width space, and the character
  /// that stands for an inline object, which is no word.
  private static func spaceLength(in text: Span<UInt8>, at index: Int) -> Int {
    if text[index] <= 0x20 { return 1 }
    if text[index] == 0xC2, index + 1 < text.count, text[index + 1] == 0xA0 { return 2 }
    if text[index] == 0xEF, index + 2 < text.count, text[index + 1] == 0xBF, text[index + 2] == 0xBC { return 3 }
    if text[index] == 0xE2, index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] == 0x8B { return 3 }
    return 0
  }
}
