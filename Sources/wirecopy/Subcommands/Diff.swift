internal import ArgumentParser
internal import NewsFormats
internal import NewsPipeline

/// `wirecopy diff`.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tell what differs between two files, as articles, whatever their formats.",
    discussion: """
      Articles go together that have the same identifier, the others in their order. With --json, one JSON object a \
      line for each difference.

      Exit status: 0 nothing differs; 1 something does; 2 a file could not be read.
      """)

  @Argument(help: "The first file, or - for standard input.", completion: .file())
  var first: String

  @Argument(help: "The second file, or - for standard input.", completion: .file())
  var second: String

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The format of both files; it is found out otherwise.", valueName: "format")
  )
  var from: FormatName?

  @Option(help: ArgumentHelp("The encoding of both files, where they do not say or say it wrongly.", valueName: "name"))
  var encoding: String?

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    if first == "-" && second == "-" { throw ValidationError("standard input can be read once only") }
  }

  func run() throws {
    let source = try from?.format()
    var options = ReadingOptions()
    options.encoding = encoding
    Interruption.watch()
    var failure: (any Error)?
    let run = DifferenceRun(source: source, options: options, messages: messages.printer())
    let status = run.compare((first, second)) { article in
      guard failure == nil, !messages.quiet else { return }
      do {
        try printData((messages.json ? article.json : article.description) + "\n")
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    if status != .success { throw ExitCode(status.rawValue) }
  }
}
