/// Writes all documents into one file, which appears when the run has ended well, or not at all.
final class FileOutput: DocumentOutput {
  let name: String
  private let fileName: String
  private let directoryName: String
  private let existing: ExistingOutput
  private let synchronizes: Bool
  /// Keeps the temporary files of several outputs apart.
  private let serial: Int
  private var directory: Int32 = -1
  private var file: AtomicFile?
  private var buffer = OutputBuffer()
  private var isCommitted = false

  /// Creates an output; the file system is only touched by the first write.
  init(_ path: String, existing: ExistingOutput, synchronizes: Bool, serial: Int = 0) {
    name = path
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    fileName = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
    directoryName = slash.map { String(path[...$0]) } ?? "."
    self.existing = existing
    self.synchronizes = synchronizes
    self.serial = serial
  }

  deinit {
    file = nil
    if directory >= 0 { System.close(directory) }
  }

  func write(_ bytes: Span<UInt8>) throws(RunError) {
    do throws(SystemError) {
      try open()
      try buffer.append(bytes, to: send)
    } catch {
      throw RunError(writing: name, error)
    }
  }

  func commit() { isCommitted = true }

  func discard() {
    buffer.removeAll()
    file = nil
    isCommitted = false
  }

  func finish() throws(RunError) {
    guard isCommitted else { return discard() }
    do throws(SystemError) {
      try open()
      try buffer.flush(to: send)
      if let file = file.take() {
        try file.commit(as: fileName, replacing: existing == .replace, synchronizing: synchronizes)
      }
      if synchronizes { try System.synchronize(directory) }
    } catch {
      throw RunError(writing: name, error)
    }
  }

  private func open() throws(SystemError) {
    guard file == nil else { return }
    if directory < 0 {
      directory = try System.openDirectory(directoryName, in: System.workingDirectory, followingLinks: true)
    }
    file = try AtomicFile(in: directory, serial: serial)
  }

  private func send(_ bytes: Span<UInt8>) throws(SystemError) {
    try file?.write(bytes)
  }
}
