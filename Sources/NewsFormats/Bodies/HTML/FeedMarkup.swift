internal import HTMLSyntax

/// Tells text with markup from text without, where a feed does not say which it is.
enum FeedMarkup {
  /// What there is in a text.
  enum Kind {
    /// Neither tags nor references: a text as it is meant.
    case none
    /// References such as `&eacute;`, but no tags.
    case references
    /// Tags of HTML.
    case tags
  }

  /// Looks for tags of HTML's elements, comments and references in a text.
  static func kind(of text: Span<UInt8>) -> Kind {
    var kind = Kind.none
    var index = nextSpecial(in: text, from: 0)
    // Behind the last `>` nothing is a tag; looked for once, so that time stays linear.
    var lastEnd: Int?
    while index < text.count {
      let byte = text[index]
      index &+= 1
      if byte == UInt8(ascii: "<") {
        let end = lastEnd ?? lastIndex(of: UInt8(ascii: ">"), in: text)
        lastEnd = end
        if isComment(text, at: index) || index < end && isTag(text, at: index) { return .tags }
      } else if isReference(text, at: index) {
        kind = .references
      }
      index = nextSpecial(in: text, from: index)
    }
    return kind
  }

  /// Looks for markup in a text.
  static func kind(of text: String) -> Kind {
    var text = text
    return text.withUTF8 { unsafe kind(of: $0.span) }
  }

  /// Where the next `<` or `&` stands, or the length of the text.
  private static func nextSpecial(in text: Span<UInt8>, from start: Int) -> Int {
    ByteScan.first(oneOf: 0x3C, 0x26, in: text, from: start)
  }

  /// Whether a comment begins, which need not end.
  private static func isComment(_ text: Span<UInt8>, at index: Int) -> Bool {
    index &+ 2 < text.count && text[index] == UInt8(ascii: "!") && text[index &+ 1] == UInt8(ascii: "-")
      && text[index &+ 2] == UInt8(ascii: "-")
  }

  private static func isTag(_ text: Span<UInt8>, at start: Int) -> Bool {
    var index = start
    if index < text.count, text[index] == UInt8(ascii: "/") { index &+= 1 }
    let nameStart = index
    while index < text.count, index &- nameStart < 12,
      isLetter(text[index]) || index > nameStart && isDigit(text[index])
    { index &+= 1 }
    guard index > nameStart, index < text.count, HTMLElement(name: text.extracting(nameStart..<index)) != .other else {
      return false
    }
    let next = text[index]
    return next <= 0x20 || next == UInt8(ascii: ">") || next == UInt8(ascii: "/")
  }

  private static func lastIndex(of byte: UInt8, in text: Span<UInt8>) -> Int {
    var index = text.count &- 1
    while index >= 0, text[index] != byte { index &-= 1 }
    return index
  }

  private static func isReference(_ text: Span<UInt8>, at start: Int) -> Bool {
    var index = start
    if index < text.count, text[index] == UInt8(ascii: "#") { index &+= 1 }
    let first = index
    while index < text.count, isLetter(text[index]) || isDigit(text[index]), index &- first < 32 { index &+= 1 }
    return index > first && index < text.count && text[index] == UInt8(ascii: ";")
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
