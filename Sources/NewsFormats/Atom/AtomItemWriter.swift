internal import ArticleModel
internal import XMLSyntax

/// Writes Atom 1.0: RFC 4287.
struct AtomItemWriter: FeedItemWriter {
  static let dialect = FeedDialect.atom
  var encoder: CanonicalXMLEncoder

  init(options: WritingOptions) {
    encoder = CanonicalXMLEncoder(writer: XMLWriter(indentation: options.isPretty ? 2 : nil))
  }

  // MARK: Feed

  mutating func begin(_ head: FeedHead) {
    encoder.writer.start("feed")
    encoder.writer.namespace("http://www.w3.org/2005/Atom")
    encoder.writer.namespace(prefix: "dc", "http://purl.org/dc/elements/1.1/")
    encoder.writer.namespace(prefix: "dcterms", "http://purl.org/dc/terms/")
    encoder.writer.namespace(prefix: "media", "http://search.yahoo.com/mrss/")
    var rest = head.isStated ? head.collection : ArticleCollection()
    if FeedDialect.isLanguage(rest.language) {
      encoder.writer.attribute("xml:lang", rest.language)
      rest.language = ""
    }
    encoder.writer.element("id", head.id)
    if head.id == rest.id { rest.id = "" }
    text("title", RichText(head.title))
    if head.title == rest.title, FeedDialect.isLine(rest.title) { rest.title = "" }
    if FeedDialect.isLine(rest.description) {
      if !rest.description.isEmpty { text("subtitle", RichText(rest.description)) }
      rest.description = ""
    }
    writeDate(head, &rest)
    if FeedDialect.isLine(rest.rights) {
      if !rest.rights.isEmpty { text("rights", RichText(rest.rights)) }
      rest.rights = ""
    }
    if FeedDialect.isLine(rest.generator) {
      element("generator", rest.generator)
      rest.generator = ""
    }
    writePeople(&rest)
    writeLinks(head, &rest)
    self.rest(rest)
  }

  private mutating func writeDate(_ head: FeedHead, _ rest: inout ArticleCollection) {
    guard let updated = head.updated else { return }
    encoder.writer.element("updated", updated.description)
    if rest.updated == updated { rest.updated = nil }
  }

  private mutating func writePeople(_ rest: inout ArticleCollection) {
    let isPlain = rest.contributors.allSatisfy { person in
      let plain = Contributor(name: person.name, role: person.role, email: person.email, url: person.url)
      return person == plain && !person.name.isEmpty && FeedDialect.isLine(person.name)
        && (person.role == "author" || person.role == "contributor")
        && (person.email.isEmpty || FeedPerson.isMail(person.email))
        && (person.url.isEmpty || FeedDialect.isIRI(person.url))
    }
    guard isPlain else { return }
    for contributor in rest.contributors { person(contributor) }
    rest.contributors = []
  }

  private mutating func writeLinks(_ head: FeedHead, _ rest: inout ArticleCollection) {
    let rels: Set<String> = ["icon", "favicon"]
    var hasSelf = false
    var alternates: Set<String> = []
    var shown: [Link] = []
    for found in rest.links where FeedDialect.isIRI(found.href) && !rels.contains(found.rel) && !found.rel.isEmpty {
      let plain = FeedDialect.plain(found)
      if plain.rel == "self" {
        // Where it will stand is known better than where it stood.
        guard !hasSelf, plain.href == head.selfLink else { continue }
        hasSelf = true
      }
      // Two alternates of one type and language are not allowed.
      if plain.rel == "alternate", !alternates.insert(plain.type + " " + plain.language).inserted { continue }
      link("link", plain)
      shown.append(plain)
    }
    if !hasSelf, !head.selfLink.isEmpty {
      link("link", Link(rel: "self", href: head.selfLink, type: "application/atom+xml"))
    } else if shown == rest.links {
      rest.links = []
    }
  }

  // MARK: Entries

  mutating func write(_ plan: FeedItemPlan) {
    encoder.writer.start("entry")
    if !plan.language.isEmpty { encoder.writer.attribute("xml:lang", plan.language) }
    encoder.writer.element("id", plan.id)
    text("title", plan.title)
    if let updated = plan.updated { encoder.writer.element("updated", updated.description) }
    if let published = plan.published { encoder.writer.element("published", published.description) }
    for contributor in plan.people { person(contributor) }
    if !plan.url.isEmpty { link("link", Link(rel: "alternate", href: plan.url)) }
    for found in plan.links { link("link", found) }
    if !plan.license.isEmpty { link("link", Link(rel: "license", href: plan.license)) }
    writeEnclosures(plan)
    for category in plan.categories {
      encoder.writer.start("category")
      encoder.writer.attribute("term", category.code.isEmpty ? category.anyName : category.code)
      if FeedDialect.isIRI(category.scheme) { encoder.writer.attribute("scheme", category.scheme) }
      if !category.code.isEmpty, !category.name.isEmpty { encoder.writer.attribute("label", category.name) }
      encoder.writer.end()
    }
    if let summary = plan.summary { text("summary", summary) }
    if !plan.rights.isEmpty { text("rights", RichText(plan.rights)) }
    if plan.hasBody {
      encoder.writer.start("content", isMixed: true)
      encoder.writer.attribute("type", "html")
      encoder.writer.text(utf8: plan.body.span)
      encoder.writer.end()
    } else if !plan.content.isEmpty {
      text("content", RichText(plan.content))
    }
    element("dc:publisher", plan.publisher)
    if let created = plan.created { element("dcterms:created", created.description) }
    if !plan.rest.media.isEmpty { media(plan.media) }
    rest(plan)
    encoder.writer.end()
  }

  private mutating func writeEnclosures(_ plan: FeedItemPlan) {
    for medium in plan.media {
      for file in medium.renditions where FeedDialect.isAddress(file.href) && FeedDialect.isMediaType(file.mediaType) {
        link(
          "link",
          Link(rel: "enclosure", href: file.href, title: medium.title, type: file.mediaType, length: file.size))
      }
    }
  }

  /// Writes a text construct; a text that looks like HTML is said to be some, so that nobody has to guess.
  private mutating func text(_ name: StaticString, _ text: RichText) {
    encoder.writer.start(name, isMixed: true)
    if text.marks.isEmpty, FeedMarkup.kind(of: text.text) == .none {
      encoder.writer.text(text.text)
    } else {
      encoder.writer.attribute("type", "html")
      encoder.writer.text(utf8: HTMLBody.bytes(of: text).span)
    }
    encoder.writer.end()
  }

  private mutating func person(_ person: Contributor) {
    encoder.writer.start(person.role == "author" ? "author" : "contributor")
    encoder.writer.element("name", person.name)
    if FeedDialect.isIRI(person.url) { encoder.writer.element("uri", person.url) }
    if FeedPerson.isMail(person.email) { encoder.writer.element("email", person.email) }
    encoder.writer.end()
  }

  mutating func end() { encoder.writer.end() }
}
