internal import ArticleModel

/// A document that a worker has finished.
struct FinishedDocument {
  var label = DocumentLabel()
  /// Its bytes, unless they lie in a temporary file already.
  var bytes: [UInt8] = []
  /// The temporary file that holds it.
  var staged: StagedFile?
}

/// A document in a temporary file that only waits for its name.
struct StagedFile: Hashable {
  var temporaryName: String
  var size: Int
  var digest: String
}

/// Where the documents of a whole run go, in the order of the inputs.
///
/// Workers write into outputs of their own first, which any number of them may do at once; what they have finished is
/// put here, by one of them at a time.
protocol BatchOutput: DocumentOutput {
  /// Whether inputs are noted in a journal, which needs their digests.
  var hasJournal: Bool { get }

  /// Whether what is written is one whole, which appears at the end of the run or not at all.
  var isWhole: Bool { get }

  /// Makes the output of a worker.
  ///
  /// `requestTurn`: asked when a document is too large to be held; returns whether it is the worker's turn now, so that
  /// it has to go straight to the batch's output.
  func makeWorkerOutput(_ worker: Int, requestTurn: @escaping () -> Bool) -> any WorkerOutput

  /// What an earlier run has made of an input, if all of it is still there; may be asked by several threads at once.
  func earlierRecord(of input: Input) -> InputRecord?

  /// Whether what is made from an input as a whole is there already, not by this run; may be asked by several threads.
  func isForeign(_ input: Input) throws(RunError) -> Bool

  /// What the document of an input as a whole is called.
  func name(for input: Input) -> String

  /// Takes a document.
  ///
  /// - Returns: What became of it.
  func put(_ document: FinishedDocument) throws(RunError) -> Placement

  /// Takes what an earlier run has made of an input.
  func keep(_ record: InputRecord) throws(RunError)

  /// Ends an input: the record gets its outputs, and is noted in the journal.
  func endInput(_ record: inout InputRecord) throws(RunError)

  /// Ends a run before its end: what has been done remains.
  func suspend() throws(RunError)
}

/// What is to become of a document.
enum Placement: Hashable {
  /// It is written.
  case write
  /// It would be written in place of one that is there, if anything were written.
  case replace(name: String)
  /// There is such an output already, and it stays.
  case skip
  /// There is such an output already, which is an error.
  case exists(name: String)
}

extension BatchOutput {
  var hasJournal: Bool { false }
  var isWhole: Bool { false }
  func earlierRecord(of input: Input) -> InputRecord? { nil }
  func isForeign(_ input: Input) throws(RunError) -> Bool { false }
  func name(for input: Input) -> String { name }
  func keep(_ record: InputRecord) throws(RunError) {}
  func endInput(_ record: inout InputRecord) throws(RunError) {}
  func suspend() throws(RunError) { discard() }

  func makeWorkerOutput(_ worker: Int, requestTurn: @escaping () -> Bool) -> any WorkerOutput {
    CollectingOutput(self, requestTurn: requestTurn)
  }

  func put(_ document: FinishedDocument) throws(RunError) -> Placement {
    try begin(document.label)
    let bytes = document.bytes
    try write(bytes.span)
    try commit()
    return .write
  }
}

/// The output of one worker.
protocol WorkerOutput: DocumentOutput {
  /// The documents that have been finished since the last time.
  func take() -> [FinishedDocument]
  /// How many bytes of memory they take.
  var size: Int { get }
  /// Drops the documents that have been finished since the last time.
  func discardFinished()
}

/// Keeps documents in memory until they are handed on, or hands them on when they are too large for that.
final class CollectingOutput: WorkerOutput {
  private let output: any BatchOutput
  private let requestTurn: () -> Bool
  private var label = DocumentLabel()
  private var finished: [FinishedDocument] = []
  private var bytes: [UInt8] = []
  private(set) var size = 0
  /// Whether documents go straight to the batch's output: it is the worker's turn.
  var isLive = false

  init(_ output: any BatchOutput, requestTurn: @escaping () -> Bool) {
    self.output = output
    self.requestTurn = requestTurn
  }

  var name: String { output.name }
  var isRevocable: Bool { output.isRevocable || !isLive }

  func begin(_ label: DocumentLabel) throws(RunError) {
    self.label = label
    bytes = []
    if isLive { try output.begin(label) }
  }

  func write(_ more: Span<UInt8>) throws(RunError) {
    if isLive { return try output.write(more) }
    bytes.append(copying: more)
    size += more.count
    guard size > DocumentGate.limit else { return }
    guard requestTurn() else { throw RunError(quietly: Interruption.status ?? .cannotRun) }
    isLive = true
    for document in take() { _ = try output.put(document) }
    try output.begin(label)
    let held = bytes
    bytes = []
    try output.write(held.span)
  }

  func commit() throws(RunError) {
    if isLive { return try output.commit() }
    finished.append(FinishedDocument(label: label, bytes: bytes))
    bytes = []
  }

  func discard() {
    if isLive { output.discard() }
    size -= bytes.count
    bytes = []
  }

  func take() -> [FinishedDocument] {
    defer {
      finished.removeAll(keepingCapacity: true)
      size = bytes.count
    }
    return finished
  }

  func discardFinished() { _ = take() }
}

/// Passes documents on to an output that takes one after the other and keeps no journal.
final class PlainBatchOutput: BatchOutput {
  private let output: any DocumentOutput

  init(_ output: any DocumentOutput) { self.output = output }

  var name: String { output.name }
  var isRevocable: Bool { output.isRevocable }
  func begin(_ label: DocumentLabel) throws(RunError) { try output.begin(label) }
  func write(_ bytes: Span<UInt8>) throws(RunError) { try output.write(bytes) }
  func commit() throws(RunError) { try output.commit() }
  func discard() { output.discard() }
  func finish() throws(RunError) { try output.finish() }
}
