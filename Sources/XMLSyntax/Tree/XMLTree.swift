/// The elements, attributes and text of one item, or of all that stands outside the items of a document.
///
/// One worker reuses the memory of a tree for item after item: a tree, its nodes and attributes are valid only during
/// the call that hands them out. Adjacent text, CDATA sections and entities are one text node; comments and processing
/// instructions are counted and not kept. Methods that take a value mark it as read; what was not read and holds content
/// is found by ``visitUnread(_:)``.
@safe public final class XMLTree {
  @usableFromInline let storage: UnsafeMutablePointer<TreeStorage>
  /// The table that the names of this tree are numbered in.
  public let names: XMLNames

  init(names: XMLNames) {
    self.names = names
    unsafe storage = UnsafeMutablePointer<TreeStorage>.allocate(capacity: 1)
    unsafe storage.initialize(to: TreeStorage())
    unsafe storage.pointee.seal(open: TreeStorage.none)
  }

  deinit {
    unsafe storage.pointee.deallocate()
    unsafe storage.deallocate()
  }

  /// The record of a node, or the one after the last node when there is no such node.
  @inlinable func record(_ node: XMLNode) -> NodeRecord {
    let index = min(Int(node.index), nodeCount)
    return unsafe storage.pointee.nodes.base[index]
  }

  /// The record that follows a node's own.
  @inlinable func following(_ node: XMLNode) -> NodeRecord {
    let index = min(Int(node.index) + 1, nodeCount)
    return unsafe storage.pointee.nodes.base[index]
  }

  /// The number of elements and text nodes.
  @inlinable public var nodeCount: Int { unsafe storage.pointee.nodes.count }
  /// Whether the tree has no nodes at all.
  @inlinable public var isEmpty: Bool { nodeCount == 0 }
  /// How many comments were met in place of nodes.
  public var commentCount: Int { unsafe storage.pointee.comments }
  /// How many processing instructions were met in place of nodes.
  public var instructionCount: Int { unsafe storage.pointee.instructions }

  /// The outermost element; in an empty tree a text node without text.
  @inlinable public var root: XMLNode { XMLNode(index: 0) }

  /// The element around a node, or `nil` for the root.
  @inlinable public func parent(of node: XMLNode) -> XMLNode? {
    let index = record(node).parent
    return index == TreeStorage.none ? nil : XMLNode(index: index)
  }

  /// The first child of a node.
  @inlinable public func firstChild(of node: XMLNode) -> XMLNode? {
    let next = node.index &+ 1
    return next < record(node).end ? XMLNode(index: next) : nil
  }

  /// The next node with the same parent.
  @inlinable public func nextSibling(of node: XMLNode) -> XMLNode? {
    let record = record(node)
    guard record.parent != TreeStorage.none, record.end < self.record(XMLNode(index: record.parent)).end else {
      return nil
    }
    return XMLNode(index: record.end)
  }

  /// Whether the node is text; otherwise it is an element.
  @inlinable public func isText(_ node: XMLNode) -> Bool { record(node).name == 0 }

  /// The name of an element; that of text is in no vocabulary.
  @inlinable public func name(of node: XMLNode) -> XMLName { XMLName(id: record(node).name) }

  /// The vocabulary's case for an element, or `nil` for text and for elements that are not in it.
  @inlinable public func name<Name>(of node: XMLNode, in vocabulary: XMLVocabulary<Name>) -> Name? {
    vocabulary[name(of: node), names]
  }

  /// The line of an element's `<`, from 1; for text that of the element around it.
  public func line(of node: XMLNode) -> Int { Int(located(node).line) }

  /// The column of an element's `<` in characters, from 1; for text that of the element around it.
  public func column(of node: XMLNode) -> Int { Int(located(node).column) }

  private func located(_ node: XMLNode) -> NodeRecord {
    let record = record(node)
    guard record.name == 0, record.parent != TreeStorage.none else { return record }
    return self.record(XMLNode(index: record.parent))
  }
}
