internal import ArticleModel
internal import JSONSyntax

/// Says of an article in schema.org's words what these can say: an object of JSON-LD of the type `NewsArticle`.
///
/// Nothing is invented: dates are as precise as they are stated, and what nobody states is left out, a type too.
struct NewsArticleData: ~Copyable {
  private var writer = JSONWriter(pretty: true)
  private let article: Article

  /// The object as JSON, with a line break at its end.
  static func json(of article: Article) -> [UInt8] {
    var data = NewsArticleData(article: article)
    data.write()
    return data.writer.bytes
  }

  private init(article: Article) { self.article = article }

  private mutating func write() {
    writer.beginObject()
    text("@context", "https://schema.org")
    text("@type", "NewsArticle")
    writeIdentity()
    writeTitles()
    writeDates()
    writePeople()
    writeSubjects()
    writeOrigin()
    writeContent()
    writer.endObject()
    writer.newline()
  }

  // MARK: Identity

  private mutating func writeIdentity() {
    if URIReference.isIRI(article.id) { text("@id", article.id) }
    if article.altIDs.isEmpty {
      text("identifier", article.id)
    } else {
      writer.key("identifier")
      writer.beginArray()
      if !article.id.isEmpty { writer.string(article.id) }
      for other in article.altIDs {
        object("PropertyValue") {
          $0.text("propertyID", other.role)
          $0.text("value", other.value)
        }
      }
      writer.endArray()
    }
    text("url", article.url)
    text("mainEntityOfPage", article.url)
    text("version", article.version)
    text("creativeWorkStatus", article.status)
    text("inLanguage", article.language)
  }

  private mutating func writeTitles() {
    let main = article.headlines.firstIndex { $0.role.isEmpty || $0.role == "main" } ?? 0
    if article.headlines.indices.contains(main) { text("headline", article.headlines[main].text) }
    texts("alternativeHeadline", article.headlines.enumerated().filter { $0.offset != main }.map(\.element.text))
    text("name", article.title)
    text("description", article.summaries.first?.text ?? "")
    texts("abstract", article.summaries.dropFirst().map(\.text))
  }

  // MARK: Dates

  private mutating func writeDates() {
    date("dateCreated", article.firstCreated ?? article.contentCreated)
    date("dateModified", article.versionCreated ?? article.contentModified)
    date("datePublished", article.published)
    date("expires", article.expires)
  }

  private mutating func date(_ key: StaticString, _ date: NewsDate?) {
    if let date { text(key, date.description) }
  }

  // MARK: People

  private mutating func writePeople() {
    let named = article.contributors.filter { !$0.name.isEmpty || !$0.url.isEmpty }
    let authors = named.filter { $0.role.isEmpty || $0.role == "author" }
    if authors.isEmpty, named.isEmpty, !article.byline.isEmpty {
      // A byline may name one person, several, or none at all.
      writer.key("author")
      writer.beginObject()
      text("name", article.byline.hasPrefix("By ") ? String(article.byline.dropFirst(3)) : article.byline)
      writer.endObject()
    }
    people("author", authors)
    people("editor", named.filter { $0.role == "editor" })
    people("contributor", named.filter { !["", "author", "editor"].contains($0.role) })
    text("creditText", article.creditLine)
  }

  private mutating func people(_ key: StaticString, _ people: [Contributor]) {
    list(key, people) { data, person in
      data.object("Person") {
        $0.text("name", person.name)
        $0.text("jobTitle", person.jobTitle)
        $0.text("email", person.email)
        $0.text("url", person.url)
        guard !person.organisation.isEmpty else { return }
        $0.writer.key("affiliation")
        $0.object("Organization") { $0.text("name", person.organisation) }
      }
    }
  }

  // MARK: Subjects

  private mutating func writeSubjects() {
    list("about", article.subjects) { data, subject in
      data.object("DefinedTerm") {
        $0.text("@id", subject.uri)
        $0.text("name", subject.name)
        $0.text("termCode", subject.code)
        $0.text("inDefinedTermSet", subject.scheme)
      }
    }
    let named: [(type: StaticString, concept: Concept)] =
      article.people.map { ("Person", $0) } + article.organisations.map { ("Organization", $0) }
      + article.places.map { ("Place", $0) } + article.events.map { ("Event", $0) }
      + article.objects.map { ("Thing", $0) }
    list("mentions", named) { $0.thing($1.type, $1.concept) }
    texts("articleSection", article.categories.map(\.anyName))
    texts("genre", article.genres.map(\.anyName))
    texts("keywords", article.keywords)
    if let dateline = article.dateline {
      text("dateline", dateline.text)
      list("locationCreated", dateline.places) { $0.thing("Place", $1) }
    }
  }

  private mutating func thing(_ type: StaticString, _ concept: Concept) {
    object(type) {
      $0.text("@id", concept.uri)
      $0.text("name", concept.name.isEmpty && concept.uri.isEmpty ? concept.code : concept.name)
    }
  }

  // MARK: Origin

  private mutating func writeOrigin() {
    if let provider = article.provider {
      writer.key("publisher")
      thing("Organization", provider)
    }
    list("sourceOrganization", article.sources) { $0.thing("Organization", $1) }
    // Neither the type of a holder is known, nor needed.
    let holders = article.rights.map(\.holder).filter { !$0.isEmpty }
    list("copyrightHolder", NewsArticleData.unique(holders)) { data, holder in
      data.writer.beginObject()
      data.text("name", holder)
      data.writer.endObject()
    }
    texts("copyrightNotice", article.rights.map(\.notice))
    if let year = article.rights.compactMap(\.year).first {
      writer.key("copyrightYear")
      writer.integer(year)
    }
    texts("license", article.rights.flatMap(\.links).filter { $0.rel == "license" }.map(\.href))
    list("usageInfo", article.rights.map(\.usageTerms).filter { !$0.isEmpty }) { data, terms in
      data.object("CreativeWork") { $0.text("text", terms) }
    }
    list("correction", article.corrections.filter { !$0.text.isEmpty }) { data, correction in
      data.object("CorrectionComment") { $0.text("text", correction.text) }
    }
    if let series = article.series, !series.name.isEmpty {
      writer.key("isPartOf")
      object("CreativeWorkSeries") { $0.text("name", series.name) }
      if let part = series.part {
        writer.key("position")
        writer.integer(part)
      }
    }
  }

  // MARK: Content

  private mutating func writeContent() {
    let kinds: [(key: StaticString, type: StaticString, kinds: Set<String>)] = [
      ("image", "ImageObject", ["picture", "graphic"]), ("video", "VideoObject", ["video"]),
      ("audio", "AudioObject", ["audio"]),
    ]
    let shown = article.media.filter { !$0.renditions.isEmpty }
    for (key, type, names) in kinds {
      list(key, shown.filter { names.contains($0.type) }) { $0.medium(type, $1) }
    }
    let others = shown.filter { medium in !kinds.contains { $0.kinds.contains(medium.type) } }
    list("associatedMedia", others) { $0.medium("MediaObject", $1) }
    let related = article.related.map(\.href) + article.links.filter { $0.rel == "related" }.map(\.href)
    texts("relatedLink", related.filter(URIReference.isIRI))
    if let count = article.wordCount {
      writer.key("wordCount")
      writer.integer(count)
    }
    text("articleBody", PlainText.of(article.body))
  }

  /// Writes a medium: its largest file, by the order of the source.
  private mutating func medium(_ type: StaticString, _ medium: Media) {
    guard let file = medium.renditions.first(where: { !$0.href.isEmpty }) ?? medium.renditions.first else { return }
    object(type) {
      $0.text("contentUrl", file.href)
      $0.text("encodingFormat", file.mediaType)
      $0.number("width", file.width)
      $0.number("height", file.height)
      $0.text("contentSize", file.size.map { String($0) } ?? "")
      $0.text("duration", file.duration.map { "PT\($0)S" } ?? "")
      $0.text("name", medium.title)
      $0.text("caption", medium.caption)
      $0.text("creditText", medium.credit)
      $0.text("copyrightNotice", medium.copyright)
    }
  }

  // MARK: Values

  private mutating func object(_ type: StaticString, _ members: (inout NewsArticleData) -> Void) {
    writer.beginObject()
    writer.key("@type")
    writer.string(type)
    members(&self)
    writer.endObject()
  }

  private mutating func text(_ key: StaticString, _ value: String) {
    guard !value.isEmpty else { return }
    writer.key(key)
    writer.string(value)
  }

  private mutating func number(_ key: StaticString, _ value: Int?) {
    guard let value else { return }
    writer.key(key)
    writer.integer(value)
  }

  /// Writes one text as a string and several as an array.
  private mutating func texts(_ key: StaticString, _ values: [String]) {
    list(key, NewsArticleData.unique(values.filter { !$0.isEmpty })) { $0.writer.string($1) }
  }

  /// The values without those that were there before.
  private static func unique(_ values: [String]) -> [String] {
    var seen: Set<String> = []
    return values.filter { seen.insert($0).inserted }
  }

  /// Writes one value as it is and several as an array.
  private mutating func list<Value>(
    _ key: StaticString, _ values: [Value], _ write: (inout NewsArticleData, Value) -> Void
  ) {
    guard !values.isEmpty else { return }
    writer.key(key)
    if values.count > 1 { writer.beginArray() }
    for value in values { write(&self, value) }
    if values.count > 1 { writer.endArray() }
  }
}
