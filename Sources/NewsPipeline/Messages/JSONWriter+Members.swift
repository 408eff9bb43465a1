internal import ArticleModel
internal import JSONSyntax

/// What is told as JSON is told in one way: members with their values, and diagnostics as objects.
extension JSONWriter {
  /// Writes an object.
  mutating func object(_ writeMembers: (inout JSONWriter) -> Void) {
    beginObject()
    writeMembers(&self)
    endObject()
  }

  /// Writes a member that is an object.
  mutating func member(_ name: StaticString, _ writeMembers: (inout JSONWriter) -> Void) {
    key(name)
    object(writeMembers)
  }

  /// Writes a member that is an array of objects.
  mutating func member<Element>(
    _ name: StaticString, _ elements: some Sequence<Element>, _ writeMembers: (inout JSONWriter, Element) -> Void
  ) {
    key(name)
    beginArray()
    for element in elements { object { writeMembers(&$0, element) } }
    endArray()
  }

  /// Writes a member that is a string.
  mutating func member(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  /// Writes a member that is a string, unless there is nothing to tell.
  mutating func member(_ name: StaticString, unlessEmpty value: String) {
    if !value.isEmpty { member(name, value) }
  }

  /// Writes a member that is a number.
  mutating func member(_ name: StaticString, _ value: Int) {
    key(name)
    integer(value)
  }

  /// Writes a member that is a number, unless there is nothing to tell.
  mutating func member(_ name: StaticString, unlessZero value: Int) {
    if value != 0 { member(name, value) }
  }

  /// Writes a member that is true or false.
  mutating func member(_ name: StaticString, _ value: Bool) {
    key(name)
    bool(value)
  }

  /// Writes a member that is an array of strings.
  mutating func member(_ name: StaticString, _ values: [String]) {
    key(name)
    beginArray()
    for value in values { string(value) }
    endArray()
  }

  /// Writes a member that is an object of counts by their names.
  mutating func member(_ name: StaticString, counts: some Sequence<(String, Int)>) {
    member(name) { writer in
      for (name, count) in counts {
        writer.key(named: name)
        writer.integer(count)
      }
    }
  }

  /// Writes a member that is an array of diagnostics.
  mutating func member(_ name: StaticString, _ diagnostics: [Diagnostic]) {
    member(name, diagnostics) { $1.writeMembers(to: &$0) }
  }

  /// Writes a diagnostic as an object.
  mutating func diagnostic(_ diagnostic: Diagnostic) { object { diagnostic.writeMembers(to: &$0) } }
}

extension Diagnostic {
  /// Writes the diagnostic as members of an object; what is not known is left out.
  fileprivate func writeMembers(to writer: inout JSONWriter) {
    writer.member("severity", severity.rawValue)
    writer.member("code", code)
    writer.member("message", message)
    writer.member("source", location.source)
    writer.member("line", unlessZero: location.line)
    writer.member("column", unlessZero: location.column)
    writer.member("article", unlessEmpty: articleID)
    writer.member("hint", unlessEmpty: hint)
  }
}
