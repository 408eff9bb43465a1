import Testing

@testable import HTMLSyntax

struct ByteScanTests {
  /// Lengths around those of one and two steps of sixteen.
  private static let lengths = [0, 1, 15, 16, 17, 31, 32, 33, 40]

  @Test(arguments: lengths)
  func `a byte is found wherever it stands, and the first of several`(_ length: Int) {
    for place in 0..<length {
      var text = [UInt8](repeating: 0x61, count: length)
      text[place] = 0x26
      text[length - 1] = 0x3C
      #expect(ByteScan.first(oneOf: 0x3C, 0x26, in: text.span, from: 0) == place)
      #expect(ByteScan.first(oneOf: 0x3C, 0x3C, in: text.span, from: place) == length - 1)
      #expect(ByteScan.first(below: 0x30, in: text.span) == (place == length - 1 ? length : place))
    }
  }

  @Test(arguments: lengths)
  func `what is not there is not found, and bytes beyond ASCII are no other ones`(_ length: Int) {
    let text = [UInt8](repeating: 0xBC, count: length)
    #expect(ByteScan.first(oneOf: 0x3C, 0x26, in: text.span, from: 0) == length)
    #expect(ByteScan.first(oneOf: 0x3C, 0x26, in: text.span, from: length) == length)
    #expect(ByteScan.first(below: 0x80, in: text.span) == length)
  }
}
