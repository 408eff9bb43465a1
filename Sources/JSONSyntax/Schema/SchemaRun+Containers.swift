extension SchemaRun {
  /// The keywords about arrays.
  mutating func array(
    _ index: UInt32, _ record: JSONRecord, _ node: UnsafePointer<SchemaNode>, _ marks: Int
  ) -> Bool {
    let count = Int(record.start)
    let outerDepth = inPlaceDepth
    inPlaceDepth = 0
    defer { inPlaceDepth = outerDepth }
    var isValid = true
    if unsafe count < Int(node.pointee.minItems) {
      guard fail(index, { _ in unsafe "has \(count) elements, fewer than the minimum \(node.pointee.minItems)" }) else {
        return false
      }
      isValid = false
    }
    if unsafe count > Int(node.pointee.maxItems) {
      guard fail(index, { _ in unsafe "has \(count) elements, more than the maximum \(node.pointee.maxItems)" }) else {
        return false
      }
      isValid = false
    }
    if unsafe node.pointee.checks.contains(.uniqueItems), count > 1,
      let repeated = JSONEquality.firstRepeated(JSONNode(Int(index)), in: tree)
    {
      guard fail(repeated.index, { _ in "equals an earlier element, but all must differ" }) else { return false }
      isValid = false
    }

    let prefix = unsafe node.pointee.prefixItems
    let items = unsafe node.pointee.items
    let contains = unsafe node.pointee.contains
    var matches = 0
    var position = 0
    var child = index + 1
    while child < record.end {
      if position < Int(prefix.count) {
        if unsafe !validate(child, lists[Int(prefix.start) + position], SchemaRun.noMarks) {
          guard goesOn else { return false }
          isValid = false
        }
        mark(marks, position)
      } else if items >= 0 {
        if !validate(child, items, SchemaRun.noMarks) {
          guard goesOn else { return false }
          isValid = false
        }
        mark(marks, position)
      }
      if contains >= 0, isQuietlyValid(child, contains, SchemaRun.noMarks) {
        matches += 1
        mark(marks, position)
      }
      position += 1
      child = unsafe nodes[Int(child)].end
    }
    if contains >= 0 {
      let minimum = unsafe Int(node.pointee.minContains)
      let maximum = unsafe Int(node.pointee.maxContains)
      if matches < minimum {
        guard fail(index, { _ in "contains \(matches) elements of the kind that it must have at least \(minimum) of" })
        else {
          return false
        }
        isValid = false
      }
      if matches > maximum {
        guard fail(index, { _ in "contains \(matches) elements of a kind of which \(maximum) are allowed" }) else {
          return false
        }
        isValid = false
      }
    }
    return isValid
  }

  /// Whether to go on after a departure.
  @inline(__always) private var goesOn: Bool {
    Mode.reports && quiet == 0 && diagnostics.count < JSONSchemaValidator.maximumDiagnostics
  }

  @inline(__always) private mutating func mark(_ marks: Int, _ position: Int) {
    if marks >= 0 { scratch.marks[marks + position] = true }
  }

  @inline(__always) private func schemaKey(_ record: JSONRecord) -> Int32 { scratch.keys[Int(record.key)] }

  /// The keywords about objects, in one pass over the members.
  mutating func object(
    _ index: UInt32, _ record: JSONRecord, _ node: UnsafePointer<SchemaNode>, _ marks: Int
  ) -> Bool {
    let count = Int(record.start)
    let outerDepth = inPlaceDepth
    inPlaceDepth = 0
    defer { inPlaceDepth = outerDepth }
    let firstKey = unsafe node.pointee.firstKey
    let properties = unsafe node.pointee.properties
    let patterns = unsafe node.pointee.patternProperties
    let additional = unsafe node.pointee.additionalProperties
    let names = unsafe node.pointee.propertyNames
    var isValid = true
    var seen: UInt64 = 0
    var position = 0
    var child = index + 1
    while child < record.end {
      let member = unsafe nodes[Int(child)]
      var isEvaluated = false
      let slot = schemaKey(member) &- firstKey
      if slot >= 0, slot < properties.count {
        let property = unsafe program.properties[Int(properties.start &+ slot)]
        if property.bit < 64 { seen |= 1 << UInt64(property.bit) }
        if property.schema >= 0 {
          isEvaluated = true
          if !validate(child, property.schema, SchemaRun.noMarks) {
            guard goesOn else { return false }
            isValid = false
          }
        }
      }
      if patterns.count > 0, !patternProperties(child, member, patterns, &isEvaluated) {
        guard goesOn else { return false }
        isValid = false
      }
      if !isEvaluated, additional >= 0 {
        isEvaluated = true
        if !additionalProperty(child, additional) {
          guard goesOn else { return false }
          isValid = false
        }
      }
      if names >= 0, !isValidName(member, names) {
        guard fail(child, { run in "the name \"\(run.tree.keys.string(of: member.key))\" is not allowed" }) else {
          return false
        }
        isValid = false
      }
      if isEvaluated { mark(marks, position) }
      position += 1
      child = member.end
    }

    let missing = unsafe node.pointee.requiredBits & ~seen
    let others = unsafe node.pointee.required.count
    if missing != 0 || others > 0, unsafe !required(index, record, node, missing) {
      return false
    }
    if unsafe count < Int(node.pointee.minProperties) {
      guard fail(index, { _ in unsafe "has \(count) members, fewer than the minimum \(node.pointee.minProperties)" })
      else {
        return false
      }
      isValid = false
    }
    if unsafe count > Int(node.pointee.maxProperties) {
      guard fail(index, { _ in unsafe "has \(count) members, more than the maximum \(node.pointee.maxProperties)" })
      else {
        return false
      }
      isValid = false
    }
    let dependent = unsafe node.pointee.dependentRequired
    for pair in stride(from: Int(dependent.start), to: Int(dependent.start + dependent.count), by: 2) {
      let (name, other) = unsafe (lists[pair], lists[pair + 1])
      guard hasMember(index, record, name), !hasMember(index, record, other) else { continue }
      guard
        fail(
          index,
          { run in "\(run.program.names[Int(other)]) is required where \(run.program.names[Int(name)]) is there" })
      else {
        return false
      }
      isValid = false
    }
    return isValid
  }

  @inline(__always) private mutating func additionalProperty(_ child: UInt32, _ schema: Int32) -> Bool {
    if unsafe program.nodes[Int(schema)].checks.contains(.never) {
      return fail(child, { _ in "there is no such property" }) && false
    }
    return validate(child, schema, SchemaRun.noMarks)
  }

  private mutating func patternProperties(
    _ child: UInt32, _ member: JSONRecord, _ list: SchemaList, _ isEvaluated: inout Bool
  ) -> Bool {
    var isValid = true
    for pair in stride(from: Int(list.start), to: Int(list.start + list.count), by: 2)
    where unsafe program.patterns[Int(lists[pair])].matches(tree.keys.buffer(of: member.key)) {
      isEvaluated = true
      if unsafe !validate(child, lists[pair + 1], SchemaRun.noMarks) {
        guard goesOn else { return false }
        isValid = false
      }
    }
    return isValid
  }

  /// Holds a name to a schema, as a tree of its own.
  private func isValidName(_ member: JSONRecord, _ schema: Int32) -> Bool {
    let name = JSONTree()
    unsafe name.hold(string: tree.keys.buffer(of: member.key))
    var run = SchemaRun<QuickMode>(program, name, SchemaScratch())
    run.scratch.scope = scratch.scope
    return run.validate(0, schema, SchemaRun<QuickMode>.noMarks)
  }

  private mutating func required(
    _ index: UInt32, _ record: JSONRecord, _ node: UnsafePointer<SchemaNode>, _ missing: UInt64
  ) -> Bool {
    if missing != 0 {
      guard Mode.reports, quiet == 0 else { return false }
      let properties = unsafe node.pointee.properties
      for slot in 0..<properties.count {
        let property = unsafe program.properties[Int(properties.start + slot)]
        guard property.bit < 64, missing & (1 << UInt64(property.bit)) != 0 else { continue }
        let key = unsafe Int(node.pointee.firstKey + slot)
        guard fail(index, { run in "\(run.program.names[key]) is missing" }) else { return false }
      }
    }
    let others = unsafe node.pointee.required
    for entry in Int(others.start)..<Int(others.start + others.count) {
      let key = unsafe lists[entry]
      if !hasMember(index, record, key) {
        guard fail(index, { run in "\(run.program.names[Int(key)]) is missing" }) else { return false }
        return false
      }
    }
    return missing == 0
  }

  func hasMember(_ index: UInt32, _ record: JSONRecord, _ key: Int32) -> Bool {
    var child = index + 1
    while child < record.end {
      let member = unsafe nodes[Int(child)]
      if schemaKey(member) == key { return true }
      child = member.end
    }
    return false
  }

  /// `unevaluatedItems` and `unevaluatedProperties`, after everything else.
  mutating func unevaluated(
    _ index: UInt32, _ record: JSONRecord, _ node: UnsafePointer<SchemaNode>, _ marks: Int
  ) -> Bool {
    let schema: Int32
    switch record.kind {
    case .array: schema = unsafe node.pointee.unevaluatedItems
    case .object: schema = unsafe node.pointee.unevaluatedProperties
    default: return true
    }
    guard schema >= 0 else { return true }
    let outerDepth = inPlaceDepth
    inPlaceDepth = 0
    defer { inPlaceDepth = outerDepth }
    var isValid = true
    var position = 0
    var child = index + 1
    while child < record.end {
      if !scratch.marks[marks + position] {
        if !additionalProperty(child, schema) {
          guard goesOn else { return false }
          isValid = false
        }
        scratch.marks[marks + position] = true
      }
      position += 1
      child = unsafe nodes[Int(child)].end
    }
    return isValid
  }
}

extension JSONTree {
  /// Becomes a tree of one string.
  func hold(string: UnsafeBufferPointer<UInt8>) {
    unsafe load(string)
    nodeCount = 1
    unsafe nodes.initialize(
      to: JSONRecord(
        start: 0, length: UInt32(truncatingIfNeeded: string.count), end: 1, key: JSONRecord.noKey, offset: 0,
        kind: .string, flags: 0))
  }
}
