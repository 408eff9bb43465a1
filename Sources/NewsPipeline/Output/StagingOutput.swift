internal import ArticleModel
internal import Digest

/// Writes the documents of one worker into temporary files, which only wait for their names.
final class StagingOutput: WorkerOutput {
  private let directory: Int32
  private let worker: Int
  private let synchronizes: Bool
  private let nameOf: (DocumentLabel) -> String
  private var serial = 0
  private var label = DocumentLabel()
  private var descriptor: Int32 = -1
  private var temporaryName = ""
  private var buffer = OutputBuffer()
  private var hash = SHA256()
  private var written = 0
  private var finished: [FinishedDocument] = []

  /// Creates an output.
  ///
  /// - Parameters:
  ///   - directory: The open directory of temporary files; it must stay open.
  ///   - worker: The number of the worker.
  ///   - synchronizes: Whether each document is brought to the disk when it is complete; not when whoever gives them
  ///     their names does that for many at once.
  ///   - nameOf: What the document will probably be called, for messages.
  init(in directory: Int32, worker: Int, synchronizes: Bool, nameOf: @escaping (DocumentLabel) -> String) {
    self.directory = directory
    self.worker = worker
    self.synchronizes = synchronizes
    self.nameOf = nameOf
  }

  deinit { discard() }

  var name: String { nameOf(label) }
  var isRevocable: Bool { true }
  var size: Int { 0 }

  func begin(_ label: DocumentLabel) {
    discard()
    self.label = label
  }

  func write(_ bytes: Span<UInt8>) throws(RunError) {
    do throws(SystemError) {
      try open()
      hash.update(bytes)
      written += bytes.count
      try buffer.append(bytes, to: send)
    } catch {
      throw RunError(writing: name, error)
    }
  }

  func commit() throws(RunError) {
    do throws(SystemError) {
      try open()
      try buffer.flush(to: send)
      if synchronizes { try System.synchronize(descriptor) }
    } catch {
      throw RunError(writing: name, error)
    }
    System.close(descriptor)
    descriptor = -1
    let staged = StagedFile(
      temporaryName: temporaryName, size: written, digest: SHA256.hexadecimal(hash.finish()))
    finished.append(FinishedDocument(label: label, staged: staged))
  }

  func discard() {
    buffer.removeAll()
    guard descriptor >= 0 else { return }
    System.close(descriptor)
    System.remove(temporaryName, in: directory)
    descriptor = -1
  }

  func take() -> [FinishedDocument] {
    defer { finished.removeAll(keepingCapacity: true) }
    return finished
  }

  func discardFinished() {
    for document in take() {
      if let staged = document.staged { System.remove(staged.temporaryName, in: directory) }
    }
  }

  private func open() throws(SystemError) {
    guard descriptor < 0 else { return }
    serial += 1
    temporaryName = "\(worker)-\(serial)"
    descriptor = try System.create(temporaryName, in: directory)
    hash = SHA256()
    written = 0
  }

  private func send(_ bytes: Span<UInt8>) throws(SystemError) {
    try System.write(bytes, to: descriptor)
  }
}
