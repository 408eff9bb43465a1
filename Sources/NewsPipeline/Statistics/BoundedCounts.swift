/// Counts how often names occur, without ever keeping more than so many of them.
///
/// Where there are more, the rarest are forgotten; the counts of the others may then be too small by what they had when
/// they were forgotten before, and ``isApproximate`` says so. The same names in the same order give the same counts.
public struct BoundedCounts: Hashable, Sendable {
  /// How many names are kept.
  static let limit = 50_000
  /// How many characters of a name are kept.
  private static let nameLength = 200

  /// The counts.
  public private(set) var counts: [String: Int] = [:]
  /// Whether names were forgotten.
  public private(set) var isApproximate = false

  /// Counts a name; one that says nothing does not count.
  mutating func add(_ name: String, count: Int = 1) {
    guard !name.isEmpty else { return }
    // The cheap test first: no name of so few bytes has more characters.
    let isLong = name.utf8.count > BoundedCounts.nameLength
    counts[isLong ? String(name.prefix(BoundedCounts.nameLength)) : name, default: 0] += count
    if counts.count > BoundedCounts.limit { forgetRarest() }
  }

  /// Adds the counts of others.
  mutating func add(_ others: BoundedCounts) {
    // All of them before any is forgotten: the order of a dictionary means nothing.
    counts.merge(others.counts, uniquingKeysWith: +)
    if others.isApproximate { isApproximate = true }
    if counts.count > BoundedCounts.limit { forgetRarest() }
  }

  /// The most frequent names, those that are equally frequent in the order of the alphabet.
  public func top(_ count: Int) -> [(name: String, count: Int)] {
    sorted().prefix(count).map { ($0.key, $0.value) }
  }

  private func sorted() -> [(key: String, value: Int)] {
    counts.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
  }

  private mutating func forgetRarest() {
    isApproximate = true
    counts = Dictionary(uniqueKeysWithValues: sorted().prefix(BoundedCounts.limit / 2).map { ($0.key, $0.value) })
  }
}
