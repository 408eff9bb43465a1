internal import ArticleModel

extension Table.Row: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    switch part {
    case .head: encoder.code("part", "head")
    case .body: break
    case .foot: encoder.code("part", "foot")
    }
    encoder.list("cells", "cell", cells)
  }
}

extension Table.Row: CanonicalDecodable {
  static var blank: Table.Row { Table.Row() }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .part:
      guard let string = decoder.string(value) else { return true }
      if let part = Table.Part(rawValue: string) {
        self.part = part
      } else {
        decoder.refuse(value, "a row's part must be head, body or foot, not “\(string)”")
      }
      return true
    case .cells: return decoder.read(value, into: &cells)
    default: return false
    }
  }
}

extension Table.Cell: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.blocks(blocks)
    encoder.flag("header", isHeader)
    encoder.number("colspan", columnSpan == 1 ? nil : columnSpan)
    encoder.number("rowspan", rowSpan == 1 ? nil : rowSpan)
    encoder.code("align", alignment)
  }
}

extension Table.Cell: CanonicalDecodable {
  static var blank: Table.Cell { Table.Cell() }

  var canonicalContent: CanonicalContent { .blocks }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .blocks: decoder.read(value, into: &blocks)
    case .header: decoder.read(value, into: &isHeader)
    case .colspan: decoder.read(value, into: &columnSpan, in: 1...Int.max)
    case .rowspan: decoder.read(value, into: &rowSpan, in: 1...Int.max)
    case .align: decoder.read(value, into: &alignment)
    default: false
    }
  }
}

extension Definition: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.object("term", term)
    encoder.blocks(blocks)
  }
}

extension Definition: CanonicalDecodable {
  static var blank: Definition { Definition(term: RichText()) }

  var canonicalContent: CanonicalContent { .blocks }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .term:
      decoder.members(of: value, into: &term)
      return true
    case .blocks: return decoder.read(value, into: &blocks)
    default: return false
    }
  }
}

extension RichText: CanonicalEncodable {
  func encode<Encoder: CanonicalEncoder & ~Copyable>(to encoder: inout Encoder) {
    encoder.text(self)
    encoder.marks(self)
  }
}

extension RichText: CanonicalDecodable {
  static var blank: RichText { RichText() }

  var canonicalContent: CanonicalContent { .text }

  mutating func decode<Decoder: CanonicalDecoder>(
    _ name: CanonicalName, _ value: Decoder.Value, from decoder: inout Decoder
  ) -> Bool {
    switch name {
    case .text:
      decoder.text(value, into: &self)
      return true
    case .marks: return decoder.readMarks(value, into: &self)
    default: return false
    }
  }

  mutating func finish<Decoder: CanonicalDecoder>(_ value: Decoder.Value, from decoder: inout Decoder) {
    decoder.check(&self, in: value)
  }
}
