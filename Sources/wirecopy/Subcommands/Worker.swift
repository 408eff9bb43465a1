internal import ArgumentParser
internal import NewsFormats
internal import NewsPipeline

/// `wirecopy worker`.
struct Worker: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker",
    abstract: "Answer requests to convert, one JSON object a line: for Spark, Hadoop, GNU parallel.",
    discussion: """
      A request is a line of standard input:

        {"id": any value, "payload": "a document", "encoding": "text" or "base64", "from": "format", "name": "a.xml"}

      All but the payload may be missing. Text has been decoded already, whatever encoding the document states; base64 \
      holds the document's bytes. The name is what the document is called in messages, and its extension helps where \
      the format cannot be told otherwise.

      Each request has exactly one reply, a line of standard output, in order:

        {"id": …, "status": "ok", "articles": 1, "payload": "the document as FORMAT", "warnings": […]}
        {"id": …, "status": "ok", "articles": [{"id": …, "headlines": …}, …]}
        {"id": …, "status": "error", "error": {"code": …, "message": …, "line": 2, "column": 12}}

      With -t json or ndjson, "articles" holds the articles themselves; with other formats it is their number, and \
      "payload" is the document that holds them all, or "payloads" a document for each of several where a document \
      holds one. An error reply holds what could be converted all the same, if anything: one item of a feed that \
      cannot be read does not cost the others.

      A line that is no request is answered with the codes request-malformed, request-invalid or size-limit, and with \
      its number as the line. Exit status: 0 whatever the requests were; 2 could not run at all; 64 wrong usage; \
      130 interrupted; 143 terminated.
      """)

  @Option(name: .shortAndLong, help: ArgumentHelp("The format of the replies.", valueName: "format"))
  var to: FormatName

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The format of payloads that do not say; it is found out otherwise.", valueName: "format"))
  var from: FormatName?

  @Option(
    help: ArgumentHelp("The encoding of payloads in base64 that do not say or say it wrongly.", valueName: "name"))
  var encoding: String?

  @Option(help: ArgumentHelp("The largest payload that is read, such as 64M.", valueName: "bytes"))
  var maxSize: ByteCount?

  @Flag(help: "Answer payloads that are no articles, such as pictures, with the status skipped instead of an error.")
  var skipOthers = false

  @OptionGroup var check: CheckArguments

  @OptionGroup(title: "What payloads do not say") var supply: SupplyArguments
  @OptionGroup(title: "What the output looks like") var shape: ShapeArguments
  @OptionGroup(title: "What the output cannot hold") var losses: LossLimitArguments
  @OptionGroup(title: "Messages") var messages: MessageOptions

  func run() throws {
    let options = try options()
    Interruption.watch()
    let printer = messages.printer()
    let summary = WorkerRun(options, skipsOthers: skipOthers, messages: printer).serve()
    if messages.verbose { printer.report(line: summary.description) }
    if summary.status != .success { throw ExitCode(summary.status.rawValue) }
  }

  private func options() throws -> ConversionOptions {
    var options = ConversionOptions(target: try to.writtenFormat())
    options.source = try from?.readFormat()
    check.apply(to: &options)
    var reading = ReadingOptions()
    reading.encoding = encoding
    if let maxSize { reading.maximumSize = maxSize.bytes }
    options.reading = try supply.readingOptions(reading)
    options.catalogFiles = supply.catalog
    options.writing = shape.writingOptions
    options.writing.base = options.reading.base
    options.loss = losses.options
    options.assignments = try supply.assignments()
    return options
  }
}
