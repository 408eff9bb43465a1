internal import ArticleModel
internal import NewsFormats

/// Hands the inputs of a run to its workers, one after the other.
final class InputSource: @unchecked Sendable {
  /// An input with its number in the order of inputs, and what there was to say while it was looked for.
  struct Handed {
    var index: Int
    var input: Input
    var messages: [Diagnostic]
  }

  private let monitor = Monitor()
  private var inputs: InputList
  private let messages: MessageBuffer
  private var count = 0
  /// Whether somebody reads an input from an archive piece by piece, so that nobody can look for the next one.
  private var isBusy = false

  /// Creates a source.
  ///
  /// `messages`: what the list tells its messages to.
  init(_ inputs: InputList, messages: MessageBuffer) {
    self.inputs = inputs
    self.messages = messages
  }

  /// The next input, or `nil` at the end.
  func next() -> Handed? {
    monitor.locked {
      while isBusy { monitor.wait() }
      guard Interruption.status == nil, let input = inputs.next() else { return nil }
      defer { count += 1 }
      if case .stream = input.content { isBusy = true }
      return Handed(index: count, input: input, messages: messages.take())
    }
  }

  /// Says that an input has been read.
  func release(_ input: Input) {
    guard case .stream = input.content else { return }
    monitor.locked {
      isBusy = false
      monitor.signal()
    }
  }

  /// What there was to say behind the last input.
  func remainingMessages() -> [Diagnostic] { monitor.locked { messages.take() } }
}

/// Keeps messages until it is their turn to be told.
final class MessageBuffer: DiagnosticSink {
  private var messages: [Diagnostic] = []
  /// Where messages go without being kept, when it is their turn already.
  var receiver: (any DiagnosticSink)?

  func report(_ diagnostic: Diagnostic) {
    if let receiver { return receiver.report(diagnostic) }
    messages.append(diagnostic)
  }

  var count: Int { messages.count }

  func take() -> [Diagnostic] {
    defer { messages.removeAll() }
    return messages
  }
}
