internal import ArticleModel
public import NewsFormats

/// Finds out what inputs are.
public struct InspectionRun {
  private let source: Format?
  private let options: ReadingOptions
  private let messages: MessageTally

  /// Creates a run.
  ///
  /// - Parameters:
  ///   - source: The format of all inputs, or `nil` to find out.
  ///   - options: What inputs do not say of themselves.
  ///   - messages: Receives what concerns no input that can be opened.
  public init(source: Format?, options: ReadingOptions, messages: any DiagnosticSink) {
    self.source = source
    self.options = options
    self.messages = MessageTally(messages)
  }

  /// Reads the inputs and tells of each what it is.
  public func inspect(_ selection: InputSelection, _ tell: (Inspection) -> Void) -> ExitStatus {
    do throws(RunError) {
      var inputs = try InputList(selection, messages: messages)
      let readers = ReaderCache(source: source, options: options)
      var hasErrors = false
      while let input = inputs.next() {
        if let status = Interruption.status { return status }
        let inspection = inspect(input, readers)
        if inspection.hasErrors { hasErrors = true }
        tell(inspection)
      }
      return hasErrors || messages.errorCount > 0 ? .inputFailed : .success
    } catch {
      if let diagnostic = error.diagnostic { messages.report(diagnostic) }
      return error.status
    }
  }

  private func inspect(_ input: Input, _ readers: ReaderCache) -> Inspection {
    let inspector = Inspector(input.name)
    do throws(DocumentError) {
      var reader: (any ArticleReader)?
      try readers.readBytes(
        input,
        begin: { format, detection throws(DocumentError) in
          inspector.found(format, detection)
          reader = try readers.reader(for: format, input)
          reader?.begin(source: input.name, sink: inspector)
        }, push: { bytes throws(DocumentError) in try reader?.push(bytes) })
      try reader?.finish()
    } catch {
      inspector.report(error.diagnostic)
    }
    return inspector.inspection
  }
}

/// Looks at what a reader finds without keeping it.
private final class Inspector: ArticleSink {
  private(set) var inspection: Inspection

  init(_ source: String) { inspection = Inspection(source: source) }

  func found(_ format: Format, _ detection: Detection) {
    inspection.format = format.name
    inspection.version = detection.version
    inspection.confidence = detection.confidence
    inspection.evidence = detection.evidence
  }

  func receive(_ collection: ArticleCollection) {}

  func receive(_ article: consuming Article) {
    inspection.articles += 1
    if inspection.version.isEmpty { inspection.version = article.provenance.formatVersion }
    if inspection.encoding.isEmpty { inspection.encoding = article.provenance.encoding }
  }

  func report(_ diagnostic: Diagnostic) { inspection.add(diagnostic) }
}
