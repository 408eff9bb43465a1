internal import ArticleModel

/// Renders blocks as HTML, for those who want a body as one string.
///
/// The fragment is well-formed: every tag is closed, every character that means something to HTML is escaped. The
/// source's own markup, in `raw` blocks of the format `html` and in embeds, is passed on as it is.
struct HTMLBody {
  private var bytes: [UInt8] = []
  /// The captions of media, for blocks that only name them.
  private let media: [Media]
  /// Whether line breaks count as they are.
  private var isPreformatted = false

  /// Renders the body of an article.
  static func bytes(of article: borrowing Article) -> [UInt8] {
    var body = HTMLBody(media: article.media)
    body.append(article.body)
    return body.bytes
  }

  private init(media: [Media]) { self.media = media }

  // MARK: Blocks

  private mutating func append(_ blocks: [Block]) {
    for block in blocks { append(block) }
  }

  private mutating func append(_ block: Block) {
    switch block.content {
    case .paragraph(let text, let role): element("p", block, role) { $0.append(text) }
    case .heading(let text, let level):
      let names: [StaticString] = ["h1", "h2", "h3", "h4", "h5", "h6"]
      element(names[min(max(level, 1), 6) - 1], block) { $0.append(text) }
    case .list(let items, let ordered, let start): append(items, ordered, start, block)
    case .definitions(let entries):
      element("dl", block) { body in
        for entry in entries {
          body.element("dt") { $0.append(entry.term) }
          body.element("dd") { $0.append(entry.blocks) }
        }
      }
    case .quotation(let blocks, let source):
      element("blockquote", block) { body in
        body.append(blocks)
        if !source.isEmpty { body.element("footer") { $0.append(source) } }
      }
    case .preformatted(let text, _): preformatted(block) { $0.append(text) }
    case .table(let table): append(table, block)
    case .media(let reference): append(reference, block)
    case .embed(let embed): append(embed, block)
    case .note(let blocks, let role): element("aside", block, role) { $0.append(blocks) }
    case .section(let blocks, let role, let label):
      element("section", block, role) { body in
        if !label.isEmpty { body.element("h2") { $0.append(label) } }
        body.append(blocks)
      }
    case .rule: raw("<hr>")
    case .raw(let format, let value):
      if format == "html" { bytes.append(contentsOf: value.utf8) } else { preformatted(block) { $0.append(value) } }
    }
  }

  private mutating func preformatted(_ block: Block, _ content: (inout HTMLBody) -> Void) {
    isPreformatted = true
    element("pre", block, "", content)
    isPreformatted = false
  }

  private mutating func append(_ items: [[Block]], _ ordered: Bool, _ start: Int?, _ block: Block) {
    let name: StaticString = ordered ? "ol" : "ul"
    begin(name, block)
    if ordered, let start { attribute("start", String(start)) }
    raw(">")
    for item in items {
      element("li") { body in
        // One paragraph in an item is its text.
        if item.count == 1, case .paragraph(let text, _) = item[0].content {
          body.append(text)
        } else {
          body.append(item)
        }
      }
    }
    end(name)
  }

  private mutating func append(_ table: Table, _ block: Block) {
    element("table", block) { body in
      if !table.caption.isEmpty { body.element("caption") { $0.append(table.caption) } }
      var part: Table.Part?
      for row in table.rows {
        if row.part != part {
          if let part { body.end(HTMLBody.name(of: part)) }
          body.begin(HTMLBody.name(of: row.part))
          body.raw(">")
          part = row.part
        }
        body.element("tr") { $0.append(row.cells) }
      }
      if let part { body.end(HTMLBody.name(of: part)) }
    }
  }

  private static func name(of part: Table.Part) -> StaticString {
    switch part {
    case .head: "thead"
    case .body: "tbody"
    case .foot: "tfoot"
    }
  }

  private mutating func append(_ cells: [Table.Cell]) {
    for cell in cells {
      let name: StaticString = cell.isHeader ? "th" : "td"
      begin(name)
      if cell.columnSpan > 1 { attribute("colspan", String(cell.columnSpan)) }
      if cell.rowSpan > 1 { attribute("rowspan", String(cell.rowSpan)) }
      if !cell.alignment.isEmpty { attribute("align", cell.alignment) }
      raw(">")
      if cell.blocks.count == 1, case .paragraph(let text, _) = cell.blocks[0].content {
        append(text)
      } else {
        append(cell.blocks)
      }
      end(name)
    }
  }

  private mutating func append(_ reference: MediaReference, _ block: Block) {
    element("figure", block) { body in
      body.image(reference.mediaID)
      let medium = body.media.first { $0.id == reference.mediaID }
      let caption = reference.caption.isEmpty ? RichText(medium?.caption ?? "") : reference.caption
      let credit = reference.credit.isEmpty ? medium?.credit ?? "" : reference.credit
      guard !caption.isEmpty || !credit.isEmpty else { return }
      body.element("figcaption") { body in
        body.append(caption)
        guard !credit.isEmpty else { return }
        if !caption.isEmpty { body.raw(" ") }
        body.element("small") { $0.append(credit) }
      }
    }
  }

  private mutating func append(_ embed: Embed, _ block: Block) {
    guard embed.html.isEmpty else { return bytes.append(contentsOf: embed.html.utf8) }
    element("p", block) { body in
      body.begin("a")
      body.attribute("href", embed.url)
      body.raw(">")
      body.append(embed.url)
      body.end("a")
    }
  }

  /// A picture, or a link to what is none.
  private mutating func image(_ mediaID: String) {
    guard let medium = media.first(where: { $0.id == mediaID }),
      let rendition = medium.renditions.first(where: { !$0.href.isEmpty })
    else { return }
    if medium.type.isEmpty || medium.type == "picture" || medium.type == "graphic" {
      begin("img")
      attribute("src", rendition.href)
      attribute("alt", medium.altText)
      raw(">")
    } else {
      begin("a")
      attribute("href", rendition.href)
      raw(">")
      append(medium.title.isEmpty ? rendition.href : medium.title)
      end("a")
    }
  }

  // MARK: Text

  private mutating func append(_ text: String) {
    HTMLText.append(text, to: &bytes, lineBreak: isPreformatted ? "\n" : "<br>")
  }

  private mutating func append(_ text: RichText) {
    guard !text.marks.isEmpty else { return append(text.text) }
    let scalars = text.text.unicodeScalars
    let layout = MarkLayout(text.marks, count: scalars.count)
    var written = scalars.startIndex
    var position = 0
    for tag in layout.tags {
      let next = scalars.index(written, offsetBy: tag.position - position)
      append(scalars[written..<next])
      written = next
      position = tag.position
      if tag.isStart { begin(text.marks[tag.mark].kind, isFirst: tag.isFirst) } else { end(text.marks[tag.mark].kind) }
    }
    append(scalars[written...])
  }

  /// Appends a part of a text with marks, without the sign of an inline object.
  private mutating func append(_ scalars: Substring.UnicodeScalarView) {
    let part = Substring(scalars)
    append(
      part.utf8.contains(0xEF) ? String(String.UnicodeScalarView(scalars.filter { $0 != "\u{FFFC}" })) : String(part))
  }

  private static func name(of mark: Mark.Kind) -> StaticString {
    switch mark {
    case .strong: "strong"
    case .emphasis: "em"
    case .underline: "u"
    case .strike: "s"
    case .subscript: "sub"
    case .superscript: "sup"
    case .code: "code"
    case .quote: "q"
    case .link: "a"
    case .language, .entity, .object, .raw: "span"
    case .ruby: "ruby"
    }
  }

  private mutating func begin(_ mark: Mark.Kind, isFirst: Bool) {
    begin(HTMLBody.name(of: mark))
    switch mark {
    case .link(let href, let rel, let title):
      attribute("href", href)
      if !rel.isEmpty { attribute("rel", rel) }
      if !title.isEmpty { attribute("title", title) }
    case .language(let language): attribute("lang", language)
    case .entity(let entity): attribute("class", entity.kind.rawValue)
    default: break
    }
    raw(">")
    if case .object(let mediaID) = mark, isFirst { image(mediaID) }
  }

  private mutating func end(_ mark: Mark.Kind) {
    if case .ruby(let text) = mark { element("rt") { $0.append(text) } }
    end(HTMLBody.name(of: mark))
  }

  // MARK: Tags

  private mutating func raw(_ markup: StaticString) {
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  private mutating func element(
    _ name: StaticString, _ block: Block? = nil, _ role: String = "", _ content: (inout HTMLBody) -> Void
  ) {
    begin(name, block)
    if !role.isEmpty { attribute("class", role) }
    raw(">")
    content(&self)
    end(name)
  }

  /// Begins a start tag; attributes may follow, then a `>`.
  private mutating func begin(_ name: StaticString, _ block: Block? = nil) {
    raw("<")
    raw(name)
    if let block, !block.id.isEmpty { attribute("id", block.id) }
    if let block, !block.language.isEmpty { attribute("lang", block.language) }
  }

  private mutating func end(_ name: StaticString) {
    raw("</")
    raw(name)
    raw(">")
  }

  private mutating func attribute(_ name: StaticString, _ value: String) {
    raw(" ")
    raw(name)
    raw("=\"")
    HTMLText.append(value, to: &bytes, lineBreak: "\n")
    raw("\"")
  }
}

/// Escaping for HTML, the same for text and for attributes in double quotes.
enum HTMLText {
  /// Appends a text, in which a line break becomes what the caller wants.
  static func append(_ text: String, to bytes: inout [UInt8], lineBreak: StaticString) {
    var text = text
    text.withUTF8 { buffer in
      var start = 0
      for index in 0..<buffer.count {
        let byte = unsafe buffer[index]
        // Nothing above `>` has to be escaped, and that is most of any text.
        guard byte <= UInt8(ascii: ">"), let escape = escape(of: byte, lineBreak) else { continue }
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<index]))
        unsafe bytes.append(
          contentsOf: UnsafeBufferPointer(start: escape.utf8Start, count: escape.utf8CodeUnitCount))
        start = index + 1
      }
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
    }
  }

  private static func escape(of byte: UInt8, _ lineBreak: StaticString) -> StaticString? {
    switch byte {
    case UInt8(ascii: "\n"): lineBreak
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: nil
    }
  }
}
