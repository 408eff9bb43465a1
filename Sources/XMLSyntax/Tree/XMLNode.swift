/// An element or a run of text in an ``XMLTree``: a number that the tree's methods take.
///
/// A node is valid as long as its tree is: during the call that handed the tree out.
public struct XMLNode: Hashable, Sendable {
  @usableFromInline let index: UInt32

  @inlinable init(index: UInt32) { self.index = index }
}

/// An attribute in an ``XMLTree``: its name, and a number that the tree's methods take.
public struct XMLAttribute: Hashable, Sendable {
  @usableFromInline let index: UInt32
  /// The attribute's name.
  public let name: XMLName

  @inlinable init(index: UInt32, name: XMLName) {
    self.index = index
    self.name = name
  }
}
