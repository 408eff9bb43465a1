internal import ArticleModel

/// What stands in for a value that a format demands and the article does not state: the nearest that it does.
extension Article {
  /// The identifier, or else another one, with the field that it comes from.
  var nearbyIdentifier: (field: String, value: String)? {
    let ids = [("id", id), ("url", url)] + altIDs.map { ("altIds", $0.value) }
    return ids.first { !$0.1.isEmpty }
  }

  /// A name for the provider from elsewhere in the article or its only collection, with the field that it comes from.
  func nearbyProvider(in collections: [ArticleCollection]) -> (field: String, value: String)? {
    var names = [
      ("distributor", distributor), ("dateline/source", dateline?.source ?? ""),
      ("collection/title", collection?.title ?? ""),
    ]
    if collections.count == 1 { names.append(("collection/title", collections[0].title)) }
    return names.first { !$0.1.allSatisfy(\.isWhitespace) }
  }

  /// The dates that are nearest to that of its version, the nearest first.
  var datesNearVersion: [(field: String, date: NewsDate)] {
    let dates = [
      ("published", published), ("contentModified", contentModified), ("contentCreated", contentCreated),
      ("sent", sent), ("firstCreated", firstCreated),
    ]
    return dates.compactMap { field, date in date.map { (field, $0) } }
  }

  /// Says that the article lacks what a format demands; the hint names the option that gives it.
  func refusal(_ message: String, hint: String) -> DocumentError {
    var error = DocumentError(
      "mandatory-value", message,
      at: SourceLocation(source: provenance.source.isEmpty ? "output" : provenance.source, line: provenance.line ?? 0),
      hint: hint)
    error.diagnostic.articleID = id
    return error
  }
}
