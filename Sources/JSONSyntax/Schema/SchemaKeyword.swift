/// The keywords of JSON Schema, of all drafts.
enum SchemaKeyword: String, CaseIterable, Sendable {
  case id = "$id"
  /// `$id` up to draft-04.
  case oldID = "id"
  case schema = "$schema"
  case ref = "$ref"
  case anchor = "$anchor"
  case dynamicRef = "$dynamicRef"
  case dynamicAnchor = "$dynamicAnchor"
  case recursiveRef = "$recursiveRef"
  case recursiveAnchor = "$recursiveAnchor"
  case vocabulary = "$vocabulary"
  case comment = "$comment"
  case defs = "$defs"
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
