internal import ArticleModel

/// What follows the story: credits, copyright, corrections, other stories, end marks.
extension TextArticleBuilder {
  /// More paragraphs than this do not belong to one list of other stories.
  private static var mostRelated: Int { 30 }

  /// The first group of the tail.
  func tailStart(_ groups: [LineGroup]) -> Int {
    var start = groups.count
    while start > 0 {
      if tail(groups[start - 1]) != nil {
        start -= 1
      } else if let label = labelIndex(groups, before: start) {
        start = label
      } else {
        break
      }
    }
    return start
  }

  private func tail(_ group: LineGroup) -> TextTail? {
    guard !group.isTabular, group.lines.count <= 12 else { return nil }
    let range =
      source.trimmed(group.lines.lowerBound).lowerBound..<source.trimmed(group.lines.upperBound - 1).upperBound
    guard range.count <= 1000 else { return nil }
    return TextTail(source.string(range).split { $0 == "\n" }.joined(separator: " "))
  }

  /// The group with the label of the list of other stories that ends before a group.
  private func labelIndex(_ groups: [LineGroup], before end: Int) -> Int? {
    var index = end - 1
    while index >= 0, end - index <= TextArticleBuilder.mostRelated {
      let group = groups[index]
      guard !group.isTabular, group.lines.count <= TextArticleBuilder.mostRelated else { return nil }
      let first = source.shortLine(group.lines.lowerBound)
      let label = first.flatMap { RelatedLabel($0) }
      for line in group.lines where label == nil || line > group.lines.lowerBound {
        guard isTitle(line) else { return nil }
      }
      if let label {
        // A label that nothing follows is a paragraph like others.
        return label.hasTitle || group.lines.count > 1 || index + 1 < end ? index : nil
      }
      index -= 1
    }
    return nil
  }

  /// Whether a line can be the title or the address of another story.
  private func isTitle(_ index: Int) -> Bool {
    guard let line = source.shortLine(index, limit: 560), line.unicodeScalars.count <= 140 else {
      return source.shortLine(index, limit: 2000).map(isAddress) ?? false
    }
    return line.last != "." && TextTail(line) == nil
  }

  private func isAddress(_ text: String) -> Bool {
    let bare = text.hasPrefix("<") ? text.dropFirst() : text[...]
    return (bare.hasPrefix("http://") || bare.hasPrefix("https://")) && !bare.contains(" ")
  }

  /// Takes the groups of the tail.
  mutating func readTail(_ groups: ArraySlice<LineGroup>) {
    var label: String?
    var isLabelled = false
    for group in groups {
      let first = group.lines.lowerBound
      if let kind = tail(group) {
        label = nil
        addTail(kind, group)
        continue
      }
      for index in group.lines {
        guard let line = source.shortLine(index, limit: 2000) else { continue }
        if index == first, let found = RelatedLabel(line) {
          let range = source.trimmed(index)
          let end = range.lowerBound + found.length
          label = source.string(range.lowerBound..<end)
          pieces.append((.relatedLabel(article.related.count), range.lowerBound..<end))
          infer("related/\(article.related.count)", "a line that introduces other stories")
          isLabelled = true
          guard found.hasTitle else { continue }
          addRelated(end..<range.upperBound, label ?? "", isFirst: true)
        } else {
          addRelated(source.trimmed(index), label ?? "", isFirst: isLabelled)
        }
        isLabelled = false
      }
    }
  }

  /// Adds one other story, or the address of the last one unless this is the first behind a label.
  private mutating func addRelated(_ line: Range<Int>, _ label: String, isFirst: Bool) {
    var start = line.lowerBound
    var end = line.upperBound
    let bytes = source.bytes
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    for bullet: StaticString in ["- ", "* ", "• ", "– "] where ByteSearch.starts(bullet, in: bytes, at: start) {
      start = min(end, start + bullet.utf8CodeUnitCount)
    }
    // An address at the end, in `<…>` or `(…)` or bare.
    var address: Range<Int>?
    if let found = ByteSearch.first("http://", in: bytes, from: start, before: end)
      ?? ByteSearch.first("https://", in: bytes, from: start, before: end)
    {
      var last = found
      while last < end, !ByteSearch.isSpace(bytes[last]), bytes[last] != UInt8(ascii: ">"),
        bytes[last] != UInt8(ascii: ")")
      {
        last += 1
      }
      if last >= end - 1 {
        address = found..<last
        end = found
        while end > start,
          bytes[end - 1] == 0x20 || bytes[end - 1] == UInt8(ascii: "<") || bytes[end - 1] == UInt8(ascii: "(")
        { end -= 1 }
      }
    }
    if start < end || isFirst || article.related.isEmpty || article.related.last?.href.isEmpty == false {
      article.related.append(RelatedItem(label: label, title: source.string(start..<max(start, end))))
      if start < end { pieces.append((.relatedTitle(article.related.count - 1), start..<end)) }
    }
    if let address {
      article.related[article.related.count - 1].href = source.string(address)
      pieces.append((.relatedAddress(article.related.count - 1), address))
    }
  }

  /// Takes one paragraph of the tail.
  private mutating func addTail(_ kind: TextTail, _ group: LineGroup) {
    let range =
      source.trimmed(group.lines.lowerBound).lowerBound..<source.trimmed(group.lines.upperBound - 1).upperBound
    var text = source.string(range)
    if wrapping == .hardWrapped {
      text = text.split { $0 == "\n" }.map { $0.drop { $0 == " " } }.joined(separator: " ")
    }
    switch kind {
    case .copyright:
      let year = text.split { !$0.isNumber }.first { $0.count == 4 }.flatMap { Int($0) }
      pieces.append((.rights(article.rights.count), range))
      infer("rights/\(article.rights.count)", "a line with a copyright notice")
      article.rights.append(Rights(notice: text, year: year))
    case .correction:
      pieces.append((.correction(article.corrections.count), range))
      infer("corrections/\(article.corrections.count)", "a line that speaks of a correction")
      article.corrections.append(Correction(text: text))
    case .end, .credits, .boilerplate:
      let role = kind == .end ? "end" : kind == .credits ? "credits" : "boilerplate"
      infer("body/\(article.body.count)", "a line like \(kind == .end ? "an end mark" : role)")
      addParagraph(group) { .note([Block(.paragraph($0, role: ""))], role: role) }
      if kind == .credits { addCredits(text) }
    }
  }

  /// Takes the names out of `Reporting by A in Berlin and B; Editing by C`; the text stays in the body.
  private mutating func addCredits(_ text: String) {
    let before = article.contributors.count
    for part in text.split(whereSeparator: { $0 == ";" || $0 == "(" || $0 == ")" }) {
      let part = part.drop { $0 == " " }
      let lower = part.lowercased()
      guard let duty = TextTail.duties.first(where: { lower.hasPrefix($0.words) }) else { continue }
      var names: [String] = []
      for words in part.dropFirst(duty.words.count).split(separator: " ").split(whereSeparator: {
        $0 == "and" || $0 == "und"
      }) {
        // A name ends at a comma or in front of a place.
        for name in words.joined(separator: " ").split(separator: ",") {
          names.append(name.split(separator: " ").prefix { $0 != "in" && $0 != "at" }.joined(separator: " "))
        }
      }
      for name in names where !name.isEmpty && name.first?.isUppercase == true {
        let bare = name.last == "." ? String(name.dropLast()) : name
        article.contributors.append(Contributor(name: bare, role: duty.role))
      }
    }
    if article.contributors.count > before { infer("contributors", "the names in the credits") }
  }
}
