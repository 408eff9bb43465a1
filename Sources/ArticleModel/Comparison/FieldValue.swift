/// A field of the model as plain data: what a comparison looks at.
///
/// Names are those of the canonical forms.
indirect enum FieldValue: Hashable, Sendable {
  case text(String)
  case number(Int)
  case flag(Bool)
  case date(NewsDate)
  case list([FieldValue])
  /// The members that say something, in order; the first one that is there tells which object it is.
  case object([Member])
  /// An article within another one.
  case article(Article)

  struct Member: Hashable, Sendable {
    var name: String
    var value: FieldValue
  }

  /// An object without the members that say nothing.
  static func object(_ members: KeyValuePairs<String, any FieldRepresentable>) -> FieldValue {
    .object(
      members.compactMap { name, value in
        let field = value.fieldValue
        return field.isEmpty ? nil : Member(name: name, value: field)
      })
  }

  /// Whether it says nothing, so that the canonical forms leave it out.
  var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .number, .date, .article: false
    case .flag(let flag): !flag
    case .list(let values): values.isEmpty
    case .object(let members): members.isEmpty
    }
  }

  /// The value in one line, for people.
  var summary: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .flag(let flag): String(flag)
    case .date(let date): date.description
    case .article(let article): "article \(article.id)"
    case .list(let values): values.map(\.summary).joined(separator: ", ")
    case .object(let members): members.map { "\($0.name): \($0.value.summary)" }.joined(separator: ", ")
    }
  }

  /// The texts in it that readers see, what tells it apart from others first.
  var texts: [String] {
    switch self {
    case .list(let values): values.flatMap(\.texts)
    case .object(let members): members.filter { !["role", "marks"].contains($0.name) }.flatMap { $0.value.texts }
    default: [summary]
    }
  }

  /// What tells an element of a list from the others: an object's first member, anything else as a whole.
  var identity: FieldValue {
    if case .article(let article) = self { return .text(article.id) }
    guard case .object(let members) = self, let first = members.first else { return self }
    return first.value.identity
  }
}

/// Something that the comparison can take apart.
protocol FieldRepresentable: Hashable {
  var fieldValue: FieldValue { get }
}

extension String: FieldRepresentable {
  var fieldValue: FieldValue { .text(self) }
}

extension Int: FieldRepresentable {
  var fieldValue: FieldValue { .number(self) }
}

extension Bool: FieldRepresentable {
  var fieldValue: FieldValue { .flag(self) }
}

extension NewsDate: FieldRepresentable {
  var fieldValue: FieldValue { .date(self) }
}

extension Array: FieldRepresentable where Element: FieldRepresentable {
  var fieldValue: FieldValue { .list(map(\.fieldValue)) }
}

extension Optional: FieldRepresentable where Wrapped: FieldRepresentable {
  var fieldValue: FieldValue { self?.fieldValue ?? .object([]) }
}
