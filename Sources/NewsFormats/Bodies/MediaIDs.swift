internal import ArticleModel

/// The media that blocks show.
struct MediaIDs {
  /// Their identifiers.
  private(set) var all: Set<String> = []

  /// Finds the media of blocks, in their texts too.
  init(in blocks: [Block]) { add(blocks) }

  private mutating func add(_ blocks: [Block]) {
    for block in blocks { add(block) }
  }

  private mutating func add(_ block: Block) {
    switch block.content {
    case .paragraph(let text, _), .heading(let text, _), .preformatted(let text, _): add(text)
    case .list(let items, _, _): for item in items { add(item) }
    case .definitions(let entries):
      for entry in entries {
        add(entry.term)
        add(entry.blocks)
      }
    case .quotation(let blocks, _), .note(let blocks, _), .section(let blocks, _, _): add(blocks)
    case .table(let table):
      add(table.caption)
      for row in table.rows { for cell in row.cells { add(cell.blocks) } }
    case .media(let reference):
      all.insert(reference.mediaID)
      add(reference.caption)
    case .embed, .rule, .raw: break
    }
  }

  private mutating func add(_ text: RichText) {
    for mark in text.marks { if case .object(let mediaID) = mark.kind { all.insert(mediaID) } }
  }
}
