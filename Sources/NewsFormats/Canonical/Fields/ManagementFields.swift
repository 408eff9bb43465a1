internal import ArticleModel

extension Signal: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.code("code", code)
    encoder.content("text", text)
  }
}

extension Signal: CanonicalDecodable {
  static var blank: Signal { Signal(code: "") }

  var canonicalContent: CanonicalContent { .string(.text) }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .code: decoder.read(value, into: &code)
    case .text: decoder.read(value, into: &text)
    default: false
    }
  }
}

extension Embargo: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.date("until", until)
    encoder.content("text", text)
  }
}

extension Embargo: CanonicalDecodable {
  static var blank: Embargo { Embargo() }

  var canonicalContent: CanonicalContent { .string(.text) }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .until: decoder.read(value, into: &until)
    case .text: decoder.read(value, into: &text)
    default: false
    }
  }
}

extension Correction: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.content("text", text)
    encoder.code("refersTo", refersTo)
  }
}

extension Correction: CanonicalDecodable {
  static var blank: Correction { Correction() }

  var canonicalContent: CanonicalContent { .string(.text) }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .text: decoder.read(value, into: &text)
    case .refersTo: decoder.read(value, into: &refersTo)
    default: false
    }
  }
}
