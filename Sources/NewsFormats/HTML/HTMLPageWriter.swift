internal import ArticleModel

/// Writes an article as a page of its own.
final class HTMLPageWriter: ArticleWriter {
  private let content = HTMLPageContent()
  private var buffer: [UInt8] = []
  private var hasArticle = false
  private var sink: (any DiagnosticSink)?

  func begin(collections: [ArticleCollection], sink: any DiagnosticSink) {
    self.sink = sink
    buffer.removeAll(keepingCapacity: true)
    hasArticle = false
  }

  func write(_ article: borrowing Article) throws(DocumentError) {
    guard !hasArticle else {
      throw DocumentError(
        "html-one-article", "a page holds one article", at: SourceLocation(source: article.provenance.source),
        hint: "-o DIRECTORY/ writes a page for each")
    }
    hasArticle = true
    let id = article.id
    let notes = article.editorialNotes.count { $0.role == "internal" }
    let page = HTMLPage.bytes(of: content.cleaned(copy article))
    let (bytes, replaced) = HTMLCharacters.replacing(page)
    buffer += bytes
    if notes > 0 {
      report(
        "html-internal-note",
        notes == 1
          ? "a note that is not for publication is left out"
          : "\(notes) notes that are not for publication are left out", id)
    }
    if replaced > 0 {
      report(
        "html-character",
        replaced == 1
          ? "a character that HTML cannot hold became U+FFFD"
          : "\(replaced) characters that HTML cannot hold became U+FFFD", id)
    }
    for removal in content.removals { report("html-removed", "\(removal) is left out: it may do harm on a page", id) }
  }

  func end(collections: [ArticleCollection]) throws(DocumentError) {
    defer { sink = nil }
    guard hasArticle else {
      throw DocumentError("no-article", "a page needs an article", at: SourceLocation(source: "output"))
    }
  }

  func drain(_ body: (Span<UInt8>) -> Void) {
    let bytes = buffer
    body(bytes.span)
    buffer.removeAll(keepingCapacity: true)
  }

  private func report(_ code: String, _ message: String, _ id: String) {
    sink?.report(Diagnostic(.warning, code, message, at: SourceLocation(source: "output"), articleID: id))
  }
}
