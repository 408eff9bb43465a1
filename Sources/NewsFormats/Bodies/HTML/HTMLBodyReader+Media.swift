internal import ArticleModel
internal import HTMLSyntax

extension HTMLBodyReader {
  // MARK: Pictures

  /// Takes a picture.
  func image(_ tag: HTMLTag) {
    let text = tag.attribute("alt") ?? ""
    guard !isSingleText, aside == nil, leaf?.kind != .raw else { return words(text) }
    guard let address = pictureAddress(tag) else {
      if let source = tag.attribute("src"), !source.isEmpty { remove("a picture with an address that is not allowed") }
      return words(text)
    }
    var medium = Media(type: "picture", title: tag.attribute("title") ?? "", altText: text)
    medium.renditions = [
      Media.Rendition(href: address, width: pixels(tag.attribute("width")), height: pixels(tag.attribute("height")))
    ]
    insert(add(medium, id: tag.attribute("data-media-id") ?? ""))
  }

  /// The address of a picture; pages that load late have it elsewhere.
  private func pictureAddress(_ tag: HTMLTag) -> String? {
    let stated = tag.attribute("src").flatMap { HTMLAddress.picture($0) }
    if let stated, !stated.hasPrefix("data:") { return resolved(stated) }
    for address in [tag.attribute("data-src"), tag.attribute("data-lazy-src"), tag.attribute("data-original")] {
      if let address = address.flatMap({ HTMLAddress.picture($0) }) { return resolved(address) }
    }
    return stated
  }

  private func pixels(_ value: String?) -> Int? {
    guard let value, let number = Int(value.hasSuffix("px") ? String(value.dropLast(2)) : value) else { return nil }
    return number > 0 ? number : nil
  }

  /// Takes words that stand in an attribute.
  private func words(_ text: String) {
    guard !text.isEmpty else { return }
    var text = text
    text.withUTF8 { unsafe characters($0.span) }
  }

  /// Adds a medium, unless it is there already, and returns its identifier.
  private func add(_ medium: Media, id: String) -> String {
    let address = medium.renditions.first?.href ?? ""
    if id.isEmpty, !address.isEmpty, let index = mediaByAddress[address] {
      if media[index].altText.isEmpty { media[index].altText = medium.altText }
      return media[index].id
    }
    var medium = medium
    medium.id = id.isEmpty ? "media-\(media.count + 1)" : id
    if !address.isEmpty { mediaByAddress[address] = media.count }
    media.append(medium)
    return medium.id
  }

  /// Puts a medium into the text at hand.
  private func insert(_ id: String) {
    prepareText()
    let number = buffer.open(.object(mediaID: id))
    buffer.appendObject()
    buffer.close(number)
  }

  /// Makes a text that is nothing but pictures blocks of their own.
  ///
  /// - Returns: `false` when there are words in it, or when a picture is a link to something else.
  func appendMedia(of text: RichText, _ leaf: HTMLLeaf) -> Bool {
    guard isObjects(text.text) else { return false }
    var target = ""
    for mark in text.marks {
      guard case .link(let href, _, _) = mark.kind else { continue }
      guard HTMLAddress.isPicture(href) else { return false }
      target = href
    }
    var style = leaf.style
    for mark in text.marks {
      guard case .object(let id) = mark.kind else { continue }
      if !target.isEmpty { addFullSize(target, to: id) }
      append(style.block(.media(MediaReference(mediaID: id))))
      style = HTMLBlockStyle()
    }
    return true
  }

  /// Whether a text is nothing but objects, with white space between them; most texts tell by their first byte.
  private func isObjects(_ text: String) -> Bool {
    if let first = text.utf8.first, first > 0x20, first != 0xEF { return false }
    return text.unicodeScalars.allSatisfy { $0 == "\u{FFFC}" || $0 == " " || $0 == "\n" }
  }

  /// A small picture that leads to a large one: both are files of the same medium.
  private func addFullSize(_ address: String, to id: String) {
    guard let index = media.firstIndex(where: { $0.id == id }),
      !media[index].renditions.contains(where: { $0.href == address })
    else { return }
    media[index].renditions.append(Media.Rendition(href: address))
  }

  // MARK: Figures

  func beginFigure(_ tag: HTMLTag) {
    guard pushFrame(.figure, tag) else { return }
    frames[frames.count - 1].role = tag.attribute("data-media-id") ?? ""
  }

  /// Makes a figure blocks: one medium takes the caption, anything else has it behind.
  func endFigure(_ frame: inout HTMLFrame) {
    if frame.blocks.isEmpty, !frame.role.isEmpty {
      // Its medium has no file that could be shown.
      let id = add(Media(), id: frame.role)
      frame.blocks = [Block(.media(MediaReference(mediaID: id)))]
    }
    if frame.blocks.count == 1, case .media(var reference) = frame.blocks[0].content {
      if !frame.role.isEmpty, frame.role != reference.mediaID { rename(reference.mediaID, to: frame.role) }
      if !frame.role.isEmpty { reference.mediaID = frame.role }
      reference.caption = frame.caption
      reference.credit = frame.words
      return append(frame.style.block(.media(reference)))
    }
    for block in frame.blocks { append(block) }
    if !frame.caption.isEmpty { append(Block(.paragraph(frame.caption, role: "caption"))) }
    if !frame.words.isEmpty { append(Block(.paragraph(RichText(frame.words), role: "caption"))) }
  }

  private func rename(_ old: String, to new: String) {
    guard let index = media.firstIndex(where: { $0.id == old }) else { return }
    media[index].id = new
  }

  // MARK: Players

  /// Takes a video or a sound; its files may stand within it.
  func beginPlayer(_ tag: HTMLTag) {
    var medium = Media(type: tag.element == .video ? "video" : "audio", title: tag.attribute("title") ?? "")
    if let address = tag.attribute("src").flatMap({ HTMLAddress.picture($0) }) {
      medium.renditions.append(
        Media.Rendition(
          href: resolved(address), width: pixels(tag.attribute("width")), height: pixels(tag.attribute("height"))))
    }
    if let poster = tag.attribute("poster").flatMap({ HTMLAddress.picture($0) }), !poster.isEmpty {
      medium.renditions.append(Media.Rendition(name: "poster", href: resolved(poster)))
    }
    // What stands within, beside its files, is for those who cannot play it.
    guard !isSingleText else { return skip = HTMLSkip(tag.element) }
    medium.id = tag.attribute("data-media-id") ?? "media-\(media.count + 1)"
    media.append(medium)
    insert(medium.id)
    skip = HTMLSkip(tag.element, .player(media.count - 1))
  }

  /// Adds a file to a video or sound.
  func addSource(_ tag: HTMLTag, to index: Int) {
    guard tag.element == .source, let address = tag.attribute("src").flatMap({ HTMLAddress.picture($0) }) else {
      return
    }
    let href = resolved(address)
    guard !media[index].renditions.contains(where: { $0.href == href }) else { return }
    let poster = media[index].renditions.lastIndex { $0.name == "poster" }
    media[index].renditions.insert(
      Media.Rendition(href: href, mediaType: tag.attribute("type") ?? ""),
      at: poster ?? media[index].renditions.count)
  }

  // MARK: Embeds

  /// Takes a frame: what is shown in it lives elsewhere.
  ///
  /// The words in it are for those who cannot see it.
  func frame(_ tag: HTMLTag) {
    if tag.attribute("srcdoc") != nil { return remove("iframe with srcdoc") }
    for address in [tag.attribute("src"), tag.attribute("data-src"), tag.attribute("data-lazy-src")] {
      if let address, embed(address, title: tag.attribute("data-provider")) { return }
    }
    remove("iframe")
  }

  /// Takes what a plug-in used to show.
  func plugin(_ address: String?, of tag: HTMLTag) {
    if let address, embed(address) { return }
    remove(tag.name)
  }

  /// Takes the address that an object has as a parameter.
  func parameter(_ tag: HTMLTag) {
    guard ["movie", "src"].contains(tag.attribute("name")?.lowercased() ?? "") else { return }
    if let address = tag.attribute("value") { _ = embed(address) }
  }

  /// Shows what lives elsewhere behind the text at hand, which it does not interrupt.
  private func embed(_ address: String, title provider: String? = nil) -> Bool {
    guard let address = HTMLAddress.page(address), !isSingleText else { return false }
    let url = resolved(address)
    let embed = Embed(provider: provider ?? EmbedProvider.name(of: url), url: url)
    let isInText = leaf != nil && !buffer.isEmpty
    let former = isInText ? pendingEmbeds.last : frames[frames.count - 1].blocks.last
    if case .embed(let last) = former?.content, last == embed { return true }
    if isInText {
      pendingEmbeds.append(Block(.embed(embed)))
    } else {
      endText()
      append(Block(.embed(embed)))
    }
    return true
  }

  // MARK: Links

  func beginLink(_ tag: HTMLTag) {
    // A link within a link ends the one around it.
    if marks.contains(where: { $0.element == .a }) { closeMark(.a) }
    if let id = tag.attribute("data-media-id") { return beginFile(tag, id) }
    guard let stated = tag.attribute("href") else { return openMark(.a, nil) }
    guard let address = HTMLAddress.link(stated) else {
      remove("a link with a scheme that is not allowed")
      return openMark(.a, nil)
    }
    openMark(
      .a,
      .link(href: resolved(address), rel: tag.attribute("rel") ?? "", title: tag.attribute("title") ?? ""))
  }

  /// Takes a medium that can only be linked to, such as a document; its words are its title.
  private func beginFile(_ tag: HTMLTag, _ id: String) {
    guard !isSingleText else { return openMark(.a, nil) }
    var medium = Media(id: id, type: tag.attribute("data-media-type") ?? "")
    if let address = tag.attribute("href").flatMap({ HTMLAddress.link($0) }) {
      medium.renditions = [Media.Rendition(href: resolved(address), mediaType: tag.attribute("type") ?? "")]
    }
    media.append(medium)
    insert(id)
    skip = HTMLSkip(.a, .file(media.count - 1))
  }
}
