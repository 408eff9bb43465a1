internal import ArticleModel
internal import HTMLSyntax

extension HTMLBodyReader {
  /// How many marks may be open.
  private var maximumMarks: Int { 24 }
  /// How many inline elements may be open.
  private var maximumInlines: Int { 64 }

  /// Opens an inline element; its mark begins with its first text.
  func openMark(_ element: HTMLElement, _ kind: consuming Mark.Kind?, language: String = "") {
    guard marks.isEmpty || hasRoom(for: kind) else {
      ignored[Int(element.rawValue)] += 1
      return
    }
    marks.append(HTMLOpenMark(element: element, kind: kind))
    if !language.isEmpty {
      marks.append(HTMLOpenMark(element: element, kind: .language(language), isCompanion: true))
    }
    hasWaitingMarks = true
  }

  /// Whether a mark may be opened: there is none like it, and not too many are open.
  private func hasRoom(for kind: Mark.Kind?) -> Bool {
    guard let kind else { return marks.count < maximumInlines }
    for index in frames[frames.count - 1].markBase..<marks.count where marks[index].kind == kind { return false }
    var count = 0
    for index in marks.indices where marks[index].kind != nil { count += 1 }
    return count < maximumMarks
  }

  /// Ends the innermost element of a name; those that were opened within it go on.
  func closeMark(_ element: HTMLElement) {
    if ignored[Int(element.rawValue)] > 0 {
      ignored[Int(element.rawValue)] -= 1
      return
    }
    let base = frames[frames.count - 1].markBase
    var index = marks.count - 1
    while index >= base, marks[index].element != element || marks[index].isCompanion { index -= 1 }
    guard index >= base else { return }
    var end = index + 1
    while end < marks.count, marks[end].isCompanion, marks[end].element == element { end += 1 }
    // What stands in the text at hand ends the piece beside it, which was opened within.
    if aside != nil, marks[index..<end].contains(where: { $0.number != nil }) { endAside() }
    // Innermost first: the text forgets a mark over nothing only when it is the last.
    var position = end
    while position > index {
      position -= 1
      endInText(markAt: position)
    }
    if end == marks.count { marks.removeLast(end - index) } else { marks.removeSubrange(index..<end) }
  }

  private func endInText(markAt index: Int) {
    guard let number = marks[index].number, marks[index].kind != nil else { return }
    if case .ruby(let text) = marks[index].kind {
      buffer.close(number, as: .ruby(text: text))
    } else {
      buffer.close(number)
    }
  }

  /// Lets the marks that wait begin in the text at hand.
  func openWaitingMarks() {
    hasWaitingMarks = false
    // A piece of text beside the one at hand is plain.
    guard aside == nil else { return }
    for index in frames[frames.count - 1].markBase..<marks.count where marks[index].number == nil {
      if let kind = marks[index].kind { marks[index].number = buffer.open(kind) }
    }
  }

  /// Ends all marks in the text at hand; they go on in the next one.
  func closeMarksInText() {
    guard aside == nil else { return }
    for index in marks.indices.reversed() {
      endInText(markAt: index)
      marks[index].number = nil
      // A reading belongs to the text it stands beside.
      if case .ruby = marks[index].kind { marks[index].kind = .ruby(text: "") }
    }
    hasWaitingMarks = !marks.isEmpty
  }

  /// Adds the reading of the ruby that is open.
  func addReading(_ words: String) {
    guard !words.isEmpty else { return }
    guard
      let index = marks.lastIndex(where: { if case .ruby = $0.kind { $0.number != nil } else { false } }),
      case .ruby(let text) = marks[index].kind
    else {
      // Without its text the reading is all there is.
      prepareText()
      var words = words
      words.withUTF8 { unsafe buffer.append($0.span) }
      return
    }
    marks[index].kind = .ruby(text: text.isEmpty ? words : text + " " + words)
  }

  // MARK: Kinds

  /// What an inline element makes of its text.
  ///
  /// - Returns: `nil` for an element that is none; `.some(nil)` for one that makes nothing of it.
  func inlineKind(_ tag: HTMLTag) -> Mark.Kind?? {
    switch tag.element {
    case .b, .strong: return .some(.strong)
    case .i, .em, .cite, .dfn, .var: return .some(.emphasis)
    case .u, .ins: return .some(.underline)
    case .s, .strike, .del: return .some(.strike)
    case .sub: return .some(.subscript)
    case .sup: return .some(.superscript)
    case .code, .kbd, .samp, .tt: return .some(.code)
    case .q: return .some(.quote(speaker: tag.attribute("data-speaker") ?? ""))
    case .ruby: return .some(.ruby(text: ""))
    case .mark, .small, .big: return .some(.raw(name: tag.name, attributes: []))
    case .abbr, .acronym:
      guard let title = tag.attribute("title"), !title.isEmpty else { return .some(nil) }
      return .some(.raw(name: "abbr", attributes: [Attribute(name: "title", value: title)]))
    case .bdo, .bdi:
      guard let direction = tag.attribute("dir") else { return .some(nil) }
      return .some(.raw(name: tag.name, attributes: [Attribute(name: "dir", value: direction)]))
    case .time:
      guard let value = tag.attribute("datetime"), !value.isEmpty else { return .some(nil) }
      return .some(.entity(Entity(.date, value: value)))
    case .span: return .some(spanKind(tag))
    case .font, .nobr, .blink, .label: return .some(nil)
    default: return nil
    }
  }

  private func spanKind(_ tag: HTMLTag) -> Mark.Kind? {
    guard tag.attributeCount > 0 else { return nil }
    if let kind = tag.attribute("data-entity").flatMap({ Entity.Kind(rawValue: $0) }) {
      return .entity(
        Entity(
          kind, code: tag.attribute("data-code") ?? "", scheme: tag.attribute("data-scheme") ?? "",
          value: tag.attribute("data-value") ?? ""))
    }
    if let name = tag.attribute("data-element") {
      return .raw(name: name, attributes: HTMLName.ownAttributes(of: tag))
    }
    return (tag.attribute("lang") ?? tag.attribute("xml:lang")).map { .language($0) }
  }
}
