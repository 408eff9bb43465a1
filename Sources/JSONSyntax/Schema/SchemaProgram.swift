/// A compiled schema: tables that never change, laid out so that a check reads numbers and nothing else.
///
/// Safe to share: nothing is written after `init`, and the trees are only compared with.
@safe final class SchemaProgram: @unchecked Sendable {
  /// A constant, with its text at hand.
  @safe struct Constant {
    let kind: JSONKind
    let text: UnsafePointer<UInt8>
    let length: Int
    let document: Int
    let node: JSONNode
  }

  let nodes: UnsafeMutableBufferPointer<SchemaNode>
  let lists: UnsafeMutableBufferPointer<Int32>
  let properties: UnsafeMutableBufferPointer<SchemaProperty>
  let constants: UnsafeMutableBufferPointer<Constant>
  /// The integer bounds, apart from the exact ones.
  let limits: [SchemaLimits]
  let integerLimits: UnsafeMutableBufferPointer<(isInteger: Bool, lower: Int, upper: Int, divisor: Int)>
  let patterns: [Pattern]
  let names: [String]
  let keys: [String: Int32]
  let documents: [JSONTree]
  let dynamicReferences: [(target: Int32, anchor: Int32)]
  let dynamicAnchorCount: Int
  let dynamicTargets: [Int32]
  let hasDynamicReferences: Bool

  init(_ tables: SchemaTables, _ documents: [JSONTree]) {
    func copy<Element>(_ source: [Element]) -> UnsafeMutableBufferPointer<Element> {
      let buffer = UnsafeMutableBufferPointer<Element>.allocate(capacity: source.count)
      _ = unsafe buffer.initialize(fromContentsOf: source)
      return unsafe buffer
    }
    unsafe nodes = copy(tables.nodes)
    unsafe lists = copy(tables.lists)
    unsafe properties = copy(tables.properties)
    unsafe constants = copy(
      tables.constants.map { constant in
        let tree = documents[constant.document]
        let record = tree.record(constant.node)
        let buffer = unsafe tree.buffer(record)
        return unsafe Constant(
          kind: record.kind, text: buffer.baseAddress ?? UnsafePointer(tree.bytes), length: buffer.count,
          document: constant.document, node: constant.node)
      })
    limits = tables.limits
    unsafe integerLimits = copy(tables.limits.map { ($0.isInteger, $0.lower, $0.upper, $0.divisor) })
    patterns = tables.patterns
    names = tables.names
    keys = tables.keys
    self.documents = documents
    dynamicReferences = tables.dynamicReferences
    dynamicAnchorCount = tables.dynamicAnchors.count
    dynamicTargets = tables.dynamicTargets
    hasDynamicReferences = dynamicAnchorCount > 0
  }

  deinit {
    unsafe nodes.deallocate()
    unsafe lists.deallocate()
    unsafe properties.deallocate()
    unsafe constants.deallocate()
    unsafe integerLimits.deallocate()
  }
}
