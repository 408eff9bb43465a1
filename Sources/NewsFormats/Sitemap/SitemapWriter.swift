internal import ArticleModel
internal import XMLSyntax

/// Writes articles as a news sitemap, an entry a line unless it is indented.
///
/// A sitemap tells where articles are and has nothing of their text.
final class SitemapWriter: ArticleWriter {
  private var writer: XMLWriter
  private let isPretty: Bool
  private var collection = ArticleCollection()
  private var sink: (any DiagnosticSink)?
  private var count = 0

  init(options: WritingOptions) {
    isPretty = options.isPretty
    writer = XMLWriter(indentation: options.isPretty ? 2 : nil)
  }

  func begin(collections: [ArticleCollection], sink: any DiagnosticSink) {
    self.sink = sink
    collection = collections.first ?? ArticleCollection()
    count = 0
    writer.reset()
  }

  func write(_ article: borrowing Article) throws(DocumentError) {
    let entry = try SitemapEntry(article, collection: collection)
    count += 1
    // Half a list of what is there would be taken for the whole: the end refuses it.
    guard count <= SitemapEntry.limit else { return }
    if count == 1 { beginDocument() }
    if !isPretty { writer.raw("\n") }
    let before = writer.illegalCharacters.count
    write(entry, article)
    let replaced = writer.illegalCharacters.count - before
    guard replaced > 0 else { return }
    sink?.report(
      Diagnostic(
        .warning, "xml-character", "\(replaced) characters that XML cannot hold became U+FFFD",
        at: SourceLocation(source: "output"), articleID: article.id))
  }

  func end(collections: [ArticleCollection]) throws(DocumentError) {
    defer { sink = nil }
    let place = SourceLocation(source: "output")
    guard count > 0 else {
      throw DocumentError("no-article", "a sitemap must have an entry, and there is no article", at: place)
    }
    guard count <= SitemapEntry.limit else {
      throw DocumentError(
        "sitemap-limit", "a news sitemap holds at most \(SitemapEntry.limit) entries, and there are \(count) articles",
        at: place, hint: "write them in parts: -o DIRECTORY/ writes a sitemap for each input")
    }
    if !isPretty { writer.raw("\n") }
    writer.endDocument()
  }

  func drain(_ body: (Span<UInt8>) -> Void) { writer.consume { body($0) } }

  private func beginDocument() {
    writer.declaration()
    writer.start("urlset")
    writer.namespace("http://www.sitemaps.org/schemas/sitemap/0.9")
    writer.namespace(prefix: "image", "http://www.google.com/schemas/sitemap-image/1.1")
    writer.namespace(prefix: "news", "http://www.google.com/schemas/sitemap-news/0.9")
    writer.namespace(prefix: "video", "http://www.google.com/schemas/sitemap-video/1.1")
    writer.namespace(prefix: "xhtml", "http://www.w3.org/1999/xhtml")
  }

  // MARK: Entries

  private func write(_ entry: SitemapEntry, _ article: borrowing Article) {
    writer.start("url")
    writer.element("loc", entry.address)
    if let modified = entry.modified { writer.element("lastmod", modified) }
    element("changefreq", article.extensions.first { $0.anchor == "changefreq" }?.value, Self.frequencies.contains)
    element("priority", article.extensions.first { $0.anchor == "priority" }?.value, Self.isPriority)
    writer.start("news:news")
    writer.start("news:publication")
    writer.element("news:name", entry.name)
    writer.element("news:language", entry.language)
    writer.end()
    element("news:access", article.extensions.first { $0.anchor == "news/access" }?.value, Self.accesses.contains)
    list("news:genres", entry.genres)
    writer.element("news:publication_date", entry.date)
    writer.element("news:title", entry.title)
    list("news:keywords", entry.keywords)
    list("news:stock_tickers", entry.tickers)
    writer.end()
    for medium in article.media.lazy.filter({ $0.type == "picture" || $0.type == "graphic" }).prefix(1_000) {
      write(picture: medium)
    }
    for medium in article.media where medium.type == "video" { write(video: medium) }
    for link in article.links where Self.relations.contains(link.rel) && FeedDialect.isIRI(link.href) {
      writer.start("xhtml:link")
      writer.attribute("rel", link.rel)
      if !link.language.isEmpty { writer.attribute("hreflang", link.language) }
      writer.attribute("href", link.href)
      writer.end()
    }
    writer.end()
  }

  private func element(_ name: StaticString, _ text: String?, _ isValid: (String) -> Bool) {
    if let text, isValid(text) { writer.element(name, text) }
  }

  private func list(_ name: StaticString, _ items: [String]) {
    if !items.isEmpty { writer.element(name, items.joined(separator: ", ")) }
  }

  private func write(picture medium: Media) {
    guard let file = medium.renditions.first(where: { FeedDialect.isAddress($0.href) }) else { return }
    writer.start("image:image")
    writer.element("image:loc", file.href)
    let (caption, title) = (SitemapEntry.line(medium.caption), SitemapEntry.line(medium.title))
    if !caption.isEmpty { writer.element("image:caption", caption) }
    if !title.isEmpty { writer.element("image:title", title) }
    writer.end()
  }

  /// Writes a video that has what Google demands: a small picture, a title, a description and a file or player.
  private func write(video medium: Media) {
    let files = medium.renditions.filter { FeedDialect.isAddress($0.href) }
    let (title, description) = (SitemapEntry.line(medium.title), SitemapEntry.line(medium.caption))
    let player = files.first { $0.name == "player" }
    let content = files.first { !["player", "thumbnail", "poster"].contains($0.name) }
    guard let thumbnail = files.first(where: { $0.name == "thumbnail" || $0.name == "poster" }) else { return }
    guard content != nil || player != nil, (1...100).contains(title.unicodeScalars.count) else { return }
    guard (1...2048).contains(description.unicodeScalars.count) else { return }
    writer.start("video:video")
    writer.element("video:thumbnail_loc", thumbnail.href)
    writer.element("video:title", title)
    writer.element("video:description", description)
    if let content { writer.element("video:content_loc", content.href) }
    if let player { writer.element("video:player_loc", player.href) }
    if let duration = content?.duration ?? player?.duration, (1...28_800).contains(duration) {
      writer.element("video:duration", String(duration))
    }
    writer.end()
  }

  private static let frequencies: Set<String> = ["always", "hourly", "daily", "weekly", "monthly", "yearly", "never"]
  private static let accesses: Set<String> = ["Subscription", "Registration"]
  /// How the same page may be linked in other forms.
  private static let relations: Set<String> = ["alternate", "amphtml"]

  /// Whether a text is a number from 0 to 1.
  private static func isPriority(_ text: String) -> Bool {
    let digits = text.utf8.allSatisfy { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") }
    guard digits, (1...6).contains(text.utf8.count), let value = Double(text) else { return false }
    return value <= 1
  }
}
