internal import ArticleModel
public import NewsFormats

/// Counts what any number of inputs hold.
public struct StatisticsRun {
  /// How many bytes of counts may wait for their turn.
  private static let waitingBytes = 64 << 20

  private let source: Format?
  private let options: ReadingOptions
  private let workers: Int?
  private let messages: MessageTally

  /// Creates a run.
  ///
  /// - Parameters:
  ///   - source: The format of all inputs, or `nil` to find out.
  ///   - options: What inputs do not say of themselves.
  ///   - workers: How many workers read inputs at the same time, or `nil` for as many as the machine has cores; the
  ///     result is the same for any number.
  ///   - messages: Receives errors; everything else is counted.
  public init(source: Format?, options: ReadingOptions, workers: Int? = nil, messages: any DiagnosticSink) {
    self.source = source
    self.options = options
    self.workers = workers
    self.messages = MessageTally(messages)
  }

  /// Reads the inputs and counts what they hold.
  ///
  /// - Returns: The counts, or `nil` when the run could not be ended, and how it ended.
  public func count(_ selection: InputSelection) -> (statistics: ArchiveStatistics?, status: ExitStatus) {
    do throws(RunError) {
      let statistics = try counts(selection)
      if let status = Interruption.status { return (nil, status) }
      return (statistics, messages.errorCount > 0 ? .inputFailed : .success)
    } catch {
      if let diagnostic = error.diagnostic { messages.report(diagnostic) }
      return (nil, error.status)
    }
  }

  private func counts(_ selection: InputSelection) throws(RunError) -> ArchiveStatistics {
    let total = Total(messages)
    let listMessages = MessageBuffer()
    let inputs = try InputList(selection, messages: listMessages)
    let count = inputs.isMany ? max(1, workers ?? System.coreCount) : 1
    let source = InputSource(inputs, messages: listMessages)
    let order = BatchOrder<InputStatistics>(limit: StatisticsRun.waitingBytes) { input in
      total.add(input)
      return Interruption.status == nil
    }
    let workers = (0..<count).map { _ in
      StatisticsWorker(ReaderCache(source: self.source, options: options), source, order)
    }
    WorkerGroup.run(count) { workers[$0].run() }
    var rest = InputStatistics()
    for message in source.remainingMessages() { rest.add(message) }
    total.add(rest)
    return total.statistics
  }
}

/// What has been counted so far; added to by one thread at a time.
private final class Total {
  private(set) var statistics = ArchiveStatistics()
  private let messages: MessageTally

  init(_ messages: MessageTally) { self.messages = messages }

  func add(_ input: InputStatistics) {
    for message in input.messages { messages.report(message) }
    statistics.add(input.statistics)
  }
}
