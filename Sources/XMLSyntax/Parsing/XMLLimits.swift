/// The bounds that a document is held to.
public struct XMLLimits: Hashable, Sendable {
  /// Bytes of one item, and of all that stands outside the items.
  public var itemBytes = 64 << 20
  /// Elements within each other.
  public var depth = 256
  /// Attributes of one element, those that a document type adds included.
  public var attributes = 1_000
  /// Bytes of one start tag.
  public var startTagBytes = 256 << 10
  /// Bytes that entities and default attributes may add on top of as many as the document itself has.
  public var amplificationBytes = 1 << 20

  /// Creates the default limits.
  public init() {}
}
