public import ArticleModel
internal import JSONSyntax

/// An article of the one file and what the other one has instead.
public struct DifferingArticle: Hashable, Sendable, CustomStringConvertible {
  /// How many characters of a value are told.
  private static let valueLength = 200

  /// Where the article stands in the first file, or `nil` when it is only in the second.
  public let source: SourceLocation?
  /// Where it stands in the second file, or `nil` when it is only in the first.
  public let target: SourceLocation?
  /// Its identifier, or empty.
  public let id: String
  /// What differs.
  public let differences: [ArticleDifference]

  init(_ source: PlacedArticle?, _ target: PlacedArticle?) {
    self.source = source?.place
    self.target = target?.place
    id = (source ?? target)?.article.id ?? ""
    if let source, let target {
      differences = ArticleComparison(of: source.article, with: target.article).differences
    } else {
      differences = []
    }
  }

  var differs: Bool { source == nil || target == nil || !differences.isEmpty }

  /// The article on a line of its own, then a line for each difference.
  public var description: String {
    let name = id.isEmpty ? "an article" : "article \(id)"
    guard let source else { return MessagePrinter.harmless("\(target.map(\.description) ?? ""): only here: \(name)") }
    guard let target else { return MessagePrinter.harmless("\(source): only here: \(name)") }
    let lines =
      ["\(source) and \(target): \(name)"]
      + differences.map { "  \($0.shortened(to: DifferingArticle.valueLength))".replacing("\n", with: " ") }
    return lines.map(MessagePrinter.harmless).joined(separator: "\n")
  }

  /// The differences as JSON objects, one a line.
  public var json: String {
    guard let source, let target else { return line(kind: target == nil ? "onlyInFirst" : "onlyInSecond") }
    return differences.map { line($0, source, target) }.joined(separator: "\n")
  }

  private func line(kind: String) -> String {
    var writer = JSONWriter(capacity: 512)
    writer.object { writer in
      writer.member("articleId", id)
      writer.member("kind", kind)
      writer.member(source == nil ? "target" : "source", (source ?? target)?.description ?? "")
    }
    return writer.text
  }

  private func line(_ difference: ArticleDifference, _ source: SourceLocation, _ target: SourceLocation) -> String {
    let told = difference.shortened(to: DifferingArticle.valueLength)
    var writer = JSONWriter(capacity: 512)
    writer.object { writer in
      writer.member("articleId", id)
      told.writeMembers(source: source.description, to: &writer)
      writer.member("target", target.description)
    }
    return writer.text
  }
}

extension ArticleDifference {
  /// The difference with the beginnings of long values.
  func shortened(to length: Int) -> ArticleDifference {
    // No text has more characters than bytes.
    guard source.utf8.count > length || target.utf8.count > length else { return self }
    var shortened = self
    shortened.source = String(source.prefix(length))
    shortened.target = String(target.prefix(length))
    return shortened
  }

  /// Writes what differs as members of an object; values that are not there are left out.
  func writeMembers(source place: String, to writer: inout JSONWriter) {
    writer.member("field", path)
    writer.member("kind", kind.rawValue)
    writer.member("severity", severity.rawValue)
    writer.member("source", place)
    writer.member("sourceValue", unlessEmpty: source)
    writer.member("targetPath", unlessEmpty: targetPath)
    writer.member("targetValue", unlessEmpty: target)
  }
}
