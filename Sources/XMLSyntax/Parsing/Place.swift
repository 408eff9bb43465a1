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

  /// Goes from where a part of a CDATA section starts to where the parser stands, which it does not count.
  @unsafe static func advance(_ place: inout Place, _ state: StatePointer) {
    guard let input = unsafe state.pointee.main.pointee.input, let cursor = unsafe input.pointee.cur,
      let base = unsafe input.pointee.base
    else { return }
    // A section's first part starts after its opening `<![CDATA[`.
    var length = unsafe min(max(0, state.pointee.offset - state.pointee.sectionEnd), cursor - base)
    var distance = 0
    while distance < length, let bracket = unsafe wirecopyLastByte(cursor - length, 0x5B, length - distance) {
      distance = unsafe cursor - bracket
      guard unsafe bracket - base >= 8, unsafe memcmp(bracket - 8, "<![CDATA[", 9) == 0 else { continue }
      length = distance - 1
      break
    }
    guard length < 1_000 else { return }
    for index in 0..<length {
      let byte = unsafe (cursor - length)[index]
      if byte == 0x0A {
        place.line &+= 1
        place.column = 1
      } else if byte & 0xC0 != 0x80 {
        place.column &+= 1
      }
    }
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
    // With a schema plugged in, callbacks from within an entity come with the main context.
    guard unsafe cursor.pointee == 0x3E || cursor.pointee == 0x2F,
      let start = unsafe wirecopyLastByte(base, 0x3C, cursor - base)
    else { return current }
    let length = unsafe cursor - start
    guard unsafe isPlain(start, length) else { return unsafe ofUnusualStartTag(start, base, cursor, state, current) }
    return Place(line: current.line, column: current.column &- UInt32(truncatingIfNeeded: length))
  }

  /// Whether bytes are all ASCII and on one line, so that each is one column.
  @unsafe @inline(__always)
  private static func isPlain(_ start: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    var index = 0
    let raw = unsafe UnsafeRawPointer(start)
    while index &+ 8 <= length {
      let word = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if (word | word.zeroBytes(after: 0x0A)) & 0x8080_8080_8080_8080 != 0 { return false }
      index &+= 8
    }
    while index < length {
      let byte = unsafe start[index]
      if byte >= 0x80 || byte == 0x0A { return false }
      index &+= 1
    }
    return true
  }

  /// The place after `count` bytes that the parser has been given and has not taken yet.
  @unsafe static func afterWaiting(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ state: StatePointer) -> Place {
    var place = unsafe current(state)
    for index in 0..<count {
      let byte = unsafe bytes[index]
      if byte == 0x0A {
        place.line &+= 1
        place.column = 1
      } else if byte & 0xC0 != 0x80 {
        place.column &+= 1
      }
    }
    return place
  }

  /// The same for a start tag that takes more than one line or holds more than ASCII.
  @unsafe @inline(never)
  private static func ofUnusualStartTag(
    _ start: UnsafePointer<UInt8>, _ base: UnsafePointer<UInt8>, _ cursor: UnsafePointer<UInt8>,
    _ state: StatePointer, _ current: Place
  ) -> Place {
    var lines: UInt32 = 0
    var characters: UInt32 = 0
    var position = unsafe start
    while unsafe position < cursor {
      if unsafe position.pointee == 0x0A { lines &+= 1 }
      if unsafe position.pointee & 0xC0 != 0x80 { characters &+= 1 }
      unsafe position += 1
    }
    if lines == 0 { return Place(line: current.line, column: current.column &- characters) }
    unsafe position = start
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

extension UInt64 {
  /// Sets the highest bit of bytes that equal `byte`, and perhaps of bytes above them; other bits mean nothing.
  @inline(__always) fileprivate func zeroBytes(after byte: UInt64) -> UInt64 {
    let difference = self ^ (byte &* 0x0101_0101_0101_0101)
    return (difference &- 0x0101_0101_0101_0101) & ~difference
  }
}
