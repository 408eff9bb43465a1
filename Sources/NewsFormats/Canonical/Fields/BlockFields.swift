internal import ArticleModel

extension Block.Content {
  /// The type as the canonical forms have it.
  var typeName: StaticString {
    switch self {
    case .paragraph: "paragraph"
    case .heading: "heading"
    case .list: "list"
    case .definitions: "definitions"
    case .quotation: "quotation"
    case .preformatted: "preformatted"
    case .table: "table"
    case .media: "media"
    case .embed: "embed"
    case .note: "note"
    case .section: "section"
    case .rule: "rule"
    case .raw: "raw"
    }
  }
}

extension Block: CanonicalEncodable {
  var canonicalContent: CanonicalContent {
    switch content {
    case .paragraph, .heading, .preformatted: .text
    case .quotation, .note, .section: .blocks
    case .embed: .string(.html)
    case .raw: .string(.value)
    case .list, .definitions, .table, .media, .rule: .members
    }
  }

  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.code("id", id)
    encoder.code("language", language)
    encoder.map("attributes", "attribute", attributes)
    switch content {
    case .paragraph(let text, let role):
      encoder.text(text)
      encoder.marks(text)
      encoder.code("role", role)
    case .heading(let text, let level):
      encoder.number("level", level)
      encoder.text(text)
      encoder.marks(text)
    case .list(let items, let ordered, let start):
      encoder.flag("ordered", ordered)
      encoder.number("start", start)
      encoder.blockLists("items", "item", items)
    case .definitions(let entries): encoder.list("entries", "entry", entries)
    case .quotation(let blocks, let source):
      encoder.prose("source", source)
      encoder.blocks(blocks)
    case .preformatted(let text, let tabular):
      encoder.text(text)
      encoder.marks(text)
      encoder.flag("tabular", tabular)
    case .table(let table):
      encoder.text("caption", marks: "captionMarks", table.caption)
      encoder.list("rows", "row", table.rows)
    case .media(let media):
      encoder.code("mediaId", media.mediaID)
      encoder.text("caption", marks: "captionMarks", media.caption)
      encoder.prose("credit", media.credit)
    case .embed(let embed):
      encoder.code("provider", embed.provider)
      encoder.code("url", embed.url)
      encoder.content("html", embed.html)
    case .note(let blocks, let role):
      encoder.code("role", role)
      encoder.blocks(blocks)
    case .section(let blocks, let role, let label):
      encoder.code("role", role)
      encoder.prose("label", label)
      encoder.blocks(blocks)
    case .rule: break
    case .raw(let format, let value):
      encoder.code("format", format)
      encoder.content("value", value)
    }
  }
}

/// The fields of all types of blocks; which of them a block has depends on its type.
struct BlockFields: CanonicalDecodable {
  private var type = BlockType.paragraph
  private var id = ""
  private var language = ""
  private var attributes: [Attribute] = []
  private var text = RichText()
  private var role = ""
  private var level = 1
  private var isOrdered = false
  private var start: Int?
  private var items: [[Block]] = []
  private var entries: [Definition] = []
  private var blocks: [Block] = []
  private var source = ""
  private var isTabular = false
  private var rows: [Table.Row] = []
  private var caption = RichText()
  private var mediaID = ""
  private var credit = ""
  private var provider = ""
  private var url = ""
  private var label = ""
  private var format = ""
  /// The `html` of an embed, the `value` of a raw block.
  private var value = ""

  static var blank: BlockFields { BlockFields() }

  var canonicalContent: CanonicalContent { type.content }

  /// Reads one block, or nothing when its type is not known.
  static func read<Decoder: CanonicalDecoder>(
    _ value: Decoder.Value, type name: String, from decoder: inout Decoder
  ) -> Block? {
    guard let type = BlockType(rawValue: name) else {
      decoder.refuse(value, name.isEmpty ? "a block must have a type" : "there is no block of the type “\(name)”")
      return nil
    }
    var fields = BlockFields()
    fields.type = type
    decoder.members(of: value, into: &fields)
    return Block(fields.content, id: fields.id, language: fields.language, attributes: fields.attributes)
  }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch (name, type) {
    case (.id, _): decoder.read(value, into: &id)
    case (.language, _): decoder.read(value, into: &language)
    case (.attributes, _): decoder.read(value, into: &attributes)
    // Read already, to know what the block is.
    case (.type, _): true
    case (.text, .paragraph), (.text, .heading), (.text, .preformatted): decoder.read(value, into: &text)
    case (.marks, .paragraph), (.marks, .heading), (.marks, .preformatted): decoder.readMarks(value, into: &text)
    case (.role, .paragraph), (.role, .note), (.role, .section): decoder.read(value, into: &role)
    case (.level, .heading): decoder.read(value, into: &level, in: 1...6)
    case (.ordered, .list): decoder.read(value, into: &isOrdered)
    case (.start, .list): decoder.read(value, into: &start, in: Int.min...Int.max)
    case (.items, .list): readItems(value, from: &decoder)
    case (.entries, .definitions): decoder.read(value, into: &entries)
    case (.blocks, .quotation), (.blocks, .note), (.blocks, .section): decoder.read(value, into: &blocks)
    case (.source, .quotation): decoder.read(value, into: &source)
    case (.tabular, .preformatted): decoder.read(value, into: &isTabular)
    case (.rows, .table): decoder.read(value, into: &rows)
    case (.caption, .table), (.caption, .media): decoder.read(value, into: &caption)
    case (.captionMarks, .table), (.captionMarks, .media): decoder.readMarks(value, into: &caption)
    case (.mediaId, .media): decoder.read(value, into: &mediaID)
    case (.credit, .media): decoder.read(value, into: &credit)
    case (.provider, .embed): decoder.read(value, into: &provider)
    case (.url, .embed): decoder.read(value, into: &url)
    case (.html, .embed): decoder.read(value, into: &self.value)
    case (.label, .section): decoder.read(value, into: &label)
    case (.format, .raw): decoder.read(value, into: &format)
    case (.value, .raw): decoder.read(value, into: &self.value)
    default: false
    }
  }

  mutating func finish<Decoder: CanonicalDecoder>(_ value: Decoder.Value, from decoder: inout Decoder) {
    decoder.check(&text, in: value)
    decoder.check(&caption, in: value)
  }

  private mutating func readItems<Decoder: CanonicalDecoder>(
    _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    decoder.elements(of: value) { decoder, element in
      var item: [Block] = []
      _ = decoder.read(element, into: &item)
      items.append(item)
    }
    return true
  }

  private var content: Block.Content {
    switch type {
    case .paragraph: .paragraph(text, role: role)
    case .heading: .heading(text, level: level)
    case .list: .list(items: items, ordered: isOrdered, start: start)
    case .definitions: .definitions(entries)
    case .quotation: .quotation(blocks, source: source)
    case .preformatted: .preformatted(text, tabular: isTabular)
    case .table: .table(Table(caption: caption, rows: rows))
    case .media: .media(MediaReference(mediaID: mediaID, caption: caption, credit: credit))
    case .embed: .embed(Embed(provider: provider, url: url, html: value))
    case .note: .note(blocks, role: role)
    case .section: .section(blocks, role: role, label: label)
    case .rule: .rule
    case .raw: .raw(format: format, value: value)
    }
  }
}

/// The types of blocks, by the names that the canonical forms give them.
enum BlockType: String, CaseIterable, Hashable, Sendable {
  case paragraph, heading, list, definitions, quotation, preformatted, table, media, embed, note, section, rule, raw

  /// What the content of an element of this type is in XML.
  var content: CanonicalContent {
    switch self {
    case .paragraph, .heading, .preformatted: .text
    case .quotation, .note, .section: .blocks
    case .embed: .string(.html)
    case .raw: .string(.value)
    case .list, .definitions, .table, .media, .rule: .members
    }
  }
}
