public import ArticleModel

/// Holds values to a schema.
///
/// Made once by each worker, as it remembers the names that its trees use.
public final class JSONSchemaValidator {
  /// How many departures are reported at most for one value.
  public static let maximumDiagnostics = 100

  private let schema: JSONSchema
  private let part: String
  private let entry: Int32
  private var scratch = SchemaScratch()
  /// What looks at texts take, once there has been one.
  private var screen: (program: ScreenProgram, entry: Int32, buffer: ScreenBuffer)?

  /// Creates a validator.
  ///
  /// - Parameters:
  ///   - schema: the compiled schema.
  ///   - part: one of the pointers that the schema was compiled with, to hold values to that part of it; the whole
  ///     schema if it is empty or was not given then.
  public init(_ schema: JSONSchema, part: String = "") {
    self.schema = schema
    self.part = part
    entry = schema.entries[part] ?? schema.entries[""] ?? 0
  }

  /// Whether a JSON text is surely one that a reader reads and that is valid, as far as its bytes tell at a glance.
  ///
  /// Otherwise it may be all the same: read it, and ask ``isValid(_:in:)``. The first look takes as long as validating
  /// some dozens of values, as it has to be prepared; each further one a fraction of reading the text.
  public func isSurelyValid(_ text: Span<UInt8>, options: JSONReader.Options = .init()) -> Bool {
    guard text.count <= min(options.maximumBytes, 1 << 30) else { return false }
    let (program, entry, buffer) = preparedScreen()
    buffer.load(text)
    return ScreenRun(program, schema.program, buffer, maximumDepth: options.maximumDepth)?
      .lets(through: entry, textCount: text.count) ?? false
  }

  private func preparedScreen() -> (program: ScreenProgram, entry: Int32, buffer: ScreenBuffer) {
    if let screen { return screen }
    let made = schema.screen
    let entry = made.entries[part] ?? made.entries[""] ?? ScreenNode.nothing
    let prepared = (made.program, entry, ScreenBuffer())
    screen = prepared
    return prepared
  }

  /// Whether a value is valid; stops at the first departure and marks nothing as read.
  public func isValid(_ node: JSONNode, in tree: JSONTree) -> Bool {
    scratch.learn(tree, schema.program)
    var run = SchemaRun<QuickMode>(schema.program, tree, scratch)
    scratch = SchemaScratch.empty
    defer { scratch = run.scratch }
    return run.validate(node.index, entry, SchemaRun<QuickMode>.noMarks) && !run.hasOverrun
  }

  /// What is wrong with a value, each departure with its place and path; nothing if it is valid.
  public func validate(_ node: JSONNode, in tree: JSONTree) -> [Diagnostic] {
    if isValid(node, in: tree) { return [] }
    var run = SchemaRun<ReportingMode>(schema.program, tree, scratch)
    _ = run.validate(node.index, entry, SchemaRun<ReportingMode>.noMarks)
    return run.diagnostics
  }
}

/// What a validator keeps from value to value.
struct SchemaScratch {
  static let empty = SchemaScratch()

  /// For each key of the tree the key of the schema, or -1.
  var keys: [Int32] = []
  var generation: UInt64?
  /// Bits for the children that a schema has evaluated.
  var marks: [Bool] = []
  /// The resources that validation has entered.
  var scope: [Int32] = []

  mutating func learn(_ tree: JSONTree, _ program: SchemaProgram) {
    if generation != tree.keyGeneration {
      keys.removeAll(keepingCapacity: true)
      generation = tree.keyGeneration
    }
    while keys.count < tree.keyCount { keys.append(program.keys[tree.keyName(keys.count)] ?? -1) }
  }
}
