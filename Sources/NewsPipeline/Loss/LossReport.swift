internal import ArticleModel
internal import JSONSyntax

/// Writes the losses of a run into a file, one JSON object a line, which appears when the run has ended.
final class LossReport {
  /// How many characters of a value are reported.
  private static let valueLength = 200
  /// How many bytes are held back until the input is known to be good.
  private static let limit = 16 << 20

  private let output: FileOutput
  private let format: String
  /// What has been found in the input at hand.
  private var pending: [UInt8] = []

  /// Creates a report on what a format loses.
  init(_ output: FileOutput, format: String) {
    self.output = output
    self.format = format
  }

  /// Takes what an article loses.
  func add(_ differences: [ArticleDifference], of article: borrowing Article, at place: SourceLocation) {
    guard !differences.isEmpty else { return }
    for var difference in differences {
      difference.source = String(difference.source.prefix(LossReport.valueLength))
      difference.target = String(difference.target.prefix(LossReport.valueLength))
      let line = LossReport.line(difference, articleID: article.id, source: place.description, format: format)
      pending.append(contentsOf: line.utf8)
      pending.append(0x0A)
    }
  }

  /// Ends an input.
  ///
  /// `isKept`: whether anything of it was kept to report on.
  func endInput(isKept: Bool) throws(RunError) {
    // Out of the object while it is looked into, and back for the sake of its capacity.
    var bytes: [UInt8] = []
    swap(&bytes, &pending)
    if isKept, !bytes.isEmpty { try output.write(bytes.span) }
    bytes.removeAll(keepingCapacity: true)
    swap(&bytes, &pending)
  }

  /// Passes on what there is of an input with very many losses.
  func relieve() throws(RunError) {
    if pending.count > LossReport.limit { try endInput(isKept: true) }
  }

  /// Ends the run: the file appears.
  func finish() throws(RunError) {
    output.commit()
    try output.finish()
  }

  private static func line(
    _ difference: ArticleDifference, articleID: String, source: String, format: String
  ) -> String {
    var writer = JSONWriter(capacity: 512)
    writer.beginObject()
    writer.key("articleId")
    writer.string(articleID)
    difference.writeMembers(source: source, to: &writer)
    writer.key("format")
    writer.string(format)
    writer.endObject()
    return writer.text
  }
}
