/// Writes all documents into one file, which appears when the run has ended well, or not at all.
final class FileOutput: DocumentOutput {
  let name: String
  private let existing: ExistingOutput
  private let synchronizes: Bool
  private var file: OutputFile?
  private var writer: OutputFileWriter?
  private var isCommitted = false

  /// Creates an output; the file system is only touched by the first write.
  init(_ path: String, existing: ExistingOutput, synchronizes: Bool) {
    name = path
    self.existing = existing
    self.synchronizes = synchronizes
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

  private func open() throws(RunError) -> OutputFileWriter {
    if let writer { return writer }
    let file: OutputFile
    if let known = self.file { file = known } else { file = try OutputFile(name) }
    self.file = file
    let made = try OutputFileWriter(file)
    writer = made
    return made
  }
}
