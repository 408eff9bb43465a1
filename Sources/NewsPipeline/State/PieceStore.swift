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

  /// Whether there is a run to be gone on with beside a file.
  ///
  /// A directory without a journal is what is left of tidying up, or of a run that had not begun.
  static func hasState(_ path: String) -> Bool {
    let journal = "\(stateName(path))/\(Journal.fileName)"
    return (try? System.status(of: journal, in: System.workingDirectory, followingLinks: false)) != nil
  }

  /// Removes the directory beside a file of which nothing but itself is left.
  static func removeEmptyState(_ path: String) {
    System.removeDirectory(stateName(path), in: System.workingDirectory)
  }

  /// Whether the run that is gone on with had come to its end.
  let isComplete: Bool
  /// How many inputs or bytes make a group.
  private static let groupSize = (inputs: 512, bytes: 8 << 20)

  private let target: OutputFile
  /// Whether there are several files of a limited size instead of the one.
  private let isSplit: Bool
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
    isSplit = options.split != nil
    existing = options.existing
    synchronizes = options.synchronizes
    isResuming = options.resumption != .none
    fingerprint = RunFingerprint.of(options)
    state = try StateDirectory(
      PieceStore.stateName(target.fileName), in: target.directory, path: path, isFresh: !isResuming)
    do throws(SystemError) {
      let first = isSplit ? OutputFile(part: 1, of: target) : target
      let isThere = try System.status(of: first.fileName, in: target.directory, followingLinks: false) != nil
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
  var isWhole: Bool { true }

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
      let writer = try makeWriter(1)
      for range in order { try read(range) { (bytes) throws(RunError) in try writer.write(bytes) } }
      try close(writer)
      return try appear([writer])
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

  // MARK: Files that are written as a whole

  /// The file of a number, from 1; there is but one unless they are of a limited size.
  func file(_ number: Int) -> OutputFile { isSplit ? OutputFile(part: number, of: target) : target }

  /// Begins to write a file as a whole.
  func makeWriter(_ number: Int) throws(RunError) -> OutputFileWriter {
    let file = file(number)
    if isSplit && existing != .replace && !isOwn(file) {
      do throws(SystemError) {
        let status = try System.status(of: file.fileName, in: file.directory, followingLinks: false)
        if status != nil { throw .exists }
      } catch .exists {
        throw RunError(existing: file.path)
      } catch {
        throw RunError(writing: file.path, error)
      }
    }
    return try OutputFileWriter(file, in: state.temporaryFiles)
  }

  /// Ends a file that waits for its name.
  func close(_ writer: OutputFileWriter) throws(RunError) { try writer.close(synchronizing: synchronizes) }

  /// Whether the run that is gone on with has made a file, or was about to.
  private func isOwn(_ file: OutputFile) -> Bool { isResuming && state.journal.outputs.contains(file.fileName) }

  /// Lets the files appear that were written as a whole, in the order of their numbers.
  func appear(_ writers: [OutputFileWriter]) throws(RunError) {
    guard !writers.isEmpty else { return }
    do throws(SystemError) {
      if isSplit {
        try announce(writers.count)
      } else {
        try noteEnding()
      }
    } catch { throw RunError(writing: name, error) }
    for (index, writer) in writers.enumerated() {
      try writer.appear(replacing: existing == .replace || isSplit && isOwn(file(index + 1)), synchronizing: false)
    }
    // What that run made more of is of what has changed since.
    var surplus = writers.count + 1
    while isSplit && isOwn(file(surplus)) {
      System.remove(file(surplus).fileName, in: target.directory)
      surplus += 1
    }
    do throws(SystemError) {
      if synchronizes { try System.synchronize(target.directory) }
      if isSplit { try noteEnding() }
    } catch {
      throw RunError(writing: name, error)
    }
  }

  /// Notes which names will appear, so that a run that goes on with this one knows them for its own.
  private func announce(_ count: Int) throws(SystemError) {
    var line = JSONWriter()
    line.write(publishing: (1...count).map { file($0).fileName })
    try state.journal.append(line.take().span, synchronizing: synchronizes)
  }

  private func noteEnding() throws(SystemError) {
    try state.journal.append(Array("{\"ending\":true}\n".utf8).span, synchronizing: synchronizes)
  }

  private func send(_ bytes: Span<UInt8>) throws(SystemError) { try System.write(bytes, to: pieces) }
}
