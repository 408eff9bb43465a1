extension ScreenRun {
  /// A string, from its quotation mark on.
  @inline(__always) func string(_ start: Int, _ number: Int32) -> Int {
    let end = stringEnd(start &+ 1, mayEscape: number < 0)
    guard end != ScreenRun.held, number < 0 || isAllowed(start + 1, end, unsafe program.texts[Int(number)]) else {
      return ScreenRun.held
    }
    return end &+ 1
  }

  private func isAllowed(_ start: Int, _ end: Int, _ checks: ScreenText) -> Bool {
    let length = end - start
    if checks.isListed { guard unsafe find(start, length, in: checks.allowed) != nil else { return false } }
    let content = unsafe UnsafeBufferPointer(start: text.base + start, count: length)
    if length < 4 * checks.minLength || length > checks.maxLength {
      let count = unsafe content.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
      guard count >= checks.minLength, count <= checks.maxLength else { return false }
    }
    if checks.pattern >= 0 { guard unsafe schema.patterns[Int(checks.pattern)].matches(content) else { return false } }
    return unsafe checks.format == .none || checks.format.matches(content)
  }

  /// The closing quotation mark of a string, of which this is the content.
  ///
  /// Escapes are passed over where it does not matter what they stand for.
  @inline(__always) func stringEnd(_ start: Int, mayEscape: Bool) -> Int {
    var index = start
    while true {
      var stops = Bits.stops(text.word(at: index))
      while stops == 0 {
        index &+= 8
        stops = Bits.stops(text.word(at: index))
      }
      index &+= stops.trailingZeroBitCount &>> 3
      if text[index] == 0x22 { return index }
      index = afterStop(index, mayEscape)
      if index == ScreenRun.held { return index }
    }
  }

  /// Passes over scalars that are not ASCII, or over an escape.
  private func afterStop(_ start: Int, _ mayEscape: Bool) -> Int {
    var index = start
    if text[index] >= 0x80 {
      repeat {
        let length = TextEncoding.scalarLength(text, index)
        // Readers may have to remove U+FFFE and U+FFFF.
        guard length > 0, !TextEncoding.isNonCharacter(text, index) else { return ScreenRun.held }
        index += length
      } while text[index] >= 0x80
      return index
    }
    guard mayEscape, text[index] == 0x5C else { return ScreenRun.held }
    switch text[index + 1] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: return index + 2
    case 0x75:
      for digit in index + 2..<index + 6 where !FormatCursor.isHexadecimal(text[digit]) { return ScreenRun.held }
      return index + 6
    default: return ScreenRun.held
    }
  }

  @inline(__always) private func afterDigits(_ start: Int) -> Int {
    var index = start
    while FormatCursor.isDigit(text[index]) { index &+= 1 }
    return index
  }

  /// A number, from its sign or first digit on.
  func number(_ start: Int, _ node: UnsafePointer<ScreenNode>) -> Int {
    let first = text[start] == 0x2D ? start + 1 : start
    var index = afterDigits(first)
    guard index > first, text[first] != 0x30 || index == first + 1 else { return ScreenRun.held }
    let integerEnd = index
    if text[index] == 0x2E {
      index = afterDigits(integerEnd + 1)
      guard index > integerEnd + 1 else { return ScreenRun.held }
    }
    if text[index] | 0x20 == 0x65 {
      let sign = text[index + 1]
      let digits = sign == 0x2B || sign == 0x2D ? index + 2 : index + 1
      index = afterDigits(digits)
      guard index > digits else { return ScreenRun.held }
    }
    let isInteger = index == integerEnd
    if unsafe node.pointee.isInteger, !isInteger { return ScreenRun.held }
    guard unsafe node.pointee.bounds >= 0 else { return index }
    guard isInteger, index - start <= 18 else { return ScreenRun.held }
    let value = unsafe SchemaRun<QuickMode>.integer(UnsafeBufferPointer(start: text.base + start, count: index - start))
    let bounds = unsafe program.bounds[Int(node.pointee.bounds)]
    guard value >= bounds.lower, value <= bounds.upper, bounds.divisor == 0 || value % bounds.divisor == 0 else {
      return ScreenRun.held
    }
    return index
  }
}
