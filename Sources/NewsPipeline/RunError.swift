public import ArticleModel

/// The reason why a whole run ends, as opposed to one of its inputs.
public struct RunError: Error, Hashable, Sendable {
  /// The exit status.
  public var status: ExitStatus
  /// What to tell the user, or `nil` when the end is to be quiet.
  public var diagnostic: Diagnostic?

  /// Creates an error that the user is told.
  init(_ status: ExitStatus, _ code: String, _ message: String, source: String, hint: String = "") {
    self.status = status
    diagnostic = Diagnostic(.error, code, message, at: SourceLocation(source: source), hint: hint)
  }

  /// Creates an error from what ends a document.
  init(_ status: ExitStatus, _ error: DocumentError) {
    self.status = status
    diagnostic = error.diagnostic
  }

  /// Creates an error that ends the run without a word.
  init(quietly status: ExitStatus) {
    self.status = status
    diagnostic = nil
  }

  /// Creates the error for an output that could not be written.
  init(writing name: String, _ error: SystemError) {
    switch error {
    case .brokenPipe: self.init(quietly: .success)
    case .interrupted: self.init(quietly: Interruption.status ?? .interrupted)
    case .exists: self.init(existing: name)
    default: self.init(.cannotRun, "output-not-writable", "cannot be written: \(error.message)", source: name)
    }
  }

  /// Creates the error for an output that is already there.
  init(existing name: String) {
    self.init(
      .cannotRun, "output-exists", "exists already", source: name,
      hint: "--overwrite replaces it, --skip-existing leaves it alone")
  }
}

extension Diagnostic {
  /// What a dry run says of an output that is already there and would not stay.
  static func replaced(_ name: String) -> Diagnostic {
    Diagnostic(.warning, "output-replaced", "exists already and would be replaced", at: SourceLocation(source: name))
  }
}
