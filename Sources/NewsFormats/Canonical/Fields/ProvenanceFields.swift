internal import ArticleModel

extension Extension: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.code("anchor", anchor)
    encoder.code("namespace", namespace)
    encoder.code("name", name)
    encoder.content("value", value)
  }
}

extension Extension: CanonicalDecodable {
  static var blank: Extension { Extension(name: "", value: "") }

  var canonicalContent: CanonicalContent { .string(.value) }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .anchor: decoder.read(value, into: &anchor)
    case .namespace: decoder.read(value, into: &namespace)
    case .name: decoder.read(value, into: &self.name)
    case .value: decoder.read(value, into: &self.value)
    default: false
    }
  }
}

extension Provenance: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.code("format", format)
    encoder.code("formatVersion", formatVersion)
    encoder.code("source", source)
    encoder.code("encoding", encoding)
    encoder.number("line", line)
    encoder.list("inferred", "inference", inferred)
    encoder.map("spellings", "spelling", spellings)
    encoder.strings("repairs", "repair", repairs)
  }
}

extension Provenance: CanonicalDecodable {
  static var blank: Provenance { Provenance() }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .format: decoder.read(value, into: &format)
    case .formatVersion: decoder.read(value, into: &formatVersion)
    case .source: decoder.read(value, into: &source)
    case .encoding: decoder.read(value, into: &encoding)
    case .line: decoder.read(value, into: &line, in: 1...Int.max)
    case .inferred: decoder.read(value, into: &inferred)
    case .spellings: decoder.read(value, into: &spellings)
    case .repairs: decoder.read(value, into: &repairs)
    default: false
    }
  }
}

extension Provenance {
  /// Whether there is nothing to write.
  var saysNothing: Bool {
    format.isEmpty && formatVersion.isEmpty && source.isEmpty && encoding.isEmpty && line == nil && inferred.isEmpty
      && spellings.isEmpty && repairs.isEmpty
  }
}

extension Provenance.Inference: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.code("path", path)
    encoder.content("rule", rule)
  }
}

extension Provenance.Inference: CanonicalDecodable {
  static var blank: Provenance.Inference { Provenance.Inference(path: "", rule: "") }

  var canonicalContent: CanonicalContent { .string(.rule) }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .path: decoder.read(value, into: &path)
    case .rule: decoder.read(value, into: &rule)
    default: false
    }
  }
}

extension Provenance.Spelling: CanonicalEntry {
  var entryKey: String { path }
  var entryValue: String { text }

  init(key: String, value: String) { self.init(path: key, text: value) }
}
