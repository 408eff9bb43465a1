internal import ArticleModel
internal import XMLSyntax

/// `itemMeta`: how the item is managed.
extension NewsMLG2ItemWriter {
  mutating func writeItemMeta(_ article: Article, mandatory: NewsMLG2Mandatory) {
    body.xml.start("itemClass")
    word("qcode", "uri", itemClass(of: article), known: .itemClass)
    body.xml.end()
    concept("provider", mandatory.provider)
    date("versionCreated", mandatory.versionCreated)
    date("firstCreated", article.firstCreated.flatMap(NewsMLG2Values.dateTime))
    if let embargo = article.embargo {
      start("embargoed", isMixed: true)
      // Until a day or month it holds until further notice, which errs on the safe side.
      body.xml.text(embargo.until.flatMap(NewsMLG2Values.minute) ?? "")
      body.xml.end()
    }
    if !article.status.isEmpty {
      start("pubStatus")
      word("qcode", "uri", article.status, known: .status)
      body.xml.end()
    }
    line("generator", article.generator)
    line("profile", article.profile)
    for service in article.services { write(service: service) }
    if !article.title.isEmpty { prose("title", Prose(RichText(article.title)), allowsBreaks: false) }
    for note in article.editorialNotes where !note.content.isEmpty { prose("edNote", note, allowsBreaks: true) }
    if let series = article.series { write(series) }
    for signal in article.signals where !signal.code.isEmpty || !signal.text.isEmpty {
      start("signal")
      word("qcode", "uri", signal.code, known: .signal)
      line("name", signal.text)
      body.xml.end()
    }
    date("expires", article.expires.flatMap(NewsMLG2Values.dayOrTime))
    writeLinks(article)
    writeOwnFields(article, mandatory: mandatory)
  }

  /// What kind of thing the item is: it has to say it.
  private func itemClass(of article: Article) -> String {
    if !article.type.isEmpty { return article.type }
    return article.isNewsMLG2Package ? "composite" : "text"
  }

  private mutating func write(_ series: Series) {
    guard series != Series() else { return }
    start("memberOf")
    body.xml.attribute("typeuri", NewsMLG2OwnProperty.prefix + NewsMLG2OwnProperty.Part.series.rawValue)
    line("name", series.name)
    related([(.part, series.part.map(String.init) ?? ""), (.total, series.total.map(String.init) ?? "")])
    body.xml.end()
  }

  // MARK: Links

  private mutating func writeLinks(_ article: Article) {
    for link in article.links { write(link) }
    for item in article.related where item != RelatedItem() { write(item) }
    for association in article.associations { write(association) }
  }

  /// Another story, which a link of its own part tells from other links.
  private mutating func write(_ item: RelatedItem) {
    start("link")
    body.xml.attribute("rel", "irel:seeAlso")
    let leftover = target(item.href)
    if !item.id.isEmpty, leftover.isEmpty { body.xml.attribute("residref", item.id) }
    if !item.title.isEmpty { body.xml.attribute("title", item.title) }
    related(.related, item.label) { _ in }
    body.xml.end()
  }

  /// An item that belongs to this one; one that the article holds is only named.
  private mutating func write(_ association: Association) {
    let id = association.id.isEmpty ? association.article?.id ?? "" : association.id
    guard !id.isEmpty || !association.name.isEmpty || !association.role.isEmpty else { return }
    start("link")
    body.xml.attribute("rel", "irel:associatedWith")
    if !id.isEmpty { body.xml.attribute("residref", id) }
    related(.association, association.name) { $0.related([(.role, association.role)]) }
    body.xml.end()
  }

  /// Writes a link, where an element of this kind may stand.
  mutating func write(_ link: Link) {
    guard !link.href.isEmpty || !link.title.isEmpty else { return }
    start("link")
    word("rel", "reluri", link.rel, known: .relation)
    target(link.href)
    if !link.type.isEmpty { body.xml.attribute("contenttype", link.type) }
    if let length = link.length, length >= 0 { body.xml.attribute("size", String(length)) }
    if !link.title.isEmpty { body.xml.attribute("title", link.title) }
    body.language(link.language)
    if !link.language.isEmpty, !NITFValues.isLanguage(link.language) { related([(.language, link.language)]) }
    body.xml.end()
  }

  /// Adds the address of a resource, as an identifier when it is none.
  ///
  /// - Returns: The identifier, if there is one.
  @discardableResult
  mutating func target(_ href: String) -> String {
    guard !href.isEmpty else { return "" }
    if let iri = NewsMLG2Values.iri(href) {
      body.xml.attribute("href", iri)
      return ""
    }
    body.xml.attribute("residref", href)
    return href
  }

  // MARK: Fields without a property

  private mutating func writeOwnFields(_ article: Article, mandatory: NewsMLG2Mandatory) {
    if !NewsMLG2Values.isVersion(article.version) { own(.version, article.version) }
    own(.previousVersion, article.previousVersion)
    if !NITFValues.isLanguage(article.language) { own(.language, article.language) }
    own(.takeKey, article.takeKey)
    own(.priority, article.priority.map(String.init) ?? "")
    writeOwnDates(article, mandatory: mandatory)
    own(.datelineSource, article.dateline?.source ?? "")
    if article.dateline?.isInBody ?? false { own(.datelineInBody, "true") }
    own(.distributor, article.distributor)
    for correction in article.corrections { own(.correction, correction.text, [(.refersTo, correction.refersTo)]) }
    own(.url, article.url)
    own(.externalURL, article.externalURL)
    if let count = article.wordCount, count < 0 || !hasText(article) { own(.wordCount, String(count)) }
    if let collection = article.collection {
      own(.collection, collection.id, [(.title, collection.title), (.url, collection.url)])
    }
    if !article.isNewsMLG2Package, let package = article.package, package != Package() { writeOwn(package) }
    for inference in mandatory.inferred { own(.inferred, inference.path, [(.rule, inference.rule)]) }
    for found in article.extensions where !isBodyExtension(found, of: article) {
      own(
        .unknown, found.value,
        [(.anchor, found.anchor), (.namespace, found.namespace), (.name, found.name)])
    }
  }

  /// Whether the body writes it: what is known of a medium that a text in NITF shows.
  private func isBodyExtension(_ found: Extension, of article: Article) -> Bool {
    guard options.newsMLG2Body == .nitf, hasText(article), found.anchor.hasSuffix("]/media-metadata") else {
      return false
    }
    return MediaIDs(in: article.body).all.contains { found.anchor.hasSuffix("[\($0)]/media-metadata") }
  }

  /// Dates that are not as precise as their properties want them, or that have no property.
  private mutating func writeOwnDates(_ article: Article, mandatory: NewsMLG2Mandatory) {
    func write(_ field: NewsMLG2OwnProperty.Field, _ date: NewsDate?, _ form: (NewsDate) -> String?) {
      if let date, form(date) == nil { own(field, date) }
    }
    if let date = article.versionCreated, date.description != mandatory.versionCreated { own(.versionCreated, date) }
    write(.firstCreated, article.firstCreated, NewsMLG2Values.dateTime)
    write(.contentCreated, article.contentCreated, NewsMLG2Values.truncated)
    write(.contentModified, article.contentModified, NewsMLG2Values.truncated)
    write(.published, article.published, NewsMLG2Values.truncated)
    own(.sent, article.sent)
    write(.expires, article.expires, NewsMLG2Values.dayOrTime)
    write(.embargo, article.embargo?.until, NewsMLG2Values.dateTime)
    own(.embargoText, article.embargo?.text ?? "")
    own(.datelineDate, article.dateline?.date)
  }
}
