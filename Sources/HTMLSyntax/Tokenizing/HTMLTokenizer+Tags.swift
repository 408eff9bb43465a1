extension HTMLTokenizer {
  /// Reads what begins with `<`.
  func readMarkup(_ handler: any HTMLTokenHandler) {
    let count = unsafe input.count
    let start = position
    guard start + 1 < count else {
      emit(start..<count, handler)
      position = count
      return
    }
    let next = unsafe input[start + 1]
    if ASCII.isLetter(next) {
      readTag(from: start, nameAt: start + 1, isEnd: false, handler)
    } else if next == UInt8(ascii: "/") {
      readEndTag(from: start, handler)
    } else if next == UInt8(ascii: "!") {
      readDeclaration(handler)
    } else if next == UInt8(ascii: "?") {
      readBogusComment(from: start + 1, handler)
    } else {
      emit(start..<start + 1, handler)
      position = start + 1
    }
  }

  private func readEndTag(from start: Int, _ handler: any HTMLTokenHandler) {
    let count = unsafe input.count
    guard start + 2 < count else {
      emit(start..<count, handler)
      position = count
      return
    }
    let next = unsafe input[start + 2]
    if ASCII.isLetter(next) {
      readTag(from: start, nameAt: start + 2, isEnd: true, handler)
    } else if next == UInt8(ascii: ">") {
      position = start + 3
    } else {
      readBogusComment(from: start + 2, handler)
    }
  }

  /// Reads a tag whose name begins with a letter; one that the end of the fragment cuts off says nothing.
  func readTag(from start: Int, nameAt nameStart: Int, isEnd: Bool, _ handler: any HTMLTokenHandler) {
    tag.begin(at: start)
    position = nameStart
    readName()
    guard readAttributes() else {
      position = unsafe input.count
      return
    }
    tag.range = start..<position
    if isEnd {
      handler.endTag(tag)
    } else {
      handler.startTag(tag)
      follow()
    }
  }

  private func readName() {
    let count = unsafe input.count
    var start = position
    var index = start
    var key = ElementTable.Key()
    var isPlain = true
    while index < count {
      let byte = unsafe input[index]
      // Letters come behind all that ends a name.
      if byte <= UInt8(ascii: ">") {
        if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || ASCII.isSpace(byte) { break }
        if byte == 0 { isPlain = false }
        if isXML, byte == UInt8(ascii: ":") {
          index &+= 1
          start = index
          key = ElementTable.Key()
          continue
        }
      } else if ASCII.isUpper(byte) {
        isPlain = false
      }
      key.append(byte)
      index &+= 1
    }
    position = index
    tag.nameSlice = slice(start, index, isPlain: isPlain)
    tag.element = elements.element(key)
  }

  /// A stretch of the fragment, in lower case and without nulls.
  @inline(__always)
  private func slice(_ start: Int, _ end: Int, isPlain: Bool) -> HTMLTag.Slice {
    isPlain ? HTMLTag.Slice(start: start, count: end - start) : loweredSlice(start, end)
  }

  private func loweredSlice(_ start: Int, _ end: Int) -> HTMLTag.Slice {
    let decodedStart = tag.decoded.count
    unsafe HTMLTokenizer.append(UnsafeBufferPointer(rebasing: input[start..<end]), to: &tag.decoded, lowered: true)
    return HTMLTag.Slice(start: decodedStart, count: tag.decoded.count - decodedStart, isDecoded: true)
  }

  /// Reads the attributes and the end of a tag.
  ///
  /// - Returns: `false` when the fragment ends before the tag.
  private func readAttributes() -> Bool {
    let count = unsafe input.count
    while position < count {
      let byte = unsafe input[position]
      if byte == UInt8(ascii: ">") {
        position += 1
        return true
      }
      if byte == UInt8(ascii: "/") {
        position += 1
        if position < count, unsafe input[position] == UInt8(ascii: ">") {
          tag.isSelfClosing = true
          position += 1
          return true
        }
      } else if ASCII.isSpace(byte) {
        position += 1
      } else if !readAttribute() {
        return false
      }
    }
    return false
  }

  private func readAttribute() -> Bool {
    let count = unsafe input.count
    let start = position
    var index = start
    var isPlain = true
    var hash: UInt32 = 2_166_136_261
    while index < count {
      let byte = unsafe input[index]
      if byte <= UInt8(ascii: ">") {
        if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || ASCII.isSpace(byte) { break }
        if byte == UInt8(ascii: "="), index > start { break }
      }
      if ASCII.isUpper(byte) || byte == 0 { isPlain = false }
      hash = (hash ^ UInt32(ASCII.lowered(byte))) &* 16_777_619
      index &+= 1
    }
    let isStored = tag.items.count < HTMLTag.maximumAttributes
    var item = HTMLTag.Item(hash: hash)
    if isStored { item.name = slice(start, index, isPlain: isPlain) }
    position = index
    skipSpace()
    guard position < count else { return false }
    if unsafe input[position] == UInt8(ascii: "=") {
      position += 1
      skipSpace()
      guard position < count, let value = readValue() else { return false }
      item.value = value
    }
    if isStored { tag.add(item) }
    return true
  }

  private func skipSpace() {
    while unsafe position < input.count && ASCII.isSpace(input[position]) { position += 1 }
  }

  /// Reads the value of an attribute, or returns `nil` when the fragment ends before it.
  private func readValue() -> HTMLTag.Slice? {
    let quote = unsafe input[position]
    // A value that is missing: the end of the tag is read by whoever reads the attributes.
    if quote == UInt8(ascii: ">") { return HTMLTag.Slice() }
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") { return readQuotedValue(quote) }
    let count = unsafe input.count
    let start = position
    var index = start
    var isPlain = true
    while index < count {
      let byte = unsafe input[index]
      if byte == UInt8(ascii: ">") || ASCII.isSpace(byte) { break }
      if byte == 0x26 || byte == 0 { isPlain = false }
      index &+= 1
    }
    position = index
    guard index < count else { return nil }
    return isPlain ? HTMLTag.Slice(start: start, count: index - start) : decodedValue(start..<index)
  }

  private func readQuotedValue(_ quote: UInt8) -> HTMLTag.Slice? {
    let count = unsafe input.count
    let start = position + 1
    // What has to be decoded stops the search as well.
    let stop = ByteScan.first(oneOf: (quote, 0x26, 0x0D, 0), in: unsafe input.span, from: start)
    guard stop < count else {
      position = count
      return nil
    }
    if unsafe input[stop] == quote {
      position = stop + 1
      return HTMLTag.Slice(start: start, count: stop - start)
    }
    guard let end = next(quote, from: stop) else {
      position = count
      return nil
    }
    position = end + 1
    return decodedValue(start..<end)
  }

  private func decodedValue(_ range: Range<Int>) -> HTMLTag.Slice {
    let start = tag.decoded.count
    let value = unsafe UnsafeBufferPointer(rebasing: input[range])
    var index = 0
    while index < value.count {
      let end = ByteScan.first(oneOf: (0x26, 0x0D, 0, 0), in: unsafe value.span, from: index)
      unsafe tag.decoded.append(contentsOf: UnsafeBufferPointer(rebasing: value[index..<end]))
      index = end
      guard index < value.count else { break }
      if unsafe value[index] == 0x26 {
        if let reference = unsafe CharacterReference(value, at: index, isInAttribute: true) {
          reference.text.append(to: &tag.decoded)
          index = reference.end
          continue
        }
        tag.decoded.append(0x26)
      } else if unsafe value[index] == 0 {
        tag.decoded.append(contentsOf: [0xEF, 0xBF, 0xBD])
      } else if unsafe index + 1 >= value.count || value[index + 1] != 0x0A {
        tag.decoded.append(0x0A)
      }
      index += 1
    }
    return HTMLTag.Slice(start: start, count: tag.decoded.count - start, isDecoded: true)
  }

  /// Sets how the content of the element that has begun is read.
  private func follow() {
    guard followsElements, !isXML else { return }
    switch tag.element {
    case .iframe where readsFallback, .noembed where readsFallback, .noframes where readsFallback: return
    case .title, .textarea: model = .replaceable
    case .style, .xmp, .iframe, .noembed, .noframes: model = .raw
    case .script: model = .script
    case .plaintext: model = .plain
    default: return
    }
    lastStartTag.removeAll(keepingCapacity: true)
    lastStartTag.append(contentsOf: tag.name.utf8)
  }
}
