internal import CLibXML2

/// Says in this project's words what libxml2 found: its own are sometimes misleading.
enum ErrorMessages {
  /// A diagnostic's code, text and hint.
  struct Message {
    var code: String
    var text: String
    var hint = ""
  }

  @unsafe static func message(_ error: xmlError, _ state: StatePointer) -> Message {
    let first = unsafe string(error.str1)
    let second = unsafe string(error.str2)
    switch unsafe error.code {
    case 1: return unsafe internalError(trimmed(error), byte: byte(error))
    case 2: return Message(code: "size-limit", text: "a single piece of text or markup is too large to be read")
    case 4: return Message(code: "xml-malformed", text: "the document is empty or does not start with markup")
    case 5: return unsafe Message(code: "xml-malformed", text: end(state))
    case 9: return unsafe illegalCharacter(error, byte: byte(error))
    case 68:
      return unsafe trimmed(error).contains("EntityRef")
        ? Message(code: "xml-malformed", text: "a '&' that starts no reference must be written '&amp;'")
        : Message(code: "xml-malformed", text: "a name is missing")
    case 73 where unsafe state.pointee.isFinishing:
      return Message(code: "xml-malformed", text: "the document ends within markup")
    case 26, 27: return Message(code: "xml-entity", text: "the entity '\(first)' is not declared")
    case 38: return Message(code: "xml-malformed", text: "a '<' in the value of an attribute is not allowed")
    case 42:
      return Message(code: "xml-malformed", text: "the attribute '\(first)' occurs twice in one start tag")
    case 76:
      return Message(
        code: "xml-malformed",
        text: "the end tag '\(second)' does not match the start tag '\(first)' of line \(unsafe error.int1)")
    case 77: return Message(code: "xml-malformed", text: "the document ends before '\(first)' is closed")
    case 81: return unsafe Message(code: "xml-encoding", text: trimmed(error))
    case 89: return Message(code: "xml-amplification", text: "entities refer to each other in a loop or grow too large")
    case 201:
      return Message(code: "xml-malformed", text: "the namespace prefix '\(first)' of '\(second)' is not declared")
    default: return unsafe Message(code: "xml-malformed", text: trimmed(error))
    }
  }

  /// Why the document cannot end here, or not go on.
  @unsafe private static func end(_ state: StatePointer) -> String {
    guard unsafe state.pointee.hasRoot else { return "the document is empty or does not start with markup" }
    guard unsafe state.pointee.isFinishing, unsafe state.pointee.depth > 0,
      let name = unsafe state.pointee.main.pointee.name
    else { return "there is something after the end of the root element" }
    return unsafe "the document ends before '\(String(cString: name))' is closed"
  }

  private static func illegalCharacter(_ error: xmlError, byte: UInt8) -> Message {
    let text = unsafe trimmed(error)
    if text.contains("UTF-8"), byte == 0 || byte >= 0x80 {
      return Message(
        code: "xml-encoding", text: "a byte here is not valid UTF-8", hint: "--encoding names another encoding")
    }
    let value = unsafe error.int1 > 0 ? UInt32(bitPattern: error.int1) : UInt32(byte)
    let kind = text.contains("CharRef") ? "character reference to" : "character"
    return Message(code: "xml-malformed", text: "the \(kind) U+\(hexadecimal(value)) is not allowed in XML")
  }

  /// The byte at which the parser stands.
  private static func byte(_ error: xmlError) -> UInt8 {
    guard let context = unsafe error.ctxt?.assumingMemoryBound(to: xmlParserCtxt.self),
      let cursor = unsafe context.pointee.input?.pointee.cur
    else { return 0 }
    return unsafe cursor.pointee
  }

  /// What the library calls internal errors are mostly defects of the document.
  private static func internalError(_ text: String, byte: UInt8) -> Message {
    if text.contains("Huge input") {
      return Message(code: "size-limit", text: "a single piece of text or markup is too large to be read")
    }
    // At the end of a piece the library does not see why it cannot go on.
    if byte >= 0x80 { return Message(code: "xml-encoding", text: "a byte here is not valid UTF-8") }
    if text.contains("element content") {
      return Message(code: "xml-malformed", text: "a character here is not allowed in XML")
    }
    let prefix = "internal error: "
    return Message(code: "xml-malformed", text: text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text)
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String {
    guard let text = unsafe text else { return "" }
    return unsafe String(cString: text)
  }

  /// The library's own text, without the line feed and full stop at its end.
  static func trimmed(_ error: xmlError) -> String {
    var text = unsafe string(error.message)
    while let last = text.last, last == "\n" || last == "." || last == " " { text.removeLast() }
    return text
  }
}
