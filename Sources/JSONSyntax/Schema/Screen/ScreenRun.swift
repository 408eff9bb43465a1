/// One look at one JSON text.
///
/// Every function takes the place where something begins and returns the one behind it, or ``held`` if it is not let
/// through: because it is not JSON, because a schema does not allow it, or because that cannot be told here.
@safe struct ScreenRun {
  /// How deep a screen goes into nested values and into the members of one object that no schema names.
  struct Level {
    var depth: Int32 = 0
    /// Where the next stranger is noted.
    var stranger: Int32 = 0
  }

  /// The place behind what is not let through.
  static let held = -1
  /// Below that the limits of a run of the schema are never met.
  static let maximumDepth = 150
  /// How many members with names that the schema does not know may be open at a time, and stand in one object.
  static let maximumStrangers = 512
  static let maximumStrangersInObject = 32

  let schema: SchemaProgram
  let nodes: UnsafeMutableBufferPointer<ScreenNode>
  let objects: UnsafeMutableBufferPointer<ScreenObject>
  let names: UnsafeMutableBufferPointer<ScreenName>
  let program: ScreenProgram
  let bytes: ByteView
  /// The text, with zeroes behind it.
  let text: ByteView
  let strangers: UnsafeMutablePointer<ScreenStranger>
  let maximumDepth: Int32

  init?(_ program: ScreenProgram, _ schema: SchemaProgram, _ buffer: ScreenBuffer, maximumDepth: Int) {
    guard let bytes = unsafe program.bytes.baseAddress else { return nil }
    self.schema = schema
    self.program = program
    unsafe nodes = program.nodes
    unsafe objects = program.objects
    unsafe names = program.names
    unsafe self.bytes = ByteView(bytes)
    unsafe text = ByteView(buffer.text)
    unsafe strangers = buffer.strangers
    self.maximumDepth = Int32(truncatingIfNeeded: min(maximumDepth, ScreenRun.maximumDepth))
  }

  /// Whether the text is one value that a node lets through.
  func lets(through node: Int32, textCount: Int) -> Bool {
    let end = value(afterSpace(0), node, Level())
    return end != ScreenRun.held && afterSpace(end) == textCount
  }

  @inline(__always) func afterSpace(_ start: Int) -> Int {
    var index = start
    while text[index] <= 0x20, JSONParser.isSpace(text[index]) { index &+= 1 }
    return index
  }

  /// A value; most are strings, which are worth a short way.
  @inline(__always) func value(_ start: Int, _ number: Int32, _ level: Level) -> Int {
    let node = unsafe nodes.baseAddress.unsafelyUnwrapped + Int(number)
    guard text[start] == 0x22 else { return unsafe otherValue(start, node, level) }
    guard unsafe node.pointee.kinds.contains(.string) else { return ScreenRun.held }
    return unsafe string(start, node.pointee.text)
  }

  private func otherValue(_ start: Int, _ node: UnsafePointer<ScreenNode>, _ level: Level) -> Int {
    let kinds = unsafe node.pointee.kinds
    switch text[start] {
    case 0x7B:
      guard kinds.contains(.object) else { return ScreenRun.held }
      return object(start, unsafe node.pointee.object, level)
    case 0x5B:
      guard kinds.contains(.array) else { return ScreenRun.held }
      return unsafe array(start, node, level)
    case 0x2D, 0x30...0x39:
      guard kinds.contains(.number) else { return ScreenRun.held }
      return unsafe self.number(start, node)
    case 0x74: return kinds.contains(.true) ? word(start, "true") : ScreenRun.held
    case 0x66: return kinds.contains(.false) ? word(start, "false") : ScreenRun.held
    case 0x6E: return kinds.contains(.null) ? word(start, "null") : ScreenRun.held
    default: return ScreenRun.held
    }
  }

  private func word(_ start: Int, _ word: StaticString) -> Int {
    let count = word.utf8CodeUnitCount
    return unsafe text.equals(start, ByteView(word.utf8Start), 0, count: count) ? start + count : ScreenRun.held
  }

  private func array(_ start: Int, _ node: UnsafePointer<ScreenNode>, _ level: Level) -> Int {
    guard level.depth < maximumDepth else { return ScreenRun.held }
    let inner = Level(depth: level.depth &+ 1, stranger: level.stranger)
    let items = unsafe node.pointee.items
    var count = 0
    var index = afterSpace(start + 1)
    if text[index] != 0x5D {
      while true {
        let end = value(index, items, inner)
        guard end != ScreenRun.held else { return end }
        count += 1
        index = afterSpace(end)
        if text[index] == 0x2C {
          index = afterSpace(index &+ 1)
          continue
        }
        guard text[index] == 0x5D else { return ScreenRun.held }
        break
      }
    }
    guard unsafe count >= Int(node.pointee.minItems), unsafe count <= Int(node.pointee.maxItems) else {
      return ScreenRun.held
    }
    return index &+ 1
  }
}

/// The name of a member that the schema does not know.
struct ScreenStranger {
  var first: UInt64
  var start: Int32
  var length: Int32
}

/// What looks at texts need and leave behind for the next: room for a text, and for strangers.
@safe final class ScreenBuffer {
  private static let usualCapacity = 1 << 20

  private(set) var text: UnsafeMutablePointer<UInt8>
  let strangers: UnsafeMutablePointer<ScreenStranger>
  private var capacity = 32_768

  init() {
    unsafe text = .allocate(capacity: capacity)
    unsafe strangers = .allocate(capacity: ScreenRun.maximumStrangers)
  }

  deinit {
    unsafe text.deallocate()
    unsafe strangers.deallocate()
  }

  /// Copies a text in and puts zeroes behind it; what a huge one took is given back.
  func load(_ bytes: Span<UInt8>) {
    let needed = bytes.count + ByteView.padding
    if needed > capacity || (capacity > ScreenBuffer.usualCapacity && needed < capacity / 8) {
      unsafe text.deallocate()
      capacity = needed > capacity ? max(needed, min(2 * capacity, ScreenBuffer.usualCapacity)) : needed
      unsafe text = .allocate(capacity: capacity)
    }
    unsafe bytes.withUnsafeBufferPointer { buffer in
      if let base = buffer.baseAddress { unsafe text.update(from: base, count: buffer.count) }
    }
    unsafe (text + bytes.count).update(repeating: 0, count: ByteView.padding)
  }
}
