public import ArgumentParser
internal import NewsFormats
public import NewsPipeline

/// The inputs of a command.
struct InputArguments: ParsableArguments {
  @Argument(help: "Files, directories, or - for standard input.", completion: .file())
  var inputs: [String] = []

  @Option(help: ArgumentHelp("Read more paths from a file, one a line; - is standard input.", valueName: "file"))
  var filesFrom: String?

  @Flag(name: .customShort("0"), help: "The paths of --files-from end with NUL.")
  var nul = false

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The format of the inputs; it is found out otherwise.", valueName: "format")
  )
  var from: FormatName?

  @Option(help: ArgumentHelp("The encoding of the inputs, where they do not say or say it wrongly.", valueName: "name"))
  var encoding: String?

  @Option(
    help: ArgumentHelp(
      "Of directories and archives, read only files that match this pattern; may be repeated.", valueName: "glob"))
  var include: [GlobPattern] = []

  @Option(help: ArgumentHelp("Do not read files or directories that match this pattern.", valueName: "glob"))
  var exclude: [GlobPattern] = []

  @Option(help: ArgumentHelp("How many members an archive may have.", valueName: "n"))
  var maxMembers: Int?

  @Option(help: ArgumentHelp("How many bytes an archive may unpack to, such as 100G.", valueName: "bytes"))
  var maxUnpacked: ByteCount?

  @Option(help: ArgumentHelp("How many times its size an archive may unpack to; 200.", valueName: "n"))
  var maxRatio: Int?

  @Option(help: ArgumentHelp("The largest article that is read, such as 64M.", valueName: "bytes"))
  var maxSize: ByteCount?

  /// What readers are told about the inputs.
  var readingOptions: ReadingOptions {
    var options = ReadingOptions()
    options.encoding = encoding
    if let maxSize { options.maximumSize = maxSize.bytes }
    return options
  }

  func validate() throws {
    if nul && filesFrom == nil { throw ValidationError("-0 belongs to --files-from") }
    if let maxMembers, maxMembers < 1 { throw ValidationError("--max-members takes a number from 1") }
    if let maxRatio, maxRatio < 1 { throw ValidationError("--max-ratio takes a number from 1") }
  }

  /// What the inputs are, standard input when nothing is named.
  func selection() throws -> InputSelection {
    var selection = InputSelection(inputs)
    selection.listFile = filesFrom
    selection.isListSeparatedByNUL = nul
    selection.filter.included = include
    selection.filter.excluded = exclude
    if let maxMembers { selection.limits.members = maxMembers }
    if let maxUnpacked { selection.limits.bytes = maxUnpacked.bytes }
    if let maxRatio { selection.limits.ratio = maxRatio }
    if inputs.isEmpty && filesFrom == nil {
      guard !InputSelection.isStandardInputTerminal else {
        throw ValidationError("there is nothing to read: name files or directories, or pipe something in")
      }
      selection.paths = ["-"]
    }
    return selection
  }
}

extension GlobPattern: ExpressibleByArgument {
  /// Creates a pattern from an argument.
  public init?(argument: String) { self.init(argument) }
}

/// A number of bytes, with K, M, G or T for powers of 1024.
struct ByteCount: ExpressibleByArgument {
  let bytes: Int

  init?(argument: String) {
    let units: [Character: Int] = ["k": 10, "m": 20, "g": 30, "t": 40]
    let unit = argument.last.flatMap { units[Character($0.lowercased())] }
    guard let number = Int(unit == nil ? argument : String(argument.dropLast())), number > 0 else { return nil }
    let (product, overflows) = number.multipliedReportingOverflow(by: 1 << (unit ?? 0))
    guard !overflows else { return nil }
    bytes = product
  }
}
