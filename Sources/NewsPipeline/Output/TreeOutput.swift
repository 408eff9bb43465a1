internal import ArticleModel
internal import JSONSyntax
internal import NewsFormats

/// Writes each document into a file of its own below a directory, and notes in a journal what has been done.
///
/// Workers write temporary files; here they get their names, in groups: first what the files hold is brought to
/// the disk, then a line of the journal says which names will appear, then they appear, then their directories are brought
/// to the disk, then each input gets its line.
final class TreeOutput: BatchOutput, @unchecked Sendable {
  static let stateName = ".wirecopy"
  /// How many inputs or documents make a group.
  private static let groupSize = 256

  private struct Publication {
    var temporaryName: String
    var place: TreeNames.Place
    var replaces: Bool
  }

  private let survey: TreeSurvey
  private let synchronizes: Bool
  private let directory: OutputDirectory
  private let state: StateDirectory
  private var group: [Publication] = []
  private var lines = JSONWriter()
  private var recordsInGroup = 0
  private var outputsOfInput: [OutputRecord] = []
  /// Outputs of earlier runs that their inputs make no more.
  private var outdated: [String] = []

  /// Makes the directory and takes hold of it.
  init(_ path: String, options: ConversionOptions) throws(RunError) {
    synchronizes = options.synchronizes
    do throws(SystemError) {
      directory = try OutputDirectory(path, synchronizes: options.synchronizes)
    } catch {
      throw RunError(writing: path, error)
    }
    state = try StateDirectory(TreeOutput.stateName, in: directory.root, path: path, isFresh: false)
    survey = TreeSurvey(path, options: options, journal: state.journal)
  }

  var name: String { survey.path }
  var isRevocable: Bool { true }
  var hasJournal: Bool { true }

  // MARK: Workers

  func makeWorkerOutput(_ worker: Int, requestTurn: @escaping () -> Bool) -> any WorkerOutput {
    let survey = survey
    let synchronizesEach = synchronizes && !System.synchronizesFileSystems
    return StagingOutput(in: state.temporaryFiles, worker: worker, synchronizes: synchronizesEach) { label in
      survey.usualName(label)
    }
  }

  func earlierRecord(of input: Input) -> InputRecord? { survey.earlierRecord(of: input) }
  func name(for input: Input) -> String { survey.usualName(DocumentLabel(input: input)) }
  func isForeign(_ input: Input) throws(RunError) -> Bool { try survey.isForeign(input) }

  // MARK: Documents in the order of the inputs

  func put(_ document: FinishedDocument) throws(RunError) -> Placement {
    guard let staged = document.staged else { return .skip }
    let place = survey.place(document.label)
    let placement = try survey.placement(place)
    guard placement == .write else {
      System.remove(staged.temporaryName, in: state.temporaryFiles)
      return placement
    }
    group.append(
      Publication(
        temporaryName: staged.temporaryName, place: place,
        replaces: survey.existing == .replace || survey.isOwn(place)))
    outputsOfInput.append(OutputRecord(name: place.path, size: staged.size, digest: staged.digest))
    return .write
  }

  func keep(_ record: InputRecord) { survey.keep(record) }

  func endInput(_ record: inout InputRecord) throws(RunError) {
    record.outputs = outputsOfInput
    record.fingerprint = survey.fingerprint
    outputsOfInput.removeAll(keepingCapacity: true)
    if let earlier = survey.noted(record.input) {
      if record.outcome == .failed && record.outputs.isEmpty {
        // What was made of it while it was good is worth more than nothing, and remains ours.
        record.outputs = earlier.outputs
      } else {
        let names = record.outputs.map(\.name)
        outdated += earlier.outputs.map(\.name).filter { !names.contains($0) }
      }
    }
    record.write(to: &lines)
    recordsInGroup += 1
    if recordsInGroup >= TreeOutput.groupSize || group.count >= TreeOutput.groupSize { try publishGroup() }
  }

  /// Lets the documents of a group appear.
  private func publishGroup() throws(RunError) {
    let path = survey.path
    var name = path
    do throws(SystemError) {
      if !group.isEmpty {
        if synchronizes { try System.synchronizeFileSystem(of: state.temporaryFiles) }
        var announcement = JSONWriter()
        announcement.write(publishing: group.map(\.place.path))
        try state.journal.append(announcement.take().span, synchronizing: synchronizes)
      }
      for publication in group {
        name = path + publication.place.path
        let target = try directory.enter(publication.place.directories)
        try System.move(
          publication.temporaryName, in: state.temporaryFiles, to: publication.place.fileName, in: target,
          replacing: publication.replaces)
        directory.noteChange()
      }
      for outdated in outdated.map(TreeNames.Place.init(path:)) where !survey.isTaken(outdated) {
        name = path + outdated.path
        System.remove(outdated.fileName, in: try directory.enter(outdated.directories))
        directory.noteChange()
      }
      outdated.removeAll()
      name = path
      try directory.leave()
      if recordsInGroup > 0 { try state.journal.append(lines.take().span, synchronizing: synchronizes) }
    } catch {
      throw RunError(writing: name, error)
    }
    group.removeAll(keepingCapacity: true)
    recordsInGroup = 0
  }

  func finish() throws(RunError) { try publishGroup() }
  func suspend() throws(RunError) { try publishGroup() }

  // Documents only come in temporary files.
  func write(_ bytes: Span<UInt8>) throws(RunError) {}
  func commit() throws(RunError) {}
  func discard() {}
}
