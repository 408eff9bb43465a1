internal import ArticleModel

extension Link: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.code("rel", rel)
    encoder.code("href", href)
    encoder.prose("title", title)
    encoder.code("type", type)
    encoder.code("language", language)
    encoder.number("length", length)
  }
}

extension Link: CanonicalDecodable {
  static var blank: Link { Link(href: "") }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .rel: decoder.read(value, into: &rel)
    case .href: decoder.read(value, into: &href)
    case .title: decoder.read(value, into: &title)
    case .type: decoder.read(value, into: &type)
    case .language: decoder.read(value, into: &language)
    case .length: decoder.read(value, into: &length)
    default: false
    }
  }
}

extension RelatedItem: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.prose("label", label)
    encoder.prose("title", title)
    encoder.code("href", href)
    encoder.code("id", id)
  }
}

extension RelatedItem: CanonicalDecodable {
  static var blank: RelatedItem { RelatedItem() }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .label: decoder.read(value, into: &label)
    case .title: decoder.read(value, into: &title)
    case .href: decoder.read(value, into: &href)
    case .id: decoder.read(value, into: &id)
    default: false
    }
  }
}
