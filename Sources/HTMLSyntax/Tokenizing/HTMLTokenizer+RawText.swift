extension HTMLTokenizer {
  /// Reads the content of an element that holds no markup, up to its end tag.
  func readText(_ handler: any HTMLTokenHandler, hasReferences: Bool) {
    let count = unsafe input.count
    var index = position
    while let less = next(UInt8(ascii: "<"), from: index) {
      if less + 1 < count, unsafe input[less + 1] == UInt8(ascii: "/"), isLastStartTag(at: less + 2) {
        emitText(upTo: less, replacingNull: true, hasReferences: hasReferences, handler)
        return endText(at: less, handler)
      }
      index = less + 1
    }
    emitText(upTo: count, replacingNull: true, hasReferences: hasReferences, handler)
  }

  /// Reads the end tag of such an element.
  private func endText(at less: Int, _ handler: any HTMLTokenHandler) {
    model = .data
    readTag(from: less, nameAt: less + 2, isEnd: true, handler)
  }

  /// Reads a script, in which `<!--` and then `<script` hide its end tag.
  func readScript(_ handler: any HTMLTokenHandler) {
    let count = unsafe input.count
    var isEscaped = false
    var isDoubleEscaped = false
    var index = position
    while index < count {
      let byte = unsafe input[index]
      if byte == UInt8(ascii: "<") {
        if !isEscaped, matches("!--", at: index + 1) {
          isEscaped = true
          // The dashes may be those of the end, too.
          index += 2
          continue
        }
        let isEnd = unsafe index + 1 < count && input[index + 1] == UInt8(ascii: "/")
        let name = isEnd ? index + 2 : index + 1
        if isEnd, !isDoubleEscaped, isLastStartTag(at: name) {
          emitText(upTo: index, replacingNull: true, handler)
          return endText(at: index, handler)
        }
        if isEscaped, isWord("script", at: name) { isDoubleEscaped = !isEnd }
      } else if isEscaped, byte == UInt8(ascii: "-"), matches("->", at: index + 1) {
        isEscaped = false
        isDoubleEscaped = false
      }
      index += 1
    }
    emitText(upTo: count, replacingNull: true, handler)
  }

  /// Reads a section marked as `CDATA`.
  func readSection(_ handler: any HTMLTokenHandler) {
    let count = unsafe input.count
    var index = position
    model = .data
    while let bracket = next(UInt8(ascii: "]"), from: index) {
      if matches("]>", at: bracket + 1) {
        emitText(upTo: bracket, replacingNull: false, handler)
        position = bracket + 3
        return
      }
      index = bracket + 1
    }
    emitText(upTo: count, replacingNull: false, handler)
  }

  // MARK: Looking ahead

  /// The position of the next byte that is a certain one.
  func next(_ byte: UInt8, from start: Int) -> Int? {
    let found = ByteScan.first(oneOf: byte, byte, in: unsafe input.span, from: start)
    return unsafe found < input.count ? found : nil
  }

  /// Whether some bytes stand at a position; letters in any case.
  func matches(_ text: StaticString, at start: Int) -> Bool {
    guard unsafe start + text.utf8CodeUnitCount <= input.count else { return false }
    for index in 0..<text.utf8CodeUnitCount
    where unsafe ASCII.lowered(input[start + index]) != ASCII.lowered(text.utf8Start[index]) { return false }
    return true
  }

  private func isWord(_ text: StaticString, at start: Int) -> Bool {
    matches(text, at: start) && isEndOfName(start + text.utf8CodeUnitCount)
  }

  private func isEndOfName(_ position: Int) -> Bool {
    guard unsafe position < input.count else { return false }
    let byte = unsafe input[position]
    return byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || ASCII.isSpace(byte)
  }

  /// Whether the name of the last start tag stands at a position, as a whole.
  private func isLastStartTag(at start: Int) -> Bool {
    guard !lastStartTag.isEmpty, unsafe start + lastStartTag.count < input.count else { return false }
    for index in lastStartTag.indices
    where unsafe ASCII.lowered(input[start + index]) != lastStartTag[index] { return false }
    return isEndOfName(start + lastStartTag.count)
  }
}
