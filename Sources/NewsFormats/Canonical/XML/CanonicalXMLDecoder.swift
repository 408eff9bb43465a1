internal import ArticleModel
internal import XMLSyntax

/// Something in a tree that a canonical field is read from.
enum CanonicalXMLValue {
  /// An attribute of an element.
  case attribute(XMLAttribute, of: XMLNode)
  /// An element.
  case element(XMLNode)
  /// The content of an element, whose attributes and fields are read already.
  case content(XMLNode)

  /// The element that it is or stands in.
  var node: XMLNode {
    switch self {
    case .attribute(_, let node), .element(let node), .content(let node): node
    }
  }
}

/// Reads canonical fields from an XML tree.
struct CanonicalXMLDecoder: CanonicalDecoder {
  static let fieldNames = XMLVocabulary<CanonicalXMLName>(["": [canonicalNamespace, ""]])
  static let blockNames = XMLVocabulary<BlockType>(["": [canonicalNamespace]])
  static let markNames = XMLVocabulary<MarkType>(["": [canonicalNamespace]])

  /// The tree at hand.
  let tree: XMLTree
  /// The name of the input.
  let source: String
  /// What there is to say about it.
  private(set) var diagnostics: [Diagnostic] = []
  /// What did not fit, or is not known.
  private(set) var extensions: [Extension] = []

  init(tree: XMLTree, source: String) {
    self.tree = tree
    self.source = source
  }

  // MARK: What does not fit

  func label(_ value: CanonicalXMLValue) -> String {
    switch value {
    case .attribute(let attribute, _): tree.names.local(of: attribute.name)
    case .element(let node), .content(let node): tree.names.local(of: tree.name(of: node))
    }
  }

  mutating func refuse(_ value: CanonicalXMLValue, _ message: String) {
    warn(value, message)
    keep(value)
  }

  mutating func warn(_ value: CanonicalXMLValue, _ message: String) { note("canonical-value", message, at: value.node) }

  private mutating func note(_ code: String, _ message: String, at node: XMLNode) {
    let location = SourceLocation(source: source, line: tree.line(of: node), column: tree.column(of: node))
    diagnostics.append(Diagnostic(.warning, code, message, at: location))
  }

  private mutating func refuseMember(_ value: CanonicalXMLValue) {
    note("canonical-unknown", "\(label(value)) is not known here and becomes an extension", at: value.node)
    keep(value)
  }

  private mutating func keep(_ value: CanonicalXMLValue) {
    let anchor = tree.anchor(of: value.node)
    switch value {
    case .attribute(let attribute, _):
      let name = tree.names.local(of: attribute.name)
      extensions.append(
        Extension(
          anchor: "\(anchor)@\(name)", namespace: foreignNamespace(of: attribute.name), name: name,
          value: tree.string(of: attribute)))
    case .element(let node), .content(let node):
      let name = tree.name(of: node)
      let isPlain = !tree.elements(of: node).contains { _ in true } && !tree.attributes(of: node).contains { _ in true }
      extensions.append(
        Extension(
          anchor: anchor, namespace: foreignNamespace(of: name), name: tree.names.local(of: name),
          value: isPlain ? tree.text(of: node) : tree.source(of: node)))
    }
  }

  private func foreignNamespace(of name: XMLName) -> String {
    let namespace = tree.names.namespace(of: name)
    return namespace == canonicalNamespace ? "" : namespace
  }

  // MARK: Values

  mutating func string(_ value: CanonicalXMLValue) -> String? {
    switch value {
    case .attribute(let attribute, _): tree.string(of: attribute)
    case .element(let node), .content(let node): tree.text(of: node)
    }
  }

  mutating func integer(_ value: CanonicalXMLValue) -> Int? {
    if let string = string(value), let integer = Int(trimmed(string)) { return integer }
    refuse(value, "\(label(value)) must be an integer")
    return nil
  }

  mutating func flag(_ value: CanonicalXMLValue) -> Bool? {
    switch trimmed(string(value) ?? "") {
    case "true", "1": return true
    case "false", "0": return false
    default:
      refuse(value, "\(label(value)) must be true or false")
      return nil
    }
  }

  /// XML Schema collapses the white space around numbers and truths.
  private func trimmed(_ text: String) -> Substring {
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
    guard let first = text.utf8.firstIndex(where: { !isSpace($0) }),
      let last = text.utf8.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return text[first...last]
  }

  mutating func elements(of value: CanonicalXMLValue, _ body: (inout CanonicalXMLDecoder, CanonicalXMLValue) -> Void) {
    if case .attribute = value { return refuse(value, "\(label(value)) must be an element") }
    body(&self, value)
  }

  mutating func entries<Entry: CanonicalEntry>(of value: CanonicalXMLValue, into entries: inout [Entry]) {
    var entry = EntryFields()
    members(of: value, into: &entry)
    entries.append(Entry(key: entry.name, value: entry.value))
  }

  // MARK: Members

  mutating func members<Fields: CanonicalDecodable>(of value: CanonicalXMLValue, into fields: inout Fields) {
    guard case .element(let node) = value else { return refuse(value, "\(label(value)) must be an element") }
    let content = fields.canonicalContent
    for attribute in tree.attributes(of: node) {
      let value = CanonicalXMLValue.attribute(attribute, of: node)
      guard let name = Self.fieldNames[attribute.name, tree.names]?.name else {
        refuseMember(value)
        continue
      }
      // The number of a mark's parts is no field of the mark.
      if case .marked = content, name == .id { continue }
      if !fields.decode(name, value, from: &self) { refuseMember(value) }
    }
    switch content {
    case .members:
      for child in tree.children(of: node) { member(child, into: &fields) }
    case .blocks:
      for child in tree.children(of: node) where Self.blockNames[tree.name(of: child), tree.names] == nil {
        member(child, into: &fields)
      }
      _ = fields.decode(.blocks, .content(node), from: &self)
    case .string(let name):
      attributes(of: node, into: &fields)
      _ = fields.decode(name, .content(node), from: &self)
    case .text:
      attributes(of: node, into: &fields)
      _ = fields.decode(.text, .content(node), from: &self)
    case .marked: attributes(of: node, into: &fields)
    }
    fields.finish(value, from: &self)
  }

  private mutating func member<Fields: CanonicalDecodable>(_ child: XMLNode, into fields: inout Fields) {
    guard !tree.isText(child) else {
      guard !tree.isWhiteSpace(child) else { return }
      return warn(.content(child), "there is text where only elements belong: “\(tree.text(of: child))”")
    }
    let name = Self.fieldNames[tree.name(of: child), tree.names]?.name
    if let name, fields.decode(name, .element(child), from: &self) { return }
    refuseMember(.element(child))
  }

  /// Reads the source's own attributes, which stand before a text.
  private mutating func attributes<Fields: CanonicalDecodable>(of node: XMLNode, into fields: inout Fields) {
    for child in tree.elements(of: node)
    where Self.fieldNames[tree.name(of: child), tree.names]?.name == .attributes {
      if !fields.decode(.attributes, .element(child), from: &self) { refuseMember(.element(child)) }
    }
  }

  // MARK: Blocks and text

  mutating func blocks(
    of value: CanonicalXMLValue, _ body: (inout CanonicalXMLDecoder, CanonicalXMLValue, String) -> Void
  ) {
    let isContent = if case .content = value { true } else { false }
    for child in tree.children(of: value.node) {
      if let type = Self.blockNames[tree.name(of: child), tree.names] {
        body(&self, .element(child), type.rawValue)
      } else if !isContent {
        if !tree.isText(child) {
          body(&self, .element(child), label(.element(child)))
        } else if !tree.isWhiteSpace(child) {
          warn(.content(child), "there is text where only blocks belong: “\(tree.text(of: child))”")
        }
      }
    }
  }

  mutating func marks(_ value: CanonicalXMLValue, into text: inout RichText) {
    refuse(value, "marks are elements within their text")
  }

  mutating func text(_ value: CanonicalXMLValue, into text: inout RichText) {
    guard tree.elements(of: value.node).contains(where: { _ in true }) else {
      text.text = string(value) ?? ""
      return
    }
    var reader = MarkedText()
    read(value.node, into: &reader)
    text.text = String(decoding: reader.bytes, as: UTF8.self)
    text.marks = reader.marks
  }

  private mutating func read(_ node: XMLNode, into text: inout MarkedText) {
    for child in tree.children(of: node) {
      if tree.isText(child) {
        tree.withText(of: child) { text.append($0) }
      } else if let type = Self.markNames[tree.name(of: child), tree.names] {
        let part = tree.attributes(of: child).first { Self.fieldNames[$0.name, tree.names]?.name == .id }
        let number = part.map { tree.string(of: $0) }
        let position = text.count
        if let number, let mark = text.parts[number] {
          read(child, into: &text)
          text.marks[mark].end = text.count
        } else if let mark = MarkFields.read(.element(child), type: type.rawValue, from: &self) {
          let index = text.marks.count
          text.marks.append(mark)
          if let number { text.parts[number] = index }
          read(child, into: &text)
          text.marks[index].start = position
          text.marks[index].end = text.count
        } else {
          read(child, into: &text)
        }
      } else if Self.fieldNames[tree.name(of: child), tree.names]?.name != .attributes {
        // The words stay; what was meant by the element becomes an extension.
        refuseMember(.element(child))
        read(child, into: &text)
      }
    }
  }
}

/// A text with marks while it is being read.
private struct MarkedText {
  var bytes: [UInt8] = []
  /// How many scalars there are so far.
  var count = 0
  var marks: [Mark] = []
  /// The marks that are cut in parts, by the number that the parts share.
  var parts: [String: Int] = [:]

  mutating func append(_ text: Span<UInt8>) {
    unsafe text.withUnsafeBufferPointer { buffer in
      unsafe bytes.append(contentsOf: buffer)
      unsafe count += buffer.reduce(0) { $0 &+ ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }
  }
}

/// The attributes of an entry of a map.
private struct EntryFields: CanonicalDecodable {
  var name = ""
  var value = ""

  static var blank: EntryFields { EntryFields() }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .name: decoder.read(value, into: &self.name)
    case .value: decoder.read(value, into: &self.value)
    default: false
    }
  }
}
