internal import ArticleModel
internal import XMLSyntax

/// Text with marks in labels and blocks.
extension NewsMLG2ItemWriter {
  /// Whether any prose of an article has marks, which are written as XHTML.
  func hasMarks(_ article: Article) -> Bool {
    let prose = [article.headlines, article.summaries, article.editorialNotes]
    return prose.contains { $0.contains { !$0.content.marks.isEmpty } }
  }

  /// Writes a text with its role, language and marks.
  ///
  /// - Parameters:
  ///   - name: The name of the element.
  ///   - prose: The text.
  ///   - known: The words that are codes of a scheme of the IPTC.
  ///   - allowsBreaks: Whether a line break may be an element; in a label it may not.
  mutating func prose(
    _ name: StaticString, _ prose: Prose, known: NewsMLG2Words = .none, allowsBreaks: Bool
  ) {
    start(name, isMixed: true)
    word("role", "roleuri", prose.role, known: known)
    body.language(prose.language)
    if prose.content.marks.isEmpty {
      lines(prose.content.text, asBreak: allowsBreaks ? "br" : nil)
    } else {
      write(prose.content, allowsBreaks: allowsBreaks)
    }
    body.xml.end()
  }

  private mutating func write(_ rich: RichText, allowsBreaks: Bool) {
    let scalars = rich.text.unicodeScalars
    let layout = MarkLayout(rich.marks, count: scalars.count)
    var written = scalars.startIndex
    var position = 0
    var depth = 0
    for tag in layout.tags {
      let next = scalars.index(written, offsetBy: tag.position - position)
      write(scalars[written..<next], depth: depth, allowsBreaks: allowsBreaks)
      written = next
      position = tag.position
      let mark = rich.marks[tag.mark].kind
      if tag.isStart {
        begin(mark, isOutermost: depth == 0)
        depth += 1
      } else {
        if case .ruby(let reading) = mark { body.xml.element("h:rt", reading) }
        body.xml.end()
        depth -= 1
      }
    }
    write(scalars[written...], depth: depth, allowsBreaks: allowsBreaks)
  }

  /// Writes a part of a text, without the sign of an inline object, which cannot stand here.
  private mutating func write(_ scalars: Substring.UnicodeScalarView, depth: Int, allowsBreaks: Bool) {
    guard !scalars.isEmpty else { return }
    let text = String(String.UnicodeScalarView(scalars.filter { $0 != "\u{FFFC}" }))
    lines(text, asBreak: depth > 0 ? "h:br" : allowsBreaks ? "br" : nil)
  }

  private mutating func lines(_ text: String, asBreak name: StaticString?) {
    guard let name, text.utf8.contains(0x0A) else { return body.xml.text(text) }
    var isFirst = true
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      if !isFirst {
        body.xml.start(name)
        body.xml.end()
      }
      isFirst = false
      body.xml.text(String(line))
    }
  }

  private mutating func begin(_ mark: Mark.Kind, isOutermost: Bool) {
    switch mark {
    case .link(let href, let rel, let title):
      let iri = NewsMLG2Values.iri(href)
      // The link of NewsML-G2 itself lies in no other element and has no title.
      let isOwn = isOutermost && title.isEmpty
      body.xml.start(isOwn ? "a" : "h:a", isMixed: true)
      if let iri { body.xml.attribute("href", iri) }
      if !rel.isEmpty { body.xml.attribute("rel", rel) }
      if !isOwn, !title.isEmpty { body.xml.attribute("title", title) }
    case .language(let tag):
      body.xml.start("h:span", isMixed: true)
      body.language(tag)
    case .entity(let entity):
      body.xml.start("h:span", isMixed: true)
      body.xml.attribute("class", entity.kind.rawValue)
    default: body.xml.start(name(of: mark), isMixed: true)
    }
  }

  private func name(of mark: Mark.Kind) -> StaticString {
    switch mark {
    case .strong: "h:strong"
    case .emphasis: "h:em"
    case .underline: "h:u"
    case .strike: "h:s"
    case .subscript: "h:sub"
    case .superscript: "h:sup"
    case .code: "h:code"
    case .quote: "h:q"
    case .ruby: "h:ruby"
    default: "h:span"
    }
  }
}
