import ArticleModel

/// Makes an article that fails a property smaller, as long as it still fails.
enum ArticleShrinker {
  /// The smallest article found for which `fails` still holds.
  static func shrink(_ article: Article, while fails: (Article) -> Bool) -> Article {
    var smallest = article
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for candidate in candidates(smallest) where candidate != smallest && fails(candidate) {
        smallest = candidate
        hasChanged = true
        break
      }
    }
    return smallest
  }

  /// Articles that are a little smaller, the much smaller ones first.
  private static func candidates(_ article: Article) -> [Article] {
    var found: [Article] = []
    func add(_ change: (inout Article) -> Void) {
      var smaller = article
      change(&smaller)
      found.append(smaller)
    }
    let blank = Article()
    for path in strings { add { $0[keyPath: path] = "" } }
    for path in numbers { add { $0[keyPath: path] = nil } }
    for path in dates { add { $0[keyPath: path] = nil } }
    for path in concepts { add { $0[keyPath: path] = [] } }
    add { $0.altIDs = [] }
    add { $0.signals = [] }
    add { $0.embargo = nil }
    add { $0.headlines = [] }
    add { $0.contributors = [] }
    add { $0.dateline = nil }
    add { $0.summaries = [] }
    add { $0.keywords = [] }
    add { $0.provider = nil }
    add { $0.rights = [] }
    add { $0.editorialNotes = [] }
    add { $0.corrections = [] }
    add { $0.links = [] }
    add { $0.related = [] }
    add { $0.media = [] }
    add { $0.associations = [] }
    add { $0.package = nil }
    add { $0.series = nil }
    add { $0.collection = nil }
    add { $0.extensions = [] }
    add { $0.provenance = blank.provenance }
    add { $0.body = [] }
    for index in article.body.indices {
      add { $0.body.remove(at: index) }
      for block in smaller(article.body[index]) { add { $0.body[index] = block } }
    }
    for index in article.headlines.indices { add { $0.headlines.remove(at: index) } }
    for index in article.associations.indices { add { $0.associations.remove(at: index) } }
    return found
  }

  private static func smaller(_ block: Block) -> [Block] {
    var plain = block
    plain.id = ""
    plain.language = ""
    plain.attributes = []
    var found = [plain]
    switch block.content {
    case .paragraph(let text, let role):
      found += smaller(text).map { Block(.paragraph($0, role: role)) } + [Block(.paragraph(text, role: ""))]
    case .heading(let text, let level): found += smaller(text).map { Block(.heading($0, level: level)) }
    case .preformatted(let text, let tabular):
      found += smaller(text).map { Block(.preformatted($0, tabular: tabular)) }
    case .quotation(let blocks, _), .note(let blocks, _), .section(let blocks, _, _): found += blocks
    case .list(let items, _, _): found += items.flatMap { $0 }
    case .definitions(let entries): found += entries.flatMap(\.blocks)
    case .table(let table):
      found += table.rows.flatMap { $0.cells.flatMap(\.blocks) }
      if !table.rows.isEmpty { found.append(Block(.table(Table(caption: table.caption)))) }
      found += smaller(table.caption).map { Block(.table(Table(caption: $0))) }
    case .media, .embed, .rule, .raw: break
    }
    return found
  }

  private static func smaller(_ text: RichText) -> [RichText] {
    var found = [RichText(text.text)]
    for index in text.marks.indices {
      var fewer = text
      fewer.marks.remove(at: index)
      found.append(fewer)
    }
    if text.marks.isEmpty, text.text.count > 1 {
      found.append(RichText(String(text.text.prefix(text.text.count / 2))))
      found.append(RichText(String(text.text.suffix(text.text.count / 2))))
    }
    return found
  }

  private static var strings: [WritableKeyPath<Article, String>] {
    [
      \.id, \.version, \.previousVersion, \.type, \.profile, \.language, \.status, \.title, \.slugline, \.takeKey,
      \.byline, \.creditLine, \.distributor, \.generator, \.url, \.externalURL,
    ]
  }

  private static var numbers: [WritableKeyPath<Article, Int?>] { [\.urgency, \.priority, \.wordCount] }

  private static var dates: [WritableKeyPath<Article, NewsDate?>] {
    [
      \.firstCreated, \.versionCreated, \.contentCreated, \.contentModified, \.published, \.sent, \.expires,
    ]
  }

  private static var concepts: [WritableKeyPath<Article, [Concept]>] {
    [
      \.subjects, \.people, \.organisations, \.places, \.events, \.objects, \.genres, \.categories, \.audiences,
      \.services, \.sources,
    ]
  }
}
