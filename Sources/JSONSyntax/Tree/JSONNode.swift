/// A value of a ``JSONTree``: a small handle that means nothing without its tree.
public struct JSONNode: Hashable, Sendable {
  let index: UInt32

  init(_ index: Int) { self.index = UInt32(truncatingIfNeeded: index) }
}

/// What a JSON value is.
public enum JSONKind: UInt8, Hashable, Sendable, CaseIterable {
  /// An object, whose children are its members' values.
  case object
  /// An array, whose children are its elements.
  case array
  /// A string.
  case string
  /// A number, whose spelling is kept.
  case number
  /// The literal `true`.
  case `true`
  /// The literal `false`.
  case `false`
  /// The literal `null`.
  case null
}

/// One value in the arena, in the order in which the values begin in the text.
struct JSONRecord {
  static let noKey = UInt32.max
  static let readFlag: UInt8 = 1
  /// Set on numbers spelled without fraction and exponent.
  static let integerFlag: UInt8 = 2

  /// Where the string's content or the number's spelling begins in the tree's bytes; a container's number of children.
  var start: UInt32
  /// The number of bytes of a string or number.
  var length: UInt32
  /// The index of the first record that is not below this one.
  var end: UInt32
  /// The key under which the value stands in its object, or `noKey`.
  var key: UInt32
  /// Where the value begins in the text.
  var offset: UInt32
  var kind: JSONKind
  var flags: UInt8
}
