internal import ArticleModel
internal import XMLSyntax

/// Tables.
extension NITFBodyReader {
  /// A table; what its columns say beyond their cells is left to be extensions.
  func table(_ node: XMLNode) -> Block {
    let frame = frame(node)
    var table = Table()
    append(rowsOf: node, part: .body, alignment: "", to: &table)
    // NITF has the foot before the body, so that it is known on each page; in the table it comes last.
    if let foot = table.rows.firstIndex(where: { $0.part == .foot }),
      table.rows[foot...].contains(where: { $0.part != .foot })
    {
      table.rows = table.rows.filter { $0.part != .foot } + table.rows.filter { $0.part == .foot }
    }
    return frame.block(.table(table))
  }

  private func append(rowsOf node: XMLNode, part: Table.Part, alignment: String, to table: inout Table) {
    for child in tree.children(of: node) {
      switch name(child) {
      case .tr: table.rows.append(row(child, part: part, alignment: alignment))
      case .thead: append(rowsOf: child, part: .head, alignment: self.alignment(child), to: &table)
      case .tbody: append(rowsOf: child, part: .body, alignment: self.alignment(child), to: &table)
      case .tfoot: append(rowsOf: child, part: .foot, alignment: self.alignment(child), to: &table)
      case .caption: table.caption = richText(child)
      case .col: tree.markRead(child)
      case .colgroup:
        tree.markRead(child)
        for column in tree.elements(of: child) { tree.markRead(column) }
      default:
        // Text and cells outside a row are a row.
        guard !tree.isText(child) || !tree.isWhiteSpace(child) else { continue }
        var cell = Table.Cell()
        if name(child) == .td || name(child) == .th {
          cell = self.cell(child, isHeader: name(child) == .th, alignment: alignment)
        } else if tree.isText(child) {
          buffer.begin()
          append(child)
          cell.blocks = [Block(.paragraph(buffer.finish(), role: ""))]
        } else {
          append(block: child, to: &cell.blocks)
        }
        table.rows.append(Table.Row(part: part, cells: [cell]))
      }
    }
  }

  private func row(_ node: XMLNode, part: Table.Part, alignment: String) -> Table.Row {
    let own = self.alignment(node)
    let alignment = own.isEmpty ? alignment : own
    var row = Table.Row(part: part)
    var count = 0
    for _ in tree.elements(of: node) { count &+= 1 }
    row.cells.reserveCapacity(count)
    for child in tree.children(of: node) {
      switch name(child) {
      case .td: row.cells.append(cell(child, isHeader: false, alignment: alignment))
      case .th: row.cells.append(cell(child, isHeader: true, alignment: alignment))
      default:
        guard !tree.isText(child) || !tree.isWhiteSpace(child) else { continue }
        row.cells.append(Table.Cell())
        if tree.isText(child) {
          buffer.begin()
          append(child)
          row.cells[row.cells.count - 1].blocks = [Block(.paragraph(buffer.finish(), role: ""))]
        } else {
          append(block: child, to: &row.cells[row.cells.count - 1].blocks)
        }
      }
    }
    return row
  }

  private func cell(_ node: XMLNode, isHeader: Bool, alignment: String) -> Table.Cell {
    var cell = Table.Cell(isHeader: isHeader, alignment: alignment)
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .colspan: cell.columnSpan = max(1, integer(attribute, of: node) ?? 1)
      case .rowspan: cell.rowSpan = max(1, integer(attribute, of: node) ?? 1)
      case .align: cell.alignment = tree.string(of: attribute)
      default: break
      }
    }
    cell.blocks = blocks(in: node)
    return cell
  }

  /// The alignment that an element states for all that is in it.
  private func alignment(_ node: XMLNode) -> String {
    tree.markRead(node)
    return tree.string(.align, of: node, in: vocabulary) ?? ""
  }

  /// A table with data about its columns, which stay as they are beside it.
  func nitfTable(_ node: XMLNode) -> Block {
    let frame = frame(node)
    var blocks: [Block] = []
    for child in tree.elements(of: node) {
      if name(child) == .table {
        blocks.append(table(child))
      } else {
        blocks.append(Block(.raw(format: "nitf", value: tree.source(of: child))))
        tree.markSubtreeRead(child)
      }
    }
    return frame.block(.section(blocks, role: "nitf-table", label: ""))
  }
}
