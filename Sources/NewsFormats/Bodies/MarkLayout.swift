internal import ArticleModel

/// How marks over a text become elements that lie within each other.
///
/// A mark that ends while others opened after it go on cuts these in parts; all parts of a mark are told by one number.
struct MarkLayout {
  /// A tag between two characters.
  struct Tag {
    /// The index of the mark.
    var mark: Int
    /// The number of characters before the tag.
    var position: Int
    /// Whether the mark, or a part of it, begins here.
    var isStart: Bool
    /// Whether it is the first part that begins here.
    var isFirst: Bool
  }

  /// The tags in their order.
  private(set) var tags: [Tag] = []
  /// For each mark the number that its parts share, or 0 when it is in one piece.
  private(set) var partNumbers: [Int]

  private var open: [Int] = []

  /// Lays out marks over a text of so many scalars; what lies beyond its end is taken to be there.
  init(_ marks: [Mark], count: Int) {
    partNumbers = Array(repeating: 0, count: marks.count)
    let spans = marks.map { mark in
      let start = min(max(mark.start, 0), count)
      return start..<min(max(mark.end, start), count)
    }
    // Stable, because the order of marks that start together is that of their nesting.
    let order = spans.indices.sorted { (spans[$0].lowerBound, $0) < (spans[$1].lowerBound, $1) }
    for mark in order {
      close(upTo: spans[mark].lowerBound, spans)
      add(mark, at: spans[mark].lowerBound, isStart: true, isFirst: true)
      if spans[mark].isEmpty {
        add(mark, at: spans[mark].lowerBound, isStart: false, isFirst: true)
      } else {
        open.append(mark)
      }
    }
    close(upTo: count, spans)
    numberParts()
  }

  private mutating func add(_ mark: Int, at position: Int, isStart: Bool, isFirst: Bool) {
    tags.append(Tag(mark: mark, position: position, isStart: isStart, isFirst: isFirst))
  }

  /// Closes the marks that end at or before a position.
  private mutating func close(upTo position: Int, _ spans: [Range<Int>]) {
    while let end = open.map({ spans[$0].upperBound }).min(), end <= position {
      guard let outermost = open.firstIndex(where: { spans[$0].upperBound == end }) else { return }
      let affected = open[outermost...]
      open.removeSubrange(outermost...)
      for mark in affected.reversed() { add(mark, at: end, isStart: false, isFirst: true) }
      for mark in affected where spans[mark].upperBound > end {
        partNumbers[mark] = 1
        add(mark, at: end, isStart: true, isFirst: false)
        open.append(mark)
      }
    }
  }

  /// Numbers the marks that were cut in the order of their first parts.
  private mutating func numberParts() {
    var number = 0
    for tag in tags where tag.isStart && tag.isFirst && partNumbers[tag.mark] > 0 {
      number += 1
      partNumbers[tag.mark] = number
    }
  }
}
