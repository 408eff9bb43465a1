public import ArticleModel
internal import JSONSyntax
public import NewsFormats

/// Draws on a terminal how far a run is, one line that is written over again and again.
public final class RunProgress: @unchecked Sendable {
  private let begin = ContinuousClock.now
  private var last: ContinuousClock.Instant?
  private var isDrawn = false
  private let monitor = Monitor()
  private let total: InputTotal?

  /// Creates a line.
  ///
  /// `selection`: the inputs, which are counted meanwhile, so that the time that is left can be told.
  public init(_ selection: InputSelection) { total = InputTotal(selection) }

  /// Whether there is a terminal to draw on.
  public static var isWanted: Bool {
    System.isTerminal(System.standardError) && System.environment("TERM") != "dumb"
  }

  /// Draws the line, but not more than some times in a second.
  public func draw(_ summary: RunSummary) {
    monitor.locked {
      let now = ContinuousClock.now
      if let last, now - last < .milliseconds(200) { return }
      last = now
      isDrawn = true
      tell("\r" + line(summary, seconds: (now - begin) / .seconds(1)) + "\u{1B}[K")
    }
  }

  /// Takes the line away.
  public func clear() {
    monitor.locked {
      if isDrawn { tell("\r\u{1B}[K") }
      isDrawn = false
    }
  }

  func line(_ summary: RunSummary, seconds: Double) -> String {
    let inputs = summary.succeeded + summary.failed + summary.skipped + summary.unchanged
    let rate = seconds > 0 ? Int(Double(summary.bytes) / seconds / 100_000) : 0
    var parts = ["\(inputs) files", "\(summary.articles) articles", "\(rate / 10).\(rate % 10) MB/s"]
    if let total = total?.count, total > inputs, inputs > 0, seconds > 1 {
      let left = Int(seconds / Double(inputs) * Double(total - inputs))
      parts.append("\(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left")
    }
    if summary.failed > 0 { parts.append("\(summary.failed) failed") }
    return parts.joined(separator: ", ")
  }

  private func tell(_ text: String) {
    try? System.write(Array(text.utf8).span, to: System.standardError)
  }
}

/// Passes messages on after the line of a progress has been taken away.
public final class ProgressMessages: DiagnosticSink {
  private let progress: RunProgress?
  private let printer: MessagePrinter

  /// Creates a sink; without a progress it only passes messages on.
  public init(_ printer: MessagePrinter, _ progress: RunProgress?) {
    self.printer = printer
    self.progress = progress
  }

  /// Tells a message.
  public func report(_ diagnostic: Diagnostic) {
    progress?.clear()
    printer.report(diagnostic)
  }
}

/// Counts inputs while they are converted, as far as that is cheap.
private final class InputTotal: @unchecked Sendable {
  private let monitor = Monitor()
  private var found: Int?
  private var isStopped = false

  /// The number of inputs, or `nil` when it is not known, or not yet.
  var count: Int? { monitor.locked { found } }

  init?(_ selection: InputSelection) {
    // Standard input can be read once only.
    guard !selection.paths.contains("-"), selection.listFile != "-" else { return nil }
    var selection = selection
    selection.opensArchives = false
    guard let thread = WorkerThread({ [weak self, selection] in self?.look(selection) }) else { return nil }
    thread.detach()
  }

  private func look(_ selection: InputSelection) {
    guard var inputs = try? InputList(selection, messages: MessageBuffer()) else { return }
    var count = 0
    while let input = inputs.next() {
      // How many articles an archive holds shows only when it is read.
      if ArchiveName.promise(input.relativePath) == .members { return }
      count += 1
    }
    monitor.locked { found = count }
  }
}

extension RunSummary {
  /// The counts as a JSON object in one line.
  public var json: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("summary") { writer in
        writer.member("converted", succeeded)
        writer.member("failed", failed)
        writer.member("skipped", skipped)
        writer.member("unchanged", unchanged)
        writer.member("articles", articles)
        writer.member("duplicates", duplicates)
        writer.member("bytes", bytes)
        writer.member("status", Int(status.rawValue))
        writer.member("noArticles", counts: passedOver.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
      }
    }
    return writer.text
  }
}
