extension ArticleComparison {
  /// Compares the bodies: first their text, word run by word run, then what the blocks and marks are.
  mutating func compareBodies() {
    guard source.body != target.body else { return }
    let outlines = (source: BodyOutline(source.body), target: BodyOutline(target.body))
    compareWords(outlines.source.text, outlines.target.text)
    compareOutlines(outlines.source, outlines.target)
  }

  private mutating func compareWords(_ text: [UInt8], _ targetText: [UInt8]) {
    let words = (source: Words(utf8: text), target: Words(utf8: targetText))
    guard words.source != words.target else { return }
    let elsewhere = target.textOutsideBody.map { ($0.path, Words($0.text)) }
    for run in words.source.runs(missingFrom: words.target) {
      let lower = words.source.ranges[run.lowerBound].lowerBound
      let upper = words.source.ranges[run.upperBound - 1].upperBound
      let lost = String(decoding: text[lower..<upper], as: UTF8.self)
      if let place = elsewhere.first(where: { Words(lost).isPart(of: $0.1) }) {
        add(.moved, "body", lost, severity: .minor)
        nameTarget(place.0)
      } else {
        add(.dropped, "body", lost, severity: .severe)
      }
    }
  }

  /// Blocks with the same words go together, in order.
  private mutating func compareOutlines(_ source: BodyOutline, _ target: BodyOutline) {
    var open: [Words: [BodyOutline.Entry]] = [:]
    for entry in target.entries.reversed() { open[entry.words, default: []].append(entry) }
    for entry in source.entries {
      let candidates = open[entry.words] ?? []
      guard let match = candidates.lastIndex(where: { $0.kind == entry.kind }) ?? candidates.indices.last else {
        if entry.words.isEmpty { add(.dropped, entry.path, entry.kind.trimmed, severity: .minor) }
        continue
      }
      let counterpart = open[entry.words]?.remove(at: match)
      guard let counterpart else { continue }
      if counterpart.kind != entry.kind { add(.narrowed, entry.path, entry.kind.trimmed, counterpart.kind.trimmed) }
      for mark in entry.marks where !counterpart.marks.contains(mark) {
        let detail = mark.kind.detail
        add(.dropped, "\(entry.path)/marks", detail.isEmpty ? mark.kind.name : "\(mark.kind.name) \(detail)")
      }
    }
  }
}

extension Words {
  /// The runs of words that stand here and not in another text, as ranges of words.
  func runs(missingFrom other: Words) -> [Range<Int>] {
    var prefix = 0
    while prefix < min(hashes.count, other.hashes.count), hashes[prefix] == other.hashes[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < min(hashes.count, other.hashes.count) - prefix,
      hashes[hashes.count - 1 - suffix] == other.hashes[other.hashes.count - 1 - suffix]
    { suffix += 1 }
    let middle = Array(hashes[prefix..<(hashes.count - suffix)])
    let counterpart = Array(other.hashes[prefix..<(other.hashes.count - suffix)])
    return missing(middle, counterpart).reduce(into: [Range<Int>]()) { runs, index in
      let word = index + prefix
      if let last = runs.last, last.upperBound == word {
        runs[runs.count - 1] = last.lowerBound..<(word + 1)
      } else {
        runs.append(word..<(word + 1))
      }
    }
  }

  /// The exact difference costs the product of length and differences; texts that have little in common are compared
  /// as bags of words instead.
  private func missing(_ words: [UInt64], _ counterpart: [UInt64]) -> [Int] {
    guard words.count + counterpart.count > 4_000 else {
      return counterpart.difference(from: words).removals.compactMap { change in
        guard case .remove(let offset, _, _) = change else { return nil }
        return offset
      }.sorted()
    }
    var left = counterpart.reduce(into: [UInt64: Int]()) { $0[$1, default: 0] += 1 }
    return words.indices.filter { index in
      let count = left[words[index], default: 0]
      left[words[index]] = count - 1
      return count <= 0
    }
  }
}

extension String {
  var trimmed: String {
    var result = Substring(self)
    while result.last == " " { result.removeLast() }
    return String(result)
  }
}

extension Article {
  /// The texts that readers see and that are not part of the body, with their paths.
  var textOutsideBody: [(path: String, text: String)] {
    var texts: [(path: String, text: String)] = [("title", title), ("byline", byline), ("creditLine", creditLine)]
    for (index, prose) in headlines.enumerated() { texts.append(("headlines/\(index)", prose.text)) }
    for (index, prose) in summaries.enumerated() { texts.append(("summaries/\(index)", prose.text)) }
    for (index, prose) in editorialNotes.enumerated() { texts.append(("editorialNotes/\(index)", prose.text)) }
    for (index, item) in related.enumerated() { texts.append(("related/\(index)", "\(item.label) \(item.title)")) }
    for (index, item) in media.enumerated() { texts.append(("media/\(index)", "\(item.caption) \(item.credit)")) }
    if let dateline { texts.append(("dateline", dateline.text)) }
    return texts.filter { !$0.text.isEmpty }
  }
}
