extension HTMLTokenizer {
  /// Reads what begins with `<!`.
  func readDeclaration(_ handler: any HTMLTokenHandler) {
    let start = position + 2
    if matches("--", at: start) {
      readComment(from: start + 2, handler)
    } else if matches("doctype", at: start) {
      var reader = unsafe DocumentTypeReader(input, at: start + 7)
      let type = reader.read()
      position = reader.position
      handler.documentType(type)
    } else if isXML, matches("[CDATA[", at: start) {
      position = start + 7
      readSection(handler)
    } else {
      readBogusComment(from: start, handler)
    }
  }

  private func readComment(from start: Int, _ handler: any HTMLTokenHandler) {
    let count = unsafe input.count
    if matches(">", at: start) || matches("->", at: start) {
      position = unsafe start + (input[start] == UInt8(ascii: ">") ? 1 : 2)
      return handler.comment(Span())
    }
    if hasOpenComment { return readOpenComment(from: start, handler) }
    var index = start
    while let dash = next(UInt8(ascii: "-"), from: index) {
      if matches("->", at: dash + 1) || matches("-!>", at: dash + 1) {
        position = unsafe dash + (input[dash + 2] == UInt8(ascii: ">") ? 3 : 4)
        return withText(start..<dash) { handler.comment($0) }
      }
      index = dash + 1
    }
    if endsOpenComments {
      hasOpenComment = true
      return readOpenComment(from: start, handler)
    }
    position = count
    // What may be the beginning of the end is no part of the comment.
    var end = count
    for ending in ["--!", "--", "-"] as [StaticString]
    where end == count && count - start >= ending.utf8CodeUnitCount
      && matches(ending, at: count - ending.utf8CodeUnitCount)
    {
      end -= ending.utf8CodeUnitCount
    }
    withText(start..<end) { handler.comment($0) }
  }

  /// Reads a comment that nothing ends up to the next `>`; without one its beginning is all there is of it.
  private func readOpenComment(from start: Int, _ handler: any HTMLTokenHandler) {
    if !hasEnd(after: start) { return position = start }
    readBogusComment(from: start, handler)
  }

  /// Whether there is a `>`; once there is none, nobody looks again.
  private func hasEnd(after start: Int) -> Bool {
    if !lacksEnd { lacksEnd = next(UInt8(ascii: ">"), from: start) == nil }
    return !lacksEnd
  }

  /// Reads what is no declaration that HTML knows as a comment.
  func readBogusComment(from start: Int, _ handler: any HTMLTokenHandler) {
    let end = unsafe next(UInt8(ascii: ">"), from: start) ?? input.count
    position = unsafe min(end + 1, input.count)
    withText(start..<end) { handler.comment($0) }
  }
}
