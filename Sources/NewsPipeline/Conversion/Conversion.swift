internal import ArticleModel
internal import NewsFormats

/// What one worker needs to convert one input after the other: buffers, readers, a writer, validators.
///
/// All of it is made once and used for every input.
final class Conversion: ArticleSink {
  private let assignments: [FieldAssignment]
  private let assembly: DocumentAssembly
  private let losses: LossGate
  private let messages: MessageTally
  private let readers: ReaderCache
  private var input = Input.standardInput
  /// What the input says about itself.
  private var collections: [ArticleCollection] = []
  /// Where the next article stands, if the reader says so.
  private var place: SourceLocation?
  /// How many articles of the input could not be written or were held back.
  private var refusedOfInput = 0

  init(options: ConversionOptions, assembly: DocumentAssembly, losses: LossGate, messages: MessageTally) {
    readers = ReaderCache(source: options.source, options: options.reading)
    assignments = options.assignments
    self.assembly = assembly
    self.losses = losses
    self.messages = messages
  }

  /// Converts one input.
  ///
  /// - Returns: Whether all went well; what did not has been told.
  /// - Throws: ``RunError`` when nothing more can be done.
  func convert(_ input: Input) throws(RunError) -> InputOutcome {
    let errors = messages.errorCount
    guard try assembly.begin(input) else { return messages.errorCount == errors ? .skipped : .failed }
    self.input = input
    collections.removeAll()
    place = nil
    losses.begin(input)
    refusedOfInput = 0
    do throws(DocumentError) {
      try readers.read(input, sink: self) { assembly.failure != nil || losses.failure != nil }
    } catch {
      try assembly.reject()
      _ = try losses.endInput(isKept: false)
      if error.diagnostic.code == InputReader.notRegular {
        var warning = error.diagnostic
        warning.severity = .warning
        messages.report(warning)
        return .skipped
      }
      if error.diagnostic.code == InputReader.interrupted {
        throw RunError(quietly: Interruption.status ?? .interrupted)
      }
      messages.report(error.diagnostic)
      return .failed
    }
    let refusal = try losses.endInput(isKept: true)
    if let refusal {
      try assembly.reject()
      messages.report(refusal.diagnostic)
      return .failed
    }
    if refusedOfInput > 0 && assembly.articlesOfInput == 0 {
      // A document without articles would look as if there had been none.
      try assembly.reject()
      return .failed
    }
    let isValid = try assembly.accept()
    return isValid && messages.errorCount == errors ? .converted : .failed
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
    defer { place = nil }
    do throws(DocumentError) {
      let isMeasured = try losses.check(article, at: place ?? input.place(of: article))
      try assembly.add(article, measured: isMeasured ? losses.measured : nil)
    } catch {
      refusedOfInput += 1
      var diagnostic = error.diagnostic
      if diagnostic.articleID.isEmpty { diagnostic.articleID = article.id }
      messages.report(diagnostic)
    }
  }

  func report(_ diagnostic: Diagnostic) { messages.report(diagnostic) }
}
