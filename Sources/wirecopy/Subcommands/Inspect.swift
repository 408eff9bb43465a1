internal import ArgumentParser
internal import NewsFormats
internal import NewsPipeline

/// `wirecopy inspect`.
struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Tell what files are: format, version, encoding, articles, problems.",
    discussion: "With --json, one JSON object a line for each input.")

  @OptionGroup var input: InputArguments
  @OptionGroup(title: "Messages") var messages: MessageOptions

  func run() throws {
    let selection = try input.selection()
    let source = try input.from?.format()
    Interruption.watch()
    var failure: (any Error)?
    let run = InspectionRun(source: source, options: input.readingOptions, messages: messages.printer())
    let status = run.inspect(selection) { inspection in
      guard failure == nil else { return }
      do {
        try printData((messages.json ? inspection.json : inspection.description) + "\n")
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    if status != .success { throw ExitCode(status.rawValue) }
  }
}
