/// The keywords of JSON Schema, of all drafts.
///
/// The raw values are small numbers and not the spellings: compiling a schema asks for every keyword of every subschema,
/// and strings would be hashed each time.
enum SchemaKeyword: UInt8, CaseIterable, Sendable {
  case id
  /// `$id` up to draft-04.
  case oldID
  case schema, ref, anchor, dynamicRef, dynamicAnchor, recursiveRef, recursiveAnchor, vocabulary, comment, defs
  case definitions, dependencies
  case prefixItems, items, additionalItems, contains
  case additionalProperties, properties, patternProperties, dependentSchemas, propertyNames
  case `if`, then, `else`, allOf, anyOf, oneOf, not
  case unevaluatedItems, unevaluatedProperties
  case type, const, `enum`, multipleOf, maximum, exclusiveMaximum, minimum, exclusiveMinimum
  case maxLength, minLength, pattern, maxItems, minItems, uniqueItems, maxContains, minContains
  case maxProperties, minProperties, required, dependentRequired
  case format
  case contentEncoding, contentMediaType, contentSchema
  // Draft-03 alone.
  case extends, disallow, divisibleBy
  case title, description, `default`, deprecated, readOnly, writeOnly, examples

  /// The keyword with this spelling.
  init?(named name: String) {
    guard let keyword = SchemaKeyword.named[name] else { return nil }
    self = keyword
  }

  /// How it is spelled.
  var name: String {
    switch self {
    case .oldID: "id"
    case .id, .schema, .ref, .anchor, .dynamicRef, .dynamicAnchor, .recursiveRef, .recursiveAnchor, .vocabulary,
      .comment, .defs:
      "$\(self)"
    default: "\(self)"
    }
  }

  private static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}

/// What the value of a keyword looks like.
enum SchemaShape: Sendable {
  case schema, schemaArray, schemaMap
  /// A schema, or an array of schemas: `items` up to 2019-09.
  case schemaOrArray
  /// An object of schemas or arrays of names: `dependencies`.
  case schemaOrNamesMap
  /// A type's name, a schema, or an array of both: `type` and `disallow` in draft-03.
  case typeOrSchemas
  case number, positiveNumber, count, boolean, string, uri, reference, anchor, regularExpression
  case names, namesMap, type, array, any, vocabularies

  /// Whether schemas stand in it.
  var holdsSchemas: Bool {
    switch self {
    case .schema, .schemaArray, .schemaMap, .schemaOrArray, .schemaOrNamesMap, .typeOrSchemas: true
    default: false
    }
  }
}
