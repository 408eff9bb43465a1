/// A field of the model as plain data: what a comparison looks at.
///
/// Names are those of the canonical forms.
enum FieldValue: Hashable, Sendable {
  case text(String)
  case number(Int)
  case flag(Bool)
  case date(NewsDate)
  case list([FieldValue])
  /// The members that say something, in order; the first one that is there tells which object it is.
  case object([Member])
  /// An article within another one.
  indirect case article(Article)

  struct Member: Hashable, Sendable {
    var name: String
    var value: FieldValue
  }

  /// An object of the members that say something.
  static func object(_ addMembers: (inout Members) -> Void) -> FieldValue {
    var members = Members()
    addMembers(&members)
    return .object(members.all)
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
    case .text(let text): return text
    default:
      var summary = ""
      append(to: &summary)
      return summary
    }
  }

  private func append(to summary: inout String) {
    switch self {
    case .text(let text): summary += text
    case .number(let number): summary += String(number)
    case .flag(let flag): summary += flag ? "true" : "false"
    case .date(let date): summary += date.description
    case .article(let article):
      summary += "article "
      summary += article.id
    case .list(let values):
      for (index, value) in values.enumerated() {
        if index > 0 { summary += ", " }
        value.append(to: &summary)
      }
    case .object(let members):
      for (index, member) in members.enumerated() {
        if index > 0 { summary += ", " }
        summary += member.name
        summary += ": "
        member.value.append(to: &summary)
      }
    }
  }

  /// The texts in it that readers see, what tells it apart from others first.
  var texts: [String] {
    var texts: [String] = []
    appendTexts(to: &texts)
    return texts
  }

  private func appendTexts(to texts: inout [String]) {
    switch self {
    case .list(let values): for value in values { value.appendTexts(to: &texts) }
    case .object(let members):
      for member in members where member.name != "role" && member.name != "marks" {
        member.value.appendTexts(to: &texts)
      }
    default: texts.append(summary)
    }
  }

  /// What tells an element of a list from the others: an object's first member, anything else as a whole.
  var identity: FieldValue {
    if case .article(let article) = self { return .text(article.id) }
    guard case .object(let members) = self, let first = members.first else { return self }
    return first.value.identity
  }
}

extension FieldValue {
  /// The members of an object while they are put together; what says nothing is left out.
  struct Members {
    fileprivate(set) var all: [Member] = []

    mutating func add(_ name: String, _ text: String) {
      if !text.isEmpty { all.append(Member(name: name, value: .text(text))) }
    }

    mutating func add<Value: FieldRepresentable>(_ name: String, _ values: [Value]) {
      if !values.isEmpty { all.append(Member(name: name, value: values.fieldValue)) }
    }

    mutating func add<Value: FieldRepresentable>(_ name: String, _ value: Value) {
      let field = value.fieldValue
      if !field.isEmpty { all.append(Member(name: name, value: field)) }
    }
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
  var fieldValue: FieldValue { .list(map { $0.fieldValue }) }
}

extension Optional: FieldRepresentable where Wrapped: FieldRepresentable {
  var fieldValue: FieldValue { self?.fieldValue ?? .object([]) }
}
