internal import ArgumentParser
internal import ArticleModel
internal import NewsFormats
internal import NewsPipeline

/// `wirecopy convert`.
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert files, directories or standard input to another format.",
    discussion: """
      The output goes to standard output, to a file (-o FILE), or to a file for each input or article below a directory \
      (-o DIR/). It appears whole or not at all, and only when it is valid.
      """)

  @OptionGroup var input: InputArguments

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The format of the output; by default what the extension of -o says.", valueName: "format"))
  var to: FormatName?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A file, or a directory when it ends in / or exists as one.", valueName: "output"),
    completion: .file())
  var output: String?

  @Flag(help: "Replace outputs that exist.")
  var overwrite = false

  @Flag(help: "Pass over inputs whose outputs exist.")
  var skipExisting = false

  @OptionGroup var check: CheckArguments
  @OptionGroup var report: ReportArguments

  @OptionGroup(title: "How it goes") var course: RunArguments
  @OptionGroup(title: "What the input does not say") var supply: SupplyArguments
  @OptionGroup(title: "What the output looks like") var shape: ShapeArguments
  @OptionGroup(title: "What the output cannot hold") var losses: LossArguments
  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    if overwrite && skipExisting { throw ValidationError("--overwrite and --skip-existing do not go together") }
    if output?.isEmpty == true { throw ValidationError("-o needs a name") }
  }

  func run() throws {
    let selection = try input.selection()
    let options = try options()
    Interruption.watch()
    let printer = messages.printer()
    let isDrawn = !course.noProgress && !messages.quiet && !messages.json && RunProgress.isWanted
    let progress = isDrawn ? RunProgress(selection) : nil
    let run = ConversionRun(options, messages: ProgressMessages(printer, progress))
    let summary = run.convert(selection) { progress?.draw($0) }
    progress?.clear()
    if messages.verbose || summary.inputs > 1 && !messages.quiet { printer.report(summary) }
    if summary.status != .success { throw ExitCode(summary.status.rawValue) }
  }

  private func options() throws -> ConversionOptions {
    let destination = destination()
    var options = ConversionOptions(target: try target(for: destination))
    options.source = try input.from?.readFormat()
    options.destination = destination
    options.existing = overwrite ? .replace : skipExisting ? .skip : .refuse
    check.apply(to: &options)
    options.failsFast = course.failFast
    options.isDryRun = course.dryRun
    options.synchronizes = !course.noSync
    options.workers = course.jobs
    options.resumption = course.resumption
    options.split = course.split?.size
    options.duplicates = course.dedupe
    if options.split != nil, options.target.holdsManyArticles == false {
      throw ValidationError("--split takes a format that holds many articles, and \(options.target.name) holds one")
    }
    if options.split != nil {
      guard case .file = destination else { throw ValidationError("--split needs a file: -o FILE") }
    }
    if options.duplicates != nil, input.inputs.isEmpty || input.inputs.contains("-") || input.filesFrom == "-" {
      throw ValidationError("--dedupe reads inputs twice, and standard input can be read once only")
    }
    options.program = Version.program
    options.reading = try supply.readingOptions(input.readingOptions)
    options.catalogFiles = supply.catalog
    options.writing = shape.writingOptions
    options.writing.base = options.reading.base
    options.loss = losses.options
    options.reportFile = report.report
    options.assignments = try supply.assignments()
    return options
  }

  private func destination() -> ConversionOptions.Destination {
    guard let output, output != "-" else { return .standardOutput }
    return output.hasSuffix("/") || InputSelection.isDirectory(output) ? .directory(output) : .file(output)
  }

  private func target(for destination: ConversionOptions.Destination) throws -> Format {
    if let to { return try to.writtenFormat() }
    guard case .file(let path) = destination else {
      throw ValidationError("-t names the format of the output: \(writtenNames)")
    }
    let name = path.split(separator: "/").last ?? ""
    var extensions = name.split(separator: ".").dropFirst().map { $0.lowercased() }
    if extensions.last == "gz" { extensions.removeLast() }
    let fileExtension = extensions.last ?? ""
    guard let format = Format.all.first(where: { $0.makeWriter != nil && $0.fileExtensions.contains(fileExtension) })
    else {
      throw ValidationError("'\(name)' does not tell the format of the output; -t names it: \(writtenNames)")
    }
    return format
  }

  private var writtenNames: String {
    Format.all.filter { $0.makeWriter != nil }.map(\.name).joined(separator: ", ")
  }
}
