internal import ArticleModel
internal import XMLSyntax

/// The namespace of the canonical form in XML.
let canonicalNamespace = "urn:wirecopy:article:1"

/// Writes canonical fields as attributes and elements.
///
/// A description is asked for twice: once for the attributes of the element, and once for its content.
struct CanonicalXMLEncoder: CanonicalEncoder {
  var writer: XMLWriter
  private var isInStartTag = false

  init(writer: XMLWriter) { self.writer = writer }

  /// Writes fields as an element.
  mutating func element<Value: CanonicalEncodable>(_ name: StaticString, _ value: borrowing Value) {
    writer.start(name, isMixed: value.canonicalContent.isMixed)
    fields(of: value)
    writer.end()
  }

  /// Writes fields as an element that brings its namespace along, for documents of other formats.
  mutating func element<Value: CanonicalEncodable>(
    _ name: StaticString, namespace: String, _ value: borrowing Value
  ) {
    writer.start(name, isMixed: value.canonicalContent.isMixed)
    writer.namespace(namespace)
    fields(of: value)
    writer.end()
  }

  private mutating func fields<Value: CanonicalEncodable>(of value: borrowing Value) {
    isInStartTag = true
    value.encode(to: &self)
    isInStartTag = false
    value.encode(to: &self)
  }

  mutating func code(_ name: StaticString, _ value: String) {
    if isInStartTag, !value.isEmpty { writer.attribute(name, value) }
  }

  mutating func prose(_ name: StaticString, _ value: String) {
    if !isInStartTag, !value.isEmpty { writer.element(name, value) }
  }

  mutating func number(_ name: StaticString, _ value: Int?) {
    if isInStartTag, let value { writer.attribute(name, String(value)) }
  }

  mutating func date(_ name: StaticString, _ value: NewsDate?) {
    if isInStartTag, let value { writer.attribute(name, value.description) }
  }

  mutating func flag(_ name: StaticString, _ value: Bool) {
    if isInStartTag, value { writer.attribute(name, "true") }
  }

  mutating func content(_ name: StaticString, _ value: String) {
    if !isInStartTag { writer.text(value) }
  }

  mutating func strings(_ name: StaticString, _ singular: StaticString, _ values: [String]) {
    guard !isInStartTag else { return }
    for value in values { writer.element(singular, value) }
  }

  mutating func list<Element: CanonicalEncodable>(
    _ name: StaticString, _ singular: StaticString, _ elements: [Element]
  ) {
    guard !isInStartTag else { return }
    for value in elements { element(singular, value) }
  }

  mutating func map<Element: CanonicalEntry>(_ name: StaticString, _ singular: StaticString, _ entries: [Element]) {
    guard !isInStartTag else { return }
    for entry in entries {
      writer.start(singular)
      writer.attribute("name", entry.entryKey)
      writer.attribute("value", entry.entryValue)
      writer.end()
    }
  }

  mutating func object<Value: CanonicalEncodable>(_ name: StaticString, _ value: Value?) {
    if !isInStartTag, let value { element(name, value) }
  }

  // MARK: Blocks

  mutating func blocks(_ name: StaticString, _ blocks: [Block]) {
    guard !isInStartTag, !blocks.isEmpty else { return }
    writer.start(name)
    self.blocks(blocks)
    writer.end()
  }

  mutating func blocks(_ blocks: [Block]) {
    guard !isInStartTag else { return }
    for block in blocks { element(block.content.typeName, block) }
  }

  mutating func blockLists(_ name: StaticString, _ singular: StaticString, _ lists: [[Block]]) {
    guard !isInStartTag else { return }
    for list in lists {
      writer.start(singular)
      blocks(list)
      writer.end()
    }
  }

  // MARK: Text

  mutating func text(_ value: RichText) {
    if !isInStartTag { write(value) }
  }

  mutating func marks(_ value: RichText) {}

  mutating func text(_ name: StaticString, marks: StaticString, _ value: RichText) {
    guard !isInStartTag, !value.isEmpty else { return }
    writer.start(name, isMixed: true)
    write(value)
    writer.end()
  }

  private mutating func write(_ value: RichText) {
    guard !value.marks.isEmpty else { return writer.text(value.text) }
    var text = value.text
    let layout = MarkLayout(value.marks, count: text.unicodeScalars.count)
    text.withUTF8 { bytes in
      var written = 0
      var position = 0
      for tag in layout.tags {
        let first = written
        while written < bytes.count, position < tag.position {
          written += 1
          while written < bytes.count, unsafe bytes[written] & 0xC0 == 0x80 { written += 1 }
          position += 1
        }
        unsafe writer.text(utf8: UnsafeBufferPointer(rebasing: bytes[first..<written]).span)
        if tag.isStart {
          start(value.marks[tag.mark].kind, part: layout.partNumbers[tag.mark], isFirst: tag.isFirst)
        } else {
          writer.end()
        }
      }
      unsafe writer.text(utf8: UnsafeBufferPointer(rebasing: bytes[written...]).span)
    }
  }

  private mutating func start(_ mark: Mark.Kind, part: Int, isFirst: Bool) {
    writer.start(mark.typeName, isMixed: true)
    if part > 0 { writer.attribute("id", String(part)) }
    if isFirst {
      fields(of: mark)
    } else {
      isInStartTag = true
      mark.encode(to: &self)
      isInStartTag = false
    }
  }
}
