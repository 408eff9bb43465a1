internal import ArticleModel

/// Fills a tree from the text that was copied into it, without recursion.
@safe struct JSONParser {
  private let view: ByteView
  private let options: JSONReader.Options
  private let end: Int
  private let bytes: UnsafeMutablePointer<UInt8>
  private var keys: KeyTable
  private var nodes: UnsafeMutablePointer<JSONRecord>
  private var nodeCount = 0
  private var nodeCapacity: Int
  /// Where the next decoded string goes.
  private var decodedEnd: Int
  private var position = 0
  private var containers: [UInt32] = []
  private var hasNonCharacters = false
  private var hasByteOrderMark = false
  private var illegal = IllegalScalarCount()

  init(_ tree: JSONTree, _ options: JSONReader.Options) {
    unsafe bytes = tree.bytes
    unsafe view = ByteView(tree.bytes)
    self.options = options
    end = tree.textCount
    keys = tree.keys
    unsafe nodes = tree.nodes
    nodeCapacity = tree.nodeCapacity
    decodedEnd = tree.textCount + ByteView.padding
    keys.clearObjects()
  }

  /// Gives the tree its buffers back.
  func finish(_ tree: JSONTree) {
    tree.keys = keys
    unsafe tree.nodes = nodes
    tree.nodeCapacity = nodeCapacity
    tree.nodeCount = nodeCount
    if hasByteOrderMark {
      tree.diagnostics.append(
        .init(
          .warning, "json-byte-order-mark", "the text begins with a byte order mark, which JSON does not allow",
          at: tree.location(ofOffset: 0)))
    }
    if let diagnostic = illegal.diagnostic(in: tree) { tree.diagnostics.append(diagnostic) }
  }

  mutating func parse() throws(JSONFailure) {
    try checkEncoding()
    position = hasByteOrderMark ? 3 : 0
    skipWhitespace()
    var key = JSONRecord.noKey
    values: while true {
      // A value begins here.
      switch view[position] {
      case 0x22:
        try string(key)
      case 0x7B:
        try open(.object, key)
        position += 1
        skipWhitespace()
        if view[position] != 0x7D {
          key = try self.key()
          continue values
        }
        try close()
      case 0x5B:
        try open(.array, key)
        position += 1
        skipWhitespace()
        if view[position] != 0x5D {
          key = JSONRecord.noKey
          continue values
        }
        try close()
      case 0x2D, 0x30...0x39: try number(key)
      case 0x74: try literal(.true, "true", key)
      case 0x66: try literal(.false, "false", key)
      case 0x6E: try literal(.null, "null", key)
      default: throw unexpected("a value is missing here")
      }
      // A value has ended.
      while true {
        skipWhitespace()
        guard let container = containers.last else { break values }
        let byte = view[position]
        unsafe nodes[Int(container)].start += 1
        if unsafe nodes[Int(container)].kind == .object {
          if byte == 0x2C {
            position += 1
            skipWhitespace()
            key = try self.key()
            continue values
          }
          guard byte == 0x7D else { throw unexpected("a comma or } is missing here") }
        } else {
          if byte == 0x2C {
            position += 1
            skipWhitespace()
            key = JSONRecord.noKey
            continue values
          }
          guard byte == 0x5D else { throw unexpected("a comma or ] is missing here") }
        }
        try close()
      }
    }
    if position < end { throw unexpected("there is more text behind the JSON value") }
  }

  private mutating func checkEncoding() throws(JSONFailure) {
    if let name = TextEncoding.foreign(view, end) {
      throw JSONFailure(
        code: "json-encoding", message: "the text is in \(name), but JSON must be in UTF-8", offset: 0,
        hint: "convert it first, for example with iconv -f \(name) -t UTF-8")
    }
    hasByteOrderMark = end >= 3 && view[0] == 0xEF && view[1] == 0xBB && view[2] == 0xBF
    if let offset = TextEncoding.firstInvalid(view, end, &hasNonCharacters) {
      throw JSONFailure(code: "json-encoding", message: "these bytes are not UTF-8", offset: offset)
    }
    if options.illegalScalars == .keep { hasNonCharacters = false }
  }

  @inline(__always) private mutating func skipWhitespace() {
    while view[position] <= 0x20, JSONParser.isSpace(view[position]) { position += 1 }
  }

  @inline(__always) static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  @inline(never) private func unexpected(_ message: String) -> JSONFailure {
    if position >= end {
      return JSONFailure(code: "json-malformed", message: "the text ends too early: \(message)", offset: end)
    }
    return JSONFailure(code: "json-malformed", message: message, offset: position)
  }

  @inline(__always) private mutating func append(
    _ kind: JSONKind, start: Int, length: Int, key: UInt32, offset: Int, flags: UInt8 = 0
  ) {
    if nodeCount == nodeCapacity { grow() }
    let record = JSONRecord(
      start: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: length),
      end: UInt32(truncatingIfNeeded: nodeCount + 1), key: key, offset: UInt32(truncatingIfNeeded: offset),
      kind: kind, flags: flags)
    unsafe (nodes + nodeCount).initialize(to: record)
    nodeCount += 1
  }

  @inline(never) private mutating func grow() {
    let grown = UnsafeMutablePointer<JSONRecord>.allocate(capacity: nodeCapacity * 2)
    unsafe grown.moveInitialize(from: nodes, count: nodeCount)
    unsafe nodes.deallocate()
    unsafe nodes = grown
    nodeCapacity *= 2
  }

  private mutating func open(_ kind: JSONKind, _ key: UInt32) throws(JSONFailure) {
    guard containers.count < options.maximumDepth else {
      throw JSONFailure(
        code: "json-depth", message: "objects and arrays are nested deeper than \(options.maximumDepth) levels",
        offset: position)
    }
    containers.append(UInt32(truncatingIfNeeded: nodeCount))
    append(kind, start: 0, length: 0, key: key, offset: position)
  }

  /// Closes the innermost container at its bracket; only now its keys are compared, because objects inside it had theirs.
  private mutating func close() throws(JSONFailure) {
    position += 1
    guard let container = containers.popLast() else { return }
    unsafe nodes[Int(container)].end = UInt32(truncatingIfNeeded: nodeCount)
    guard unsafe nodes[Int(container)].kind == .object, options.duplicateKeys == .refuse else { return }
    var index = Int(container) + 1
    while index < nodeCount {
      let record = unsafe nodes[index]
      if keys.isRepeated(record.key, in: container) {
        throw JSONFailure(
          code: "json-duplicate-key", message: "the key \"\(keys.string(of: record.key))\" stands here a second time",
          offset: Int(record.offset))
      }
      index = Int(record.end)
    }
  }

  private mutating func key() throws(JSONFailure) -> UInt32 {
    guard view[position] == 0x22 else { throw unexpected("a key in quotation marks is missing here") }
    let (start, length) = try content()
    let key = keys.intern(view, start, length)
    skipWhitespace()
    guard view[position] == 0x3A else { throw unexpected("a colon is missing here") }
    position += 1
    skipWhitespace()
    return key
  }

  @inline(__always) private mutating func string(_ key: UInt32) throws(JSONFailure) {
    let offset = position
    let (start, length) = try content()
    append(.string, start: start, length: length, key: key, offset: offset)
  }

  /// Reads a string from its opening quotation mark and tells where its content is.
  @inline(__always) private mutating func content() throws(JSONFailure) -> (start: Int, length: Int) {
    let start = position + 1
    var index = start
    if !hasNonCharacters {
      index = plainEnd(from: index)
      if view[index] == 0x22 {
        position = index + 1
        return (start, index - start)
      }
    }
    return try decoded(start, index)
  }

  /// The first byte from an index on that ends a run of plain text.
  @inline(__always) private func plainEnd(from start: Int) -> Int {
    var index = start
    var special = Bits.special(view.word(at: index))
    while special == 0 {
      index += 8
      special = Bits.special(view.word(at: index))
    }
    return index + special.trailingZeroBitCount >> 3
  }

  private mutating func decoded(_ start: Int, _ plainEnd: Int) throws(JSONFailure) -> (start: Int, length: Int) {
    var decoder = unsafe StringDecoder(
      view: view, bytes: bytes, end: end, target: decodedEnd, removes: options.illegalScalars == .remove)
    let length = try decoder.decode(start, plainEnd, &illegal)
    position = decoder.position
    let result = decodedEnd
    decodedEnd += length
    return (result, length)
  }

  private mutating func number(_ key: UInt32) throws(JSONFailure) {
    let start = position
    var isInteger = true
    if view[position] == 0x2D { position += 1 }
    if view[position] == 0x30 {
      position += 1
      if isDigit(view[position]) { throw unexpected("a number must not begin with a superfluous 0") }
    } else {
      try digits("a digit is missing here")
    }
    if view[position] == 0x2E {
      isInteger = false
      position += 1
      try digits("a digit is missing behind the point")
    }
    if view[position] | 0x20 == 0x65 {
      isInteger = false
      position += 1
      if view[position] == 0x2B || view[position] == 0x2D { position += 1 }
      try digits("a digit is missing in the exponent")
    }
    append(
      .number, start: start, length: position - start, key: key, offset: start,
      flags: isInteger ? JSONRecord.integerFlag : 0)
  }

  @inline(__always) private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }

  @inline(__always) private mutating func digits(_ message: StaticString) throws(JSONFailure) {
    guard isDigit(view[position]) else { throw unexpected("\(message)") }
    repeat { position += 1 } while isDigit(view[position])
  }

  private mutating func literal(_ kind: JSONKind, _ text: StaticString, _ key: UInt32) throws(JSONFailure) {
    let length = text.utf8CodeUnitCount
    guard unsafe view.equals(position, ByteView(text.utf8Start), 0, count: length) else {
      throw unexpected("a value is missing here; true, false and null are the only words")
    }
    append(kind, start: position, length: length, key: key, offset: position)
    position += length
  }
}
