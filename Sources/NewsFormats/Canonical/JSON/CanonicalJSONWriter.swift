internal import ArticleModel
internal import JSONSyntax

/// The name and version of the canonical form, which a document in JSON begins with.
let canonicalFormat: StaticString = "wirecopy/1"

/// Writes articles as one canonical JSON document, an article a line unless it is indented.
///
/// Collections that are given at the beginning stand before the articles, where a reader that streams wants them. A key
/// cannot stand twice: whoever will know more of them only at the end gives all of them there.
final class CanonicalJSONWriter: ArticleWriter {
  private var encoder: CanonicalJSONEncoder
  private let isPretty: Bool
  private var isFirst = true
  private var collectionCount = 0
  private var sink: (any DiagnosticSink)?

  init(options: WritingOptions) {
    isPretty = options.isPretty
    encoder = CanonicalJSONEncoder(writer: JSONWriter(pretty: options.isPretty))
  }

  func begin(collections: [ArticleCollection], sink: any DiagnosticSink) {
    encoder.writer.removeAll(keepingCapacity: true)
    self.sink = sink
    isFirst = true
    collectionCount = collections.count
    encoder.writer.beginObject()
    encoder.writer.key("format")
    encoder.writer.string(canonicalFormat)
    encoder.list("collections", "collection", collections)
    encoder.writer.key("articles")
    encoder.writer.beginArray()
  }

  func write(_ article: borrowing Article) throws(DocumentError) {
    if !isPretty {
      // Nothing, as an element, leaves the comma behind; a line of its own does without one.
      if !isFirst { encoder.writer.raw("") }
      encoder.writer.newline()
    }
    isFirst = false
    encoder.value(article)
  }

  func end(collections: [ArticleCollection]) throws(DocumentError) {
    if !isPretty, !isFirst { encoder.writer.newline() }
    encoder.writer.endArray()
    if collectionCount == 0 {
      encoder.list("collections", "collection", collections)
    } else if !collections.isEmpty {
      sink?.report(
        Diagnostic(
          .warning, "canonical-collections",
          "\(collections.count) collections became known too late and are left out: the document has some already",
          at: SourceLocation(source: "output")))
    }
    sink = nil
    encoder.writer.endObject()
    encoder.writer.newline()
  }

  func drain(_ body: (Span<UInt8>) -> Void) {
    encoder.writer.withBytes { body($0) }
    encoder.writer.removeBytes()
  }
}

/// Writes articles as NDJSON, each line an article that says what it is.
final class CanonicalLinesWriter: ArticleWriter {
  private var encoder = CanonicalJSONEncoder(writer: JSONWriter())

  func begin(collections: [ArticleCollection], sink: any DiagnosticSink) {
    encoder.writer.removeAll(keepingCapacity: true)
  }

  func write(_ article: borrowing Article) throws(DocumentError) {
    encoder.writer.beginObject()
    encoder.writer.key("format")
    encoder.writer.string(canonicalFormat)
    article.encode(to: &encoder)
    encoder.writer.endObject()
    encoder.writer.newline()
  }

  func end(collections: [ArticleCollection]) throws(DocumentError) {}

  func drain(_ body: (Span<UInt8>) -> Void) {
    encoder.writer.withBytes { body($0) }
    encoder.writer.removeAll(keepingCapacity: true)
  }
}
