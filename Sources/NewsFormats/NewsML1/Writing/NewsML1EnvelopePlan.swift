internal import ArticleModel

/// What the envelope of a document says, as it is read from there.
///
/// It is the envelope of all items: of several articles it says only what holds for the document, and each says for
/// itself when and how it was sent.
struct NewsML1EnvelopePlan {
  /// `DateAndTime`, which is mandatory.
  private(set) var sent: NewsDate
  private(set) var priority: Int?
  private(set) var services: [Concept] = []
  private(set) var distributor = ""
  /// The only collection.
  private(set) var collection = ArticleCollection()

  /// What articles in the document have for their collection.
  var reference: CollectionReference? {
    collection.id.isEmpty && collection.title.isEmpty
      ? nil : CollectionReference(id: collection.id, title: collection.title)
  }

  /// Plans an envelope.
  ///
  /// - Parameters:
  ///   - article: The only article, or the first one.
  ///   - isOnly: Whether it is the only one.
  ///   - mandatory: What an item must say of it.
  ///   - collections: What the sources of the articles say about themselves.
  init(
    _ article: Article, isOnly: Bool, mandatory: NewsML1Mandatory, collections: [ArticleCollection]
  ) {
    if collections.count == 1 { collection = collections[0] }
    sent = collection.updated ?? article.sent ?? mandatory.versionCreated
    guard isOnly else { return }
    sent = article.sent ?? sent
    priority = article.priority.flatMap { (1...9).contains($0) ? $0 : nil }
    let names = article.services.map { Concept(code: $0.code.isEmpty ? $0.anyName : $0.code, role: $0.role) }
    services = names.filter { $0.role != "product" && !$0.code.isEmpty }.map { Concept(code: $0.code.trimmedOfSpace) }
    services += names.filter { $0.role == "product" && !$0.code.isEmpty }
      .map { Concept(code: $0.code.trimmedOfSpace, role: "product") }
    services.removeAll { $0.code.isEmpty }
    distributor = article.distributor.trimmedOfSpace
  }

  /// What the elements of the envelope do not say about the collection.
  var rest: ArticleCollection {
    var rest = collection
    if NewsML1Values.isExact(rest.id) { rest.id = "" }
    return rest
  }
}
