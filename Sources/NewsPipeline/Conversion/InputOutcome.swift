/// What became of an input.
enum InputOutcome: String {
  /// All of it was converted.
  case converted
  /// Some of it, or all of it, was not; messages say why.
  case failed
  /// It was passed over, as asked for, or because it is no article.
  case skipped
  /// It was converted by an earlier run, and nothing has changed since.
  case unchanged
}

/// How many inputs fared how.
public struct RunSummary: Hashable, Sendable, CustomStringConvertible {
  /// Inputs of which all is well.
  public var succeeded = 0
  /// Inputs of which something is not.
  public var failed = 0
  /// Inputs that were passed over.
  public var skipped = 0
  /// Inputs that an earlier run had converted.
  public var unchanged = 0
  /// Articles that were not written because there are newer versions of them.
  public var duplicates = 0
  /// The bytes that were read.
  public var bytes = 0
  /// How many inputs are no articles, by what they are.
  public var passedOver: [String: Int] = [:]
  /// The articles that were read and written.
  public var articles = 0
  /// What the articles lost, where that was measured.
  public var losses: LossCount?
  /// How the run ended.
  public var status = ExitStatus.success

  /// All inputs.
  public var inputs: Int { succeeded + failed + skipped + unchanged }

  /// The counts in one line.
  public var description: String {
    var parts = ["\(succeeded) converted"]
    if unchanged > 0 { parts.append("\(unchanged) done before") }
    if failed > 0 { parts.append("\(failed) failed") }
    if skipped > 0 { parts.append("\(skipped) passed over") }
    let others = passedOver.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    if !others.isEmpty { parts.append("no articles: \(others.joined(separator: ", "))") }
    return "inputs: \(parts.joined(separator: ", ")); articles: \(articles)"
      + (duplicates > 0 ? ", \(duplicates) older versions left out" : "")
      + (losses.map { "; losses: \($0)" } ?? "")
  }

  mutating func count(_ outcome: InputOutcome) {
    switch outcome {
    case .converted: succeeded += 1
    case .failed: failed += 1
    case .skipped: skipped += 1
    case .unchanged: unchanged += 1
    }
  }
}
