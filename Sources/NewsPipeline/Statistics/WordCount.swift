internal import ArticleModel

/// Counts the words of bodies, in a buffer that is used for all of them.
struct WordCount {
  private var bytes: [UInt8] = []

  /// How many words there are: what stands between white space.
  mutating func words(of body: [Block]) -> Int {
    bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 20)
    PlainText.append(body, to: &bytes)
    return WordCount.words(in: bytes.span)
  }

  /// How many words there are in UTF-8.
  static func words(in text: Span<UInt8>) -> Int {
    var count = 0
    var isInWord = false
    var index = 0
    while index < text.count {
      let space = spaceLength(in: text, at: index)
      if space == 0 {
        if !isInWord { count += 1 }
        isInWord = true
        index += 1
      } else {
        isInWord = false
        index += space
      }
    }
    return count
  }

  /// How many bytes of white space begin at an index: ASCII, the no-break space, U+2000 to U+200B, U+3000.
  private static func spaceLength(in text: Span<UInt8>, at index: Int) -> Int {
    let byte = text[index]
    if byte <= 0x20 { return 1 }
    guard byte >= 0xC2 else { return 0 }
    let second = index + 1 < text.count ? text[index + 1] : 0
    if byte == 0xC2 { return second == 0xA0 ? 2 : 0 }
    let third = index + 2 < text.count ? text[index + 2] : 0
    if byte == 0xE2 && second == 0x80 { return (0x80...0x8B).contains(third) ? 3 : 0 }
    return byte == 0xE3 && second == 0x80 && third == 0x80 ? 3 : 0
  }
}
