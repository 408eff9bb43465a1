/// Something to say about an input or an output, with its place.
///
/// Diagnostics are values that are collected, not exceptions: reading goes on after a warning. An error that ends the
/// reading of a document or of one of its items is thrown as a ``DocumentError``.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
  /// How bad it is.
  public enum Severity: String, Hashable, Sendable, Comparable, CaseIterable {
    /// Worth knowing; nothing departs from the standard.
    case note
    /// A departure from the standard that did not hinder reading.
    case warning
    /// Something could not be read or written.
    case error

    /// A note is less than a warning, a warning less than an error.
    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// How bad it is.
  public var severity: Severity
  /// A short stable name for the kind of problem, such as `xml-malformed`, for filters and machines.
  public var code: String
  /// What is wrong, in one sentence without a final full stop.
  public var message: String
  /// Where it is.
  public var location: SourceLocation
  /// What the user can do about it, or empty.
  public var hint: String
  /// The identifier of the article in which it stands, or empty when that is not known.
  public var articleID: String

  /// Creates a diagnostic.
  public init(
    _ severity: Severity, _ code: String, _ message: String, at location: SourceLocation, hint: String = "",
    articleID: String = ""
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.location = location
    self.hint = hint
    self.articleID = articleID
  }

  /// `file:line:column: error: what is wrong [code]`, then the article and the hint on indented lines where there are.
  public var description: String {
    // Archives can have as many warnings as files: pieces are cheaper than an interpolation of them.
    var text = location.description
    for piece in [": ", severity.rawValue, ": ", message, " [", code, "]"] { text += piece }
    if !articleID.isEmpty {
      text += "\n  article "
      text += articleID
    }
    if !hint.isEmpty {
      text += "\n  "
      text += hint
    }
    return text
  }
}
