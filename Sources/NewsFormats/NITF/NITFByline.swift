internal import ArticleModel

/// A byline with the contributors that it names.
struct NITFByline {
  /// A part of a byline.
  enum Piece {
    /// Text.
    case text(Range<Int>)
    /// The name of a contributor.
    case person(Range<Int>, index: Int)
    /// The titles of a contributor, which do not belong to the text.
    case titles(index: Int)
    /// An address for messages.
    case address(Range<Int>)
  }

  /// The byline in UTF-8.
  let text: [UInt8]
  /// Its parts in order.
  private(set) var pieces: [Piece] = []
  /// The contributors that it names, by their position among the contributors.
  private var named: [(range: Range<Int>, index: Int)] = []

  init(_ article: Article) {
    text = Array(article.byline.utf8)
    // Nobody prints a longer one of more people, and looking for all names in it would take long.
    let contributors = text.isEmpty || text.count > 10_000 ? [] : article.contributors.prefix(1000)
    for (index, contributor) in contributors.enumerated() where contributor.role == "author" {
      guard let range = text.firstRange(of: contributor.name),
        !named.contains(where: { $0.range.overlaps(range) })
      else { continue }
      named.append((range, index))
    }
    named.sort { $0.range.lowerBound < $1.range.lowerBound }
    layOut(address: named.last.map { article.contributors[$0.index].email } ?? "")
  }

  /// Whether the byline names a contributor.
  func names(_ index: Int) -> Bool { named.contains { $0.index == index } }

  /// Titles stand behind the name that they belong to, at the next space, so that no word is torn apart.
  private mutating func layOut(address: String) {
    var position = 0
    for (count, (range, index)) in named.enumerated() {
      append(position..<range.lowerBound)
      pieces.append(.person(range, index: index))
      let limit = count + 1 < named.count ? named[count + 1].range.lowerBound : text.count
      var end = range.upperBound
      while end < limit, text[end] != 0x20 { end += 1 }
      append(range.upperBound..<end)
      pieces.append(.titles(index: index))
      position = end
    }
    if let found = text.firstRange(of: address, from: position) {
      append(position..<found.lowerBound)
      pieces.append(.address(found))
      position = found.upperBound
    }
    append(position..<text.count)
  }

  private mutating func append(_ range: Range<Int>) {
    if !range.isEmpty { pieces.append(.text(range)) }
  }
}
