/// One element or run of text; nodes stand in document order.
///
/// Offsets are those at which the node starts; it ends where the next node starts. One more record than there are nodes
/// is kept at the end, so that there is always a next one.
@usableFromInline struct NodeRecord: BitwiseCopyable {
  /// The element's name, or 0 for text.
  @usableFromInline var name: UInt32
  @usableFromInline var parent: UInt32
  /// The index of the first node that is not in this node's subtree.
  @usableFromInline var end: UInt32
  @usableFromInline var line: UInt32
  @usableFromInline var column: UInt32
  @usableFromInline var textStart: UInt32
  @usableFromInline var firstAttribute: UInt32
  /// Not zero when the node has been read.
  @usableFromInline var read: UInt32
}

/// One attribute; its value is a range of the tree's value bytes.
@usableFromInline struct AttributeRecord: BitwiseCopyable {
  @usableFromInline var name: UInt32
  @usableFromInline var start: UInt32
  @usableFromInline var length: UInt32
  /// Not zero when the attribute has been read.
  @usableFromInline var read: UInt32
}

/// A namespace declaration on `node`; the texts are ranges of the tree's value bytes.
struct NamespaceRecord: BitwiseCopyable {
  var node: UInt32
  var prefixStart: UInt32
  var prefixLength: UInt32
  var uriStart: UInt32
  var uriLength: UInt32
}

/// The memory of one tree.
@usableFromInline struct TreeStorage {
  @usableFromInline static var none: UInt32 { UInt32.max }

  @usableFromInline var nodes = Arena<NodeRecord>(capacity: 512)
  @usableFromInline var attributes = Arena<AttributeRecord>(capacity: 512)
  @usableFromInline var text = Arena<UInt8>(capacity: 32_768)
  @usableFromInline var values = Arena<UInt8>(capacity: 8_192)
  var namespaces = Arena<NamespaceRecord>(capacity: 32)
  var comments = 0
  var instructions = 0

  func deallocate() {
    nodes.deallocate()
    attributes.deallocate()
    text.deallocate()
    values.deallocate()
    namespaces.deallocate()
  }

  /// Empties the tree; a large item's memory does not stay with the worker for ever.
  mutating func removeAll() {
    nodes.removeAll(keep: 32_768)
    attributes.removeAll(keep: 32_768)
    text.removeAll(keep: 1 << 20)
    values.removeAll(keep: 1 << 20)
    namespaces.removeAll(keep: 1_024)
    comments = 0
    instructions = 0
  }

  /// Writes the record after the last node, and ends the elements that are still open.
  mutating func seal(open: UInt32) {
    nodes.reserve(1)
    nodes[nodes.count] = NodeRecord(
      name: 0, parent: Self.none, end: 0, line: 0, column: 0, textStart: UInt32(truncatingIfNeeded: text.count),
      firstAttribute: UInt32(truncatingIfNeeded: attributes.count), read: 1)
    var index = open
    while index != Self.none {
      unsafe nodes.base[Int(index)].end = UInt32(truncatingIfNeeded: nodes.count)
      index = nodes[Int(index)].parent
    }
  }

  /// Appends an element's record; its attributes are appended after it.
  @inline(__always) mutating func startElement(name: UInt32, parent: UInt32, line: UInt32, column: UInt32) -> UInt32 {
    let index = UInt32(truncatingIfNeeded: nodes.count)
    nodes.append(
      NodeRecord(
        name: name, parent: parent, end: index &+ 1, line: line, column: column,
        textStart: UInt32(truncatingIfNeeded: text.count),
        firstAttribute: UInt32(truncatingIfNeeded: attributes.count), read: 0))
    return index
  }

  /// Ends the element and returns its parent.
  @inline(__always) mutating func endElement(_ index: UInt32) -> UInt32 {
    unsafe nodes.base[Int(index)].end = UInt32(truncatingIfNeeded: nodes.count)
    return nodes[Int(index)].parent
  }

  /// Appends text to the text node that `parent` ends with, or to a new one.
  @inline(__always) mutating func appendText(_ bytes: UnsafePointer<UInt8>, count: Int, parent: UInt32) {
    let last = nodes[nodes.count &- 1]
    if last.name != 0 || last.parent != parent {
      let index = UInt32(truncatingIfNeeded: nodes.count)
      nodes.append(
        NodeRecord(
          name: 0, parent: parent, end: index &+ 1, line: 0, column: 0,
          textStart: UInt32(truncatingIfNeeded: text.count),
          firstAttribute: UInt32(truncatingIfNeeded: attributes.count), read: 0))
    }
    unsafe text.append(bytes, count: count)
  }

  /// Appends bytes to the values and returns where they start.
  @inline(__always) mutating func appendValue(_ bytes: UnsafePointer<UInt8>, count: Int) -> UInt32 {
    let start = UInt32(truncatingIfNeeded: values.count)
    unsafe values.append(bytes, count: count)
    return start
  }
}
