internal import CLibXML2

/// A line and a column in the document.
struct Place {
  var line: UInt32
  var column: UInt32

  /// Where the parser stands.
  @unsafe static func current(_ state: StatePointer) -> Place {
    guard let input = unsafe state.pointee.main.pointee.input else { return Place(line: 0, column: 0) }
    return unsafe Place(
      line: UInt32(truncatingIfNeeded: input.pointee.line), column: UInt32(truncatingIfNeeded: input.pointee.col))
  }

  /// The place of the `<` whose start tag was just read.
  ///
  /// The parser stands at the end of the tag, which holds no other `<`: going back over it counts the characters and
  /// lines that it takes. Inside an entity the place is that of the main document.
  @unsafe @inline(__always)
  static func ofStartTag(_ context: UnsafeMutableRawPointer?, _ state: StatePointer) -> Place {
    let current = unsafe current(state)
    guard unsafe context == UnsafeMutableRawPointer(state.pointee.main),
      let input = unsafe state.pointee.main.pointee.input, let cursor = unsafe input.pointee.cur,
      let base = unsafe input.pointee.base
    else { return current }
    var position = unsafe cursor
    var characters: UInt32 = 0
    while unsafe position > base {
      unsafe position -= 1
      let byte = unsafe position.pointee
      if byte & 0xC0 != 0x80 { characters &+= 1 }
      if byte == 0x3C { return Place(line: current.line, column: current.column &- characters) }
      if byte == 0x0A { return unsafe ofLongStartTag(position, base, cursor, state, current) }
    }
    return current
  }

  /// The same for a start tag that takes more than one line.
  @unsafe @inline(never)
  private static func ofLongStartTag(
    _ lineEnd: UnsafePointer<UInt8>, _ base: UnsafePointer<UInt8>, _ cursor: UnsafePointer<UInt8>,
    _ state: StatePointer, _ current: Place
  ) -> Place {
    var lines: UInt32 = 1
    var position = unsafe lineEnd
    while unsafe position > base {
      unsafe position -= 1
      if unsafe position.pointee == 0x0A { lines += 1 }
      if unsafe position.pointee == 0x3C { break }
    }
    // Back to the start of the line, or to where this push found the parser: earlier bytes may be gone.
    let known = unsafe cursor - max(0, min(state.pointee.offset - state.pointee.pushOffset, cursor - base))
    var column: UInt32 = 1
    while unsafe position > known {
      unsafe position -= 1
      if unsafe position.pointee == 0x0A { return Place(line: current.line &- lines, column: column) }
      if unsafe position.pointee & 0xC0 != 0x80 { column &+= 1 }
    }
    return unsafe Place(
      line: current.line &- lines, column: column &- 1 &+ UInt32(truncatingIfNeeded: state.pointee.pushColumn))
  }
}
