internal import ArticleModel

/// The marks of one line of text as elements that lie within each other.
///
/// Containers lie outside, names and values inside; a mark that crosses another one is cut in parts.
struct NITFLine {
  /// One element to be.
  struct Item {
    /// The mark's index.
    var mark: Int
    var start: Int
    var end: Int
    var element: NITFInline
    /// How many of the marks that follow are further codes of this one.
    var alternatives = 0
  }

  /// The elements in the order of their start.
  private(set) var items: [Item] = []
  /// Those that have begun and not ended.
  private var active: [Int] = []
  private var next = 0
  /// Those whose tags are open.
  var open: [Int] = []
  /// Those whose tags should be open.
  private(set) var wanted: [Int] = []
  /// How many of `wanted` are containers.
  private(set) var containers = 0
  /// Whether the text at hand stands for an object.
  private(set) var isObject = false

  /// No reader goes much deeper.
  private static let maximumDepth = 32

  /// Begins a line with marks over so many scalars.
  mutating func begin(_ marks: [Mark], count: Int) {
    items.removeAll(keepingCapacity: true)
    active.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    wanted.removeAll(keepingCapacity: true)
    next = 0
    containers = 0
    isObject = false
    var isSorted = true
    var index = 0
    while index < marks.count {
      let mark = marks[index]
      defer { index += 1 }
      guard let element = NITFInline(mark.kind) else { continue }
      let start = min(max(mark.start, 0), count)
      var item = Item(mark: index, start: start, end: min(max(mark.end, start), count), element: element)
      if let last = items.last {
        if last.start > start { isSorted = false }
        // A style that the element around it shows already.
        if element == .em, last.element == .em, last.start == start, last.end == item.end,
          case .raw = marks[last.mark].kind, case .emphasis = mark.kind
        {
          continue
        }
      }
      while index + 1 < marks.count, isAlternative(marks[index + 1], of: mark) {
        item.alternatives += 1
        index += 1
      }
      items.append(item)
    }
    if !isSorted { items.sort { ($0.start, -$0.end, $0.mark) < ($1.start, -$1.end, $1.mark) } }
  }

  /// Whether a mark gives one more code to what the mark before it names.
  private func isAlternative(_ mark: Mark, of other: Mark) -> Bool {
    guard mark.start == other.start, mark.end == other.end, case .entity(let first) = other.kind,
      case .entity(let second) = mark.kind, first.kind == second.kind, !second.code.isEmpty, !second.scheme.isEmpty
    else { return false }
    switch first.kind {
    case .money, .number, .date: return false
    default: return true
    }
  }

  /// Goes to a position: finds what is wanted from there on.
  ///
  /// The elements that stand at this position and hold nothing are appended to `points`.
  ///
  /// - Returns: The position up to which it stays so.
  mutating func advance(to position: Int, count: Int, points: inout [Int]) -> Int {
    active.removeAll { items[$0].end <= position }
    while next < items.count, items[next].start <= position {
      if items[next].end > position { active.append(next) } else { points.append(next) }
      next += 1
    }
    var end = next < items.count ? items[next].start : count
    wanted.removeAll(keepingCapacity: true)
    isObject = false
    for item in active {
      end = min(end, items[item].end)
      if items[item].element.isContainer, wanted.count < Self.maximumDepth { wanted.append(item) }
    }
    containers = wanted.count
    var parent: NITFInline?
    for item in active {
      let element = items[item].element
      if element == .object { isObject = true }
      guard !element.isContainer, element.fits(in: parent) else { continue }
      wanted.append(item)
      parent = element
    }
    return end
  }

  /// Whether an element without content may stand where the tags at hand are open.
  func fits(_ item: Int) -> Bool {
    let element = items[item].element
    guard let last = open.last else { return element.isContainer || element.fits(in: nil) }
    let parent = items[last].element
    return parent.isContainer
      ? element.isContainer || element.fits(in: nil) : !element.isContainer && element.fits(in: parent)
  }
}
