internal import ArticleModel
internal import HTMLSyntax

extension HTMLBodyReader {
  /// The kind of the innermost container.
  var top: HTMLFrame.Kind { frames[frames.count - 1].kind }

  /// Opens what a structure wants around text and blocks: an item, a cell, a definition.
  func ensureContent() {
    while top.isStructure {
      switch top {
      case .list: frames.append(HTMLFrame(.item, .li))
      case .definitions: frames.append(HTMLFrame(.definition, .dd))
      case .table: frames.append(HTMLFrame(.row, .tr))
      default: beginCell(HTMLFrame(.cell, .td))
      }
    }
  }

  /// Adds a block to the innermost container.
  func append(_ block: consuming Block) {
    ensureContent()
    frames[frames.count - 1].blocks.append(block)
  }

  /// Opens a container, unless it would lie too deep.
  ///
  /// - Returns: Whether it is open.
  @discardableResult func pushFrame(_ kind: HTMLFrame.Kind, _ tag: HTMLTag) -> Bool {
    guard beginBlock() else { return false }
    ensureContent()
    // A table may open a row and a cell without being asked.
    guard frames.count + 3 <= HTMLBodyReader.maximumDepth else {
      ignored[Int(tag.element.rawValue)] += 1
      return false
    }
    var frame = HTMLFrame(kind, tag.element)
    frame.style = HTMLBlockStyle(tag)
    frame.markBase = frames[frames.count - 1].markBase
    frames.append(frame)
    return true
  }

  /// Ends the innermost container of an element, with all that is within.
  ///
  /// - Parameters:
  ///   - element: The element.
  ///   - kind: What the container is; outside a cell nothing is looked for but its table.
  func closeFrame(_ element: HTMLElement, _ kind: HTMLFrame.Kind) {
    if ignored[Int(element.rawValue)] > 0 {
      ignored[Int(element.rawValue)] -= 1
      return endBlock()
    }
    var index = frames.count - 1
    while index > 0, frames[index].kind != kind {
      if frames[index].kind == .cell, kind != .table, kind != .row { return endBlock() }
      index -= 1
    }
    guard index > 0 else { return endBlock() }
    while frames.count > index { popFrame() }
  }

  /// Ends the innermost container and makes it a block of the one around it.
  func popFrame() {
    endText()
    var frame = frames.removeLast()
    if frame.kind == .list, !frame.blocks.isEmpty {
      if frame.items.isEmpty { frame.items.append([]) }
      frame.items[frame.items.count - 1] += frame.blocks
    }
    if frame.kind == .cell { marks.removeSubrange(min(frame.markBase, marks.count)...) }
    hasWaitingMarks = !marks.isEmpty
    let outer = frames.count - 1
    switch frame.kind {
    case .root: frames.append(frame)
    case .item: frames[outer].items.append(frame.blocks)
    case .definition:
      if frames[outer].definitions.isEmpty { frames[outer].definitions.append(Definition(term: RichText())) }
      frames[outer].definitions[frames[outer].definitions.count - 1].blocks += frame.blocks
    case .cell:
      var cell = frame.cell ?? Table.Cell()
      cell.blocks = frame.blocks
      frames[outer].cells.append(cell)
    case .row: frames[outer].rows.append(Table.Row(part: frames[outer].part, cells: frame.cells))
    case .figure: endFigure(&frame)
    case .section, .note, .quotation, .list, .definitions, .table:
      if let content = content(of: frame) { append(frame.style.block(content)) }
    }
  }

  private func content(of frame: HTMLFrame) -> Block.Content? {
    switch frame.kind {
    case .section where !frame.blocks.isEmpty || !frame.words.isEmpty:
      .section(frame.blocks, role: frame.role, label: frame.words)
    case .note where !frame.blocks.isEmpty: .note(frame.blocks, role: frame.role)
    case .quotation where !frame.blocks.isEmpty || !frame.words.isEmpty: .quotation(frame.blocks, source: frame.words)
    case .list where !frame.items.isEmpty: .list(items: frame.items, ordered: frame.isOrdered, start: frame.start)
    case .definitions where !frame.definitions.isEmpty: .definitions(frame.definitions)
    case .table where !frame.rows.isEmpty || !frame.caption.isEmpty:
      .table(Table(caption: frame.caption, rows: frame.rows))
    default: nil
    }
  }

  // MARK: Lists

  func beginList(_ tag: HTMLTag) {
    guard pushFrame(.list, tag) else { return }
    let index = frames.count - 1
    frames[index].isOrdered = tag.element == .ol
    if tag.element == .ol { frames[index].start = tag.attribute("start").flatMap { Int($0) } }
  }

  func beginItem(_ tag: HTMLTag) {
    if leaf?.isSealed == true, !beginBlock() { return }
    endText()
    if top == .item { popFrame() }
    // Without a list around it an item is text like any other.
    guard top == .list else { return }
    frames.append(HTMLFrame(.item, .li))
    placeComments(ofList: frames.count - 2, inItem: frames.count - 1)
    frames[frames.count - 1].markBase = frames[frames.count - 2].markBase
  }

  func beginTerm() {
    guard endDefinition() else { return }
    openLeaf(HTMLLeaf(.term))
  }

  func beginDefinition() {
    guard endDefinition() else { return }
    let base = frames[frames.count - 1].markBase
    frames.append(HTMLFrame(.definition, .dd))
    frames[frames.count - 1].markBase = base
  }

  /// Ends the entry before, and tells whether another one may stand here.
  private func endDefinition() -> Bool {
    if leaf?.isSealed == true, leaf?.kind != .term, !beginBlock() { return false }
    endText()
    if top == .definition { popFrame() }
    return top == .definitions
  }

  // MARK: Tables

  /// Ends what is open in the innermost table, down to the table or a row of it.
  ///
  /// - Returns: `false` when there is no table.
  func closeToTable(orRow isRowEnough: Bool) -> Bool {
    if leaf?.isSealed == true, leaf?.kind != .tableCaption, !beginBlock(), frames.last?.kind == .root { return false }
    guard
      let index = frames.lastIndex(where: { $0.kind == .table || isRowEnough && $0.kind == .row }),
      !isBehindIgnoredTable
    else {
      endBlock()
      return false
    }
    endText()
    while frames.count - 1 > index { popFrame() }
    return true
  }

  /// Whether the innermost table lay too deep: its rows and cells do not belong to the one around it.
  private var isBehindIgnoredTable: Bool { ignored[Int(HTMLElement.table.rawValue)] > 0 }

  func beginTablePart(_ part: Table.Part) {
    if closeToTable(orRow: false) { frames[frames.count - 1].part = part }
  }

  func beginRow() {
    if closeToTable(orRow: false) { frames.append(HTMLFrame(.row, .tr)) }
  }

  func beginCell(_ tag: HTMLTag) {
    guard closeToTable(orRow: true) else { return }
    if top == .table { frames.append(HTMLFrame(.row, .tr)) }
    var frame = HTMLFrame(.cell, tag.element)
    var cell = Table.Cell(isHeader: tag.element == .th)
    if tag.attributeCount > 0 {
      cell.columnSpan = span(tag.attribute("colspan"))
      cell.rowSpan = span(tag.attribute("rowspan"))
      cell.alignment = alignment(tag)
    }
    frame.cell = cell
    beginCell(frame)
  }

  /// Begins a cell; what formats text outside does not reach in.
  private func beginCell(_ frame: HTMLFrame) {
    var frame = frame
    frame.markBase = marks.count
    frames.append(frame)
    hasWaitingMarks = false
  }

  /// The limit is that of browsers.
  private func span(_ value: String?) -> Int { min(max(value.flatMap { Int($0) } ?? 1, 1), 1000) }

  private func alignment(_ tag: HTMLTag) -> String {
    let stated = tag.attribute("align")?.lowercased() ?? ""
    return ["left", "right", "center", "justify", "char"].contains(stated) ? stated : ""
  }
}
