public import ArticleModel

/// Where the values of a stream stand in its input.
public enum JSONStreamShape: Hashable, Sendable {
  /// Each line is a value (NDJSON), or each record behind a record separator (RFC 7464) if the input begins with one.
  case lines
  /// The elements of the array that is the input.
  case elements
  /// The elements of the array under this key of the object that is the input.
  case member(String)
  /// The input is one value.
  case whole
}

/// What a stream hands over.
public enum JSONStreamItem {
  /// A value; the tree is filled anew with the next one.
  case value(JSONTree)
  /// A line that cannot be read; the stream goes on behind it.
  case failure(DocumentError)
}

/// Reads an input of any length in chunks of any size and hands over its values one at a time.
///
/// Memory stays that of one value. What stands around a member's elements is collected in ``frame``.
public final class JSONStream {
  /// Takes one item; what it throws ends the stream.
  public typealias Handler = (JSONStreamItem) throws(DocumentError) -> Void

  /// The members around the streamed array, which itself is empty there, for the shape ``JSONStreamShape/member(_:)``.
  ///
  /// While values are handed over it holds what stood before the array, after ``finish(_:)`` everything.
  public let frame = JSONTree()
  /// Whether the streamed member was found and is an array, for the shape ``JSONStreamShape/member(_:)``.
  public private(set) var hasFoundMember = false

  private enum State {
    case start, frame, beforeFirst, beforeNext, inside, behind, end
  }

  private let shape: JSONStreamShape
  private var source: String
  private let reader: JSONReader
  private var screen: StreamScreen
  private let tree = JSONTree()
  private var state: State
  /// The part of the value at hand that came with earlier chunks.
  private var pending: [UInt8] = []
  /// Where the value at hand begins.
  private var valuePlace = Place(offset: 0, line: 1, column: 1)
  /// The place that has been counted to; its offset is that in the chunk at hand.
  private var place = Place(offset: 0, line: 1, column: 1)
  private var scanner = ValueScanner()
  private var frameScanner: FrameScanner
  private var separator: UInt8?
  /// Whether the line at hand is over the limit, and its rest is being passed over.
  private var isSkipping = false

  /// Creates a stream; the limits of the options hold for each value.
  ///
  /// Values of which a validator is sure at a glance that they are valid are passed over, and not handed over.
  public init(
    _ shape: JSONStreamShape, source: String = "", options: JSONReader.Options = .init(),
    passingOver validator: JSONSchemaValidator? = nil
  ) {
    self.shape = shape
    self.source = source
    reader = JSONReader(options: options)
    screen = StreamScreen(validator)
    (state, frameScanner) = JSONStream.start(shape)
  }

  private static func start(_ shape: JSONStreamShape) -> (State, FrameScanner) {
    if case .member(let name) = shape { return (.frame, FrameScanner(name: name)) }
    return (.start, FrameScanner(name: ""))
  }

  /// Begins anew with another input, in the memory that the stream has.
  public func restart(source: String) {
    self.source = source
    (state, frameScanner) = JSONStream.start(shape)
    hasFoundMember = false
    frame.begin(source: source, line: 1, column: 1)
    pending.removeAll(keepingCapacity: pending.capacity <= 1 << 20)
    valuePlace = Place(offset: 0, line: 1, column: 1)
    place = valuePlace
    separator = nil
    isSkipping = false
  }

  /// Takes the next bytes and hands over the values that end in them.
  public func push(_ bytes: Span<UInt8>, _ handler: Handler) throws(DocumentError) {
    try unsafe bytes.withUnsafeBufferPointer { (buffer) throws(DocumentError) in
      guard let base = buffer.baseAddress else { return }
      let view = unsafe ByteView(base)
      place.offset = 0
      switch shape {
      case .whole: try keep(view, 0, buffer.count)
      case .lines: try pushLines(view, buffer.count, handler)
      case .elements, .member: try pushElements(view, buffer.count, handler)
      }
    }
  }

  /// Ends the input, and hands over the last value if nothing else ended it.
  public func finish(_ handler: Handler) throws(DocumentError) {
    let value = pending
    pending = []
    switch shape {
    case .whole:
      try hand(value.span, handler)
    case .lines:
      if !isSkipping { try readLine(value.span, handler) }
    case .elements, .member:
      guard state == .end else { throw truncated(value) }
      if case .member = shape { try readFrame(frameScanner.bytes) }
    }
  }

  // MARK: Values

  private func read(_ bytes: Span<UInt8>) throws(DocumentError) {
    try reader.read(bytes, into: tree, source: source, line: valuePlace.line, column: valuePlace.column)
  }

  /// Hands a value over, unless it is passed over.
  private func hand(_ bytes: Span<UInt8>, _ handler: Handler) throws(DocumentError) {
    if screen.lets(through: bytes, reader.options) { return }
    try read(bytes)
    try handler(.value(tree))
  }

  private func keep(_ view: ByteView, _ start: Int, _ end: Int) throws(DocumentError) {
    guard pending.count + end - start <= reader.options.maximumBytes else {
      throw DocumentError(
        "size-limit", "a JSON value has more bytes than the limit of \(reader.options.maximumBytes)",
        at: location(valuePlace), hint: "raise the limit with --max-size")
    }
    unsafe pending.append(contentsOf: UnsafeBufferPointer(start: view.base + start, count: end - start))
  }

  /// Calls a function with a value whose last part lies in the chunk at hand, and forgets the part that was kept.
  private func complete(
    _ view: ByteView, _ start: Int, _ end: Int, _ body: (Span<UInt8>) throws(DocumentError) -> Void
  ) throws(DocumentError) {
    if pending.isEmpty {
      let buffer = unsafe UnsafeBufferPointer(start: view.base + start, count: end - start)
      try body(unsafe buffer.span)
    } else {
      try keep(view, start, end)
      // Lent out of the property, as a span of the property itself could outlive what it points to.
      var value: [UInt8] = []
      swap(&value, &pending)
      try body(value.span)
      value.removeAll(keepingCapacity: value.capacity <= 1 << 20)
      swap(&value, &pending)
    }
  }

  private func location(_ place: Place) -> SourceLocation {
    SourceLocation(source: source, line: place.line, column: place.column)
  }

  private func malformed(_ message: String, at place: Place) -> DocumentError {
    DocumentError("json-malformed", message, at: location(place))
  }

  private func truncated(_ value: [UInt8]) -> DocumentError {
    if state == .inside {
      do throws(DocumentError) { try read(value.span) } catch { return error }
      place = valuePlace
      unsafe value.withUnsafeBufferPointer { buffer in
        place.offset = 0
        if let base = buffer.baseAddress { place.advance(to: buffer.count, in: unsafe ByteView(base)) }
      }
    }
    return malformed("the text ends too early", at: place)
  }

  // MARK: Lines

  private func pushLines(_ view: ByteView, _ count: Int, _ handler: Handler) throws(DocumentError) {
    if separator == nil, count > 0 { separator = view[0] == 0x1E ? 0x1E : 0x0A }
    let separator = separator ?? 0x0A
    var start = 0
    while start < count {
      var end = start
      while end + 32 <= count, !holds(separator, view, end) { end += 32 }
      while end + 8 <= count, Bits.matches(view.word(at: end), separator) == 0 { end += 8 }
      while end < count, view[end] != separator { end += 1 }
      guard end < count else { return try keepLine(view, start, count, handler) }
      if !pending.isEmpty {
        try keepLine(view, start, end, handler)
        start = end
      }
      if isSkipping {
        isSkipping = false
      } else {
        try complete(view, start, end) { (line) throws(DocumentError) in
          try readLine(line, handler)
          valuePlace.column += separator == 0x0A ? 0 : 1
        }
      }
      if separator == 0x0A { valuePlace = Place(offset: 0, line: valuePlace.line + 1, column: 1) }
      start = end + 1
    }
  }

  /// Whether a byte is among the 32 from an index on.
  @inline(__always) private func holds(_ byte: UInt8, _ view: ByteView, _ index: Int) -> Bool {
    (Bits.matches(view.word(at: index), byte) | Bits.matches(view.word(at: index + 8), byte)
      | Bits.matches(view.word(at: index + 16), byte) | Bits.matches(view.word(at: index + 24), byte)) != 0
  }

  private func keepLine(_ view: ByteView, _ start: Int, _ end: Int, _ handler: Handler) throws(DocumentError) {
    guard !isSkipping else { return }
    do throws(DocumentError) { try keep(view, start, end) } catch {
      isSkipping = true
      pending = []
      try handler(.failure(error))
    }
  }

  private func readLine(_ line: Span<UInt8>, _ handler: Handler) throws(DocumentError) {
    if !isBlank(line), !screen.lets(through: line, reader.options) {
      var failure: DocumentError?
      do throws(DocumentError) { try read(line) } catch { failure = error }
      try handler(failure.map(JSONStreamItem.failure) ?? .value(tree))
    }
    guard separator == 0x1E else { return }
    unsafe line.withUnsafeBufferPointer { buffer in
      valuePlace.offset = 0
      if let base = buffer.baseAddress { valuePlace.advance(to: buffer.count, in: unsafe ByteView(base)) }
    }
  }

  private func isBlank(_ line: Span<UInt8>) -> Bool {
    for index in line.indices {
      switch line[index] {
      case 0x20, 0x09, 0x0D, 0x0A: continue
      default: return false
      }
    }
    return true
  }

  // MARK: Elements

  private func pushElements(_ view: ByteView, _ count: Int, _ handler: Handler) throws(DocumentError) {
    var index = 0
    while index < count {
      let byte = view[index]
      switch state {
      case .inside:
        guard let end = scanner.end(in: view, from: index, count: count) else {
          return try keep(view, index, count)
        }
        try complete(view, index, end) { (element) throws(DocumentError) in
          try hand(element, handler)
          try unsafe element.withUnsafeBufferPointer { (buffer) throws(DocumentError) in
            guard let base = buffer.baseAddress else { return }
            place = Place(offset: 0, line: valuePlace.line, column: valuePlace.column)
            place.advance(to: buffer.count, in: unsafe ByteView(base))
          }
          place.offset = end
        }
        state = .behind
        index = end
        continue
      case .frame:
        try pushFrame(byte, at: index)
      case _ where isSpace(byte) || (state == .start && isByteOrderMark(byte)):
        break
      case .start:
        guard byte == 0x5B else { throw malformed("an array is expected here", at: place(at: index, view)) }
        state = .beforeFirst
      case .beforeFirst, .beforeNext:
        if byte == 0x5D, state == .beforeFirst {
          endElements(at: index, view)
          break
        }
        guard byte != 0x2C, byte != 0x5D, byte != 0x7D else {
          throw malformed("a value is missing here", at: place(at: index, view))
        }
        valuePlace = place(at: index, view)
        scanner = ValueScanner()
        state = .inside
        continue
      case .behind:
        if byte == 0x5D {
          endElements(at: index, view)
        } else {
          guard byte == 0x2C else { throw malformed("a comma or ] is missing here", at: place(at: index, view)) }
          state = .beforeNext
        }
      case .end:
        throw malformed("there is more text behind the JSON value", at: place(at: index, view))
      }
      index += 1
    }
    if state != .inside { _ = place(at: count, view) }
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  private func isByteOrderMark(_ byte: UInt8) -> Bool { byte == 0xEF || byte == 0xBB || byte == 0xBF }

  /// Counts on to an index of the chunk at hand.
  private func place(at index: Int, _ view: ByteView) -> Place {
    place.advance(to: index, in: view)
    return place
  }

  // MARK: Frame

  private func pushFrame(_ byte: UInt8, at index: Int) throws(DocumentError) {
    guard frameScanner.bytes.count < reader.options.maximumBytes else {
      throw DocumentError(
        "size-limit", "what surrounds the values has more bytes than the limit of \(reader.options.maximumBytes)",
        at: location(place), hint: "raise the limit with --max-size")
    }
    switch frameScanner.push(byte) {
    case .more: break
    case .elements:
      hasFoundMember = true
      state = .beforeFirst
      try readFrame(frameScanner.bytes + [0x5D, 0x7D])
    case .end: state = .end
    }
  }

  private func endElements(at index: Int, _ view: ByteView) {
    guard case .member = shape else {
      state = .end
      return
    }
    var resumed = place(at: index, view)
    resumed.offset = frameScanner.bytes.count
    frameScanner.resume(at: resumed)
    _ = frameScanner.push(0x5D)
    state = .frame
  }

  private func readFrame(_ bytes: [UInt8]) throws(DocumentError) {
    try reader.read(bytes.span, into: frame, source: source, places: frameScanner.places)
  }
}
