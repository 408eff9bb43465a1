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
        messages: messages, schema: try userSchema(), duplicates: duplicates, progress: progress))
    defer { summary = batch.summary }
    // A document of one article must know whether there was another one before.
    let isSerial = !isMany || scope == .article && !hasPlaces
    try batch.run(workerCount: isSerial ? 1 : workerCount)
  }

  /// Whether each document gets a place of its own.
  private var hasPlaces: Bool {
    switch options.destination {
    case .directory: true
    case .file(let path): [.zip, .tar].contains(ArchiveWriter.Kind(path)) && !isStream(path)
    case .standardOutput: false
    }
  }

  private func userSchema() throws(RunError) -> SchemaFile? {
    guard let file = options.schemaFile else { return nil }
    do throws(DocumentError) {
      return try SchemaFile(file)
    } catch {
      throw RunError(.cannotRun, error)
    }
  }

  /// Where losses are reported, or `nil` when nobody asks.
  private func lossOutput() throws(RunError) -> (any DocumentOutput)? {
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
    if isStream(path) { return try StreamOutput(path) }
    let status = try? System.status(of: path, in: System.workingDirectory, followingLinks: false)
    if status != nil && options.existing != .replace { throw RunError(existing: path) }
    return FileOutput(path, existing: options.existing, synchronizes: options.synchronizes, serial: -1)
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
    case .file(let path) where isStream(path):
      return PlainBatchOutput(options.isDryRun ? NoOutput(name: path) : try StreamOutput(path))
    case .file(let path): return try fileOutput(path, hasManyInputs: hasManyInputs)
    case .directory(let path):
      return options.isDryRun ? PlainBatchOutput(NoOutput(name: path)) : try TreeOutput(path, options: options)
    }
  }

  private func fileOutput(_ path: String, hasManyInputs: Bool) throws(RunError) -> (any BatchOutput)? {
    if options.split != nil {
      return PlainBatchOutput(options.isDryRun ? NoOutput(name: path) : SplitOutput(path, options: options))
    }
    let isThere = (try? System.status(of: path, in: System.workingDirectory, followingLinks: false)) != nil
    let stateName = PieceStore.stateName(path)
    let hasState =
      options.resumption != .none
      && (try? System.status(of: stateName, in: System.workingDirectory, followingLinks: false)) != nil
    if isThere && !hasState {
      if options.resumption != .none && options.existing == .refuse {
        tellComplete(path, failures: 0)
        return nil
      }
      if options.existing == .refuse { throw RunError(existing: path) }
      if options.existing == .skip { return nil }
    }
    if options.isDryRun { return PlainBatchOutput(NoOutput(name: path)) }
    if hasPlaces { return try ArchiveOutput(path, options: options) }
    guard hasManyInputs, scope != .article else {
      return PlainBatchOutput(
        FileOutput(path, existing: options.existing, synchronizes: options.synchronizes))
    }
    let store = try PieceStore(path, options: options)
    if store.isComplete {
      store.tidyUp()
      tellComplete(path, failures: store.earlierFailures)
      return nil
    }
    if isThere && options.existing == .refuse { throw RunError(existing: path) }
    return scope == .run ? GatheredStore(store) : store
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

  /// Whether a path leads to a device or a FIFO, which is written to and never replaced.
  private func isStream(_ path: String) -> Bool {
    let status = try? System.status(of: path, in: System.workingDirectory, followingLinks: true)
    return status?.kind == .other
  }
}
