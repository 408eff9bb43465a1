internal import ArticleModel

/// Blocks as text that people can read.
enum BlockText {
  /// The text of a block; blocks within it are parted by blank lines, items of lists by line breaks.
  static func text(of block: Block) -> String {
    switch block.content {
    case .paragraph(let text, _), .heading(let text, _), .preformatted(let text, _): inline(text)
    case .list(let items, let ordered, let start): list(items, ordered: ordered, start: start ?? 1)
    case .definitions(let entries):
      entries.map { entry in
        joined([inline(entry.term), indented(text(of: entry.blocks, separator: "\n"), by: "  ")], "\n")
      }.joined(separator: "\n")
    case .quotation(let blocks, let source):
      joined([text(of: blocks, separator: "\n\n"), source.isEmpty ? "" : "— \(source)"], "\n")
    case .table(let content): table(content)
    case .media(let reference): caption(inline(reference.caption), credit: reference.credit)
    case .embed(let embed): embed.url.isEmpty ? withoutTags(embed.html) : embed.url
    case .note(let blocks, _): text(of: blocks, separator: "\n\n")
    case .section(let blocks, _, let label): joined([label, text(of: blocks, separator: "\n\n")], "\n\n")
    case .rule: "* * *"
    case .raw(_, let value): withoutTags(value)
    }
  }

  /// The texts of blocks that say something, parted.
  static func text(of blocks: [Block], separator: String) -> String {
    joined(blocks.map(text(of:)), separator)
  }

  /// A caption with its credit.
  static func caption(_ caption: String, credit: String) -> String {
    joined([caption, credit.isEmpty || caption.contains(credit) ? "" : "(\(credit))"], " ")
  }

  /// A text without the places of inline objects, and with the readings of characters in brackets behind them.
  static func inline(_ text: RichText) -> String {
    var readings: [(end: Int, text: String)] = []
    var hasObjects = false
    for mark in text.marks {
      switch mark.kind {
      case .ruby(let reading) where !reading.isEmpty: readings.append((mark.end, reading))
      case .object: hasObjects = true
      default: break
      }
    }
    guard hasObjects || !readings.isEmpty else { return text.text }
    readings.sort { $0.end < $1.end }
    var result = String.UnicodeScalarView()
    var next = 0
    for (index, scalar) in text.text.unicodeScalars.enumerated() {
      while next < readings.count, readings[next].end <= index {
        result.append(contentsOf: " (\(readings[next].text))".unicodeScalars)
        next += 1
      }
      if scalar.value != 0xFFFC { result.append(scalar) }
    }
    for reading in readings[next...] { result.append(contentsOf: " (\(reading.text))".unicodeScalars) }
    return String(result)
  }

  private static func list(_ items: [[Block]], ordered: Bool, start: Int) -> String {
    var lines: [String] = []
    for (index, item) in items.enumerated() {
      let mark = ordered ? "\(start &+ index). " : "- "
      let text = indented(text(of: item, separator: "\n"), by: String(repeating: " ", count: mark.count))
      lines.append(mark + text.drop { $0 == " " })
    }
    return lines.joined(separator: "\n")
  }

  /// Rows as lines, cells parted by tabs.
  private static func table(_ table: Table) -> String {
    var lines = [inline(table.caption)]
    for row in table.rows {
      lines.append(
        row.cells.map { cell in
          text(of: cell.blocks, separator: " ").split { $0 == "\n" || $0 == "\t" }.joined(separator: " ")
        }.joined(separator: "\t"))
    }
    if lines[0].isEmpty { lines.removeFirst() }
    return lines.joined(separator: "\n")
  }

  private static func indented(_ text: String, by indent: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : indent + $0 }
      .joined(separator: "\n")
  }

  private static func joined(_ parts: [String], _ separator: String) -> String {
    parts.filter { !$0.isEmpty }.joined(separator: separator)
  }

  /// What stands between the tags of markup that was not understood.
  private static func withoutTags(_ markup: String) -> String {
    var text = ""
    var isTag = false
    for character in markup {
      if character == "<" {
        isTag = true
        if let last = text.last, last != " " { text.append(" ") }
      } else if character == ">", isTag {
        isTag = false
      } else if !isTag {
        text.append(character)
      }
    }
    for (reference, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")] {
      text = text.split(separator: reference, omittingEmptySubsequences: false).joined(separator: character)
    }
    while text.last == " " { text.removeLast() }
    return text
  }
}
