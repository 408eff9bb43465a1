internal import ArticleModel
internal import JSONSyntax

/// Writes canonical fields as members of a JSON object.
///
/// This is the hottest path of the project: nothing here makes a string or an array, and every call is specialised.
struct CanonicalJSONEncoder: CanonicalEncoder, ~Copyable {
  var writer: JSONWriter
  /// Where a date is spelled before it is written.
  private var scratch: [UInt8] = []

  init(writer: consuming JSONWriter) {
    self.writer = writer
    scratch.reserveCapacity(64)
  }

  /// Writes fields as an object, as the next value.
  @inline(__always)
  mutating func value<Value: CanonicalEncodable>(_ value: borrowing Value) {
    writer.beginObject()
    value.encode(to: &self)
    writer.endObject()
  }

  @inline(__always)
  mutating func code(_ name: StaticString, _ value: String) {
    guard !value.isEmpty else { return }
    writer.key(name)
    writer.string(value)
  }

  @inline(__always)
  mutating func prose(_ name: StaticString, _ value: String) { code(name, value) }

  @inline(__always)
  mutating func content(_ name: StaticString, _ value: String) { code(name, value) }

  @inline(__always)
  mutating func number(_ name: StaticString, _ value: Int?) {
    guard let value else { return }
    writer.key(name)
    writer.integer(value)
  }

  @inline(__always)
  mutating func date(_ name: StaticString, _ value: NewsDate?) {
    guard let value else { return }
    writer.key(name)
    scratch.removeAll(keepingCapacity: true)
    value.append(to: &scratch)
    let spelled = scratch
    writer.string(spelled.span)
  }

  @inline(__always)
  mutating func flag(_ name: StaticString, _ value: Bool) {
    guard value else { return }
    writer.key(name)
    writer.bool(true)
  }

  @inline(__always)
  mutating func text(_ value: RichText) { code("text", value.text) }

  @inline(__always)
  mutating func marks(_ value: RichText) {
    if !value.marks.isEmpty { write("marks", value.marks) }
  }

  @inline(__always)
  mutating func text(_ name: StaticString, marks: StaticString, _ value: RichText) {
    code(name, value.text)
    if !value.marks.isEmpty { write(marks, value.marks) }
  }

  private mutating func write(_ name: StaticString, _ marks: [Mark]) {
    writer.key(name)
    writer.beginArray()
    unsafe marks.withUnsafeBufferPointer { marks in
      guard let first = marks.baseAddress else { return }
      for index in marks.indices {
        writer.beginObject()
        writer.key("type")
        unsafe writer.string(first[index].kind.typeName)
        writer.key("start")
        unsafe writer.integer(first[index].start)
        writer.key("end")
        unsafe writer.integer(first[index].end)
        unsafe first[index].kind.encode(to: &self)
        writer.endObject()
      }
    }
    writer.endArray()
  }

  mutating func strings(_ name: StaticString, _ singular: StaticString, _ values: [String]) {
    guard !values.isEmpty else { return }
    writer.key(name)
    writer.beginArray()
    for value in values { writer.string(value) }
    writer.endArray()
  }

  @inline(__always)
  mutating func list<Element: CanonicalEncodable>(
    _ name: StaticString, _ singular: StaticString, _ elements: [Element]
  ) {
    if !elements.isEmpty { write(name, elements) }
  }

  private mutating func write<Element: CanonicalEncodable>(_ name: StaticString, _ elements: [Element]) {
    writer.key(name)
    writer.beginArray()
    // By address: what an array or a span hands out is copied, and each copy counts its references.
    unsafe elements.withUnsafeBufferPointer { elements in
      guard let first = elements.baseAddress else { return }
      for index in elements.indices { unsafe value(first[index]) }
    }
    writer.endArray()
  }

  @inline(__always)
  mutating func map<Element: CanonicalEntry>(_ name: StaticString, _ singular: StaticString, _ entries: [Element]) {
    if !entries.isEmpty { write(name, entries: entries) }
  }

  private mutating func write<Element: CanonicalEntry>(_ name: StaticString, entries: [Element]) {
    writer.key(name)
    writer.beginObject()
    for (index, entry) in entries.enumerated() {
      // A key that stands twice would make the document unreadable.
      let key = entry.entryKey
      if index > 0, entries[..<index].contains(where: { $0.entryKey.utf8.elementsEqual(key.utf8) }) { continue }
      writer.key(named: key)
      writer.string(entry.entryValue)
    }
    writer.endObject()
  }

  @inline(__always)
  mutating func object<Value: CanonicalEncodable>(_ name: StaticString, _ value: Value?) {
    guard let value else { return }
    writer.key(name)
    self.value(value)
  }

  @inline(__always)
  mutating func blocks(_ name: StaticString, _ blocks: [Block]) {
    guard !blocks.isEmpty else { return }
    writer.key(name)
    array(blocks)
  }

  @inline(__always)
  mutating func blocks(_ blocks: [Block]) { self.blocks("blocks", blocks) }

  mutating func blockLists(_ name: StaticString, _ singular: StaticString, _ lists: [[Block]]) {
    guard !lists.isEmpty else { return }
    writer.key(name)
    writer.beginArray()
    for list in lists { array(list) }
    writer.endArray()
  }

  /// Writes blocks as an array, as the next value.
  mutating func array(_ blocks: [Block]) {
    writer.beginArray()
    unsafe blocks.withUnsafeBufferPointer { blocks in
      guard let first = blocks.baseAddress else { return }
      for index in blocks.indices {
        writer.beginObject()
        writer.key("type")
        unsafe writer.string(first[index].content.typeName)
        unsafe first[index].encode(to: &self)
        writer.endObject()
      }
    }
    writer.endArray()
  }
}
