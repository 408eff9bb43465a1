extension JSONTree {
  /// The content of a string, or `nil` for other values; marks it as read.
  public func string(of node: JSONNode) -> String? {
    let record = record(node)
    guard record.kind == .string else { return nil }
    markRead(node)
    return text(record)
  }

  /// The spelling of a number, or `nil` for other values; marks it as read.
  public func spelling(of node: JSONNode) -> String? {
    let record = record(node)
    guard record.kind == .number else { return nil }
    markRead(node)
    return text(record)
  }

  /// The content of a string, the spelling of a number, `true` or `false`; empty for other values.
  ///
  /// Marks it as read.
  public func text(of node: JSONNode) -> String {
    let record = record(node)
    switch record.kind {
    case .string, .number:
      markRead(node)
      return text(record)
    case .true, .false:
      markRead(node)
      return record.kind == .true ? "true" : "false"
    case .object, .array, .null:
      return ""
    }
  }

  /// The value of a number that is an integer however it is spelled (`100`, `1e2`, `100.0`) and fits an `Int`.
  ///
  /// Marks it as read if it is one.
  public func integer(of node: JSONNode) -> Int? {
    let record = record(node)
    guard record.kind == .number, let value = JSONNumber(self, record)?.integer else { return nil }
    markRead(node)
    return value
  }

  /// The value of a number, rounded to a `Double`, or `nil` for other values; marks it as read.
  public func double(of node: JSONNode) -> Double? {
    let record = record(node)
    guard record.kind == .number, let value = Double(text(record)) else { return nil }
    markRead(node)
    return value
  }

  /// The value of `true` or `false`, or `nil` for other values; marks it as read.
  public func bool(of node: JSONNode) -> Bool? {
    switch record(node).kind {
    case .true:
      markRead(node)
      return true
    case .false:
      markRead(node)
      return false
    default: return nil
    }
  }

  /// Whether a value is a string with this content; marks it as read if so.
  public func isString(_ node: JSONNode, _ content: StaticString) -> Bool {
    let record = record(node)
    guard record.kind == .string, content.hasPointerRepresentation else { return false }
    let equal = unsafe buffer(record).elementsEqual(
      UnsafeBufferPointer(start: content.utf8Start, count: content.utf8CodeUnitCount))
    if equal { markRead(node) }
    return equal
  }

  /// Lends the UTF-8 of a string's content or a number's spelling, which is empty for other values; marks it as read.
  @inlinable
  public func withBytes<Result>(of node: JSONNode, _ body: (Span<UInt8>) -> Result) -> Result {
    let buffer = unsafe bytes(of: node)
    return body(unsafe buffer.span)
  }

  /// The UTF-8 of a string's content or a number's spelling, valid until the tree is filled again; marks it as read.
  @unsafe public func bytes(of node: JSONNode) -> UnsafeBufferPointer<UInt8> {
    let record = record(node)
    markRead(node)
    return unsafe buffer(record)
  }

  @inline(__always) func buffer(_ record: JSONRecord) -> UnsafeBufferPointer<UInt8> {
    let count = record.kind == .string || record.kind == .number ? Int(record.length) : 0
    return unsafe UnsafeBufferPointer(start: bytes + (count == 0 ? 0 : Int(record.start)), count: count)
  }

  func text(_ record: JSONRecord) -> String { unsafe String(decoding: buffer(record), as: UTF8.self) }

  /// The JSON text of a value and what is below it, written compactly, with the numbers' own spellings.
  ///
  /// Does not mark anything as read.
  public func source(of node: JSONNode) -> String {
    var writer = JSONWriter()
    writer.value(of: node, in: self)
    return writer.text
  }
}
