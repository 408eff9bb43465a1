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

  private let path: String
  private let existing: ExistingOutput
  private let synchronizes: Bool
  private let directory: OutputDirectory
  private let state: StateDirectory
  private let isResuming: Bool
  private let retriesOnly: Bool
  private let fingerprint: String
  /// Guards ``names``, which workers look at as well.
  private let monitor = Monitor()
  private var names: TreeNames
  private var group: [Publication] = []
  private var lines = JSONWriter()
  private var recordsInGroup = 0
  private var outputsOfInput: [OutputRecord] = []
  /// Outputs of earlier runs that their inputs make no more.
  private var outdated: [String] = []
  private let usualNames: TreeNames

  /// Makes the directory and takes hold of it.
  init(_ path: String, options: ConversionOptions) throws(RunError) {
    self.path = path.hasSuffix("/") ? path : path + "/"
    existing = options.existing
    synchronizes = options.synchronizes
    isResuming = options.resumption != .none
    retriesOnly = options.resumption == .failed
    fingerprint = RunFingerprint.of(options)
    let fileExtension = options.target.fileExtensions.first ?? options.target.name
    names = TreeNames(fileExtension: fileExtension)
    usualNames = TreeNames(fileExtension: fileExtension)
    do throws(SystemError) {
      directory = try OutputDirectory(path, synchronizes: options.synchronizes)
    } catch {
      throw RunError(writing: path, error)
    }
    state = try StateDirectory(TreeOutput.stateName, in: directory.root, path: path, isFresh: false)
  }

  var name: String { path }
  var isRevocable: Bool { true }
  var hasJournal: Bool { true }

  // MARK: Workers

  func makeWorkerOutput(_ worker: Int, requestTurn: @escaping () -> Bool) -> any WorkerOutput {
    let (names, path) = (usualNames, path)
    let synchronizesEach = synchronizes && !System.synchronizesFileSystems
    return StagingOutput(in: state.temporaryFiles, worker: worker, synchronizes: synchronizesEach) { label in
      path + names.usualPlace(label).path
    }
  }

  func earlierRecord(of input: Input) -> InputRecord? {
    guard isResuming, let record = state.journal.record(of: input.key) else { return nil }
    if retriesOnly { return record.outcome == .failed ? nil : record }
    guard record.outcome != .failed, record.fingerprint == fingerprint else { return nil }
    for output in record.outputs where !isIntact(output) { return nil }
    return record
  }

  /// Whether an output is as it was made.
  private func isIntact(_ output: OutputRecord) -> Bool {
    let input = Input(path: SystemPath(path + output.name), relativePath: [], isFound: true)
    let reader = InputReader()
    reader.isHashing = true
    let status = try? System.linkStatus(of: SystemPath(path + output.name))
    guard status?.size == output.size else { return false }
    guard (try? reader.read(input) { _, _ throws(DocumentError) in }) != nil else { return false }
    return reader.facts.digest == output.digest
  }

  func name(for input: Input) -> String { path + usualNames.usualPlace(DocumentLabel(input: input)).path }

  func isForeign(_ input: Input) throws(RunError) -> Bool {
    guard existing != .replace else { return false }
    return try isForeign(usualNames.usualPlace(DocumentLabel(input: input)))
  }

  /// Whether there is a file of this name that neither this run nor, when it goes on with another one, that has made.
  private func isForeign(_ place: TreeNames.Place) throws(RunError) -> Bool {
    let name = path + place.path
    do throws(SystemError) {
      guard try System.status(of: name, in: System.workingDirectory, followingLinks: false) != nil else { return false }
    } catch {
      throw RunError(writing: name, error)
    }
    // Only after the look: a name is taken before its file appears.
    return !monitor.locked { names.isTaken(place) } && !isOwn(place)
  }

  private func isOwn(_ place: TreeNames.Place) -> Bool { isResuming && state.journal.outputs.contains(place.path) }

  // MARK: Documents in the order of the inputs

  func put(_ document: FinishedDocument) throws(RunError) -> Placement {
    guard let staged = document.staged else { return .skip }
    let place = monitor.locked { names.place(document.label) }
    let isOwn = isOwn(place)
    if existing != .replace && !isOwn {
      let name = path + place.path
      let status: FileStatus?
      do throws(SystemError) {
        status = try System.status(of: name, in: System.workingDirectory, followingLinks: false)
      } catch {
        throw RunError(writing: name, error)
      }
      if status != nil {
        System.remove(staged.temporaryName, in: state.temporaryFiles)
        return existing == .skip ? .skip : .exists(name: name)
      }
    }
    group.append(
      Publication(temporaryName: staged.temporaryName, place: place, replaces: existing == .replace || isOwn))
    outputsOfInput.append(OutputRecord(name: place.path, size: staged.size, digest: staged.digest))
    return .write
  }

  func keep(_ record: InputRecord) throws(RunError) {
    monitor.locked { for output in record.outputs { names.take(output.name) } }
  }

  func endInput(_ record: inout InputRecord) throws(RunError) {
    record.outputs = outputsOfInput
    record.fingerprint = fingerprint
    outputsOfInput.removeAll(keepingCapacity: true)
    if isResuming, let earlier = state.journal.record(of: record.input) {
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
      for outdated in outdated.map(TreeNames.Place.init(path:)) where !monitor.locked({ names.isTaken(outdated) }) {
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
