import ArticleModel
import NewsFormats

@testable import NewsPipeline

/// A format for tests: each line is the identifier of an article; `!` is a broken document, `?` a broken item.
enum LineFormat {
  static func make(
    name: String = "lines", holdsMany: Bool = true, isConcatenable: Bool = false, forbidden: String? = nil
  ) -> Format {
    Format(
      name: name, summary: "for tests", fileExtensions: ["txt"], mediaType: "text/plain", holdsManyArticles: holdsMany,
      isConcatenable: isConcatenable, detect: { _ in Detection(evidence: "all is well") },
      makeReader: { _ in LineReader() }, makeWriter: { _ in LineWriter() },
      makeValidator: { () throws(DocumentError) in LineValidator(forbidden) })
  }
}

final class LineReader: ArticleReader {
  private var source = ""
  private var sink: (any ArticleSink)?
  private var text: [UInt8] = []
  private var number = 0

  func begin(source: String, sink: any ArticleSink) {
    self.source = source
    self.sink = sink
    text = []
    number = 0
  }

  func push(_ bytes: Span<UInt8>) throws(DocumentError) {
    for index in bytes.indices {
      guard bytes[index] == 0x0A else {
        text.append(bytes[index])
        continue
      }
      number += 1
      let line = String(decoding: text, as: UTF8.self)
      text = []
      let place = SourceLocation(source: source, line: number, column: 1)
      switch line {
      case "!": throw DocumentError("broken", "broken document", at: place)
      case "?": sink?.report(Diagnostic(.error, "broken-item", "broken item", at: place))
      default:
        var article = Article()
        article.id = line
        sink?.receive(article)
      }
    }
  }

  func finish() throws(DocumentError) {}
}

final class LineWriter: ArticleWriter {
  private var text = ""
  private var isFirst = true

  func begin(collections: [ArticleCollection], sink: any DiagnosticSink) {
    text = "["
    isFirst = true
  }

  func write(_ article: borrowing Article) throws(DocumentError) {
    if article.id == "refused" {
      throw DocumentError("refused", "cannot be said", at: SourceLocation(source: "lines"))
    }
    text += (isFirst ? "" : ",") + article.id
    isFirst = false
  }

  func end(collections: [ArticleCollection]) throws(DocumentError) { text += "]" }

  func drain(_ body: (Span<UInt8>) -> Void) {
    body(Array(text.utf8).span)
    text = ""
  }
}

final class LineValidator: DocumentValidator {
  private let forbidden: String?
  private var source = ""
  private var text: [UInt8] = []

  init(_ forbidden: String?) { self.forbidden = forbidden }

  func begin(source: String) {
    self.source = source
    text = []
  }

  func push(_ bytes: Span<UInt8>) {
    for index in bytes.indices { text.append(bytes[index]) }
  }

  func finish() -> [Diagnostic] {
    guard let forbidden, String(decoding: text, as: UTF8.self).contains(forbidden) else { return [] }
    return [Diagnostic(.error, "schema", "\(forbidden) is forbidden", at: SourceLocation(source: source, line: 1))]
  }
}

/// Keeps messages.
final class Messages: DiagnosticSink {
  private(set) var all: [Diagnostic] = []

  func report(_ diagnostic: Diagnostic) { all.append(diagnostic) }

  var codes: [String] { all.map(\.code) }
}
