public import ArticleModel

/// What an archive holds.
public struct ArchiveStatistics: Sendable {
  /// How much there is of a format.
  public struct FormatCount: Hashable, Sendable {
    /// The inputs.
    public var inputs = 0
    /// The articles in them.
    public var articles = 0
  }

  /// How many inputs are articles.
  public internal(set) var inputs = 0
  /// How many of them could not be read, or not all of them.
  public internal(set) var failed = 0
  /// How many inputs are no articles, by what they are.
  public internal(set) var passedOver: [String: Int] = [:]
  /// How many articles there are.
  public internal(set) var articles = 0
  /// The formats with their versions, such as `nitf 3.6`.
  public internal(set) var formats: [String: FormatCount] = [:]
  /// The encodings of inputs.
  public internal(set) var encodings = BoundedCounts()
  /// When articles are from.
  public internal(set) var timeline = Timeline()
  /// The date of the earliest article, or `nil` when none has a date.
  public internal(set) var earliest: NewsDate?
  /// The date of the latest article, or `nil` when none has a date.
  public internal(set) var latest: NewsDate?
  /// The languages of articles.
  public internal(set) var languages = BoundedCounts()
  /// The providers of articles.
  public internal(set) var providers = BoundedCounts()
  /// What articles are about.
  public internal(set) var subjects = BoundedCounts()
  /// The keywords of articles.
  public internal(set) var keywords = BoundedCounts()
  /// How many articles have each field, in the order of `ArticleComparison.fieldNames`.
  public internal(set) var fields = [Int](repeating: 0, count: ArticleComparison.fieldNames.count)
  /// The bytes of inputs.
  public internal(set) var bytes = SizeDistribution()
  /// The words of articles.
  public internal(set) var words = SizeDistribution()
  /// The errors by code.
  public internal(set) var errors = BoundedCounts()
  /// The warnings by code.
  public internal(set) var warnings = BoundedCounts()

  init() {}

  /// Counts an article, whose body has so many words.
  mutating func add(_ article: borrowing Article, words wordCount: Int) {
    articles += 1
    let date = article.mainDate
    timeline.add(date)
    if let date { extend(to: date, date) }
    languages.add(article.language)
    if let provider = article.provider { providers.add(provider.label) }
    for subject in article.subjects { subjects.add(subject.label) }
    for keyword in article.keywords { keywords.add(keyword) }
    article.forEachStatedField { fields[$0] += 1 }
    words.add(wordCount)
  }

  /// Adds what others hold, which come after these.
  mutating func add(_ others: ArchiveStatistics) {
    inputs += others.inputs
    failed += others.failed
    passedOver.merge(others.passedOver, uniquingKeysWith: +)
    articles += others.articles
    for (name, count) in others.formats {
      formats[name, default: FormatCount()].inputs += count.inputs
      formats[name, default: FormatCount()].articles += count.articles
    }
    encodings.add(others.encodings)
    timeline.add(others.timeline)
    if let earliest = others.earliest, let latest = others.latest { extend(to: earliest, latest) }
    languages.add(others.languages)
    providers.add(others.providers)
    subjects.add(others.subjects)
    keywords.add(others.keywords)
    for (index, count) in others.fields.enumerated() { fields[index] += count }
    bytes.add(others.bytes)
    words.add(others.words)
    errors.add(others.errors)
    warnings.add(others.warnings)
  }

  private mutating func extend(to first: NewsDate, _ last: NewsDate) {
    if earliest.map({ first.secondsSince1970 < $0.secondsSince1970 }) ?? true { earliest = first }
    if latest.map({ last.secondsSince1970 > $0.secondsSince1970 }) ?? true { latest = last }
  }
}

extension Concept {
  /// What it is called for people: its name, else its code or its address.
  fileprivate var label: String { name.isEmpty ? code.isEmpty ? uri : code : name }
}
