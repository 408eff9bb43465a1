internal import ArticleModel

/// What a report counts, in memory that does not grow with the number of inputs.
struct ReportTotals {
  /// How the inputs of one kind fared.
  struct KindCount {
    var inputs: [InputOutcome: Int] = [:]
    var articles = 0
  }

  /// The name and version of the program.
  let program: String
  /// What is told of.
  let subject: ReportSubject
  var inputs: [InputOutcome: Int] = [:]
  var articles = 0
  var bytes = 0
  /// By format, or by what inputs are that are no articles.
  var kinds: [String: KindCount] = [:]
  var timeline = Timeline()
  var problems = ProblemTally()
  /// What was lost, or `nil` where that was not measured.
  var losses: LossTally?
  /// Why the run ended before its end, or `nil`.
  var error: RunError?

  init(program: String, subject: ReportSubject) {
    self.program = program
    self.subject = subject
  }

  /// How many inputs there were.
  var inputCount: Int { inputs.values.reduce(0, +) }

  mutating func add(_ row: ReportRow) {
    inputs[row.outcome, default: 0] += 1
    kinds[row.kind, default: KindCount()].inputs[row.outcome, default: 0] += 1
    kinds[row.kind, default: KindCount()].articles += row.articles
    articles += row.articles
    bytes += row.bytes
  }
}

/// What one input adds to the counts of a report.
struct InputTally {
  var timeline = Timeline()
  var losses = LossTally()
}

/// How often which errors and warnings occurred, with the first of each.
struct ProblemTally {
  /// How many examples are kept of each.
  static let keptExamples = 3

  struct Key: Hashable {
    var severity: Diagnostic.Severity
    var code: String
  }

  struct Problem {
    var count = 0
    var examples: [Diagnostic] = []
  }

  private var problems: [Key: Problem] = [:]

  mutating func add(_ diagnostic: Diagnostic) {
    let key = Key(severity: diagnostic.severity, code: diagnostic.code)
    problems[key, default: Problem()].count += 1
    if (problems[key]?.examples.count ?? 0) < ProblemTally.keptExamples {
      problems[key]?.examples.append(diagnostic)
    }
  }

  /// The errors or the warnings, the most frequent first.
  func sorted(_ severity: Diagnostic.Severity) -> [(code: String, problem: Problem)] {
    problems.filter { $0.key.severity == severity }.map { ($0.key.code, $0.value) }.sorted {
      $0.1.count == $1.1.count ? $0.0 < $1.0 : $0.1.count > $1.1.count
    }
  }

  /// How many there are.
  func count(_ severity: Diagnostic.Severity) -> Int {
    problems.reduce(0) { $0 + ($1.key.severity == severity ? $1.value.count : 0) }
  }
}

/// How often articles lose which fields, with the first of each.
struct LossTally {
  struct Key: Hashable {
    var field: String
    var kind: ArticleDifference.Kind
    var severity: ArticleDifference.Severity
  }

  struct Example {
    var place: SourceLocation
    var articleID: String
    /// What is lost, in a line.
    var description: String
  }

  struct Loss {
    var count = 0
    var examples: [Example] = []
  }

  private(set) var losses: [Key: Loss] = [:]

  mutating func add(_ differences: [ArticleDifference], of articleID: String, at place: SourceLocation) {
    for difference in differences where difference.kind != .inferred {
      let key = Key(field: difference.field, kind: difference.kind, severity: difference.severity)
      losses[key, default: Loss()].count += 1
      guard (losses[key]?.examples.count ?? 0) < ProblemTally.keptExamples else { continue }
      losses[key]?.examples.append(
        Example(place: place, articleID: articleID, description: difference.shortened(to: 80).description))
    }
  }

  /// Adds what came later.
  mutating func add(_ others: LossTally) {
    for (key, loss) in others.losses {
      losses[key, default: Loss()].count += loss.count
      let room = ProblemTally.keptExamples - (losses[key]?.examples.count ?? 0)
      losses[key]?.examples += loss.examples.prefix(max(0, room))
    }
  }

  /// The losses, severe ones first, the most frequent before the others.
  var sorted: [(key: Key, loss: Loss)] {
    losses.map { ($0.key, $0.value) }.sorted {
      if $0.0.severity != $1.0.severity { return $0.0.severity > $1.0.severity }
      if $0.1.count != $1.1.count { return $0.1.count > $1.1.count }
      return ($0.0.field, $0.0.kind.rawValue) < ($1.0.field, $1.0.kind.rawValue)
    }
  }
}
