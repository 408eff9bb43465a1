internal import ArticleModel

/// Fields in front of a text: a block between lines of `---`, or lines like `Name: value` up to the first blank line.
struct FrontMatter {
  /// A field as it stands there.
  struct Entry {
    var key: String
    var values: [String]
  }

  /// The fields in order.
  private(set) var entries: [Entry] = []
  /// How many lines they take, with the lines around them.
  private(set) var lineCount = 0

  /// More lines than this are no front matter.
  private static let mostLines = 200

  /// Reads the front matter of a text, or returns `nil` when it has none.
  init?(_ source: TextSource) {
    guard source.lineCount > 0 else { return nil }
    let isBlock = source.shortLine(0, limit: 3) == "---"
    guard isBlock ? readBlock(source) : readHeaders(source) else { return nil }
  }

  /// Reads `key: value` lines, lists in brackets or on lines with hyphens, and text on indented lines.
  private mutating func readBlock(_ source: TextSource) -> Bool {
    for index in 1..<max(1, min(source.lineCount, FrontMatter.mostLines)) {
      guard let line = source.shortLine(index, limit: 4000) else { return false }
      if line == "---" || line == "..." {
        lineCount = index + 1
        return !entries.isEmpty
      }
      if line.isEmpty || line.hasPrefix("#") { continue }
      let isIndented = ByteSearch.isSpace(source.bytes[source.line(index).lowerBound])
      if line == "-" || line.hasPrefix("- "), let last = entries.indices.last {
        entries[last].values.append(FrontMatter.unquoted(line.dropFirst(2)))
      } else if isIndented, let last = entries.indices.last {
        let before = entries[last].values.popLast() ?? ""
        entries[last].values.append(before.isEmpty ? line : "\(before) \(line)")
      } else {
        guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else { return false }
        let key = String(line[..<colon])
        guard !key.contains(" ") || key.count <= 25 else { return false }
        entries.append(Entry(key: key, values: FrontMatter.values(line[line.index(after: colon)...])))
      }
    }
    return false
  }

  private static func values(_ text: Substring) -> [String] {
    let value = text.drop { $0 == " " }
    if value == "|" || value == ">" || value == "|-" || value == ">-" || value.isEmpty { return [] }
    if value.first == "[", value.last == "]" {
      return value.dropFirst().dropLast().split(separator: ",").map { unquoted($0) }
    }
    return [unquoted(value)]
  }

  private static func unquoted(_ text: Substring) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text = text.dropLast() }
    guard text.count >= 2, let first = text.first, first == "\"" || first == "'", text.last == first else {
      return String(text)
    }
    text = text.dropFirst().dropLast()
    guard first == "\"" else { return String(text) }
    var value = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        value.append(character == "n" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        value.append(character)
      }
    }
    return value
  }

  /// Reads `Name: value` lines; two of them tell, or one with a known name.
  private mutating func readHeaders(_ source: TextSource) -> Bool {
    for index in 0..<min(source.lineCount, FrontMatter.mostLines) {
      guard let line = source.shortLine(index, limit: 1000) else { return false }
      if line.isEmpty {
        lineCount = index
        break
      }
      if index > 0, ByteSearch.isSpace(source.bytes[source.line(index).lowerBound]), let last = entries.indices.last {
        let before = entries[last].values.popLast() ?? ""
        entries[last].values.append("\(before) \(line)")
        continue
      }
      guard let colon = line.firstIndex(of: ":") else { return false }
      let key = line[..<colon]
      let value = line[line.index(after: colon)...]
      guard (2...25).contains(key.utf8.count), value.isEmpty || value.first == " ",
        key.utf8.allSatisfy({ ByteSearch.isLetter($0) || $0 == 0x2D }), key.first != "-"
      else { return false }
      let isKnown = FrontMatterField(rawValue: key.lowercased()) != nil
      guard key.first?.isUppercase == true || isKnown else { return false }
      entries.append(Entry(key: String(key), values: [FrontMatter.unquoted(value)]))
    }
    guard lineCount > 0, let first = entries.first else { return false }
    if entries.count >= 2 { return true }
    // A single line may be the opening of a sentence, or belong to the head of the story.
    let field = FrontMatterField(rawValue: first.key.lowercased())
    return field != nil && field != .slug && field != .embargo && lineCount == 1
      && (first.values.first?.count ?? 0) <= 200
  }
}
