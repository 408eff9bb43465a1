internal import ArticleModel
internal import NewsFormats

/// Gathers the articles of many inputs into one document, or into several of a limited size, that survive the end of
/// their run.
///
/// The documents are written as a whole while the run lasts, since how they begin and end depends on all of it. Beside
/// them each input's articles are kept in a canonical form as pieces: when the run is gone on with, they are read from
/// there instead of from the input.
final class GatheredStore: BatchOutput, @unchecked Sendable {
  /// What is kept of each input.
  let pieces: PieceStore
  /// Whether anything is kept: a single input is read again anyway.
  let keepsPieces: Bool
  private var current: OutputFileWriter?
  private var finished: [OutputFileWriter] = []

  init(_ pieces: PieceStore, keepsPieces: Bool) {
    self.pieces = pieces
    self.keepsPieces = keepsPieces
  }

  var name: String { pieces.file(finished.count + 1).path }
  var hasJournal: Bool { keepsPieces }
  var isWhole: Bool { true }
  func earlierRecord(of input: Input) -> InputRecord? { keepsPieces ? pieces.earlierRecord(of: input) : nil }
  func keep(_ record: InputRecord) throws(RunError) { try pieces.keep(record) }
  func endInput(_ record: inout InputRecord) throws(RunError) { try pieces.endInput(&record) }

  func suspend() throws(RunError) {
    discard()
    finished.removeAll()
    try pieces.suspend()
  }

  func begin(_ label: DocumentLabel) throws(RunError) { current = try pieces.makeWriter(finished.count + 1) }
  func write(_ bytes: Span<UInt8>) throws(RunError) { try current?.write(bytes) }
  func discard() { current = nil }

  func commit() throws(RunError) {
    guard let whole = current.take() else { return }
    finished.append(whole)
    try pieces.close(whole)
  }

  func finish() throws(RunError) {
    try pieces.suspend()
    try pieces.appear(finished)
    finished.removeAll()
    pieces.tidyUp()
  }
}

/// Keeps the articles of one input in a canonical form.
final class PieceWriter: DiagnosticSink {
  private let writer: any ArticleWriter
  private var collections: [ArticleCollection] = []
  /// Whether the form can hold what there was.
  private(set) var isWhole = true

  /// Creates a writer, or returns `nil` when the form is not written.
  init?() {
    guard let writer = Format.json.makeWriter?(WritingOptions()) else { return nil }
    self.writer = writer
  }

  func begin() {
    collections.removeAll()
    isWhole = true
    writer.begin(collections: [], sink: self)
  }

  func add(_ collection: ArticleCollection, at index: Int) { collections.put(collection, at: index) }

  func add(_ article: borrowing Article) {
    do throws(DocumentError) { try writer.write(article) } catch { isWhole = false }
  }

  func end() {
    do throws(DocumentError) { try writer.end(collections: collections) } catch { isWhole = false }
  }

  /// The bytes since the last time.
  func take() -> [UInt8] {
    var bytes: [UInt8] = []
    writer.drain { bytes.append(copying: $0) }
    return bytes
  }

  /// Something that the form cannot hold exactly: the input is read again then.
  func report(_ diagnostic: Diagnostic) { isWhole = false }
}
