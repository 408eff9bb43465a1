/// The blocks of a body in reading order, each with its path, what it states and the words it holds.
struct BodyOutline {
  /// A block, or a part of one that holds text or states something of its own.
  struct Entry {
    var path: String
    /// Its type in the canonical forms.
    var name: String
    /// What it states beside its text.
    var members: FieldValue
    var text: RichText
    var words: Words
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
    case .paragraph(let text, let role): add(path, "paragraph", ["role": role], text, of: block)
    case .heading(let text, let level): add(path, "heading", ["level": level], text, of: block)
    case .preformatted(let text, let tabular): add(path, "preformatted", ["tabular": tabular], text, of: block)
    case .list(let items, let ordered, let start):
      add(path, "list", ["ordered": ordered, "start": start, "items": items.count], of: block)
      for (index, item) in items.enumerated() { append(item, at: "\(path)/items/\(index)") }
    case .definitions(let entries):
      add(path, "definitions", ["entries": entries.count], of: block)
      for (index, entry) in entries.enumerated() {
        add("\(path)/entries/\(index)/term", "term", [:], entry.term)
        append(entry.blocks, at: "\(path)/entries/\(index)/blocks")
      }
    case .quotation(let blocks, let source):
      add(path, "quotation", ["blocks": blocks.count], RichText(source), of: block)
      append(blocks, at: "\(path)/blocks")
    case .table(let table): append(table, of: block, at: path)
    case .media(let media):
      add(path, "media", ["mediaId": media.mediaID], RichText(media.credit), of: block)
      if !media.caption.isEmpty { add("\(path)/caption", "caption", [:], media.caption) }
    case .embed(let embed):
      add(path, "embed", ["provider": embed.provider, "url": embed.url, "html": embed.html], of: block)
    case .note(let blocks, let role):
      add(path, "note", ["role": role, "blocks": blocks.count], of: block)
      append(blocks, at: "\(path)/blocks")
    case .section(let blocks, let role, let label):
      add(path, "section", ["role": role, "blocks": blocks.count], RichText(label), of: block)
      append(blocks, at: "\(path)/blocks")
    case .rule: add(path, "rule", [:], of: block)
    case .raw(let format, let value):
      if format.isEmpty || format == "text" {
        add(path, "raw", ["format": format], RichText(value), of: block)
      } else {
        add(path, "raw", ["format": format, "value": value], RichText(BodyOutline.text(ofMarkup: value)), of: block)
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

  private mutating func append(_ table: Table, of block: Block, at path: String) {
    add(path, "table", ["rows": table.rows.count], table.caption, of: block)
    for (row, cells) in table.rows.enumerated() {
      add("\(path)/rows/\(row)", "row", ["part": cells.part.rawValue, "cells": cells.cells.count])
      for (column, cell) in cells.cells.enumerated() {
        let place = "\(path)/rows/\(row)/cells/\(column)"
        let spans = (cell.columnSpan == 1 ? nil : cell.columnSpan, cell.rowSpan == 1 ? nil : cell.rowSpan)
        add(
          place, "cell",
          [
            "header": cell.isHeader, "colspan": spans.0, "rowspan": spans.1, "align": cell.alignment,
            "blocks": cell.blocks.count,
          ])
        append(cell.blocks, at: "\(place)/blocks")
      }
    }
  }

  private mutating func add(
    _ path: String, _ name: String, _ members: KeyValuePairs<String, any FieldRepresentable>,
    _ text: RichText = RichText(), of block: Block? = nil
  ) {
    guard case .object(var all) = FieldValue.object(members) else { return }
    if let block, case .object(let own) = block.ownMembers { all += own }
    entries.append(Entry(path: path, name: name, members: .object(all), text: text, words: Words(text.text)))
    guard !text.text.isEmpty else { return }
    self.text.append(contentsOf: text.text.utf8)
    self.text.append(UInt8(ascii: "\n"))
  }
}

extension Block {
  /// What every block may state.
  fileprivate var ownMembers: FieldValue {
    .object(["id": id, "language": language, "attributes": attributes])
  }
}
