/// The blocks of a body in reading order, each with its place, what it states and the text it holds.
struct BodyOutline {
  /// A block, or a part of one that holds text or states something of its own.
  struct Entry {
    /// What it is made from.
    var part: BodyPart
    /// Its text, with marks.
    var text: RichText
    /// Where it stands: an index into the places of the outline.
    fileprivate var place: Int
    /// The words of its text; only known of those that are asked for.
    var words = Words()
  }

  /// A step of a path: made into text only for what is reported.
  private struct Step {
    var parent: Int
    var name: StaticString
    /// A position in a list, or -1.
    var index = -1
  }

  private(set) var entries: [Entry] = []
  private var steps = [Step(parent: -1, name: "body")]
  /// The text of the entries that words were asked for, UTF-8, each on lines of its own.
  private(set) var text: [UInt8] = []
  /// The words of that text.
  private(set) var words = Words()

  init(_ blocks: [Block]) {
    entries.reserveCapacity(blocks.count)
    append(blocks, at: 0)
  }

  /// The path of an entry in the canonical names.
  func path(of entry: Entry) -> String { path(of: entry.place) }

  private func path(of place: Int) -> String {
    let step = steps[place]
    var path = step.parent < 0 ? "" : path(of: step.parent)
    if step.name.utf8CodeUnitCount > 0 {
      if !path.isEmpty { path += "/" }
      path += step.name.description
    }
    if step.index >= 0 {
      path += "/"
      path += String(step.index)
    }
    return path
  }

  /// Finds the words of some entries.
  mutating func readWords(of range: Range<Int>) {
    for index in range where !entries[index].text.text.isEmpty {
      entries[index].words = Words(entries[index].text.text)
      words.append(entries[index].words, at: text.count)
      text.append(contentsOf: entries[index].text.text.utf8)
      text.append(UInt8(ascii: "\n"))
    }
  }

  // MARK: Blocks

  private mutating func append(_ blocks: [Block], at place: Int) {
    for (index, block) in blocks.enumerated() { append(block, at: step(from: place, "", index)) }
  }

  private mutating func append(_ block: Block, at place: Int) {
    switch block.content {
    case .paragraph(let text, _), .heading(let text, _), .preformatted(let text, _): add(block, text, at: place)
    case .list(let items, _, _):
      add(block, at: place)
      for (index, item) in items.enumerated() { append(item, at: step(from: place, "items", index)) }
    case .definitions(let entries):
      add(block, at: place)
      for (index, entry) in entries.enumerated() {
        let place = step(from: place, "entries", index)
        add(.text("term"), entry.term, at: step(from: place, "term"))
        append(entry.blocks, at: step(from: place, "blocks"))
      }
    case .quotation(let blocks, let source):
      add(block, at: place)
      append(blocks, at: step(from: place, "blocks"))
      if !source.isEmpty { add(.text("source"), RichText(source), at: step(from: place, "source")) }
    case .table(let table): append(table, of: block, at: place)
    case .media(let media):
      add(block, at: place)
      if !media.caption.isEmpty { add(.text("caption"), media.caption, at: step(from: place, "caption")) }
      if !media.credit.isEmpty { add(.text("credit"), RichText(media.credit), at: step(from: place, "credit")) }
    case .embed, .rule: add(block, at: place)
    case .note(let blocks, _):
      add(block, at: place)
      append(blocks, at: step(from: place, "blocks"))
    case .section(let blocks, _, let label):
      add(block, RichText(label), at: place)
      append(blocks, at: step(from: place, "blocks"))
    case .raw(let format, let value):
      add(block, RichText(BodyPart.isText(format) ? value : BodyOutline.text(ofMarkup: value)), at: place)
    }
  }

  private mutating func append(_ table: Table, of block: Block, at place: Int) {
    add(block, table.caption, at: place)
    for (row, cells) in table.rows.enumerated() {
      let place = step(from: place, "rows", row)
      add(.row(cells), RichText(), at: place)
      for (column, cell) in cells.cells.enumerated() {
        let place = step(from: place, "cells", column)
        add(.cell(cell), RichText(), at: place)
        append(cell.blocks, at: step(from: place, "blocks"))
      }
    }
  }

  /// The text of a source that is kept, without its tags.
  private static func text(ofMarkup markup: String) -> String {
    var text: [UInt8] = []
    var isInTag = false
    for byte in markup.utf8 {
      switch byte {
      case UInt8(ascii: "<"):
        isInTag = true
        text.append(0x20)
      case UInt8(ascii: ">") where isInTag: isInTag = false
      default: if !isInTag { text.append(byte) }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func step(from parent: Int, _ name: StaticString, _ index: Int = -1) -> Int {
    steps.append(Step(parent: parent, name: name, index: index))
    return steps.count - 1
  }

  private mutating func add(_ block: Block, _ text: RichText = RichText(), at place: Int) {
    add(.block(block), text, at: place)
  }

  private mutating func add(_ part: BodyPart, _ text: RichText, at place: Int) {
    entries.append(Entry(part: part, text: text, place: place))
  }
}
