internal import ArticleModel

extension Concept: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.prose("name", name)
    encoder.code("code", code)
    encoder.code("scheme", scheme)
    encoder.code("uri", uri)
    encoder.code("role", role)
    encoder.number("relevance", relevance)
    encoder.number("confidence", confidence)
    encoder.list("broader", "broader", broader)
  }
}

extension Concept: CanonicalDecodable {
  static var blank: Concept { Concept() }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .name: decoder.read(value, into: &self.name)
    case .code: decoder.read(value, into: &code)
    case .scheme: decoder.read(value, into: &scheme)
    case .uri: decoder.read(value, into: &uri)
    case .role: decoder.read(value, into: &role)
    case .relevance: decoder.read(value, into: &relevance, in: 0...100)
    case .confidence: decoder.read(value, into: &confidence, in: 0...100)
    case .broader: decoder.read(value, into: &broader)
    default: false
    }
  }
}
