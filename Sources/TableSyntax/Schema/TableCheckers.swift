/// The checks that a ``TableSchemaValidator`` leaves to others: regular expressions and JSON.
public struct TableCheckers: Sendable {
  /// What the JSON text in a cell holds.
  public enum JSON: Hashable, Sendable {
    /// An object with this many members.
    case object(count: Int)
    /// An array with this many elements.
    case array(count: Int)
    /// A string, number, boolean or null.
    case scalar
    /// No JSON, and why, as a sentence without a final full stop.
    case malformed(String)
  }

  /// Returns whether the whole of a value matches a regular expression; `nil` leaves patterns unchecked.
  public var pattern: (@Sendable (_ pattern: String, _ value: String) -> Bool)?
  /// Returns what the JSON text in a cell holds; `nil` leaves it unchecked.
  public var json: (@Sendable (_ text: Span<UInt8>) -> JSON)?

  /// Creates checkers; without one its checks are left out, which the validator says once.
  public init(
    pattern: (@Sendable (_ pattern: String, _ value: String) -> Bool)? = nil,
    json: (@Sendable (_ text: Span<UInt8>) -> JSON)? = nil
  ) {
    self.pattern = pattern
    self.json = json
  }
}
