internal import ArticleModel

/// Writes front matter: as it was where it still says what the article says, else anew.
enum FrontMatterWriter {
  /// The front matter of an article without the line break behind it.
  ///
  /// - Parameters:
  ///   - article: The article.
  ///   - kept: The front matter that the article brings.
  ///   - isWanted: Whether an article that brings none gets one.
  /// - Returns: The lines, and the parts of the text that stand in them; `nil` when there is nothing to write.
  static func text(
    for article: borrowing Article, kept: String?, isWanted: Bool
  ) -> (text: String, covered: Set<TextPiece>)? {
    guard kept != nil || isWanted else { return nil }
    if let kept, let covered = covered(by: kept, in: article) { return (kept, covered) }
    let lines = lines(article)
    guard !lines.isEmpty else { return nil }
    let text = "---\n" + lines.map { "\($0.key): \($0.value)\n" }.joined() + "---"
    return (text, covered(by: text, in: article) ?? [])
  }

  /// The parts that front matter states, or `nil` when it states something else than the article.
  private static func covered(by text: String, in article: borrowing Article) -> Set<TextPiece>? {
    guard let source = try? TextSource(Array((text + "\n\n").utf8), source: "", stated: "utf-8"),
      let matter = FrontMatter(source)
    else { return nil }
    var stated = Article()
    matter.apply(to: &stated, reference: nil)
    var covered: Set<TextPiece> = []
    for part in TextLayout.parts(of: stated) {
      guard value(part, stated) == value(part, article) else { return nil }
      covered.insert(part)
    }
    let texts = [
      (stated.id, article.id), (stated.version, article.version), (stated.language, article.language),
      (stated.url, article.url), (stated.status, article.status), (stated.title, article.title),
      (stated.provider?.name ?? "", article.provider?.name ?? ""),
    ]
    guard texts.allSatisfy({ $0.0.isEmpty || $0.0 == $0.1 }) else { return nil }
    guard stated.published == nil || stated.published == article.published,
      stated.contentModified == nil || stated.contentModified == article.contentModified,
      stated.urgency == nil || stated.urgency == article.urgency,
      stated.keywords.isEmpty || stated.keywords == article.keywords
    else { return nil }
    return covered
  }

  private static func value(_ part: TextPiece, _ article: borrowing Article) -> [UInt8] {
    var rendering = TextRendering(width: 0, lineBreak: "\n")
    rendering.append(part, of: article)
    return rendering.bytes
  }

  /// The fields that are stated, in the usual order.
  private static func lines(_ article: borrowing Article) -> [(key: String, value: String)] {
    var lines: [(key: String, value: String)] = []
    func add(_ field: FrontMatterField, _ value: String) {
      if !value.isEmpty { lines.append((field.rawValue, quoted(value))) }
    }
    let isGenerated = article.provenance.inferred.contains { $0.path == "id" }
    add(.id, isGenerated ? "" : article.id)
    add(.version, article.version)
    add(.title, article.headlines.first { $0.role != "sub" }?.text ?? "")
    add(.subtitle, article.headlines.first { $0.role == "sub" }?.text ?? "")
    add(.byline, article.byline)
    add(.published, article.published?.description ?? "")
    add(.modified, article.contentModified?.description ?? "")
    add(.language, article.language)
    add(.provider, article.provider?.name ?? "")
    add(.status, article.status)
    add(.urgency, article.urgency.map { "\($0)" } ?? "")
    add(.url, article.url)
    if !article.keywords.isEmpty {
      lines.append(
        (FrontMatterField.keywords.rawValue, "[" + article.keywords.map(listed).joined(separator: ", ") + "]"))
    }
    return lines
  }

  /// A value in double quotation marks where it could be taken for something else.
  private static func quoted(_ value: String) -> String {
    let needs = value.contains { "\"\\\n#".contains($0) } || value.first.map { "[{'\"|>-&*!%@` ".contains($0) } == true
    guard needs || value.contains(": ") || value.last == " " else { return value }
    let escaped = value.map { $0 == "\n" ? "\\n" : "\"\\".contains($0) ? "\\\($0)" : String($0) }
    return "\"\(escaped.joined())\""
  }

  /// A value within a list, where a comma parts values.
  private static func listed(_ value: String) -> String {
    quoted(String(value.map { $0 == "," ? ";" : $0 }))
  }
}
