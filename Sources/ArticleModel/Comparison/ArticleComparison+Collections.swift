extension ArticleComparison {
  /// The name under which collections are reported.
  public static let collectionsName = "collections"

  /// Compares what became of what feeds say about themselves with what they said.
  ///
  /// - Parameters:
  ///   - source: The collections as they were.
  ///   - target: What became of them.
  public init(of source: [ArticleCollection], with target: [ArticleCollection]) {
    self.init()
    var counterparts = [Int?](repeating: nil, count: source.count)
    var left = Array(target.indices)
    func take(_ isSame: (ArticleCollection, ArticleCollection) -> Bool) {
      for index in source.indices where counterparts[index] == nil {
        guard let place = left.firstIndex(where: { isSame(source[index], target[$0]) }) else { continue }
        counterparts[index] = left.remove(at: place)
      }
    }
    take(==)
    take { !$0.id.isEmpty && $0.id == $1.id }
    take { !$0.title.isEmpty && $0.title == $1.title }
    take { $0.id.isEmpty || $1.id.isEmpty || $0.title.isEmpty || $1.title.isEmpty }
    for (index, collection) in source.enumerated() {
      let counterpart = counterparts[index].map { target[$0] } ?? ArticleCollection()
      compare(collection, counterpart, at: index)
    }
    for index in left { compare(ArticleCollection(), target[index], at: index) }
    findMoved()
  }

  /// Member by member, so that it is said which of them are gone.
  private mutating func compare(_ source: ArticleCollection, _ target: ArticleCollection, at index: Int) {
    guard source != target, case .object(let members) = source.fieldValue,
      case .object(let others) = target.fieldValue
    else { return }
    compareMembers(members, others, at: ArticleComparison.collectionsName + "/" + String(index))
  }
}
