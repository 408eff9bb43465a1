/// The schemas that hold for the same value: some schemas, what they refer to, and the branches that apply.
struct ScreenParts {
  /// What is known of a value: it is an object whose member with this key is this string, or none that conditions name.
  struct Assumption: Hashable {
    var key: Int32
    var value: [UInt8]?
  }

  /// How many schemas may lead to each other; the limits of a run of the schema are never met below that.
  private static let maximumChain = 8
  /// With how many strings conditions may compare.
  private static let maximumValues = 128

  private let source: ScreenSource
  private let assumption: Assumption?
  /// The schemas, whose keywords for the same value are followed already.
  private(set) var schemas: [Int32] = []
  /// Whether there is a keyword that a screen does not know.
  private(set) var isUnknown = false
  /// The key whose value conditions ask for, and what they compare it with, unless that is assumed.
  private(set) var question: (key: Int32, values: [[UInt8]])?
  /// Sets of keys of which one must be there.
  private(set) var alternatives: [[Int32]] = []
  private var path: [Int32] = []

  init(_ source: ScreenSource, _ assumption: Assumption?) {
    self.source = source
    self.assumption = assumption
  }

  mutating func add(_ schema: Int32) {
    guard !isUnknown else { return }
    let node = source.node(schema)
    if node.checks.isEmpty { return }
    guard path.count < ScreenParts.maximumChain, !path.contains(schema), !node.checks.contains(.never) else {
      isUnknown = true
      return
    }
    guard !schemas.contains(schema) else { return }
    schemas.append(schema)
    guard node.checks.contains(.inPlace) else { return }
    path.append(schema)
    defer { path.removeLast() }
    if node.reference >= 0 { add(node.reference) }
    for part in source.program.entries(node.allOf) { add(part) }
    if node.anyOf.count > 0 { addAlternatives(node.anyOf) }
    if node.condition >= 0 { addCondition(node) }
    if node.dynamicReference >= 0 || node.oneOf.count > 0 || node.not >= 0 || node.dependentSchemas.count > 0 {
      isUnknown = true
    }
  }

  /// Alternatives are known that ask for members and for nothing else.
  private mutating func addAlternatives(_ list: SchemaList) {
    guard alternatives.isEmpty else { return isUnknown = true }
    for branch in source.program.entries(list) {
      guard source.node(branch).checks == .objects, source.hasOnlyProperties(branch),
        source.shapes[Int(branch)].properties.isEmpty
      else { return isUnknown = true }
      alternatives.append(source.shapes[Int(branch)].required)
    }
  }

  /// Conditions are known that compare one member with strings.
  private mutating func addCondition(_ node: SchemaNode) {
    guard let (key, values) = source.comparison(node.condition) else { return isUnknown = true }
    if let assumption {
      guard assumption.key == key else { return isUnknown = true }
      let isMet = assumption.value.map(values.contains) ?? false
      let branch = isMet ? node.then : node.otherwise
      if branch >= 0 { add(branch) }
    } else {
      guard question == nil || question?.key == key else { return isUnknown = true }
      let known = question?.values ?? []
      question = (key, known + values.filter { !known.contains($0) })
      if known.count + values.count > ScreenParts.maximumValues { isUnknown = true }
      for branch in [node.then, node.otherwise] where branch >= 0 { add(branch) }
    }
  }
}
