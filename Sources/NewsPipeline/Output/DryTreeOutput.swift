/// Writes nothing below a directory, and tells what would be in the way there.
final class DryTreeOutput: BatchOutput {
  private let survey: TreeSurvey
  private var outputsOfInput: [OutputRecord] = []
  let hasJournal: Bool

  /// Looks at a directory, which need not be there.
  init(_ path: String, options: ConversionOptions) {
    let journal = options.resumption == .none ? nil : Journal(readOnly: "\(path)/\(TreeOutput.stateName)")
    hasJournal = journal != nil
    survey = TreeSurvey(path, options: options, journal: journal)
  }

  var name: String { survey.path }
  var isRevocable: Bool { true }

  func makeWorkerOutput(_ worker: Int, requestTurn: @escaping () -> Bool) -> any WorkerOutput {
    let survey = survey
    return LabelsOutput { survey.usualName($0) }
  }

  func earlierRecord(of input: Input) -> InputRecord? { survey.earlierRecord(of: input) }
  func name(for input: Input) -> String { survey.usualName(DocumentLabel(input: input)) }
  func isForeign(_ input: Input) throws(RunError) -> Bool { try survey.isForeign(input) }
  func keep(_ record: InputRecord) { survey.keep(record) }

  func put(_ document: FinishedDocument) throws(RunError) -> Placement {
    let place = survey.place(document.label)
    let placement = try survey.placement(place)
    guard placement == .write else { return placement }
    outputsOfInput.append(OutputRecord(name: place.path))
    guard !survey.isOwn(place), try survey.isThere(place) else { return .write }
    return .replace(name: survey.path + place.path)
  }

  func endInput(_ record: inout InputRecord) {
    record.outputs = outputsOfInput
    outputsOfInput.removeAll(keepingCapacity: true)
  }

  // Documents only come from the outputs of workers.
  func write(_ bytes: Span<UInt8>) {}
  func commit() {}
  func discard() {}
}

/// Keeps what the documents of one worker are called after, and nothing of what is in them.
private final class LabelsOutput: WorkerOutput {
  private let nameOf: (DocumentLabel) -> String
  private var label = DocumentLabel()
  private var finished: [FinishedDocument] = []

  /// `nameOf`: what a document will probably be called, for messages.
  init(nameOf: @escaping (DocumentLabel) -> String) { self.nameOf = nameOf }

  var name: String { nameOf(label) }
  var isRevocable: Bool { true }
  var size: Int { 0 }

  func begin(_ label: DocumentLabel) { self.label = label }
  func write(_ bytes: Span<UInt8>) {}
  func commit() { finished.append(FinishedDocument(label: label)) }
  func discard() {}

  func take() -> [FinishedDocument] {
    defer { finished.removeAll(keepingCapacity: true) }
    return finished
  }

  func discardFinished() { finished.removeAll(keepingCapacity: true) }
}
