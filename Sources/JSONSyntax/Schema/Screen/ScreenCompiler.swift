/// Derives from a compiled schema what it surely allows.
struct ScreenCompiler {
  /// Schemas that hold for the same value, in order, and what is known of the value.
  private struct Place: Hashable {
    var schemas: [Int32]
    var assumption: ScreenParts.Assumption?
  }

  /// Combinations of schemas can be many; what goes beyond is not let through.
  private static let maximumNodes = 4096
  /// As many as there are bits.
  private static let maximumNames = 128

  private let source: ScreenSource
  private let program: SchemaProgram
  private(set) var tables = ScreenTables()
  private var known = [Place(schemas: [], assumption: nil): ScreenNode.anything]
  /// The nodes of places with one schema, by its number.
  private var knownAlone: [Int32]
  private var queue: [(number: Int, place: Place)] = []

  init(_ program: SchemaProgram) {
    self.program = program
    source = ScreenSource(program)
    knownAlone = [Int32](repeating: ScreenNode.none, count: source.shapes.count)
  }

  /// Compiles what a schema allows, and everything below it.
  mutating func compile(_ schema: Int32) -> Int32 {
    let number = node([schema], nil)
    while let next = queue.popLast() { tables.nodes[next.number] = screen(next.place) }
    return number
  }

  private mutating func node(_ schemas: [Int32], _ assumption: ScreenParts.Assumption?) -> Int32 {
    let schemas = schemas.map { source.target(of: $0) }
    guard schemas.count == 1, assumption == nil else {
      let place = Place(schemas: Array(Set(schemas)).sorted(), assumption: assumption)
      if let number = known[place] { return number }
      let number = add(place)
      known[place] = number
      return number
    }
    let schema = Int(schemas[0])
    if knownAlone[schema] < 0 { knownAlone[schema] = add(Place(schemas: schemas, assumption: nil)) }
    return knownAlone[schema]
  }

  private mutating func add(_ place: Place) -> Int32 {
    let number = tables.nodes.count
    guard number < ScreenCompiler.maximumNodes else { return ScreenNode.nothing }
    tables.nodes.append(ScreenNode(kinds: []))
    queue.append((number, place))
    return Int32(truncatingIfNeeded: number)
  }

  private mutating func screen(_ place: Place) -> ScreenNode {
    var parts = ScreenParts(source, place.assumption)
    for schema in place.schemas { parts.add(schema) }
    if parts.isUnknown { return ScreenNode(kinds: []) }
    if let question = parts.question { return choice(place, question.key, question.values) }
    var node = ScreenNode()
    let schemas = parts.schemas.map { program.node($0) }
    for schema in schemas {
      node.kinds.formIntersection(ScreenKinds(types: schema.types))
      if schema.types & (SchemaType.number | SchemaType.integer) == SchemaType.integer { node.isInteger = true }
      if schema.checks.contains(.unevaluated) { node.kinds.subtract([.array, .object]) }
    }
    texts(schemas, &node)
    numbers(schemas, &node)
    arrays(schemas, &node)
    if node.kinds.contains(.object) { objects(parts, &node) }
    return node
  }

  private mutating func choice(_ place: Place, _ key: Int32, _ values: [[UInt8]]) -> ScreenNode {
    var choice = ScreenChoice()
    choice.name = tables.add([(Array(program.names[Int(key)].utf8), ScreenNode.anything)])
    var variants: [(bytes: [UInt8], node: Int32)] = []
    for value in values { variants.append((value, node(place.schemas, .init(key: key, value: value)))) }
    choice.variants = tables.add(variants)
    choice.otherwise = node(place.schemas, .init(key: key, value: nil))
    let object = ScreenObject(choice: Int32(truncatingIfNeeded: tables.choices.count))
    tables.choices.append(choice)
    tables.objects.append(object)
    return ScreenNode(kinds: .object, object: Int32(truncatingIfNeeded: tables.objects.count - 1))
  }

  // MARK: Scalars

  private mutating func texts(_ schemas: [SchemaNode], _ node: inout ScreenNode) {
    var text = ScreenText()
    var allowed: Set<[UInt8]>?
    for schema in schemas {
      text.minLength = max(text.minLength, Int(schema.minLength))
      if schema.maxLength < .max { text.maxLength = min(text.maxLength, Int(schema.maxLength)) }
      if schema.pattern >= 0 {
        if text.pattern >= 0, text.pattern != schema.pattern { node.kinds.remove(.string) }
        text.pattern = schema.pattern
      }
      if schema.format != .none {
        if text.format != .none, text.format != schema.format { node.kinds.remove(.string) }
        text.format = schema.format
      }
      guard schema.checks.contains(.constants) else { continue }
      node.kinds.formIntersection(program.words(allowedBy: schema))
      let strings = Set(program.strings(allowedBy: schema) ?? [])
      allowed = allowed.map { $0.intersection(strings) } ?? strings
    }
    if let allowed {
      text.isListed = true
      text.allowed = tables.add(allowed.map { ($0, ScreenNode.anything) })
    }
    guard !text.checksNothing, node.kinds.contains(.string) else { return }
    node.text = Int32(truncatingIfNeeded: tables.texts.count)
    tables.texts.append(text)
  }

  private mutating func numbers(_ schemas: [SchemaNode], _ node: inout ScreenNode) {
    var bounds = ScreenBounds()
    for schema in schemas where schema.limits >= 0 {
      let limits = program.limits[Int(schema.limits)]
      if !limits.isInteger || (bounds.divisor > 0 && limits.divisor > 0) { node.kinds.remove(.number) }
      bounds.lower = max(bounds.lower, limits.lower)
      bounds.upper = min(bounds.upper, limits.upper)
      bounds.divisor = max(bounds.divisor, limits.divisor)
    }
    guard bounds != ScreenBounds(), node.kinds.contains(.number) else { return }
    node.bounds = Int32(truncatingIfNeeded: tables.bounds.count)
    tables.bounds.append(bounds)
  }

  // MARK: Containers

  private mutating func arrays(_ schemas: [SchemaNode], _ node: inout ScreenNode) {
    var items: [Int32] = []
    for schema in schemas where schema.checks.contains(.arrays) {
      if schema.checks.contains(.uniqueItems) || schema.contains >= 0 || schema.prefixItems.count > 0 {
        node.kinds.remove(.array)
      }
      if schema.items >= 0 { items.append(schema.items) }
      node.minItems = max(node.minItems, schema.minItems)
      node.maxItems = min(node.maxItems, schema.maxItems)
    }
    if node.kinds.contains(.array) { node.items = self.node(items, nil) }
  }

  private mutating func objects(_ parts: ScreenParts, _ node: inout ScreenNode) {
    let numbers = parts.schemas.filter { program.node($0).checks.contains(.objects) }
    let schemas = numbers.map { program.node($0) }
    let shapes = numbers.map { source.shapes[Int($0)] }
    var places: [Int32: [Int32]] = [:]
    var required: Set<Int32> = []
    for shape in shapes {
      for key in shape.required { required.insert(key) }
      for property in shape.properties { places[property.key] = [] }
    }
    for key in required { places[key] = [] }
    for key in parts.alternatives.joined() { places[key] = [] }
    guard places.count <= ScreenCompiler.maximumNames,
      !schemas.contains(where: { $0.propertyNames >= 0 || $0.dependentRequired.count > 0 })
    else {
      node.kinds.remove(.object)
      return
    }
    for (schema, shape) in zip(schemas, shapes) {
      var own: [Int32: [Int32]] = [:]
      for property in shape.properties { own[property.key] = [property.schema] }
      for key in places.keys {
        let all = (own[key] ?? []) + matchingPatterns(of: schema, key)
        places[key]? += all.isEmpty && schema.additionalProperties >= 0 ? [schema.additionalProperties] : all
      }
    }
    let keys = places.keys.sorted()
    let names = keys.map { (Array(program.names[Int($0)].utf8), self.node(places[$0] ?? [], nil)) }
    func bits(_ set: some Sequence<Int32>) -> UInt128 {
      set.reduce(0) { bits, key in bits | 1 << UInt128(keys.firstIndex(of: key) ?? 0) }
    }
    var object = ScreenObject()
    object.names = tables.add(names)
    object.required = bits(required)
    object.alternatives = SchemaList(
      start: Int32(truncatingIfNeeded: tables.alternatives.count),
      count: Int32(truncatingIfNeeded: parts.alternatives.count))
    tables.alternatives += parts.alternatives.map(bits)
    object.strangers = strangers(schemas)
    object.minCount = schemas.map(\.minProperties).max() ?? 0
    object.maxCount = schemas.map(\.maxProperties).min() ?? .max
    node.object = Int32(truncatingIfNeeded: tables.objects.count)
    tables.objects.append(object)
  }

  /// The schemas of `patternProperties` for a key.
  private func matchingPatterns(of schema: SchemaNode, _ key: Int32) -> [Int32] {
    guard schema.patternProperties.count > 0 else { return [] }
    let pairs = program.entries(schema.patternProperties)
    return stride(from: 0, to: pairs.count, by: 2)
      .filter { program.patterns[Int(pairs[$0])].matches(program.names[Int(key)]) }.map { pairs[$0 + 1] }
  }

  /// The node of members that no schema names; patterns are not tried on them.
  private mutating func strangers(_ schemas: [SchemaNode]) -> Int32 {
    let additional = schemas.map(\.additionalProperties).filter { $0 >= 0 }
    let areRefused = additional.contains { program.node($0).checks.contains(.never) }
    if areRefused || schemas.contains(where: { $0.patternProperties.count > 0 }) { return ScreenNode.none }
    return node(additional, nil)
  }
}
