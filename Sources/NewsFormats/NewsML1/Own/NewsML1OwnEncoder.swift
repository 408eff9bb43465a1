internal import ArticleModel
internal import XMLSyntax

/// Writes canonical fields as `Property` elements, for what NewsML has no element for.
///
/// A property is named by its field as JSON has it, and each element of a list is a property by itself:
///
///     <Property FormalName="takeKey" Value="1st Ld"/>
///     <Property FormalName="related"><Property FormalName="title" Value="Sea wall"/></Property>
struct NewsML1OwnEncoder: CanonicalEncoder {
  /// What the type of the metadata is called that holds them.
  static let metadataType = "urn:wirecopy:article:1"
  /// A property that names a field which is empty, although an element of NewsML says something there.
  static let absent = "absent"

  var writer: XMLWriter
  /// The fields that are written, on the outermost level; `nil` stands for all of them.
  private let fields: Set<String>?
  private(set) var written: Set<String> = []
  private var depth = 0

  init(writer: XMLWriter, fields: Set<String>? = nil) {
    self.writer = writer
    self.fields = fields
  }

  /// Begins a property, if it is to be written.
  private mutating func begin(_ name: StaticString) -> Bool {
    if depth == 0, let fields {
      guard fields.contains(name.description) else { return false }
      written.insert(name.description)
    }
    start(name)
    return true
  }

  private mutating func start(_ name: StaticString) {
    writer.start("Property")
    writer.attribute("FormalName", name.description)
    depth += 1
  }

  private mutating func end() {
    writer.end()
    depth -= 1
  }

  private mutating func property(_ name: StaticString, _ value: String) {
    guard begin(name) else { return }
    writer.attribute("Value", value)
    end()
  }

  mutating func code(_ name: StaticString, _ value: String) {
    if !value.isEmpty { property(name, value) }
  }

  mutating func prose(_ name: StaticString, _ value: String) { code(name, value) }

  mutating func content(_ name: StaticString, _ value: String) { code(name, value) }

  mutating func number(_ name: StaticString, _ value: Int?) {
    if let value { property(name, String(value)) }
  }

  mutating func date(_ name: StaticString, _ value: NewsDate?) {
    if let value { property(name, value.description) }
  }

  mutating func flag(_ name: StaticString, _ value: Bool) {
    if value { property(name, "true") }
  }

  mutating func text(_ value: RichText) { code("text", value.text) }

  mutating func marks(_ value: RichText) { marks("marks", value.marks) }

  mutating func text(_ name: StaticString, marks: StaticString, _ value: RichText) {
    code(name, value.text)
    self.marks(marks, value.marks)
  }

  private mutating func marks(_ name: StaticString, _ marks: [Mark]) {
    for mark in marks where begin(name) {
      property("type", mark.kind.typeName.description)
      number("start", mark.start)
      number("end", mark.end)
      mark.kind.encode(to: &self)
      end()
    }
  }

  mutating func strings(_ name: StaticString, _ singular: StaticString, _ values: [String]) {
    for value in values { property(name, value) }
  }

  mutating func list<Element: CanonicalEncodable>(
    _ name: StaticString, _ singular: StaticString, _ elements: [Element]
  ) {
    for element in elements { object(name, element) }
  }

  mutating func map<Element: CanonicalEntry>(_ name: StaticString, _ singular: StaticString, _ entries: [Element]) {
    for entry in entries where begin(name) {
      property("name", entry.entryKey)
      property("value", entry.entryValue)
      end()
    }
  }

  mutating func object<Value: CanonicalEncodable>(_ name: StaticString, _ value: Value?) {
    guard let value, begin(name) else { return }
    value.encode(to: &self)
    end()
  }

  mutating func blocks(_ name: StaticString, _ blocks: [Block]) {
    guard !blocks.isEmpty, begin(name) else { return }
    append(blocks)
    end()
  }

  mutating func blocks(_ blocks: [Block]) { self.blocks("blocks", blocks) }

  mutating func blockLists(_ name: StaticString, _ singular: StaticString, _ lists: [[Block]]) {
    for list in lists where begin(name) {
      append(list)
      end()
    }
  }

  private mutating func append(_ blocks: [Block]) {
    for block in blocks {
      start(block.content.typeName)
      block.encode(to: &self)
      end()
    }
  }

}
