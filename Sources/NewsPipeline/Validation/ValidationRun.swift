internal import ArticleModel
public import NewsFormats

/// Holds inputs to the bundled schemas of their formats, or to a schema of the user's.
public struct ValidationRun {
  private let source: Format?
  private let options: ReadingOptions
  private let schemaFile: String?
  private let messages: MessageTally

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
      var inputs = try InputList(selection, messages: messages)
      var worker = ValidationWorker(readers: ReaderCache(source: source, options: options), schema: schema)
      var isValid = true
      while let input = inputs.next() {
        if let status = Interruption.status { return status }
        let result = worker.validate(input)
        if !result.isValid { isValid = false }
        tell(result)
      }
      return isValid && messages.errorCount == 0 ? .success : .inputFailed
    } catch {
      if let diagnostic = error.diagnostic { messages.report(diagnostic) }
      return error.status
    }
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
      result.problems.append(error.diagnostic)
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
