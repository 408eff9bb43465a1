internal import ArticleModel
internal import XMLSyntax

/// What the writers of feeds have in common: elements of modules, and what the project carries in feeds.
protocol FeedXML {
  var encoder: CanonicalXMLEncoder { get set }
}

extension FeedXML {
  mutating func element(_ name: StaticString, _ text: String) {
    if !text.isEmpty { encoder.writer.element(name, text) }
  }

  /// Writes a text as HTML in an element, for elements of RSS, which do not say what they hold.
  ///
  /// - Parameters:
  ///   - name: The element.
  ///   - text: What it holds.
  ///   - isHTML: Whether readers take the element for HTML whatever it holds, as they do with descriptions.
  mutating func markup(_ name: StaticString, _ text: RichText, isHTML: Bool = false) {
    let isText = FeedMarkup.kind(of: text.text) == .none && !(isHTML && text.text.utf8.contains(UInt8(ascii: "<")))
    if text.marks.isEmpty, isText {
      encoder.writer.element(name, text.text)
    } else {
      bytes(name, HTMLBody.bytes(of: text))
    }
  }

  /// Writes HTML as the text of an element.
  mutating func bytes(_ name: StaticString, _ html: [UInt8]) {
    encoder.writer.start(name, isMixed: true)
    encoder.writer.text(utf8: html.span)
    encoder.writer.end()
  }

  /// Writes a link of Atom.
  mutating func link(_ name: StaticString, _ link: Link) {
    encoder.writer.start(name)
    if !link.rel.isEmpty { encoder.writer.attribute("rel", link.rel) }
    encoder.writer.attribute("href", link.href)
    if !link.type.isEmpty { encoder.writer.attribute("type", link.type) }
    if !link.language.isEmpty { encoder.writer.attribute("hreflang", link.language) }
    if !link.title.isEmpty { encoder.writer.attribute("title", link.title) }
    if let length = link.length { encoder.writer.attribute("length", String(length)) }
    encoder.writer.end()
  }

  /// Writes media as Media RSS has them.
  mutating func media(_ media: [Media]) {
    for medium in media {
      let files = medium.renditions.filter { FeedDialect.isAddress($0.href) }
      if files.count > 1 { encoder.writer.start("media:group") }
      for file in files {
        encoder.writer.start("media:content")
        encoder.writer.attribute("url", file.href)
        if let size = file.size, size > 0 { encoder.writer.attribute("fileSize", String(size)) }
        if FeedDialect.isMediaType(file.mediaType) { encoder.writer.attribute("type", file.mediaType) }
        if let kind = FeedMediaType.medium(ofKind: medium.type) { encoder.writer.attribute("medium", kind) }
        if let duration = file.duration, duration >= 0 { encoder.writer.attribute("duration", String(duration)) }
        if let height = file.height, height > 0 { encoder.writer.attribute("height", String(height)) }
        if let width = file.width, width > 0 { encoder.writer.attribute("width", String(width)) }
        if files.count == 1 { describe(medium) }
        encoder.writer.end()
      }
      if files.count > 1 {
        describe(medium)
        encoder.writer.end()
      }
    }
  }

  /// Writes a text that says whether it is HTML.
  private mutating func typed(_ name: StaticString, _ text: String) {
    guard FeedMarkup.kind(of: text) != .none else { return element(name, text) }
    encoder.writer.start(name, isMixed: true)
    encoder.writer.attribute("type", "html")
    encoder.writer.text(utf8: HTMLBody.bytes(of: RichText(text)).span)
    encoder.writer.end()
  }

  private mutating func describe(_ medium: Media) {
    typed("media:title", medium.title)
    typed("media:description", medium.caption)
    element("media:credit", medium.credit)
    element("media:copyright", medium.copyright)
  }

  /// Writes what the format's elements do not say of an article.
  mutating func rest(_ plan: FeedItemPlan) {
    guard plan.rest != Article() else { return }
    encoder.element("article", namespace: canonicalNamespace, plan.rest)
  }

  /// Writes what the format's elements do not say of a feed.
  mutating func rest(_ collection: ArticleCollection) {
    guard collection != ArticleCollection() else { return }
    encoder.element("collection", namespace: canonicalNamespace, collection)
  }
}
