internal import ArticleModel

/// What the elements of NewsML say of an article, and which fields they do not say all of.
///
/// A field is read from the elements as they are written, or else wholly from the project's own metadata; then elements
/// may still show it to readers that do not know these.
struct NewsML1Plan {
  /// The fields that stand in the project's own metadata, by their names in the canonical form; one that is empty is
  /// named there because an element says something all the same.
  private(set) var own: Set<String> = []
  /// `Status`.
  private(set) var status = ""
  /// `RevisionId`.
  private(set) var revision = ""
  /// Concepts that stand in a set of topics.
  private(set) var topics: [NewsML1TopicPlan] = []
  /// The names that topics give to codes, the first of each.
  private var nameByCode: [String: String] = [:]
  private let article: Article

  /// Plans an item.
  ///
  /// - Parameters:
  ///   - article: What it says.
  ///   - mandatory: What it must say.
  ///   - envelope: What the envelope says of it.
  init(_ article: Article, mandatory: NewsML1Mandatory, envelope: NewsML1EnvelopePlan) {
    self.article = article
    planIdentity(mandatory)
    planManagement(mandatory)
    planLines()
    planConcepts()
    planPeople()
    planRights()
    planContent()
    plan(envelope)
    planFieldsWithoutElements()
  }

  /// Puts a field into the project's own metadata.
  mutating func keep(_ field: String) { own.insert(field) }

  /// Notes a field that is not read as it is from the elements.
  private mutating func check(_ field: String, _ isExact: Bool) {
    if !isExact { own.insert(field) }
  }

  private func isExactOrEmpty(_ text: String) -> Bool { text.isEmpty || NewsML1Values.isExact(text) }

  private func isLineOrEmpty(_ text: String) -> Bool { text.isEmpty || text.isPlainLine }

  // MARK: Identity and management

  private mutating func planIdentity(_ mandatory: NewsML1Mandatory) {
    check("id", mandatory.id == article.id && NewsML1Values.isExact(article.id))
    revision = NewsML1Values.isExact(article.version) ? article.version : "1"
    check("version", revision == article.version)
    check("previousVersion", isExactOrEmpty(article.previousVersion) && article.previousVersion != "0")
    let parts = [
      ("providerId", mandatory.providerID), ("dateId", mandatory.dateID), ("newsItemId", mandatory.itemID),
    ]
    let read = parts.map { AlternativeIdentifier(role: $0.0, value: $0.1.trimmedOfSpace) } + article.newsML1Labels
    check("altIds", read == article.altIDs && read.allSatisfy { NewsML1Values.isExact($0.value) })
    check("type", article.type == "text" && !article.body.isEmpty)
    check("language", isExactOrEmpty(article.language))
    check("firstCreated", article.firstCreated == mandatory.firstCreated)
    check("versionCreated", article.versionCreated == mandatory.versionCreated)
  }

  private mutating func planManagement(_ mandatory: NewsML1Mandatory) {
    status = NewsML1Values.status(article.status)
    if article.embargo != nil, status != "Withheld", status != "Canceled" { status = "Embargoed" }
    if status.isEmpty { status = "Usable" }
    let isEmbargoed = status.lowercased() == "embargoed"
    check("status", (isEmbargoed ? "usable" : NewsML1Words.statuses[status.lowercased()] ?? status) == article.status)
    check("status", NewsML1Values.isExact(status))
    let until = article.embargo?.until
    check("embargo", (isEmbargoed || until != nil ? Embargo(until: until) : nil) == article.embargo)
    check("expires", article.expires != nil || !article.rights.contains { $0.end != nil })
    check("signals", article.signals.allSatisfy { $0.text.isEmpty && NewsML1Values.isExact($0.code) })
    check("urgency", article.urgency.map { (1...9).contains($0) } ?? true)
    var relations = article.links.map(\.rel)
    let isOrdered = relations == relations.sorted { Self.order($0) < Self.order($1) }
    relations.removeAll { $0 != "revisionHistory" }
    check(
      "links",
      isOrdered && relations.count < 2
        && article.links.allSatisfy {
          Self.order($0.rel) < 3 && $0 == Link(rel: $0.rel, href: $0.href) && NewsML1Values.isExact($0.href)
        })
  }

  /// The order in which relations stand among the elements; 3 for those that have none.
  static func order(_ relation: String) -> Int {
    ["revisionHistory", "derivedFrom", "associatedWith"].firstIndex(of: relation) ?? 3
  }

  // MARK: Lines

  private mutating func planLines() {
    var hasMain = false
    let isExact = article.headlines.allSatisfy { headline in
      let isSub = headline.role == "sub"
      let role = isSub ? "sub" : hasMain ? "" : "main"
      let isPlaced = !isSub || hasMain
      if !isSub { hasMain = true }
      return isPlaced && headline.role == role && headline.content.marks.isEmpty && headline.text.isPlainLine
        && (headline.language.isEmpty || isStatedLanguage(headline.language))
    }
    check("headlines", isExact)
    check("byline", isLineOrEmpty(article.byline))
    check("creditLine", isLineOrEmpty(article.creditLine))
    let isLabelled = article.newsML1Labels.contains { $0.role == "nameLabel" }
    check("slugline", article.slugline.isEmpty ? !isLabelled : article.slugline.isPlainLine)
    if let dateline = article.dateline {
      let read = Dateline(text: dateline.text, places: dateline.places)
      let arePlaces = dateline.places.allSatisfy { NewsML1Values.properties(ofPlace: $0)?.isEmpty == false }
      check(
        "dateline",
        read == dateline && read != Dateline() && isLineOrEmpty(dateline.text) && arePlaces
          && Set(dateline.places).count == dateline.places.count)
    }
    check("series", article.series.map { $0 == Series(name: $0.name) && $0.name.isPlainLine } ?? true)
    check(
      "editorialNotes",
      article.editorialNotes.allSatisfy {
        $0 == Prose(RichText($0.text), role: $0.role == "AdvisoryLine" ? $0.role : "") && $0.text.isPlainLine
      })
  }

  /// Whether a language is read as that of a text, and not as the article's.
  private func isStatedLanguage(_ language: String) -> Bool {
    NITFValues.isLanguage(language) && language.lowercased() != article.language.lowercased()
  }

  // MARK: People and organisations

  private mutating func planPeople() {
    let isPlain = article.contributors.allSatisfy {
      $0 == Contributor(name: $0.name, role: $0.role) && NewsML1Values.isExact($0.name) && isExactOrEmpty($0.role)
    }
    let creators = article.contributors.prefix(while: \.isNewsMLCreator).count
    let isOrdered = !article.contributors.dropFirst(creators).contains(where: \.isNewsMLCreator)
    check(
      "contributors", isPlain && isOrdered && Set(article.contributors).count == article.contributors.count)
    check("provider", article.provider.map { isParty($0) } ?? true)
    check(
      "sources", article.sources.allSatisfy { isParty($0) } && Set(article.sources).count == article.sources.count)
  }

  private func isParty(_ concept: Concept) -> Bool {
    if NewsML1Values.isExact(concept.name) { return concept == Concept(name: concept.name) }
    return concept == Concept(code: concept.code, scheme: concept.scheme) && NewsML1Values.isExact(concept.code)
      && NewsML1Values.isExact(concept.scheme) && nameByCode[concept.code] == nil
  }

  // MARK: Concepts

  private mutating func planConcepts() {
    topics = NewsML1TopicPlan.topics(of: article)
    nameByCode = Dictionary(
      topics.compactMap { topic in topic.concept.code.isEmpty ? nil : (topic.concept.code, topic.concept.name) },
      uniquingKeysWith: { first, _ in first })
    let names = nameByCode
    func isSubject(_ subject: Concept) -> Bool {
      let isIPTC = subject.scheme == iptcSubjectScheme
      let isOther = NewsML1Values.isExact(subject.scheme) && !subject.scheme.lowercased().hasPrefix("iptcsubjectcode")
      return subject == Concept(name: subject.name, code: subject.code, scheme: subject.scheme)
        && NewsML1Values.isExact(subject.code) && (isIPTC || isOther) && names[subject.code] ?? "" == subject.name
    }
    func isGenre(_ genre: Concept) -> Bool {
      if genre == Concept(name: genre.name) { return NewsML1Values.isExact(genre.name) }
      return genre == Concept(name: genre.name, code: genre.code, scheme: genre.scheme)
        && NewsML1Values.isExact(genre.code) && NewsML1Values.isExact(genre.scheme)
        && names[genre.code] ?? "" == genre.name
    }
    let codes = article.subjects.map { $0.scheme + "\u{0}" + $0.code }
    check("subjects", article.subjects.allSatisfy(isSubject) && Set(codes).count == codes.count)
    check("genres", article.genres.allSatisfy(isGenre) && Set(article.genres).count == article.genres.count)
    for (field, concepts) in [
      ("people", article.people), ("organisations", article.organisations), ("places", article.places),
      ("events", article.events), ("objects", article.objects),
    ] { check(field, concepts.allSatisfy(\.isNewsMLTopic)) }
    check("keywords", article.keywords.allSatisfy(NewsML1Values.isExact))
    check(
      "categories", article.categories.allSatisfy { $0 == Concept(name: $0.name) && NewsML1Values.isExact($0.name) })
    check(
      "audiences",
      article.audiences.allSatisfy {
        $0 == Concept(code: $0.code, scheme: $0.scheme) && NewsML1Values.isExact($0.code) && isExactOrEmpty($0.scheme)
      } && Set(article.audiences).count == article.audiences.count)
  }

  // MARK: Rights and content

  private mutating func planRights() {
    let read = article.newsML1Rights
    check("rights", read.lines + read.copyrights + read.usages == article.rights)
    check("rights", article.rights.allSatisfy { [$0.holder, $0.notice, $0.usageTerms].allSatisfy(isLineOrEmpty) })
    check("rights", article.rights.allSatisfy { $0.year.map { (1...9999).contains($0) } ?? true })
    check("rights", Set(article.rights).count == article.rights.count)
  }

  private mutating func planContent() {
    check("generator", isExactOrEmpty(article.generator))
    check("wordCount", article.wordCount == nil || !article.body.isEmpty)
    check(
      "summaries",
      article.summaries.allSatisfy { summary in
        summary == Prose(RichText(summary.text), role: summary.role) && summary.text.isPlainLine
          && NewsML1ItemWriter.role(ofSummary: summary) != nil && FeedMarkup.kind(of: summary.text) == .none
          && !EmbeddedText.isMarkup(Array(summary.text.utf8))
      })
    check("media", article.media.allSatisfy(isPlain))
    check("media", Set(article.media.map(\.id)).count == article.media.count)
  }

  private func isPlain(_ medium: Media) -> Bool {
    let types: Set<String> = ["picture", "graphic", "video", "audio"]
    var plain = Media(
      id: medium.id, type: medium.type, title: medium.title, caption: medium.caption, credit: medium.credit,
      copyright: medium.copyright)
    plain.renditions = medium.renditions
    return plain == medium && types.contains(medium.type) && !medium.renditions.isEmpty
      && NITFValues.isIdentifier(medium.id)
      && [medium.title, medium.caption, medium.credit, medium.copyright].allSatisfy(isLineOrEmpty)
      && FeedMarkup.kind(of: medium.caption) == .none && !EmbeddedText.isMarkup(Array(medium.caption.utf8))
      && medium.renditions.allSatisfy { file in
        NewsML1Values.isExact(file.href) && isExactOrEmpty(file.name) && isExactOrEmpty(file.mediaType)
          && !file.name.lowercased().contains("caption")
      }
  }

  private mutating func plan(_ envelope: NewsML1EnvelopePlan) {
    check("sent", article.sent == envelope.sent)
    check("priority", article.priority == envelope.priority)
    check("services", article.services == envelope.services)
    check("distributor", article.distributor == envelope.distributor)
    check("collection", article.collection == envelope.reference)
  }

  /// Fields that no element holds.
  private mutating func planFieldsWithoutElements() {
    check("profile", article.profile.isEmpty)
    check("contentModified", article.contentModified == nil)
    check("published", article.published == nil)
    check("title", article.title.isEmpty)
    check("takeKey", article.takeKey.isEmpty)
    check("corrections", article.corrections.isEmpty)
    check("url", article.url.isEmpty)
    check("externalUrl", article.externalURL.isEmpty)
    check("related", article.related.isEmpty)
    check("associations", article.associations.isEmpty)
    // Its references are written, but the model knows more of groups.
    check("package", article.package == nil)
    check("extensions", article.extensions.isEmpty)
  }
}

extension Contributor {
  /// Whether it is one of those who made the text, and not one who had a part in it.
  var isNewsMLCreator: Bool { role.isEmpty || role == "author" }
}

extension Concept {
  /// Whether a topic says all about it.
  var isNewsMLTopic: Bool {
    self == Concept(name: name, code: code, scheme: scheme)
      && (name.isEmpty || NewsML1Values.isExact(name)) && (code.isEmpty || NewsML1Values.isExact(code))
      && (code.isEmpty ? scheme.isEmpty && !name.isEmpty : !name.isEmpty || !scheme.isEmpty)
  }
}

extension Article {
  /// The identifiers that are labels of the item, in the order of the elements.
  var newsML1Labels: [AlternativeIdentifier] {
    let parts: Set<String> = ["providerId", "dateId", "newsItemId", "nameLabel", "dateLabel"]
    let names = ["nameLabel", "dateLabel"].compactMap { role in altIDs.first { $0.role == role && !$0.value.isEmpty } }
    return names + altIDs.filter { !parts.contains($0.role) && !$0.value.isEmpty }
  }
}
