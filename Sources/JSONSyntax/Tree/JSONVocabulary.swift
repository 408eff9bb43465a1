/// The names that a mapping knows, so that it can `switch` over the key of a member.
///
///     private enum Name: String, CaseIterable { case headline, byline }
///     var names = JSONVocabulary<Name>()
///     for member in tree.children(of: article) {
///       switch names.name(of: member, in: tree) {
///       case .headline: …
///       case nil: break  // unknown, stays unread
///
/// Each name is compared once for each tree; after that it is a look-up in an array.
public struct JSONVocabulary<Name: RawRepresentable & CaseIterable> where Name.RawValue == String {
  @usableFromInline var generation: UInt64?
  @usableFromInline var known: [Name?] = []

  /// Creates a vocabulary of all cases.
  public init() {}

  /// The case whose raw value is the key under which a value stands in its object, or `nil`.
  @inlinable
  public mutating func name(of node: JSONNode, in tree: JSONTree) -> Name? {
    let number = tree.keyNumber(of: node)
    guard number >= 0 else { return nil }
    if generation != tree.keyGeneration || number >= known.count { learn(tree) }
    return number < known.count ? known[number] : nil
  }

  @inlinable @inline(never)
  mutating func learn(_ tree: JSONTree) {
    if generation != tree.keyGeneration {
      known.removeAll(keepingCapacity: true)
      generation = tree.keyGeneration
    }
    while known.count < tree.keyCount { known.append(Name(rawValue: tree.keyName(known.count))) }
  }
}
