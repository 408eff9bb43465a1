internal import ArticleModel

extension Contributor: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.prose("name", name)
    encoder.code("role", role)
    encoder.prose("jobTitle", jobTitle)
    encoder.prose("organisation", organisation)
    encoder.code("email", email)
    encoder.code("url", url)
    encoder.code("code", code)
    encoder.code("scheme", scheme)
  }
}

extension Contributor: CanonicalDecodable {
  static var blank: Contributor { Contributor() }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .name: decoder.read(value, into: &self.name)
    case .role: decoder.read(value, into: &role)
    case .jobTitle: decoder.read(value, into: &jobTitle)
    case .organisation: decoder.read(value, into: &organisation)
    case .email: decoder.read(value, into: &email)
    case .url: decoder.read(value, into: &url)
    case .code: decoder.read(value, into: &code)
    case .scheme: decoder.read(value, into: &scheme)
    default: false
    }
  }
}

extension Dateline: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.prose("text", text)
    encoder.list("places", "place", places)
    encoder.date("date", date)
    encoder.prose("source", source)
    encoder.flag("inBody", isInBody)
  }
}

extension Dateline: CanonicalDecodable {
  static var blank: Dateline { Dateline() }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .text: decoder.read(value, into: &text)
    case .places: decoder.read(value, into: &places)
    case .date: decoder.read(value, into: &date)
    case .source: decoder.read(value, into: &source)
    case .inBody: decoder.read(value, into: &isInBody)
    default: false
    }
  }
}
