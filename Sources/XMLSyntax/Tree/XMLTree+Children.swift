extension XMLTree {
  /// All children of a node, in order.
  @inlinable public func children(of node: XMLNode) -> XMLChildren {
    unsafe XMLChildren(storage: storage, next: node.index &+ 1, end: record(node).end, elementsOnly: false)
  }

  /// The children of a node that are elements, in order.
  @inlinable public func elements(of node: XMLNode) -> XMLChildren {
    unsafe XMLChildren(storage: storage, next: node.index &+ 1, end: record(node).end, elementsOnly: true)
  }

  /// The attributes of an element, in the order of the document.
  @inlinable public func attributes(of node: XMLNode) -> XMLAttributes {
    unsafe XMLAttributes(
      storage: storage, next: record(node).firstAttribute, end: following(node).firstAttribute)
  }

  /// The first child element that has this name.
  @inlinable public func firstElement<Name>(
    _ name: Name, of node: XMLNode, in vocabulary: XMLVocabulary<Name>
  ) -> XMLNode? {
    for child in elements(of: node) {
      if let found = vocabulary[self.name(of: child), names], isSame(found, name) { return child }
    }
    return nil
  }

  /// The attribute of an element that has this name.
  @inlinable public func attribute<Name>(
    _ name: Name, of node: XMLNode, in vocabulary: XMLVocabulary<Name>
  ) -> XMLAttribute? {
    for attribute in attributes(of: node) {
      if let found = vocabulary[attribute.name, names], isSame(found, name) { return attribute }
    }
    return nil
  }
}

/// Compares enum cases by themselves: `==` on a generic `RawRepresentable` would compare the raw strings.
@inlinable @inline(__always) func isSame<Value: Equatable>(_ a: Value, _ b: Value) -> Bool { a == b }

/// The children of a node.
///
/// Valid as long as its tree is.
@safe public struct XMLChildren: Sequence, IteratorProtocol {
  @usableFromInline let storage: UnsafeMutablePointer<TreeStorage>
  @usableFromInline var position: UInt32
  @usableFromInline let end: UInt32
  @usableFromInline let elementsOnly: Bool

  @unsafe @inlinable
  init(storage: UnsafeMutablePointer<TreeStorage>, next: UInt32, end: UInt32, elementsOnly: Bool) {
    unsafe self.storage = storage
    self.position = next
    self.end = end
    self.elementsOnly = elementsOnly
  }

  /// The next child.
  @inlinable public mutating func next() -> XMLNode? {
    while position < end {
      let index = position
      let record = unsafe storage.pointee.nodes.base[Int(index)]
      position = record.end
      if record.name != 0 || !elementsOnly { return XMLNode(index: index) }
    }
    return nil
  }
}

/// The attributes of an element.
///
/// Valid as long as its tree is.
@safe public struct XMLAttributes: Sequence, IteratorProtocol {
  @usableFromInline let storage: UnsafeMutablePointer<TreeStorage>
  @usableFromInline var position: UInt32
  @usableFromInline let end: UInt32

  @unsafe @inlinable init(storage: UnsafeMutablePointer<TreeStorage>, next: UInt32, end: UInt32) {
    unsafe self.storage = storage
    self.position = next
    self.end = end
  }

  /// The number of attributes that are left.
  public var underestimatedCount: Int { Int(end) - Int(position) }

  /// The next attribute.
  @inlinable public mutating func next() -> XMLAttribute? {
    guard position < end else { return nil }
    let index = position
    position &+= 1
    return XMLAttribute(index: index, name: XMLName(id: unsafe storage.pointee.attributes.base[Int(index)].name))
  }
}
