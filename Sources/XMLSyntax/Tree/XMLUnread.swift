/// Something in a tree that holds content and was not read.
public struct XMLUnread: Hashable, Sendable {
  /// What it is.
  public enum Kind: Hashable, Sendable {
    /// An attribute.
    case attribute
    /// A run of text that is not white space; `name` is that of the element around it.
    case text
    /// An element with neither attributes nor content.
    case element
  }

  /// What it is.
  public var kind: Kind
  /// Local names from below the root to the place, such as `head/docdata/foo@bar`; empty for the root itself.
  public var anchor: String
  /// The namespace of the attribute or element.
  public var namespace: String
  /// The local name of the attribute or element.
  public var name: String
  /// The value of the attribute, or the text.
  public var value: String
  /// The element in which it stands, or which it is.
  public var node: XMLNode
  /// The line of the element's `<`.
  public var line: Int
  /// The column of the element's `<`.
  public var column: Int
}

extension XMLTree {
  /// Calls `body` for everything that holds content and was not read, in the order of the document.
  ///
  /// One pass over the records; strings are made only for what is unread.
  public func visitUnread(_ body: (XMLUnread) -> Void) {
    let nodes = unsafe storage.pointee.nodes.base
    let attributes = unsafe storage.pointee.attributes.base
    for index in 0..<nodeCount {
      let record = unsafe nodes[index]
      let next = unsafe nodes[index &+ 1]
      var attribute = Int(record.firstAttribute)
      let lastAttribute = Int(next.firstAttribute)
      while attribute < lastAttribute {
        let record = unsafe attributes[attribute]
        if record.read == 0 { body(unread(XMLAttribute(attribute, record.name), of: XMLNode(index: UInt32(index)))) }
        attribute &+= 1
      }
      guard record.read == 0 else { continue }
      let node = XMLNode(index: UInt32(truncatingIfNeeded: index))
      if record.name == 0 {
        if !isWhiteSpace(node) { body(unreadText(node)) }
      } else if record.firstAttribute == next.firstAttribute, isHollow(index, record) {
        body(unread(node))
      }
    }
  }

  /// Local names from below the root to a node, joined by `/`.
  public func anchor(of node: XMLNode) -> String {
    var path = ""
    append(anchorOf: node, to: &path)
    return path
  }

  private func append(anchorOf node: XMLNode, to path: inout String) {
    guard let parent = parent(of: node) else { return }
    append(anchorOf: parent, to: &path)
    guard !isText(node) else { return }
    if !path.isEmpty { path += "/" }
    path += names.local(of: name(of: node))
  }

  /// Whether an element holds nothing, or nothing but white space.
  private func isHollow(_ index: Int, _ record: NodeRecord) -> Bool {
    if Int(record.end) == index + 1 { return true }
    return Int(record.end) == index + 2 && isText(XMLNode(index: UInt32(index + 1)))
      && isWhiteSpace(XMLNode(index: UInt32(index)))
  }

  private func unread(_ attribute: XMLAttribute, of node: XMLNode) -> XMLUnread {
    var found = unread(node)
    found.kind = .attribute
    found.namespace = names.namespace(of: attribute.name)
    found.name = names.local(of: attribute.name)
    found.anchor += "@" + found.name
    let record = unsafe storage.pointee.attributes.base[Int(attribute.index)]
    found.value = unsafe String(
      decoding: UnsafeBufferPointer(
        start: storage.pointee.values.base + Int(record.start), count: Int(record.length)), as: UTF8.self)
    return found
  }

  private func unreadText(_ node: XMLNode) -> XMLUnread {
    var found = unread(parent(of: node) ?? node)
    found.kind = .text
    found.value = unsafe String(decoding: textBytes(node), as: UTF8.self)
    return found
  }

  private func unread(_ node: XMLNode) -> XMLUnread {
    let name = name(of: node)
    return XMLUnread(
      kind: .element, anchor: anchor(of: node), namespace: names.namespace(of: name), name: names.local(of: name),
      value: "", node: node, line: line(of: node), column: column(of: node))
  }
}

extension XMLAttribute {
  fileprivate init(_ index: Int, _ name: UInt32) {
    self.init(index: UInt32(truncatingIfNeeded: index), name: XMLName(id: name))
  }
}
