public import ArticleModel

/// A JSON text as an arena of fixed-size nodes, filled by a ``JSONReader`` and reused from text to text.
///
/// Strings without escapes refer into the tree's copy of the text, others into a buffer of decoded bytes behind it;
/// a `String` is made only when it is asked for. Numbers keep their spelling. A handle is valid until the tree is
/// filled again. Asking for a value marks it as read; see ``visitUnread(below:path:_:)``.
@safe public final class JSONTree {
  /// The name of the input, for locations.
  public internal(set) var source = ""
  /// What the reader had to say about the text; not errors, which are thrown.
  public internal(set) var diagnostics: [Diagnostic] = []

  var keys = KeyTable()
  var nodes: UnsafeMutablePointer<JSONRecord>
  var nodeCount = 0
  var nodeCapacity = 512
  /// The text, its padding, then the decoded strings.
  var bytes: UnsafeMutablePointer<UInt8>
  var byteCapacity = 16_384
  /// The length of the text in bytes.
  var textCount = 0
  var baseLine = 1
  var baseColumn = 1
  /// Where the text goes on elsewhere in the input, when parts of it were left out.
  var places: [Place] = []
  var placeCache = Place(offset: 0, line: 1, column: 1)

  /// Creates an empty tree.
  public init() {
    unsafe nodes = .allocate(capacity: nodeCapacity)
    unsafe bytes = .allocate(capacity: byteCapacity)
    unsafe bytes.initialize(repeating: 0, count: byteCapacity)
    clear()
  }

  deinit {
    keys.deallocate()
    unsafe nodes.deallocate()
    unsafe bytes.deallocate()
  }

  /// An empty tree holds `null`, so that there always is a root.
  func clear() {
    textCount = 0
    nodeCount = 1
    unsafe nodes.initialize(
      to: JSONRecord(
        start: 0, length: 0, end: 1, key: JSONRecord.noKey, offset: 0, kind: .null, flags: JSONRecord.readFlag))
  }

  /// The whole text's value.
  public var root: JSONNode { JSONNode(0) }

  /// What a value is.
  public func kind(of node: JSONNode) -> JSONKind { record(node).kind }

  /// The number of members of an object or elements of an array, or 0.
  public func count(of node: JSONNode) -> Int {
    let record = record(node)
    return record.kind.rawValue <= JSONKind.array.rawValue ? Int(record.start) : 0
  }

  /// The values of an object's members or an array's elements, in order; nothing for other values.
  public func children(of node: JSONNode) -> JSONChildren {
    let index = Int(node.index)
    return JSONChildren(tree: self, position: index + 1, end: index < nodeCount ? Int(record(node).end) : index + 1)
  }

  /// The member of an object with this name, or `nil`.
  ///
  /// The first one counts if the reader was told to keep duplicates.
  public func member(_ name: StaticString, of node: JSONNode) -> JSONNode? {
    guard name.hasPointerRepresentation else { return nil }
    return unsafe member(
      keys.find(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)), record(node), node)
  }

  /// The member of an object with this name, or `nil`.
  public func member(named name: String, of node: JSONNode) -> JSONNode? {
    var name = name
    return name.withUTF8 { unsafe member(keys.find($0), record(node), node) }
  }

  private func member(_ key: UInt32, _ record: JSONRecord, _ node: JSONNode) -> JSONNode? {
    guard record.kind == .object, key != KeyTable.none else { return nil }
    var index = Int(node.index) + 1
    while index < Int(record.end) {
      let child = unsafe nodes[index]
      if child.key == key { return JSONNode(index) }
      index = Int(child.end)
    }
    return nil
  }

  /// The name under which a value stands in its object, or `nil` for the root and for elements of an array.
  public func key(of node: JSONNode) -> String? {
    let key = record(node).key
    return key == JSONRecord.noKey ? nil : keys.string(of: key)
  }

  /// Whether a value stands in its object under this name; makes no `String`.
  public func hasKey(_ name: StaticString, _ node: JSONNode) -> Bool {
    let key = record(node).key
    guard key != JSONRecord.noKey, name.hasPointerRepresentation else { return false }
    return unsafe keys.buffer(of: key).elementsEqual(
      UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
  }

  /// The number of a value's name in this tree, or -1; the same name has the same number while ``keyGeneration`` stays.
  public func keyNumber(of node: JSONNode) -> Int {
    let key = record(node).key
    return key == JSONRecord.noKey ? -1 : Int(key)
  }

  /// How many names have a number.
  public var keyCount: Int { keys.count }

  /// Changes when the numbers of names lose their meaning, and differs from tree to tree.
  public var keyGeneration: UInt64 { keys.generation }

  /// The name with a number below ``keyCount``.
  public func keyName(_ number: Int) -> String {
    number >= 0 && number < keys.count ? keys.string(of: UInt32(truncatingIfNeeded: number)) : ""
  }

  /// A handle of an earlier text reads as the root, never outside the arena.
  @inline(__always) func record(_ node: JSONNode) -> JSONRecord {
    let index = Int(node.index)
    return unsafe nodes[index < nodeCount ? index : 0]
  }

  /// Makes room for a text and for its strings decoded, which are never longer, and for reading whole words behind both.
  ///
  /// What one huge text took is given back when small ones follow.
  func reserve(textCount: Int) {
    let needed = 2 * textCount + 2 * ByteView.padding
    let isWasteful = byteCapacity > 1 << 24 && needed < byteCapacity / 8
    if nodeCapacity > 1 << 20, isWasteful {
      unsafe nodes.deallocate()
      nodeCapacity = 4096
      unsafe nodes = .allocate(capacity: nodeCapacity)
      clear()
    }
    guard needed > byteCapacity || isWasteful else { return }
    unsafe bytes.deallocate()
    byteCapacity = max(needed, min(2 * byteCapacity, 1 << 20))
    unsafe bytes = .allocate(capacity: byteCapacity)
  }
}

/// The children of a value, in order.
public struct JSONChildren: Sequence, IteratorProtocol {
  let tree: JSONTree
  var position: Int
  let end: Int

  /// The next child.
  public mutating func next() -> JSONNode? {
    guard position < end else { return nil }
    let node = JSONNode(position)
    position = Int(tree.record(node).end)
    return node
  }
}
