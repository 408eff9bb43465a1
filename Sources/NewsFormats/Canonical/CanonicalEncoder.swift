internal import ArticleModel

/// A syntax that the canonical forms are written in.
///
/// The fields of the model are described once, by ``CanonicalEncodable``; what an encoder makes of a description is its
/// own affair. A value that says nothing (empty, `nil`, `false`) is left out.
protocol CanonicalEncoder: ~Copyable {
  /// Writes a code, an identifier or another short string: an attribute in XML.
  mutating func code(_ name: StaticString, _ value: String)
  /// Writes words that are meant for people: an element in XML.
  mutating func prose(_ name: StaticString, _ value: String)
  /// Writes an integer.
  mutating func number(_ name: StaticString, _ value: Int?)
  /// Writes a date.
  mutating func date(_ name: StaticString, _ value: NewsDate?)
  /// Writes a truth that is `false` when it is not there.
  mutating func flag(_ name: StaticString, _ value: Bool)

  /// Writes the string that is the point of an object: the content of its element in XML.
  mutating func content(_ name: StaticString, _ value: String)
  /// Writes the text that is the point of an object: with its marks, it is the content of its element in XML.
  mutating func text(_ value: RichText)
  /// Writes the marks of the text that is the point of an object, where they stand beside it.
  mutating func marks(_ value: RichText)
  /// Writes a text beside others: the marks stand under a name of their own in JSON.
  mutating func text(_ name: StaticString, marks: StaticString, _ value: RichText)

  /// Writes a list of strings; in XML each is an element with the singular name.
  mutating func strings(_ name: StaticString, _ singular: StaticString, _ values: [String])
  /// Writes a list of objects; in XML each is an element with the singular name.
  mutating func list<Element: CanonicalEncodable>(
    _ name: StaticString, _ singular: StaticString, _ elements: [Element])
  /// Writes a map; in XML each entry is an element with the attributes `name` and `value`.
  mutating func map<Element: CanonicalEntry>(_ name: StaticString, _ singular: StaticString, _ entries: [Element])
  /// Writes an object.
  mutating func object<Value: CanonicalEncodable>(_ name: StaticString, _ value: Value?)

  /// Writes blocks under a name of their own.
  mutating func blocks(_ name: StaticString, _ blocks: [Block])
  /// Writes the blocks that are the point of an object, as `blocks`: the content of its element in XML.
  mutating func blocks(_ blocks: [Block])
  /// Writes lists of blocks; in XML each is an element with the singular name.
  mutating func blockLists(_ name: StaticString, _ singular: StaticString, _ lists: [[Block]])
}

/// What has canonical fields that can be written.
protocol CanonicalEncodable: CanonicalFields {
  /// Describes the fields in their order.
  ///
  /// An encoder may ask for it more than once: XML wants all attributes before the first element.
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder)
}

/// An entry of a map from strings to strings.
protocol CanonicalEntry {
  /// The key; when two entries have the same one, the first counts.
  var entryKey: String { get }
  /// The value.
  var entryValue: String { get }

  /// Creates an entry.
  init(key: String, value: String)
}
