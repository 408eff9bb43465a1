extension XMLTree {
  /// A node as XML that can be parsed on its own: with the namespace declarations it needs, without comments.
  ///
  /// The same node always gives the same text. Nothing is marked as read.
  public func source(of node: XMLNode) -> String {
    var output: [UInt8] = []
    appendSource(of: node, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends a node as XML, UTF-8, that can be parsed on its own.
  public func appendSource(of node: XMLNode, to output: inout [UInt8]) {
    if isText(node) {
      unsafe XMLEscaping.append(textBytes(node), in: .text, to: &output)
      return
    }
    var writer = SourceWriter(tree: self)
    writer.write(node, to: &output)
  }
}

/// Writes a subtree back as XML.
private struct SourceWriter {
  /// A namespace that is in scope.
  struct Binding {
    var prefix: String
    var uri: String
  }

  let tree: XMLTree
  private var bindings: [Binding] = []
  private var declarations: Int

  init(tree: XMLTree) {
    self.tree = tree
    declarations = unsafe tree.storage.pointee.namespaces.count
  }

  mutating func write(_ node: XMLNode, to output: inout [UInt8]) {
    let outer = scope(of: node)
    write(node, declaring: needed(in: node, of: outer), to: &output)
  }

  private mutating func write(_ node: XMLNode, declaring extra: [Binding], to output: inout [UInt8]) {
    if tree.isText(node) { return tree.appendSource(of: node, to: &output) }
    let depth = bindings.count
    let own = own(node)
    let declared = own + extra.filter { binding in !own.contains { $0.prefix == binding.prefix } }
    bindings += declared
    let name = qualified(tree.name(of: node), isAttribute: false)
    output.append(0x3C)
    output.append(contentsOf: name.utf8)
    for binding in declared {
      output.append(contentsOf: (binding.prefix.isEmpty ? " xmlns=\"" : " xmlns:\(binding.prefix)=\"").utf8)
      append(binding.uri, to: &output)
      output.append(0x22)
    }
    for attribute in tree.attributes(of: node) {
      output.append(contentsOf: " \(qualified(attribute.name, isAttribute: true))=\"".utf8)
      let record = unsafe tree.storage.pointee.attributes.base[Int(attribute.index)]
      unsafe XMLEscaping.append(bytes(record.start, record.length), in: .attribute, to: &output)
      output.append(0x22)
    }
    if tree.firstChild(of: node) == nil {
      output.append("/>")
    } else {
      output.append(0x3E)
      for child in tree.children(of: node) { write(child, declaring: [], to: &output) }
      output.append(contentsOf: "</\(name)>".utf8)
    }
    bindings.removeSubrange(depth...)
  }

  private func append(_ text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { unsafe XMLEscaping.append($0, in: .attribute, to: &output) }
  }

  /// The name with a prefix that stands for its namespace here.
  private func qualified(_ name: XMLName, isAttribute: Bool) -> String {
    let uri = tree.names.namespace(of: name)
    let local = tree.names.local(of: name)
    if uri.isEmpty { return local }
    if uri == xmlNamespace { return "xml:\(local)" }
    var hidden: Set<String> = []
    var found: String?
    for binding in bindings.reversed() where hidden.insert(binding.prefix).inserted && binding.uri == uri {
      if binding.prefix.isEmpty {
        if !isAttribute { return local }
      } else if found == nil {
        found = binding.prefix
      }
    }
    return found.map { "\($0):\(local)" } ?? local
  }

  // MARK: Namespaces

  @unsafe private func bytes(_ start: UInt32, _ length: UInt32) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: tree.storage.pointee.values.base + Int(start), count: Int(length))
  }

  /// The declarations on a node itself; those that an item inherits stand on its root.
  private func own(_ node: XMLNode) -> [Binding] {
    var low = 0
    var high = declarations
    while low < high {
      let middle = (low + high) / 2
      if unsafe tree.storage.pointee.namespaces[middle].node < node.index { low = middle + 1 } else { high = middle }
    }
    var found: [Binding] = []
    while low < declarations, unsafe tree.storage.pointee.namespaces[low].node == node.index {
      let record = unsafe tree.storage.pointee.namespaces[low]
      let binding = unsafe Binding(
        prefix: String(decoding: bytes(record.prefixStart, record.prefixLength), as: UTF8.self),
        uri: String(decoding: bytes(record.uriStart, record.uriLength), as: UTF8.self))
      // A later declaration of a prefix hides an earlier one: the root's own come after those it inherits.
      found.removeAll { $0.prefix == binding.prefix }
      found.append(binding)
      low += 1
    }
    return found
  }

  /// The declarations of the elements around a node, without hidden ones.
  private func scope(of node: XMLNode) -> [Binding] {
    var found: [Binding] = []
    var current = tree.parent(of: node)
    while let element = current {
      for binding in own(element) where !found.contains(where: { $0.prefix == binding.prefix }) {
        found.append(binding)
      }
      current = tree.parent(of: element)
    }
    return found.filter { !($0.prefix.isEmpty && $0.uri.isEmpty) }.sorted { $0.prefix < $1.prefix }
  }

  /// Those of the outer declarations that names or prefixed values in a subtree use.
  private func needed(in node: XMLNode, of outer: [Binding]) -> [Binding] {
    guard !outer.isEmpty else { return [] }
    var uris: Set<String> = []
    var prefixes: Set<String> = []
    var index = node.index
    let end = tree.record(node).end
    while index < end {
      let current = XMLNode(index: index)
      index += 1
      guard !tree.isText(current) else { continue }
      uris.insert(tree.names.namespace(of: tree.name(of: current)))
      for attribute in tree.attributes(of: current) {
        uris.insert(tree.names.namespace(of: attribute.name))
        let record = unsafe tree.storage.pointee.attributes.base[Int(attribute.index)]
        let value = unsafe bytes(record.start, record.length)
        if let colon = unsafe value.firstIndex(of: 0x3A), colon > 0, colon < 64 {
          prefixes.insert(unsafe String(decoding: UnsafeBufferPointer(rebasing: value[..<colon]), as: UTF8.self))
        }
      }
    }
    return outer.filter { uris.contains($0.uri) || prefixes.contains($0.prefix) }
  }
}
