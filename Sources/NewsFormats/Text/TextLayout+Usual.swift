internal import ArticleModel

extension TextLayout {
  /// The layout of an article that brings none: its parts in the usual order, a blank line between paragraphs, and a
  /// line break at the end.
  ///
  /// - Parameters:
  ///   - article: The article.
  ///   - covered: Parts that stand in the front matter.
  init(usual article: borrowing Article, without covered: Set<TextPiece> = []) {
    for piece in TextLayout.parts(of: article) where !covered.contains(piece) {
      if !items.isEmpty { items.append(.literal(TextLayout.separator(before: piece))) }
      // A slugline of several words would be taken for the headline.
      if piece == .slugline { items.append(.literal("SLUG: ")) }
      items.append(.piece(piece))
      if piece == .dateline {
        let endsInDash = article.dateline?.text.last.map { "—–-_".contains($0) } ?? false
        items.append(.literal(endsInDash ? " " : " — "))
      }
    }
    // The dateline begins the first paragraph.
    if let dateline = items.firstIndex(of: .piece(.dateline)), dateline + 2 < items.count,
      items[dateline + 2] == .literal("\n\n")
    {
      items.remove(at: dateline + 2)
    }
    if !items.isEmpty { items.append(.literal("\n")) }
  }

  private static func separator(before piece: TextPiece) -> String {
    switch piece {
    case .relatedTitle, .relatedAddress, .creditLine: "\n"
    default: "\n\n"
    }
  }

  /// Everything in an article that a text says, in the usual order.
  static func parts(of article: borrowing Article) -> [TextPiece] {
    var parts: [TextPiece] = []
    if !article.slugline.isEmpty { parts.append(.slugline) }
    if !article.takeKey.isEmpty { parts.append(.takeKey) }
    if article.embargo != nil { parts.append(.embargo) }
    for index in article.headlines.indices where !article.headlines[index].text.isEmpty {
      parts.append(.headline(index))
    }
    if !article.title.isEmpty, !article.headlines.contains(where: { !$0.text.isEmpty }) { parts.append(.title) }
    if !article.byline.isEmpty {
      parts.append(.byline)
    } else if article.contributors.contains(where: { $0.role == "author" && !$0.name.isEmpty }) {
      parts.append(.contributors)
    }
    if !article.creditLine.isEmpty { parts.append(.creditLine) }
    for index in article.summaries.indices where !article.summaries[index].text.isEmpty {
      parts.append(.summary(index))
    }
    if let dateline = article.dateline, !dateline.isInBody, !dateline.text.isEmpty,
      !begins(article.body.first, with: dateline.text)
    {
      parts.append(.dateline)
    }
    for index in article.body.indices { parts.append(.block(index)) }
    let shown = shownMedia(article.body)
    for index in article.media.indices {
      let medium = article.media[index]
      if !medium.caption.isEmpty, medium.id.isEmpty || !shown.contains(medium.id) { parts.append(.media(index)) }
    }
    for index in article.corrections.indices where !article.corrections[index].text.isEmpty {
      parts.append(.correction(index))
    }
    for index in article.rights.indices where !article.rights[index].notice.isEmpty { parts.append(.rights(index)) }
    for index in article.related.indices {
      let item = article.related[index]
      if !item.label.isEmpty, index == 0 || article.related[index - 1].label != item.label {
        parts.append(.relatedLabel(index))
      }
      if !item.title.isEmpty { parts.append(.relatedTitle(index)) }
      if !item.href.isEmpty { parts.append(.relatedAddress(index)) }
    }
    // Internal notes are not for publication.
    for index in article.editorialNotes.indices {
      let note = article.editorialNotes[index]
      if note.role != "internal", !note.text.isEmpty { parts.append(.note(index)) }
    }
    return parts
  }

  /// Whether a dateline stands in the first paragraph, although its source does not say so.
  private static func begins(_ block: Block?, with text: String) -> Bool {
    guard case .paragraph(let paragraph, _) = block?.content else { return false }
    return paragraph.text.hasPrefix(text)
  }

  /// The media that stand in a body.
  private static func shownMedia(_ blocks: [Block]) -> Set<String> {
    var shown: Set<String> = []
    for block in blocks {
      switch block.content {
      case .media(let reference): shown.insert(reference.mediaID)
      case .section(let blocks, _, _), .quotation(let blocks, _), .note(let blocks, _):
        shown.formUnion(shownMedia(blocks))
      default: break
      }
    }
    return shown
  }
}
