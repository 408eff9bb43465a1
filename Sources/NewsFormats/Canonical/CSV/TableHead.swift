internal import TableSyntax

/// The beginning of a table, from which the delimiter is told.
struct TableHead {
  /// How many bytes a header may have.
  private static let limit = 1 << 16

  /// The bytes so far.
  private(set) var bytes: [UInt8] = []

  /// Takes bytes until the first line is whole.
  ///
  /// - Returns: The delimiter, once it is known.
  mutating func push(_ chunk: Span<UInt8>) -> TableDelimiter? {
    var isWhole = false
    for index in chunk.indices {
      bytes.append(chunk[index])
      isWhole = isWhole || chunk[index] == 0x0A || chunk[index] == 0x0D
    }
    return isWhole || bytes.count > Self.limit ? delimiter : nil
  }

  /// The delimiter that gives the most columns with known names.
  var delimiter: TableDelimiter {
    var best = (delimiter: TableDelimiter.comma, count: -1)
    for delimiter in TableDelimiter.allCases {
      let count = TableHead.columns(in: bytes, delimiter).count { CanonicalColumn.named[$0] != nil }
      if count > best.count { best = (delimiter, count) }
    }
    return best.delimiter
  }

  /// The names in the first line.
  static func columns(in bytes: [UInt8], _ delimiter: TableDelimiter) -> [String] {
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let line = bytes[mark...].prefix(limit).prefix { $0 != 0x0A && $0 != 0x0D }
    return line.split(separator: delimiter.rawValue, omittingEmptySubsequences: false).map { field in
      let name = field.first == 0x22 && field.last == 0x22 && field.count > 1 ? field.dropFirst().dropLast() : field
      return String(decoding: name, as: UTF8.self)
    }
  }
}
