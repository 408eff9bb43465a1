internal import ArticleModel
internal import HTMLSyntax

extension HTMLBodyReader {
  /// Takes a start tag.
  func startTag(_ tag: HTMLTag) {
    if skip != nil { return startSkippedTag(tag) }
    begin(tag)
    if isXML, tag.isSelfClosing, !tag.element.isVoid { endTag(tag.element) }
  }

  private func begin(_ tag: HTMLTag) {
    switch tag.element {
    case .p:
      if beginBlock() { openLeaf(HTMLLeaf(.paragraph, tag)) }
    case .br: breakLine()
    case .a: beginLink(tag)
    case .h1: beginHeading(1, tag)
    case .h2: beginHeading(2, tag)
    case .h3: beginHeading(3, tag)
    case .h4: beginHeading(4, tag)
    case .h5: beginHeading(5, tag)
    case .h6: beginHeading(6, tag)
    case .img: image(tag)
    case .ul, .ol, .menu, .dir: beginList(tag)
    case .li: beginItem(tag)
    case .blockquote: pushFrame(.quotation, tag)
    case .section: if pushFrame(.section, tag) { frames[frames.count - 1].role = HTMLName.role(of: tag) }
    case .details: if pushFrame(.section, tag) { frames[frames.count - 1].role = "details" }
    case .aside: if pushFrame(.note, tag) { frames[frames.count - 1].role = HTMLName.role(of: tag) }
    case .dl: pushFrame(.definitions, tag)
    case .dt: beginTerm()
    case .dd: beginDefinition()
    case .pre, .listing, .xmp, .plaintext: beginPreformatted(tag)
    case .hr:
      if beginBlock() { append(HTMLBlockStyle(tag).block(.rule)) }
    case .table: pushFrame(.table, tag)
    case .caption:
      if top == .table {
        endText()
        openLeaf(HTMLLeaf(.tableCaption))
      } else {
        beginBlock()
      }
    case .thead: beginTablePart(.head)
    case .tbody: beginTablePart(.body)
    case .tfoot: beginTablePart(.foot)
    case .tr: beginRow()
    case .td, .th: beginCell(tag)
    case .figure: beginFigure(tag)
    case .figcaption: beginPart(of: .figure, HTMLLeaf(.figureCaption))
    case .footer: beginPart(of: .quotation, HTMLLeaf(.source))
    case .summary: beginPart(of: .section, HTMLLeaf(.label))
    case .video, .audio: beginPlayer(tag)
    case .iframe: frame(tag)
    case .embed: plugin(tag.attribute("src"), of: tag)
    case .object, .applet: plugin(tag.attribute("data"), of: tag)
    case .param: parameter(tag)
    case .svg, .math: beginForeign(tag)
    case .script, .style, .template, .title: beginSkip(tag)
    case .rt: beginAside(.reading)
    case .rp: beginAside(.fallback)
    case .option: if leaf != nil { buffer.separate() }
    default:
      if beginInline(tag) { return }
      if tag.element.isBlock {
        beginBlock()
      } else if isXML, tag.element == .other, leaf != nil {
        // An element of somebody's own: whatever it is, it holds words of its own.
        buffer.separateWords()
      }
    }
  }

  private func beginInline(_ tag: HTMLTag) -> Bool {
    if leaf == nil, tag.element == .cite, top == .quotation {
      openLeaf(HTMLLeaf(.source))
      return true
    }
    if leaf?.kind == .figureCaption, tag.element == .small || tag.element == .cite {
      beginAside(.credit)
      return true
    }
    // In preformatted text code is the usual thing.
    if tag.element == .code, let leaf, leaf.isPreformatted, buffer.isEmpty {
      openMark(.code, nil)
      return true
    }
    guard let kind = inlineKind(tag) else { return false }
    let language = tag.attributeCount > 0 && tag.element != .span ? tag.attribute("lang") ?? "" : ""
    openMark(tag.element, kind, language: language)
    return true
  }

  private func beginHeading(_ level: Int, _ tag: HTMLTag) {
    if top == .section, leaf == nil, tag.attributeCount > 0, tag.attribute("class") == "label",
      frames[frames.count - 1].blocks.isEmpty, frames[frames.count - 1].words.isEmpty
    {
      return openLeaf(HTMLLeaf(.label))
    }
    if case .heading = leaf?.kind { endText() }
    if beginBlock() { openLeaf(HTMLLeaf(.heading(level), tag)) }
  }

  private func beginPreformatted(_ tag: HTMLTag) {
    guard beginBlock() else { return }
    if let format = tag.attribute("data-format") {
      openLeaf(HTMLLeaf(.raw, role: format, style: HTMLBlockStyle(tag)))
    } else {
      openLeaf(HTMLLeaf(.preformatted(isTabular: tag.attribute("class") == "tabular"), tag))
    }
  }

  /// Begins a text that belongs to the container directly around it.
  private func beginPart(of kind: HTMLFrame.Kind, _ leaf: HTMLLeaf) {
    guard top == kind, self.leaf?.isSealed != true else {
      beginBlock()
      return
    }
    endText()
    openLeaf(leaf)
  }

  // MARK: Ends

  /// Takes an end tag.
  func endTag(_ tag: HTMLTag) { endTag(tag.element) }

  private func endTag(_ element: HTMLElement) {
    if let skip {
      guard skip.element == element else { return }
      if skip.depth > 1 { self.skip?.depth -= 1 } else { endSkip() }
      return
    }
    switch element {
    case .p: endBlock()
    case .br: breakLine()
    case .svg, .math: foreignDepth = max(0, foreignDepth - 1)
    case .h1, .h2, .h3, .h4, .h5, .h6:
      if let leaf, leaf.kind == .label || isHeading(leaf) { endText() } else { endBlock() }
    case .ul, .ol, .menu, .dir: closeFrame(element, .list)
    case .li: closeFrame(element, .item)
    case .dl: closeFrame(element, .definitions)
    case .dd: closeFrame(element, .definition)
    case .blockquote: closeFrame(element, .quotation)
    case .section, .details: closeFrame(element, .section)
    case .aside: closeFrame(element, .note)
    case .table: closeFrame(element, .table)
    case .thead, .tbody, .tfoot:
      if closeToTable(orRow: false) { frames[frames.count - 1].part = .body }
    case .tr: if top != .table { closeFrame(element, .row) }
    case .td, .th: closeFrame(element, .cell)
    case .figure: closeFrame(element, .figure)
    case .pre, .listing, .xmp, .plaintext: if leaf?.isPreformatted == true { endText() }
    case .caption: end(.tableCaption)
    case .figcaption: end(.figureCaption)
    case .dt: end(.term)
    case .summary: end(.label)
    case .footer: end(.source)
    case .rt, .rp: endAside()
    case .small, .cite:
      if case .credit = aside?.purpose {
        endAside()
      } else if element == .cite, leaf?.kind == .source, !marks.contains(where: { $0.element == .cite }) {
        endText()
      } else {
        closeMark(element)
      }
    case .option: if leaf != nil { buffer.separate() }
    default:
      if element.isBlock {
        endBlock()
      } else if element != .other {
        closeMark(element)
      } else if isXML, leaf != nil {
        buffer.separateFromNextWord()
      }
    }
  }

  private func isHeading(_ leaf: HTMLLeaf) -> Bool { if case .heading = leaf.kind { true } else { false } }

  private func end(_ kind: HTMLLeaf.Kind) {
    if leaf?.kind == kind { endText() } else { endBlock() }
  }

  // MARK: What is passed over

  private func beginSkip(_ tag: HTMLTag) {
    switch tag.element {
    // A drawing has titles of its own, which are words like others.
    case .title: if foreignDepth == 0 { skip = HTMLSkip(.title, .title) }
    case .template: skip = HTMLSkip(tag.element)
    default:
      remove(tag.name)
      skip = HTMLSkip(tag.element)
    }
  }

  /// Begins a drawing or a formula, which bodies have no place for; its words stay.
  private func beginForeign(_ tag: HTMLTag) {
    remove(tag.name)
    foreignDepth += 1
  }

  private func startSkippedTag(_ tag: HTMLTag) {
    guard let skip else { return }
    switch tag.element {
    case skip.element where !(isXML && tag.isSelfClosing): self.skip?.depth += 1
    case .source: if case .player(let index) = skip.purpose { addSource(tag, to: index) }
    default: break
    }
  }
}

extension HTMLElement {
  /// Whether it never has content.
  var isVoid: Bool {
    switch self {
    case .area, .base, .br, .col, .embed, .hr, .img, .input, .link, .meta, .param, .source, .track, .wbr: true
    default: false
    }
  }

  /// Whether it begins a line of its own, and means nothing more here.
  var isBlock: Bool {
    switch self {
    case .address, .article, .body, .button, .center, .dialog, .div, .fieldset, .footer, .form, .header, .hgroup, .html,
      .head, .legend, .main, .marquee, .nav, .search, .select, .textarea, .figcaption, .caption, .summary, .optgroup,
      .frameset:
      true
    default: false
    }
  }
}
