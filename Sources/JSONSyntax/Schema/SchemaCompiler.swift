internal import ArticleModel

/// Turns the documents of a schema into tables of numbers.
struct SchemaCompiler {
  private(set) var registry: SchemaRegistry
  var tables = SchemaTables()
  let assertsFormats: Bool
  private var indices: [SchemaLocation: Int32] = [:]
  private var queue: [SchemaLocation] = []
  /// How many places of the queue have been compiled; several parts of a schema share them.
  private var done = 0
  private var anchorCount = 0

  init(_ registry: SchemaRegistry, assertsFormats: Bool) {
    self.registry = registry
    self.assertsFormats = assertsFormats
  }

  /// Compiles the schema at a place and everything it leads to.
  mutating func compile(_ location: SchemaLocation) throws(DocumentError) -> Int32 {
    let index = index(of: location)
    repeat {
      while done < queue.count {
        let next = queue[done]
        done += 1
        let node = try node(next)
        if let index = indices[next] { tables.nodes[Int(index)] = node }
      }
      // A dynamic reference may lead to any schema with such an anchor.
      if !tables.dynamicReferences.isEmpty {
        for anchor in registry.dynamicAnchors { _ = self.index(of: anchor.location) }
      }
    } while done < queue.count
    linkDynamicAnchors()
    return index
  }

  private mutating func linkDynamicAnchors() {
    tables.resourceCount = registry.resources.count
    let count = tables.dynamicAnchors.count
    tables.dynamicTargets = [Int32](repeating: SchemaNode.none, count: count * tables.resourceCount)
    for anchor in registry.dynamicAnchors {
      guard let number = tables.dynamicAnchors[anchor.name], let target = indices[anchor.location] else { continue }
      tables.dynamicTargets[anchor.resource * count + Int(number)] = target
    }
  }

  mutating func index(of location: SchemaLocation) -> Int32 {
    if let known = indices[location] { return known }
    let index = Int32(truncatingIfNeeded: tables.nodes.count)
    tables.nodes.append(SchemaNode())
    indices[location] = index
    queue.append(location)
    return index
  }

  private mutating func node(_ location: SchemaLocation) throws(DocumentError) -> SchemaNode {
    let tree = registry.tree(location)
    var node = SchemaNode()
    node.resource = Int32(truncatingIfNeeded: registry.contexts[location]?.resource ?? 0)
    switch tree.kind(of: location.node) {
    case .true: return node
    case .false:
      node.checks = .never
      return node
    case .object: break
    default: throw registry.error("a schema must be an object, true or false", at: location)
    }
    var reader = SchemaKeywordReader(tree: tree, location: location, dialect: registry.dialect(location))
    for member in tree.children(of: location.node) { reader.add(member) }
    if reader.dialect.refStandsAlone, reader[.ref] != nil { reader.keepOnly(.ref) }

    try references(&node, reader)
    try inPlace(&node, reader)
    try scalars(&node, reader)
    try numbers(&node, reader)
    try arrays(&node, reader)
    try objects(&node, reader)
    return node
  }

  func wrong(_ keyword: SchemaKeyword, _ what: String, _ reader: SchemaKeywordReader) -> DocumentError {
    registry.error("\(keyword.name) must be \(what)", at: reader.location, reader[keyword])
  }

  // MARK: Values of keywords

  mutating func schema(_ keyword: SchemaKeyword, _ reader: SchemaKeywordReader) -> Int32 {
    guard let value = reader[keyword] else { return SchemaNode.none }
    return index(of: SchemaLocation(document: reader.location.document, node: value))
  }

  mutating func schemas(
    _ keyword: SchemaKeyword, _ reader: SchemaKeywordReader
  ) throws(DocumentError) -> SchemaList? {
    guard let value = reader[keyword] else { return nil }
    guard reader.tree.kind(of: value) == .array else { throw wrong(keyword, "an array of schemas", reader) }
    let elements = Array(reader.tree.children(of: value))
    var list: [Int32] = []
    for element in elements {
      list.append(index(of: SchemaLocation(document: reader.location.document, node: element)))
    }
    return tables.list(list)
  }

  func count(
    _ keyword: SchemaKeyword, _ reader: SchemaKeywordReader, otherwise: Int32
  ) throws(DocumentError) -> Int32 {
    guard let value = reader[keyword] else { return otherwise }
    guard reader.tree.kind(of: value) == .number, let number = JSONNumber(reader.tree, reader.tree.record(value)),
      number.isInteger, !number.isNegative || number.digits.isEmpty
    else { throw wrong(keyword, "an integer that is not negative", reader) }
    return Int32(clamping: number.integer ?? .max)
  }

  func names(
    _ value: JSONNode, _ keyword: SchemaKeyword, _ reader: SchemaKeywordReader
  ) throws(DocumentError) -> [String] {
    var names: [String] = []
    guard reader.tree.kind(of: value) == .array else { throw wrong(keyword, "an array of names", reader) }
    for element in reader.tree.children(of: value) {
      guard let name = reader.tree.string(of: element) else { throw wrong(keyword, "an array of names", reader) }
      names.append(name)
    }
    return names
  }

  func members(
    _ keyword: SchemaKeyword, _ reader: SchemaKeywordReader
  ) throws(DocumentError) -> [(name: String, value: JSONNode)] {
    guard let value = reader[keyword] else { return [] }
    guard reader.tree.kind(of: value) == .object else { throw wrong(keyword, "an object", reader) }
    return reader.tree.children(of: value).map { (reader.tree.key(of: $0) ?? "", $0) }
  }

  // MARK: Keywords

  private mutating func references(_ node: inout SchemaNode, _ reader: SchemaKeywordReader) throws(DocumentError) {
    if let value = reader[.ref] {
      guard let reference = reader.tree.string(of: value) else { throw wrong(.ref, "a string", reader) }
      node.reference = index(of: try registry.resolve(reference, from: reader.location, value).location)
      node.checks.insert(.inPlace)
    }
    for keyword in [SchemaKeyword.dynamicRef, .recursiveRef] {
      guard let value = reader[keyword] else { continue }
      guard let reference = reader.tree.string(of: value) else { throw wrong(keyword, "a string", reader) }
      let (target, anchor) = try registry.resolve(reference, from: reader.location, value)
      let name = keyword == .recursiveRef ? SchemaRegistry.recursiveAnchor : anchor
      let isDynamic = registry.dynamicAnchors.contains { $0.location == target && $0.name == name }
      var number = SchemaNode.none
      if let name, isDynamic {
        number = tables.dynamicAnchors[name] ?? Int32(truncatingIfNeeded: tables.dynamicAnchors.count)
        tables.dynamicAnchors[name] = number
      }
      node.dynamicReference = Int32(truncatingIfNeeded: tables.dynamicReferences.count)
      tables.dynamicReferences.append((index(of: target), number))
      node.checks.insert(.inPlace)
    }
  }

  private mutating func inPlace(_ node: inout SchemaNode, _ reader: SchemaKeywordReader) throws(DocumentError) {
    if let list = try schemas(.allOf, reader) { node.allOf = list }
    if let list = try schemas(.anyOf, reader) { node.anyOf = list }
    if let list = try schemas(.oneOf, reader) { node.oneOf = list }
    node.not = schema(.not, reader)
    if let value = reader[.disallow] { node.not = try types(value, .disallow, reader) }
    if let value = reader[.extends] {
      if reader.tree.kind(of: value) == .array {
        if let list = try schemas(.extends, reader) { node.allOf = list }
      } else {
        node.allOf = tables.list([schema(.extends, reader)])
      }
    }
    node.condition = schema(.if, reader)
    if node.condition >= 0 {
      node.then = schema(.then, reader)
      node.otherwise = schema(.else, reader)
    }
    if node.allOf.count + node.anyOf.count + node.oneOf.count > 0 || node.not >= 0 || node.condition >= 0 {
      node.checks.insert(.inPlace)
    }
  }

  private mutating func arrays(_ node: inout SchemaNode, _ reader: SchemaKeywordReader) throws(DocumentError) {
    if let list = try schemas(.prefixItems, reader) { node.prefixItems = list }
    if reader.dialect.shapes[.items] == .schemaOrArray, let value = reader[.items],
      reader.tree.kind(of: value) == .array
    {
      if let list = try schemas(.items, reader) { node.prefixItems = list }
      node.items = schema(.additionalItems, reader)
    } else {
      node.items = schema(.items, reader)
    }
    node.contains = schema(.contains, reader)
    node.minContains = try count(.minContains, reader, otherwise: 1)
    node.maxContains = try count(.maxContains, reader, otherwise: .max)
    node.minItems = try count(.minItems, reader, otherwise: 0)
    node.maxItems = try count(.maxItems, reader, otherwise: .max)
    if let value = reader[.uniqueItems] {
      guard let isUnique = reader.tree.bool(of: value) else { throw wrong(.uniqueItems, "true or false", reader) }
      if isUnique { node.checks.formUnion([.uniqueItems, .arrays]) }
    }
    node.unevaluatedItems = schema(.unevaluatedItems, reader)
    if node.unevaluatedItems >= 0 { node.checks.insert(.unevaluated) }
    if node.prefixItems.count > 0 || node.items >= 0 || node.contains >= 0 || node.minItems > 0
      || node.maxItems < .max
    {
      node.checks.insert(.arrays)
    }
  }

  private mutating func objects(_ node: inout SchemaNode, _ reader: SchemaKeywordReader) throws(DocumentError) {
    let document = reader.location.document
    var entries: [Int32: SchemaProperty] = [:]
    var requiredNames: [String]?
    let isRequiredBelow = reader.dialect.shapes[.required] == .boolean
    for (name, value) in try members(.properties, reader) {
      if isRequiredBelow, let flag = reader.tree.member("required", of: value), reader.tree.bool(of: flag) == true {
        requiredNames = (requiredNames ?? []) + [name]
      }
      let key = tables.key(name)
      entries[key, default: SchemaProperty()].schema = index(of: SchemaLocation(document: document, node: value))
    }
    if !isRequiredBelow, let value = reader[.required] { requiredNames = try names(value, .required, reader) }
    if let requiredNames {
      var others: [Int32] = []
      var bit: UInt8 = 0
      for name in requiredNames {
        let key = tables.key(name)
        if let known = entries[key], known.bit < 64 { continue }
        if bit < 64 {
          entries[key, default: SchemaProperty()].bit = bit
          node.requiredBits |= 1 << UInt64(bit)
          bit += 1
        } else {
          others.append(key)
        }
      }
      node.required = tables.list(others)
      node.checks.insert(.objects)
    }
    if let first = entries.keys.min(), let last = entries.keys.max() {
      node.firstKey = first
      node.properties = SchemaList(
        start: Int32(truncatingIfNeeded: tables.properties.count), count: last - first + 1)
      for key in first...last { tables.properties.append(entries[key] ?? SchemaProperty()) }
      node.checks.insert(.objects)
    }
    var pairs: [Int32] = []
    for (name, value) in try members(.patternProperties, reader) {
      pairs.append(try pattern(name, reader, value))
      pairs.append(index(of: SchemaLocation(document: document, node: value)))
    }
    node.patternProperties = tables.list(pairs)
    node.additionalProperties = schema(.additionalProperties, reader)
    node.propertyNames = schema(.propertyNames, reader)
    node.minProperties = try count(.minProperties, reader, otherwise: 0)
    node.maxProperties = try count(.maxProperties, reader, otherwise: .max)
    try dependencies(&node, reader)
    node.unevaluatedProperties = schema(.unevaluatedProperties, reader)
    if node.unevaluatedProperties >= 0 { node.checks.insert(.unevaluated) }
    if node.patternProperties.count > 0 || node.additionalProperties >= 0 || node.propertyNames >= 0
      || node.minProperties > 0 || node.maxProperties < .max || node.dependentRequired.count > 0
    {
      node.checks.insert(.objects)
    }
    if node.dependentSchemas.count > 0 { node.checks.insert(.inPlace) }
  }

  private mutating func dependencies(_ node: inout SchemaNode, _ reader: SchemaKeywordReader) throws(DocumentError) {
    let document = reader.location.document
    var required: [Int32] = []
    var schemas: [Int32] = []
    for keyword in [SchemaKeyword.dependentRequired, .dependentSchemas, .dependencies] {
      for (name, value) in try members(keyword, reader) {
        if keyword == .dependencies, let other = reader.tree.string(of: value) {
          required += [tables.key(name), tables.key(other)]
        } else if keyword == .dependentRequired || (keyword == .dependencies && reader.tree.kind(of: value) == .array) {
          for other in try names(value, keyword, reader) { required += [tables.key(name), tables.key(other)] }
        } else {
          schemas += [tables.key(name), index(of: SchemaLocation(document: document, node: value))]
        }
      }
    }
    node.dependentRequired = tables.list(required)
    node.dependentSchemas = tables.list(schemas)
  }
}
