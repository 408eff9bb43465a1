/// The words of a body, without anything else.
///
/// Every word of paragraphs, lists, tables, captions and notes is there, in the order of the blocks. A blank line stands
/// between paragraphs, a line break between the items of a list and the rows of a table, a tab between the cells of a
/// row. What is no text (rules, embeds, raw markup) is left out.
public struct PlainText {
  /// What stands between two pieces of text; a greater one includes the lesser.
  private enum Separator: UInt8 {
    case none, space, line, blankLine
  }

  /// The text as UTF-8.
  private var bytes: [UInt8]
  /// Where the text begins in the bytes.
  private let start: Int
  private var pending = Separator.none
  /// How many tabs are due, for a cell that is empty keeps its place.
  private var tabCount = 0
  /// The most that may stand between two pieces here: a cell has no lines.
  private var limit = Separator.blankLine

  private init(bytes: consuming [UInt8]) {
    start = bytes.count
    self.bytes = bytes
  }

  /// Appends the plain text of blocks, as UTF-8.
  public static func append(_ blocks: [Block], to bytes: inout [UInt8]) {
    var taken: [UInt8] = []
    swap(&taken, &bytes)
    var text = PlainText(bytes: taken)
    taken = []
    text.append(blocks)
    swap(&text.bytes, &bytes)
  }

  /// The plain text of blocks.
  public static func of(_ blocks: [Block]) -> String {
    var bytes: [UInt8] = []
    append(blocks, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Blocks

  private mutating func append(_ blocks: [Block]) {
    for block in blocks { append(block) }
  }

  private mutating func append(_ block: Block) {
    switch block.content {
    case .paragraph(let text, _), .heading(let text, _), .preformatted(let text, _): append(text)
    case .list(let items, _, _):
      for item in items {
        append(item)
        narrow(to: .line)
      }
    case .definitions(let entries):
      for entry in entries {
        append(entry.term)
        narrow(to: .line)
        append(entry.blocks)
      }
    case .quotation(let blocks, let source):
      append(blocks)
      append(source)
    case .table(let table): append(table)
    case .media(let media):
      append(media.caption)
      append(media.credit)
    case .note(let blocks, _): append(blocks)
    case .section(let blocks, _, let label):
      append(label)
      append(blocks)
    case .raw(let format, let value):
      if format.isEmpty || format == "text" { append(value) }
    case .embed, .rule: break
    }
    separate(.blankLine)
  }

  private mutating func append(_ table: Table) {
    append(table.caption)
    for row in table.rows {
      let outer = limit
      let rowStart = bytes.count
      for (index, cell) in row.cells.enumerated() {
        if index > 0 {
          tabCount += 1
          if bytes.count > rowStart { pending = .none }
        }
        if limit.rawValue > Separator.space.rawValue { limit = .space }
        append(cell.blocks)
        limit = outer
      }
      tabCount = 0
      narrow(to: .line)
    }
  }

  // MARK: Text

  private mutating func separate(_ separator: Separator) {
    let separator = separator.rawValue > limit.rawValue ? limit : separator
    if separator.rawValue > pending.rawValue { pending = separator }
  }

  /// Makes what stands before the next piece of text this, unless that comes before any text at all.
  private mutating func narrow(to separator: Separator) {
    pending = .none
    separate(separator)
  }

  private mutating func append(_ text: RichText) {
    guard text.marks.contains(where: { if case .object = $0.kind { true } else { false } }) else {
      return append(text.text)
    }
    // The character that stands for an inline object says nothing without it.
    append(String(String.UnicodeScalarView(text.text.unicodeScalars.filter { $0 != "\u{FFFC}" })))
  }

  /// Appends a piece of text, which is a paragraph of its own.
  private mutating func append(_ text: String) {
    guard !text.isEmpty else { return }
    if bytes.count > start {
      switch pending {
      case .none: break
      case .space: bytes.append(0x20)
      case .line: bytes.append(0x0A)
      case .blankLine:
        bytes.append(0x0A)
        bytes.append(0x0A)
      }
    }
    bytes.append(contentsOf: repeatElement(0x09, count: tabCount))
    pending = .none
    tabCount = 0
    bytes.append(contentsOf: text.utf8)
    separate(.blankLine)
  }
}
