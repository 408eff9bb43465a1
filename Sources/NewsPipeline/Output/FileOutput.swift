/// Writes all documents into one file, which appears when the run has ended well, or not at all.
final class FileOutput: DocumentOutput {
  let name: String
  private let existing: ExistingOutput
  private let synchronizes: Bool
  private let serial: Int
  private var file: OutputFile?
  private var writer: OutputFileWriter?
  private var isCommitted = false

  /// Creates an output; the file system is only touched by the first write.
  ///
  /// `serial`: keeps the temporary files of several outputs apart.
  init(_ path: String, existing: ExistingOutput, synchronizes: Bool, serial: Int = 0) {
    name = path
    self.existing = existing
    self.synchronizes = synchronizes
    self.serial = serial
  }

  func write(_ bytes: Span<UInt8>) throws(RunError) { try open().write(bytes) }

  func commit() { isCommitted = true }

  func discard() {
    writer = nil
    isCommitted = false
  }

  func finish() throws(RunError) {
    guard isCommitted else { return discard() }
    let writer = try open()
    self.writer = nil
    isCommitted = false
    try writer.appear(replacing: existing == .replace, synchronizing: synchronizes)
  }

  /// Writes all that has come so far, so that many files may wait for their names without being open.
  func close() throws(RunError) { try open().close(synchronizing: synchronizes) }

  private func open() throws(RunError) -> OutputFileWriter {
    if let writer { return writer }
    let file: OutputFile
    if let known = self.file { file = known } else { file = try OutputFile(name) }
    self.file = file
    let made = try OutputFileWriter(file, in: file.directory, serial: serial)
    writer = made
    return made
  }
}
