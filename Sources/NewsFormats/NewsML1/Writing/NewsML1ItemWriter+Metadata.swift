internal import ArticleModel
internal import XMLSyntax

/// Lines and metadata of the item's component.
extension NewsML1ItemWriter {
  // MARK: Lines

  mutating func writeLines(_ article: Article) {
    var hasMain = false
    for headline in article.headlines where !headline.text.isEmpty {
      // Each subheadline stands behind a headline.
      text(hasMain && headline.role == "sub" ? "SubHeadLine" : "HeadLine", headline.text, language: headline.language)
      hasMain = true
    }
    text("ByLine", article.byline)
    text("DateLine", article.dateline?.text ?? "")
    text("CreditLine", article.creditLine)
    for rights in article.newsML1Rights.lines {
      text(rights.notice.isEmpty ? "RightsLine" : "CopyrightLine", rights.notice + rights.usageTerms)
    }
    text("SeriesLine", article.series?.name ?? "")
    text("SlugLine", article.slugline)
    for note in article.editorialNotes where !note.text.isEmpty {
      start("NewsLine")
      formal("NewsLineType", note.role == "AdvisoryLine" ? note.role : NewsML1Words.editorialNote)
      text("NewsLineText", note.text, language: note.language)
      xml.end()
    }
  }

  // MARK: Administration

  mutating func writeAdministration(_ article: Article) {
    if let provider = article.provider { write(party: provider, in: "Provider") }
    for contributor in article.contributors where contributor.isNewsMLCreator { write(contributor, in: "Creator") }
    for source in article.sources { write(party: source, in: "Source") }
    for contributor in article.contributors where !contributor.isNewsMLCreator {
      write(contributor, in: "Contributor")
    }
  }

  private mutating func write(party concept: Concept, in element: StaticString) {
    guard !concept.anyName.isEmpty else { return }
    start(element)
    if concept.name.isEmpty, !concept.code.isEmpty {
      formal("Party", concept.code, scheme: concept.scheme)
    } else {
      formal("Party", concept.anyName)
    }
    xml.end()
  }

  private mutating func write(_ contributor: Contributor, in element: StaticString) {
    let name = [contributor.name, contributor.organisation, contributor.email, contributor.code].first { !$0.isEmpty }
    guard let name else { return }
    start(element)
    formal("Party", name)
    formal("Contribution", contributor.role)
    xml.end()
  }

  // MARK: Rights

  mutating func writeRights(_ article: Article) {
    let plan = article.newsML1Rights
    for rights in plan.copyrights {
      start("Copyright")
      // Both are mandatory, and either may say nothing.
      xml.element("CopyrightHolder", rights.holder)
      xml.element("CopyrightDate", rights.year.map { String($0) } ?? "")
      xml.end()
    }
    for rights in plan.usages {
      start("UsageRights")
      text("RightsHolder", rights.holder)
      text("Limitations", rights.usageTerms)
      date("StartDate", rights.start)
      date("EndDate", rights.end)
      xml.end()
    }
  }

  // MARK: Description

  /// Topics, and for each of them its identifier.
  mutating func writeTopics(_ plan: NewsML1Plan) {
    occurrences = []
    guard !plan.topics.isEmpty else { return }
    xml.start("TopicSet")
    xml.attribute("FormalName", NewsML1OwnEncoder.metadataType)
    for (index, topic) in plan.topics.enumerated() {
      let identifier = newIdentifier("topic-\(number)-\(index + 1)")
      xml.start("Topic")
      xml.attribute("Duid", identifier)
      formal("TopicType", topic.type)
      if !topic.concept.code.isEmpty {
        xml.start("FormalName", isMixed: true)
        let isSubject = !topic.isOccurrence && topic.concept.scheme == iptcSubjectScheme
        let scheme = isSubject ? NewsML1Words.subjectScheme : topic.concept.scheme
        if !scheme.isEmpty { xml.attribute("Scheme", scheme) }
        xml.text(topic.concept.code)
        xml.end()
      }
      text("Description", topic.concept.name.isEmpty ? topic.concept.uri : topic.concept.name)
      xml.end()
      if topic.isOccurrence { occurrences.append(identifier) }
    }
    xml.end()
  }

  mutating func writeDescription(_ article: Article, _ plan: NewsML1Plan) {
    container("DescriptiveMetadata") { writer in
      writer.formal("Language", article.language)
      for genre in article.genres {
        writer.formal(
          "Genre", genre.code.isEmpty ? genre.anyName : genre.code, scheme: genre.code.isEmpty ? "" : genre.scheme)
      }
      for subject in article.subjects { writer.write(subject) }
      for audience in article.audiences {
        writer.formal("OfInterestTo", audience.code.isEmpty ? audience.anyName : audience.code, scheme: audience.scheme)
      }
      writer.date("DateLineDate", article.contentCreated)
      for place in article.dateline?.places ?? [] { writer.write(origin: place) }
      for identifier in writer.occurrences {
        writer.start("TopicOccurrence")
        writer.xml.attribute("Topic", "#" + identifier)
        writer.xml.end()
      }
      for keyword in article.keywords { writer.property("Keyword", keyword) }
      for category in article.categories { writer.property("Category", category.anyName) }
      writer.property("GeneratorSoftware", article.generator)
    }
  }

  /// A subject on the level that its code says.
  private mutating func write(_ subject: Concept) {
    let code = subject.code.isEmpty ? subject.anyName : subject.code
    guard !code.isEmpty else { return }
    let isIPTC = subject.scheme == iptcSubjectScheme
    let digits = isIPTC && code.utf8.count == 8 ? Array(code.utf8.suffix(6)) : []
    let name: StaticString =
      digits.isEmpty || digits.allSatisfy { $0 == UInt8(ascii: "0") }
      ? "Subject" : digits.suffix(3).allSatisfy { $0 == UInt8(ascii: "0") } ? "SubjectMatter" : "SubjectDetail"
    start("SubjectCode")
    formal(name, code, scheme: isIPTC ? NewsML1Words.subjectScheme : subject.code.isEmpty ? "" : subject.scheme)
    xml.end()
  }

  private mutating func write(origin place: Concept) {
    let properties = NewsML1Values.properties(ofPlace: place) ?? [("City", place.anyName)]
    guard properties.contains(where: { !$0.value.isEmpty }) else { return }
    start("Location")
    xml.attribute("HowPresent", "Origin")
    for (name, value) in properties.reversed() { property(name, value) }
    xml.end()
  }
}
