internal import ArticleModel

/// What a worker has made of an input.
struct FinishedInput {
  let input: Input
  /// What there is to say about it.
  var messages: [Diagnostic] = []
  /// What became of it; its outputs come later.
  var record: InputRecord
  /// The documents that have not been handed on yet.
  var documents: [FinishedDocument] = []
  /// What the reader found, where all inputs go into one document.
  var events: [ReadingEvent]?
  /// What is kept of the articles of an input for another run, or `nil`.
  var piece: [UInt8]?
  /// Whether that has been written already, as it was read.
  var isPieceWritten = false
  /// Why the input could not be read, where events are still to be replayed.
  var readingError: DocumentError?
  /// Lines for the report of losses.
  var lossLines: [UInt8] = []
  /// What was lost.
  var losses = LossCount()
  /// What it adds to the report, if there is to be one.
  var tally: InputTally?
  /// How many bytes were read.
  var byteCount = 0
  /// The reason to end the run.
  var failure: RunError?
  /// Whether the journal is to say nothing about it.
  var isUnnoted = false

  /// About how many bytes of memory this takes, without the documents.
  ///
  /// An article is a few kilobytes before there is a word in it; its words take some times what they took in the input.
  var size: Int {
    let fixed = MemoryLayout<FinishedInput>.stride + lossLines.count + (piece?.count ?? 0)
    guard let events else { return fixed }
    return fixed + events.capacity * MemoryLayout<ReadingEvent>.stride + byteCount * 4
  }

  init(_ input: Input) {
    self.input = input
    record = InputRecord()
    record.input = input.key
  }
}
