internal import ArticleModel

extension Media: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.code("id", id)
    encoder.code("type", type)
    encoder.prose("title", title)
    encoder.prose("caption", caption)
    encoder.prose("altText", altText)
    encoder.prose("credit", credit)
    encoder.prose("copyright", copyright)
    encoder.list("renditions", "rendition", renditions)
  }
}

extension Media: CanonicalDecodable {
  static var blank: Media { Media() }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .id: decoder.read(value, into: &id)
    case .type: decoder.read(value, into: &type)
    case .title: decoder.read(value, into: &title)
    case .caption: decoder.read(value, into: &caption)
    case .altText: decoder.read(value, into: &altText)
    case .credit: decoder.read(value, into: &credit)
    case .copyright: decoder.read(value, into: &copyright)
    case .renditions: decoder.read(value, into: &renditions)
    default: false
    }
  }
}

extension Media.Rendition: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.code("name", name)
    encoder.code("href", href)
    encoder.code("mediaType", mediaType)
    encoder.number("width", width)
    encoder.number("height", height)
    encoder.number("size", size)
    encoder.number("duration", duration)
  }
}

extension Media.Rendition: CanonicalDecodable {
  static var blank: Media.Rendition { Media.Rendition() }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .name: decoder.read(value, into: &self.name)
    case .href: decoder.read(value, into: &href)
    case .mediaType: decoder.read(value, into: &mediaType)
    case .width: decoder.read(value, into: &width)
    case .height: decoder.read(value, into: &height)
    case .size: decoder.read(value, into: &size)
    case .duration: decoder.read(value, into: &duration)
    default: false
    }
  }
}
