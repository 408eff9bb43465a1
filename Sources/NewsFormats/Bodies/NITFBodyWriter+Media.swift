internal import ArticleModel
internal import XMLSyntax

/// Pictures, sound and the like.
extension NITFBodyWriter {
  /// Writes a medium where a block shows it.
  mutating func media(_ reference: MediaReference, of block: Block) {
    let medium = takeMedium(reference.mediaID) ?? Media(id: reference.mediaID)
    write(medium, caption: reference.caption, credit: reference.credit, of: block)
  }

  /// Writes the media that stood within lines.
  mutating func flushMedia() {
    // Their captions may hold further ones.
    while !pendingMedia.isEmpty {
      let pending = pendingMedia
      pendingMedia.removeAll(keepingCapacity: true)
      for id in pending {
        guard let medium = takeMedium(id) else { continue }
        write(medium, of: Block(.rule))
      }
    }
  }

  /// Writes the media that no block shows.
  mutating func remainingMedia() {
    flushMedia()
    for medium in unwrittenMedia { write(medium, of: Block(.rule)) }
    flushMedia()
  }

  private mutating func write(_ medium: Media, caption: RichText = RichText(), credit: String = "", of block: Block) {
    xml.start("media")
    xml.attribute("media-type", mediaType(medium.type))
    var frame = block
    frame.id = medium.id
    self.frame(frame)
    if !medium.title.isEmpty { metadata("title", medium.title) }
    if !extensions.isEmpty {
      let suffix = "[\(medium.id)]/media-metadata"
      for found in extensions where !found.name.isEmpty && found.anchor.hasSuffix(suffix) {
        metadata(found.name, found.value)
      }
    }
    references(of: medium)
    if !caption.isEmpty { line("media-caption", caption) }
    if !medium.caption.isEmpty, medium.caption != caption.text { line("media-caption", RichText(medium.caption)) }
    if !medium.credit.isEmpty { xml.element("media-producer", medium.credit) }
    if !credit.isEmpty, credit != medium.credit { xml.element("media-producer", credit) }
    xml.end()
  }

  /// The kind of a medium in NITF's words; one must be said.
  private func mediaType(_ type: String) -> String {
    switch type {
    case "picture": "image"
    case "": "other"
    default: type
    }
  }

  private mutating func metadata(_ name: String, _ value: String) {
    xml.start("media-metadata")
    xml.attribute("name", name)
    xml.attribute("value", value)
    xml.end()
  }

  /// One reference for each rendition; a medium without any has one that says what else there is.
  private mutating func references(of medium: Media) {
    var isFirst = true
    for rendition in medium.renditions.isEmpty ? [Media.Rendition()] : medium.renditions {
      xml.start("media-reference")
      attribute("source", rendition.href)
      attribute("name", rendition.name)
      attribute("mime-type", rendition.mediaType)
      count("width", rendition.width)
      count("height", rendition.height)
      if let duration = rendition.duration, duration >= 0 {
        count("time", duration)
        xml.attribute("time-unit-of-measure", "seconds")
      }
      if isFirst {
        attribute("alternate-text", medium.altText)
        attribute("copyright", medium.copyright)
      }
      xml.end()
      isFirst = false
    }
  }

  /// Adds a number that cannot be below 0.
  mutating func count(_ name: StaticString, _ value: Int?) {
    if let value, value >= 0 { xml.attribute(name, String(value)) }
  }
}
