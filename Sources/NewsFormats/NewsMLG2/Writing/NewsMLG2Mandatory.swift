internal import ArticleModel

/// What NewsML-G2 demands of an item, found in an article.
struct NewsMLG2Mandatory {
  /// The item's `guid`.
  let id: String
  /// The provider, by whatever name there is.
  let provider: Concept
  /// The date of this version as `xs:dateTime`.
  let versionCreated: String
  /// The fields that the article does not state, and where their values come from.
  let inferred: [Provenance.Inference]

  /// Finds the mandatory values in the article and its collection.
  ///
  /// - Throws: ``DocumentError`` when there is none; its hint names the option that gives it.
  init(_ article: Article, collections: [ArticleCollection]) throws(DocumentError) {
    var inferred: [Provenance.Inference] = []
    guard let id = article.nearbyIdentifier else {
      throw Self.refusal("an identifier", "id", "--set id=ID gives it one", of: article)
    }
    self.id = id.value
    if id.field != "id" { inferred.append(.init(path: "id", rule: id.field)) }
    if let provider = article.provider, !provider.anyName.isEmpty {
      self.provider = provider
    } else {
      guard let name = article.nearbyProvider(in: collections) else {
        throw Self.refusal("a provider", "provider", "--provider NAME gives it one", of: article)
      }
      provider = Concept(name: name.value)
      inferred.append(.init(path: "provider", rule: name.field))
    }
    guard let date = Self.versionCreated(article) else {
      if let stated = article.versionCreated {
        // The option for the field itself gives nothing to an article that has it.
        throw Self.refusal(
          "the date of its version to the day", "versionCreated", "--set published=DATE gives it one near by",
          of: article, stated: "just ‘\(stated)’")
      }
      throw Self.refusal(
        "the date of its version", "versionCreated", "--set versionCreated=DATE gives it one", of: article)
    }
    versionCreated = date.text
    if article.versionCreated == nil { inferred.append(.init(path: "versionCreated", rule: date.field)) }
    if article.type.isEmpty { inferred.append(.init(path: "type", rule: "default")) }
    self.inferred = inferred
  }

  /// The date of this version, else the nearest one that is precise enough; only where there is none, the date itself
  /// begins its day or minute, for an item must have one.
  private static func versionCreated(_ article: Article) -> (field: String, text: String)? {
    if let version = article.versionCreated, let begin = beginning(of: version) { return ("versionCreated", begin) }
    for (field, date) in article.datesNearVersion {
      if let text = NewsMLG2Values.dateTime(date) { return (field, text) }
    }
    for (field, date) in article.datesNearVersion {
      if let text = beginning(of: date) { return (field, text) }
    }
    return nil
  }

  /// The second at which a day or minute begins; never that of a month or year.
  private static func beginning(of date: NewsDate) -> String? {
    if date.precision == .day, NewsMLG2Values.isSchemaDate(date) { return date.description + "T00:00:00" }
    return NewsMLG2Values.minute(date)
  }

  private static func refusal(
    _ what: String, _ field: String, _ hint: String, of article: Article, stated: String = "none"
  ) -> DocumentError {
    article.refusal(
      "a NewsML-G2 item must have \(what) (\(field)), and the article states \(stated)", hint: hint)
  }
}
