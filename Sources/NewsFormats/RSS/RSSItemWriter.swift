internal import ArticleModel
internal import XMLSyntax

/// Writes RSS 2.0 with the modules that news needs.
struct RSSItemWriter: FeedItemWriter {
  static let dialect = FeedDialect.rss
  var encoder: CanonicalXMLEncoder

  init(options: WritingOptions) {
    encoder = CanonicalXMLEncoder(writer: XMLWriter(indentation: options.isPretty ? 2 : nil))
  }

  // MARK: Channel

  mutating func begin(_ head: FeedHead) {
    encoder.writer.start("rss")
    encoder.writer.attribute("version", "2.0")
    encoder.writer.namespace(prefix: "atom", "http://www.w3.org/2005/Atom")
    encoder.writer.namespace(prefix: "content", "http://purl.org/rss/1.0/modules/content/")
    encoder.writer.namespace(prefix: "creativeCommons", "http://backend.userland.com/creativeCommonsRssModule")
    encoder.writer.namespace(prefix: "dc", "http://purl.org/dc/elements/1.1/")
    encoder.writer.namespace(prefix: "dcterms", "http://purl.org/dc/terms/")
    encoder.writer.namespace(prefix: "media", "http://search.yahoo.com/mrss/")
    encoder.writer.start("channel")
    var rest = head.isStated ? head.collection : ArticleCollection()
    markup("title", RichText(head.title))
    if head.title == rest.title, FeedDialect.isLine(rest.title) { rest.title = "" }
    encoder.writer.element("link", head.link)
    markup("description", RichText(head.description), isHTML: true)
    if head.description == rest.description, FeedDialect.isLine(rest.description) { rest.description = "" }
    if FeedDialect.isLanguage(rest.language) {
      element("language", rest.language)
      rest.language = ""
    }
    if FeedDialect.isLine(rest.rights) {
      if !rest.rights.isEmpty { markup("copyright", RichText(rest.rights)) }
      rest.rights = ""
    }
    if let updated = rest.updated, let text = FeedDate.internetMessage(updated), updated.precision < .fraction {
      element("lastBuildDate", text)
      rest.updated = nil
    }
    if FeedDialect.isLine(rest.generator) {
      element("generator", rest.generator)
      rest.generator = ""
    }
    writeLinks(head, &rest)
    self.rest(rest)
  }

  /// The links beside that of the site; all of them are named again unless RSS says them all.
  private mutating func writeLinks(_ head: FeedHead, _ rest: inout ArticleCollection) {
    if !head.selfLink.isEmpty {
      link("atom:link", Link(rel: "self", href: head.selfLink, type: "application/rss+xml"))
    }
    let others = rest.links.filter { $0.rel == "hub" || $0.rel == "next" }
    for other in others where FeedDialect.isIRI(other.href) {
      link("atom:link", Link(rel: other.rel, href: other.href))
    }
    if rest.links == [Link(rel: "alternate", href: head.link)], head.selfLink.isEmpty { rest.links = [] }
  }

  // MARK: Items

  mutating func write(_ plan: FeedItemPlan) {
    encoder.writer.start("item")
    if !plan.title.isEmpty || plan.summary == nil && !plan.hasBody { markup("title", plan.title) }
    element("link", plan.url)
    if let summary = plan.summary {
      markup("description", summary, isHTML: true)
    } else if plan.hasBody {
      bytes("description", plan.body)
    }
    if plan.summary != nil, plan.hasBody { bytes("content:encoded", plan.body) }
    writePeople(plan.people)
    for category in plan.categories {
      encoder.writer.start("category", isMixed: true)
      if !category.scheme.isEmpty { encoder.writer.attribute("domain", category.scheme) }
      encoder.writer.text(category.anyName)
      encoder.writer.end()
    }
    writeEnclosure(plan)
    encoder.writer.start("guid", isMixed: true)
    encoder.writer.attribute("isPermaLink", "false")
    encoder.writer.text(plan.id)
    encoder.writer.end()
    writeDates(plan)
    if let source = plan.source {
      encoder.writer.start("source", isMixed: true)
      encoder.writer.attribute("url", source.uri)
      encoder.writer.text(source.name)
      encoder.writer.end()
    }
    element("dc:language", plan.language)
    element("dc:publisher", plan.publisher)
    if !plan.rights.isEmpty { markup("dc:rights", RichText(plan.rights)) }
    if !plan.license.isEmpty { element("creativeCommons:license", plan.license) }
    for found in plan.links { link("atom:link", found) }
    if !plan.rest.media.isEmpty { media(plan.media) }
    rest(plan)
    encoder.writer.end()
  }

  private mutating func writePeople(_ people: [Contributor]) {
    // An item has one author at most.
    var hasAuthor = false
    for person in people {
      if !hasAuthor, let text = FeedPerson.text(of: person) {
        hasAuthor = true
        element("author", text)
      } else {
        element("dc:creator", person.name.nonEmpty ?? person.email)
      }
    }
  }

  /// Writes one enclosure: most readers take no more.
  private mutating func writeEnclosure(_ plan: FeedItemPlan) {
    let files = plan.media.lazy.flatMap(\.renditions)
    guard
      let file = files.first(where: {
        $0.size.map { $0 >= 0 } == true && FeedDialect.isMediaType($0.mediaType) && FeedDialect.isAddress($0.href)
      })
    else { return }
    encoder.writer.start("enclosure")
    encoder.writer.attribute("url", file.href)
    encoder.writer.attribute("length", String(file.size ?? 0))
    encoder.writer.attribute("type", file.mediaType)
    encoder.writer.end()
  }

  private mutating func writeDates(_ plan: FeedItemPlan) {
    if let published = plan.published {
      if published.precision < .fraction, let text = FeedDate.internetMessage(published) {
        element("pubDate", text)
      } else {
        element("dc:date", published.description)
      }
    }
    if let created = plan.created { element("dcterms:created", created.description) }
    if let updated = plan.updated { element("dcterms:modified", updated.description) }
  }

  mutating func end() {
    encoder.writer.end()
    encoder.writer.end()
  }
}
