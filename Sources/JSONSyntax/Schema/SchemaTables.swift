/// The tables of a compiled schema while they grow.
struct SchemaTables {
  var nodes: [SchemaNode] = []
  /// Runs of schema indices, of keys, and of pairs of both.
  var lists: [Int32] = []
  var properties: [SchemaProperty] = []
  var patterns: [Pattern] = []
  var limits: [SchemaLimits] = []
  var constants: [SchemaConstant] = []
  /// The names of properties, by key.
  var names: [String] = []
  var keys: [String: Int32] = [:]
  /// What each dynamic reference means where nothing overrides it, and the number of its anchor or none.
  var dynamicReferences: [(target: Int32, anchor: Int32)] = []
  /// The numbers of dynamic anchors' names.
  var dynamicAnchors: [String: Int32] = [:]
  /// The schema of each dynamic anchor in each resource.
  var dynamicTargets: [Int32] = []
  var resourceCount = 0

  mutating func key(_ name: String) -> Int32 {
    if let known = keys[name] { return known }
    let key = Int32(truncatingIfNeeded: names.count)
    names.append(name)
    keys[name] = key
    return key
  }

  mutating func list(_ values: [Int32]) -> SchemaList {
    let start = Int32(truncatingIfNeeded: lists.count)
    lists += values
    return SchemaList(start: start, count: Int32(truncatingIfNeeded: values.count))
  }
}
