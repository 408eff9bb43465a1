import ArticleModel

/// Makes articles up, the same ones for the same seed: every field, every kind of block and mark, several scripts,
/// marks that overlap, associations within associations.
struct ArticleGenerator {
  private var state: UInt64

  init(seed: Int) {
    state = UInt64(truncatingIfNeeded: seed)
    // Neighbouring seeds would otherwise give the same sequence, one number apart.
    state = next()
  }

  /// One article; a deeper one holds no further articles.
  mutating func article(depth: Int = 0) -> Article {
    var article = Article()
    fillIdentity(of: &article)
    fillTitles(of: &article)
    fillSubjects(of: &article)
    fillRights(of: &article)
    article.body = list(6) { $0.block(depth: 0) }
    article.media = list(2) { $0.medium() }
    if depth < 2 {
      article.associations = list(2) { generator in
        Association(
          name: generator.word(), role: generator.word(), id: generator.word(),
          article: generator.maybe { $0.article(depth: depth + 1) })
      }
    }
    fillStructure(of: &article)
    return article
  }

  mutating func collection() -> ArticleCollection {
    var collection = ArticleCollection()
    collection.id = word()
    collection.title = text()
    collection.description = text()
    collection.language = word()
    collection.updated = maybe { $0.date() }
    collection.rights = text()
    collection.generator = text()
    collection.links = list(2) { $0.link() }
    collection.contributors = list(2) { $0.contributor() }
    collection.extensions = list(2) { $0.extension() }
    return collection
  }

  // MARK: Chance

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(truncatingIfNeeded: next() >> 2) % (range.upperBound - range.lowerBound + 1)
  }

  mutating func chance(_ percent: Int) -> Bool { number(0...99) < percent }

  mutating func maybe<Value>(_ make: (inout ArticleGenerator) -> Value) -> Value? { chance(50) ? make(&self) : nil }

  mutating func list<Value>(_ most: Int, _ make: (inout ArticleGenerator) -> Value) -> [Value] {
    (0..<number(0...most)).map { _ in make(&self) }
  }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[number(0...values.count - 1)] }

  // MARK: Values

  private static let words = [
    "urn:x:1", "main", "a b", "42", "\"quoted\" \\ back", "<b>&amp;</b> ]]>", "O’Brien", "Köln", "Москва", "القاهرة",
    "東京都", "한국어", "e\u{301}a\u{308}", "👩‍👩‍👧‍👦", "𝔘𝔫𝔦", "line\nbreak", "tab\there", " spaces ", "carriage\rreturn",
    "crlf\r\nend",
    "\u{85}\u{2028}\u{A0}\u{200B}\u{7F}", "=1+1", "'tis", "@home", "-", "a,b;c", "{\"a\":[1]}", "\u{FFFC}", "%20",
    "a long run of plain ASCII letters that is longer than any vector of a processor, so that loops have a rest",
  ]

  /// A short string, often empty.
  mutating func word() -> String { chance(30) ? "" : pick(Self.words) }

  mutating func filledWord() -> String { pick(Self.words) }

  mutating func text() -> String { list(3) { $0.filledWord() }.joined(separator: " ") }

  mutating func date() -> NewsDate {
    let precision = number(0...5)
    let offset: NewsDate.Offset? =
      precision < 3 ? nil : pick([nil, .zulu, NewsDate.Offset(minutes: number(-720...840))])
    let digits = precision < 5 ? 0 : number(1...9)
    var nanosecond = precision < 5 ? 0 : number(0...999_999_999)
    for _ in digits..<9 { nanosecond /= 10 }
    for _ in digits..<9 { nanosecond *= 10 }
    let date = NewsDate(
      year: number(0...9999), month: precision > 0 ? number(1...12) : nil, day: precision > 1 ? number(1...28) : nil,
      hour: precision > 2 ? number(0...23) : nil, minute: precision > 2 ? number(0...59) : nil,
      second: precision > 3 ? number(0...60) : nil, nanosecond: nanosecond, fractionDigits: digits, offset: offset)
    return date ?? .distant
  }

  mutating func attributes() -> [Attribute] {
    var names: Set<String> = []
    return list(2) { Attribute(name: $0.filledWord(), value: $0.word()) }.filter { names.insert($0.name).inserted }
  }

  /// A text with marks in the model's order.
  mutating func richText() -> RichText {
    let string = text()
    let count = string.unicodeScalars.count
    let marks = list(chance(40) ? 5 : 0) { generator in
      let start = generator.number(0...count)
      return Mark(generator.markKind(), start: start, end: generator.number(start...count))
    }
    let order = marks.indices.sorted { (marks[$0].start, -marks[$0].end, $0) < (marks[$1].start, -marks[$1].end, $1) }
    return RichText(string, marks: order.map { marks[$0] })
  }

  private mutating func markKind() -> Mark.Kind {
    switch number(0...13) {
    case 0: .strong
    case 1: .emphasis
    case 2: .underline
    case 3: .strike
    case 4: .subscript
    case 5: .superscript
    case 6: .code
    case 7: .quote(speaker: word())
    case 8: .link(href: word(), rel: word(), title: word())
    case 9: .language(word())
    case 10: .entity(Entity(pick(Entity.Kind.allCases), code: word(), scheme: word(), value: word()))
    case 11: .object(mediaID: word())
    case 12: .ruby(text: word())
    default: .raw(name: word(), attributes: attributes())
    }
  }

  // MARK: Body

  mutating func block(depth: Int) -> Block {
    Block(content(depth: depth), id: word(), language: word(), attributes: attributes())
  }

  private mutating func blocks(_ depth: Int) -> [Block] { depth < 3 ? list(2) { $0.block(depth: depth + 1) } : [] }

  private mutating func content(depth: Int) -> Block.Content {
    switch number(0...12) {
    case 0: .paragraph(richText(), role: word())
    case 1: .heading(richText(), level: number(1...6))
    case 2: .list(items: list(3) { $0.blocks(depth) }, ordered: chance(50), start: maybe { $0.number(-3...99) })
    case 3: .definitions(list(2) { Definition(term: $0.richText(), blocks: $0.blocks(depth)) })
    case 4: .quotation(blocks(depth), source: word())
    case 5: .preformatted(richText(), tabular: chance(50))
    case 6: .table(Table(caption: richText(), rows: list(3) { $0.row(depth) }))
    case 7: .media(MediaReference(mediaID: word(), caption: richText(), credit: word()))
    case 8: .embed(Embed(provider: word(), url: word(), html: text()))
    case 9: .note(blocks(depth), role: word())
    case 10: .section(blocks(depth), role: word(), label: word())
    case 11: .rule
    default: .raw(format: word(), value: text())
    }
  }

  private mutating func row(_ depth: Int) -> Table.Row {
    Table.Row(
      part: pick(Table.Part.allCases),
      cells: list(3) {
        Table.Cell(
          blocks: $0.blocks(depth), isHeader: $0.chance(30), columnSpan: $0.number(1...3), rowSpan: $0.number(1...3),
          alignment: $0.pick(["", "left", "right", "center", "justify", "char"]))
      })
  }
}

extension NewsDate {
  /// A date that always is one, for when chance has none.
  fileprivate static var distant: NewsDate {
    guard let date = NewsDate("1999-12-31") else { fatalError("a plain date must be one") }
    return date
  }
}
