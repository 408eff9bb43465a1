public import ArticleModel

/// A place in a text: bytes from 0, lines and characters from 1.
struct Place {
  var offset: Int
  var line: Int
  var column: Int

  /// Moves forward over some bytes; a column is a Unicode scalar.
  mutating func advance(to target: Int, in view: ByteView) {
    while offset < target {
      if offset + 8 <= target {
        let word = view.word(at: offset)
        if Bits.matches(word, 0x0A) == 0 {
          offset += 8
          column += 8
          if word & Bits.highs != 0 {
            // Every scalar has one byte that does not continue one: those with the bits 10 do.
            column -= (word & ~(word << 1) & Bits.highs).nonzeroBitCount
          }
          continue
        }
      }
      let byte = view[offset]
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      offset += 1
    }
  }
}

extension JSONTree {
  /// Where a value begins.
  ///
  /// Lines are counted when somebody asks, from the last place asked for.
  public func location(of node: JSONNode) -> SourceLocation { location(ofOffset: Int(record(node).offset)) }

  func location(ofOffset offset: Int) -> SourceLocation {
    let start =
      places.last { $0.offset <= offset } ?? Place(offset: 0, line: baseLine, column: baseColumn)
    if offset < placeCache.offset || placeCache.offset < start.offset { placeCache = start }
    placeCache.advance(to: min(offset, textCount), in: unsafe ByteView(bytes))
    return SourceLocation(source: source, line: placeCache.line, column: placeCache.column)
  }
}
