extension XMLTree {
  // MARK: Attributes

  /// The value of an attribute, which is marked as read.
  public func string(of attribute: XMLAttribute) -> String {
    unsafe String(decoding: valueBytes(attribute), as: UTF8.self)
  }

  /// The value of an attribute for a look ahead: whether it was read stays as it is.
  public func peek(_ attribute: XMLAttribute) -> String {
    guard unsafe Int(attribute.index) < storage.pointee.attributes.count else { return "" }
    let read = unsafe storage.pointee.attributes.base[Int(attribute.index)].read
    defer { unsafe storage.pointee.attributes.base[Int(attribute.index)].read = read }
    return string(of: attribute)
  }

  /// The value of the attribute that has this name, which is marked as read, or `nil` when there is none.
  @inlinable public func string<Name>(
    _ name: Name, of node: XMLNode, in vocabulary: XMLVocabulary<Name>
  ) -> String? {
    attribute(name, of: node, in: vocabulary).map { string(of: $0) }
  }

  /// Lends out the bytes of an attribute's value, UTF-8, and marks it as read.
  public func withBytes<Result, Failure>(
    of attribute: XMLAttribute, _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(unsafe valueBytes(attribute).span)
  }

  /// Appends the bytes of an attribute's value, UTF-8, which is marked as read.
  public func append(_ attribute: XMLAttribute, to bytes: inout [UInt8]) {
    unsafe bytes.append(contentsOf: valueBytes(attribute))
  }

  /// Whether the value of an attribute begins like this; it is not marked as read.
  public func value(of attribute: XMLAttribute, hasPrefix prefix: StaticString) -> Bool {
    guard unsafe Int(attribute.index) < storage.pointee.attributes.count else { return false }
    let record = unsafe storage.pointee.attributes.base[Int(attribute.index)]
    guard record.length >= prefix.utf8CodeUnitCount else { return false }
    let start = unsafe UnsafeBufferPointer(
      start: storage.pointee.values.base + Int(record.start), count: prefix.utf8CodeUnitCount)
    return unsafe start.elementsEqual(
      UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount))
  }

  @unsafe private func valueBytes(_ attribute: XMLAttribute) -> UnsafeBufferPointer<UInt8> {
    guard unsafe Int(attribute.index) < storage.pointee.attributes.count else {
      return unsafe UnsafeBufferPointer(start: nil, count: 0)
    }
    let record = unsafe storage.pointee.attributes.base + Int(attribute.index)
    unsafe record.pointee.read = 1
    return unsafe UnsafeBufferPointer(
      start: storage.pointee.values.base + Int(record.pointee.start), count: Int(record.pointee.length))
  }

  // MARK: Text

  /// The text of a node: its own, or that of all its descendants; they are marked as read.
  public func text(of node: XMLNode) -> String {
    markTextRead(node)
    return unsafe String(decoding: textBytes(node), as: UTF8.self)
  }

  /// The text of a node and its descendants for a look ahead: whether it was read stays as it is.
  public func peekText(of node: XMLNode) -> String { unsafe String(decoding: textBytes(node), as: UTF8.self) }

  /// Lends out the bytes of a node's text, UTF-8: its own, or that of all its descendants; they are marked as read.
  public func withText<Result, Failure>(
    of node: XMLNode, _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    markTextRead(node)
    return try body(unsafe textBytes(node).span)
  }

  /// Appends the bytes of a node's text, UTF-8: its own, or that of all its descendants; they are marked as read.
  public func appendText(of node: XMLNode, to bytes: inout [UInt8]) {
    markTextRead(node)
    unsafe bytes.append(contentsOf: textBytes(node))
  }

  /// The number of bytes of a node's text and that of its descendants.
  public func textLength(of node: XMLNode) -> Int { unsafe textBytes(node).count }

  /// Whether a node's text and that of its descendants is empty or XML white space.
  public func isWhiteSpace(_ node: XMLNode) -> Bool {
    unsafe textBytes(node).allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
  }

  /// The text of a subtree is one range, because text is kept in the order of the document.
  @unsafe func textBytes(_ node: XMLNode) -> UnsafeBufferPointer<UInt8> {
    let record = record(node)
    let start = Int(record.textStart)
    let end = Int(self.record(XMLNode(index: record.end)).textStart)
    return unsafe UnsafeBufferPointer(start: storage.pointee.text.base + start, count: max(0, end - start))
  }

  // MARK: Read marks

  /// Marks an element as read (not what it holds), or a text node.
  public func markRead(_ node: XMLNode) {
    guard Int(node.index) < nodeCount else { return }
    unsafe storage.pointee.nodes.base[Int(node.index)].read = 1
  }

  /// Marks an attribute as read.
  public func markRead(_ attribute: XMLAttribute) {
    guard unsafe Int(attribute.index) < storage.pointee.attributes.count else { return }
    unsafe storage.pointee.attributes.base[Int(attribute.index)].read = 1
  }

  /// Marks a node and everything in it as read, attributes included.
  public func markSubtreeRead(_ node: XMLNode) {
    markTextRead(node)
    let first = Int(record(node).firstAttribute)
    let end = Int(record(XMLNode(index: record(node).end)).firstAttribute)
    for index in first..<max(first, end) { unsafe storage.pointee.attributes.base[index].read = 1 }
  }

  private func markTextRead(_ node: XMLNode) {
    let first = Int(node.index)
    let end = min(Int(record(node).end), nodeCount)
    for index in first..<max(first, end) { unsafe storage.pointee.nodes.base[index].read = 1 }
  }
}
