/// What a writer does with characters that XML cannot hold.
public enum XMLIllegalCharacterPolicy: Hashable, Sendable {
  /// U+FFFD stands in for them.
  case replace
  /// They are left out.
  case drop
  /// They are left out, and ``XMLWriter/check(source:)`` throws.
  case refuse
}

/// The characters that a writer met and that XML cannot hold, even as references.
public struct XMLIllegalCharacters: Hashable, Sendable {
  /// How many there were.
  public var count = 0
  /// The first of them.
  public var first: Unicode.Scalar?
  /// The line of the output at which the first one was met, from 1.
  public var line = 0
  /// The column of the output in bytes at which the first one was met, from 1.
  public var column = 0

  /// Creates a report of no characters.
  public init() {}
}
