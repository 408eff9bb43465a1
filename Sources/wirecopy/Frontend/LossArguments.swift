internal import ArgumentParser
internal import NewsPipeline

/// What is asked about losses.
struct LossArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read back what is written, and report all that differs in this file, one JSON object a line.",
      valueName: "file"),
    completion: .file())
  var loss: String?

  @OptionGroup var limits: LossLimitArguments

  func validate() throws {
    if loss?.isEmpty == true { throw ValidationError("--loss needs a name") }
  }

  /// What the conversion is told.
  var options: LossOptions {
    var options = limits.options
    options.reportFile = loss
    return options
  }
}

/// What may be lost.
struct LossLimitArguments: ParsableArguments {
  /// How much an article may lose.
  enum Level: String, ExpressibleByArgument, CaseIterable {
    case none
    case minor
    case severe
  }

  @Option(
    help: ArgumentHelp("Do not write articles that lose more: none, minor or severe.", valueName: "level"))
  var maxLoss: Level?

  @Option(
    help: ArgumentHelp(
      "A field that may be lost, such as embargo or status; may be repeated.", valueName: "field"))
  var allowLoss: [String] = []

  func validate() throws {
    for field in allowLoss where !LossOptions.fieldNames.contains(field) {
      let answer =
        Spelling.closest(to: field, among: LossOptions.fieldNames).map { "did you mean '\($0)'?" }
        ?? "the fields are \(LossOptions.fieldNames.joined(separator: ", "))"
      throw ValidationError("there is no field '\(field)'; \(answer)")
    }
  }

  /// What the conversion is told.
  var options: LossOptions {
    var options = LossOptions()
    options.limit = maxLoss.flatMap { LossOptions.Limit(rawValue: $0.rawValue) } ?? .severe
    options.allowedFields = Set(allowLoss)
    return options
  }
}
