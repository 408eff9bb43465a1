internal import ArticleModel
public import NewsFormats

/// Converts any number of inputs.
public struct ConversionRun {
  private let options: ConversionOptions
  private let messages: MessageTally

  /// Creates a run.
  ///
  /// `messages`: receives what there is to say.
  public init(_ options: ConversionOptions, messages: any DiagnosticSink) {
    self.options = options
    self.messages = MessageTally(messages)
  }

  /// Converts the inputs; whatever goes wrong is told and counted.
  public func convert(_ selection: InputSelection) -> RunSummary {
    var summary = RunSummary()
    do throws(RunError) {
      try convert(selection, &summary)
    } catch {
      if let diagnostic = error.diagnostic { messages.report(diagnostic) }
      summary.status = error.status
    }
    if summary.status == .success && (summary.failed > 0 || messages.errorCount > 0) { summary.status = .inputFailed }
    return summary
  }

  private func convert(_ selection: InputSelection, _ summary: inout RunSummary) throws(RunError) {
    guard let makeWriter = options.target.makeWriter else {
      throw RunError(
        .wrongUsage, "format-not-written", "the format \(options.target.name) is only read", source: "wirecopy")
    }
    var inputs = InputList(try selection.allPaths(), messages: messages)
    guard let output = try output() else { return }
    let assembly = DocumentAssembly(
      target: options.target, scope: scope, writer: makeWriter(options.writing), validators: try validators(),
      output: output, hasManyInputs: inputs.isMany, messages: messages)
    let losses = LossGate(
      options, report: try lossReport(),
      assembly: LossGate.AssemblyFacts(makesOneDocument: scope == .run, hasManyInputs: inputs.isMany))
    var options = options
    try CatalogFiles.add(options.catalogFiles, to: &options.reading.catalog)
    let conversion = Conversion(options: options, assembly: assembly, losses: losses, messages: messages)
    while let input = inputs.next() {
      if let status = Interruption.status { throw RunError(quietly: status) }
      let outcome = try conversion.convert(input)
      summary.count(outcome)
      if outcome != .skipped { summary.articles += assembly.articlesOfInput }
      if outcome == .failed && options.failsFast { break }
    }
    try losses.endDocument()
    _ = try assembly.finish()
    try losses.finish()
    if losses.isMeasuring { summary.losses = losses.count }
  }

  /// Where losses are reported, or `nil` when nobody asks.
  private func lossReport() throws(RunError) -> LossReport? {
    let isAsked = options.loss.reportFile != nil || options.loss.limit != .severe
    if isAsked && options.target.makeReader == nil {
      throw RunError(
        .wrongUsage, "loss-not-measured",
        "the format \(options.target.name) is only written: what it loses cannot be measured", source: "wirecopy")
    }
    guard let path = options.loss.reportFile else { return nil }
    if case .file(path) = options.destination {
      throw RunError(.wrongUsage, "same-file", "is the output and the loss report", source: path)
    }
    if isStream(path) { return LossReport(try StreamOutput(path), format: options.target.name) }
    let status = try? System.status(of: path, in: System.workingDirectory, followingLinks: false)
    if status != nil && options.existing != .replace { throw RunError(existing: path) }
    let output = FileOutput(path, existing: options.existing, synchronizes: options.synchronizes, serial: -1)
    return LossReport(output, format: options.target.name)
  }

  private var scope: DocumentAssembly.Scope {
    guard options.target.holdsManyArticles else { return .article }
    if case .directory = options.destination { return .input }
    return options.target.isConcatenable ? .input : .run
  }

  /// The output, or `nil` when it is there already and may stay.
  private func output() throws(RunError) -> (any DocumentOutput)? {
    switch options.destination {
    case .standardOutput:
      return options.isDryRun ? NoOutput(name: "standard output") : StreamOutput()
    case .file(let path) where isStream(path):
      return options.isDryRun ? NoOutput(name: path) : try StreamOutput(path)
    case .file(let path):
      let status = try? System.status(of: path, in: System.workingDirectory, followingLinks: false)
      if status != nil && options.existing == .refuse { throw RunError(existing: path) }
      if status != nil && options.existing == .skip { return nil }
      if options.isDryRun { return NoOutput(name: path) }
      return FileOutput(path, existing: options.existing, synchronizes: options.synchronizes)
    case .directory(let path):
      return TreeOutput(
        path, fileExtension: options.target.fileExtensions.first ?? options.target.name, existing: options.existing,
        synchronizes: options.synchronizes, isDryRun: options.isDryRun)
    }
  }

  /// Whether a path leads to a device or a FIFO, which is written to and never replaced.
  private func isStream(_ path: String) -> Bool {
    let status = try? System.status(of: path, in: System.workingDirectory, followingLinks: true)
    return status?.kind == .other
  }

  private func validators() throws(RunError) -> [any DocumentValidator] {
    var validators: [any DocumentValidator] = []
    do throws(DocumentError) {
      if options.validates, let makeValidator = options.target.makeValidator {
        validators.append(try makeValidator())
      }
      if let file = options.schemaFile {
        validators.append(try SchemaFile(file).makeValidator(isLinewise: options.target.isConcatenable))
      }
    } catch {
      throw RunError(.cannotRun, error)
    }
    return validators
  }
}
