/// Compares two articles field by field: what a format lost, or how two files differ.
///
/// The loss report, the round-trip tests and `wirecopy diff` all ask this one piece. ``Article/provenance`` is not
/// compared: it says where an article comes from, not what it says.
public struct ArticleComparison {
  /// What was found, in the order of the canonical forms.
  public private(set) var differences: [ArticleDifference] = []
  /// For each difference the text by which its value is known again elsewhere.
  private var keys: [String] = []
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
    compareBodies()
    findMoved()
  }

  /// Compares one field; equal values cost no more than their comparison.
  mutating func field<Value: FieldRepresentable>(_ name: String, _ path: KeyPath<Article, Value>) {
    guard source[keyPath: path] != target[keyPath: path] else { return }
    compare(source[keyPath: path].fieldValue, target[keyPath: path].fieldValue, at: name)
  }

  mutating func compare(_ source: FieldValue, _ target: FieldValue, at path: String) {
    guard source != target else { return }
    switch (source, target) {
    case (.list(let source), _) where target.isEmpty: compareElements(source, [], at: path)
    case (_, .list(let target)) where source.isEmpty: compareElements([], target, at: path)
    case _ where target.isEmpty: add(.dropped, path, source.summary, key: source.identity.summary)
    case _ where source.isEmpty: add(.inferred, path, "", target.summary)
    case (.text(let source), .text(let target)): compareTexts(source, target, at: path)
    case (.date(let source), .date(let target)): compareDates(source, target, at: path)
    case (.object(let source), .object(let target)): compareMembers(source, target, at: path)
    case (.list(let source), .list(let target)): compareElements(source, target, at: path)
    default: add(.reformatted, path, source.summary, target.summary)
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
    if source.isSameInstant(as: target) {
      add(.reformatted, path, source.description, target.description)
    } else {
      let isNarrower = target.precision < source.precision || source.offset != nil && target.offset == nil
      add(isNarrower ? .narrowed : .inferred, path, source.description, target.description)
    }
  }

  private mutating func compareMembers(_ source: [FieldValue.Member], _ target: [FieldValue.Member], at path: String) {
    for member in source {
      let counterpart = target.first { $0.name == member.name }?.value ?? .object([])
      compare(member.value, counterpart, at: "\(path)/\(member.name)")
    }
    for member in target where !source.contains(where: { $0.name == member.name }) {
      compare(.object([]), member.value, at: "\(path)/\(member.name)")
    }
  }

  /// Elements go together that are equal, then those with the same identity, then those of which one says a part of
  /// the other.
  private mutating func compareElements(_ source: [FieldValue], _ target: [FieldValue], at path: String) {
    var left = Array(target.enumerated())
    var open: [(index: Int, value: FieldValue)] = []
    var places: [Int] = []
    for (index, value) in source.enumerated() {
      if let match = left.firstIndex(where: { $0.element == value }) {
        places.append(left.remove(at: match).offset)
      } else {
        open.append((index, value))
      }
    }
    if !zip(places, places.dropFirst()).allSatisfy(<) { add(.reformatted, path, "in order", "in another order") }
    for (index, value) in open {
      let match =
        left.firstIndex { $0.element.identity == value.identity } ?? left.firstIndex { $0.element.resembles(value) }
      if let match {
        compare(value, left.remove(at: match).element, at: "\(path)/\(index)")
      } else {
        add(.dropped, "\(path)/\(index)", value.summary, key: value.identity.summary)
      }
    }
    for (index, value) in left { add(.inferred, "\(path)/\(index)", "", value.summary) }
  }

  mutating func add(
    _ kind: ArticleDifference.Kind, _ path: String, _ source: String, _ target: String = "",
    severity: ArticleDifference.Severity? = nil, key: String = ""
  ) {
    let harmless = kind == .reformatted || kind == .inferred && !source.isEmpty
    differences.append(
      ArticleDifference(
        path: path, kind: kind, severity: severity ?? (harmless ? .minor : self.severity(of: path)), source: source,
        target: target))
    keys.append(key.isEmpty ? source : key)
  }

  /// Names where the value of the last difference is found.
  mutating func nameTarget(_ path: String) {
    guard !differences.isEmpty else { return }
    differences[differences.count - 1].targetPath = path
  }

  /// Embargo, status, rights and the text of the body are what a mistake is expensive in.
  private func severity(of path: String) -> ArticleDifference.Severity {
    let field = path.prefix { $0 != "/" }
    return ["embargo", "status", "rights"].contains(field) || path == "body" ? .severe : .minor
  }

  /// A text that was dropped from its field and that another field has gained has moved.
  private mutating func findMoved() {
    guard differences.contains(where: { $0.kind == .dropped && !$0.source.isEmpty }) else { return }
    let gained = differences.filter { $0.kind == .inferred && $0.source.isEmpty }.map { ($0.path, Words($0.target)) }
    for index in differences.indices where differences[index].kind == .dropped {
      let words = Words(keys[index])
      guard !words.isEmpty else { continue }
      if let place = gained.first(where: { words.isPart(of: $0.1) }) {
        differences[index].kind = .moved
        differences[index].severity = .minor
        differences[index].targetPath = place.0
      }
    }
  }
}
