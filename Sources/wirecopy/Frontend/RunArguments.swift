public import ArgumentParser
public import NewsPipeline

extension DuplicateKey: ExpressibleByArgument {}

/// A number of articles, or a size with a unit.
struct SplitArgument: ExpressibleByArgument {
  let size: SplitSize

  init?(argument: String) {
    if let count = Int(argument) {
      guard count > 0 else { return nil }
      size = .articles(count)
      return
    }
    let text = argument.last?.lowercased() == "b" ? String(argument.dropLast()) : argument
    guard let bytes = ByteCount(argument: text)?.bytes else { return nil }
    size = .bytes(bytes)
  }
}

/// How a run goes, and what it takes over from earlier ones.
struct RunArguments: ParsableArguments {
  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: ArgumentHelp("How many workers convert at once; the number of cores.", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Go on where an interrupted run with the same inputs and output stopped; an archive begins anew.")
  var resume = false

  @Flag(help: "Convert only inputs that have changed, or that other options concern, since the last run.")
  var changed = false

  @Flag(help: "Convert only inputs that failed in the last run, into a directory.")
  var retryFailed = false

  @Option(help: ArgumentHelp("Write only the newest of articles with the same id or text.", valueName: "id|text"))
  var dedupe: DuplicateKey?

  @Option(
    help: ArgumentHelp(
      "Write several numbered files, each of so many articles or bytes, such as 10000 or 100MB.", valueName: "n|size"))
  var split: SplitArgument?

  @Flag(help: "Draw no line of progress on a terminal.")
  var noProgress = false

  @Flag(help: "Stop at the first input that fails.")
  var failFast = false

  @Flag(help: "Go on behind an input that fails; this is the default.")
  var keepGoing = false

  @Flag(help: "Do everything but write, and tell which outputs exist already.")
  var dryRun = false

  @Flag(help: "Do not wait until outputs are on the disk.")
  var noSync = false

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024") }
    if [resume, changed, retryFailed].count(where: \.self) > 1 {
      throw ValidationError("--resume, --changed and --retry-failed do not go together")
    }
    if failFast && keepGoing { throw ValidationError("--fail-fast and --keep-going do not go together") }
  }

  /// What is taken over from earlier runs.
  var resumption: ConversionOptions.Resumption {
    if resume { return .interrupted }
    if changed { return .changed }
    return retryFailed ? .failed : .none
  }
}
