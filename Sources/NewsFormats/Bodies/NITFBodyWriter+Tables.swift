internal import ArticleModel
internal import XMLSyntax

/// Tables.
extension NITFBodyWriter {
  /// Writes a table; NITF wants the foot before the body.
  mutating func table(_ table: Table, of block: Block, in place: Place) {
    if place.isFlat {
      if !table.caption.isEmpty { line("p", table.caption) }
      for row in table.rows { for cell in row.cells { blocks(cell.blocks, in: place) } }
      return
    }
    xml.start("table")
    frame(block) { attribute in
      switch attribute.name {
      case "width": "width"
      case "border": "border"
      case "cellspacing": "cellspacing"
      case "cellpadding": "cellpadding"
      case "align": ["left", "center", "right"].contains(attribute.value) ? "align" : nil
      default: nil
      }
    }
    if !table.caption.isEmpty { line("caption", table.caption) }
    rows(of: table, part: .head, "thead", in: place)
    rows(of: table, part: .foot, "tfoot", in: place)
    rows(of: table, part: .body, "tbody", in: place)
    xml.end()
  }

  private mutating func rows(of table: Table, part: Table.Part, _ name: StaticString, in place: Place) {
    var isOpen = false
    for row in table.rows where row.part == part {
      if !isOpen { xml.start(name) }
      isOpen = true
      xml.start("tr")
      for cell in row.cells { self.cell(cell, in: place) }
      // A row must hold something.
      if row.cells.isEmpty { self.cell(Table.Cell(), in: place) }
      xml.end()
    }
    if isOpen { xml.end() }
  }

  private mutating func cell(_ cell: Table.Cell, in place: Place) {
    content(cell.blocks, in: place.within()) { writer, isMixed in
      writer.xml.start(cell.isHeader ? "th" : "td", isMixed: isMixed)
      if cell.columnSpan > 1 { writer.xml.attribute("colspan", String(cell.columnSpan)) }
      if cell.rowSpan > 1 { writer.xml.attribute("rowspan", String(cell.rowSpan)) }
      if ["left", "center", "right", "justify", "char"].contains(cell.alignment) {
        writer.xml.attribute("align", cell.alignment)
      }
    }
  }
}
