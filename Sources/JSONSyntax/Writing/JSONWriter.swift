/// Writes JSON, byte for byte the same for the same calls.
///
/// Commas, colons and indentation come by themselves; that keys and values alternate is the caller's duty. Text is
/// escaped where JSON demands it and nowhere else: `"`, `\` and the controls below U+0020.
public struct JSONWriter: ~Copyable {
  private enum State {
    /// Before a value of its own.
    case top
    /// Behind an opening bracket.
    case first
    /// Behind a value in a container.
    case next
    /// Behind a key.
    case afterKey
  }

  /// Whether members and elements stand on lines of their own, indented by two spaces a level.
  public let isPretty: Bool

  private var output: OutputBytes
  private var depth = 0
  private var state = State.top

  /// Creates an empty writer.
  public init(pretty: Bool = false, capacity: Int = 16_384) {
    isPretty = pretty
    output = OutputBytes(capacity: capacity)
  }

  /// How many bytes have been written.
  public var count: Int { output.count }

  // MARK: Structure

  /// Begins an object.
  public mutating func beginObject() { begin(0x7B) }

  /// Ends an object.
  public mutating func endObject() { end(0x7D) }

  /// Begins an array.
  public mutating func beginArray() { begin(0x5B) }

  /// Ends an array.
  public mutating func endArray() { end(0x5D) }

  /// Writes the key of the next value, which must not need escaping: it is copied as it is.
  public mutating func key(_ name: StaticString) {
    let length = name.utf8CodeUnitCount
    output.reserve(length + indentation + 8)
    var end = unsafe output.end
    if state == .next {
      unsafe end[0] = 0x2C
      unsafe end += 1
    }
    if isPretty { unsafe end = JSONWriter.breakLine(end, depth) }
    unsafe end[0] = 0x22
    unsafe JSONEscaping.copy(name.utf8Start, length, to: end + 1)
    unsafe end += length + 1
    unsafe end[0] = 0x22
    unsafe end[1] = 0x3A
    unsafe end += 2
    if isPretty {
      unsafe end[0] = 0x20
      unsafe end += 1
    }
    unsafe output.advance(to: end)
    state = .afterKey
  }

  /// Writes the key of the next value, escaped.
  public mutating func key(named name: String) {
    separate()
    quoted(name)
    output.append(0x3A)
    if isPretty { output.append(0x20) }
    state = .afterKey
  }

  /// Ends a line behind a value of its own, as in NDJSON.
  public mutating func newline() {
    output.append(0x0A)
    state = .top
  }

  // MARK: Values

  /// Writes a string.
  public mutating func string(_ value: String) {
    separate()
    quoted(value)
    state = .next
  }

  /// Writes a string.
  public mutating func string(_ value: Substring) {
    separate()
    if unsafe value.utf8.withContiguousStorageIfAvailable({ unsafe quoted($0) }) == nil { quoted(String(value)) }
    state = .next
  }

  /// Writes a string whose UTF-8 is given.
  public mutating func string(_ value: Span<UInt8>) {
    separate()
    unsafe value.withUnsafeBufferPointer { unsafe quoted($0) }
    state = .next
  }

  /// Writes a string known at compile time, which must not need escaping.
  public mutating func string(_ value: StaticString) {
    separate()
    let length = value.utf8CodeUnitCount
    output.reserve(length + 2)
    let end = unsafe output.end
    unsafe end[0] = 0x22
    unsafe JSONEscaping.copy(value.utf8Start, length, to: end + 1)
    unsafe end[length + 1] = 0x22
    output.advance(by: length + 2)
    state = .next
  }

  /// Writes an integer.
  public mutating func integer(_ value: Int) {
    separate()
    output.reserve(24)
    var end = unsafe output.end
    if value < 0 {
      unsafe end[0] = 0x2D
      unsafe end += 1
    }
    var rest = value.magnitude
    var digits = 1
    var power: UInt = 10
    while digits < 20, rest >= power {
      digits += 1
      let (product, overflow) = power.multipliedReportingOverflow(by: 10)
      if overflow { break }
      power = product
    }
    for place in stride(from: digits - 1, through: 0, by: -1) {
      unsafe end[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    unsafe output.advance(to: end + digits)
    state = .next
  }

  /// Writes a number as it is spelled; a spelling that is no JSON number is written as a string.
  public mutating func number(_ spelling: String) {
    var spelling = spelling
    let isValid = spelling.withUTF8 { unsafe JSONNumber.isValid($0) }
    guard isValid else { return string(spelling) }
    separate()
    spelling.withUTF8 { buffer in
      if let base = buffer.baseAddress { unsafe output.append(base, buffer.count) }
    }
    state = .next
  }

  /// Writes `true` or `false`.
  public mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

  /// Writes `null`.
  public mutating func null() { literal("null") }

  /// Writes a value that is JSON text already, as it is.
  public mutating func raw(_ json: String) {
    separate()
    var json = json
    json.withUTF8 { buffer in
      if let base = buffer.baseAddress { unsafe output.append(base, buffer.count) }
    }
    state = .next
  }

  /// Writes a value that is JSON text already, as it is.
  public mutating func raw(_ json: Span<UInt8>) {
    separate()
    unsafe json.withUnsafeBufferPointer { buffer in
      if let base = buffer.baseAddress { unsafe output.append(base, buffer.count) }
    }
    state = .next
  }

  /// Writes a value of a tree and what is below it, with the numbers' own spellings; marks nothing as read.
  public mutating func value(of node: JSONNode, in tree: JSONTree) {
    let first = Int(node.index)
    guard first < tree.nodeCount else { return null() }
    var ends: [(end: Int, isArray: Bool)] = []
    for index in first..<Int(tree.record(node).end) {
      close(&ends, before: index)
      let record = tree.record(JSONNode(index))
      if let container = ends.last, !container.isArray { key(named: tree.keys.string(of: record.key)) }
      switch record.kind {
      case .object, .array:
        if record.kind == .array { beginArray() } else { beginObject() }
        ends.append((Int(record.end), record.kind == .array))
      case .string:
        separate()
        unsafe quoted(tree.buffer(record))
        state = .next
      case .number:
        separate()
        let spelling = unsafe tree.buffer(record)
        if let base = spelling.baseAddress { unsafe output.append(base, spelling.count) }
        state = .next
      case .true: bool(true)
      case .false: bool(false)
      case .null: null()
      }
    }
    close(&ends, before: .max)
  }

  private mutating func close(_ ends: inout [(end: Int, isArray: Bool)], before index: Int) {
    while let last = ends.last, index >= last.end {
      if last.isArray { endArray() } else { endObject() }
      ends.removeLast()
    }
  }

  // MARK: Result

  /// Lends the bytes written so far.
  public func withBytes<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try output.withBytes(body)
  }

  /// The bytes written so far, as a copy.
  public var bytes: [UInt8] {
    withBytes { span in unsafe span.withUnsafeBufferPointer { unsafe Array($0) } }
  }

  /// The bytes written so far, as a `String`.
  public var text: String {
    withBytes { span in unsafe span.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) } }
  }

  /// Hands over the bytes written so far and begins anew.
  public mutating func take() -> [UInt8] {
    let taken = bytes
    reset()
    return taken
  }

  /// Appends the bytes written so far to others.
  public func append(to bytes: inout [UInt8]) {
    withBytes { span in unsafe span.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) } }
  }

  /// Begins anew, with or without the room taken so far.
  public mutating func removeAll(keepingCapacity: Bool = false) {
    if !keepingCapacity { output = OutputBytes(capacity: 64) }
    reset()
  }

  /// Forgets the bytes written so far and goes on where it is, in whatever object or array.
  public mutating func removeBytes() { output.removeAll() }

  private mutating func reset() {
    output.removeAll()
    depth = 0
    state = .top
  }
}

// MARK: - Bytes

extension JSONWriter {
  @inline(__always) private mutating func begin(_ bracket: UInt8) {
    separate()
    output.append(bracket)
    depth += 1
    state = .first
  }

  @inline(__always) private mutating func end(_ bracket: UInt8) {
    depth = max(depth - 1, 0)
    if isPretty, state != .first { breakLine() }
    output.append(bracket)
    state = .next
  }

  /// Writes what stands between the last thing and a value or key.
  @inline(__always) private mutating func separate() {
    guard state == .next || isPretty else { return }
    if depth > 0 {
      if state == .next { output.append(0x2C) }
      if isPretty, state != .afterKey { breakLine() }
    }
  }

  private var indentation: Int { isPretty ? 2 * depth + 1 : 0 }

  private mutating func breakLine() {
    output.reserve(indentation + 1)
    unsafe output.advance(to: JSONWriter.breakLine(output.end, depth))
  }

  private static func breakLine(_ end: UnsafeMutablePointer<UInt8>, _ depth: Int) -> UnsafeMutablePointer<UInt8> {
    unsafe end[0] = 0x0A
    unsafe (end + 1).update(repeating: 0x20, count: 2 * depth)
    return unsafe end + 1 + 2 * depth
  }

  private mutating func literal(_ text: StaticString) {
    separate()
    unsafe output.append(text.utf8Start, text.utf8CodeUnitCount)
    state = .next
  }

  @inline(__always) private mutating func quoted(_ value: String) {
    if unsafe value.utf8.withContiguousStorageIfAvailable({ unsafe quoted($0) }) == nil {
      var copy = value
      copy.withUTF8 { unsafe quoted($0) }
    }
  }

  /// Writes a string with its quotation marks: copies while it looks for what must be escaped.
  private mutating func quoted(_ source: UnsafeBufferPointer<UInt8>) {
    let length = source.count
    output.reserve(length + 2)
    var end = unsafe output.end
    unsafe end[0] = 0x22
    unsafe end += 1
    if let start = source.baseAddress {
      var index = 0
      unsafe (index, end) = JSONEscaping.copy(from: start, 0, length, to: end)
      while index < length {
        unsafe output.advance(to: end)
        // The escape, what follows it and the quotation mark.
        output.reserve(length - index + 8)
        unsafe end = JSONEscaping.escape(start[index], to: output.end)
        unsafe (index, end) = JSONEscaping.copy(from: start, index + 1, length, to: end)
      }
    }
    unsafe end[0] = 0x22
    unsafe output.advance(to: end + 1)
  }
}
