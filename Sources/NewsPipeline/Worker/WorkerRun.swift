internal import ArticleModel
internal import JSONSyntax
public import NewsFormats

/// Answers requests, one JSON object a line on standard input, with one JSON object a line on standard output.
///
/// Each request has exactly one reply, in order. What is wrong with a request or its payload is in its reply; the run
/// only ends when its input ends, or when nobody reads its output any more.
public struct WorkerRun {
  /// Replies go out when so much has gathered, or when there is nothing to read.
  private static let flushedBytes = 256 << 10
  /// JSON texts are no larger.
  private static let largestLine = 1 << 30

  private let options: ConversionOptions
  private let skipsOthers: Bool
  private let messages: any DiagnosticSink

  /// Creates a run.
  ///
  /// - Parameters:
  ///   - options: What becomes of each payload; destinations and workers mean nothing here.
  ///   - skipsOthers: Whether payloads that are no articles, such as pictures, are passed over instead of being errors.
  ///   - messages: Receives what concerns no request.
  public init(_ options: ConversionOptions, skipsOthers: Bool = false, messages: any DiagnosticSink) {
    self.options = options
    self.skipsOthers = skipsOthers
    self.messages = messages
  }

  /// Answers the requests at standard input.
  public func serve() -> WorkerSummary {
    serve(FileStream(System.standardInput, name: "-", isPipe: true)) { bytes throws(SystemError) in
      try System.write(bytes, to: System.standardOutput)
    }
  }

  /// Answers the requests of a stream.
  func serve(_ stream: any ByteStream, _ send: (Span<UInt8>) throws(SystemError) -> Void) -> WorkerSummary {
    var summary = WorkerSummary()
    do throws(RunError) {
      try serve(stream, &summary) { bytes throws(RunError) in
        do throws(SystemError) {
          try send(bytes)
        } catch {
          throw RunError(writing: "standard output", error)
        }
      }
    } catch {
      if let diagnostic = error.diagnostic { messages.report(diagnostic) }
      summary.status = error.status
    }
    return summary
  }

  private func serve(
    _ stream: any ByteStream, _ summary: inout WorkerSummary, _ send: (Span<UInt8>) throws(RunError) -> Void
  ) throws(RunError) {
    let converter = try RequestConverter(options, skipsOthers: skipsOthers)
    // Escapes and Base64 make a line longer than its payload.
    let (length, isHuge) = converter.limit.multipliedReportingOverflow(by: 3)
    let limit = isHuge ? WorkerRun.largestLine : min(length + 64 << 10, WorkerRun.largestLine)
    let lines = RequestLines(stream, limit: limit)
    var reader = JSONReader()
    reader.options.maximumBytes = limit
    reader.options.illegalScalars = .keep
    let tree = JSONTree()
    var replies = JSONWriter()
    func flush() throws(RunError) {
      guard replies.count > 0 else { return }
      try replies.withBytes { bytes throws(RunError) in try send(bytes) }
      replies.removeAll(keepingCapacity: replies.count < 4 * WorkerRun.flushedBytes)
    }
    while true {
      let line = try lines.next { () throws(RunError) in try flush() }
      guard line != .end else { break }
      var id = "null"
      var request: WorkerRequest?
      var reply = WorkerReply()
      do throws(DocumentError) {
        try read(line, lines, reader, into: tree)
        if let node = tree.member("id", of: tree.root) { id = tree.source(of: node) }
        request = try WorkerRequest(tree, limit: converter.limit)
      } catch {
        reply = WorkerReply(error)
      }
      if let request { reply = try converter.reply(to: request) }
      summary.count(reply)
      reply.write(id: id, shape: converter.shape, to: &replies)
      if replies.count >= WorkerRun.flushedBytes { try flush() }
    }
    try flush()
  }

  private func read(
    _ line: RequestLines.Line, _ lines: RequestLines, _ reader: JSONReader, into tree: JSONTree
  ) throws(DocumentError) {
    let place = SourceLocation(source: "-", line: lines.number)
    guard line == .line else {
      throw DocumentError(
        "size-limit", "the line has more bytes than the limit of \(lines.limit)", at: place,
        hint: "raise the limit with --max-size")
    }
    let bytes = lines.bytes
    do throws(DocumentError) {
      try reader.read(bytes.span, into: tree, source: "-", line: lines.number)
    } catch {
      var diagnostic = error.diagnostic
      diagnostic.code = WorkerRequest.malformed
      diagnostic.message = "the request is not JSON: \(diagnostic.message)"
      throw DocumentError(diagnostic)
    }
  }
}

/// How the requests fared.
public struct WorkerSummary: Hashable, Sendable, CustomStringConvertible {
  /// Requests whose payload was converted.
  public var converted = 0
  /// Requests that were answered with an error.
  public var failed = 0
  /// Requests whose payload was passed over.
  public var skipped = 0
  /// The articles in the replies.
  public var articles = 0
  /// How the run ended; requests that could not be converted do not matter.
  public var status = ExitStatus.success

  /// The counts in one line.
  public var description: String {
    var parts = ["\(converted) converted"]
    if failed > 0 { parts.append("\(failed) failed") }
    if skipped > 0 { parts.append("\(skipped) passed over") }
    return "requests: \(parts.joined(separator: ", ")); articles: \(articles)"
  }

  mutating func count(_ reply: WorkerReply) {
    switch reply.outcome {
    case .converted, .unchanged: converted += 1
    case .failed: failed += 1
    case .skipped: skipped += 1
    }
    articles += reply.articles
  }
}
