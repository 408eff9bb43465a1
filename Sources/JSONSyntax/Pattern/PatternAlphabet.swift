/// The scalars as a pattern tells them apart: numbered classes, alike to every one of its sets.
///
/// A class is an interval between the bounds of the pattern's ranges, and an answer for each of its properties.
struct PatternAlphabet: Sendable {
  /// The first scalar of each interval.
  private let starts: [UInt32]
  private let properties: [ScalarProperty]
  private let ascii: [UInt16]
  /// How many classes there are.
  let count: Int

  init(_ sets: PatternSets) {
    var bounds: Set<UInt32> = [0]
    for set in sets.sets {
      for range in set.ranges {
        bounds.insert(range.lowerBound)
        bounds.insert(range.upperBound + 1)
      }
    }
    if sets.hasWordBoundary {
      for range in ScalarSet.word {
        bounds.insert(range.lowerBound)
        bounds.insert(range.upperBound + 1)
      }
    }
    starts = bounds.sorted()
    properties = sets.properties
    count = starts.count << properties.count
    var ascii: [UInt16] = []
    for value in UInt8(0)..<128 {
      ascii.append(UInt16(truncatingIfNeeded: PatternAlphabet.find(Unicode.Scalar(value), starts, properties)))
    }
    self.ascii = ascii
  }

  private static func find(_ scalar: Unicode.Scalar, _ starts: [UInt32], _ properties: [ScalarProperty]) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= scalar.value { low = middle } else { high = middle }
    }
    var result = low
    for property in properties { result = result << 1 | (property.contains(scalar) ? 1 : 0) }
    return result
  }

  /// Whether the scalars of a class are in a set.
  func contains(_ set: ScalarSet, _ symbol: Int) -> Bool {
    let start = starts[symbol >> properties.count]
    var isMember = set.ranges.contains { $0.contains(start) }
    for property in set.properties {
      let bit = symbol >> (properties.count - 1 - property.index) & 1
      if (bit == 1) != property.isNegated { isMember = true }
    }
    return isMember != set.isNegated
  }

  func isWord(_ symbol: Int) -> Bool {
    ScalarSet.word.contains { $0.contains(starts[symbol >> properties.count]) }
  }

  /// Reads the next scalar of valid UTF-8 and tells its class.
  @inline(__always) func next(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int {
    let lead = unsafe text[index]
    if lead < 0x80 {
      index += 1
      return Int(ascii[Int(lead)])
    }
    return unsafe nextHigh(text, &index)
  }

  private func nextHigh(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int {
    let lead = unsafe text[index]
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for offset in 1..<length where index + offset < text.count {
      value = unsafe value << 6 | UInt32(text[index + offset] & 0x3F)
    }
    index = min(index + length, text.count)
    return PatternAlphabet.find(Unicode.Scalar(value) ?? "\u{FFFD}", starts, properties)
  }
}
