internal import TableSyntax

/// Tells the canonical forms from everything else by how a document begins.
enum CanonicalDetection {
  static func json(_ beginning: Sniff) -> Detection? { object(beginning, isLines: false) }

  static func lines(_ beginning: Sniff) -> Detection? { object(beginning, isLines: true) }

  /// An object with the format's name; an article on its first line makes it NDJSON.
  private static func object(_ beginning: Sniff, isLines: Bool) -> Detection? {
    let bytes = beginning.bytes[...].drop { isSpace($0) || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    guard bytes.first == UInt8(ascii: "{"), let format = formatRange(in: bytes) else { return nil }
    // `articles` is a member of the document; an article on a line has `associations`, never `articles`.
    let line = bytes.prefix { $0 != 0x0A }
    let hasEnvelope = find("\"articles\"", in: bytes) != nil || find("\"collections\"", in: bytes) != nil
    let isWholeLine = line.last { !isSpace($0) } == UInt8(ascii: "}") || !beginning.isWhole && line.count == bytes.count
    guard isLines == (isWholeLine && !hasEnvelope && format.upperBound <= line.endIndex) else { return nil }
    return Detection(version: "1", evidence: "\"format\": \"wirecopy/1\"")
  }

  /// Where the member `format` stands, whatever white space is around its colon.
  private static func formatRange(in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    var rest = bytes
    while let key = find("\"format\"", in: rest) {
      var value = bytes[key.upperBound...].drop(while: isSpace)
      guard value.first == UInt8(ascii: ":") else {
        rest = bytes[key.upperBound...]
        continue
      }
      value = value.dropFirst().drop(while: isSpace)
      if value.starts(with: "\"wirecopy/1\"".utf8) { return key.lowerBound..<value.startIndex + 12 }
      rest = bytes[key.upperBound...]
    }
    return nil
  }

  /// The root element `articles` with the namespace in its start tag.
  static func xml(_ beginning: Sniff) -> Detection? {
    let bytes = beginning.bytes[...]
    guard let namespace = find(canonicalNamespace, in: bytes), let root = rootName(in: bytes) else { return nil }
    guard bytes[root].elementsEqual("articles".utf8) || bytes[root].suffix(9).elementsEqual(":articles".utf8) else {
      return nil
    }
    guard namespace.lowerBound > root.lowerBound,
      !bytes[root.upperBound..<namespace.lowerBound].contains(UInt8(ascii: ">"))
    else { return nil }
    return Detection(version: "1", evidence: "the namespace \(canonicalNamespace)")
  }

  /// A header most of whose names are columns of the canonical table.
  static func table(_ beginning: Sniff) -> Detection? {
    var head = TableHead()
    let delimiter = head.push(beginning.bytes.span) ?? head.delimiter
    let names = TableHead.columns(in: head.bytes, delimiter)
    let known = names.count { CanonicalColumn.named[$0] != nil }
    guard known >= 2, known * 2 >= names.count else { return nil }
    let confidence = Double(known) / Double(max(names.count, 1))
    return Detection(confidence: confidence, evidence: "a header with \(known) known columns")
  }

  /// The name in the first start tag, behind declarations, comments and processing instructions.
  private static func rootName(in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    var rest = bytes
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      let tag = bytes[(open + 1)...]
      if tag.starts(with: "!--".utf8) {
        guard let end = find("-->", in: tag) else { return nil }
        rest = bytes[end.upperBound...]
      } else if tag.first == UInt8(ascii: "?") || tag.first == UInt8(ascii: "!") {
        guard let end = tag.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        rest = bytes[(end + 1)...]
      } else {
        let name = tag.prefix { !isSpace($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        return name.startIndex..<name.endIndex
      }
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  private static func find(_ text: String, in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    let pattern = Array(text.utf8)
    guard let first = pattern.first else { return nil }
    var index = bytes.startIndex
    while let candidate = bytes[index...].firstIndex(of: first) {
      if bytes[candidate...].starts(with: pattern) { return candidate..<candidate + pattern.count }
      index = candidate + 1
    }
    return nil
  }
}
