/// How much goes into one of several files.
public enum SplitSize: Hashable, Sendable {
  /// So many articles.
  case articles(Int)
  /// The articles that make a file at least so many bytes large before it is packed.
  case bytes(Int)
}
