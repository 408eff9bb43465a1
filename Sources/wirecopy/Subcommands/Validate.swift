public import ArgumentParser
internal import NewsFormats
public import NewsPipeline

/// `wirecopy validate`.
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Hold files to the schemas of their formats, or to a schema of yours.",
    discussion: """
      Messages go to standard error; with --format, the findings go to standard output instead. --report tells of all \
      inputs in a file, also of those that are valid.
      """)

  @OptionGroup var input: InputArguments

  @Option(
    help: ArgumentHelp("An XML Schema or JSON Schema to use instead of the bundled ones.", valueName: "file"),
    completion: .file())
  var schema: String?

  @Option(help: "The form of the findings: text, json, sarif, junit or github.")
  var format = ValidationReport.text

  @OptionGroup var report: ReportArguments

  @Flag(help: "Replace a report that exists.")
  var overwrite = false

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func run() throws {
    let selection = try input.selection()
    let source = try input.from?.format()
    Interruption.watch()
    let printer = messages.printer()
    var findings: [ValidatedInput] = []
    var run = ValidationRun(source: source, options: input.readingOptions, schemaFile: schema, messages: printer)
    run.reportFile = report.report
    run.replacesReport = overwrite
    run.program = Version.program
    let status = run.validate(selection) { result in
      guard format == .text else { return findings.append(result) }
      for problem in result.problems { printer.report(problem) }
      if messages.verbose && result.isValid && result.passedOver == nil {
        printer.report(line: "\(result.source): valid (\(result.format))")
      }
    }
    if status.rawValue <= ExitStatus.inputFailed.rawValue {
      try printData(format.render(findings, version: Version.current))
    }
    if status != .success { throw ExitCode(status.rawValue) }
  }
}

extension ValidationReport: ExpressibleByArgument {}
