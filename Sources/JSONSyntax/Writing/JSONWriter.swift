/// Writes JSON, byte for byte the same for the same calls.
///
/// Commas, colons and indentation come by themselves; that keys and values alternate is the caller's duty. Text is
/// escaped where JSON demands it and nowhere else: `"`, `\` and the controls below U+0020.
public struct JSONWriter {
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

  /// All of it is written to by address, so it always counts to its capacity; `count` tells what is in use.
  private var storage: [UInt8]
  /// How many bytes have been written.
  public private(set) var count = 0
  private var depth = 0
  private var state = State.top

  /// Creates an empty writer.
  public init(pretty: Bool = false, capacity: Int = 16_384) {
    isPretty = pretty
    storage = [UInt8](repeating: 0, count: max(capacity, 64))
  }

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
    reserve(length + indentation + 8)
    let isFollowing = state == .next
    let newline = isPretty ? depth : -1
    var position = count
    unsafe storage.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      if isFollowing {
        unsafe base[position] = 0x2C
        position += 1
      }
      if newline >= 0 { position = unsafe JSONWriter.breakLine(base, position, newline) }
      unsafe base[position] = 0x22
      unsafe (base + position + 1).update(from: name.utf8Start, count: length)
      position += length + 1
      unsafe base[position] = 0x22
      unsafe base[position + 1] = 0x3A
      position += 2
      if newline >= 0 {
        unsafe base[position] = 0x20
        position += 1
      }
    }
    count = position
    state = .afterKey
  }

  /// Writes the key of the next value, escaped.
  public mutating func key(named name: String) {
    separate()
    quoted(name)
    append(0x3A)
    if isPretty { append(0x20) }
    state = .afterKey
  }

  /// Ends a line behind a value of its own, as in NDJSON.
  public mutating func newline() {
    append(0x0A)
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
    append(0x22)
    unsafe append(value.utf8Start, value.utf8CodeUnitCount)
    append(0x22)
    state = .next
  }

  /// Writes an integer.
  public mutating func integer(_ value: Int) {
    separate()
    reserve(24)
    var position = count
    unsafe storage.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      if value < 0 {
        unsafe base[position] = 0x2D
        position += 1
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
      for place in stride(from: position + digits - 1, through: position, by: -1) {
        unsafe base[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
      position += digits
    }
    count = position
    state = .next
  }

  /// Writes a number as it is spelled; a spelling that is no JSON number is written as a string.
  public mutating func number(_ spelling: String) {
    var spelling = spelling
    let isValid = spelling.withUTF8 { unsafe JSONNumber.isValid($0) }
    guard isValid else { return string(spelling) }
    separate()
    spelling.withUTF8 { buffer in
      if let base = buffer.baseAddress { unsafe append(base, buffer.count) }
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
      if let base = buffer.baseAddress { unsafe append(base, buffer.count) }
    }
    state = .next
  }

  /// Writes a value that is JSON text already, as it is.
  public mutating func raw(_ json: Span<UInt8>) {
    separate()
    unsafe json.withUnsafeBufferPointer { buffer in
      if let base = buffer.baseAddress { unsafe append(base, buffer.count) }
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
        if let base = spelling.baseAddress { unsafe append(base, spelling.count) }
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
    try body(storage.span.extracting(first: count))
  }

  /// The bytes written so far, as a copy.
  public var bytes: [UInt8] { Array(storage.prefix(count)) }

  /// The bytes written so far, as a `String`.
  public var text: String { String(decoding: storage.prefix(count), as: UTF8.self) }

  /// Hands over the bytes written so far and begins anew.
  public mutating func take() -> [UInt8] {
    var result: [UInt8] = []
    swap(&result, &storage)
    result.removeLast(result.count - count)
    storage = [UInt8](repeating: 0, count: 64)
    reset()
    return result
  }

  /// Appends the bytes written so far to others.
  public func append(to bytes: inout [UInt8]) { bytes.append(contentsOf: storage.prefix(count)) }

  /// Begins anew, with or without the room taken so far.
  public mutating func removeAll(keepingCapacity: Bool = false) {
    if !keepingCapacity { storage = [UInt8](repeating: 0, count: 64) }
    reset()
  }

  /// Forgets the bytes written so far and goes on where it is, in whatever object or array.
  public mutating func removeBytes() { count = 0 }

  private mutating func reset() {
    count = 0
    depth = 0
    state = .top
  }
}

// MARK: - Bytes

extension JSONWriter {
  private mutating func begin(_ bracket: UInt8) {
    separate()
    append(bracket)
    depth += 1
    state = .first
  }

  private mutating func end(_ bracket: UInt8) {
    depth = max(depth - 1, 0)
    if isPretty, state != .first { breakLine() }
    append(bracket)
    state = .next
  }

  /// Writes what stands between the last thing and a value or key.
  @inline(__always) private mutating func separate() {
    guard state == .next || isPretty else { return }
    if depth > 0 {
      if state == .next { append(0x2C) }
      if isPretty, state != .afterKey { breakLine() }
    }
  }

  private var indentation: Int { isPretty ? 2 * depth + 1 : 0 }

  private mutating func breakLine() {
    reserve(indentation + 1)
    var position = count
    let depth = depth
    unsafe storage.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { position = unsafe JSONWriter.breakLine(base, position, depth) }
    }
    count = position
  }

  private static func breakLine(_ base: UnsafeMutablePointer<UInt8>, _ position: Int, _ depth: Int) -> Int {
    unsafe base[position] = 0x0A
    unsafe (base + position + 1).update(repeating: 0x20, count: 2 * depth)
    return position + 1 + 2 * depth
  }

  private mutating func literal(_ text: StaticString) {
    separate()
    unsafe append(text.utf8Start, text.utf8CodeUnitCount)
    state = .next
  }

  @inline(__always) private mutating func append(_ byte: UInt8) {
    reserve(1)
    storage[count] = byte
    count += 1
  }

  @inline(__always) private mutating func append(_ start: UnsafePointer<UInt8>, _ length: Int) {
    reserve(length)
    let position = count
    unsafe storage.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { unsafe (base + position).update(from: start, count: length) }
    }
    count += length
  }

  /// Makes sure that so many bytes can be written, and a vector more.
  @inline(__always) private mutating func reserve(_ length: Int) {
    if count + length + 16 > storage.count { grow(by: length + 16) }
  }

  @inline(never) private mutating func grow(by length: Int) {
    let used = count
    let capacity = max(2 * storage.count, used + length)
    let grown = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initialized in
      _ = unsafe buffer.update(fromContentsOf: storage)
      // Bytes have no invalid values; those behind `count` are never read.
      initialized = capacity
    }
    storage = grown
  }

  @inline(__always) private mutating func quoted(_ value: String) {
    if unsafe value.utf8.withContiguousStorageIfAvailable({ unsafe quoted($0) }) == nil {
      var copy = value
      copy.withUTF8 { unsafe quoted($0) }
    }
  }

  /// Writes a string with its quotation marks: copies while it looks for what must be escaped.
  private mutating func quoted(_ source: UnsafeBufferPointer<UInt8>) {
    guard let start = source.baseAddress, !source.isEmpty else {
      append(0x22)
      return append(0x22)
    }
    reserve(source.count + 2)
    var index = 0
    var position = count
    unsafe storage.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      unsafe base[position] = 0x22
      (index, position) = unsafe JSONEscaping.copy(from: start, 0, source.count, to: base, position + 1)
    }
    count = position
    while index < source.count {
      let byte = unsafe source[index]
      reserve(source.count - index + 8)
      position = count
      unsafe storage.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        position = unsafe JSONEscaping.escape(byte, to: base, position)
        (index, position) = unsafe JSONEscaping.copy(from: start, index + 1, source.count, to: base, position)
      }
      count = position
    }
    append(0x22)
  }
}
