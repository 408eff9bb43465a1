internal import ArticleModel

/// Makes an article of a text; its extensions hold one file each for the head, the body and the tail.
struct TextArticleBuilder {
  let source: TextSource
  let reference: NewsDate?
  private let makesIdentifier: Bool
  var article = Article()
  /// The parts that were found, and where they stand.
  var pieces: [(piece: TextPiece, range: Range<Int>)] = []
  /// The parts that stand in the front matter.
  private var stated: Set<TextPiece> = []
  /// The lines that are not taken yet.
  var lines: Range<Int>
  var wrapping = LineWrapping.lines

  /// Words of the text by their hashes, for joining words that a line break parts; made when first needed.
  var words: Set<Int>?
  /// Whether every paragraph can be broken again as it was, and between which widths.
  var wrap = WrapWidth()

  init(_ source: TextSource, options: ReadingOptions) {
    self.source = source
    reference = options.referenceDate
    makesIdentifier = options.makesIdentifiers
    lines = 0..<source.lineCount
  }

  /// Reads the text.
  mutating func build() -> Article {
    article.type = "text"
    article.provenance.format = "text"
    article.provenance.encoding = source.encoding.name
    if !source.encodingRule.isEmpty { infer("provenance/encoding", source.encodingRule) }
    let start = readFrontMatter()
    let measured = LineWrapping.detect(source, lines: lines)
    wrapping = measured.wrapping
    if wrapping == .hardWrapped {
      let share = Int(measured.share * 100)
      infer("body", "lines of at most \(measured.longest) characters, \(share) % of which run on, were joined")
    }
    readHead()
    readBodyAndTail()
    addLayout(from: start)
    if article.id.isEmpty, makesIdentifier {
      article.id = "urn:sha256:" + source.digest()
      infer("id", "digest of the words of the text")
    }
    return article
  }

  /// Notes that a value was inferred.
  mutating func infer(_ path: String, _ rule: String) {
    article.provenance.inferred.append(Provenance.Inference(path: path, rule: rule))
  }

  /// Takes the front matter, keeps it as it is for writing it again, and gives the offset behind it.
  private mutating func readFrontMatter() -> Int {
    guard let matter = FrontMatter(source) else { return 0 }
    matter.apply(to: &article, reference: reference)
    stated = Set(TextLayout.parts(of: article))
    let last = source.line(matter.lineCount - 1)
    article.extensions.append(
      Extension(namespace: TextLayout.namespace, name: "frontMatter", value: source.string(0..<last.upperBound)))
    lines = matter.lineCount..<source.lineCount
    return last.upperBound
  }

  /// Notes what the writer has to know to write the text as it was.
  private mutating func addLayout(from start: Int) {
    var layout = TextLayout()
    var position = start
    for (piece, range) in pieces.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      if range.lowerBound > position { layout.items.append(.literal(source.string(position..<range.lowerBound))) }
      layout.items.append(.piece(piece))
      position = range.upperBound
    }
    if position < source.bytes.count { layout.items.append(.literal(source.string(position..<source.bytes.count))) }
    // Front matter is followed by a blank line.
    if start > 0, layout.items.count > 1, layout.items.first == .literal("\n\n") { layout.items.removeFirst() }
    if layout != TextLayout(usual: article, without: stated) { note("layout", layout.encoded) }
    if source.lineBreak != "LF" { note("lineBreak", source.lineBreak) }
    if source.hasByteOrderMark { note("byteOrderMark", "true") }
    if wrapping == .hardWrapped { note("width", "\(wrap.longest)") }
  }

  private mutating func note(_ name: String, _ value: String) {
    article.extensions.append(Extension(namespace: TextLayout.namespace, name: name, value: value))
  }
}

/// How wide the lines of a hard-wrapped text are.
struct WrapWidth {
  /// The longest line that was joined, in characters.
  var longest = 0
}
