internal import ArticleModel

extension Rights: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.prose("holder", holder)
    encoder.prose("notice", notice)
    encoder.prose("usageTerms", usageTerms)
    encoder.number("year", year)
    encoder.date("start", start)
    encoder.date("end", end)
    encoder.list("links", "link", links)
    encoder.object("encoded", encoded)
  }
}

extension Rights: CanonicalDecodable {
  static var blank: Rights { Rights() }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .holder: decoder.read(value, into: &holder)
    case .notice: decoder.read(value, into: &notice)
    case .usageTerms: decoder.read(value, into: &usageTerms)
    case .year: decoder.read(value, into: &year, in: 0...9999)
    case .start: decoder.read(value, into: &start)
    case .end: decoder.read(value, into: &end)
    case .links: decoder.read(value, into: &links)
    case .encoded: decoder.read(value, into: &encoded)
    default: false
    }
  }
}

extension Rights.EncodedRights: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.code("language", language)
    encoder.content("text", text)
  }
}

extension Rights.EncodedRights: CanonicalDecodable {
  static var blank: Rights.EncodedRights { Rights.EncodedRights() }

  var canonicalContent: CanonicalContent { .string(.text) }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .language: decoder.read(value, into: &language)
    case .text: decoder.read(value, into: &text)
    default: false
    }
  }
}
