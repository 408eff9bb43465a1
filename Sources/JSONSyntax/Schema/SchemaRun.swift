internal import ArticleModel

/// How a run of a schema ends: at the first departure, or with all of them described.
protocol SchemaMode {
  static var reports: Bool { get }
}

enum QuickMode: SchemaMode {
  static var reports: Bool { false }
}

enum ReportingMode: SchemaMode {
  static var reports: Bool { true }
}

/// One validation of one value.
@safe struct SchemaRun<Mode: SchemaMode> {
  /// Says that nobody asks which children were evaluated.
  static var noMarks: Int { -1 }
  /// How many schemas may be entered within each other.
  private static var maximumDepth: Int { 2048 }
  /// How many of them for the same value; more can only come from a reference that leads to itself.
  private static var maximumInPlaceDepth: Int { 128 }

  let program: SchemaProgram
  let tree: JSONTree
  var scratch: SchemaScratch
  var diagnostics: [Diagnostic] = []
  /// Above 0 while branches are tried, whose departures are none of the value's.
  var quiet = 0
  private var depth = 0
  var inPlaceDepth = 0
  /// Set for good when a limit was met, as trying alternatives from there on could take forever.
  private(set) var hasOverrun = false

  let nodes: UnsafeMutablePointer<JSONRecord>
  let bytes: ByteView
  let lists: UnsafeMutableBufferPointer<Int32>

  init(_ program: SchemaProgram, _ tree: JSONTree, _ scratch: SchemaScratch) {
    self.program = program
    self.tree = tree
    self.scratch = scratch
    unsafe nodes = tree.nodes
    unsafe bytes = ByteView(tree.bytes)
    unsafe lists = program.lists
  }

  /// Notes a departure.
  ///
  /// - Returns: whether to look for more of them.
  @inline(__always) mutating func fail(_ index: UInt32, _ message: (SchemaRun) -> String) -> Bool {
    guard Mode.reports, quiet == 0 else { return false }
    report(index, message(self))
    return diagnostics.count < JSONSchemaValidator.maximumDiagnostics
  }

  @inline(never) private mutating func report(_ index: UInt32, _ message: String) {
    let node = JSONNode(Int(index))
    let path = tree.path(of: node)
    diagnostics.append(
      Diagnostic(.error, "json-schema", path.isEmpty ? message : "\(path): \(message)", at: tree.location(of: node)))
  }

  /// Holds a value to a schema.
  ///
  /// Which children were evaluated is noted in the marks, unless `marks` is `noMarks`.
  mutating func validate(_ index: UInt32, _ schema: Int32, _ marks: Int) -> Bool {
    let node = unsafe program.nodes.baseAddress.unsafelyUnwrapped + Int(schema)
    let checks = unsafe node.pointee.checks
    if checks.isEmpty { return true }
    depth += 1
    defer { depth -= 1 }
    guard depth <= SchemaRun.maximumDepth, inPlaceDepth <= SchemaRun.maximumInPlaceDepth, !hasOverrun else {
      if hasOverrun { return false }
      hasOverrun = true
      quiet = 0
      return fail(index, { _ in "the schema refers to itself without end" }) && false
    }
    guard program.hasDynamicReferences || checks.contains(.unevaluated) else {
      return unsafe check(index, node, checks, marks)
    }
    let scopeCount = scratch.scope.count
    let marksCount = scratch.marks.count
    defer {
      scratch.scope.removeLast(scratch.scope.count - scopeCount)
      scratch.marks.removeLast(scratch.marks.count - marksCount)
    }
    if program.hasDynamicReferences, unsafe scratch.scope.last != node.pointee.resource {
      unsafe scratch.scope.append(node.pointee.resource)
    }
    guard checks.contains(.unevaluated) else { return unsafe check(index, node, checks, marks) }
    let count = unsafe isContainer(index) ? Int(nodes[Int(index)].start) : 0
    let own = addMarks(count)
    guard unsafe check(index, node, checks, own) else { return false }
    if marks >= 0 { copyMarks(own, to: marks, count) }
    return true
  }

  @inline(__always) private func isContainer(_ index: UInt32) -> Bool {
    unsafe nodes[Int(index)].kind.rawValue <= JSONKind.array.rawValue
  }

  func addMarksNeeded(_ index: UInt32) -> Int { isContainer(index) ? unsafe Int(nodes[Int(index)].start) : 0 }

  mutating func addMarks(_ count: Int) -> Int {
    let start = scratch.marks.count
    for _ in 0..<count { scratch.marks.append(false) }
    return start
  }

  mutating func copyMarks(_ from: Int, to target: Int, _ count: Int) {
    for offset in 0..<count where scratch.marks[from + offset] { scratch.marks[target + offset] = true }
  }

  @inline(__always) private mutating func check(
    _ index: UInt32, _ node: UnsafePointer<SchemaNode>, _ checks: SchemaChecks, _ marks: Int
  ) -> Bool {
    if checks.contains(.never) { return fail(index, { _ in "must not be there" }) && false }
    let record = unsafe nodes[Int(index)]
    var isValid = true
    if checks.contains(.type), unsafe !hasType(record, node.pointee.types) {
      guard fail(index, { _ in unsafe "must be \(SchemaType.names(node.pointee.types))" }) else { return false }
      isValid = false
    }
    if checks.contains(.constants), unsafe !constants(index, record, node) { return false }
    switch record.kind {
    case .string:
      if checks.contains(.strings), unsafe !string(index, record, node) { isValid = false }
    case .number:
      if checks.contains(.numbers), unsafe !number(index, record, node) { isValid = false }
    case .array:
      if checks.contains(.arrays), unsafe !array(index, record, node, marks) { isValid = false }
    case .object:
      if checks.contains(.objects), unsafe !object(index, record, node, marks) { isValid = false }
    case .true, .false, .null: break
    }
    if !isValid, !Mode.reports || quiet > 0 { return false }
    if checks.contains(.inPlace), unsafe !inPlace(index, record, node, marks) {
      if !Mode.reports || quiet > 0 { return false }
      isValid = false
    }
    if isValid, checks.contains(.unevaluated), unsafe !unevaluated(index, record, node, marks) { return false }
    return isValid
  }

  @inline(__always) private func hasType(_ record: JSONRecord, _ types: UInt8) -> Bool {
    if types & SchemaType.bit(record.kind) != 0 { return true }
    guard record.kind == .number, types & SchemaType.integer != 0 else { return false }
    return record.flags & JSONRecord.integerFlag != 0 || JSONNumber(tree, record)?.isInteger == true
  }

  /// A value as it is quoted in a message.
  func quoted(_ index: UInt32) -> String {
    let text = tree.source(of: JSONNode(Int(index)))
    return text.count <= 60 ? text : text.prefix(57) + "…"
  }
}

extension JSONTree {
  /// The keys and indices that lead from the root to a value, such as `articles/0/urgency`.
  public func path(of node: JSONNode) -> String {
    var steps: [String] = []
    var current = root
    while current != node {
      var position = 0
      var next: JSONNode?
      for child in children(of: current) {
        if node.index < record(child).end {
          next = child
          break
        }
        position += 1
      }
      guard let next else { break }
      steps.append(key(of: next) ?? String(position))
      current = next
    }
    return steps.joined(separator: "/")
  }
}
