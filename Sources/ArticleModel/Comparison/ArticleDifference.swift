/// One difference between an article and what became of it.
public struct ArticleDifference: Hashable, Sendable, CustomStringConvertible {
  /// What happened to a value.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// It is gone.
    case dropped
    /// Less of it is left: a day of an instant, a part of a text.
    case narrowed
    /// It says the same in another spelling.
    case reformatted
    /// It stands in another field.
    case moved
    /// It is new: the first article does not state it.
    case inferred
  }

  /// How much a difference matters.
  public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Worth knowing.
    case minor
    /// Text of the body, or what may be done with the article: embargo, status, rights.
    case severe

    /// Minor is less than severe.
    public static func < (a: Severity, b: Severity) -> Bool { a == .minor && b == .severe }
  }

  /// The path of the field in the canonical names, such as `subjects/0/name`.
  public var path: String
  /// What happened.
  public var kind: Kind
  /// How much it matters.
  public var severity: Severity
  /// The value in the first article, or empty.
  public var source: String
  /// The value in the second article, or empty.
  public var target: String
  /// Where a value that moved is found in the second article, or empty.
  public var targetPath: String

  /// Creates a difference.
  public init(
    path: String, kind: Kind, severity: Severity, source: String = "", target: String = "", targetPath: String = ""
  ) {
    self.path = path
    self.kind = kind
    self.severity = severity
    self.source = source
    self.target = target
    self.targetPath = targetPath
  }

  /// The difference in one line: the path, what happened, and the values where there are any.
  public var description: String {
    let values = [source, target].map { $0.isEmpty ? "nothing" : "\"\($0)\"" }.joined(separator: " → ")
    let change =
      switch kind {
      case .dropped where target.isEmpty: "\"\(source)\""
      case .moved: "\"\(source)\" to \(targetPath)"
      case .inferred where source.isEmpty: "\"\(target)\""
      default: values
      }
    return "\(path): \(kind.rawValue)\(severity == .severe ? " (severe)" : ""): \(change)"
  }
}
