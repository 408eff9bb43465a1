internal import ArticleModel

/// A value for a field of articles that lack it.
public struct FieldAssignment: Sendable {
  /// The reason why a field cannot be assigned, in one sentence.
  public struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// The sentence.
    public var description: String
  }

  /// The place of a field that can be assigned.
  private enum Field: Sendable {
    case text(any WritableKeyPath<Article, String> & Sendable)
    case number(any WritableKeyPath<Article, Int?> & Sendable, ClosedRange<Int>)
    case date(any WritableKeyPath<Article, NewsDate?> & Sendable)
    case headline
    case provider
    case embargo
  }

  /// A value that fits its field.
  private enum Value: Sendable {
    case text(String)
    case number(Int)
    case date(NewsDate)
  }

  /// The option as it was given, for comparisons.
  let description: String
  private let path: String
  private let rule: String
  private let field: Field
  private let value: Value

  /// The names that can be assigned, in alphabetical order.
  public static var names: [String] { fields.keys.sorted() }

  /// Creates an assignment.
  ///
  /// - Parameters:
  ///   - name: The canonical name of a field that holds one text, number or date; `headline`, `provider` and `embargo`
  ///     stand for the main headline, the provider's name and the end of the embargo.
  ///   - text: The value.
  ///   - option: The option that it comes from, for the article's provenance.
  /// - Throws: ``Refusal`` when there is no such field, or the value does not fit it.
  public init(_ name: String, _ text: String, option: String = "--set") throws(Refusal) {
    guard let field = Self.fields[name] else {
      throw Refusal(
        description: "\(option): '\(name)' is not a field that can be set; these are: "
          + Self.names.joined(separator: ", "))
    }
    guard !text.isEmpty else { throw Refusal(description: "\(option): '\(name)' needs a value") }
    switch field {
    case .text, .headline, .provider: value = .text(text)
    case .number(_, let range):
      guard let number = Int(text), range.contains(number) else {
        throw Refusal(
          description: "\(option): '\(name)' is a number from \(range.lowerBound) to \(range.upperBound), not '\(text)'"
        )
      }
      value = .number(number)
    case .date, .embargo:
      guard let date = NewsDate(text) else {
        throw Refusal(description: "\(option): '\(name)' is a date such as 2013-10-20T19:27:51Z, not '\(text)'")
      }
      value = .date(date)
    }
    self.field = field
    description = "\(option) \(name)=\(text)"
    path = name == "headline" ? "headlines/0" : name
    rule = "option \(option)"
  }

  /// Gives the field to an article that lacks it, and says so in the article's provenance.
  func assign(to article: inout Article) {
    guard fill(&article) else { return }
    article.provenance.inferred.append(Provenance.Inference(path: path, rule: rule))
  }

  private func fill(_ article: inout Article) -> Bool {
    switch (field, value) {
    case (.text(let place), .text(let text)):
      guard article[keyPath: place].isEmpty else { return false }
      article[keyPath: place] = text
    case (.number(let place, _), .number(let number)):
      guard article[keyPath: place] == nil else { return false }
      article[keyPath: place] = number
    case (.date(let place), .date(let date)):
      guard article[keyPath: place] == nil else { return false }
      article[keyPath: place] = date
    case (.headline, .text(let text)):
      guard !article.headlines.contains(where: { $0.role.isEmpty || $0.role == "main" }) else { return false }
      article.headlines.insert(Prose(RichText(text)), at: 0)
    case (.provider, .text(let text)):
      guard article.provider == nil else { return false }
      article.provider = Concept(name: text)
    case (.embargo, .date(let date)):
      guard article.embargo == nil else { return false }
      article.embargo = Embargo(until: date)
    default: return false
    }
    return true
  }

  private static let fields: [String: Field] = [
    "id": .text(\.id), "version": .text(\.version), "previousVersion": .text(\.previousVersion), "type": .text(\.type),
    "profile": .text(\.profile), "language": .text(\.language), "status": .text(\.status),
    "urgency": .number(\.urgency, 1...9), "priority": .number(\.priority, 1...9),
    "firstCreated": .date(\.firstCreated), "versionCreated": .date(\.versionCreated),
    "contentCreated": .date(\.contentCreated), "contentModified": .date(\.contentModified),
    "published": .date(\.published), "sent": .date(\.sent), "expires": .date(\.expires), "embargo": .embargo,
    "headline": .headline, "title": .text(\.title), "slugline": .text(\.slugline), "takeKey": .text(\.takeKey),
    "byline": .text(\.byline), "creditLine": .text(\.creditLine), "provider": .provider,
    "distributor": .text(\.distributor), "generator": .text(\.generator), "url": .text(\.url),
    "externalUrl": .text(\.externalURL), "wordCount": .number(\.wordCount, 0...Int(Int32.max)),
  ]
}
