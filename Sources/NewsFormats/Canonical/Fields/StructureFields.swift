internal import ArticleModel

extension Association: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.code("name", name)
    encoder.code("role", role)
    encoder.code("id", id)
    encoder.object("article", article)
  }
}

extension Association: CanonicalDecodable {
  static var blank: Association { Association() }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .name: decoder.read(value, into: &self.name)
    case .role: decoder.read(value, into: &role)
    case .id: decoder.read(value, into: &id)
    case .article: decoder.read(value, into: &article)
    default: false
    }
  }
}

extension Package: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.code("mode", mode)
    encoder.list("groups", "group", groups)
  }
}

extension Package: CanonicalDecodable {
  static var blank: Package { Package() }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .mode: decoder.read(value, into: &mode)
    case .groups: decoder.read(value, into: &groups)
    default: false
    }
  }
}

extension Package.Group: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.code("id", id)
    encoder.code("role", role)
    encoder.list("members", "member", members)
  }
}

extension Package.Group: CanonicalDecodable {
  static var blank: Package.Group { Package.Group() }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .id: decoder.read(value, into: &id)
    case .role: decoder.read(value, into: &role)
    case .members: decoder.read(value, into: &members)
    default: false
    }
  }
}

extension Package.Member: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.code("id", id)
    encoder.prose("title", title)
  }
}

extension Package.Member: CanonicalDecodable {
  static var blank: Package.Member { Package.Member() }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .id: decoder.read(value, into: &id)
    case .title: decoder.read(value, into: &title)
    default: false
    }
  }
}

extension Series: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.prose("name", name)
    encoder.number("part", part)
    encoder.number("total", total)
  }
}

extension Series: CanonicalDecodable {
  static var blank: Series { Series() }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .name: decoder.read(value, into: &self.name)
    case .part: decoder.read(value, into: &part, in: 1...Int.max)
    case .total: decoder.read(value, into: &total, in: 1...Int.max)
    default: false
    }
  }
}
