internal import ArgumentParser
internal import NewsFormats
internal import NewsPipeline

/// `wirecopy stats`.
struct Stats: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Tell what an archive holds: formats, dates, languages, providers, subjects, fields, sizes, errors.",
    discussion: "Exit status: 0 all inputs could be read; 1 some could not; 2 could not run at all.")

  @OptionGroup var input: InputArguments

  @Option(
    name: .shortAndLong, help: ArgumentHelp("How many workers read at once; the number of cores.", valueName: "n"))
  var jobs: Int?

  @Option(help: ArgumentHelp("How many languages, providers, subjects and keywords to tell.", valueName: "n"))
  var top = 10

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024") }
    if top < 1 { throw ValidationError("--top takes a number from 1") }
  }

  func run() throws {
    let selection = try input.selection()
    let source = try input.from?.readFormat()
    Interruption.watch()
    let run = StatisticsRun(
      source: source, options: input.readingOptions, workers: jobs, messages: messages.printer())
    let (statistics, status) = run.count(selection)
    if let statistics {
      try printData(messages.json ? statistics.json(top: top) : statistics.description(top: top))
    }
    if status != .success { throw ExitCode(status.rawValue) }
  }
}
