/// The tables of a screen while they grow.
struct ScreenTables {
  var nodes = [ScreenNode(), ScreenNode(kinds: [])]
  var objects = [ScreenObject()]
  var texts: [ScreenText] = []
  var bounds: [ScreenBounds] = []
  var choices: [ScreenChoice] = []
  /// Sets of names, as bits.
  var alternatives: [UInt128] = []
  /// The first place is the empty set.
  var names = [ScreenName()]
  var bytes: [UInt8] = []
}

/// What a schema surely allows, as far as that can be told from the bytes of a JSON text in one pass.
///
/// A screen never lets through what the schema does not allow, but may hold back what it does: keywords that it does not
/// know, spellings that are rare and objects whose kind stands behind their other members. The schema decides about these.
///
/// Safe to share, as nothing is written after `init`.
@safe final class ScreenProgram: @unchecked Sendable {
  let nodes: UnsafeMutableBufferPointer<ScreenNode>
  let objects: UnsafeMutableBufferPointer<ScreenObject>
  let texts: UnsafeMutableBufferPointer<ScreenText>
  let bounds: UnsafeMutableBufferPointer<ScreenBounds>
  let choices: UnsafeMutableBufferPointer<ScreenChoice>
  let alternatives: UnsafeMutableBufferPointer<UInt128>
  let names: UnsafeMutableBufferPointer<ScreenName>
  let bytes: UnsafeMutableBufferPointer<UInt8>

  init(_ tables: ScreenTables) {
    func copy<Element>(_ source: [Element]) -> UnsafeMutableBufferPointer<Element> {
      let buffer = UnsafeMutableBufferPointer<Element>.allocate(capacity: source.count)
      _ = unsafe buffer.initialize(fromContentsOf: source)
      return unsafe buffer
    }
    unsafe nodes = copy(tables.nodes)
    unsafe objects = copy(tables.objects)
    unsafe texts = copy(tables.texts)
    unsafe bounds = copy(tables.bounds)
    unsafe choices = copy(tables.choices)
    unsafe alternatives = copy(tables.alternatives)
    unsafe names = copy(tables.names)
    unsafe bytes = copy(tables.bytes + [UInt8](repeating: 0, count: ByteView.padding))
  }

  deinit {
    unsafe nodes.deallocate()
    unsafe objects.deallocate()
    unsafe texts.deallocate()
    unsafe bounds.deallocate()
    unsafe choices.deallocate()
    unsafe alternatives.deallocate()
    unsafe names.deallocate()
    unsafe bytes.deallocate()
  }
}

/// The screen of a schema: a program, and its nodes for the parts that were asked for.
struct SchemaScreen: Sendable {
  let program: ScreenProgram
  let entries: [String: Int32]

  init(_ schema: SchemaProgram, _ entries: [String: Int32]) {
    var compiler = ScreenCompiler(schema)
    self.entries = entries.mapValues { compiler.compile($0) }
    program = ScreenProgram(compiler.tables)
  }
}
