internal import ArticleModel

extension Mark.Kind {
  /// The type as the canonical forms have it.
  var typeName: StaticString {
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
}

/// The fields beside `type`, `start` and `end`.
extension Mark.Kind: CanonicalEncodable {
  var canonicalContent: CanonicalContent { .marked }

  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    switch self {
    case .strong, .emphasis, .underline, .strike, .subscript, .superscript, .code: break
    case .quote(let speaker): encoder.code("speaker", speaker)
    case .link(let href, let rel, let title):
      encoder.code("href", href)
      encoder.code("rel", rel)
      encoder.code("title", title)
    case .language(let language): encoder.code("language", language)
    case .entity(let entity):
      encoder.code("kind", entity.kind.rawValue)
      encoder.code("code", entity.code)
      encoder.code("scheme", entity.scheme)
      encoder.code("value", entity.value)
    case .object(let mediaID): encoder.code("mediaId", mediaID)
    case .ruby(let text): encoder.code("text", text)
    case .raw(let name, let attributes):
      encoder.code("name", name)
      encoder.map("attributes", "attribute", attributes)
    }
  }
}

/// The fields of all types of marks; which of them a mark has depends on its type.
struct MarkFields: CanonicalDecodable {
  private var type = MarkType.strong
  private var start = 0
  private var end = 0
  private var speaker = ""
  private var href = ""
  private var rel = ""
  private var title = ""
  private var language = ""
  private var entityKind: Entity.Kind?
  private var code = ""
  private var scheme = ""
  private var value = ""
  private var mediaID = ""
  private var text = ""
  private var name = ""
  private var attributes: [Attribute] = []

  static var blank: MarkFields { MarkFields() }

  var canonicalContent: CanonicalContent { .marked }

  /// Reads one mark, or nothing when its type is not known.
  static func read<Decoder: CanonicalDecoder>(
    _ value: Decoder.Value, type name: String, from decoder: inout Decoder
  ) -> Mark? {
    guard let type = MarkType(rawValue: name) else {
      decoder.refuse(value, name.isEmpty ? "a mark must have a type" : "there is no mark of the type “\(name)”")
      return nil
    }
    var fields = MarkFields()
    fields.type = type
    decoder.members(of: value, into: &fields)
    guard let kind = fields.kind else {
      decoder.refuse(value, "an entity must have a kind")
      return nil
    }
    return Mark(kind, start: fields.start, end: fields.end)
  }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch (name, type) {
    case (.type, _): true
    case (.start, _): decoder.read(value, into: &start, in: 0...Int.max)
    case (.end, _): decoder.read(value, into: &end, in: 0...Int.max)
    case (.speaker, .quote): decoder.read(value, into: &speaker)
    case (.href, .link): decoder.read(value, into: &href)
    case (.rel, .link): decoder.read(value, into: &rel)
    case (.title, .link): decoder.read(value, into: &title)
    case (.language, .language): decoder.read(value, into: &language)
    case (.kind, .entity): readKind(value, from: &decoder)
    case (.code, .entity): decoder.read(value, into: &code)
    case (.scheme, .entity): decoder.read(value, into: &scheme)
    case (.value, .entity): decoder.read(value, into: &self.value)
    case (.mediaId, .object): decoder.read(value, into: &mediaID)
    case (.text, .ruby): decoder.read(value, into: &text)
    case (.name, .raw): decoder.read(value, into: &self.name)
    case (.attributes, .raw): decoder.read(value, into: &attributes)
    default: false
    }
  }

  private mutating func readKind<Decoder: CanonicalDecoder>(
    _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    guard let string = decoder.string(value) else { return true }
    entityKind = Entity.Kind(rawValue: string)
    if entityKind == nil { decoder.refuse(value, "there is no entity of the kind “\(string)”") }
    return true
  }

  private var kind: Mark.Kind? {
    switch type {
    case .strong: .strong
    case .emphasis: .emphasis
    case .underline: .underline
    case .strike: .strike
    case .subscript: .subscript
    case .superscript: .superscript
    case .code: .code
    case .quote: .quote(speaker: speaker)
    case .link: .link(href: href, rel: rel, title: title)
    case .language: .language(language)
    case .entity: entityKind.map { .entity(Entity($0, code: code, scheme: scheme, value: value)) }
    case .object: .object(mediaID: mediaID)
    case .ruby: .ruby(text: text)
    case .raw: .raw(name: name, attributes: attributes)
    }
  }
}

/// The types of marks, by the names that the canonical forms give them.
enum MarkType: String, CaseIterable, Hashable, Sendable {
  case strong, emphasis, underline, strike, `subscript`, superscript, code, quote, link, language, entity, object, ruby
  case raw
}

extension Attribute: CanonicalEntry {
  var entryKey: String { name }
  var entryValue: String { value }

  init(key: String, value: String) { self.init(name: key, value: value) }
}
