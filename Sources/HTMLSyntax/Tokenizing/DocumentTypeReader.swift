/// Reads a document type declaration behind its first word, as sections 13.2.5.53 to 13.2.5.68 of the HTML standard
/// have it.
@safe struct DocumentTypeReader {
  private let input: UnsafeBufferPointer<UInt8>
  /// Where the reading has come to.
  private(set) var position: Int

  init(_ input: UnsafeBufferPointer<UInt8>, at position: Int) {
    unsafe self.input = unsafe input
    self.position = position
  }

  private var byte: UInt8? { unsafe position < input.count ? input[position] : nil }

  /// Reads the declaration, to its end.
  mutating func read() -> HTMLDocumentType {
    var type = HTMLDocumentType()
    skipSpace()
    if byte == nil || byte == UInt8(ascii: ">") {
      type.forcesQuirks = true
      end()
      return type
    }
    type.name = text(lowered: true) { $0 == UInt8(ascii: ">") || ASCII.isSpace($0) }
    skipSpace()
    if byte == nil { type.forcesQuirks = true }
    guard let byte, byte != UInt8(ascii: ">") else {
      end()
      return type
    }
    readIdentifiers(&type)
    return type
  }

  private mutating func readIdentifiers(_ type: inout HTMLDocumentType) {
    let isPublic = isWord("public")
    guard isPublic || isWord("system") else {
      type.forcesQuirks = true
      return end()
    }
    position += 6
    skipSpace()
    if isPublic {
      guard let identifier = quoted(&type) else { return }
      type.publicID = identifier.text
      guard identifier.isWhole else { return broken(&type) }
      skipSpace()
      if byte == UInt8(ascii: ">") { return end() }
      if byte == nil { return broken(&type) }
    }
    guard let identifier = quoted(&type) else { return }
    type.systemID = identifier.text
    guard identifier.isWhole else { return broken(&type) }
    skipSpace()
    // Anything that follows is passed over.
    if byte == nil { type.forcesQuirks = true }
    end()
  }

  /// Reads an identifier in quotation marks; without any the declaration is broken.
  private mutating func quoted(_ type: inout HTMLDocumentType) -> (text: String, isWhole: Bool)? {
    guard let quote = byte, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      broken(&type)
      return nil
    }
    position += 1
    let text = text(lowered: false) { $0 == quote || $0 == UInt8(ascii: ">") }
    guard byte == quote else { return (text, false) }
    position += 1
    return (text, true)
  }

  private mutating func broken(_ type: inout HTMLDocumentType) {
    type.forcesQuirks = true
    end()
  }

  /// Passes over the rest, with the `>`.
  private mutating func end() {
    while let byte, byte != UInt8(ascii: ">") { position += 1 }
    if byte != nil { position += 1 }
  }

  private mutating func skipSpace() {
    while let byte, ASCII.isSpace(byte) { position += 1 }
  }

  private mutating func text(lowered: Bool, until isEnd: (UInt8) -> Bool) -> String {
    let start = position
    while let byte, !isEnd(byte) { position += 1 }
    var bytes: [UInt8] = []
    unsafe HTMLTokenizer.append(UnsafeBufferPointer(rebasing: input[start..<position]), to: &bytes, lowered: lowered)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func isWord(_ word: StaticString) -> Bool {
    guard unsafe position + word.utf8CodeUnitCount <= input.count else { return false }
    for index in 0..<word.utf8CodeUnitCount
    where unsafe ASCII.lowered(input[position + index]) != word.utf8Start[index] { return false }
    return true
  }
}
