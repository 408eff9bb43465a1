internal import ArticleModel
internal import NewsFormats

/// Gathers the articles of many inputs into one document that survives the end of its run.
///
/// The document is written as a whole while the run lasts, since how it begins and ends depends on all of it. Beside it
/// each input's articles are kept in a canonical form as pieces: when the run is gone on with, they are read from there
/// instead of from the input.
final class GatheredStore: BatchOutput, @unchecked Sendable {
  /// What is kept of each input.
  let pieces: PieceStore
  private var writer: OutputFileWriter?
  private var isCommitted = false

  init(_ pieces: PieceStore) { self.pieces = pieces }

  var name: String { pieces.name }
  var hasJournal: Bool { true }
  func earlierRecord(of input: Input) -> InputRecord? { pieces.earlierRecord(of: input) }
  func keep(_ record: InputRecord) throws(RunError) { try pieces.keep(record) }
  func endInput(_ record: inout InputRecord) throws(RunError) { try pieces.endInput(&record) }

  func suspend() throws(RunError) {
    discard()
    try pieces.suspend()
  }

  func write(_ bytes: Span<UInt8>) throws(RunError) { try open().write(bytes) }
  func commit() { isCommitted = true }

  func discard() {
    writer = nil
    isCommitted = false
  }

  func finish() throws(RunError) {
    try pieces.suspend()
    if isCommitted { try pieces.appear(open()) }
    writer = nil
    pieces.tidyUp()
  }

  private func open() throws(RunError) -> OutputFileWriter {
    if let writer { return writer }
    let made = try pieces.makeWriter()
    writer = made
    return made
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
