internal import ArticleModel

extension Prose: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.text(content)
    encoder.code("role", role)
    encoder.code("language", language)
    encoder.marks(content)
  }
}

extension Prose: CanonicalDecodable {
  static var blank: Prose { Prose(RichText()) }

  var canonicalContent: CanonicalContent { .text }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .text: decoder.read(value, into: &content)
    case .role: decoder.read(value, into: &role)
    case .language: decoder.read(value, into: &language)
    case .marks: decoder.readMarks(value, into: &content)
    default: false
    }
  }

  mutating func finish<Decoder: CanonicalDecoder>(_ value: Decoder.Value, from decoder: inout Decoder) {
    decoder.check(&content, in: value)
  }
}
