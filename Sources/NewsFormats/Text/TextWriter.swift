internal import ArticleModel

/// Writes an article as plain text.
///
/// An article that came from a text is written as it was, as long as the layout that it brings still covers all that it
/// says; any other one in the usual order, with a blank line between paragraphs.
final class TextWriter: ArticleWriter {
  private let options: WritingOptions
  private var buffer: [UInt8] = []
  private var hasArticle = false

  init(options: WritingOptions) { self.options = options }

  func begin(collections: [ArticleCollection], sink: any DiagnosticSink) {
    buffer.removeAll(keepingCapacity: true)
    hasArticle = false
  }

  func write(_ article: borrowing Article) throws(DocumentError) {
    guard !hasArticle else {
      throw DocumentError(
        "text-one-article", "a text holds one article", at: SourceLocation(source: article.provenance.source),
        hint: "-o DIRECTORY/ writes a file for each")
    }
    hasArticle = true
    let facts = TextFacts(article)
    let matter = FrontMatterWriter.text(for: article, kept: facts.frontMatter, isWanted: options.writesFrontMatter)
    let layout = TextWriter.layout(for: article, stored: facts.layout, without: matter?.covered ?? [])
    var rendering = TextRendering(width: facts.width, lineBreak: facts.lineBreak)
    if facts.hasByteOrderMark { rendering.appendByteOrderMark() }
    if let matter {
      rendering.append(matter.text)
      if case .literal = layout.items.first {} else if !layout.items.isEmpty { rendering.append("\n\n") }
      if layout.items.isEmpty { rendering.append("\n") }
    }
    for item in layout.items {
      switch item {
      case .literal(let text): rendering.append(text)
      case .piece(let piece): rendering.append(piece, of: article)
      }
    }
    buffer.append(contentsOf: rendering.bytes)
  }

  func end(collections: [ArticleCollection]) throws(DocumentError) {}

  func drain(_ body: (Span<UInt8>) -> Void) {
    let bytes = buffer
    body(bytes.span)
    buffer.removeAll(keepingCapacity: true)
  }

  /// The layout that the article brings, if all that the article says has a place in it, else the usual one.
  private static func layout(
    for article: borrowing Article, stored: String?, without covered: Set<TextPiece>
  ) -> TextLayout {
    let parts = Set(TextLayout.parts(of: article)).subtracting(covered)
    // A label may be repeated in front of each story that it introduces.
    let possible = parts.union(covered).union(article.related.indices.map(TextPiece.relatedLabel))
    if let stored, let layout = TextLayout(stored, blockCount: article.body.count) {
      let pieces = layout.pieces
      let unique = Set(pieces)
      if unique.count == pieces.count, parts.isSubset(of: unique), unique.isSubset(of: possible) {
        return layout
      }
    }
    return TextLayout(usual: article, without: covered)
  }
}

/// What an article's extensions say about the text that it came from.
struct TextFacts {
  var layout: String?
  var frontMatter: String?
  var lineBreak = "\n"
  var width = 0
  var hasByteOrderMark = false

  init(_ article: borrowing Article) {
    for index in article.extensions.indices {
      let known = article.extensions[index]
      guard known.namespace == TextLayout.namespace, known.anchor.isEmpty else { continue }
      switch known.name {
      case "layout": layout = known.value
      case "frontMatter": frontMatter = known.value
      case "lineBreak": lineBreak = known.value == "CRLF" ? "\r\n" : known.value == "CR" ? "\r" : "\n"
      case "width": width = Int(known.value).map { max(0, min($0, 200)) } ?? 0
      case "byteOrderMark": hasByteOrderMark = known.value == "true"
      default: break
      }
    }
  }
}
