internal import ArticleModel
internal import NewsFormats

/// Passes messages on, and counts the errors among them.
final class MessageTally: DiagnosticSink {
  private let receiver: any DiagnosticSink
  private(set) var errorCount = 0

  init(_ receiver: any DiagnosticSink) { self.receiver = receiver }

  func report(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { errorCount += 1 }
    receiver.report(diagnostic)
  }
}
