internal import ArticleModel
internal import XMLSyntax

/// Writes RSS 1.0, which is RDF.
///
/// The channel of RSS 1.0 lists its items before they come. What the list says is their order, and readers take that of
/// the document where it is empty; so it stays empty, and the feed can be of any length.
struct RSS1ItemWriter: FeedItemWriter {
  static let dialect = FeedDialect.rss1
  var encoder: CanonicalXMLEncoder

  init(options: WritingOptions) {
    encoder = CanonicalXMLEncoder(writer: XMLWriter(indentation: options.isPretty ? 2 : nil))
  }

  mutating func begin(_ head: FeedHead) {
    encoder.writer.start("rdf:RDF")
    encoder.writer.namespace("http://purl.org/rss/1.0/")
    encoder.writer.namespace(prefix: "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
    encoder.writer.namespace(prefix: "atom", "http://www.w3.org/2005/Atom")
    encoder.writer.namespace(prefix: "cc", "http://web.resource.org/cc/")
    encoder.writer.namespace(prefix: "content", "http://purl.org/rss/1.0/modules/content/")
    encoder.writer.namespace(prefix: "dc", "http://purl.org/dc/elements/1.1/")
    encoder.writer.namespace(prefix: "dcterms", "http://purl.org/dc/terms/")
    encoder.writer.namespace(prefix: "media", "http://search.yahoo.com/mrss/")
    encoder.writer.start("channel")
    var rest = head.isStated ? head.collection : ArticleCollection()
    encoder.writer.attribute("rdf:about", head.about)
    if head.about == rest.id { rest.id = "" }
    markup("title", RichText(head.title))
    if head.title == rest.title, FeedDialect.isLine(rest.title) { rest.title = "" }
    encoder.writer.element("link", head.link)
    markup("description", RichText(head.description), isHTML: true)
    if head.description == rest.description, FeedDialect.isLine(rest.description) { rest.description = "" }
    encoder.writer.start("items")
    encoder.writer.start("rdf:Seq")
    encoder.writer.end()
    encoder.writer.end()
    if FeedDialect.isLanguage(rest.language) {
      element("dc:language", rest.language)
      rest.language = ""
    }
    if FeedDialect.isLine(rest.rights) {
      if !rest.rights.isEmpty { markup("dc:rights", RichText(rest.rights)) }
      rest.rights = ""
    }
    if let updated = rest.updated?.profileDate {
      element("dc:date", updated.description)
      if updated == rest.updated { rest.updated = nil }
    }
    if rest.links == [Link(rel: "alternate", href: head.link)] { rest.links = [] }
    self.rest(rest)
    encoder.writer.end()
  }

  mutating func write(_ plan: FeedItemPlan) {
    encoder.writer.start("item")
    encoder.writer.attribute("rdf:about", plan.id)
    markup("title", plan.title)
    encoder.writer.element("link", plan.url)
    if let summary = plan.summary { markup("description", summary, isHTML: true) }
    if plan.hasBody { bytes("content:encoded", plan.body) }
    for person in plan.people { element("dc:creator", FeedPerson.text(of: person) ?? person.name) }
    for category in plan.categories { element("dc:subject", category.anyName) }
    if let published = plan.published { element("dc:date", published.description) }
    element("dc:language", plan.language)
    element("dc:publisher", plan.publisher)
    if !plan.rights.isEmpty { markup("dc:rights", RichText(plan.rights)) }
    if let created = plan.created { element("dcterms:created", created.description) }
    if let updated = plan.updated { element("dcterms:modified", updated.description) }
    if !plan.license.isEmpty {
      encoder.writer.start("cc:license")
      encoder.writer.attribute("rdf:resource", plan.license)
      encoder.writer.end()
    }
    for found in plan.links { link("atom:link", found) }
    if !plan.rest.media.isEmpty { media(plan.media) }
    rest(plan)
    encoder.writer.end()
  }

  mutating func end() { encoder.writer.end() }
}
