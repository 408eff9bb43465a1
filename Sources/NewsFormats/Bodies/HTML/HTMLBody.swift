internal import ArticleModel

/// Renders blocks as HTML, so that ``HTMLBodyReader`` finds the same blocks in it.
///
/// The fragment is well-formed: every tag is closed, every character that means something to HTML is escaped. What
/// HTML has no word for stands in `data-` attributes. The source's own markup, in `raw` blocks of the format `html` and in
/// embeds, is passed on as it is.
struct HTMLBody {
  var bytes: [UInt8] = []
  /// The captions of media, for blocks that only name them.
  let media: [Media]
  /// The language that is written.
  let syntax: Syntax
  /// Whether tags of elements without content end as XML wants it.
  private var isXML: Bool { syntax == .xhtml || syntax == .page }
  /// Whether what only WordPress understands may stand as it is.
  var isWordPress: Bool { syntax == .wordPress }
  /// Whether line breaks count as they are.
  private var isPreformatted = false

  /// The languages that a body can be written in.
  enum Syntax {
    /// A fragment of HTML.
    case html
    /// A fragment of XHTML.
    case xhtml
    /// A part of a page of HTML 5 that parsers of XML read in the same way, with nothing that is obsolete in HTML 5.
    ///
    /// Markup of the source is shown as it is, not passed on: ``HTMLPageContent`` takes it apart before.
    case page
    /// The text of a post of WordPress: HTML with its comments and shortcodes as they are.
    case wordPress
  }

  /// Renders the body of an article.
  static func bytes(of article: borrowing Article, syntax: Syntax = .html) -> [UInt8] {
    bytes(of: article.body, media: article.media, syntax: syntax)
  }

  /// Renders blocks.
  static func bytes(of blocks: [Block], media: [Media], syntax: Syntax = .html) -> [UInt8] {
    var body = HTMLBody(media: media, syntax: syntax)
    body.append(blocks)
    return body.bytes
  }

  /// Renders a text with its marks.
  static func bytes(of text: RichText, syntax: Syntax = .html) -> [UInt8] {
    var body = HTMLBody(media: [], syntax: syntax)
    body.append(text)
    return body.bytes
  }

  init(media: [Media], syntax: Syntax) {
    self.media = media
    self.syntax = syntax
  }

  // MARK: Blocks

  mutating func append(_ blocks: [Block]) {
    for block in blocks { append(block) }
  }

  mutating func append(_ block: Block) {
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
          if !entry.blocks.isEmpty { body.element("dd") { $0.append(entry.blocks) } }
        }
      }
    case .quotation(let blocks, let source):
      element("blockquote", block) { body in
        body.append(blocks)
        if !source.isEmpty { body.element("footer") { $0.append(source) } }
      }
    case .preformatted(let text, let tabular):
      preformatted(block, tabular ? " class=\"tabular\"" : "", startsWithBreak: text.text.utf8.first == 0x0A) {
        $0.append(text)
      }
    case .table(let table): append(table, block)
    case .media(let reference): append(reference, block)
    case .embed(let embed): append(embed, block)
    case .note(let blocks, let role): element("aside", block, role) { $0.append(blocks) }
    case .section(let blocks, let role, let label):
      element("section", block, role) { body in
        if !label.isEmpty {
          body.raw("<h2 class=\"label\">")
          body.append(label)
          body.end("h2")
        }
        body.append(blocks)
      }
    case .rule:
      begin("hr", block)
      endVoid()
    case .raw(let format, let value): append(raw: value, format, block)
    }
  }

  private mutating func append(raw value: String, _ format: String, _ block: Block) {
    if format == "html", !isXML { return bytes.append(contentsOf: value.utf8) }
    // Comments do not show, and are found again.
    if format == WordPressText.format, isWordPress || !isXML && WordPressText.isMarker(value) {
      // Two shortcodes side by side would be read as one text.
      if isWordPress, let last = bytes.last, last != UInt8(ascii: ">") { raw("\n\n") }
      return bytes.append(contentsOf: value.utf8)
    }
    begin("pre", block)
    attribute("data-format", format)
    raw(">")
    isPreformatted = true
    if value.utf8.first == 0x0A, !isXML { raw("\n") }
    append(value)
    isPreformatted = false
    end("pre")
  }

  /// HTML takes the first line break away.
  private mutating func preformatted(
    _ block: Block, _ attributes: StaticString, startsWithBreak: Bool, _ content: (inout HTMLBody) -> Void
  ) {
    begin("pre", block)
    raw(attributes)
    raw(">")
    if startsWithBreak, !isXML { raw("\n") }
    isPreformatted = true
    content(&self)
    isPreformatted = false
    end("pre")
  }

  private mutating func append(_ items: [[Block]], _ ordered: Bool, _ start: Int?, _ block: Block) {
    let name: StaticString = ordered ? "ol" : "ul"
    begin(name, block)
    if ordered, let start { attribute("start", String(start)) }
    raw(">")
    for item in items {
      guard isWordPress else {
        element("li") { $0.append(content: item) }
        continue
      }
      // WordPress has the comments of its editor around an item, not in it.
      let start = item.firstIndex { !HTMLBody.isMarker($0) } ?? item.endIndex
      let end = item[start...].lastIndex { !HTMLBody.isMarker($0) }.map { $0 + 1 } ?? item.endIndex
      append(Array(item[..<start]))
      element("li") { $0.append(content: Array(item[start..<end])) }
      append(Array(item[end...]))
    }
    end(name)
  }

  private static func isMarker(_ block: Block) -> Bool {
    guard case .raw(WordPressText.format, let value) = block.content else { return false }
    return WordPressText.isMarker(value)
  }

  /// Appends blocks; one plain paragraph is its text.
  private mutating func append(content blocks: [Block]) {
    if blocks.count == 1, case .paragraph(let text, let role) = blocks[0].content, role.isEmpty,
      blocks[0].id.isEmpty, blocks[0].language.isEmpty, blocks[0].attributes.isEmpty
    {
      append(text)
    } else {
      append(blocks)
    }
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
      align(cell.alignment)
      raw(">")
      append(content: cell.blocks)
      end(name)
    }
  }

  private mutating func align(_ alignment: String) {
    switch (syntax, alignment) {
    case (_, ""): break
    case (.page, "left"), (.page, "right"), (.page, "center"), (.page, "justify"):
      attribute("style", "text-align: \(alignment)")
    case (.page, _): attribute("data-align", alignment)
    default: attribute("align", alignment)
    }
  }

  // MARK: Text

  mutating func append(_ text: String) {
    HTMLText.append(text, to: &bytes, lineBreak: isPreformatted ? "\n" : isXML ? "<br/>" : "<br>")
  }

  mutating func append(_ text: RichText) {
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

  // MARK: Tags

  mutating func raw(_ markup: StaticString) {
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  mutating func element(
    _ name: StaticString, _ block: Block? = nil, _ role: String = "", _ content: (inout HTMLBody) -> Void
  ) {
    begin(name, block)
    if !role.isEmpty { attribute(HTMLName.roles.contains(role) ? "class" : "data-role", role) }
    raw(">")
    content(&self)
    end(name)
  }

  /// Begins a start tag; attributes may follow, then a `>`.
  mutating func begin(_ name: StaticString, _ block: Block? = nil) {
    raw("<")
    raw(name)
    guard let block else { return }
    if !block.id.isEmpty { attribute("id", block.id) }
    if !block.language.isEmpty { language(block.language) }
    for item in block.attributes { attribute(own: item) }
  }

  /// Ends the tag of an element that never has content.
  mutating func endVoid() { raw(isXML ? "/>" : ">") }

  mutating func end(_ name: StaticString) {
    raw("</")
    raw(name)
    raw(">")
  }

  mutating func attribute(_ name: StaticString, _ value: String) {
    raw(" ")
    raw(name)
    raw("=\"")
    HTMLText.append(value, to: &bytes, lineBreak: isXML ? "&#10;" : "\n")
    raw("\"")
  }

  mutating func language(_ tag: String) { attribute(syntax == .xhtml ? "xml:lang" : "lang", tag) }

  /// Writes an attribute of the source, if its name can stand in HTML.
  mutating func attribute(own item: Attribute) {
    let isName = item.name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F
    }
    guard isName, !item.name.isEmpty else { return }
    raw(" data-news-")
    bytes.append(contentsOf: item.name.utf8)
    raw("=\"")
    HTMLText.append(item.value, to: &bytes, lineBreak: isXML ? "&#10;" : "\n")
    raw("\"")
  }
}
