internal import ArticleModel

/// What NewsML demands of an item, found in an article.
struct NewsML1Mandatory {
  /// The item's `PublicIdentifier`.
  let id: String
  /// The three parts that identify all its revisions.
  let providerID: String
  let dateID: String
  let itemID: String
  /// The date of the first revision.
  let firstCreated: NewsDate
  /// The date of this one.
  let versionCreated: NewsDate

  /// Finds the mandatory values in the article and its collection.
  ///
  /// - Throws: ``DocumentError`` when there is none; its hint names the option that gives it.
  init(_ article: Article, collections: [ArticleCollection]) throws(DocumentError) {
    func stated(_ role: String) -> String {
      article.altIDs.first { $0.role == role && NewsML1Values.isExact($0.value) }?.value ?? ""
    }
    func refusal(_ what: String, _ hint: String) -> DocumentError {
      article.refusal("an item of NewsML must have \(what), and the article states none", hint: hint)
    }
    guard let id = article.nearbyIdentifier else {
      throw refusal("an identifier (id)", "--set id=ID gives it one")
    }
    self.id = id.value
    var provider = stated("providerId")
    if provider.isEmpty { provider = article.provider?.anyName ?? "" }
    if provider.isEmpty { provider = article.nearbyProvider(in: collections)?.value ?? "" }
    guard !provider.isEmpty else { throw refusal("a provider (provider)", "--provider NAME gives it one") }
    providerID = provider
    guard let version = article.versionCreated ?? article.datesNearVersion.first?.date else {
      throw refusal("the date of its revision (versionCreated)", "--set versionCreated=DATE gives it one")
    }
    versionCreated = version
    firstCreated = article.firstCreated ?? version
    let date = stated("dateId")
    dateID = date.isEmpty ? NewsML1Values.day(firstCreated) : date
    let item = stated("newsItemId")
    itemID = item.isEmpty ? id.value : item
  }
}
