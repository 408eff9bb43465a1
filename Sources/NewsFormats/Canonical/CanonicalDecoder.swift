internal import ArticleModel

/// A syntax that the canonical forms are read from.
///
/// What is of the wrong type, or not known, loses the field and not the article: it is warned about at its place, and
/// becomes an extension of the article.
protocol CanonicalDecoder {
  /// A handle of something in the tree.
  associatedtype Value

  /// Reads a string.
  mutating func string(_ value: Value) -> String?
  /// Reads an integer.
  mutating func integer(_ value: Value) -> Int?
  /// Reads a truth.
  mutating func flag(_ value: Value) -> Bool?
  /// Reads the members of an object into the fields that they belong to.
  mutating func members<Fields: CanonicalDecodable>(of value: Value, into fields: inout Fields)
  /// Visits the elements of a list; in XML each element of the list arrives by itself.
  mutating func elements(of value: Value, _ body: (inout Self, Value) -> Void)
  /// Reads entries of a map; in XML each arrives by itself.
  mutating func entries<Entry: CanonicalEntry>(of value: Value, into entries: inout [Entry])
  /// Reads the text of an object, or its marks.
  mutating func text(_ value: Value, into text: inout RichText)
  /// Reads the marks of a text that stand beside it.
  mutating func marks(_ value: Value, into text: inout RichText)
  /// Visits the blocks in a list of blocks, each with the name of its type.
  mutating func blocks(of value: Value, _ body: (inout Self, Value, String) -> Void)
  /// Says that a value does not fit, and keeps it as an extension.
  mutating func refuse(_ value: Value, _ message: String)
  /// Says that there is something wrong about a value.
  mutating func warn(_ value: Value, _ message: String)
  /// What to call a value in a message: its name.
  func label(_ value: Value) -> String
}

/// What has canonical fields that can be read.
protocol CanonicalDecodable: CanonicalFields {
  /// One that says nothing.
  static var blank: Self { get }

  /// Reads one field.
  ///
  /// - Returns: `false` when there is no such field.
  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool

  /// Puts together what depends on more than one field.
  mutating func finish<Decoder: CanonicalDecoder>(_ value: Decoder.Value, from decoder: inout Decoder)
}

extension CanonicalDecodable {
  mutating func finish<Decoder: CanonicalDecoder>(_ value: Decoder.Value, from decoder: inout Decoder) {}
}

extension CanonicalDecoder {
  /// Reads a string into a field; returns `true`, so that a `switch` over names is one line a field.
  mutating func read(_ value: Value, into field: inout String) -> Bool {
    if let string = string(value) { field = string }
    return true
  }

  /// Reads an integer into a field.
  mutating func read(_ value: Value, into field: inout Int?, in range: ClosedRange<Int> = 0...Int.max) -> Bool {
    guard let integer = integer(value) else { return true }
    if range.contains(integer) {
      field = integer
    } else {
      let bounds =
        range.upperBound == .max ? "at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
      refuse(value, "\(label(value)) must be \(bounds), not \(integer)")
    }
    return true
  }

  /// Reads an integer into a field that always has a value.
  mutating func read(_ value: Value, into field: inout Int, in range: ClosedRange<Int>) -> Bool {
    var read: Int?
    _ = self.read(value, into: &read, in: range)
    if let read { field = read }
    return true
  }

  /// Reads a truth into a field.
  mutating func read(_ value: Value, into field: inout Bool) -> Bool {
    if let flag = flag(value) { field = flag }
    return true
  }

  /// Reads a date into a field.
  mutating func read(_ value: Value, into field: inout NewsDate?) -> Bool {
    guard let string = string(value) else { return true }
    if let date = NewsDate(string) {
      field = date
    } else {
      refuse(value, "\(label(value)) must be a date in ISO 8601, not “\(string)”")
    }
    return true
  }

  /// Reads strings into a list.
  mutating func read(_ value: Value, into list: inout [String]) -> Bool {
    elements(of: value) { decoder, element in
      if let string = decoder.string(element) { list.append(string) }
    }
    return true
  }

  /// Reads objects into a list.
  mutating func read<Element: CanonicalDecodable>(_ value: Value, into list: inout [Element]) -> Bool {
    elements(of: value) { decoder, element in
      var fields = Element.blank
      decoder.members(of: element, into: &fields)
      list.append(fields)
    }
    return true
  }

  /// Reads an object into a field.
  mutating func read<Fields: CanonicalDecodable>(_ value: Value, into field: inout Fields?) -> Bool {
    var fields = Fields.blank
    members(of: value, into: &fields)
    field = fields
    return true
  }

  /// Reads an object into a field that always has a value.
  mutating func read<Fields: CanonicalDecodable>(_ value: Value, into field: inout Fields) -> Bool {
    members(of: value, into: &field)
    return true
  }

  /// Reads entries of a map into a field.
  mutating func read<Entry: CanonicalEntry>(_ value: Value, into field: inout [Entry]) -> Bool {
    entries(of: value, into: &field)
    return true
  }

  /// Reads a text into a field.
  mutating func read(_ value: Value, into field: inout RichText) -> Bool {
    text(value, into: &field)
    return true
  }

  /// Reads the marks of a text.
  mutating func readMarks(_ value: Value, into field: inout RichText) -> Bool {
    marks(value, into: &field)
    return true
  }

  /// Reads blocks into a field.
  mutating func read(_ value: Value, into field: inout [Block]) -> Bool {
    blocks(of: value) { decoder, block, type in
      if let block = BlockFields.read(block, type: type, from: &decoder) { field.append(block) }
    }
    return true
  }

  /// Leaves out marks that lie outside their text.
  mutating func check(_ text: inout RichText, in value: Value) {
    guard !text.marks.isEmpty else { return }
    let count = text.text.unicodeScalars.count
    let before = text.marks.count
    text.marks.removeAll { $0.start > $0.end || $0.end > count }
    if text.marks.count < before {
      warn(value, "\(before - text.marks.count) marks lie outside the text, which has \(count) characters")
    }
  }
}
