/// How the lines of a text make up its paragraphs.
enum LineWrapping: Hashable {
  /// Lines were broken to a width; a paragraph ends at a blank line or before an indented one.
  case hardWrapped
  /// Every line is a paragraph.
  case lines
  /// A paragraph ends at a blank line; line breaks within it count.
  case blocks

  /// Measures lines, and decides.
  ///
  /// - Returns: How lines make up paragraphs, the length of the longest line in characters, and the share of lines that
  ///   run on into the next one.
  static func detect(
    _ source: TextSource, lines: Range<Int>
  ) -> (wrapping: LineWrapping, longest: Int, share: Double) {
    var longest = 0
    var pairs = 0
    var runningOn = 0
    var hasBlank = false
    var previous: Range<Int>?
    for index in lines {
      let line = source.trimmed(index)
      longest = max(longest, source.width(line))
      if line.isEmpty {
        hasBlank = hasBlank || index > lines.lowerBound && index < lines.upperBound - 1
      } else if let previous {
        pairs += 1
        if !isEnd(source, previous) { runningOn += 1 }
      }
      previous = line.isEmpty ? nil : line
    }
    let share = pairs == 0 ? 0 : Double(runningOn) / Double(pairs)
    if longest <= 90 && share > 0.4 { return (.hardWrapped, longest, share) }
    if share < 0.2 || longest > 200 || !hasBlank { return (.lines, longest, share) }
    return (.blocks, longest, share)
  }

  /// Whether a line ends as sentences and titles in brackets or quotation marks do.
  private static func isEnd(_ source: TextSource, _ line: Range<Int>) -> Bool {
    switch source.bytes[line.upperBound - 1] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"):
      true
    case 0x99, 0x9D:
      // ’ and ”
      line.count > 2 && source.bytes[line.upperBound - 2] == 0x80 && source.bytes[line.upperBound - 3] == 0xE2
    default: false
    }
  }

  /// Whether a line is one of a table: three runs of spaces, two in front of numbers, or three fields with semicolons.
  static func isTabular(_ source: TextSource, _ line: Range<Int>) -> Bool {
    guard line.count <= 400 else { return false }
    var runs = 0
    var numbers = 0
    var semicolons = 0
    var position = line.lowerBound
    while position < line.upperBound {
      let start = position
      while position < line.upperBound, source.bytes[position] == 0x20 || source.bytes[position] == 0x09 {
        position += 1
      }
      if position == start {
        if source.bytes[position] == UInt8(ascii: ";") { semicolons += 1 }
        position += 1
      } else if position - start >= 2 || source.bytes[start] == 0x09 {
        runs += 1
        if ByteSearch.isDigit(source.bytes[position]) { numbers += 1 }
      }
    }
    return runs >= 3 || numbers >= 2 || semicolons >= 3
  }
}
