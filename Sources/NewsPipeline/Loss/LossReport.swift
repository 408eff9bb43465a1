internal import ArticleModel
internal import JSONSyntax

/// Writes the losses of a run into a file, one JSON object a line, which appears when the run has ended.
final class LossReport {
  /// How many characters of a value are reported.
  private static let valueLength = 200
  /// How many bytes are held back until the input is known to be good.
  private static let limit = 16 << 20

  private let output: any DocumentOutput
  private let format: String
  /// What has been found in the input at hand.
  private var pending = JSONWriter()

  /// Creates a report on what a format loses.
  init(_ output: any DocumentOutput, format: String) {
    self.output = output
    self.format = format
  }

  /// Takes what an article loses, or without an identifier what is lost of collections.
  func add(_ differences: [ArticleDifference], of articleID: String?, at place: SourceLocation) {
    guard !differences.isEmpty else { return }
    let source = place.description
    for difference in differences {
      pending.object { pending in
        if let articleID { pending.member("articleId", articleID) }
        difference.shortened(to: LossReport.valueLength).writeMembers(source: source, to: &pending)
        pending.member("format", format)
      }
      pending.newline()
    }
  }

  /// Ends an input.
  ///
  /// `isKept`: whether anything of it was kept to report on.
  func endInput(isKept: Bool) throws(RunError) {
    if isKept, pending.count > 0 {
      try pending.withBytes { bytes throws(RunError) in try output.write(bytes) }
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// Passes on what there is of an input with very many losses.
  func relieve() throws(RunError) {
    if pending.count > LossReport.limit { try endInput(isKept: true) }
  }
}
