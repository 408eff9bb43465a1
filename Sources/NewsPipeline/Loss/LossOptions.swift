internal import ArticleModel

/// What is asked about the losses of a conversion.
public struct LossOptions: Hashable, Sendable {
  /// How much an article may lose.
  public enum Limit: String, Hashable, Sendable, CaseIterable {
    /// Nothing.
    case none
    /// What is worth knowing.
    case minor
    /// Anything, the text of the body as well.
    case severe

    /// Whether a difference is within the limit.
    func admits(_ difference: ArticleDifference) -> Bool {
      // What is new is not lost.
      if difference.kind == .inferred { return true }
      return switch self {
      case .none: false
      case .minor: difference.severity == .minor
      case .severe: true
      }
    }
  }

  /// The file that every loss is reported in, or `nil`.
  public var reportFile: String?
  /// How much an article may lose to be written.
  public var limit = Limit.severe
  /// The fields that may be lost whatever the limit says, embargo and status included.
  public var allowedFields: Set<String> = []

  /// Whether losses are measured of all articles, not only of those that must not be published.
  var isMeasuring: Bool { reportFile != nil || limit != .severe }

  /// The names of what may be lost: the fields of articles, and what feeds say about themselves.
  public static let fieldNames = ArticleComparison.fieldNames + [ArticleComparison.collectionsName]

  /// Creates options that ask for nothing.
  public init() {}
}

/// How much was lost.
public struct LossCount: Hashable, Sendable, CustomStringConvertible {
  /// Losses worth knowing.
  public var minor = 0
  /// Losses of body text, embargo, status or rights.
  public var severe = 0

  /// The counts in words.
  public var description: String { "\(severe) severe, \(minor) minor" }
}
