internal import ArticleModel
internal import XMLSyntax

/// Writes the parts of a NITF document in the order of the schema.
struct NITFDocumentWriter {
  /// Writes the body, and holds the output.
  var body: NITFBodyWriter
  private let hasNamespace: Bool
  /// Elements that are started as soon as there is something to stand in them.
  private var waiting: [StaticString] = []

  init(xml: XMLWriter, hasNamespace: Bool) {
    body = NITFBodyWriter(xml: xml)
    self.hasNamespace = hasNamespace
  }

  /// Writes a document.
  mutating func write(_ article: Article) {
    body.begin(media: article.media, extensions: article.extensions)
    body.xml.declaration()
    body.xml.start("nitf")
    if hasNamespace { body.xml.attribute("xmlns", "http://iptc.org/std/NITF/2006-10-18/") }
    body.xml.attribute("version", "-//IPTC//DTD NITF 3.6//EN")
    body.xml.attribute("change.date", "September 11, 2009")
    body.xml.attribute("change.time", "12:26")
    if let uno = article.altIDs.first(where: { $0.role == "uno" }) { body.attribute("uno", uno.value) }
    body.attribute("baselang", article.language)
    let byline = NITFByline(article)
    container("head") { $0.writeHead(article, byline: byline) }
    body.xml.start("body")
    container("body.head") { $0.writeBodyHead(article, byline: byline) }
    writeContent(article)
    body.xml.endDocument()
  }

  private mutating func writeContent(_ article: Article) {
    var blocks = article.body[...]
    var tagline: Block?
    if let last = blocks.last, case .paragraph(let text, "signoff") = last.content, !text.isEmpty {
      tagline = last
      blocks = blocks.dropLast()
    }
    body.xml.start("body.content")
    body.blocks(blocks.count == article.body.count ? article.body : Array(blocks))
    body.remainingMedia()
    body.xml.end()
    container("body.end") { writer in
      if let tagline, case .paragraph(let text, _) = tagline.content {
        writer.flush()
        writer.body.line("tagline", text, of: tagline)
      }
      writer.writeRelated(article.related)
    }
  }

  /// A line for each related item: its label, title, address and identifier with tabs between them.
  ///
  /// The bibliography holds nothing but text. To the eye it says `Related topic: The title`.
  private mutating func writeRelated(_ related: [RelatedItem]) {
    var lines: [String] = []
    for item in related {
      var fields = [item.label, item.title, item.href, item.id].map { folded($0) }
      while fields.last?.isEmpty ?? false { fields.removeLast() }
      if !fields.isEmpty { lines.append(fields.joined(separator: "\t")) }
    }
    guard !lines.isEmpty else { return }
    start("bibliography", isMixed: true)
    body.xml.attribute("class", "related")
    body.xml.text(lines.joined(separator: "\n"))
    body.xml.end()
  }

  /// A text of one line without tabs.
  private func folded(_ text: String) -> String {
    var copy = text
    guard copy.withUTF8({ unsafe ByteSearch.hasControl($0.span) }) else { return text }
    return text.unicodeScalars.split { $0.value <= 0x20 }.map { String($0) }.joined(separator: " ")
  }

  // MARK: Elements

  /// Writes an element if anything is written in it.
  mutating func container(_ name: StaticString, _ content: (inout NITFDocumentWriter) -> Void) {
    waiting.append(name)
    let depth = waiting.count
    content(&self)
    if waiting.count == depth { waiting.removeLast() } else { body.xml.end() }
  }

  /// Starts the containers that waited for something to stand in them.
  mutating func flush() {
    for name in waiting { body.xml.start(name) }
    waiting.removeAll(keepingCapacity: true)
  }

  /// Starts an element.
  mutating func start(_ name: StaticString, isMixed: Bool = false) {
    if !waiting.isEmpty { flush() }
    body.xml.start(name, isMixed: isMixed)
  }

  /// Writes an element of one attribute, if that says something.
  mutating func leaf(_ name: StaticString, _ attribute: StaticString, _ value: String) {
    guard !value.isEmpty else { return }
    start(name)
    body.xml.attribute(attribute, value)
    body.xml.end()
  }

  /// Writes an element of one date.
  mutating func leaf(
    _ name: StaticString, _ attribute: StaticString, _ date: NewsDate?, _ path: String, of article: Article
  ) {
    guard let date else { return }
    leaf(name, attribute, spelled(date, path, of: article))
  }

  // MARK: Values

  /// A date as the source spells it, if that is ISO 8601 too, else in its extended form.
  func spelled(_ date: NewsDate, _ path: String, of article: Article) -> String {
    for spelling in article.provenance.spellings where spelling.path == path {
      if let first = spelling.text.utf8.first, let last = spelling.text.utf8.last, first > 0x20, last > 0x20,
        NewsDate(spelling.text) == date
      {
        return spelling.text
      }
    }
    return date.description
  }

  /// Whether a field was not stated but inferred by a rule.
  func isInferred(_ path: String, _ rule: String, in article: Article) -> Bool {
    article.provenance.inferred.contains { $0.path == path && $0.rule == rule }
  }
}
