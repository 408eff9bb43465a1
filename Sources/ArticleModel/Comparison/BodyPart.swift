/// What an entry of a body's outline is made from, and what it states beside its text.
enum BodyPart {
  case block(Block)
  case row(Table.Row)
  case cell(Table.Cell)
  /// A text of a block that stands for itself, such as a caption.
  case text(String)

  /// Its type in the canonical forms.
  var name: String {
    switch self {
    case .block(let block): block.content.name
    case .row: "row"
    case .cell: "cell"
    case .text(let name): name
    }
  }

  /// Whether the source that a block was kept in is plain text.
  static func isText(_ format: String) -> Bool { format.isEmpty || format == "text" }

  /// Whether both are paragraphs that state the same beside their text; others have to be looked at.
  func isParagraph(like other: BodyPart) -> Bool {
    guard case .block(let block) = self, case .block(let counterpart) = other,
      case .paragraph(_, let role) = block.content, case .paragraph(_, role) = counterpart.content
    else { return false }
    return block.id == counterpart.id && block.language == counterpart.language
      && block.attributes == counterpart.attributes
  }

  /// What it states beside its text.
  var members: FieldValue {
    .object { members in
      switch self {
      case .block(let block):
        block.content.addFacts(to: &members)
        members.add("id", block.id)
        members.add("language", block.language)
        members.add("attributes", block.attributes)
      case .row(let row):
        members.add("part", row.part.rawValue)
        members.add("cells", row.cells.count)
      case .cell(let cell):
        members.add("header", cell.isHeader)
        members.add("colspan", cell.columnSpan == 1 ? nil : cell.columnSpan)
        members.add("rowspan", cell.rowSpan == 1 ? nil : cell.rowSpan)
        members.add("align", cell.alignment)
        members.add("blocks", cell.blocks.count)
      case .text: break
      }
    }
  }
}

extension Block.Content {
  fileprivate var name: String {
    switch self {
    case .paragraph: "paragraph"
    case .heading: "heading"
    case .preformatted: "preformatted"
    case .list: "list"
    case .definitions: "definitions"
    case .quotation: "quotation"
    case .table: "table"
    case .media: "media"
    case .embed: "embed"
    case .note: "note"
    case .section: "section"
    case .rule: "rule"
    case .raw: "raw"
    }
  }

  fileprivate func addFacts(to members: inout FieldValue.Members) {
    switch self {
    case .paragraph(_, let role): members.add("role", role)
    case .heading(_, let level): members.add("level", level)
    case .preformatted(_, let tabular): members.add("tabular", tabular)
    case .list(let items, let ordered, let start):
      members.add("ordered", ordered)
      members.add("start", start)
      members.add("items", items.count)
    case .definitions(let entries): members.add("entries", entries.count)
    case .quotation(let blocks, _): members.add("blocks", blocks.count)
    case .table(let table): members.add("rows", table.rows.count)
    case .media(let media): members.add("mediaId", media.mediaID)
    case .embed(let embed):
      members.add("provider", embed.provider)
      members.add("url", embed.url)
      members.add("html", embed.html)
    case .note(let blocks, let role), .section(let blocks, let role, _):
      members.add("role", role)
      members.add("blocks", blocks.count)
    case .rule: break
    case .raw(let format, let value):
      members.add("format", format)
      if !BodyPart.isText(format) { members.add("value", value) }
    }
  }
}
