internal import ArticleModel

/// Keywords about types, constants, strings and numbers.
extension SchemaCompiler {
  mutating func scalars(_ node: inout SchemaNode, _ reader: SchemaKeywordReader) throws(DocumentError) {
    let tree = reader.tree
    if let value = reader[.type], reader.dialect.shapes[.type] == .typeOrSchemas {
      node.anyOf = tables.list([try types(value, .type, reader)])
      node.checks.insert(.inPlace)
    } else if let value = reader[.type] {
      let names = tree.kind(of: value) == .array ? Array(tree.children(of: value)) : [value]
      node.types = 0
      for name in names {
        guard let type = tree.string(of: name).flatMap(SchemaType.named) else {
          throw wrong(.type, "a type's name or an array of such names", reader)
        }
        node.types |= type
      }
      node.checks.insert(.type)
    }
    let document = reader.location.document
    if let value = reader[.enum] {
      guard tree.kind(of: value) == .array else { throw wrong(.enum, "an array", reader) }
      node.enumeration.start = Int32(truncatingIfNeeded: tables.constants.count)
      for element in tree.children(of: value) {
        tables.constants.append(SchemaConstant(document: document, node: element))
      }
      node.enumeration.count = Int32(truncatingIfNeeded: tables.constants.count) - node.enumeration.start
      node.hasEnumeration = true
      node.checks.insert(.constants)
    }
    if let value = reader[.const] {
      node.constant = Int32(truncatingIfNeeded: tables.constants.count)
      tables.constants.append(SchemaConstant(document: document, node: value))
      node.checks.insert(.constants)
    }
    node.minLength = try count(.minLength, reader, otherwise: 0)
    node.maxLength = try count(.maxLength, reader, otherwise: .max)
    if let value = reader[.pattern] {
      guard let source = tree.string(of: value) else { throw wrong(.pattern, "a string", reader) }
      node.pattern = try pattern(source, reader, value)
    }
    if assertsFormats || reader.dialect.assertsFormats, let value = reader[.format] {
      node.format = SchemaFormat(rawValue: tree.string(of: value) ?? "") ?? .none
    }
    if node.minLength > 0 || node.maxLength < .max || node.pattern >= 0 || node.format != .none {
      node.checks.insert(.strings)
    }
  }

  /// The types and schemas of draft-03, as a schema of its own.
  mutating func types(
    _ value: JSONNode, _ keyword: SchemaKeyword, _ reader: SchemaKeywordReader
  ) throws(DocumentError) -> Int32 {
    let tree = reader.tree
    var types = SchemaNode()
    types.types = 0
    types.checks = .type
    var alternatives: [Int32] = []
    for element in tree.kind(of: value) == .array ? Array(tree.children(of: value)) : [value] {
      if tree.kind(of: element) == .object {
        alternatives.append(index(of: SchemaLocation(document: reader.location.document, node: element)))
        continue
      }
      guard let name = tree.string(of: element) else { throw wrong(keyword, "a type or an array of types", reader) }
      // A name that is not known stands for any type there.
      types.types |= SchemaType.named(name) ?? .max
    }
    tables.nodes.append(types)
    alternatives.append(Int32(truncatingIfNeeded: tables.nodes.count - 1))
    var union = SchemaNode()
    union.resource = Int32(truncatingIfNeeded: registry.contexts[reader.location]?.resource ?? 0)
    union.checks = .inPlace
    union.anyOf = tables.list(alternatives)
    tables.nodes.append(union)
    return Int32(truncatingIfNeeded: tables.nodes.count - 1)
  }

  mutating func pattern(
    _ source: String, _ reader: SchemaKeywordReader, _ value: JSONNode
  ) throws(DocumentError) -> Int32 {
    if let known = tables.patterns.firstIndex(where: { $0.source == source }) {
      return Int32(truncatingIfNeeded: known)
    }
    do throws(PatternError) {
      tables.patterns.append(try Pattern(source))
    } catch {
      throw registry.error(
        "the pattern \(source) cannot be used: \(error.message), at character \(error.offset + 1)",
        at: reader.location, value)
    }
    return Int32(truncatingIfNeeded: tables.patterns.count - 1)
  }

  mutating func numbers(_ node: inout SchemaNode, _ reader: SchemaKeywordReader) throws(DocumentError) {
    var keywords: [SchemaKeyword] = [.minimum, .maximum, .multipleOf, .divisibleBy]
    // Up to draft-04 these say how the others are meant.
    let areFlags = reader.dialect.shapes[.exclusiveMinimum] == .boolean
    if !areFlags { keywords += [.exclusiveMinimum, .exclusiveMaximum] }
    func isFlagged(_ keyword: SchemaKeyword) -> Bool {
      areFlags && reader[keyword].flatMap { reader.tree.bool(of: $0) } == true
    }
    guard keywords.contains(where: { reader[$0] != nil }) else { return }
    var limits = SchemaLimits()
    for keyword in keywords {
      guard let value = reader[keyword] else { continue }
      guard reader.tree.kind(of: value) == .number, let number = JSONNumber(reader.tree, reader.tree.record(value))
      else { throw wrong(keyword, "a number", reader) }
      let integer = number.integer.flatMap { $0.magnitude < 1 << 60 ? $0 : nil }
      if integer == nil { limits.isInteger = false }
      var meaning = keyword
      if keyword == .minimum, isFlagged(.exclusiveMinimum) { meaning = .exclusiveMinimum }
      if keyword == .maximum, isFlagged(.exclusiveMaximum) { meaning = .exclusiveMaximum }
      switch meaning {
      case .minimum:
        limits.minimum = number
        limits.lower = max(limits.lower, integer ?? .min)
      case .exclusiveMinimum:
        limits.exclusiveMinimum = number
        limits.lower = max(limits.lower, integer.map { $0 + 1 } ?? .min)
      case .maximum:
        limits.maximum = number
        limits.upper = min(limits.upper, integer ?? .max)
      case .exclusiveMaximum:
        limits.exclusiveMaximum = number
        limits.upper = min(limits.upper, integer.map { $0 - 1 } ?? .max)
      default:
        guard !number.digits.isEmpty, !number.isNegative else { throw wrong(keyword, "a number above 0", reader) }
        limits.multipleOf = number
        limits.divisor = integer ?? 0
      }
    }
    node.limits = Int32(truncatingIfNeeded: tables.limits.count)
    tables.limits.append(limits)
    node.checks.insert(.numbers)
  }
}
