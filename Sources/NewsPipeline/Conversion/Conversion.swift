internal import ArticleModel
internal import NewsFormats

/// What one worker needs to convert one input after the other: buffers, readers, a writer, validators.
///
/// All of it is made once and used for every input.
final class Conversion: ArticleSink {
  private let source: Format?
  private let readingOptions: ReadingOptions
  private let assignments: [FieldAssignment]
  private let assembly: DocumentAssembly
  private let messages: MessageTally
  private let inputReader = InputReader()
  private var readers: [(name: String, reader: any ArticleReader)] = []

  init(options: ConversionOptions, assembly: DocumentAssembly, messages: MessageTally) {
    source = options.source
    readingOptions = options.reading
    assignments = options.assignments
    self.assembly = assembly
    self.messages = messages
  }

  /// Converts one input.
  ///
  /// - Returns: Whether all went well; what did not has been told.
  /// - Throws: ``RunError`` when nothing more can be done.
  func convert(_ input: Input) throws(RunError) -> InputOutcome {
    let errors = messages.errorCount
    guard try assembly.begin(input) else { return messages.errorCount == errors ? .skipped : .failed }
    do throws(DocumentError) {
      try read(input)
    } catch {
      try assembly.reject()
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
    let isValid = try assembly.accept()
    return isValid && messages.errorCount == errors ? .converted : .failed
  }

  private func read(_ input: Input) throws(DocumentError) {
    var reader: (any ArticleReader)?
    try inputReader.read(input) { chunk, isLast throws(DocumentError) in
      let current: any ArticleReader
      if let reader {
        current = reader
      } else {
        current = try self.reader(for: input, beginning: chunk, isWhole: isLast)
        reader = current
        current.begin(source: input.name, sink: self)
      }
      try current.push(chunk)
      if assembly.failure != nil {
        throw DocumentError("run-ended", "the run has ended", at: SourceLocation(source: input.name))
      }
      if isLast { try current.finish() }
    }
  }

  private func reader(
    for input: Input, beginning: Span<UInt8>, isWhole: Bool
  ) throws(DocumentError) -> any ArticleReader {
    let format: Format
    if let source {
      format = source
    } else {
      format = try InputDetector.format(of: beginning, isWhole: isWhole, name: input.name).format
    }
    if let known = readers.first(where: { $0.name == format.name }) { return known.reader }
    guard let makeReader = format.makeReader else {
      throw DocumentError(
        "format-not-read", "the format \(format.name) is only written", at: SourceLocation(source: input.name))
    }
    let reader = makeReader(readingOptions)
    readers.append((format.name, reader))
    return reader
  }

  // MARK: What the reader finds

  func receive(_ collection: ArticleCollection) { assembly.add(collection) }

  func receive(_ article: consuming Article) {
    for assignment in assignments { assignment.assign(to: &article) }
    do throws(DocumentError) {
      try assembly.add(article)
    } catch {
      var diagnostic = error.diagnostic
      if diagnostic.articleID.isEmpty { diagnostic.articleID = article.id }
      messages.report(diagnostic)
    }
  }

  func report(_ diagnostic: Diagnostic) { messages.report(diagnostic) }
}
