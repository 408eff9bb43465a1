internal import ArticleModel
public import NewsFormats

/// Holds inputs to the bundled schemas of their formats, or to a schema of the user's.
public struct ValidationRun {
  private let source: Format?
  private let options: ReadingOptions
  private let schemaFile: String?
  private let messages: MessageTally
  /// The file that tells what was found, in the form that its extension names, or `nil`.
  public var reportFile: String?
  /// Whether a report that is there already is replaced.
  public var replacesReport = false
  /// The name and version of the program, for the report.
  public var program = ""

  /// Creates a run.
  ///
  /// - Parameters:
  ///   - source: The format of all inputs, or `nil` to find out.
  ///   - options: What inputs do not say of themselves.
  ///   - schemaFile: A schema that is used instead of the bundled ones, or `nil`.
  ///   - messages: Receives what concerns no input that can be opened.
  public init(source: Format?, options: ReadingOptions, schemaFile: String?, messages: any DiagnosticSink) {
    self.source = source
    self.options = options
    self.schemaFile = schemaFile
    self.messages = MessageTally(messages)
  }

  /// Validates the inputs and tells of each what was found.
  public func validate(_ selection: InputSelection, _ tell: (ValidatedInput) -> Void) -> ExitStatus {
    do throws(RunError) {
      let schema = try SchemaFile.named(schemaFile)
      let report = try report()
      let isValid: Bool
      do throws(RunError) {
        isValid = try validate(selection, schema, report, tell)
      } catch {
        // A run that has not begun has nothing to tell.
        if let report, !report.isEmpty { try report.finish(error) } else { report?.discard() }
        throw error
      }
      try report?.finish()
      return isValid && messages.errorCount == 0 ? .success : .inputFailed
    } catch {
      if let diagnostic = error.diagnostic { messages.report(diagnostic) }
      return error.status
    }
  }

  private func validate(
    _ selection: InputSelection, _ schema: SchemaFile?, _ report: RunReport?, _ tell: (ValidatedInput) -> Void
  ) throws(RunError) -> Bool {
    var inputs = try InputList(selection, messages: report.map { MessageTally($0) } ?? messages)
    var worker = ValidationWorker(readers: ReaderCache(source: source, options: options), schema: schema)
    var isValid = true
    while let input = inputs.next() {
      if let status = Interruption.status { throw RunError(quietly: status) }
      let result = worker.validate(input)
      if !result.isValid { isValid = false }
      if let report {
        for problem in result.problems { report.note(problem) }
        try report.add(input, InputRecord(result), byteCount: worker.readers.inputReader.byteCount)
      }
      tell(result)
    }
    return isValid
  }

  private func report() throws(RunError) -> RunReport? {
    guard let reportFile else { return nil }
    return try RunReport(
      file: reportFile, replaces: replacesReport, totals: ReportTotals(program: program, subject: .validation),
      messages: messages)
  }
}

extension InputRecord {
  /// What became of an input that was validated.
  fileprivate init(_ result: ValidatedInput) {
    self.init()
    input = result.source
    kind = result.passedOver ?? result.format
    outcome = result.passedOver != nil ? .skipped : result.isValid ? .converted : .failed
  }
}

/// What one worker needs to validate one input after the other.
private struct ValidationWorker {
  let readers: ReaderCache
  let schema: SchemaFile?
  private var validators: [(name: String, validator: any DocumentValidator)] = []

  init(readers: ReaderCache, schema: SchemaFile?) {
    self.readers = readers
    self.schema = schema
  }

  mutating func validate(_ input: Input) -> ValidatedInput {
    var result = ValidatedInput(source: input.name)
    var validator: (any DocumentValidator)?
    var reader: (any ArticleReader)?
    let listener = ProblemListener()
    do throws(DocumentError) {
      try readers.readBytes(
        input,
        begin: { format, _ throws(DocumentError) in
          result.format = format.name
          validator = try self.validator(for: format)
          validator?.begin(source: input.name)
          guard validator == nil else { return }
          // Without a schema, what can be said is whether it can be read.
          reader = try readers.reader(for: format, input)
          reader?.begin(source: input.name, sink: listener)
        },
        push: { bytes throws(DocumentError) in
          validator?.push(bytes)
          try reader?.push(bytes)
        })
      try reader?.finish()
      result.problems += validator?.finish() ?? []
    } catch {
      result.add(error)
    }
    result.problems += listener.problems
    return result
  }

  private mutating func validator(for format: Format) throws(DocumentError) -> (any DocumentValidator)? {
    if let known = validators.first(where: { $0.name == format.name }) { return known.validator }
    let made =
      if let schema {
        schema.makeValidator(isLinewise: format.isConcatenable)
      } else {
        try format.makeValidator?()
      }
    guard let validator = made else { return nil }
    validators.append((format.name, validator))
    return validator
  }
}

/// Keeps what a reader has to say, and no article.
private final class ProblemListener: ArticleSink {
  private(set) var problems: [Diagnostic] = []

  func receive(_ collection: ArticleCollection) {}
  func receive(_ article: consuming Article) {}
  func report(_ diagnostic: Diagnostic) { problems.append(diagnostic) }
}
