/// Compares two articles field by field: what a format lost, or how two files differ.
///
/// The loss report, the round-trip tests and `wirecopy diff` all ask this one piece. ``Article/provenance`` is not
/// compared: it says where an article comes from, not what it says.
public struct ArticleComparison {
  /// What was found, in the order of the canonical forms.
  public private(set) var differences: [ArticleDifference] = []
  /// For each difference the value in which texts are found that are known again elsewhere; `nil` where it is what the
  /// difference says.
  private var values: [FieldValue?] = []
  let source: Article
  let target: Article

  /// Compares what became of an article with the article.
  ///
  /// - Parameters:
  ///   - source: The article as it was.
  ///   - target: What became of it.
  public init(of source: Article, with target: Article) {
    self.source = source
    self.target = target
    compareFields()
    findMoved()
  }

  /// Compares nothing yet.
  init() {
    source = Article()
    target = Article()
  }

  /// Compares one field; equal values cost no more than their comparison.
  mutating func field<Value: FieldRepresentable>(_ name: String, _ value: (Article) -> Value) {
    let values = (value(source), value(target))
    guard values.0 != values.1 else { return }
    compare(values.0.fieldValue, values.1.fieldValue, at: name)
  }

  mutating func compare(_ source: FieldValue, _ target: FieldValue, at path: String) {
    guard source != target else { return }
    switch (source, target) {
    case (.list(let source), _) where target.isEmpty: compareElements(source, [], at: path)
    case (_, .list(let target)) where source.isEmpty: compareElements([], target, at: path)
    case _ where target.isEmpty: add(.dropped, path, source.summary, of: source)
    case _ where source.isEmpty: add(.inferred, path, "", target.summary, of: target)
    case (.text(let source), .text(let target)): compareTexts(source, target, at: path)
    case (.date(let source), .date(let target)): compareDates(source, target, at: path)
    case (.object(let source), .object(let target)): compareMembers(source, target, at: path)
    case (.list(let source), .list(let target)): compareElements(source, target, at: path)
    case (.article(let source), .article(let target)): compareArticles(source, target, at: path)
    default: add(.reformatted, path, source.summary, target.summary, severity: severity(of: path))
    }
  }

  private mutating func compareTexts(_ source: String, _ target: String, at path: String) {
    let words = (source: Words(source), target: Words(target))
    if words.source == words.target {
      add(.reformatted, path, source, target)
    } else if words.target.isPart(of: words.source) {
      add(.narrowed, path, source, target)
    } else if words.source.isPart(of: words.target) {
      add(.inferred, path, source, target)
    } else {
      add(.reformatted, path, source, target, severity: severity(of: path))
    }
  }

  private mutating func compareDates(_ source: NewsDate, _ target: NewsDate, at path: String) {
    let texts = (source.description, target.description)
    if source.isSameInstant(as: target) {
      add(.reformatted, path, texts.0, texts.1)
    } else if source.isCoarser(than: target) {
      add(.inferred, path, texts.0, texts.1)
    } else if target.isCoarser(than: source) {
      add(.narrowed, path, texts.0, texts.1)
    } else {
      add(.reformatted, path, texts.0, texts.1, severity: severity(of: path))
    }
  }

  mutating func compareMembers(_ source: [FieldValue.Member], _ target: [FieldValue.Member], at path: String) {
    for member in source {
      let counterpart = target.first { $0.name == member.name }?.value ?? .object([])
      compare(member.value, counterpart, at: path + "/" + member.name)
    }
    for member in target where !source.contains(where: { $0.name == member.name }) {
      compare(.object([]), member.value, at: path + "/" + member.name)
    }
  }

  /// An article within the article is compared like any other one.
  private mutating func compareArticles(_ source: Article, _ target: Article, at path: String) {
    for var difference in ArticleComparison(of: source, with: target).differences {
      difference.path = "\(path)/\(difference.path)"
      if !difference.targetPath.isEmpty { difference.targetPath = "\(path)/\(difference.targetPath)" }
      differences.append(difference)
      values.append(nil)
    }
  }

  mutating func add(
    _ kind: ArticleDifference.Kind, _ path: String, _ source: String, _ target: String = "",
    severity: ArticleDifference.Severity? = nil, of value: FieldValue? = nil
  ) {
    // What is new, or says the same, is no loss.
    let isHarmless = kind == .reformatted || kind == .inferred
    differences.append(
      ArticleDifference(
        path: path, kind: kind, severity: severity ?? (isHarmless ? .minor : self.severity(of: path)), source: source,
        target: target))
    values.append(value)
  }

  /// Names where the value of the last difference is found.
  mutating func nameTarget(_ path: String) {
    guard !differences.isEmpty else { return }
    differences[differences.count - 1].targetPath = path
  }

  /// Embargo, status and rights are what a mistake is expensive in; the rights of a collection as well.
  ///
  /// The words of an embargo say no more than its date, which is another matter where there is none. The text of the
  /// body is severe as well, what its blocks and marks are is not.
  private func severity(of path: String) -> ArticleDifference.Severity {
    if path == "embargo/text", source.embargo?.until != nil { return .minor }
    // What states no status is usable.
    if path == "status", target.status.isEmpty, source.status.lowercased().hasSuffix("usable") { return .minor }
    if path.isField(ArticleComparison.collectionsName) { return path.hasSuffix("/rights") ? .severe : .minor }
    return ArticleComparison.severeFields.contains { path.isField($0) } ? .severe : .minor
  }

  private static let severeFields = ["embargo", "status", "rights"]

  /// The texts by which the value of a difference is known again elsewhere.
  private func texts(of index: Int) -> [String] {
    if let value = values[index] { return value.texts }
    let difference = differences[index]
    return [difference.source.isEmpty ? difference.target : difference.source]
  }

  /// A text that was dropped from its field and that another field has gained has moved; if only the first of several
  /// texts is found, less is left.
  ///
  /// It matters as much as before where a program has to find it in its field.
  mutating func findMoved() {
    var gained = GainedTexts()
    for (index, difference) in differences.enumerated() where difference.kind == .inferred && difference.source.isEmpty
    {
      for text in texts(of: index) { gained.add(text, at: difference.path) }
    }
    guard !gained.isEmpty else { return }
    let dropped = differences.indices.filter { differences[$0].kind == .dropped }.map { ($0, texts(of: $0)) }
    // The longest first, since every word that was gained accounts for one value only: a category “sport” is not to be
    // found in a summary about sport.
    for (index, texts) in dropped.sorted(by: {
      ($0.1.first?.utf8.count ?? 0, $1.0) > ($1.1.first?.utf8.count ?? 0, $0.0)
    }) {
      // A word of one or two letters is found everywhere.
      guard let first = texts.first, first.utf8.count > 2, let found = gained.place(of: first) else { continue }
      let isWhole = texts.dropFirst().allSatisfy { gained.place(of: $0) != nil }
      // The holder of rights is named in many places that say nothing of rights.
      guard isWhole || severity(of: differences[index].path) == .minor else { continue }
      for text in texts { gained.take(text) }
      differences[index].kind = isWhole ? .moved : .narrowed
      differences[index].targetPath = found
      if !isWhole { differences[index].target = first }
      let isSameField = found.prefix { $0 != "/" } == differences[index].path.prefix { $0 != "/" }
      if isSameField || differences[index].path == "body" { differences[index].severity = .minor }
    }
  }
}

extension String {
  /// Whether it is the path of a field or of something in it.
  func isField(_ name: String) -> Bool {
    let rest = utf8.dropFirst(name.utf8.count)
    return utf8.starts(with: name.utf8) && (rest.isEmpty || rest.first == UInt8(ascii: "/"))
  }
}

extension NewsDate {
  /// Whether it states a part of what another date states, and nothing else.
  fileprivate func isCoarser(than other: NewsDate) -> Bool {
    let offsetAgrees = offset == nil || other.offset == nil || offset?.minutes == other.offset?.minutes
    guard precision <= other.precision, offsetAgrees, other.offset != nil || offset == nil else { return false }
    let own = [Int(year), Int(month), Int(day), Int(hour), Int(minute), Int(second), Int(nanosecond)]
    let others = [
      Int(other.year), Int(other.month), Int(other.day), Int(other.hour), Int(other.minute), Int(other.second),
      Int(other.nanosecond),
    ]
    let stated =
      switch precision {
      case .year: 1
      case .month: 2
      case .day: 3
      case .minute: 5
      case .second: 6
      case .fraction: 7
      }
    return own.prefix(stated).elementsEqual(others.prefix(stated))
  }
}
