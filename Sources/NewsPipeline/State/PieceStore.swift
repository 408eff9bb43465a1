internal import ArticleModel
internal import Digest
internal import JSONSyntax

/// Gathers the documents of many inputs into one file that survives the end of its run.
///
/// Beside `FILE` there is a directory `FILE.wirecopy` as long as the run has not ended well. In it the pieces are
/// appended to one file, and a journal says where the piece of each input is. At the end the pieces are the file: it
/// only has to be renamed, or, where some of them are out of order after a resumption, copied in order.
final class PieceStore: BatchOutput, @unchecked Sendable {
  static let piecesName = "pieces"

  /// The name of the directory beside a file.
  static func stateName(_ fileName: String) -> String { fileName + ".wirecopy" }

  /// Whether the run that is gone on with had come to its end.
  let isComplete: Bool
  /// How many inputs or bytes make a group.
  private static let groupSize = (inputs: 512, bytes: 8 << 20)

  private let target: OutputFile
  private let existing: ExistingOutput
  private let synchronizes: Bool
  private let fingerprint: String
  private let isResuming: Bool
  private let state: StateDirectory
  private let pieces: Int32
  private var buffer = OutputBuffer()
  /// Where the next byte goes.
  private var position: Int
  /// Where the document at hand begins.
  private var start: Int
  private var hash = SHA256()
  private var outputsOfInput: [OutputRecord] = []
  private var lines = JSONWriter()
  private var recordsInGroup = 0
  private var groupStart: Int
  /// The pieces in the order of the inputs; those that lie behind one another are one.
  private var order: [Range<Int>] = []
  private var hasDocuments = false

  /// Takes hold of the place beside the file.
  init(_ path: String, options: ConversionOptions) throws(RunError) {
    target = try OutputFile(path)
    existing = options.existing
    synchronizes = options.synchronizes
    isResuming = options.resumption != .none
    fingerprint = RunFingerprint.of(options)
    state = try StateDirectory(
      PieceStore.stateName(target.fileName), in: target.directory, path: path, isFresh: !isResuming)
    do throws(SystemError) {
      let isThere = try System.status(of: target.fileName, in: target.directory, followingLinks: false) != nil
      let hasPieces =
        try System.status(of: PieceStore.piecesName, in: state.descriptor, followingLinks: false) != nil
      // The file had its name already when that run was cut: only the tidying up is left.
      isComplete = state.journal.wasEnding && isThere && (!hasPieces || options.existing != .replace)
      pieces = try System.openForAppending(PieceStore.piecesName, in: state.descriptor)
      let size = try System.status(of: pieces).size
      // What lies behind the last piece that the journal knows has been cut by a crash.
      position = isResuming && state.journal.end <= size ? state.journal.end : 0
      if position != size { try System.truncate(pieces, to: position) }
    } catch {
      throw RunError(writing: path, error)
    }
    start = position
    groupStart = position
  }

  deinit { System.close(pieces) }

  var name: String { target.path }
  var isRevocable: Bool { true }
  var hasJournal: Bool { true }

  func earlierRecord(of input: Input) -> InputRecord? {
    guard isResuming, let record = state.journal.record(of: input.key) else { return nil }
    guard record.outcome != .failed, record.fingerprint == fingerprint else { return nil }
    for output in record.outputs where digest(output.offset..<output.offset + output.size) != output.digest {
      return nil
    }
    return record
  }

  private func digest(_ range: Range<Int>) -> String {
    var hash = SHA256()
    let isRead = (try? read(range) { (bytes) throws(RunError) in hash.update(bytes) }) != nil
    return isRead ? SHA256.hexadecimal(hash.finish()) : ""
  }

  /// Reads a piece.
  func read(_ range: Range<Int>, _ body: (Span<UInt8>) throws(RunError) -> Void) throws(RunError) {
    var chunk = [UInt8](repeating: 0, count: min(1 << 18, max(range.count, 1)))
    var offset = range.lowerBound
    while offset < range.upperBound {
      let count: Int
      do throws(SystemError) {
        count = try System.read(pieces, at: offset, into: &chunk, upTo: range.upperBound - offset)
        guard count > 0 else { throw .truncated }
      } catch {
        throw RunError(writing: name, error)
      }
      try body(chunk.span.extracting(0..<count))
      offset += count
    }
  }

  // MARK: Documents in the order of the inputs

  func begin(_ label: DocumentLabel) {
    start = position
    hash = SHA256()
  }

  func write(_ bytes: Span<UInt8>) throws(RunError) {
    hash.update(bytes)
    position += bytes.count
    do throws(SystemError) {
      try buffer.append(bytes, to: send)
    } catch {
      throw RunError(writing: name, error)
    }
  }

  func commit() {
    hasDocuments = true
    outputsOfInput.append(
      OutputRecord(offset: start, size: position - start, digest: SHA256.hexadecimal(hash.finish())))
    put(start..<position)
    start = position
  }

  /// A piece that cannot be taken back stays where it is and is passed over in the end.
  func discard() {
    start = position
    hash = SHA256()
  }

  private func put(_ range: Range<Int>) {
    if let last = order.last, last.upperBound == range.lowerBound {
      order[order.count - 1] = last.lowerBound..<range.upperBound
    } else if !range.isEmpty {
      order.append(range)
    }
  }

  func keep(_ record: InputRecord) throws(RunError) {
    for output in record.outputs {
      hasDocuments = true
      put(output.offset..<output.offset + output.size)
    }
  }

  func endInput(_ record: inout InputRecord) throws(RunError) {
    record.outputs = outputsOfInput
    record.fingerprint = fingerprint
    outputsOfInput.removeAll(keepingCapacity: true)
    record.write(to: &lines)
    recordsInGroup += 1
    if recordsInGroup >= PieceStore.groupSize.inputs || position - groupStart >= PieceStore.groupSize.bytes {
      try endGroup()
    }
  }

  private func endGroup() throws(RunError) {
    guard recordsInGroup > 0 else { return }
    do throws(SystemError) {
      try buffer.flush(to: send)
      if synchronizes { try System.synchronize(pieces) }
      try state.journal.append(lines.take().span, synchronizing: synchronizes)
    } catch {
      throw RunError(writing: name, error)
    }
    recordsInGroup = 0
    groupStart = position
  }

  func suspend() throws(RunError) { try endGroup() }

  func finish() throws(RunError) {
    try endGroup()
    if hasDocuments { try appear() }
    tidyUp()
  }

  /// How many inputs had failed by then.
  var earlierFailures: Int { state.journal.failures }

  /// Removes what the run has kept, and nothing else.
  func tidyUp() { state.remove(from: target.directory) }

  private func appear() throws(RunError) {
    let isInOrder = order.isEmpty || order.count == 1 && order[0].lowerBound == 0
    guard isInOrder && target.packing == nil else {
      let writer = try makeWriter()
      for range in order { try read(range) { (bytes) throws(RunError) in try writer.write(bytes) } }
      return try appear(writer)
    }
    do throws(SystemError) {
      try buffer.flush(to: send)
      try System.truncate(pieces, to: order.first?.upperBound ?? 0)
      if synchronizes { try System.synchronize(pieces) }
      try noteEnding()
      try System.move(
        PieceStore.piecesName, in: state.descriptor, to: target.fileName, in: target.directory,
        replacing: existing == .replace)
      if synchronizes { try System.synchronize(target.directory) }
    } catch {
      throw RunError(writing: name, error)
    }
  }

  /// Begins to write the file as a whole.
  func makeWriter() throws(RunError) -> OutputFileWriter { try OutputFileWriter(target, in: state.temporaryFiles) }

  /// Lets the file appear that was written as a whole.
  func appear(_ writer: OutputFileWriter) throws(RunError) {
    do throws(SystemError) { try noteEnding() } catch { throw RunError(writing: name, error) }
    try writer.appear(replacing: existing == .replace, synchronizing: synchronizes)
  }

  private func noteEnding() throws(SystemError) {
    try state.journal.append(Array("{\"ending\":true}\n".utf8).span, synchronizing: synchronizes)
  }

  private func send(_ bytes: Span<UInt8>) throws(SystemError) { try System.write(bytes, to: pieces) }
}
