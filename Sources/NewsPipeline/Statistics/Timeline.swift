internal import ArticleModel

/// How many articles there are of each month.
public struct Timeline: Hashable, Sendable {
  /// Some time, and how many articles are of it.
  public struct Bar: Hashable, Sendable {
    /// The time, such as `2013-10`, `2013` or `2010s`.
    public var label: String
    /// The articles.
    public var count: Int
  }

  /// How many months are told apart before years are.
  private static let mostMonths = 36
  /// How many bars there are at most.
  private static let mostBars = 60

  /// The counts by 13 times the year plus the month, which is 0 where it is not stated.
  private var months: [Int: Int] = [:]
  /// How many articles have no date.
  public private(set) var undated = 0

  /// Counts an article.
  mutating func add(_ date: NewsDate?) {
    guard let date else {
      undated += 1
      return
    }
    months[13 * Int(date.year) + (date.precision < .month ? 0 : Int(date.month)), default: 0] += 1
  }

  /// Adds the counts of others.
  mutating func add(_ others: Timeline) {
    months.merge(others.months, uniquingKeysWith: +)
    undated += others.undated
  }

  /// Whether no article has a date.
  public var isEmpty: Bool { months.isEmpty }

  /// The counts by month, or by year, decade and so on where there would be too many; none is left out in between.
  public var bars: [Bar] {
    guard let first = months.keys.min(), let last = months.keys.max() else { return [] }
    if last - first < Timeline.mostMonths * 13 / 12 {
      return (first...last).compactMap { key in
        let count = months[key] ?? 0
        let month = key % 13
        if month == 0 && count == 0 { return nil }
        let name = month == 0 ? "??" : month < 10 ? "0\(month)" : "\(month)"
        return Bar(label: "\(Timeline.year(key / 13))-\(name)", count: count)
      }
    }
    var unit = 1
    while (last / 13 / unit) - (first / 13 / unit) >= Timeline.mostBars { unit *= 10 }
    var counts: [Int: Int] = [:]
    for (key, count) in months { counts[key / 13 / unit, default: 0] += count }
    return ((first / 13 / unit)...(last / 13 / unit)).map { number in
      Bar(label: Timeline.year(number * unit) + (unit == 1 ? "" : "s"), count: counts[number] ?? 0)
    }
  }

  private static func year(_ year: Int) -> String {
    let digits = "\(year)"
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension Article {
  /// The date that tells when an article is from: when it was published, else when it was made or sent.
  var mainDate: NewsDate? {
    published ?? versionCreated ?? firstCreated ?? contentCreated ?? sent ?? contentModified
  }
}
