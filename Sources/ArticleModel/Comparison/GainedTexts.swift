/// The texts that an article has gained, in which dropped values are looked for.
///
/// Every word accounts for one value: what was taken is not found again.
struct GainedTexts {
  private struct Entry {
    var path: String
    var words: Words
  }

  private var entries: [Entry] = []
  /// The words of all entries: most of what is looked for is nowhere, and its first word tells.
  private var known = Set<UInt64>()
  private var effort = 0

  /// How many pairs of values are looked at that nothing ties together.
  static let greatestEffort = 20_000

  var isEmpty: Bool { entries.isEmpty }

  mutating func add(_ text: String, at path: String) {
    let words = Words(text)
    known.formUnion(words.hashes)
    entries.append(Entry(path: path, words: words))
  }

  /// The path of the text in which another text stands, word by word, or `nil`.
  mutating func place(of text: String) -> String? { find(text).map { entries[$0.index].path } }

  /// Takes a text away from where it is found.
  mutating func take(_ text: String) {
    guard let (index, range) = find(text), !range.isEmpty else { return }
    let entry = entries[index]
    let rest = [entry.words.run(0..<range.lowerBound), entry.words.run(range.upperBound..<entry.words.count)]
    let parts = rest.filter { !$0.isEmpty }.map { Entry(path: entry.path, words: $0) }
    entries.replaceSubrange(index...index, with: parts)
  }

  private mutating func find(_ text: String) -> (index: Int, range: Range<Int>)? {
    guard let first = Words.firstHash(of: text), known.contains(first) else { return nil }
    let words = Words(text)
    effort += entries.count
    guard effort < GainedTexts.greatestEffort else { return nil }
    for (index, entry) in entries.enumerated() {
      if let range = words.place(in: entry.words) { return (index, range) }
    }
    return nil
  }
}
