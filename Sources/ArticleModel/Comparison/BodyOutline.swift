/// The blocks of a body in reading order, each with its path, what it is and the words it holds.
struct BodyOutline {
  struct Entry {
    var path: String
    /// What the block is, with all that it states beside its text: `heading 2`, `paragraph lead`.
    var kind: String
    var words: Words
    var marks: [Mark]
  }

  private(set) var entries: [Entry] = []
  /// The whole text, UTF-8, the texts of the entries on lines of their own.
  private(set) var text: [UInt8] = []

  init(_ blocks: [Block]) {
    append(blocks, at: "body")
  }

  private mutating func append(_ blocks: [Block], at path: String) {
    for (index, block) in blocks.enumerated() { append(block, at: "\(path)/\(index)") }
  }

  private mutating func append(_ block: Block, at path: String) {
    switch block.content {
    case .paragraph(let text, let role): add(path, "paragraph \(role)", text)
    case .heading(let text, let level): add(path, "heading \(level)", text)
    case .preformatted(let text, let tabular): add(path, tabular ? "preformatted tabular" : "preformatted", text)
    case .list(let items, let ordered, let start):
      add(path, "list \(ordered ? "ordered" : "unordered") \(start.map(String.init) ?? "")")
      for (index, item) in items.enumerated() { append(item, at: "\(path)/items/\(index)") }
    case .definitions(let entries):
      add(path, "definitions")
      for (index, entry) in entries.enumerated() {
        add("\(path)/entries/\(index)/term", "term", entry.term)
        append(entry.blocks, at: "\(path)/entries/\(index)/blocks")
      }
    case .quotation(let blocks, let source):
      add(path, "quotation", RichText(source))
      append(blocks, at: "\(path)/blocks")
    case .table(let table): append(table, at: path)
    case .media(let media):
      add(path, "media", RichText(media.credit))
      add("\(path)/caption", "caption", media.caption)
    case .embed(let embed): add(path, "embed \(embed.provider) \(embed.url)")
    case .note(let blocks, let role):
      add(path, "note \(role)")
      append(blocks, at: "\(path)/blocks")
    case .section(let blocks, let role, let label):
      add(path, "section \(role)", RichText(label))
      append(blocks, at: "\(path)/blocks")
    case .rule: add(path, "rule")
    case .raw(let format, let value): add(path, "raw \(format)", RichText(value))
    }
  }

  private mutating func append(_ table: Table, at path: String) {
    add(path, "table \(table.rows.count) rows", table.caption)
    for (row, cells) in table.rows.enumerated() {
      for (column, cell) in cells.cells.enumerated() {
        let place = "\(path)/rows/\(row)/cells/\(column)"
        add(place, "cell \(cells.part) \(cell.isHeader) \(cell.columnSpan) \(cell.rowSpan) \(cell.alignment)")
        append(cell.blocks, at: "\(place)/blocks")
      }
    }
  }

  private mutating func add(_ path: String, _ kind: String, _ text: RichText = RichText()) {
    entries.append(Entry(path: path, kind: kind, words: Words(text.text), marks: text.marks))
    guard !text.text.isEmpty else { return }
    self.text.append(contentsOf: text.text.utf8)
    self.text.append(UInt8(ascii: "\n"))
  }
}
