/// A draft of JSON Schema, as a table: its vocabularies, their keywords and the shapes of their values.
struct SchemaDialect: Sendable {
  struct Vocabulary: Sendable {
    /// The last part of its address, such as `applicator`.
    let name: String
    let keywords: [(SchemaKeyword, SchemaShape)]
  }

  /// The address of its meta-schema, without an empty fragment.
  let address: String
  let vocabularies: [Vocabulary]
  /// Whether `$ref` hides everything beside it, as up to draft-07.
  let refStandsAlone: Bool
  /// The name of the keyword that gives a schema its address.
  let identity: StaticString
  /// The shape of each keyword that is in force.
  private(set) var shapes: [SchemaKeyword: SchemaShape]
  /// Whether `format` is to be checked because the meta-schema says so.
  var assertsFormats = false

  init(address: String, refStandsAlone: Bool = false, identity: StaticString = "$id", _ vocabularies: [Vocabulary]) {
    self.address = address
    self.refStandsAlone = refStandsAlone
    self.identity = identity
    self.vocabularies = vocabularies
    shapes = [:]
    for vocabulary in vocabularies {
      for (keyword, shape) in vocabulary.keywords { shapes[keyword] = shape }
    }
  }

  /// The dialect with some of its vocabularies only.
  func restricted(to names: Set<String>) -> SchemaDialect {
    var result = self
    for vocabulary in vocabularies where !names.contains(vocabulary.name) && vocabulary.name != "core" {
      for (keyword, _) in vocabulary.keywords { result.shapes[keyword] = nil }
    }
    return result
  }

  static func named(_ address: String) -> SchemaDialect? {
    let address = address.hasSuffix("#") ? String(address.dropLast()) : address
    return all.first { $0.address == address }
  }

  static let all = [draft2020, draft2019, draft7, draft6, draft4, draft3]
  static let standard = draft2020

  private static let core2020: [(SchemaKeyword, SchemaShape)] = [
    (.id, .reference), (.schema, .uri), (.ref, .reference), (.anchor, .anchor), (.dynamicRef, .reference),
    (.dynamicAnchor, .anchor), (.vocabulary, .vocabularies), (.comment, .string), (.defs, .schemaMap),
    // Drafts before 2019-09 had these; 2020-12 keeps their names free, and schemas in use still mean them.
    (.definitions, .schemaMap), (.dependencies, .schemaOrNamesMap),
  ]
  private static let applicators: [(SchemaKeyword, SchemaShape)] = [
    (.contains, .schema), (.additionalProperties, .schema), (.properties, .schemaMap),
    (.patternProperties, .schemaMap), (.dependentSchemas, .schemaMap), (.propertyNames, .schema), (.if, .schema),
    (.then, .schema), (.else, .schema), (.allOf, .schemaArray), (.anyOf, .schemaArray), (.oneOf, .schemaArray),
    (.not, .schema),
  ]
  private static let assertions: [(SchemaKeyword, SchemaShape)] = [
    (.type, .type), (.const, .any), (.enum, .array), (.multipleOf, .positiveNumber), (.maximum, .number),
    (.exclusiveMaximum, .number), (.minimum, .number), (.exclusiveMinimum, .number), (.maxLength, .count),
    (.minLength, .count), (.pattern, .regularExpression), (.maxItems, .count), (.minItems, .count),
    (.uniqueItems, .boolean), (.maxProperties, .count), (.minProperties, .count), (.required, .names),
  ]
  private static let newAssertions: [(SchemaKeyword, SchemaShape)] = [
    (.maxContains, .count), (.minContains, .count), (.dependentRequired, .namesMap),
  ]
  private static let unevaluated: [(SchemaKeyword, SchemaShape)] = [
    (.unevaluatedItems, .schema), (.unevaluatedProperties, .schema),
  ]
  private static let metadata: [(SchemaKeyword, SchemaShape)] = [
    (.title, .string), (.description, .string), (.default, .any), (.deprecated, .boolean), (.readOnly, .boolean),
    (.writeOnly, .boolean), (.examples, .array),
  ]
  private static let content: [(SchemaKeyword, SchemaShape)] = [
    (.contentEncoding, .string), (.contentMediaType, .string), (.contentSchema, .schema),
  ]

  /// Draft 2020-12.
  static let draft2020 = SchemaDialect(
    address: "https://json-schema.org/draft/2020-12/schema",
    [
      Vocabulary(name: "core", keywords: core2020),
      Vocabulary(name: "applicator", keywords: [(.prefixItems, .schemaArray), (.items, .schema)] + applicators),
      Vocabulary(name: "unevaluated", keywords: unevaluated),
      Vocabulary(name: "validation", keywords: assertions + newAssertions),
      Vocabulary(name: "meta-data", keywords: metadata),
      Vocabulary(name: "format-annotation", keywords: [(.format, .string)]),
      Vocabulary(name: "content", keywords: content),
    ])

  private static let oldItems: [(SchemaKeyword, SchemaShape)] = [(.items, .schemaOrArray), (.additionalItems, .schema)]

  /// Draft 2019-09.
  static let draft2019 = SchemaDialect(
    address: "https://json-schema.org/draft/2019-09/schema",
    [
      Vocabulary(
        name: "core",
        keywords: [
          (.id, .reference), (.schema, .uri), (.ref, .reference), (.anchor, .anchor), (.recursiveRef, .reference),
          (.recursiveAnchor, .boolean), (.vocabulary, .vocabularies), (.comment, .string), (.defs, .schemaMap),
          (.definitions, .schemaMap), (.dependencies, .schemaOrNamesMap),
        ]),
      Vocabulary(name: "applicator", keywords: oldItems + applicators + unevaluated),
      Vocabulary(name: "validation", keywords: assertions + newAssertions),
      Vocabulary(name: "meta-data", keywords: metadata),
      Vocabulary(name: "format", keywords: [(.format, .string)]),
      Vocabulary(name: "content", keywords: content),
    ])

  private static let core6: [(SchemaKeyword, SchemaShape)] = [
    (.id, .reference), (.schema, .uri), (.ref, .reference), (.definitions, .schemaMap),
    (.dependencies, .schemaOrNamesMap), (.title, .string), (.description, .string), (.default, .any),
    (.examples, .array), (.format, .string),
  ]
  private static let applicators6 = applicators.filter { ![.dependentSchemas, .if, .then, .else].contains($0.0) }
  private static let applicators7 = applicators.filter { $0.0 != .dependentSchemas }

  /// Draft-07.
  static let draft7 = SchemaDialect(
    address: "http://json-schema.org/draft-07/schema", refStandsAlone: true,
    [
      Vocabulary(
        name: "core",
        keywords: core6 + oldItems + applicators7 + assertions + [
          (.comment, .string), (.readOnly, .boolean), (.writeOnly, .boolean), (.contentEncoding, .string),
          (.contentMediaType, .string),
        ])
    ])

  /// Draft-06.
  static let draft6 = SchemaDialect(
    address: "http://json-schema.org/draft-06/schema", refStandsAlone: true,
    [Vocabulary(name: "core", keywords: core6 + oldItems + applicators6 + assertions)])

  private static let notIn4: Set<SchemaKeyword> = [
    .id, .examples, .const, .contains, .propertyNames, .exclusiveMaximum, .exclusiveMinimum,
  ]
  private static let keywords4 =
    (core6 + oldItems + applicators6 + assertions).filter { !notIn4.contains($0.0) } + [
      (.oldID, .reference), (.exclusiveMaximum, .boolean), (.exclusiveMinimum, .boolean),
    ]

  /// Draft-04.
  static let draft4 = SchemaDialect(
    address: "http://json-schema.org/draft-04/schema", refStandsAlone: true, identity: "id",
    [Vocabulary(name: "core", keywords: keywords4)])

  private static let notIn3: Set<SchemaKeyword> = [
    .allOf, .anyOf, .oneOf, .not, .type, .required, .multipleOf, .maxProperties, .minProperties,
  ]

  /// Draft-03.
  static let draft3 = SchemaDialect(
    address: "http://json-schema.org/draft-03/schema", refStandsAlone: true, identity: "id",
    [
      Vocabulary(
        name: "core",
        keywords: keywords4.filter { !notIn3.contains($0.0) } + [
          (.type, .typeOrSchemas), (.disallow, .typeOrSchemas), (.extends, .schemaOrArray), (.required, .boolean),
          (.divisibleBy, .positiveNumber),
        ])
    ])
}
