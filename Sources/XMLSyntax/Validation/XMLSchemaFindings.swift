public import ArticleModel

/// What a validation found.
public struct XMLSchemaFindings: Hashable, Sendable {
  /// The errors, in the order of the document, at the `<` of the element they concern.
  public var diagnostics: [Diagnostic] = []
  /// How many more there were than are kept.
  public var omittedCount = 0
  /// Whether a pattern in the schema was too much for the validator: the document is neither valid nor invalid.
  public var isUndetermined = false

  /// Creates the findings of a valid document.
  public init() {}

  /// Whether nothing was found and nothing was left open.
  public var isValid: Bool { diagnostics.isEmpty && omittedCount == 0 && !isUndetermined }
}
