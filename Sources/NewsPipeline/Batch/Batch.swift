internal import ArticleModel
internal import NewsFormats

/// A run over many inputs by several workers: what they share, and the one place where their results come together.
final class Batch: @unchecked Sendable {
  let options: ConversionOptions
  let scope: DocumentAssembly.Scope
  /// Whether each document gets a place of its own.
  let hasPlaces: Bool
  let hasManyInputs: Bool
  let source: InputSource
  /// Where documents go that workers make; not when all inputs go into one document.
  let output: (any BatchOutput)?
  /// What keeps the articles of inputs for another run, when all inputs go into one document.
  var gathered: GatheredStore? {
    guard conversion != nil, let store = output as? GatheredStore, store.keepsPieces else { return nil }
    return store
  }
  /// What puts the one document together that all inputs go into.
  let conversion: Conversion?
  /// Where losses are reported.
  let losses: (any DocumentOutput)?
  let messages: MessageTally
  private let schema: SchemaFile?
  /// Which articles are older versions of others, or `nil` when all are written.
  let duplicates: Duplicates?
  private let report: RunReport?
  /// What has become of the inputs so far.
  private(set) var summary = RunSummary()
  private let progress: ((RunSummary) -> Void)?
  private var failure: RunError?
  /// Whether an input that failed has ended the run, as was asked for.
  private var isCutShort = false
  private let lossesOfDocument: LossGate?

  /// What a batch is made of.
  struct Parts {
    var scope: DocumentAssembly.Scope
    var hasPlaces: Bool
    var hasManyInputs: Bool
    var source: InputSource
    var output: any BatchOutput
    var losses: (any DocumentOutput)?
    var messages: MessageTally
    var schema: SchemaFile?
    var duplicates: Duplicates?
    var report: RunReport?
    var progress: ((RunSummary) -> Void)?
  }

  init(_ options: ConversionOptions, _ parts: Parts) throws(RunError) {
    self.options = options
    scope = parts.scope
    hasPlaces = parts.hasPlaces
    hasManyInputs = parts.hasManyInputs
    source = parts.source
    losses = parts.losses
    messages = parts.messages
    schema = parts.schema
    report = parts.report
    progress = parts.progress
    duplicates = parts.duplicates
    output = parts.output
    guard scope == .run else {
      conversion = nil
      lossesOfDocument = nil
      return
    }
    let gate = LossGate(
      options, report: parts.losses.map { LossReport($0, format: options.target.name) },
      assembly: LossGate.AssemblyFacts(makesOneDocument: true, hasManyInputs: parts.hasManyInputs))
    let assembly = try Batch.makeAssembly(options, parts, parts.output, parts.messages)
    conversion = Conversion(
      options: options, assembly: assembly, losses: gate, duplicates: parts.duplicates, messages: parts.messages)
    lossesOfDocument = gate
  }

  /// Makes what puts documents together.
  func makeAssembly(_ output: any DocumentOutput, messages: MessageTally) throws(RunError) -> DocumentAssembly {
    try Batch.makeAssembly(
      options,
      Parts(
        scope: scope, hasPlaces: hasPlaces, hasManyInputs: hasManyInputs, source: source,
        output: self.output ?? PlainBatchOutput(output), messages: messages, schema: schema, duplicates: duplicates),
      output, messages)
  }

  private static func makeAssembly(
    _ options: ConversionOptions, _ parts: Parts, _ output: any DocumentOutput, _ messages: MessageTally
  ) throws(RunError) -> DocumentAssembly {
    guard let makeWriter = options.target.makeWriter else {
      throw RunError(
        .wrongUsage, "format-not-written", "the format \(options.target.name) is only read", source: "wirecopy")
    }
    return DocumentAssembly(
      target: options.target, scope: parts.scope, writer: makeWriter(options.writing),
      validators: try options.makeValidators(parts.schema), output: output, split: options.split,
      hasPlaces: parts.hasPlaces, hasManyInputs: parts.hasManyInputs, messages: messages)
  }

  // MARK: The run

  /// Converts all inputs.
  ///
  /// - Parameter workerCount: How many workers there are to be.
  /// - Throws: ``RunError`` when the run ends before its end.
  func run(workerCount: Int) throws(RunError) {
    let order = BatchOrder<FinishedInput>(limit: 32 << 20) { [self] in publish($0) }
    var workers: [BatchWorker] = []
    for number in 0..<max(1, workerCount) {
      workers.append(try BatchWorker(number, of: self, order: order, isAlone: workerCount <= 1))
    }
    work(workers)
    if let failure { throw try suspended(failure) }
    if let status = Interruption.status { throw try suspended(RunError(quietly: status)) }
    if isCutShort, let output, output.isWhole { return try leaveOut(output) }
    for message in source.remainingMessages() { messages.report(message) }
    do throws(RunError) {
      for worker in workers { try worker.finish() }
      if let conversion { try conversion.finish() } else { try output?.finish() }
      report?.add(conversion?.takeTally())
      if let losses {
        try losses.commit()
        try losses.finish()
      }
    } catch {
      throw try suspended(error)
    }
    if let lossesOfDocument { summary.losses = lossesOfDocument.isMeasuring ? lossesOfDocument.count : nil }
  }

  /// Lets what has been done remain.
  private func suspended(_ error: RunError) throws(RunError) -> RunError {
    // The first error is the one to tell; that what it left cannot be noted either follows from it.
    do throws(RunError) { try output?.suspend() } catch {}
    losses?.discard()
    return error
  }

  /// Ends a run without what would look as if it were the whole of it.
  private func leaveOut(_ output: any BatchOutput) throws(RunError) {
    try output.suspend()
    losses?.discard()
    messages.report(
      Diagnostic(
        .warning, "output-not-finished", "is not written, since an input failed",
        at: SourceLocation(source: output.name),
        hint: output.hasJournal ? "--resume goes on with what has been done" : ""))
  }

  private func work(_ workers: [BatchWorker]) {
    let all = unsafe UnsafeWorkers(workers: workers)
    WorkerGroup.run(workers.count) { unsafe all.workers[$0].run() }
  }

  // MARK: Results in the order of the inputs

  /// Takes what a worker has made of an input.
  ///
  /// - Returns: Whether the run goes on.
  private func publish(_ finished: FinishedInput) -> Bool {
    do throws(RunError) {
      let outcome = try take(finished)
      progress?(summary)
      if outcome == .failed && options.failsFast { isCutShort = true }
      return !isCutShort
    } catch {
      failure = error
      return false
    }
  }

  private func take(_ finished: FinishedInput) throws(RunError) -> InputOutcome {
    var finished = finished
    for message in finished.messages { messages.report(message) }
    if let failure = finished.failure { throw failure }
    if let events = finished.events, let conversion {
      let isKept = finished.record.outcome == .unchanged
      conversion.begin(finished.input)
      // A file that has been ended cannot give articles back.
      if options.split == nil || finished.readingError == nil {
        conversion.receive(events)
      } else {
        for case .message(let message) in events { conversion.report(message) }
      }
      let outcome = try conversion.end(finished.readingError)
      if !isKept || outcome != .converted { finished.record.outcome = outcome }
      finished.record.articles = conversion.articlesOfInput
      finished.record.duplicates = conversion.duplicatesOfInput
    }
    if finished.record.outcome == .unchanged {
      try output?.keep(finished.record)
    } else if let output, conversion == nil {
      var hasWritten = finished.documents.isEmpty
      for document in finished.documents {
        let placement = try output.put(document)
        if case .exists(let name) = placement {
          if let diagnostic = RunError(existing: name).diagnostic { messages.report(diagnostic) }
          finished.record.outcome = .failed
        } else {
          hasWritten = true
        }
        if case .replace(let name) = placement { messages.report(.replaced(name)) }
      }
      // That everything is there already says nothing about the input.
      if !hasWritten { finished.isUnnoted = true }
      note(finished.messages, in: &finished.record)
      if !finished.isUnnoted { try output.endInput(&finished.record) }
    }
    if let gathered, finished.record.outcome != .unchanged { try keepPiece(of: &finished, in: gathered) }
    try report?.add(finished.input, finished.record, byteCount: finished.byteCount)
    report?.add(conversion?.takeTally() ?? finished.tally)
    if !finished.lossLines.isEmpty { try losses?.write(finished.lossLines.span) }
    count(finished)
    return finished.record.outcome
  }

  /// Keeps the articles of an input for another run.
  private func keepPiece(of finished: inout FinishedInput, in gathered: GatheredStore) throws(RunError) {
    if let piece = finished.piece { try gathered.pieces.write(piece.span) }
    let isWhole = finished.piece != nil || finished.isPieceWritten
    if isWhole && finished.record.outcome == .converted {
      gathered.pieces.commit()
      try gathered.endInput(&finished.record)
    } else {
      gathered.pieces.discard()
    }
  }

  private func note(_ messages: [Diagnostic], in record: inout InputRecord) {
    for message in messages {
      switch message.severity {
      case .error:
        record.errorCount += 1
        if record.errors.count < InputRecord.keptErrors { record.errors.append(message) }
      case .warning: record.warnings += 1
      case .note: break
      }
    }
  }

  private func count(_ finished: FinishedInput) {
    let outcome = finished.record.outcome
    summary.count(outcome)
    summary.bytes += finished.byteCount
    summary.duplicates += finished.record.duplicates.count
    if outcome == .converted || outcome == .failed { summary.articles += finished.record.articles }
    if outcome == .skipped, !finished.record.kind.isEmpty, !finished.isUnnoted {
      summary.passedOver[finished.record.kind, default: 0] += 1
    }
    guard losses != nil || options.loss.limit != .severe, conversion == nil else { return }
    var total = summary.losses ?? LossCount()
    total += finished.losses
    summary.losses = total
  }
}

/// Workers on their way to their threads, each of which is the only one that uses its worker until it has ended.
@unsafe private struct UnsafeWorkers: @unchecked Sendable {
  let workers: [BatchWorker]
}
