internal import ArticleModel

/// What NewsML-G2 demands of an item, found in an article.
struct NewsMLG2Mandatory {
  /// The item's `guid`.
  let id: String
  /// The provider, by whatever name there is.
  let provider: Concept
  /// The date of this version as `xs:dateTime`.
  let versionCreated: String
  /// Whether the provider is not the article's own field.
  let isProviderInferred: Bool

  /// Finds the mandatory values in the article and its collection.
  ///
  /// - Throws: ``DocumentError`` when there is none; its hint names the option that gives it.
  init(_ article: Article, collections: [ArticleCollection]) throws(DocumentError) {
    let ids = [article.id, article.url] + article.altIDs.map(\.value)
    guard let id = ids.first(where: { !$0.isEmpty }) else {
      throw Self.refusal("an identifier", "id", "--set id=ID gives it one", of: article)
    }
    self.id = id
    if let provider = article.provider, !provider.anyName.isEmpty {
      self.provider = provider
      isProviderInferred = false
    } else {
      var names = [article.distributor, article.dateline?.source ?? "", article.collection?.title ?? ""]
      if collections.count == 1 { names.append(collections[0].title) }
      guard let name = names.first(where: { !NewsMLG2Values.line($0).allSatisfy(\.isWhitespace) }) else {
        throw Self.refusal("a provider", "provider", "--provider NAME gives it one", of: article)
      }
      provider = Concept(name: name)
      isProviderInferred = true
    }
    guard let date = Self.versionCreated(article) else {
      throw Self.refusal(
        "the date of its version", "versionCreated", "--set versionCreated=DATE gives it one", of: article)
    }
    versionCreated = date
  }

  /// The date of this version, else the nearest one that is precise enough; only where there is none, the date itself
  /// begins its day or minute, for an item must have one.
  private static func versionCreated(_ article: Article) -> String? {
    let dates = [
      article.versionCreated, article.published, article.contentModified, article.contentCreated, article.sent,
      article.firstCreated,
    ].compactMap(\.self)
    if let version = article.versionCreated, let begin = beginning(of: version) { return begin }
    for date in dates {
      if let text = NewsMLG2Values.dateTime(date) { return text }
    }
    for date in dates {
      if let begin = beginning(of: date) { return begin }
    }
    return nil
  }

  /// The second at which a day or minute begins; never that of a month or year.
  private static func beginning(of date: NewsDate) -> String? {
    if date.precision == .day, NewsMLG2Values.isSchemaDate(date) { return date.description + "T00:00:00" }
    return NewsMLG2Values.minute(date)
  }

  private static func refusal(
    _ what: String, _ field: String, _ hint: String, of article: Article
  ) -> DocumentError {
    var error = DocumentError(
      "mandatory-value", "a NewsML-G2 item must have \(what) (\(field)), and the article states none",
      at: SourceLocation(
        source: article.provenance.source.isEmpty ? "output" : article.provenance.source,
        line: article.provenance.line ?? 0), hint: hint)
    error.diagnostic.articleID = article.id
    return error
  }
}
