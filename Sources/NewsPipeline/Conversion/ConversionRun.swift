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
  ///
  /// `progress`: told after each input how far the run is; from any thread, but never from two at once.
  public func convert(_ selection: InputSelection, progress: ((RunSummary) -> Void)? = nil) -> RunSummary {
    var summary = RunSummary()
    do throws(RunError) {
      try convert(selection, &summary, progress)
    } catch {
      if let diagnostic = error.diagnostic { messages.report(diagnostic) }
      summary.status = error.status
    }
    if summary.status == .success && (summary.failed > 0 || messages.errorCount > 0) { summary.status = .inputFailed }
    return summary
  }

  private func convert(
    _ selection: InputSelection, _ summary: inout RunSummary, _ progress: ((RunSummary) -> Void)?
  ) throws(RunError) {
    guard options.target.makeWriter != nil else {
      throw RunError(
        .wrongUsage, "format-not-written", "the format \(options.target.name) is only read", source: "wirecopy")
    }
    let report = try report()
    do throws(RunError) {
      try convert(selection, &summary, report, progress)
    } catch {
      // A run that has not begun has nothing to tell; what ends another one is told by whoever called.
      if let report, !report.isEmpty { try report.finish(error) } else { report?.discard() }
      throw error
    }
    try report?.finish()
  }

  private func convert(
    _ selection: InputSelection, _ summary: inout RunSummary, _ report: RunReport?,
    _ progress: ((RunSummary) -> Void)?
  ) throws(RunError) {
    let listMessages = MessageBuffer()
    let inputs = try InputList(selection, messages: listMessages)
    let isMany = inputs.isMany
    guard let output = try output(hasManyInputs: isMany) else { return }
    var options = options
    try CatalogFiles.add(options.catalogFiles, to: &options.reading.catalog)
    let workerCount = max(1, options.workers ?? System.coreCount)
    var duplicates: Duplicates?
    if let key = options.duplicates {
      let found = Duplicates(key)
      let quiet = MessageBuffer()
      found.look(
        InputSource(try InputList(selection, messages: quiet), messages: quiet), options, workerCount: workerCount)
      duplicates = found
    }
    let batch = try Batch(
      options,
      Batch.Parts(
        scope: scope, hasPlaces: hasPlaces, hasManyInputs: isMany,
        source: InputSource(inputs, messages: listMessages), output: output, losses: try lossOutput(),
        messages: report.map { MessageTally($0) } ?? messages, schema: try SchemaFile.named(options.schemaFile),
        duplicates: duplicates, report: report, progress: progress))
    defer { summary = batch.summary }
    // A document of one article must know whether there was another one before.
    let isSerial = !isMany || scope == .article && !hasPlaces
    try batch.run(workerCount: isSerial ? 1 : workerCount)
  }

  /// Whether each document gets a place of its own.
  private var hasPlaces: Bool {
    switch options.destination {
    case .directory: true
    case .file(let path): [.zip, .tar].contains(ArchiveWriter.Kind(path)) && !StreamOutput.isStream(path)
    case .standardOutput: false
    }
  }

  /// Where losses are reported, or `nil` when nobody asks.
  private func lossOutput() throws(RunError) -> (any DocumentOutput)? {
    if options.loss.isMeasuring && options.target.makeReader == nil {
      throw RunError(
        .wrongUsage, "loss-not-measured",
        "the format \(options.target.name) is only written: what it loses cannot be measured", source: "wirecopy")
    }
    guard let path = options.loss.reportFile else { return nil }
    try checkIsNotOutput(path, "loss report")
    return try sideOutput(path, replaces: options.existing == .replace, synchronizes: options.synchronizes)
  }

  /// What tells in a file what happened, or `nil` when nobody asks.
  private func report() throws(RunError) -> RunReport? {
    guard let path = options.reportFile else { return nil }
    if path == options.loss.reportFile {
      throw RunError(.wrongUsage, "same-file", "is the loss report and the report", source: path)
    }
    try checkIsNotOutput(path, "report")
    var totals = ReportTotals(program: options.program, subject: .conversion(target: options.target.name))
    if options.loss.isMeasuring { totals.losses = LossTally() }
    // A run that goes on with another one tells anew what has become of all inputs.
    let replaces = options.existing == .replace || options.resumption != .none
    return try RunReport(
      file: path, replaces: replaces, synchronizes: options.synchronizes, totals: totals, messages: messages)
  }

  private func checkIsNotOutput(_ path: String, _ name: String) throws(RunError) {
    if case .file(path) = options.destination {
      throw RunError(.wrongUsage, "same-file", "is the output and the \(name)", source: path)
    }
  }

  private var scope: DocumentAssembly.Scope {
    guard options.target.holdsManyArticles else { return .article }
    if hasPlaces { return .input }
    return options.target.isConcatenable && options.split == nil ? .input : .run
  }

  /// The output, or `nil` when it is there already and may stay.
  private func output(hasManyInputs: Bool) throws(RunError) -> (any BatchOutput)? {
    switch options.destination {
    case .standardOutput:
      return PlainBatchOutput(options.isDryRun ? NoOutput(name: "standard output") : StreamOutput())
    case .file(let path) where StreamOutput.isStream(path):
      return PlainBatchOutput(options.isDryRun ? NoOutput(name: path) : try StreamOutput(path))
    case .file(let path): return try fileOutput(path, hasManyInputs: hasManyInputs)
    case .directory(let path):
      return options.isDryRun ? DryTreeOutput(path, options: options) : try TreeOutput(path, options: options)
    }
  }

  private func fileOutput(_ path: String, hasManyInputs: Bool) throws(RunError) -> (any BatchOutput)? {
    if options.split != nil && hasPlaces {
      throw RunError(
        .wrongUsage, "archive-split", "is an archive of many files, which --split does not divide", source: path)
    }
    let first = options.split == nil ? path : OutputFile.partName(path, 1)
    let isThere = (try? System.status(of: first, in: System.workingDirectory, followingLinks: false)) != nil
    let hasState = options.resumption != .none && PieceStore.hasState(path)
    if isThere && !hasState {
      if options.resumption != .none && options.existing == .refuse {
        if !options.isDryRun { PieceStore.removeEmptyState(path) }
        tellComplete(first, failures: 0)
        return nil
      }
      if options.existing == .refuse { throw RunError(existing: first) }
      if options.existing == .skip { return nil }
    }
    if options.isDryRun {
      if isThere && options.existing == .replace { messages.report(.replaced(first)) }
      return PlainBatchOutput(NoOutput(name: path))
    }
    if hasPlaces {
      if options.resumption != .none { tellAnew(path) }
      return try ArchiveOutput(path, options: options)
    }
    guard options.split != nil || hasManyInputs && scope != .article else {
      return PlainBatchOutput(FileOutput(path, existing: options.existing, synchronizes: options.synchronizes))
    }
    let store = try PieceStore(path, options: options)
    if store.isComplete {
      store.tidyUp()
      tellComplete(first, failures: store.earlierFailures)
      return nil
    }
    if isThere && options.existing == .refuse && options.split == nil { throw RunError(existing: path) }
    return scope == .run ? GatheredStore(store, keepsPieces: hasManyInputs) : store
  }

  private func tellAnew(_ path: String) {
    messages.report(
      Diagnostic(
        .warning, "output-anew", "is an archive, which is written in one go: the run begins anew",
        at: SourceLocation(source: path), hint: "-o DIR/ is gone on with where it was interrupted"))
  }

  private func tellComplete(_ path: String, failures: Int) {
    messages.report(
      Diagnostic(
        .warning, "output-complete", "is there as a whole: no run has to be gone on with",
        at: SourceLocation(source: path), hint: "--overwrite makes it anew"))
    guard failures > 0 else { return }
    messages.report(
      Diagnostic(
        .error, "inputs-failed", "\(failures) inputs had failed in that run", at: SourceLocation(source: path)))
  }
}
