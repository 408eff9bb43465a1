/// A compiled schema as its screen's compiler asks for it: by parts, and for some of them again and again.
struct ScreenSource {
  /// What a schema says of the members of objects.
  struct Shape {
    /// The keys that have a schema of their own, and that.
    var properties: [(key: Int32, schema: Int32)] = []
    /// The keys that must be there.
    var required: [Int32] = []
  }

  let program: SchemaProgram
  let shapes: [Shape]

  init(_ program: SchemaProgram) {
    self.program = program
    shapes = unsafe program.nodes.map { node in
      var shape = Shape()
      for slot in 0..<node.properties.count {
        let property = unsafe program.properties[Int(node.properties.start + slot)]
        if property.schema >= 0 { shape.properties.append((node.firstKey + slot, property.schema)) }
        if property.bit < 64 { shape.required.append(node.firstKey + slot) }
      }
      if node.required.count > 0 { shape.required += program.entries(node.required) }
      return shape
    }
  }

  func node(_ number: Int32) -> SchemaNode { program.node(number) }

  /// The schema that stands for another one, which does nothing but refer to it; a few steps are made at most.
  func target(of schema: Int32) -> Int32 {
    var target = schema
    for _ in 0..<2 {
      let node = node(target)
      guard node.isReference else { break }
      target = node.reference
    }
    return target
  }

  /// Whether a schema holds objects to nothing but `properties` and `required`.
  func hasOnlyProperties(_ schema: Int32) -> Bool {
    let node = node(schema)
    return node.patternProperties.count == 0 && node.additionalProperties < 0 && node.propertyNames < 0
      && node.minProperties == 0 && node.maxProperties == .max && node.dependentRequired.count == 0
  }

  /// The key and the strings, if a condition compares the member with that key with them and does nothing else.
  func comparison(_ condition: Int32) -> (key: Int32, values: [[UInt8]])? {
    let node = node(condition)
    let shape = shapes[Int(condition)]
    guard node.checks.subtracting(.type) == .objects, node.types & SchemaType.object != 0,
      hasOnlyProperties(condition), shape.properties.count == 1, let (key, schema) = shape.properties.first,
      shape.required.allSatisfy({ $0 == key })
    else { return nil }
    let value = self.node(schema)
    guard value.checks.subtracting(.type) == .constants, value.types & SchemaType.string != 0 else { return nil }
    return program.strings(allowedBy: value).map { (key, $0) }
  }
}

extension SchemaNode {
  /// Whether a schema refers to another one and does nothing else.
  fileprivate var isReference: Bool {
    checks == .inPlace && reference >= 0 && dynamicReference < 0 && not < 0 && condition < 0
      && allOf.count + anyOf.count + oneOf.count + dependentSchemas.count == 0
  }
}

/// Reading the tables of a schema.
extension SchemaProgram {
  func node(_ number: Int32) -> SchemaNode { unsafe nodes[Int(number)] }

  func entries(_ list: SchemaList) -> [Int32] {
    (Int(list.start)..<Int(list.start + list.count)).map { unsafe lists[$0] }
  }

  private func constants(of node: SchemaNode) -> [[Constant]] {
    var lists: [[Constant]] = []
    if node.constant >= 0 { lists.append(unsafe [constants[Int(node.constant)]]) }
    if node.hasEnumeration {
      let first = Int(node.enumeration.start)
      lists.append((first..<first + Int(node.enumeration.count)).map { unsafe constants[$0] })
    }
    return lists
  }

  /// The strings among the constants of a schema, or `nil` if it lists none or does so twice.
  func strings(allowedBy node: SchemaNode) -> [[UInt8]]? {
    let lists = constants(of: node)
    guard lists.count == 1 else { return nil }
    return lists[0].filter { $0.kind == .string }.map {
      unsafe Array(UnsafeBufferPointer(start: $0.text, count: $0.length))
    }
  }

  /// The kinds of a schema's constants, without those of which there are more values than one.
  func words(allowedBy node: SchemaNode) -> ScreenKinds {
    constants(of: node).reduce([.string, .true, .false, .null]) { kinds, list in
      kinds.intersection(ScreenKinds(list.map { ScreenKinds($0.kind) }))
    }
  }
}
