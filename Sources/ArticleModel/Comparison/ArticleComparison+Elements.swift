extension ArticleComparison {
  /// Compares two lists.
  ///
  /// Elements go together that are equal, then those with the same identity, then those of which one says a part of
  /// the other.
  mutating func compareElements(_ source: [FieldValue], _ target: [FieldValue], at path: String) {
    guard !source.isEmpty, !target.isEmpty else {
      for (index, value) in source.enumerated() { drop(value, at: path, index) }
      for (index, value) in target.enumerated() { infer(value, at: path, index) }
      return
    }
    var match = ElementMatch(source, target)
    match.findEqual()
    if match.isOutOfOrder { add(.reformatted, path, "in order", "in another order") }
    match.findIdentical()
    match.findSimilar()
    for (index, value) in source.enumerated() {
      if let counterpart = match.counterparts[index] {
        compare(value, target[counterpart], at: "\(path)/\(index)")
      } else {
        drop(value, at: path, index)
      }
    }
    for (index, value) in target.enumerated() where !match.isTaken[index] {
      infer(value, at: path, index)
    }
  }

  private mutating func drop(_ value: FieldValue, at path: String, _ index: Int) {
    add(.dropped, path + "/" + String(index), value.summary, of: value)
  }

  private mutating func infer(_ value: FieldValue, at path: String, _ index: Int) {
    add(.inferred, path + "/" + String(index), "", value.summary, of: value)
  }
}

/// Finds for each element of a list what became of it.
private struct ElementMatch {
  private let source: [FieldValue]
  private let target: [FieldValue]
  private(set) var counterparts: [Int?]
  private(set) var isTaken: [Bool]

  init(_ source: [FieldValue], _ target: [FieldValue]) {
    self.source = source
    self.target = target
    counterparts = Array(repeating: nil, count: source.count)
    isTaken = Array(repeating: false, count: target.count)
  }

  /// Whether those that have been found are in another order than before.
  var isOutOfOrder: Bool {
    let places = counterparts.compactMap(\.self)
    return !zip(places, places.dropFirst()).allSatisfy(<)
  }

  mutating func findEqual() { find { $0 } }

  mutating func findIdentical() { find { $0.identity } }

  private mutating func find(by key: (FieldValue) -> FieldValue) {
    var open: [FieldValue: [Int]] = [:]
    for index in target.indices.reversed() where !isTaken[index] { open[key(target[index]), default: []].append(index) }
    guard !open.isEmpty else { return }
    for index in source.indices where counterparts[index] == nil {
      guard let counterpart = open[key(source[index])]?.popLast() else { continue }
      take(counterpart, for: index)
    }
  }

  mutating func findSimilar() {
    var left = target.indices.filter { !isTaken[$0] }.map { ($0, Words(target[$0].identity.summary)) }
    var effort = 0
    for index in source.indices where counterparts[index] == nil && !left.isEmpty {
      let words = Words(source[index].identity.summary)
      effort += left.count
      guard !words.isEmpty, effort <= GainedTexts.greatestEffort else { continue }
      let place = left.firstIndex { !$0.1.isEmpty && (words.isPart(of: $0.1) || $0.1.isPart(of: words)) }
      if let place { take(left.remove(at: place).0, for: index) }
    }
  }

  private mutating func take(_ counterpart: Int, for index: Int) {
    counterparts[index] = counterpart
    isTaken[counterpart] = true
  }
}
