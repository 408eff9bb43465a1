/// Walks through the bytes of a short text.
struct TextCursor {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  var isAtEnd: Bool { position == bytes.count }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Skips a character and returns whether it was there.
  mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard let byte, UInt32(byte) == scalar.value else { return false }
    position += 1
    return true
  }

  /// Skips a text, whatever its case, and returns whether it was there.
  mutating func skip(ignoringCase text: String) -> Bool {
    let end = position + text.utf8.count
    guard end <= bytes.count, zip(bytes[position..<end], text.utf8).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else {
      return false
    }
    position = end
    return true
  }

  /// Skips the bytes of a character that is not ASCII, or one that is.
  mutating func skip(exactly scalar: Unicode.Scalar) -> Bool {
    let encoded = Array(String(scalar).utf8)
    let end = position + encoded.count
    guard end <= bytes.count, Array(bytes[position..<end]) == encoded else { return false }
    position = end
    return true
  }

  /// Reads a number with a count of digits that fits an `Int`.
  mutating func number(digits: ClosedRange<Int>) -> Int? {
    let start = position
    var number = 0
    while position - start < digits.upperBound, let byte, (0x30...0x39).contains(byte) {
      number = number * 10 + Int(byte - 0x30)
      position += 1
    }
    return position - start >= digits.lowerBound ? number : nil
  }

  /// Reads the digits of a fraction.
  mutating func fraction() -> Double? {
    let start = position
    var value = 0.0
    var scale = 0.1
    while let byte, (0x30...0x39).contains(byte) {
      value += Double(byte - 0x30) * scale
      scale /= 10
      position += 1
    }
    return position > start ? value : nil
  }

  /// Reads an offset from UTC in seconds; without one it is 0, and `nil` if it is not well-formed.
  mutating func zone() -> Double? {
    if skip("Z") { return 0 }
    let isWest = byte == UInt8(ascii: "-")
    guard skip("-") || skip("+") else { return 0 }
    guard let hours = number(digits: 2...2), hours <= 14 else { return nil }
    _ = skip(":")
    guard let minutes = number(digits: 2...2), minutes < 60 else { return nil }
    let seconds = Double(hours * 3600 + minutes * 60)
    return isWest ? -seconds : seconds
  }

  /// Reads numbers that are followed by these letters, each at most once and in order, and returns how many.
  mutating func durationParts(_ letters: String, allowsFraction: Bool) -> Int {
    var count = 0
    for letter in letters.unicodeScalars {
      let start = position
      var isPart = number(digits: 1...18) != nil
      if isPart, allowsFraction, letter == "S", skip(".") { isPart = fraction() != nil }
      if isPart, skip(letter) {
        count += 1
      } else {
        position = start
      }
    }
    return count
  }
}
