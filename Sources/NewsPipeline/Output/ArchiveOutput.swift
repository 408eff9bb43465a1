internal import ArticleModel
internal import NewsFormats

/// Writes each document as a file in a zip or tar archive, which appears when the run has ended well, or not at all.
final class ArchiveOutput: BatchOutput {
  let name: String
  private let existing: ExistingOutput
  private let synchronizes: Bool
  private let file: OutputFile
  private let writer: OutputFileWriter
  private var names: TreeNames
  private var label = DocumentLabel()
  private var document: [UInt8] = []
  private var count = 0

  /// Begins an archive.
  init(_ path: String, options: ConversionOptions) throws(RunError) {
    name = path
    existing = options.existing
    synchronizes = options.synchronizes
    names = TreeNames(fileExtension: options.target.fileExtensions.first ?? options.target.name)
    file = try OutputFile(path)
    writer = try OutputFileWriter(file)
  }

  /// What is in the archive stays there: an input that breaks after some of it was packed ends the run.
  var isRevocable: Bool { false }
  var isWhole: Bool { true }

  func begin(_ label: DocumentLabel) {
    self.label = label
    document.removeAll(keepingCapacity: true)
  }

  // The size of a file stands in front of it: what is larger than memory cannot be packed.
  func write(_ bytes: Span<UInt8>) throws(RunError) { document.append(copying: bytes) }

  func commit() throws(RunError) {
    do throws(SystemError) {
      try writer.packer?.begin(names.place(label).path, size: document.count)
    } catch {
      throw RunError(writing: name, error)
    }
    let bytes = document
    document = []
    try writer.write(bytes.span)
    count += 1
  }

  func discard() { document.removeAll(keepingCapacity: true) }

  func finish() throws(RunError) {
    guard count > 0 else { return }
    try writer.appear(replacing: existing == .replace, synchronizing: synchronizes)
  }
}
