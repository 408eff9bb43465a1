internal import CLibXML2

/// Hands on what waits in the parser of a CDATA section that goes on.
///
/// With every push the library takes 300 bytes of such a section and looks through all that waits for its end; at
/// 10 MB it gives up. What is plainly text is taken here instead, as the library itself takes it.
enum SectionDrain {
  @unsafe static func drain(_ state: StatePointer) {
    let context = unsafe state.pointee.main
    guard unsafe !state.pointee.hasFailed, let input = unsafe context.pointee.input,
      let start = unsafe input.pointee.cur, let end = unsafe input.pointee.end
    else { return }
    // The last bytes may be part of the section's end.
    let count = unsafe end - start - 2
    guard count > 300, unsafe !holdsEnd(start, end - start) else { return }
    var length = count
    while length > 0, unsafe start[length] & 0xC0 == 0x80 { length -= 1 }
    guard length > 0, unsafe isText(start, length) else { return }
    var line = unsafe input.pointee.line
    var column = unsafe input.pointee.col
    for index in 0..<length {
      let byte = unsafe start[index]
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    unsafe context.pointee.sax.pointee.cdataBlock?(context.pointee.userData, start, Int32(length))
    // A handler may have stopped the parser, whose input is then gone.
    guard unsafe !state.pointee.hasFailed, let current = unsafe context.pointee.input else { return }
    unsafe current.pointee.cur = start + length
    unsafe current.pointee.line = line
    unsafe current.pointee.col = column
    unsafe context.pointee.checkIndex = 0
  }

  /// Whether `]]>` occurs.
  @unsafe private static func holdsEnd(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var position = 0
    while position < count, let found = unsafe memchr(start + position, 0x5D, count - position) {
      let index = unsafe UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - start
      if index + 2 < count, unsafe start[index + 1] == 0x5D, unsafe start[index + 2] == 0x3E { return true }
      position = index + 1
    }
    return false
  }

  /// Whether all bytes are UTF-8 and characters that XML allows; if not, the library says what is wrong.
  @unsafe private static func isText(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var check = UTF8Check()
    for index in 0..<count {
      let byte = unsafe start[index]
      if byte < 0x20, byte != 0x0A, byte != 0x09, byte != 0x0D { return false }
      guard check.take(byte) else { return false }
      if byte >= 0xBE, index > 1, unsafe start[index - 1] == 0xBF, unsafe start[index - 2] == 0xEF { return false }
    }
    return !check.isIncomplete
  }
}
