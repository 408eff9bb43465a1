extension ArticleComparison {
  /// How many places are named at which the texts differ; a text that has become another one differs at many.
  private static let namedPlaces = 50
  /// Words that replace so many words or fewer are taken for another version of them.
  private static let shortRun = 8

  /// Compares the bodies: first their text, word run by word run, then what the blocks and marks are.
  mutating func compareBodies() {
    guard source.body != target.body else { return }
    let count = differences.count
    let match = OutlineMatch(source.body, target.body)
    compareWords(match.source, match.target)
    match.report(to: &self)
    if differences.count == count {
      add(.reformatted, "body", "blocks in order", "blocks in another order")
    }
  }

  private mutating func compareWords(_ outline: BodyOutline, _ targetOutline: BodyOutline) {
    let words = (source: outline.words, target: targetOutline.words)
    guard words.source != words.target else { return }
    var difference = WordDifference(of: words.source.hashes, with: words.target.hashes)
    difference.align(
      isStartOfSource: { words.source.beginsLine($0, of: outline.text) },
      isStartOfTarget: { words.target.beginsLine($0, of: targetOutline.text) })
    let hunks = difference.hunks
    // What other fields and other places of the body have gained; not needed where nothing is lost.
    var elsewhere: [(String, Words)] = []
    if hunks.prefix(ArticleComparison.namedPlaces).contains(where: { !$0.lost.isEmpty }) {
      let known = Set(source.textOutsideBody.map { $0.text })
      elsewhere = target.textOutsideBody.filter { !known.contains($0.text) }.map { ($0.path, Words($0.text)) }
      elsewhere += hunks.prefix(ArticleComparison.namedPlaces).compactMap { hunk in
        hunk.gained.isEmpty ? nil : ("body", words.target.run(hunk.gained))
      }
    }
    for hunk in hunks.prefix(ArticleComparison.namedPlaces) {
      let lost = words.source.text(hunk.lost, in: outline.text)
      let gained = words.target.text(hunk.gained, in: targetOutline.text)
      if hunk.lost.isEmpty {
        add(.inferred, "body", "", gained)
      } else if let place = elsewhere.first(where: { words.source.run(hunk.lost).isPart(of: $0.1) }) {
        add(.moved, "body", lost, severity: .minor)
        nameTarget(place.0)
        if !gained.isEmpty { add(.inferred, "body", "", gained) }
      } else if hunk.lost.count <= ArticleComparison.shortRun, hunk.gained.count <= ArticleComparison.shortRun {
        add(.dropped, "body", lost, gained, severity: .severe)
      } else {
        add(.dropped, "body", lost, severity: .severe)
        if !gained.isEmpty { add(.inferred, "body", "", gained) }
      }
    }
    let others = hunks.dropFirst(ArticleComparison.namedPlaces)
    let counts = others.reduce(into: (0, 0)) { counts, hunk in
      counts.0 += hunk.lost.count
      counts.1 += hunk.gained.count
    }
    if counts.0 > 0 { add(.dropped, "body", "\(counts.0) more words", severity: .severe) }
    if counts.1 > 0 { add(.inferred, "body", "", "\(counts.1) more words") }
  }

  /// Compares two blocks that go together.
  mutating func compare(_ entry: BodyOutline.Entry, _ counterpart: BodyOutline.Entry, in match: OutlineMatch) {
    if !entry.part.isParagraph(like: counterpart.part) {
      let members = (entry.part.members, counterpart.part.members)
      if entry.part.name != counterpart.part.name {
        add(.narrowed, match.source.path(of: entry), entry.summary, counterpart.summary)
      } else if members.0 != members.1, case .object(let own) = members.0, case .object(let others) = members.1 {
        compareMembers(own, others, at: match.source.path(of: entry))
      }
    }
    guard entry.text.marks != counterpart.text.marks, entry.words == counterpart.words else { return }
    compareMarks(
      entry.text, counterpart.text, at: match.source.path(of: entry), and: match.target.path(of: counterpart))
  }

  /// Marks go together that cover the same words, wherever white space has come or gone.
  private mutating func compareMarks(
    _ text: RichText, _ counterpart: RichText, at path: String, and targetPath: String
  ) {
    guard !text.marks.isEmpty, !counterpart.marks.isEmpty else {
      for index in text.marks.indices { dropMark(index, of: text, at: path) }
      for index in counterpart.marks.indices { inferMark(index, of: counterpart, at: targetPath) }
      return
    }
    let marks = (PlacedMark.all(in: text), PlacedMark.all(in: counterpart))
    var exact = marks.1.reduce(into: [PlacedMark: Int]()) { $0[$1, default: 0] += 1 }
    let open = marks.0.enumerated().filter { !exact.take($0.element) }
    var left = marks.1.reversed().filter { exact.take($0) }
      .reduce(into: [PlacedMark.Place: [Mark.Kind]]()) { $0[$1.place, default: []].append($1.kind) }
    for (index, mark) in open {
      if let kind = left[mark.place]?.popLast() {
        add(.narrowed, "\(path)/marks/\(index)", mark.kind.summary, kind.summary)
      } else {
        dropMark(index, of: text, at: path)
      }
    }
    for (index, mark) in marks.1.enumerated() where left[mark.place]?.contains(mark.kind) == true {
      left[mark.place]?.removeAll { $0 == mark.kind }
      inferMark(index, of: counterpart, at: targetPath)
    }
  }

  private mutating func dropMark(_ index: Int, of text: RichText, at path: String) {
    add(.dropped, "\(path)/marks/\(index)", text.summary(ofMark: index))
  }

  private mutating func inferMark(_ index: Int, of text: RichText, at path: String) {
    add(.inferred, "\(path)/marks/\(index)", "", text.summary(ofMark: index))
  }
}

/// A mark with its place counted in characters that are no white space.
private struct PlacedMark: Hashable {
  /// Marks of the same name at the same place say more or less of the same.
  struct Place: Hashable {
    var name: String
    var start: Int
    var end: Int
  }

  var kind: Mark.Kind
  var place: Place

  static func all(in text: RichText) -> [PlacedMark] {
    guard !text.marks.isEmpty else { return [] }
    let places = Words.places(in: text.text)
    return text.marks.map { mark in
      let ends = [mark.start, mark.end].map { places[max(0, min($0, places.count - 1))] }
      return PlacedMark(kind: mark.kind, place: Place(name: mark.kind.name, start: ends[0], end: ends[1]))
    }
  }
}

extension Dictionary where Value == Int {
  /// Takes one away, if there is one.
  fileprivate mutating func take(_ key: Key) -> Bool {
    guard let count = self[key], count > 0 else { return false }
    self[key] = count - 1
    return true
  }
}

extension BodyOutline.Entry {
  /// What the block is, in one line.
  var summary: String {
    let members = part.members
    return members.isEmpty ? part.name : "\(part.name), \(members.summary)"
  }
}

extension Mark.Kind {
  /// What the mark says, in one line.
  fileprivate var summary: String { detail.isEmpty ? name : "\(name) \(detail)" }
}

extension RichText {
  /// What a mark says, and the text that it covers.
  fileprivate func summary(ofMark index: Int) -> String {
    let mark = marks[index]
    return "\(mark.kind.summary): \(covered(by: mark))"
  }

  /// The beginning of the text that a mark covers.
  private func covered(by mark: Mark) -> String {
    let scalars = text.unicodeScalars
    let start = scalars.index(scalars.startIndex, offsetBy: max(0, mark.start), limitedBy: scalars.endIndex)
    guard let start else { return "" }
    let length = max(0, min(mark.end - max(0, mark.start), 200))
    let end = scalars.index(start, offsetBy: length, limitedBy: scalars.endIndex) ?? scalars.endIndex
    return String(text[start..<end])
  }
}

extension Words {
  /// Whether a word is the first one of a line.
  fileprivate func beginsLine(_ index: Int, of text: [UInt8]) -> Bool {
    guard index > 0 else { return true }
    return text[ranges[index - 1].upperBound..<ranges[index].lowerBound].contains(UInt8(ascii: "\n"))
  }

  /// The text in which a run of words stands.
  fileprivate func text(_ run: Range<Int>, in text: [UInt8]) -> String {
    guard let first = run.first, let last = run.last else { return "" }
    return String(decoding: text[ranges[first].lowerBound..<ranges[last].upperBound], as: UTF8.self)
  }
}

extension Article {
  /// The texts that readers see and that are not part of the body, with their paths.
  var textOutsideBody: [(path: String, text: String)] {
    var texts: [(path: String, text: String)] = [("title", title), ("byline", byline), ("creditLine", creditLine)]
    for (index, prose) in headlines.enumerated() { texts.append(("headlines/\(index)", prose.text)) }
    for (index, prose) in summaries.enumerated() { texts.append(("summaries/\(index)", prose.text)) }
    for (index, prose) in editorialNotes.enumerated() { texts.append(("editorialNotes/\(index)", prose.text)) }
    for (index, item) in corrections.enumerated() { texts.append(("corrections/\(index)", item.text)) }
    for (index, item) in rights.enumerated() { texts.append(("rights/\(index)", item.notice)) }
    for (index, item) in related.enumerated() { texts.append(("related/\(index)", "\(item.label) \(item.title)")) }
    for (index, item) in media.enumerated() { texts.append(("media/\(index)", "\(item.caption) \(item.credit)")) }
    if let dateline { texts.append(("dateline", dateline.text)) }
    return texts.filter { !$0.text.isEmpty }
  }
}
