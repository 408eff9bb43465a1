/// The kinds of values that a screen may let through.
struct ScreenKinds: OptionSet {
  let rawValue: UInt8

  static let object = ScreenKinds(.object)
  static let array = ScreenKinds(.array)
  static let string = ScreenKinds(.string)
  static let number = ScreenKinds(.number)
  static let `true` = ScreenKinds(.true)
  static let `false` = ScreenKinds(.false)
  static let null = ScreenKinds(.null)
  static let all = ScreenKinds(rawValue: 0x7F)

  @inline(__always) init(rawValue: UInt8) { self.rawValue = rawValue }

  @inline(__always) init(_ kind: JSONKind) { rawValue = 1 << kind.rawValue }

  /// The kinds that types of JSON Schema stand for.
  init(types: UInt8) {
    self = types == .max ? .all : []
    for kind in JSONKind.allCases where types & SchemaType.bit(kind) != 0 { insert(ScreenKinds(kind)) }
    if types & SchemaType.integer != 0 { insert(.number) }
  }
}

/// What is let through in one place.
struct ScreenNode {
  static let none: Int32 = -1
  /// The first node of a program lets everything through, the second nothing.
  static let anything: Int32 = 0
  static let nothing: Int32 = 1

  /// The kinds that are let through; what a screen cannot judge is among the others.
  var kinds = ScreenKinds.all
  /// Whether numbers must be spelled as integers.
  var isInteger = false
  /// What else strings, numbers and objects are held to.
  var text = ScreenNode.none
  var bounds = ScreenNode.none
  var object: Int32 = 0
  /// The node of an array's elements.
  var items = ScreenNode.anything
  var minItems: Int32 = 0
  var maxItems = Int32.max
}

/// What strings are held to.
struct ScreenText {
  var minLength = 0
  var maxLength = Int.max
  /// The number of the schema's pattern.
  var pattern = ScreenNode.none
  var format = SchemaFormat.none
  /// The strings that alone are allowed, if some are listed.
  var allowed = ScreenNames()
  var isListed = false

  var checksNothing: Bool {
    minLength == 0 && maxLength == .max && pattern < 0 && format == .none && !isListed
  }
}

/// The bounds of integers.
struct ScreenBounds: Equatable {
  var lower = Int.min
  var upper = Int.max
  /// What they must be multiples of, or 0.
  var divisor = 0
}

/// What objects are held to.
struct ScreenObject {
  /// The names that have a node of their own; each of them has a bit too.
  var names = ScreenNames()
  var required: UInt128 = 0
  /// Sets of names of which one must be there completely.
  var alternatives = SchemaList()
  /// The node of the members with other names, or none if there must not be any.
  var strangers = ScreenNode.anything
  var minCount: Int32 = 0
  var maxCount = Int32.max
  /// The choice that decides about the object, or none.
  var choice = ScreenNode.none

  var isCounted: Bool { minCount > 0 || maxCount < .max }
}

/// How the first member of an object decides about the rest.
struct ScreenChoice {
  /// The name that the first member must have.
  var name = ScreenNames()
  /// The node for each of the strings that conditions ask for, and for all others.
  var variants = ScreenNames()
  var otherwise = ScreenNode.nothing
}
