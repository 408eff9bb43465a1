public import ArgumentParser
internal import NewsFormats
public import NewsPipeline

/// `wirecopy validate`.
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Hold files to the schemas of their formats, or to a schema of yours.",
    discussion: "Messages go to standard error; with --format, a report goes to standard output instead.")

  @OptionGroup var input: InputArguments

  @Option(
    help: ArgumentHelp("An XML Schema or JSON Schema to use instead of the bundled ones.", valueName: "file"),
    completion: .file())
  var schema: String?

  @Option(help: "The form of the findings: text, json, sarif, junit or github.")
  var format = ValidationReport.text

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func run() throws {
    let selection = try input.selection()
    let source = try input.from?.format()
    Interruption.watch()
    let printer = messages.printer()
    var findings: [ValidatedInput] = []
    let run = ValidationRun(source: source, options: input.readingOptions, schemaFile: schema, messages: printer)
    let status = run.validate(selection) { result in
      guard format == .text else { return findings.append(result) }
      for problem in result.problems { printer.report(problem) }
      if messages.verbose && result.isValid { printer.report(line: "\(result.source): valid (\(result.format))") }
    }
    if status.rawValue <= ExitStatus.inputFailed.rawValue {
      try printData(format.render(findings, version: Version.current))
    }
    if status != .success { throw ExitCode(status.rawValue) }
  }
}

extension ValidationReport: ExpressibleByArgument {}
