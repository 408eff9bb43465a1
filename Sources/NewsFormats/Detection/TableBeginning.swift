/// The first records of a text that may be a table with separated values.
public struct TableBeginning: Sendable {
  /// The character between fields: a comma, a semicolon, a tab or a vertical bar.
  public let separator: UInt8
  /// The fields of the first record.
  public let columns: [String]
  /// Whether the next three records, or as many as there are, have as many fields as the first.
  public let isRegular: Bool

  /// Looks at a text from `start`, or returns `nil` when its first record has fewer than two fields.
  init?(_ text: [UInt8], from start: Int, isWhole: Bool) {
    // Per character between fields, how often it stands in the first line.
    var counts = (commas: 0, semicolons: 0, tabs: 0, bars: 0)
    var position = start
    let end = min(text.count, start + 16_384)
    while position < end, text[position] != 0x0A, text[position] != 0x0D {
      switch text[position] {
      case UInt8(ascii: ","): counts.commas += 1
      case UInt8(ascii: ";"): counts.semicolons += 1
      case 0x09: counts.tabs += 1
      case UInt8(ascii: "|"): counts.bars += 1
      default: break
      }
      position += 1
    }
    let most = max(counts.commas, counts.semicolons, counts.tabs, counts.bars)
    // A header is made of names: a line as long as this is prose.
    guard most > 0, position < start + 16_384 else { return nil }
    let separator: UInt8 =
      switch most {
      case counts.commas: UInt8(ascii: ",")
      case counts.semicolons: UInt8(ascii: ";")
      case counts.tabs: 0x09
      default: UInt8(ascii: "|")
      }
    self.separator = separator
    position = start
    guard let (columns, _) = TableBeginning.record(text, at: &position, separator: separator), columns.count > 1 else {
      return nil
    }
    self.columns = columns
    var regular = true
    for _ in 0..<3 where position < text.count {
      guard let (fields, isEnded) = TableBeginning.record(text, at: &position, separator: separator) else { break }
      if !isEnded && !isWhole { break }
      if fields.count != columns.count { regular = false }
    }
    isRegular = regular
  }

  /// The fields of the record at `position`, and whether it is ended by a line break.
  private static func record(
    _ text: [UInt8], at position: inout Int, separator: UInt8
  ) -> (fields: [String], isEnded: Bool)? {
    guard position < text.count else { return nil }
    var fields: [String] = []
    var field = position
    var isQuoted = false
    func end(_ last: Int) -> String {
      var range = text[field..<last]
      if range.count > 1, range.first == 0x22, range.last == 0x22 { range = range.dropFirst().dropLast() }
      return String(decoding: range.prefix(200), as: UTF8.self)
    }
    while position < text.count {
      let byte = text[position]
      if byte == 0x22 {
        isQuoted.toggle()
      } else if !isQuoted, byte == separator {
        fields.append(end(position))
        field = position + 1
      } else if !isQuoted, byte == 0x0A || byte == 0x0D {
        fields.append(end(position))
        position += byte == 0x0D && position + 1 < text.count && text[position + 1] == 0x0A ? 2 : 1
        return (fields, true)
      }
      position += 1
    }
    fields.append(end(position))
    return (fields, false)
  }
}
