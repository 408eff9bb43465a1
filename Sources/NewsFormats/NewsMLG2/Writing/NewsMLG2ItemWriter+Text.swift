internal import ArticleModel
internal import XMLSyntax

/// Text with marks in labels and blocks.
extension NewsMLG2ItemWriter {
  /// Writes a text with its role, language and marks.
  ///
  /// Links are NewsML-G2's own; where there are other marks, all stand in a `span` of XHTML.
  ///
  /// - Parameters:
  ///   - name: The name of the element.
  ///   - prose: The text.
  ///   - known: The words that are codes of a scheme of the IPTC.
  ///   - allowsBreaks: Whether a line break may be an element; in a label it may not.
  mutating func prose(_ name: StaticString, _ prose: Prose, known: NewsMLG2Words = .none, allowsBreaks: Bool) {
    start(name, isMixed: true)
    word("role", "roleuri", prose.role, known: known)
    body.language(prose.language)
    if prose.content.marks.isEmpty {
      lines(prose.content.text, allowsBreaks: allowsBreaks)
    } else if let links = plainLinks(of: prose.content) {
      write(prose.content.text, links: links, allowsBreaks: allowsBreaks)
    } else {
      body.xml.start("span", isMixed: true)
      body.xml.namespace("http://www.w3.org/1999/xhtml")
      XHTMLCopy.append(HTMLBody.bytes(of: prose.content, syntax: .xhtml), to: &body.xml)
      body.xml.end()
    }
    body.xml.end()
  }

  /// A stretch of text and the address behind it.
  private struct PlainLink {
    var range: Range<Int>
    var address: String
    var relation: String
  }

  /// The marks of a text as links, if that is what all of them are and none of them has more to say.
  private func plainLinks(of text: RichText) -> [PlainLink]? {
    let count = text.text.unicodeScalars.count
    var links: [PlainLink] = []
    for mark in text.marks {
      guard case .link(let href, let relation, "") = mark.kind, let address = NewsMLG2Values.iri(href), address == href,
        mark.start >= links.last?.range.upperBound ?? 0, mark.end > mark.start, mark.end <= count
      else { return nil }
      links.append(PlainLink(range: mark.start..<mark.end, address: address, relation: relation))
    }
    return links
  }

  private mutating func write(_ text: String, links: [PlainLink], allowsBreaks: Bool) {
    let scalars = text.unicodeScalars
    var written = scalars.startIndex
    var position = 0
    for link in links {
      let start = scalars.index(written, offsetBy: link.range.lowerBound - position)
      let end = scalars.index(start, offsetBy: link.range.count)
      lines(String(scalars[written..<start]), allowsBreaks: allowsBreaks)
      body.xml.start("a", isMixed: true)
      body.xml.attribute("href", link.address)
      body.attribute("rel", link.relation)
      body.xml.text(String(scalars[start..<end]))
      body.xml.end()
      written = end
      position = link.range.upperBound
    }
    lines(String(scalars[written...]), allowsBreaks: allowsBreaks)
  }

  private mutating func lines(_ text: String, allowsBreaks: Bool) {
    guard allowsBreaks, text.utf8.contains(0x0A) else { return body.xml.text(text) }
    var isFirst = true
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      if !isFirst {
        body.xml.start("br")
        body.xml.end()
      }
      isFirst = false
      body.xml.text(String(line))
    }
  }
}
