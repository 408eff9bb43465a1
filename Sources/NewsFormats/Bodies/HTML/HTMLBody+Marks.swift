internal import ArticleModel

extension HTMLBody {
  private static func name(of mark: Mark.Kind) -> StaticString {
    switch mark {
    case .strong: "strong"
    case .emphasis: "em"
    case .underline: "u"
    case .strike: "s"
    case .subscript: "sub"
    case .superscript: "sup"
    case .code: "code"
    case .quote: "q"
    case .link: "a"
    case .entity(let entity): isTime(entity) ? "time" : "span"
    case .language, .object: "span"
    case .raw(let name, let attributes): element(for: name, attributes) ?? "span"
    case .ruby: "ruby"
    }
  }

  /// A date of which nothing is known but its value.
  private static func isTime(_ entity: Entity) -> Bool {
    entity.kind == .date && entity.code.isEmpty && entity.scheme.isEmpty && !entity.value.isEmpty
  }

  /// The element of HTML that the source's one is.
  private static func element(for name: String, _ attributes: [Attribute]) -> StaticString? {
    switch (name, attributes.map(\.name)) {
    case ("mark", []): "mark"
    case ("small", []): "small"
    case ("big", []): "big"
    case ("abbr", ["title"]): "abbr"
    case ("bdo", ["dir"]): "bdo"
    case ("bdi", ["dir"]): "bdi"
    default: nil
    }
  }

  mutating func begin(_ mark: Mark.Kind, isFirst: Bool) {
    if case .object(let mediaID) = mark {
      if isFirst { showInline(mediaID) }
      return
    }
    begin(HTMLBody.name(of: mark))
    switch mark {
    case .link(let href, let rel, let title):
      attribute("href", href)
      if !rel.isEmpty { attribute("rel", rel) }
      if !title.isEmpty { attribute("title", title) }
    case .language(let tag): language(tag)
    case .quote(let speaker): if !speaker.isEmpty { attribute("data-speaker", speaker) }
    case .entity(let entity) where HTMLBody.isTime(entity): attribute("datetime", entity.value)
    case .entity(let entity):
      attribute("data-entity", entity.kind.rawValue)
      if !entity.code.isEmpty { attribute("data-code", entity.code) }
      if !entity.scheme.isEmpty { attribute("data-scheme", entity.scheme) }
      if !entity.value.isEmpty { attribute("data-value", entity.value) }
    case .raw(let name, let attributes): begin(raw: name, attributes)
    default: break
    }
    raw(">")
  }

  private mutating func begin(raw name: String, _ attributes: [Attribute]) {
    if HTMLBody.element(for: name, attributes) != nil {
      if let value = attributes.first { attribute(value.name == "title" ? "title" : "dir", value.value) }
      return
    }
    attribute("data-element", name)
    for item in attributes { attribute(own: item) }
  }

  mutating func end(_ mark: Mark.Kind) {
    if case .object = mark { return }
    if case .ruby(let text) = mark { element("rt") { $0.append(text) } }
    end(HTMLBody.name(of: mark))
  }
}
