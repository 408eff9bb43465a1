internal import ArticleModel

/// The schemes that an item uses, and their aliases.
struct NewsMLG2WritingCatalog {
  /// One alias that the item declares.
  struct Scheme {
    var alias: String
    var uri: String
  }

  /// The schemes that the IPTC's own catalog does not have.
  private(set) var declared: [Scheme] = []
  private var aliases: [String: String] = [:]
  private var bareAliases: Set<String> = []

  /// Finds the schemes of an article.
  init(_ article: Article) {
    var uris: [String] = []
    func note(_ scheme: String) {
      guard !scheme.isEmpty, aliases[scheme] == nil else { return }
      if let alias = IPTCSchemes.aliases[scheme] {
        aliases[scheme] = alias
      } else if NewsMLG2Values.isAlias(scheme) {
        aliases[scheme] = scheme
        bareAliases.insert(scheme)
      } else if NewsMLG2Values.isIRI(scheme) {
        aliases[scheme] = ""
        uris.append(scheme)
      }
    }
    func note(_ concepts: [Concept]) {
      for concept in concepts {
        if !concept.code.isEmpty { note(concept.scheme) }
        if !concept.broader.isEmpty { note(concept.broader) }
      }
    }
    for concepts in [
      article.subjects, article.people, article.organisations, article.places, article.events, article.objects,
      article.genres, article.categories, article.audiences, article.services, article.sources,
    ] { note(concepts) }
    if let provider = article.provider { note([provider]) }
    if let dateline = article.dateline { note(dateline.places) }
    for contributor in article.contributors where !contributor.code.isEmpty { note(contributor.scheme) }
    var number = 0
    for uri in uris {
      var alias = ""
      repeat {
        number += 1
        alias = "s\(number)"
      } while bareAliases.contains(alias)
      aliases[uri] = alias
      declared.append(Scheme(alias: alias, uri: uri))
    }
  }

  /// The QCode of a code, or `nil` when there can be none.
  func qcode(_ code: String, in scheme: String) -> String? {
    guard NewsMLG2Values.isCode(code), let alias = aliases[scheme] else { return nil }
    return "\(alias):\(code)"
  }
}
