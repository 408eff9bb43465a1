public import ArticleModel
internal import JSONSyntax

/// What an input was found to be.
public struct Inspection: Sendable, CustomStringConvertible {
  /// How many problems are kept; a broken archive may have millions.
  static let keptProblems = 1000

  /// The name of the input.
  public let source: String
  /// The name of its format, or empty when it is not known.
  public internal(set) var format = ""
  /// The version of the format, or empty when it is not stated.
  public internal(set) var version = ""
  /// The encoding as it was decoded, or empty when it is not known.
  public internal(set) var encoding = ""
  /// How sure the format is, from 0 to 1.
  public internal(set) var confidence = 0.0
  /// What the format was told by.
  public internal(set) var evidence = ""
  /// How many articles it holds.
  public internal(set) var articles = 0
  /// How many problems were found.
  public internal(set) var problemCount = 0
  /// The first problems that were found.
  public internal(set) var problems: [Diagnostic] = []

  init(source: String) { self.source = source }

  mutating func add(_ problem: Diagnostic) {
    problemCount += 1
    if problems.count < Inspection.keptProblems { problems.append(problem) }
  }

  /// Whether it could not be read in whole.
  public var hasErrors: Bool { problems.contains { $0.severity == .error } }

  /// The findings as lines for people.
  public var description: String {
    var lines = [source]
    lines.append(
      "  format    \(format.isEmpty ? "unknown" : version.isEmpty ? format : "\(format) \(version)")"
        + (evidence.isEmpty ? "" : " (\(evidence))"))
    if !encoding.isEmpty { lines.append("  encoding  \(encoding)") }
    lines.append("  articles  \(articles)")
    lines.append("  problems  \(problemCount == 0 ? "none" : "\(problemCount)")")
    for problem in problems {
      lines += "\(problem)".split(separator: "\n").map { "    \($0)" }
    }
    return lines.map(MessagePrinter.harmless).joined(separator: "\n")
  }

  /// The findings as a JSON object.
  public var json: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("source", source)
      writer.member("format", format)
      writer.member("version", version)
      writer.member("encoding", encoding)
      writer.key("confidence")
      writer.number("\(confidence)")
      writer.member("evidence", evidence)
      writer.member("articles", articles)
      writer.member("problemCount", problemCount)
      writer.member("problems", problems)
    }
    return writer.text
  }
}
