internal import ArticleModel
internal import NewsFormats

/// Turns what is read from one input after the other into documents.
///
/// The writer, the validators and the buffers are made once and used for every input.
final class Conversion: ArticleSink {
  private let assignments: [FieldAssignment]
  private let assembly: DocumentAssembly
  private let losses: LossGate
  private let duplicates: Duplicates?
  /// How many articles of the input have come.
  private var ordinal = 0
  /// The articles of the input that are not written because another input holds a newer version.
  private(set) var duplicatesOfInput: [DuplicateRecord] = []
  private let messages: MessageTally
  private var input = Input.standardInput
  /// What the input says about itself.
  private var collections: [ArticleCollection] = []
  /// Where the next article stands, if the reader says so.
  private var place: SourceLocation?
  private var errorsBeforeInput = 0
  /// How many articles of the input could not be written or were held back.
  private var refusedOfInput = 0
  /// What the input adds to a report, if there is to be one.
  private var tally: InputTally?

  init(
    options: ConversionOptions, assembly: DocumentAssembly, losses: LossGate, duplicates: Duplicates?,
    messages: MessageTally
  ) {
    assignments = options.assignments
    self.assembly = assembly
    self.losses = losses
    self.duplicates = duplicates
    self.messages = messages
    if options.reportFile != nil {
      tally = InputTally()
      losses.tally = LossTally()
    }
  }

  /// Begins an input, of which the articles and what else there is to know are received from now on.
  func begin(_ input: Input) {
    errorsBeforeInput = messages.errorCount
    assembly.begin(input)
    self.input = input
    collections.removeAll()
    place = nil
    losses.begin(input)
    refusedOfInput = 0
    ordinal = 0
    duplicatesOfInput.removeAll()
  }

  /// Whether nothing more has to be received of the input.
  var isStopped: Bool { assembly.failure != nil || losses.failure != nil }

  /// How many articles of the input were taken.
  var articlesOfInput: Int { assembly.articlesOfInput }

  /// Ends the input.
  ///
  /// - Parameter error: Why it could not be read, or `nil` when it was.
  /// - Returns: Whether all went well; what did not has been told.
  /// - Throws: ``RunError`` when nothing more can be done.
  func end(_ error: DocumentError?) throws(RunError) -> InputOutcome {
    if let error {
      try reject()
      _ = try losses.endInput(isKept: false)
      switch error.diagnostic.code {
      case InputReader.notRegular:
        var warning = error.diagnostic
        warning.severity = .warning
        messages.report(warning)
        return .skipped
      case InputDetector.noArticle:
        var note = error.diagnostic
        note.severity = .note
        messages.report(note)
        return .skipped
      case InputReader.interrupted: throw RunError(quietly: Interruption.status ?? .interrupted)
      default:
        messages.report(error.diagnostic)
        return .failed
      }
    }
    if let refusal = try losses.endInput(isKept: true) {
      try reject()
      messages.report(refusal.diagnostic)
      return .failed
    }
    if refusedOfInput + duplicatesOfInput.count > 0 && assembly.articlesOfInput == 0 {
      // A document without articles would look as if there had been none.
      try reject()
      return refusedOfInput > 0 ? .failed : .converted
    }
    let isValid = try assembly.accept()
    return isValid && messages.errorCount == errorsBeforeInput ? .converted : .failed
  }

  private func reject() throws(RunError) {
    tally?.timeline = Timeline()
    try assembly.reject()
  }

  /// What has been added to the report since the last time, or `nil` when there is to be none.
  func takeTally() -> InputTally? {
    guard var taken = tally else { return nil }
    tally = InputTally()
    taken.losses = losses.tally ?? LossTally()
    losses.tally = LossTally()
    return taken
  }

  /// Ends the run.
  func finish() throws(RunError) {
    try losses.endDocument()
    _ = try assembly.finish()
  }

  // MARK: What the reader finds

  func receive(_ collection: ArticleCollection) { receive(collection, at: 0) }

  func receive(_ collection: ArticleCollection, at index: Int) {
    collections.put(collection, at: index)
    assembly.add(collections)
    losses.add(collections)
  }

  func willReceiveArticle(at location: SourceLocation) { place = location }

  func receive(_ article: consuming Article) {
    for assignment in assignments { assignment.assign(to: &article) }
    defer {
      place = nil
      ordinal += 1
    }
    if let keptIn = duplicates?.newerInput(thanArticle: ordinal, of: input.key) {
      duplicatesOfInput.append(DuplicateRecord(article: article.id, keptIn: keptIn))
      messages.report(
        Diagnostic(
          .note, "duplicate", "is not written: \(keptIn) holds a newer version", at: place ?? input.place(of: article),
          articleID: article.id))
      return
    }
    do throws(DocumentError) {
      let isMeasured = try losses.check(article, at: place ?? input.place(of: article))
      try assembly.add(article, measured: isMeasured ? losses.measured : nil)
      tally?.timeline.add(article.mainDate)
    } catch {
      refusedOfInput += 1
      var diagnostic = error.diagnostic
      if diagnostic.articleID.isEmpty { diagnostic.articleID = article.id }
      messages.report(diagnostic)
    }
  }

  func report(_ diagnostic: Diagnostic) { messages.report(diagnostic) }
}
