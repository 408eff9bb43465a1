internal import ArticleModel

/// The forms in which a run can tell what happened, by the extension of the file.
public enum ReportForm: String, CaseIterable, Sendable {
  /// One page for people.
  case html
  /// A JSON document with an object an input.
  case json
  /// A table with a row an input.
  case csv
  /// JUnit's XML with a test case an input, which test servers read.
  case xml

  /// Tells the form by the extension of a file, or returns `nil`.
  public init?(path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    self.init(rawValue: name[name.index(after: dot)...].lowercased())
  }
}

/// Writes a report in one of its forms.
protocol ReportWriter: AnyObject {
  /// Takes what became of the next input.
  func add(_ row: ReportRow) throws(RunError)

  /// Ends the report; what has been counted is known now.
  func end(_ totals: ReportTotals) throws(RunError)
}

/// What became of an input, for a report.
struct ReportRow {
  /// How many errors of an input are told.
  static let toldErrors = 20

  /// The name of the input.
  var name: String
  /// The name of its format, what it is when it is no article, or empty.
  var kind: String
  var outcome: InputOutcome
  /// How many articles were written.
  var articles = 0
  /// How many bytes were read.
  var bytes = 0
  /// The files that were made of it.
  var outputs: [String] = []
  var warnings = 0
  var errorCount = 0
  /// The first errors.
  var errors: [Diagnostic] = []
}
