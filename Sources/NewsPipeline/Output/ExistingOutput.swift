/// What becomes of an output that is there already.
public enum ExistingOutput: Hashable, Sendable {
  /// It is an error.
  case refuse
  /// It is replaced.
  case replace
  /// It stays, and its input is passed over.
  case skip
}
