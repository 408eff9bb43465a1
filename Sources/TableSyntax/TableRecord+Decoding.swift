extension TableRecord {
  /// Unescapes the fields that are marked for it: doubled quotes become one, text after a closing quote is kept.
  mutating func decodeEscapes() {
    for index in fields.indices where fields[index].isDecoded {
      let field = fields[index]
      let start = decoded.count
      unsafe raw.withUnsafeBufferPointer { bytes in
        let content = unsafe UnsafeBufferPointer(rebasing: bytes[(field.origin + 1)..<field.end])
        unsafe appendUnescaped(content)
      }
      fields[index].start = start
      fields[index].end = decoded.count
    }
  }

  /// Takes the formula guard off the fields that have one.
  mutating func removeFormulaGuards() {
    for index in fields.indices {
      let field = fields[index]
      let isGuarded =
        field.isDecoded
        ? FormulaGuard.isGuarded(decoded.span, from: field.start, to: field.end)
        : FormulaGuard.isGuarded(raw.span, from: field.start, to: field.end)
      if isGuarded { fields[index].start += 1 }
    }
  }

  private mutating func appendUnescaped(_ content: UnsafeBufferPointer<UInt8>) {
    var position = 0
    while true {
      let quote = unsafe ByteScanner.nextQuote(in: content, from: position)
      unsafe decoded.append(contentsOf: UnsafeBufferPointer(rebasing: content[position..<quote]))
      guard quote < content.count else { return }
      position = quote + 1
      guard position < content.count, unsafe content[position] == ByteScanner.quote else {
        unsafe decoded.append(contentsOf: UnsafeBufferPointer(rebasing: content[position...]))
        return
      }
      decoded.append(ByteScanner.quote)
      position += 1
    }
  }
}
