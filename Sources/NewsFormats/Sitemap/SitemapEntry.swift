internal import ArticleModel

/// What a news sitemap says of an article.
///
/// Name, language, date and title are mandatory. They come from the article, else from the nearest field of it or of the
/// collection that it came in; what nothing says is asked for.
struct SitemapEntry {
  /// The most entries that Google takes in one news sitemap.
  static let limit = 1_000

  let address: String
  let name: String
  let language: String
  let date: String
  let title: String
  let modified: String?
  let genres: [String]
  let keywords: [String]
  let tickers: [String]

  /// Plans an entry.
  ///
  /// - Throws: ``DocumentError`` when the article lacks what an entry must have; its hint names the option.
  init(_ article: borrowing Article, collection: ArticleCollection) throws(DocumentError) {
    let article = copy article
    let addresses = [article.url, article.id]
    guard let address = addresses.first(where: FeedDialect.isAddress) else {
      throw SitemapEntry.refusal(
        "the address of its page (url)", article, hint: "--set url=ADDRESS supplies one")
    }
    guard (12...2048).contains(address.unicodeScalars.count) else {
      throw SitemapEntry.refusal(
        "an address of 12 to 2,048 characters", article, but: "its address has \(address.unicodeScalars.count)",
        hint: "--set url=ADDRESS supplies one for articles that have none")
    }
    self.address = address
    let name = SitemapEntry.line(FeedHead.title(collection, article) ?? "")
    guard !name.isEmpty else {
      throw SitemapEntry.refusal("the name of its publication", article, hint: "--provider NAME supplies one")
    }
    self.name = name
    let tag = article.language.isEmpty ? collection.language : article.language
    guard let language = SitemapEntry.language(tag) else {
      throw SitemapEntry.refusal(
        "a language", article, but: tag.isEmpty ? "the article states none" : "‘\(tag)’ is none of ISO 639",
        hint: tag.isEmpty ? "--set language=TAG supplies one" : "--set language=TAG supplies one where none is stated")
    }
    self.language = language
    let dates = [article.published, article.versionCreated, article.contentCreated, article.firstCreated, article.sent]
    guard let date = dates.lazy.compactMap(\.self).compactMap(SitemapEntry.text(of:)).first else {
      throw SitemapEntry.refusal(
        "a date of publication to the day (published)", article, hint: "--set published=DATE supplies one")
    }
    self.date = date
    let main = article.headlines.first { $0.role == "main" || $0.role.isEmpty } ?? article.headlines.first
    let titles = [main?.text ?? "", article.title].lazy.map(SitemapEntry.line)
    guard let title = titles.first(where: { !$0.isEmpty }) else {
      throw SitemapEntry.refusal("a headline", article, hint: "--headline TEXT supplies one")
    }
    self.title = title
    modified = article.versionCreated.flatMap(SitemapEntry.text(of:))
    genres = article.genres.map(\.anyName).filter(SitemapEntry.knownGenres.contains)
    keywords = article.keywords.map(SitemapEntry.line).filter { !$0.isEmpty && !$0.utf8.contains(UInt8(ascii: ",")) }
    tickers = article.organisations.filter { $0.scheme == SitemapName.tickerScheme }.map(\.code)
      .filter(SitemapEntry.isTicker).prefix(5).map(\.self)
  }

  private static func refusal(
    _ wanted: String, _ article: Article, but reason: String = "the article states none", hint: String
  ) -> DocumentError {
    var error = DocumentError(
      "mandatory-value", "an entry of a news sitemap must have \(wanted), and \(reason)",
      at: FeedHead.location(article), hint: hint)
    error.diagnostic.articleID = article.id
    return error
  }

  /// A text on one line.
  static func line(_ text: String) -> String {
    text.utf8.split(whereSeparator: { $0 <= 0x20 || $0 == 0x7F }).map { String(Substring($0)) }.joined(separator: " ")
  }

  /// A date as W3C's note has it: a day, or a second with its distance from UTC; less than a day says too little.
  ///
  /// A time without that distance would be read as another one elsewhere, and so only its day is told.
  static func text(of date: NewsDate) -> String? {
    guard date.precision >= .day else { return nil }
    // An hour has no more than 59 seconds in XML Schema, and a zone no more than 14 hours.
    if date.isFeedTimestamp, date.second < 60, abs(date.offset?.minutes ?? 0) <= 840, date.year > 0 {
      return date.description
    }
    if date.precision == .minute, date.offset != nil, let timestamp = date.feedTimestamp, date.year > 0 {
      return text(of: timestamp)
    }
    guard date.year > 0 else { return nil }
    return NewsDate(year: Int(date.year), month: Int(date.month), day: Int(date.day))?.description
  }

  /// A tag as a language of ISO 639; Chinese is told apart by its script.
  static func language(_ tag: String) -> String? {
    let parts = tag.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" })
    guard let first = parts.first, (2...3).contains(first.utf8.count), first.utf8.allSatisfy({ $0 &- 0x61 < 26 }) else {
      return nil
    }
    guard first == "zh", parts.count > 1 else { return String(first) }
    let isTraditional = parts.dropFirst().contains { ["hant", "tw", "hk", "mo"].contains($0) }
    return isTraditional ? "zh-tw" : "zh-cn"
  }

  private static let knownGenres: Set<String> = ["PressRelease", "Satire", "Blog", "OpEd", "Opinion", "UserGenerated"]

  private static func isTicker(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }
      }
  }
}
