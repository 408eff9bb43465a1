internal import ArticleModel

/// What the elements of a feed's format say of an article, and what is left for its own.
///
/// A field stands wholly in the format's elements or wholly in `rest`; then an element may still show it to readers that
/// do not know the canonical form.
struct FeedItemPlan {
  let dialect: FeedDialect
  /// What the elements do not say.
  var rest: Article
  /// Fields that are empty although an element says something.
  private(set) var absent: [String] = []
  private(set) var id = ""
  private(set) var url = ""
  private(set) var title = RichText()
  private(set) var summary: RichText?
  private(set) var hasBody = false
  private(set) var body: [UInt8] = []
  /// What stands in for a body where there has to be one.
  private(set) var content = ""
  var published: NewsDate?
  private(set) var updated: NewsDate?
  private(set) var created: NewsDate?
  private(set) var people: [Contributor] = []
  private(set) var categories: [Concept] = []
  private(set) var language = ""
  private(set) var rights = ""
  private(set) var license = ""
  private(set) var publisher = ""
  private(set) var links: [Link] = []
  private(set) var source: Concept?
  private(set) var media: [Media] = []
  /// What WordPress's own elements say.
  var wordPress = WordPressFields()
  /// The files of a post, which are items of their own.
  var attachments: [FeedItemPlan] = []

  /// Plans an item.
  ///
  /// - Throws: ``DocumentError`` when the article lacks what an item must have; its hint names the option.
  init(_ article: Article, head: FeedHead, dialect: FeedDialect) throws(DocumentError) {
    self.dialect = dialect
    rest = article
    // Where the article was read from is not a matter of readers of feeds.
    rest.provenance = Provenance()
    try planIdentity(article, head)
    planTexts()
    try planDates(article)
    planPeople(head)
    planConcepts()
    planOrigin(article, head)
    planLinks()
    planMedia()
    if dialect == .wxr { try planWordPress(article, head: head) }
    if rest.collection == head.reference {
      rest.collection = nil
    } else if rest.collection == nil {
      absent.append("collection")
    }
    for field in absent { rest.provenance.inferred.append(.init(path: field, rule: FeedOwnArticle.absentRule)) }
  }

  /// Notes that a field is empty although an element says something.
  mutating func markAbsent(_ field: String) { absent.append(field) }

  private func refusal(_ message: String, _ article: Article, hint: String) -> DocumentError {
    var error = DocumentError("mandatory-value", message, at: FeedHead.location(article), hint: hint)
    error.diagnostic.articleID = article.id
    return error
  }

  // MARK: Identity

  private mutating func planIdentity(_ article: Article, _ head: FeedHead) throws(DocumentError) {
    let stated = [article.id, article.url] + article.altIDs.map(\.value)
    guard let id = stated.first(where: { !$0.isEmpty }) ?? (dialect == .wxr ? "" : nil) else {
      throw refusal(
        "an item of \(dialect.title) must have an id, and the article states none", article,
        hint: "--set id=ID supplies one")
    }
    self.id = dialect.wantsIRI ? FeedDialect.iri(id) : id
    // An item is not its channel.
    if dialect == .rss1, self.id == head.about { self.id += "#item" }
    if article.id.isEmpty {
      absent.append("id")
    } else if self.id == article.id, FeedDialect.isLine(self.id) {
      rest.id = ""
    }
    if FeedDialect.isIRI(article.url) {
      url = article.url
      rest.url = ""
    } else if dialect == .rss1 {
      // Each item of RSS 1.0 has a link.
      url = self.id
      if article.url.isEmpty { absent.append("url") }
    }
  }

  // MARK: Texts

  private mutating func planTexts() {
    if let headline = rest.headlines.first {
      title = headline.content
      if rest.headlines.count == 1, headline.role == "main", headline.language.isEmpty, !title.isEmpty,
        FeedDialect.isSimple(title)
      {
        rest.headlines = []
      } else {
        // Readers of feeds show titles as they are.
        title.marks = []
      }
    } else {
      title = RichText([rest.title, rest.slugline].first { !$0.isEmpty } ?? "")
      if !title.isEmpty { absent.append("headlines") }
    }
    hasBody = !rest.body.isEmpty
    if dialect != .wxr { planTitle() }
    body = hasBody ? HTMLBody.bytes(of: rest, syntax: dialect == .wxr ? .wordPress : .html) : []
    rest.body = []
    planSummary()
  }

  /// Finds a title where readers have to be shown one: the beginning of the text, as they would do themselves.
  private mutating func planTitle() {
    guard title.text.allSatisfy(\.isWhitespace) else { return }
    let summary = rest.summaries.first?.text ?? ""
    title = RichText()
    // An item of RSS has a title or a description.
    if dialect == .rss, hasBody || !summary.allSatisfy(\.isWhitespace) { return }
    var line = ""
    let text = summary.allSatisfy(\.isWhitespace) ? PlainText.of(rest.body) : summary
    for word in text.split(maxSplits: 30, whereSeparator: \.isWhitespace).prefix(30) {
      guard line.count + word.count < 80 else {
        line += "…"
        break
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    title = RichText(line.isEmpty || line == "…" ? id : line)
    if rest.headlines.isEmpty { absent.append("headlines") }
  }

  private mutating func planSummary() {
    guard let first = rest.summaries.first, !first.text.allSatisfy(\.isWhitespace) else { return planContent() }
    summary = first.content
    let isPlain = first.role.isEmpty && first.language.isEmpty && FeedDialect.isSimple(first.content)
    if rest.summaries.count == 1, isPlain, !first.text.isEmpty {
      rest.summaries = []
    } else {
      summary?.marks = []
    }
    // Without a body, a description would be read as one.
    if !hasBody, dialect == .rss || dialect == .rss1 { absent.append("body") }
    planContent()
  }

  /// An entry of Atom without a text and a link, and one without any words, has its summary or title for a text.
  private mutating func planContent() {
    guard dialect == .atom, !hasBody, summary == nil || url.isEmpty else { return }
    content = summary?.text ?? title.text
    absent.append("body")
  }

  // MARK: Dates

  /// Takes a date whole where the profile of ISO 8601 allows that, else its day.
  private static func profile(_ date: inout NewsDate?) -> NewsDate? {
    let shown = date?.profileDate
    if shown == date { date = nil }
    return shown
  }

  private mutating func planDates(_ article: Article) throws(DocumentError) {
    // What is published depends on the status there.
    if dialect == .wxr { return }
    created = Self.profile(&rest.contentCreated)
    guard dialect == .atom else {
      published = Self.profile(&rest.published)
      updated = Self.profile(&rest.versionCreated)
      return
    }
    if let date = rest.published, date.isFeedTimestamp {
      published = date
      rest.published = nil
    }
    guard let version = article.feedUpdated else {
      throw refusal(
        article.versionCreated == nil
          ? "an entry of Atom must have the date of its version (versionCreated), and the article states none"
          : "an entry of Atom must have the date of its version to the day, and the article states less", article,
        hint: article.versionCreated == nil
          ? "--set versionCreated=DATE supplies one" : "--set published=DATE supplies one near by")
    }
    updated = version
    if version == rest.versionCreated {
      rest.versionCreated = nil
    } else if rest.versionCreated == nil {
      absent.append("versionCreated")
    }
  }

  // MARK: People and subjects

  private mutating func planPeople(_ head: FeedHead) {
    if dialect == .wxr { return }
    people = rest.contributors
    let isPlain = people.allSatisfy { self.isPlain($0) }
    if people.isEmpty {
      let byline = rest.byline.hasPrefix("By ") ? String(rest.byline.dropFirst(3)) : rest.byline
      if !byline.isEmpty {
        people = [Contributor(name: byline, role: "author")]
        absent.append("contributors")
      } else if dialect == .atom {
        // Each entry has an author.
        people = [head.author]
        absent.append("contributors")
      }
    } else if isPlain, dialect == .atom || people.count == 1 || people.allSatisfy(\.email.isEmpty) {
      rest.contributors = []
    }
    if dialect == .atom {
      // Each person has a name there.
      for index in people.indices where people[index].name.allSatisfy(\.isWhitespace) {
        people[index].name = people[index].email.split(separator: "@").first.map { String($0) } ?? people[index].url
      }
    }
    people.removeAll { $0.name.allSatisfy(\.isWhitespace) && (dialect == .atom || $0.email.isEmpty) }
    if dialect == .atom, !people.contains(where: { $0.role == "author" }) {
      if rest.contributors.isEmpty, !absent.contains("contributors") { rest.contributors = people }
      people.insert(Contributor(name: people.first?.name ?? head.author.name, role: "author"), at: 0)
    }
  }

  private func isPlain(_ person: Contributor) -> Bool {
    var rest = person
    (rest.name, rest.email, rest.role) = ("", "", "")
    if dialect == .atom, FeedDialect.isIRI(person.url) { rest.url = "" }
    let isNamed = FeedDialect.isLine(person.name) && !person.name.isEmpty
    let isRole = person.role == "author" || dialect == .atom && person.role == "contributor"
    let isMail = person.email.isEmpty || FeedPerson.isMail(person.email)
    // A name in brackets would be taken for something else.
    let isClear =
      dialect == .atom
      || !person.name.utf8.contains { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "@") }
        && FeedMarkup.kind(of: person.name) == .none
    return rest == Contributor() && isNamed && isRole && isMail && isClear
  }

  private mutating func planConcepts() {
    let isPlain = rest.categories.allSatisfy { concept in
      var other = concept
      (other.name, other.scheme) = ("", "")
      if dialect == .atom, concept.code != concept.name { other.code = "" }
      if dialect == .wxr {
        if FeedDialect.isLine(concept.code), concept.code != concept.name { other.code = "" }
        guard FeedItemPlan.isTaxonomy(concept.scheme) else { return false }
      }
      guard other == Concept(), !concept.name.isEmpty, FeedDialect.isLine(concept.name) else { return false }
      guard FeedMarkup.kind(of: concept.name) == .none else { return false }
      if dialect == .atom, !concept.scheme.isEmpty, !FeedDialect.isIRI(concept.scheme) { return false }
      if dialect == .rss, concept.scheme.allSatisfy(\.isWhitespace), !concept.scheme.isEmpty { return false }
      return dialect != .rss1 || concept.scheme.isEmpty
    }
    categories = rest.categories.filter { !$0.anyName.allSatisfy(\.isWhitespace) }
    if isPlain, !categories.isEmpty { return rest.categories = [] }
    if categories.isEmpty {
      let concepts = [rest.subjects, rest.people, rest.organisations, rest.places, rest.events].joined()
      for name in rest.keywords + concepts.map(\.name)
      where !name.allSatisfy(\.isWhitespace) && !categories.contains(where: { $0.name == name }) {
        // Words without a scheme are what WordPress calls tags.
        categories.append(Concept(name: name, scheme: dialect == .wxr ? "post_tag" : ""))
      }
      if !categories.isEmpty, rest.categories.isEmpty { absent.append("categories") }
    }
  }

  /// Whether a scheme may be the name of one of WordPress's.
  static func isTaxonomy(_ scheme: String) -> Bool {
    (1...32).contains(scheme.utf8.count)
      && scheme.utf8.allSatisfy {
        ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
      }
  }

  // MARK: Origin

  private mutating func planOrigin(_ article: Article, _ head: FeedHead) {
    if rest.language.isEmpty {
      if !head.collection.language.isEmpty { absent.append("language") }
    } else if FeedDialect.isLanguage(rest.language) {
      if rest.language != head.collection.language { language = rest.language }
      rest.language = ""
    }
    planRights(article, head)
    if let provider = rest.provider {
      publisher = provider.anyName
      if provider == Concept(name: publisher), FeedDialect.isLine(publisher), !publisher.isEmpty { rest.provider = nil }
    }
    if dialect == .rss, let first = rest.sources.first, FeedDialect.isAddress(first.uri), !first.name.isEmpty {
      source = first
      if rest.sources == [Concept(name: first.name, uri: first.uri)], FeedDialect.isLine(first.name) {
        rest.sources = []
      }
    }
  }

  private mutating func planRights(_ article: Article, _ head: FeedHead) {
    guard let first = rest.rights.first else {
      if !head.collection.rights.isEmpty { absent.append("rights") }
      return
    }
    let isInherited = article.provenance.inferred.contains {
      $0.path == "rights" && $0.rule == FeedOwnArticle.inheritedRights
    }
    if isInherited, rest.rights == [Rights(notice: head.collection.rights)] { return rest.rights = [] }
    rights = first.notice.isEmpty ? first.holder : first.notice
    if let found = first.links.first(where: { $0.rel == "license" && FeedDialect.isIRI($0.href) }) {
      license = found.href
    }
    var plain = Rights(notice: rights)
    if !license.isEmpty { plain.links = [Link(rel: "license", href: license)] }
    if rest.rights == [plain], FeedDialect.isLine(rights), FeedMarkup.kind(of: rights) == .none { rest.rights = [] }
  }

  // MARK: Links and media

  private mutating func planLinks() {
    let rels: Set<String> = ["", "alternate", "enclosure", "license", "self", "edit"]
    links = rest.links.filter { !rels.contains($0.rel) && FeedDialect.isIRI($0.href) }
    if links.count == rest.links.count, links.allSatisfy(FeedDialect.isPlain) {
      rest.links = []
    } else {
      links = links.map(FeedDialect.plain)
    }
  }

  private mutating func planMedia() {
    media = rest.media.filter { medium in medium.renditions.contains { FeedDialect.isAddress($0.href) } }
    guard media.count == 1, rest.media.count == 1, let medium = media.first, medium.renditions.count == 1 else {
      return
    }
    let file = medium.renditions[0]
    var plain = Media(
      type: FeedMediaType.kind(of: file.mediaType),
      renditions: [.init(href: file.href, mediaType: file.mediaType, size: file.size)])
    if dialect == .atom { plain.title = medium.title }
    let isEnough = dialect == .rss ? file.size != nil : dialect == .atom
    if isEnough, FeedDialect.isMediaType(file.mediaType), medium == plain,
      FeedDialect.isLine(medium.title) || medium.title.isEmpty
    {
      rest.media = []
    }
  }
}

extension String {
  /// The text, or `nil` when it is empty.
  var nonEmpty: String? { isEmpty ? nil : self }
}
