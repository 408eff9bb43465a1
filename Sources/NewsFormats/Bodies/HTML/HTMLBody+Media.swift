internal import ArticleModel

extension HTMLBody {
  mutating func append(_ reference: MediaReference, _ block: Block) {
    if isWordPress, appendShortcode(reference, block) { return }
    begin("figure", block)
    attribute("data-media-id", reference.mediaID)
    raw(">")
    show(reference.mediaID)
    let medium = media.first { $0.id == reference.mediaID }
    let caption = reference.caption.isEmpty ? RichText(medium?.caption ?? "") : reference.caption
    let credit = reference.credit.isEmpty ? medium?.credit ?? "" : reference.credit
    if !caption.isEmpty || !credit.isEmpty {
      element("figcaption") { body in
        body.append(caption)
        guard !credit.isEmpty else { return }
        if !caption.isEmpty { body.raw(" ") }
        body.element("small") { $0.append(credit) }
      }
    }
    end("figure")
  }

  /// Writes a picture as WordPress has it that came from its shortcode for captions.
  ///
  /// - Returns: `false` when it did not, or when the shortcode cannot say all.
  private mutating func appendShortcode(_ reference: MediaReference, _ block: Block) -> Bool {
    guard let medium = media.first(where: { $0.id == reference.mediaID }), let file = file(of: medium),
      isPicture(medium), reference.credit.isEmpty, !reference.caption.isEmpty, block.id.isEmpty,
      block.language.isEmpty, !reference.caption.text.utf8.contains(UInt8(ascii: "[")),
      WordPressShortcode.isCaption(block.attributes)
    else { return false }
    raw("[caption")
    for attribute in block.attributes { bytes.append(contentsOf: " \(attribute.name)=\"\(attribute.value)\"".utf8) }
    raw("]")
    picture(medium, file, id: reference.mediaID)
    raw(" ")
    append(reference.caption)
    raw("[/caption]")
    return true
  }

  mutating func append(_ embed: Embed, _ block: Block) {
    guard embed.html.isEmpty else { return bytes.append(contentsOf: embed.html.utf8) }
    begin("iframe", block)
    attribute("src", embed.url)
    if embed.provider != EmbedProvider.name(of: embed.url) { attribute("data-provider", embed.provider) }
    raw(">")
    end("iframe")
  }

  /// Shows a medium within text.
  mutating func showInline(_ mediaID: String) {
    guard let medium = media.first(where: { $0.id == mediaID }), isPicture(medium), let file = file(of: medium) else {
      return show(mediaID)
    }
    picture(medium, file, id: mediaID)
  }

  /// A picture, a player, or a link to what is neither.
  private mutating func show(_ mediaID: String) {
    guard let medium = media.first(where: { $0.id == mediaID }), let file = file(of: medium) else { return }
    if isPicture(medium) {
      picture(medium, file, id: "")
    } else if medium.type == "video" || medium.type == "audio" {
      player(medium, file, medium.type == "video" ? "video" : "audio")
    } else {
      begin("a")
      attribute("href", file.href)
      attribute("data-media-id", mediaID)
      if !medium.type.isEmpty { attribute("data-media-type", medium.type) }
      raw(">")
      append(medium.title.isEmpty ? file.href : medium.title)
      end("a")
    }
  }

  private func isPicture(_ medium: Media) -> Bool {
    medium.type.isEmpty || medium.type == "picture" || medium.type == "graphic"
  }

  /// The file that is shown: the first that has an address.
  private func file(of medium: Media) -> Media.Rendition? {
    medium.renditions.first { !$0.href.isEmpty && $0.name != "poster" }
  }

  private mutating func picture(_ medium: Media, _ file: Media.Rendition, id: String) {
    begin("img")
    attribute("src", file.href)
    attribute("alt", medium.altText)
    if !medium.title.isEmpty { attribute("title", medium.title) }
    if let width = file.width { attribute("width", String(width)) }
    if let height = file.height { attribute("height", String(height)) }
    if !id.isEmpty { attribute("data-media-id", id) }
    endVoid()
  }

  private mutating func player(_ medium: Media, _ file: Media.Rendition, _ name: StaticString) {
    begin(name)
    attribute("src", file.href)
    if let poster = medium.renditions.first(where: { $0.name == "poster" }) { attribute("poster", poster.href) }
    if !medium.title.isEmpty { attribute("title", medium.title) }
    if let width = file.width { attribute("width", String(width)) }
    if let height = file.height { attribute("height", String(height)) }
    raw(" controls=\"\">")
    end(name)
  }
}
