extension Mark.Kind {
  /// The name of the kind in the canonical forms.
  public var name: String {
    switch self {
    case .strong: "strong"
    case .emphasis: "emphasis"
    case .underline: "underline"
    case .strike: "strike"
    case .subscript: "subscript"
    case .superscript: "superscript"
    case .code: "code"
    case .quote: "quote"
    case .link: "link"
    case .language: "language"
    case .entity: "entity"
    case .object: "object"
    case .ruby: "ruby"
    case .raw: "raw"
    }
  }

  /// What the mark says beside its kind, in one line.
  var detail: String {
    switch self {
    case .strong, .emphasis, .underline, .strike, .subscript, .superscript, .code: ""
    case .quote(let speaker): speaker
    case .link(let href, let rel, let title): [href, rel, title].filter { !$0.isEmpty }.joined(separator: " ")
    case .language(let tag): tag
    case .entity(let entity):
      [entity.kind.rawValue, entity.code, entity.scheme, entity.value].filter { !$0.isEmpty }.joined(separator: " ")
    case .object(let mediaID): mediaID
    case .ruby(let text): text
    case .raw(let name, let attributes): ([name] + attributes.map { "\($0.name)=\($0.value)" }).joined(separator: " ")
    }
  }
}
