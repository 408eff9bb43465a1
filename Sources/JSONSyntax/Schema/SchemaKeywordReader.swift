/// The keywords of one schema that its dialect knows.
struct SchemaKeywordReader {
  let tree: JSONTree
  let location: SchemaLocation
  let dialect: SchemaDialect
  /// The value of each keyword, by the keyword's number.
  private var values = [JSONNode?](repeating: nil, count: SchemaKeyword.allCases.count)

  init(tree: JSONTree, location: SchemaLocation, dialect: SchemaDialect) {
    self.tree = tree
    self.location = location
    self.dialect = dialect
  }

  mutating func add(_ member: JSONNode) {
    guard let key = tree.key(of: member), let keyword = SchemaKeyword(named: key), dialect.shapes[keyword] != nil
    else { return }
    values[Int(keyword.rawValue)] = member
  }

  /// Forgets every keyword but one.
  mutating func keepOnly(_ keyword: SchemaKeyword) {
    for other in SchemaKeyword.allCases where other != keyword { values[Int(other.rawValue)] = nil }
  }

  subscript(keyword: SchemaKeyword) -> JSONNode? { values[Int(keyword.rawValue)] }
}
