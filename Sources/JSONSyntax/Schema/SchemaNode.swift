/// What a compiled schema checks, so that everything else costs one test.
struct SchemaChecks: OptionSet {
  let rawValue: UInt32

  /// The schema `false`.
  static let never = SchemaChecks(rawValue: 1 << 0)
  static let type = SchemaChecks(rawValue: 1 << 1)
  static let constants = SchemaChecks(rawValue: 1 << 2)
  static let numbers = SchemaChecks(rawValue: 1 << 3)
  static let strings = SchemaChecks(rawValue: 1 << 4)
  static let arrays = SchemaChecks(rawValue: 1 << 5)
  static let objects = SchemaChecks(rawValue: 1 << 6)
  /// Schemas for the same value: references, `allOf` and their like.
  static let inPlace = SchemaChecks(rawValue: 1 << 7)
  static let unevaluated = SchemaChecks(rawValue: 1 << 8)
  static let uniqueItems = SchemaChecks(rawValue: 1 << 9)
}

/// A run of entries in one of the program's tables.
struct SchemaList {
  var start: Int32 = 0
  var count: Int32 = 0
}

/// A compiled schema: plain numbers, which point into the tables of the program.
struct SchemaNode {
  static let none: Int32 = -1

  var checks: SchemaChecks = []
  /// The kinds that are allowed, as bits of ``SchemaType``.
  var types: UInt8 = .max
  var format = SchemaFormat.none
  var resource: Int32 = 0

  var reference = SchemaNode.none
  var dynamicReference = SchemaNode.none
  var allOf = SchemaList()
  var anyOf = SchemaList()
  var oneOf = SchemaList()
  var not = SchemaNode.none
  var condition = SchemaNode.none
  var then = SchemaNode.none
  var otherwise = SchemaNode.none

  var enumeration = SchemaList()
  var hasEnumeration = false
  var constant = SchemaNode.none
  var limits = SchemaNode.none

  var minLength: Int32 = 0
  var maxLength = Int32.max
  var pattern = SchemaNode.none

  var prefixItems = SchemaList()
  var items = SchemaNode.none
  var contains = SchemaNode.none
  var minContains: Int32 = 1
  var maxContains = Int32.max
  var minItems: Int32 = 0
  var maxItems = Int32.max
  var unevaluatedItems = SchemaNode.none

  /// The first of the keys that have an entry in the table of properties, their number, and where the entries begin.
  var firstKey: Int32 = 0
  var properties = SchemaList()
  /// The bits of the required properties that have one, and the keys of the others.
  var requiredBits: UInt64 = 0
  var required = SchemaList()
  var patternProperties = SchemaList()
  var additionalProperties = SchemaNode.none
  var propertyNames = SchemaNode.none
  var minProperties: Int32 = 0
  var maxProperties = Int32.max
  var dependentRequired = SchemaList()
  var dependentSchemas = SchemaList()
  var unevaluatedProperties = SchemaNode.none
}

/// What a schema says of one key.
struct SchemaProperty {
  /// The schema of the property's value, or none.
  var schema = SchemaNode.none
  /// The property's bit among the required ones, or 64 and more.
  var bit: UInt8 = 255
}

/// The types of JSON Schema as bits.
enum SchemaType {
  static let object: UInt8 = 1
  static let array: UInt8 = 2
  static let string: UInt8 = 4
  static let number: UInt8 = 8
  static let integer: UInt8 = 16
  static let boolean: UInt8 = 32
  static let null: UInt8 = 64

  static func named(_ name: String) -> UInt8? {
    switch name {
    case "object": object
    case "array": array
    case "string": string
    case "number": number
    case "integer": integer
    case "boolean": boolean
    case "null": null
    default: nil
    }
  }

  @inline(__always) static func bit(_ kind: JSONKind) -> UInt8 {
    switch kind {
    case .object: object
    case .array: array
    case .string: string
    case .number: number
    case .true, .false: boolean
    case .null: null
    }
  }

  static func names(_ types: UInt8) -> String {
    let all: [(UInt8, String)] = [
      (object, "an object"), (array, "an array"), (string, "a string"), (number, "a number"), (integer, "an integer"),
      (boolean, "a boolean"), (null, "null"),
    ]
    return all.filter { types & $0.0 != 0 }.map(\.1).joined(separator: " or ")
  }
}

/// The bounds of a number: as integers for the numbers that almost all are, and exactly.
struct SchemaLimits {
  /// Whether the integer bounds say everything.
  var isInteger = true
  var lower = Int.min
  var upper = Int.max
  var divisor = 0

  var minimum: JSONNumber?
  var exclusiveMinimum: JSONNumber?
  var maximum: JSONNumber?
  var exclusiveMaximum: JSONNumber?
  var multipleOf: JSONNumber?
}

/// A value that a schema holds instances to.
struct SchemaConstant {
  var document: Int
  var node: JSONNode
}
