internal import ArticleModel

extension AlternativeIdentifier: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.code("role", role)
    encoder.content("value", value)
  }
}

extension AlternativeIdentifier: CanonicalDecodable {
  static var blank: AlternativeIdentifier { AlternativeIdentifier(value: "") }

  var canonicalContent: CanonicalContent { .string(.value) }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .role: decoder.read(value, into: &role)
    case .value: decoder.read(value, into: &self.value)
    default: false
    }
  }
}

extension CollectionReference: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.code("id", id)
    encoder.prose("title", title)
    encoder.code("url", url)
  }
}

extension CollectionReference: CanonicalDecodable {
  static var blank: CollectionReference { CollectionReference() }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .id: decoder.read(value, into: &id)
    case .title: decoder.read(value, into: &title)
    case .url: decoder.read(value, into: &url)
    default: false
    }
  }
}
