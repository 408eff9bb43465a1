internal import ArticleModel
internal import JSONSyntax
internal import NewsFormats

/// What a worker answers to a request.
struct WorkerReply {
  /// How many warnings are told of one request.
  static let toldWarnings = 100

  /// What became of the payload.
  var outcome = InputOutcome.converted
  /// The documents that were made of it.
  var documents: [[UInt8]] = []
  /// How many articles are in them.
  var articles = 0
  /// How many errors there were, and the first of them.
  var errorCount = 0
  var error: Diagnostic?
  /// How many warnings there were, and the first of them.
  var warningCount = 0
  var warnings: [Diagnostic] = []

  /// A reply to a request that cannot be read.
  init(_ error: DocumentError) {
    outcome = .failed
    errorCount = 1
    self.error = error.diagnostic
  }

  init() {}

  /// Writes the reply as a line.
  ///
  /// - Parameters:
  ///   - id: The identifier of the request as JSON.
  ///   - shape: How documents go into it.
  ///   - writer: Where to.
  func write(id: String, shape: Shape, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("id")
    writer.raw(id)
    writer.member("status", status)
    if let error {
      writer.key("error")
      writer.diagnostic(error)
      if errorCount > 1 { writer.member("errors", errorCount) }
    }
    if outcome != .skipped && (outcome == .converted || !documents.isEmpty) { write(shape, to: &writer) }
    if warningCount > 0 {
      writer.member("warnings", warnings)
      if warningCount > warnings.count { writer.member("warningCount", warningCount) }
    }
    writer.endObject()
    writer.newline()
  }

  private var status: String {
    switch outcome {
    case .converted, .unchanged: "ok"
    case .failed: "error"
    case .skipped: "skipped"
    }
  }

  private func write(_ shape: Shape, to writer: inout JSONWriter) {
    writer.key("articles")
    guard shape == .document else {
      writer.beginArray()
      for lines in documents {
        for line in lines.split(separator: 0x0A) { writer.raw(line.span) }
      }
      return writer.endArray()
    }
    writer.integer(articles)
    if documents.count == 1, let document = documents.first {
      writer.key("payload")
      writer.string(document.span)
    } else if !documents.isEmpty {
      writer.key("payloads")
      writer.beginArray()
      for document in documents { writer.string(document.span) }
      writer.endArray()
    }
  }

  /// How documents go into a reply.
  enum Shape {
    /// As a string.
    case document
    /// As an array of articles, which come as lines of JSON.
    case articles
  }
}

/// Keeps the first of what there is to say about a request, and counts the rest.
final class ReplyMessages: DiagnosticSink {
  private(set) var reply = WorkerReply()

  func report(_ diagnostic: Diagnostic) {
    guard diagnostic.severity != .error else {
      reply.errorCount += 1
      if reply.error == nil { reply.error = diagnostic }
      return
    }
    // Notes are for people who ask for more; that a payload is no article is the whole answer.
    guard diagnostic.severity == .warning || diagnostic.code == InputDetector.noArticle else { return }
    reply.warningCount += 1
    if reply.warnings.count < WorkerReply.toldWarnings { reply.warnings.append(diagnostic) }
  }

  func take() -> WorkerReply {
    defer { reply = WorkerReply() }
    return reply
  }
}

/// Keeps the documents that are made of a request.
final class ReplyDocuments: DocumentOutput {
  let name = "reply"
  /// Nobody has seen anything before the reply is written.
  let isRevocable = true
  private var bytes: [UInt8] = []
  private var documents: [[UInt8]] = []

  func begin(_ label: DocumentLabel) { bytes = [] }
  func write(_ more: Span<UInt8>) { bytes.append(copying: more) }
  func discard() { bytes = [] }

  func commit() {
    documents.append(bytes)
    bytes = []
  }

  func take() -> [[UInt8]] {
    defer { documents = [] }
    return documents
  }
}
