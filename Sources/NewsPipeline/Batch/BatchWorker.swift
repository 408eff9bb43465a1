internal import ArticleModel
internal import Digest
internal import NewsFormats

/// What one worker needs to convert one input after the other: readers, buffers, a writer, validators.
///
/// All of it is made once and used for every input. Only what is meant for any number of workers is shared.
final class BatchWorker {
  /// How many bytes of an input, and how many messages about it, are kept until it is its turn.
  private static let kept = (bytes: 4 << 20, messages: 10_000)

  private let batch: Batch
  private let readers: ReaderCache
  private let order: BatchOrder<FinishedInput>
  /// Whether there is no other worker, so that it is always this one's turn.
  private let isAlone: Bool
  private let messages = MessageBuffer()
  /// What makes documents here, unless all inputs go into one.
  private var conversion: Conversion?
  private var output: (any WorkerOutput)?
  private var losses: LossGate?
  private var lossLines = LossLines()
  private let recorder: ReadingRecorder?
  private var index = 0
  private var hasTurn = false

  init(_ number: Int, of batch: Batch, order: BatchOrder<FinishedInput>, isAlone: Bool) throws(RunError) {
    self.batch = batch
    self.order = order
    self.isAlone = isAlone
    readers = ReaderCache(source: batch.options.source, options: batch.options.reading)
    readers.inputReader.isHashing = batch.output?.hasJournal ?? false
    let pieces = batch.gathered == nil ? nil : PieceWriter()
    recorder = batch.conversion.map { ReadingRecorder($0, pieces: pieces) }
    guard let batchOutput = batch.output, batch.conversion == nil else { return }
    let output = batchOutput.makeWorkerOutput(number) { [weak self] in self?.requestTurn() ?? false }
    if isAlone { (output as? CollectingOutput)?.isLive = true }
    self.output = output
    let tally = MessageTally(messages)
    let losses = LossGate(
      batch.options, report: batch.losses.map { _ in LossReport(lossLines, format: batch.options.target.name) },
      assembly: LossGate.AssemblyFacts(makesOneDocument: false, hasManyInputs: batch.hasManyInputs))
    let assembly = try batch.makeAssembly(output, messages: tally)
    conversion = Conversion(
      options: batch.options, assembly: assembly, losses: losses, duplicates: batch.duplicates, messages: tally)
    self.losses = losses
  }

  /// Works until there is nothing more to do.
  func run() {
    while order.waitForRoom(), let handed = batch.source.next() {
      index = handed.index
      hasTurn = isAlone
      messages.receiver = isAlone ? batch.messages : nil
      for message in handed.messages { messages.report(message) }
      var finished = FinishedInput(handed.input)
      do throws(RunError) {
        try convert(handed.input, &finished)
      } catch {
        finished.failure = error
      }
      batch.source.release(handed.input)
      finished.messages = messages.take()
      finished.record.kind = readers.kind
      if case .failure(let error) = handed.input.content { finished.record.kind = FileKind.name(in: error) ?? "" }
      if hasTurn && !isAlone {
        hasTurn = false
        (output as? CollectingOutput)?.isLive = false
        order.endTurn(finished)
      } else {
        let size = (output?.size ?? 0) + finished.size
        finished.documents += output?.take() ?? []
        order.finish(index, finished, size: size)
      }
    }
  }

  /// Ends what has begun and goes on from input to input.
  func finish() throws(RunError) { try conversion?.finish() }

  private func requestTurn() -> Bool {
    if hasTurn { return true }
    hasTurn = order.waitForTurn(index)
    guard hasTurn else { return false }
    for message in messages.take() { batch.messages.report(message) }
    messages.receiver = batch.messages
    return true
  }

  private func convert(_ input: Input, _ finished: inout FinishedInput) throws(RunError) {
    if let record = try earlierRecord(of: input) {
      finished.record = record
      finished.record.outcome = .unchanged
      if let recorder, let gathered = batch.gathered { try recall(record, from: gathered, recorder, &finished) }
      return
    }
    finished.record.decisions = batch.duplicates?.decisions(on: input.key) ?? ""
    if try isThereAlready(input, &finished) { return }
    if let recorder { return try record(input, with: recorder, &finished) }
    guard let conversion, let losses else { return }
    let lossesBefore = losses.count
    conversion.begin(input)
    let error = read(input, into: conversion) { [self] in
      if messages.count > BatchWorker.kept.messages { _ = requestTurn() }
      return conversion.isStopped
    }
    finished.record.outcome = try conversion.end(error)
    // Of an input that is broken nothing is written, also where some of its articles were good.
    if error != nil { output?.discardFinished() }
    finished.record.facts = readers.inputReader.facts
    finished.record.articles = conversion.articlesOfInput
    finished.record.duplicates = conversion.duplicatesOfInput
    finished.tally = conversion.takeTally()
    finished.losses = losses.count - lossesBefore
    finished.lossLines = lossLines.take()
    finished.byteCount = readers.inputReader.byteCount
    if hasTurn && !isAlone, let output {
      // What was finished before the turn has been handed on; the rest is now.
      finished.documents = output.take()
    }
  }

  /// Reads an input for a document that all inputs go into.
  private func record(
    _ input: Input, with recorder: ReadingRecorder, _ finished: inout FinishedInput
  ) throws(RunError) {
    // Files of a limited size cannot give articles back: the input is read first, if it is not too large.
    recorder.begin(input, isLive: hasTurn && batch.options.split == nil)
    var failure: RunError?
    let error = read(input, into: recorder) { [self] in
      if !recorder.isLive && readers.inputReader.byteCount > BatchWorker.kept.bytes {
        guard requestTurn() else { return true }
        recorder.goLive(input)
      }
      guard recorder.isLive else { return false }
      do throws(RunError) { try passOnPiece(of: recorder) } catch { failure = error }
      return failure != nil || (batch.conversion?.isStopped ?? false)
    }
    if let failure { throw failure }
    recorder.pieces?.end()
    if recorder.isLive { try passOnPiece(of: recorder) } else { finished.piece = recorder.pieces?.take() }
    finished.isPieceWritten = recorder.isLive && error == nil && recorder.pieces?.isWhole == true
    if error != nil || recorder.pieces?.isWhole == false { finished.piece = nil }
    finished.byteCount = readers.inputReader.byteCount
    finished.record.facts = readers.inputReader.facts
    if recorder.isLive, let conversion = batch.conversion {
      finished.record.outcome = try conversion.end(error)
      finished.record.articles = conversion.articlesOfInput
      finished.record.duplicates = conversion.duplicatesOfInput
    } else {
      finished.events = recorder.take()
      finished.readingError = error
    }
  }

  /// Puts what is kept of an input where it stays, as it is read.
  private func passOnPiece(of recorder: ReadingRecorder) throws(RunError) {
    guard let bytes = recorder.pieces?.take(), !bytes.isEmpty else { return }
    try batch.gathered?.pieces.write(bytes.span)
  }

  /// Receives the articles of an input from where an earlier run has kept them.
  private func recall(
    _ record: InputRecord, from gathered: GatheredStore, _ recorder: ReadingRecorder, _ finished: inout FinishedInput
  ) throws(RunError) {
    guard let output = record.outputs.first else { return }
    recorder.begin(finished.input, isLive: false)
    var bytes: [UInt8] = []
    try gathered.pieces.read(output.offset..<output.offset + output.size) { (chunk) throws(RunError) in
      bytes.append(copying: chunk)
    }
    do throws(DocumentError) {
      try readers.readKept(bytes.span, name: finished.input.name, sink: recorder)
    } catch {
      finished.readingError = error
    }
    finished.events = recorder.take()
  }

  private func read(_ input: Input, into sink: any ArticleSink, isStopped: () -> Bool) -> DocumentError? {
    do throws(DocumentError) {
      try readers.read(input, sink: sink, isStopped: isStopped)
      return nil
    } catch {
      return error
    }
  }

  // MARK: What is there already

  private func earlierRecord(of input: Input) throws(RunError) -> InputRecord? {
    guard let path = input.path, let record = batch.output?.earlierRecord(of: input) else { return nil }
    if batch.options.resumption == .failed { return record }
    // What is newer elsewhere may be another article than before.
    guard record.decisions == batch.duplicates?.decisions(on: input.key) ?? "" else { return nil }
    switch input.content {
    case .file: break
    case .bytes(let bytes):
      guard bytes.count == record.facts.size else { return nil }
      return SHA256.hexadecimal(of: bytes.span) == record.facts.digest ? record : nil
    case .stream, .failure: return nil
    }
    guard let status = try? System.status(of: path), status.size == record.facts.size else { return nil }
    let facts = InputFacts(
      size: status.size, seconds: status.modificationSeconds, nanoseconds: status.modificationNanoseconds)
    if facts.looksLike(record.facts) { return record }
    // It was touched; what counts is what is in it.
    guard (try? readers.inputReader.read(input) { _, _ throws(DocumentError) in }) != nil else { return nil }
    return readers.inputReader.facts.digest == record.facts.digest ? record : nil
  }

  /// Whether the only document of an input is there already, so that it need not be read.
  private func isThereAlready(_ input: Input, _ finished: inout FinishedInput) throws(RunError) -> Bool {
    guard batch.scope == .input, batch.hasPlaces, let output = batch.output, try output.isForeign(input) else {
      return false
    }
    finished.isUnnoted = true
    if batch.options.existing == .skip {
      finished.record.outcome = .skipped
    } else {
      finished.record.outcome = .failed
      if let diagnostic = RunError(existing: output.name(for: input)).diagnostic { messages.report(diagnostic) }
    }
    return true
  }
}

/// Keeps the lines of one input's losses.
private final class LossLines: DocumentOutput {
  private var bytes: [UInt8] = []

  var name: String { "losses" }
  func write(_ more: Span<UInt8>) { bytes.append(copying: more) }
  func commit() {}
  func discard() { bytes.removeAll() }

  func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }
}

extension LossCount {
  /// What came on top.
  static func - (a: LossCount, b: LossCount) -> LossCount {
    var difference = a
    difference.minor -= b.minor
    difference.severe -= b.severe
    return difference
  }

  static func += (a: inout LossCount, b: LossCount) {
    a.minor += b.minor
    a.severe += b.severe
  }
}
