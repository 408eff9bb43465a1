internal import ArticleModel
internal import NewsFormats

/// Lets a document through to the output when it has been found valid.
///
/// A document is held back until its end, up to a limit; what is larger streams through, and a late defect leaves it
/// incomplete.
final class DocumentGate {
  /// How many bytes are held back at most.
  static let limit = 16 << 20
  /// How many errors of one document are told.
  private static let toldErrors = 20

  private let validators: [any DocumentValidator]
  private let output: any DocumentOutput
  private let messages: any DiagnosticSink
  private var held: [UInt8] = []
  /// Whether a document has begun and not ended.
  private(set) var isOpen = false
  /// Whether some of the document has gone to the output already.
  private(set) var isStreaming = false

  init(validators: [any DocumentValidator], output: any DocumentOutput, messages: any DiagnosticSink) {
    self.validators = validators
    self.output = output
    self.messages = messages
  }

  /// Begins a document.
  func begin(_ label: DocumentLabel) throws(RunError) {
    isOpen = true
    isStreaming = false
    held.removeAll(keepingCapacity: true)
    try output.begin(label)
    for validator in validators { validator.begin(source: output.name) }
  }

  /// Takes more of the document, and leaves the array empty.
  func push(_ bytes: inout [UInt8]) throws(RunError) {
    for validator in validators { validator.push(bytes.span) }
    if held.isEmpty {
      swap(&held, &bytes)
    } else {
      held.reserveRoom(for: bytes.count)
      held.append(contentsOf: bytes)
    }
    bytes.removeAll(keepingCapacity: true)
    guard isStreaming || held.count > DocumentGate.limit else { return }
    isStreaming = true
    try release()
  }

  private func release() throws(RunError) {
    // Out of the object while it is looked into, and back for the sake of its capacity.
    var bytes: [UInt8] = []
    swap(&bytes, &held)
    if !bytes.isEmpty { try output.write(bytes.span) }
    bytes.removeAll(keepingCapacity: bytes.capacity <= [UInt8].usualCapacity)
    swap(&bytes, &held)
  }

  /// Ends the document.
  ///
  /// - Parameters:
  ///   - inputName: What it was made from, for messages.
  ///   - articleID: The identifier of its only article, or empty.
  /// - Returns: Whether it is valid; else nothing of it has appeared.
  /// - Throws: When it cannot be written, or is found invalid after some of it has been.
  func end(inputName: String, articleID: String) throws(RunError) -> Bool {
    isOpen = false
    var errors = 0
    for validator in validators {
      for diagnostic in validator.finish() where diagnostic.severity == .error {
        errors += 1
        guard errors <= DocumentGate.toldErrors else { continue }
        var told = diagnostic
        told.code = "output-invalid"
        told.message = "the output for \(inputName) is not valid: \(diagnostic.message)"
        told.hint = "it is not written; --no-validate does without this check"
        if told.articleID.isEmpty { told.articleID = articleID }
        messages.report(told)
      }
    }
    if errors == 0 {
      try release()
      try output.commit()
      return true
    }
    if errors > DocumentGate.toldErrors {
      messages.report(
        Diagnostic(
          .error, "output-invalid", "\(errors - DocumentGate.toldErrors) more errors in the output for \(inputName)",
          at: SourceLocation(source: output.name)))
    }
    try drop()
    return false
  }

  /// Drops the document.
  ///
  /// - Throws: When some of it has gone to the output already.
  func drop() throws(RunError) {
    isOpen = false
    held.removeAll(keepingCapacity: true)
    output.discard()
    if isStreaming && !output.isRevocable {
      throw RunError(
        .inputFailed, "output-incomplete", "output incomplete: a defect was found after some of it had been written",
        source: output.name)
    }
  }
}

extension [UInt8] {
  /// What most documents need at most.
  fileprivate static let usualCapacity = 1 << 20

  /// Makes room at once for all that is ever held back, instead of doubling what is there again and again.
  mutating func reserveRoom(for count: Int) {
    let most = DocumentGate.limit + [UInt8].usualCapacity
    guard self.count + count > [UInt8].usualCapacity, self.count + count <= most, capacity < most else { return }
    reserveCapacity(most)
  }
}
