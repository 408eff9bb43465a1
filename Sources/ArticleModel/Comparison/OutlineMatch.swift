/// Finds for each block of a body what became of it.
///
/// Blocks go together that are equal but for their marks, then those with the same words and type, then those with the
/// same words. What is left has been joined with others, split up, or has lost or changed words.
struct OutlineMatch {
  private typealias Entry = BodyOutline.Entry

  private struct Key: Hashable {
    var name: String
    var members: FieldValue
    var words: Words
  }

  /// How many pairs of blocks are looked at that nothing ties together.
  private static let greatestEffort = 20_000

  private let source: [BodyOutline.Entry]
  private let target: [BodyOutline.Entry]
  /// For each block what became of it.
  private var counterparts: [Int?]
  private var isTaken: [Bool]

  init(_ source: [BodyOutline.Entry], _ target: [BodyOutline.Entry]) {
    self.source = source
    self.target = target
    counterparts = Array(repeating: nil, count: source.count)
    isTaken = Array(repeating: false, count: target.count)
    match { Key(name: $0.name, members: $0.members, words: $0.words) }
    match { Key(name: $0.name, members: .object([]), words: $0.words) }
    match { $0.words.isEmpty ? nil : Key(name: "", members: .object([]), words: $0.words) }
  }

  private mutating func match(by key: (BodyOutline.Entry) -> Key?) {
    var open: [Key: [Int]] = [:]
    for index in target.indices.reversed() where !isTaken[index] {
      if let key = key(target[index]) { open[key, default: []].append(index) }
    }
    guard !open.isEmpty else { return }
    for index in source.indices where counterparts[index] == nil {
      guard let key = key(source[index]), let counterpart = open[key]?.popLast() else { continue }
      counterparts[index] = counterpart
      isTaken[counterpart] = true
    }
  }

  /// Tells the comparison what differs, in the order of the source; words that are gone it knows already.
  func report(to comparison: inout ArticleComparison) {
    let left = target.indices.filter { !isTaken[$0] && !target[$0].words.isEmpty }
    var effort = 0
    // The last block that is gone: what it was made of is gone with it.
    var gone = ""
    for (entry, counterpart) in zip(source, counterparts) {
      if let counterpart {
        comparison.compare(entry, target[counterpart])
      } else if !gone.isEmpty && entry.path.hasPrefix(gone) {
        continue
      } else if entry.words.isEmpty {
        comparison.add(.dropped, entry.path, entry.summary, severity: .minor)
        gone = "\(entry.path)/"
      } else {
        let candidates = left.prefix(max(0, OutlineMatch.greatestEffort - effort))
        effort += candidates.count
        if let whole = candidates.first(where: { entry.words.isPart(of: target[$0].words) }) {
          comparison.add(.reformatted, entry.path, entry.summary, "part of \(target[whole].path)")
          gone = "\(entry.path)/"
        } else if candidates.contains(where: { target[$0].words.isPart(of: entry.words) }) {
          comparison.add(.reformatted, entry.path, entry.summary, "in parts")
          gone = "\(entry.path)/"
        }
      }
    }
    for index in target.indices where !isTaken[index] && target[index].words.isEmpty {
      comparison.add(.inferred, target[index].path, "", target[index].summary)
    }
  }
}
