/// The reason why a document, or an item of it, could not be read or written.
///
/// Its diagnostic always has the severity ``Diagnostic/Severity/error``.
public struct DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, and where.
  public var diagnostic: Diagnostic

  /// Creates an error from its parts.
  public init(_ code: String, _ message: String, at location: SourceLocation, hint: String = "") {
    diagnostic = Diagnostic(.error, code, message, at: location, hint: hint)
  }

  /// Creates an error from a diagnostic, which becomes an error if it was less.
  public init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
    self.diagnostic.severity = .error
  }

  /// The diagnostic's own text.
  public var description: String { diagnostic.description }
}
