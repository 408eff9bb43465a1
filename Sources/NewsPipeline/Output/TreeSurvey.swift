internal import ArticleModel
internal import NewsFormats

/// What is below an output directory already, and whose it is; the names that documents get beside it.
final class TreeSurvey: @unchecked Sendable {
  /// The path of the directory, with a slash at the end.
  let path: String
  let existing: ExistingOutput
  /// What runs before this one have done, or `nil` where nobody asks.
  private let journal: Journal?
  private let retriesOnly: Bool
  let fingerprint: String
  /// Guards ``names``, which workers look at as well.
  private let monitor = Monitor()
  private var names: TreeNames
  private let usualNames: TreeNames

  /// Creates a survey.
  ///
  /// - Parameters:
  ///   - path: The directory.
  ///   - options: What the run is asked for.
  ///   - journal: What runs before it have done, if there is anything.
  init(_ path: String, options: ConversionOptions, journal: Journal?) {
    self.path = path.hasSuffix("/") ? path : path + "/"
    existing = options.existing
    self.journal = options.resumption == .none ? nil : journal
    retriesOnly = options.resumption == .failed
    fingerprint = RunFingerprint.of(options)
    names = TreeNames(fileExtension: options.target.fileExtensions.first ?? options.target.name)
    usualNames = names
  }

  // MARK: Inputs

  /// What an earlier run has noted of an input.
  func noted(_ input: String) -> InputRecord? { journal?.record(of: input) }

  /// What an earlier run has made of an input, if all of it is still there.
  func earlierRecord(of input: Input) -> InputRecord? {
    guard let record = noted(input.key) else { return nil }
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

  /// Whether what is made from an input as a whole is there already and stays, so that it need not be read.
  func isForeign(_ input: Input) throws(RunError) -> Bool {
    guard existing != .replace else { return false }
    let place = usualNames.usualPlace(DocumentLabel(input: input))
    // The look comes first: a name is taken before its file appears.
    return try isThere(place) && !isTaken(place) && !isOwn(place)
  }

  // MARK: Names

  /// The path that a document gets where nothing else is called like it.
  func usualName(_ label: DocumentLabel) -> String { path + usualNames.usualPlace(label).path }

  /// The place of a document, which is taken then.
  func place(_ label: DocumentLabel) -> TreeNames.Place { monitor.locked { names.place(label) } }

  /// Takes the names of what an earlier run has made.
  func keep(_ record: InputRecord) {
    monitor.locked { for output in record.outputs { names.take(output.name) } }
  }

  /// Whether a name is taken in this run.
  func isTaken(_ place: TreeNames.Place) -> Bool { monitor.locked { names.isTaken(place) } }

  /// Whether an earlier run has made what is there, or was about to.
  func isOwn(_ place: TreeNames.Place) -> Bool { journal?.outputs.contains(place.path) ?? false }

  /// Whether there is a file of this name.
  func isThere(_ place: TreeNames.Place) throws(RunError) -> Bool {
    let name = path + place.path
    do throws(SystemError) {
      return try System.status(of: name, in: System.workingDirectory, followingLinks: false) != nil
    } catch {
      throw RunError(writing: name, error)
    }
  }

  /// What is to become of a document of this name.
  func placement(_ place: TreeNames.Place) throws(RunError) -> Placement {
    guard existing != .replace, !isOwn(place), try isThere(place) else { return .write }
    return existing == .skip ? .skip : .exists(name: path + place.path)
  }
}
