internal import ArticleModel

/// Makes of an article what a page may show.
///
/// Addresses are held to those that lead somewhere or show something, markup of the source is read as any stranger's is,
/// players become links, and identifiers are told once. Every word stays.
final class HTMLPageContent {
  /// Markup within markup, as in an example of it, is read as such no deeper than this.
  private static let maximumDepth = 3

  private let reader = HTMLBodyReader()
  /// Whether blocks keep their identifiers.
  private let keepsIDs: Bool
  private var ids: Set<String> = []
  private var depth = 0
  /// What was left out of the article at hand because it may do harm.
  private(set) var removals: [String] = []

  init(keepsIDs: Bool = true) { self.keepsIDs = keepsIDs }

  /// An article with nothing in it that a page should not have.
  func cleaned(_ article: Article) -> Article {
    reader.begin()
    ids = []
    removals = []
    var article = article
    article.media = media(article.media)
    // What is found in markup follows the article's own.
    reader.media = article.media
    article.body = blocks(article.body)
    article.media = reader.media
    article.headlines = article.headlines.map(prose)
    article.summaries = article.summaries.map(prose)
    article.editorialNotes = article.editorialNotes.filter { $0.role != "internal" }.map(prose)
    article.url = address(article.url)
    for index in article.related.indices { article.related[index].href = address(article.related[index].href) }
    for index in article.links.indices { article.links[index].href = address(article.links[index].href) }
    article.links.removeAll(where: \.href.isEmpty)
    for index in article.contributors.indices {
      article.contributors[index].url = address(article.contributors[index].url)
    }
    for index in article.rights.indices {
      for link in article.rights[index].links.indices {
        article.rights[index].links[link].href = address(article.rights[index].links[link].href)
      }
      article.rights[index].links.removeAll(where: \.href.isEmpty)
    }
    for removal in reader.removals { remove(removal) }
    return article
  }

  private func remove(_ what: String) {
    if !removals.contains(what) { removals.append(what) }
  }

  /// An address to go to, or nothing.
  private func address(_ address: String) -> String {
    if let link = HTMLAddress.link(address) { return link }
    remove("an address that is not allowed")
    return ""
  }

  private func prose(_ prose: Prose) -> Prose {
    var prose = prose
    prose.content = text(prose.content)
    return prose
  }

  // MARK: Media

  private func media(_ media: [Media]) -> [Media] {
    media.enumerated().map { index, medium in
      var medium = medium
      if medium.id.isEmpty { medium.id = "medium-\(index + 1)" }
      medium.renditions.removeAll { file in
        guard !file.href.isEmpty, HTMLAddress.picture(file.href) == nil else { return false }
        remove("a file with an address that is not allowed")
        return true
      }
      if medium.credit.isEmpty { medium.credit = medium.copyright }
      return medium
    }
  }

  // MARK: Blocks

  private func blocks(_ blocks: [Block]) -> [Block] { blocks.flatMap { cleaned($0) } }

  private func cleaned(_ block: Block) -> [Block] {
    var block = block
    // What the source says of a block in words of its own means nothing to a browser.
    block.attributes = []
    let isID = keepsIDs && !block.id.isEmpty && !block.id.utf8.contains { $0 <= 0x20 }
    if !isID || !ids.insert(block.id).inserted { block.id = "" }
    switch block.content {
    case .paragraph(let text, let role): block.content = .paragraph(self.text(text), role: role)
    // The headline is the only heading of its level.
    case .heading(let text, let level): block.content = .heading(self.text(text), level: max(level, 2))
    case .list(let items, let ordered, let start):
      block.content = .list(items: items.map { blocks($0) }, ordered: ordered, start: start)
    case .definitions(let entries):
      block.content = .definitions(entries.map { Definition(term: text($0.term), blocks: blocks($0.blocks)) })
    case .quotation(let blocks, let source): block.content = .quotation(self.blocks(blocks), source: source)
    case .preformatted(let text, let tabular): block.content = .preformatted(preformatted(text), tabular: tabular)
    case .table(let table): block.content = .table(self.table(table))
    case .media(var reference):
      reference.caption = text(reference.caption)
      block.content = .media(reference)
    case .note(let blocks, let role): block.content = .note(self.blocks(blocks), role: role)
    case .section(let blocks, let role, let label):
      block.content = .section(self.blocks(blocks), role: role, label: label)
    case .embed(let embed): return self.embed(embed)
    case .raw(let format, let value): return raw(value, format)
    case .rule: break
    }
    return [block]
  }

  private func table(_ table: Table) -> Table {
    var table = table
    table.caption = text(table.caption)
    for row in table.rows.indices {
      for cell in table.rows[row].cells.indices {
        table.rows[row].cells[cell].blocks = blocks(table.rows[row].cells[cell].blocks)
      }
    }
    return table
  }

  /// What is shown of something that lives elsewhere: its words, and a link to it.
  private func embed(_ embed: Embed) -> [Block] {
    var shown = markup(embed.html, isXML: false)
    if let address = HTMLAddress.page(embed.url), !embed.html.contains(address) {
      let link = Mark(.link(href: address, rel: "", title: ""), start: 0, end: address.unicodeScalars.count)
      shown.append(Block(.paragraph(RichText(address, marks: [link]), role: "embed")))
    }
    return shown
  }

  private func raw(_ value: String, _ format: String) -> [Block] {
    switch format {
    case "html", "xhtml":
      guard depth < Self.maximumDepth else { return [Block(.preformatted(RichText(value), tabular: false))] }
      return markup(value, isXML: format == "xhtml")
    case "", "text": return [Block(.preformatted(preformatted(RichText(value)), tabular: false))]
    default:
      let words = MarkupWords.words(in: value)
      return words.isEmpty ? [] : [Block(.paragraph(RichText(words), role: ""))]
    }
  }

  private func markup(_ html: String, isXML: Bool) -> [Block] {
    guard !html.isEmpty else { return [] }
    depth += 1
    defer { depth -= 1 }
    return blocks(reader.blocks(of: html, isXML: isXML))
  }

  // MARK: Text

  /// HTML takes a line break at the beginning away, and XML does not.
  private func preformatted(_ text: RichText) -> RichText {
    let breaks = text.text.unicodeScalars.prefix { $0 == "\n" }.count
    var text = text
    if breaks > 0 {
      text.text.unicodeScalars.removeFirst(breaks)
      for index in text.marks.indices {
        text.marks[index].start = max(0, text.marks[index].start - breaks)
        text.marks[index].end = max(0, text.marks[index].end - breaks)
      }
    }
    return self.text(text)
  }

  /// Keeps the links that lead somewhere; a link within another one is none to a browser.
  private func text(_ text: RichText) -> RichText {
    guard !text.marks.isEmpty else { return text }
    var text = text
    var end = 0
    text.marks = text.marks.compactMap { mark in
      guard case .link(let href, let rel, let title) = mark.kind else { return mark }
      guard mark.start >= end, let address = HTMLAddress.link(href) else {
        if mark.start >= end { remove("an address that is not allowed") }
        return nil
      }
      end = max(end, mark.end)
      return Mark(.link(href: address, rel: rel, title: title), start: mark.start, end: mark.end)
    }
    return text
  }
}
