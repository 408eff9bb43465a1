internal import ArticleModel

/// A page of HTML 5 with one article.
///
/// It is XML as well, so that every tag is closed and every parser finds the same in it. Its one script holds data; a
/// policy forbids browsers to run any.
struct HTMLPage {
  var html: HTMLBody
  let article: Article
  /// Whether the page's own words are of another language than the article.
  private let isForeign: Bool

  /// Renders an article that holds nothing but what a page may show.
  static func bytes(of article: Article) -> [UInt8] {
    var page = HTMLPage(article)
    page.writeDocument()
    return page.html.bytes
  }

  private init(_ article: Article) {
    self.article = article
    html = HTMLBody(media: article.media, syntax: .page)
    isForeign = !TextDirection.primary(article.language).elementsEqual("en")
  }

  // MARK: Document

  private mutating func writeDocument() {
    html.raw("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"")
    let isLanguage = NITFValues.isLanguage(article.language)
    if isLanguage {
      html.language(article.language)
      html.attribute("dir", TextDirection.isRightToLeft(article.language) ? "rtl" : "ltr")
    }
    html.raw(">\n<head>\n<meta charset=\"utf-8\"/>\n")
    writeMetadata()
    html.raw("<style>\n")
    html.raw(HTMLPage.styleSheet)
    html.raw("</style>\n<script type=\"application/ld+json\">\n")
    HTMLPage.append(data: NewsArticleData.json(of: article), to: &html.bytes)
    html.raw("</script>\n</head>\n<body>\n<article")
    if !isLanguage { html.attribute("dir", "auto") }
    html.raw(">\n")
    writeNotices()
    writeHeader()
    writeSummaries()
    writeLeadingMedia()
    html.raw("<div class=\"text\">\n")
    for block in article.body { write(block) }
    html.raw("</div>\n")
    writeOtherMedia()
    writeTail()
    writeFooter()
    html.raw("</article>\n</body>\n</html>\n")
  }

  /// JSON within a script: what could end it, or begin something in it, is escaped as JSON allows.
  private static func append(data json: [UInt8], to bytes: inout [UInt8]) {
    for byte in json {
      switch byte {
      case UInt8(ascii: "<"): bytes.append(contentsOf: "\\u003c".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "\\u003e".utf8)
      case UInt8(ascii: "&"): bytes.append(contentsOf: "\\u0026".utf8)
      default: bytes.append(byte)
      }
    }
  }

  // MARK: Head

  private mutating func writeMetadata() {
    html.raw("<meta http-equiv=\"Content-Security-Policy\"")
    html.attribute(
      "content", "default-src 'none'; style-src 'unsafe-inline'; img-src * data: blob:; media-src * data: blob:")
    html.raw("/>\n")
    meta("viewport", "width=device-width, initial-scale=1")
    let title = HTMLPage.line(heading)
    html.element("title") { $0.append(title) }
    html.raw("\n")
    meta("description", HTMLPage.line(article.summaries.first?.text ?? ""))
    let authors = article.contributors.filter { $0.role.isEmpty || $0.role == "author" }.map(\.name)
    meta("author", authors.filter { !$0.isEmpty }.joined(separator: ", "))
    meta("keywords", article.keywords.joined(separator: ", "))
    // Nobody should find it before its time.
    if article.embargo != nil { meta("robots", "noindex") }
    link("canonical", article.url)
    for rights in article.rights {
      for found in rights.links where found.rel == "license" { link("license", found.href) }
    }
    for found in article.links where found.rel == "alternate" && found.href != article.url {
      link("alternate", found.href, type: found.type, language: found.language)
    }
  }

  private mutating func meta(_ name: StaticString, _ content: String) {
    guard !content.isEmpty else { return }
    html.raw("<meta name=\"")
    html.raw(name)
    html.raw("\"")
    html.attribute("content", content)
    html.raw("/>\n")
  }

  private mutating func link(_ rel: StaticString, _ href: String, type: String = "", language: String = "") {
    guard !href.isEmpty else { return }
    html.raw("<link rel=\"")
    html.raw(rel)
    html.raw("\"")
    html.attribute("href", href)
    if !type.isEmpty { html.attribute("type", type) }
    if NITFValues.isLanguage(language) { html.attribute("hreflang", language) }
    html.raw("/>\n")
  }

  /// The main headline, or `nil` when there is none.
  var headline: Prose? {
    article.headlines.first { $0.role.isEmpty || $0.role == "main" } ?? article.headlines.first
  }

  /// What the page is called: a page needs a title.
  private var heading: String {
    let names = [headline?.text ?? "", article.title, article.slugline, article.id, article.provider?.anyName ?? ""]
    return names.first { !$0.allSatisfy(\.isWhitespace) } ?? "Article"
  }

  /// A text on one line.
  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  // MARK: Pieces

  /// Writes a block on a line of its own.
  mutating func write(_ block: Block) {
    html.append(block)
    html.raw("\n")
  }

  /// Writes words of the page's own.
  mutating func label(_ text: String) {
    html.begin("span")
    html.attribute("class", "label")
    if isForeign {
      html.language("en")
      html.attribute("dir", "ltr")
    }
    html.raw(">")
    html.append(text)
    html.end("span")
  }

  /// Writes a heading in words of the page's own.
  mutating func ownHeading(_ text: String) {
    html.raw("<h2>")
    label(text)
    html.raw("</h2>\n")
  }

  /// Writes a paragraph or a heading with a text in it.
  mutating func prose(_ prose: Prose, _ name: StaticString, _ kind: String) {
    guard !prose.content.isEmpty else { return }
    html.begin(name)
    if !kind.isEmpty { html.attribute("class", kind) }
    if NITFValues.isLanguage(prose.language), prose.language != article.language { html.language(prose.language) }
    html.raw(">")
    html.append(prose.content)
    html.end(name)
    html.raw("\n")
  }

  /// Writes a plain text in an element.
  mutating func text(_ text: String, _ name: StaticString, _ kind: String) {
    prose(Prose(RichText(text)), name, kind)
  }

  /// Writes a date as it is stated.
  mutating func date(_ date: NewsDate) {
    let stated = date.description
    // What HTML knows as a time: no year 0, no leap second, and at most three digits of a fraction.
    let isKnown = date.year > 0 && date.second < 60 && date.fractionDigits <= 3
    if isKnown {
      html.begin("time")
      html.attribute("datetime", stated)
    } else {
      html.begin("span")
    }
    html.raw(">")
    html.append(HTMLPage.readable(date))
    html.end(isKnown ? "time" : "span")
  }

  /// A date for people: `2026-03-14 09:30 +01:00`.
  static func readable(_ date: NewsDate) -> String {
    var text = date.description
    guard date.precision >= .minute else { return text }
    if let offset = date.offset {
      let length = offset.isZulu ? 1 : 6
      let zone = offset.isZulu ? "UTC" : String(text.suffix(length))
      text = "\(text.dropLast(length)) \(zone)"
    }
    return text.replacing("T", with: " ", maxReplacements: 1)
  }

  /// Writes a link, or its words where there is no address.
  mutating func anchor(_ words: String, _ href: String) {
    guard !href.isEmpty else { return html.append(words) }
    html.begin("a")
    html.attribute("href", href)
    html.raw(">")
    html.append(words.isEmpty ? href : words)
    html.end("a")
  }
}
