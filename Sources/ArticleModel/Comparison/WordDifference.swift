/// Where two texts differ, word by word.
///
/// The difference is the least one for texts that are short or mostly the same. Long stretches are cut at words that
/// stand in both once; where there are none they are compared as bags of words, so that no two texts take long.
struct WordDifference {
  /// Words of the one text that have words of the other, or none, in their place.
  struct Hunk: Hashable {
    var lost: Range<Int>
    var gained: Range<Int>
  }

  /// How many words are compared at once at most; the cost is the square of it.
  private static let shortStretch = 400
  private static let greatestDepth = 6

  /// The differences, in order; between two of them stands at least one word that is the same.
  private(set) var hunks: [Hunk] = []
  private let source: [UInt64]
  private let target: [UInt64]

  init(of source: [UInt64], with target: [UInt64]) {
    self.source = source
    self.target = target
    compare(source.indices, target.indices, depth: 0)
  }

  /// Moves runs that could as well be said to begin elsewhere to where a text begins: of “a b | a c” in place of “a c”
  /// it is “a b” that is new, not “b a”.
  ///
  /// - Parameters:
  ///   - isStartOfSource: Whether a text begins with a word of the source.
  ///   - isStartOfTarget: The same of the target.
  mutating func align(isStartOfSource: (Int) -> Bool, isStartOfTarget: (Int) -> Bool) {
    for index in hunks.indices {
      let hunk = hunks[index]
      // So many words of the stretch in front are the same in both, and may change places with the run.
      let free = min(hunk.lost.lowerBound - (index > 0 ? hunks[index - 1].lost.upperBound : 0), WordDifference.reach)
      let steps: Int
      if hunk.lost.isEmpty {
        steps = WordDifference.steps(hunk.gained, in: target, free: free, isStart: isStartOfTarget)
      } else if hunk.gained.isEmpty {
        steps = WordDifference.steps(hunk.lost, in: source, free: free, isStart: isStartOfSource)
      } else {
        steps = 0
      }
      hunks[index].lost = (hunk.lost.lowerBound - steps)..<(hunk.lost.upperBound - steps)
      hunks[index].gained = (hunk.gained.lowerBound - steps)..<(hunk.gained.upperBound - steps)
    }
  }

  private static let reach = 100

  /// How many words a run has to move back to begin where a text begins, or none.
  private static func steps(_ run: Range<Int>, in words: [UInt64], free: Int, isStart: (Int) -> Bool) -> Int {
    var steps = 0
    while !isStart(run.lowerBound - steps) {
      guard steps < free, words[run.lowerBound - steps - 1] == words[run.upperBound - steps - 1] else { return 0 }
      steps += 1
    }
    return steps
  }

  private mutating func compare(_ source: Range<Int>, _ target: Range<Int>, depth: Int) {
    var lower = (source.lowerBound, target.lowerBound)
    var upper = (source.upperBound, target.upperBound)
    while lower.0 < upper.0, lower.1 < upper.1, self.source[lower.0] == self.target[lower.1] {
      lower.0 += 1
      lower.1 += 1
    }
    while lower.0 < upper.0, lower.1 < upper.1, self.source[upper.0 - 1] == self.target[upper.1 - 1] {
      upper.0 -= 1
      upper.1 -= 1
    }
    let (source, target) = (lower.0..<upper.0, lower.1..<upper.1)
    if source.isEmpty || target.isEmpty { return add(source, target) }
    if source.count + target.count <= WordDifference.shortStretch { return compareExactly(source, target) }
    let anchors = depth < WordDifference.greatestDepth ? anchors(source, target) : []
    if anchors.isEmpty { return compareAsBags(source, target) }
    for anchor in anchors {
      compare(lower.0..<anchor.source, lower.1..<anchor.target, depth: depth + 1)
      lower = (anchor.source + 1, anchor.target + 1)
    }
    compare(lower.0..<upper.0, lower.1..<upper.1, depth: depth + 1)
  }

  /// Adds a difference, to the one before where nothing stands between them.
  private mutating func add(_ lost: Range<Int>, _ gained: Range<Int>) {
    guard !lost.isEmpty || !gained.isEmpty else { return }
    if let last = hunks.last, last.lost.upperBound == lost.lowerBound, last.gained.upperBound == gained.lowerBound {
      hunks[hunks.count - 1] = Hunk(
        lost: last.lost.lowerBound..<lost.upperBound, gained: last.gained.lowerBound..<gained.upperBound)
    } else {
      hunks.append(Hunk(lost: lost, gained: gained))
    }
  }

  private mutating func compareExactly(_ source: Range<Int>, _ target: Range<Int>) {
    let difference = self.target[target].difference(from: self.source[source])
    var lost = Set<Int>()
    var gained = Set<Int>()
    for change in difference {
      switch change {
      case .remove(let offset, _, _): lost.insert(source.lowerBound + offset)
      case .insert(let offset, _, _): gained.insert(target.lowerBound + offset)
      }
    }
    walk(source, target, isLost: { lost.contains($0) }, isGained: { gained.contains($0) })
  }

  private mutating func compareAsBags(_ source: Range<Int>, _ target: Range<Int>) {
    let lost = WordDifference.surplus(self.source[source], over: self.target[target])
    let gained = WordDifference.surplus(self.target[target], over: self.source[source])
    walk(source, target, isLost: { lost.contains($0) }, isGained: { gained.contains($0) })
  }

  /// Words that the one stretch has more of than the other.
  private static func surplus(_ words: ArraySlice<UInt64>, over others: ArraySlice<UInt64>) -> Set<Int> {
    var left = others.reduce(into: [UInt64: Int]()) { $0[$1, default: 0] += 1 }
    var surplus = Set<Int>()
    for index in words.indices {
      let count = left[words[index], default: 0]
      if count > 0 { left[words[index]] = count - 1 } else { surplus.insert(index) }
    }
    return surplus
  }

  private mutating func walk(
    _ source: Range<Int>, _ target: Range<Int>, isLost: (Int) -> Bool, isGained: (Int) -> Bool
  ) {
    var place = (source.lowerBound, target.lowerBound)
    while place.0 < source.upperBound || place.1 < target.upperBound {
      let start = place
      while place.0 < source.upperBound, isLost(place.0) { place.0 += 1 }
      while place.1 < target.upperBound, isGained(place.1) { place.1 += 1 }
      add(start.0..<place.0, start.1..<place.1)
      place.0 = min(place.0 + 1, source.upperBound)
      place.1 = min(place.1 + 1, target.upperBound)
    }
  }

  /// Words that stand once in either stretch, in the same order in both: the longest such run.
  private func anchors(_ source: Range<Int>, _ target: Range<Int>) -> [(source: Int, target: Int)] {
    let unique = (WordDifference.unique(self.source[source]), WordDifference.unique(self.target[target]))
    let pairs = source.compactMap { index -> (source: Int, target: Int)? in
      guard unique.0[self.source[index]] == index, let place = unique.1[self.source[index]], place >= 0 else {
        return nil
      }
      return (index, place)
    }
    return WordDifference.longestIncrease(pairs)
  }

  /// The places of words; below zero for those that stand there more than once.
  private static func unique(_ words: ArraySlice<UInt64>) -> [UInt64: Int] {
    var places: [UInt64: Int] = [:]
    for index in words.indices { places[words[index]] = places[words[index]] == nil ? index : -1 }
    return places
  }

  /// The longest part of the pairs, which are in the order of the source, that is in the order of the target too.
  private static func longestIncrease(_ pairs: [(source: Int, target: Int)]) -> [(source: Int, target: Int)] {
    // The last pair of the best run of each length, and for each pair the one before it in its run.
    var lasts: [Int] = []
    var before = [Int](repeating: -1, count: pairs.count)
    for index in pairs.indices {
      var low = 0
      var high = lasts.count
      while low < high {
        let middle = (low + high) / 2
        if pairs[lasts[middle]].target < pairs[index].target { low = middle + 1 } else { high = middle }
      }
      before[index] = low > 0 ? lasts[low - 1] : -1
      if low == lasts.count { lasts.append(index) } else { lasts[low] = index }
    }
    var run: [(source: Int, target: Int)] = []
    var index = lasts.last ?? -1
    while index >= 0 {
      run.append(pairs[index])
      index = before[index]
    }
    return run.reversed()
  }
}
