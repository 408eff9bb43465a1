internal import ArticleModel
internal import XMLSyntax

/// `contentMeta`: what the content is and is about.
extension NewsMLG2ItemWriter {
  mutating func writeContentMeta(_ article: Article) {
    if let urgency = article.urgency, (1...9).contains(urgency) {
      start("urgency", isMixed: true)
      body.xml.text(String(urgency))
      body.xml.end()
    }
    date("contentCreated", article.contentCreated.flatMap(NewsMLG2Values.truncated))
    date("contentModified", article.contentModified.flatMap(NewsMLG2Values.truncated))
    for place in article.dateline?.places ?? [] { concept("located", place) }
    for source in article.sources { concept("infoSource", source, role: true) }
    for contributor in article.contributors { write(contributor) }
    for audience in article.audiences { concept("audience", audience, hasConfidence: true) }
    for id in article.altIDs where !id.value.isEmpty {
      start("altId", isMixed: true)
      word("type", "typeuri", id.role)
      body.xml.text(id.value)
      body.xml.end()
    }
    if NITFValues.isLanguage(article.language) {
      start("language")
      body.xml.attribute("tag", article.language)
      body.xml.end()
    }
    for genre in article.genres { concept("genre", genre, hasConfidence: true) }
    for keyword in article.keywords { line("keyword", keyword) }
    for subject in article.subjects { write(subject) }
    subjects(article.people, "cpnat:person")
    subjects(article.organisations, "cpnat:organisation")
    for place in article.places {
      var place = place
      let type = place.role == "cpnat:poi" ? place.role : "cpnat:geoArea"
      if type == place.role { place.role = "" }
      concept("subject", place, hasConfidence: true) { $0.body.xml.attribute("type", type) }
    }
    subjects(article.events, "cpnat:event")
    subjects(article.objects, "cpnat:object")
    for category in article.categories {
      concept("subject", category, hasConfidence: true) {
        $0.body.xml.attribute("typeuri", NewsMLG2OwnProperty.uri(ofWord: "category"))
      }
    }
    line("slugline", article.slugline)
    for headline in article.headlines where !headline.content.isEmpty {
      prose("headline", headline, allowsBreaks: false)
    }
    if let text = article.dateline?.text, !text.isEmpty {
      prose("dateline", Prose(RichText(text)), allowsBreaks: false)
    }
    if !article.byline.isEmpty { prose("by", Prose(RichText(article.byline)), allowsBreaks: false) }
    line("creditline", article.creditLine)
    for summary in article.summaries where !summary.content.isEmpty {
      prose("description", summary, known: .description, allowsBreaks: true)
    }
  }

  /// A subject; a role that is a QCode is the type that its provider gave it.
  private mutating func write(_ subject: Concept) {
    guard let type = NewsMLG2QCode(subject.role), NewsMLG2Values.isQCode(subject.role), type.alias != "cpnat",
      type.code != "category"
    else { return concept("subject", subject, hasConfidence: true) }
    var subject = subject
    subject.role = ""
    concept("subject", subject, hasConfidence: true) { $0.body.xml.attribute("type", "\(type.alias):\(type.code)") }
  }

  private mutating func subjects(_ concepts: [Concept], _ type: String) {
    for subject in concepts { concept("subject", subject, hasConfidence: true) { $0.body.xml.attribute("type", type) } }
  }

  /// Someone who made the content: its creators, and others who had a part in it.
  private mutating func write(_ contributor: Contributor) {
    guard contributor != Contributor(role: contributor.role) else { return }
    let isCreator = contributor.role == "author" || contributor.role.isEmpty
    start(isCreator ? "creator" : "contributor")
    word("role", "roleuri", contributor.role)
    word("jobtitle", "jobtitleuri", contributor.jobTitle)
    var parts = identify(Concept(code: contributor.code, scheme: contributor.scheme))
    line("name", contributor.name)
    let web = NewsMLG2Values.isIRI(contributor.url) ? contributor.url : ""
    if web.isEmpty { parts.append((.url, contributor.url)) }
    related(parts)
    container("personDetails") { writer in
      if !contributor.organisation.isEmpty {
        writer.start("affiliation")
        writer.line("name", contributor.organisation)
        writer.body.xml.end()
      }
      writer.container("contactInfo") { writer in
        writer.line("email", contributor.email)
        writer.line("web", web)
      }
    }
    body.xml.end()
  }
}
