/// Finds for each block of a body what became of it.
///
/// Blocks with the same texts from the beginning on, and from the end on, go together at once: their words need not be
/// looked at. Of the others those go together that are equal but for their marks, then those with the same words and
/// type, then those with the same words. What is left has been joined with others, split up, or has lost or changed
/// words.
struct OutlineMatch {
  private typealias Entry = BodyOutline.Entry

  private struct Key: Hashable {
    var name: String
    var members: FieldValue
    var words: Words
  }

  /// How many pairs of blocks are looked at that nothing ties together.
  private static let greatestEffort = 20_000

  private(set) var source: BodyOutline
  private(set) var target: BodyOutline
  /// For each block what became of it.
  private var counterparts: [Int?]
  private var isTaken: [Bool]

  init(_ source: [Block], _ target: [Block]) {
    self.source = BodyOutline(source)
    self.target = BodyOutline(target)
    counterparts = Array(repeating: nil, count: self.source.entries.count)
    isTaken = Array(repeating: false, count: self.target.entries.count)
    let middle = matchEnds()
    self.source.readWords(of: middle.source)
    self.target.readWords(of: middle.target)
    match { Key(name: $0.part.name, members: $0.part.members, words: $0.words) }
    match { Key(name: $0.part.name, members: .object([]), words: $0.words) }
    match { $0.words.isEmpty ? nil : Key(name: "", members: .object([]), words: $0.words) }
  }

  /// Matches blocks with text from either end as long as their texts are the same.
  ///
  /// - Returns: What stands between.
  private mutating func matchEnds() -> (source: Range<Int>, target: Range<Int>) {
    var lower = (0, 0)
    var upper = (source.entries.count, target.entries.count)
    while true {
      while lower.0 < upper.0, source.entries[lower.0].text.text.isEmpty { lower.0 += 1 }
      while lower.1 < upper.1, target.entries[lower.1].text.text.isEmpty { lower.1 += 1 }
      guard lower.0 < upper.0, lower.1 < upper.1, isSameText(lower.0, lower.1) else { break }
      take(lower.1, for: lower.0)
      lower = (lower.0 + 1, lower.1 + 1)
    }
    while true {
      while lower.0 < upper.0, source.entries[upper.0 - 1].text.text.isEmpty { upper.0 -= 1 }
      while lower.1 < upper.1, target.entries[upper.1 - 1].text.text.isEmpty { upper.1 -= 1 }
      guard lower.0 < upper.0, lower.1 < upper.1, isSameText(upper.0 - 1, upper.1 - 1) else { break }
      upper = (upper.0 - 1, upper.1 - 1)
      take(upper.1, for: upper.0)
    }
    return (lower.0..<upper.0, lower.1..<upper.1)
  }

  /// Byte for byte: other forms of the same characters are another spelling.
  private func isSameText(_ index: Int, _ other: Int) -> Bool {
    let texts = (source.entries[index].text.text.utf8, target.entries[other].text.text.utf8)
    return texts.0.count == texts.1.count && texts.0.elementsEqual(texts.1)
  }

  private mutating func take(_ counterpart: Int, for index: Int) {
    counterparts[index] = counterpart
    isTaken[counterpart] = true
  }

  private mutating func match(by key: (BodyOutline.Entry) -> Key?) {
    var open: [Key: [Int]] = [:]
    for index in target.entries.indices.reversed() where !isTaken[index] {
      if let key = key(target.entries[index]) { open[key, default: []].append(index) }
    }
    guard !open.isEmpty else { return }
    for index in source.entries.indices where counterparts[index] == nil {
      guard let key = key(source.entries[index]), let counterpart = open[key]?.popLast() else { continue }
      take(counterpart, for: index)
    }
  }

  /// Tells the comparison what differs, in the order of the source; words that are gone it knows already.
  func report(to comparison: inout ArticleComparison) {
    let left = target.entries.indices.filter { !isTaken[$0] && !target.entries[$0].words.isEmpty }
    var effort = 0
    // The last block that is gone: what it was made of is gone with it.
    var gone = ""
    for (entry, counterpart) in zip(source.entries, counterparts) {
      if let counterpart {
        comparison.compare(entry, target.entries[counterpart], in: self)
        continue
      }
      let path = source.path(of: entry)
      if !gone.isEmpty && path.hasPrefix(gone) { continue }
      if entry.words.isEmpty {
        comparison.add(.dropped, path, entry.summary, severity: .minor)
        gone = "\(path)/"
      } else {
        let candidates = left.prefix(max(0, OutlineMatch.greatestEffort - effort))
        effort += candidates.count
        if let whole = candidates.first(where: { entry.words.isPart(of: target.entries[$0].words) }) {
          comparison.add(
            .reformatted, path, entry.summary, "part of \(target.path(of: target.entries[whole]))")
          gone = "\(path)/"
        } else if candidates.contains(where: { target.entries[$0].words.isPart(of: entry.words) }) {
          comparison.add(.reformatted, path, entry.summary, "in parts")
          gone = "\(path)/"
        }
      }
    }
    for index in target.entries.indices where !isTaken[index] && target.entries[index].words.isEmpty {
      comparison.add(.inferred, target.path(of: target.entries[index]), "", target.entries[index].summary)
    }
  }
}
