/// What a report tells of.
enum ReportSubject: Hashable {
  /// Inputs were converted to a format of this name.
  case conversion(target: String)
  /// Inputs were held to schemas.
  case validation

  /// What a page about it is called.
  var title: String {
    switch self {
    case .conversion(let target): "Conversion to \(target)"
    case .validation: "Validation"
    }
  }

  /// The command that did it.
  var command: String {
    switch self {
    case .conversion: "wirecopy convert"
    case .validation: "wirecopy validate"
    }
  }

  /// Whether articles were made, which have dates and outputs and can lose something.
  var hasArticles: Bool { self != .validation }

  /// What can become of an input, in the order in which it is told.
  var outcomes: [InputOutcome] {
    switch self {
    case .conversion: [.converted, .unchanged, .failed, .skipped]
    case .validation: [.converted, .failed, .skipped]
    }
  }

  /// What an outcome is called.
  func word(for outcome: InputOutcome) -> String {
    switch outcome {
    case .converted: self == .validation ? "valid" : "converted"
    case .failed: "failed"
    case .skipped: "passed over"
    case .unchanged: "unchanged"
    }
  }
}
