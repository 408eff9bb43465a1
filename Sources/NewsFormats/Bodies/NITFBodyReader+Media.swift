internal import ArticleModel
internal import XMLSyntax

/// Pictures, sound and the like.
extension NITFBodyReader {
  /// Adds a medium to the article's, and a block that shows it.
  func append(media node: XMLNode, to blocks: inout [Block]) {
    let (reference, frame) = medium(node, hasBlock: true)
    blocks.append(frame.block(.media(reference)))
  }

  /// Adds a medium to the article's, and U+FFFC to the text.
  func appendMedium(_ node: XMLNode) {
    let (reference, _) = aside { medium(node, hasBlock: false) }
    let mark = buffer.open(.object(mediaID: reference.mediaID))
    buffer.appendObject()
    buffer.close(mark)
  }

  /// Adds a medium to the article's without showing it anywhere.
  func register(media node: XMLNode) { _ = aside { medium(node, hasBlock: false) } }

  /// The medium of a paragraph that holds nothing else.
  func soleMedium(_ node: XMLNode) -> XMLNode? {
    guard let first = tree.firstChild(of: node) else { return nil }
    // Most paragraphs begin with words.
    if tree.isText(first), !tree.isWhiteSpace(first) { return nil }
    var found: XMLNode?
    for child in tree.children(of: node) {
      if tree.isText(child) {
        if !tree.isWhiteSpace(child) { return nil }
      } else {
        guard found == nil, name(child) == .media else { return nil }
        found = child
      }
    }
    return found
  }

  /// Reads a medium; without a block only its type and identifier have a place, and the rest is left unread.
  private func medium(_ node: XMLNode, hasBlock: Bool) -> (MediaReference, Frame) {
    var medium = Media()
    var frame = Frame()
    if hasBlock {
      frame = self.frame(node) { name, attribute in
        guard name == .mediaType else { return false }
        medium.type = self.mediaType(self.tree.string(of: attribute))
        return true
      }
    } else {
      tree.markRead(node)
      for attribute in tree.attributes(of: node) {
        switch name(attribute) {
        case .mediaType: medium.type = mediaType(tree.string(of: attribute))
        case .id: frame.id = tree.string(of: attribute)
        default: break
        }
      }
    }
    medium.id = frame.id.isEmpty ? nextMediaID : frame.id
    frame.id = ""
    var caption = RichText()
    var place: String?
    for child in tree.elements(of: node) {
      switch name(child) {
      case .mediaReference: read(reference: child, into: &medium)
      case .mediaCaption:
        // Only a block's caption has marks: without one their codes are left to be extensions.
        let text = hasBlock ? richText(child) : RichText(plainText(child))
        caption = caption.isEmpty ? text : joined(caption, text)
      case .mediaProducer:
        let credit = plainText(child)
        medium.credit = medium.credit.isEmpty ? credit : medium.credit + ", " + credit
      case .mediaMetadata where medium.title.isEmpty && tree.string(.name, of: child, in: vocabulary) == "title":
        tree.markRead(child)
        medium.title = tree.string(.value, of: child, in: vocabulary) ?? ""
      case .mediaMetadata:
        let anchor = place ?? "\(tree.anchor(of: node))[\(medium.id)]/media-metadata"
        place = anchor
        read(metadata: child, anchor: anchor)
      default: break
      }
    }
    medium.caption = caption.text
    let reference = MediaReference(mediaID: medium.id, caption: caption, credit: medium.credit)
    add(medium)
    return (reference, frame)
  }

  /// Two texts on lines of their own.
  private func joined(_ first: RichText, _ second: RichText) -> RichText {
    guard !second.isEmpty else { return first }
    let shift = first.text.unicodeScalars.count + 1
    let marks = second.marks.map { Mark($0.kind, start: $0.start + shift, end: $0.end + shift) }
    return RichText(first.text + "\n" + second.text, marks: first.marks + marks)
  }

  /// NITF's word for the kind of a medium, in the model's words.
  private func mediaType(_ type: String) -> String { type == "image" ? "picture" : type }

  private func read(reference node: XMLNode, into medium: inout Media) {
    tree.markRead(node)
    var rendition = Media.Rendition()
    var time: XMLAttribute?
    var isInSeconds = true
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .source, .href: rendition.href = tree.string(of: attribute)
      case .mimeType: rendition.mediaType = tree.string(of: attribute)
      case .width: rendition.width = integer(attribute, of: node)
      case .height: rendition.height = integer(attribute, of: node)
      case .name: rendition.name = tree.string(of: attribute)
      case .alternateText: take(attribute, of: node, into: &medium.altText)
      case .copyright: take(attribute, of: node, into: &medium.copyright)
      case .sourceCredit: take(attribute, of: node, into: &medium.credit)
      case .time: time = attribute
      case .timeUnit:
        let unit = tree.string(of: attribute)
        isInSeconds = unit.hasPrefix("sec") || unit == "s"
        if !isInSeconds { keep(attribute, unit, of: node) }
      default: break
      }
    }
    if let time, isInSeconds { rendition.duration = integer(time, of: node) }
    if rendition.href.isEmpty { rendition.href = tree.string(.dataLocation, of: node, in: vocabulary) ?? "" }
    medium.renditions.append(rendition)
  }

  /// What the files of a medium say about it: the first of them wins, others that differ are kept beside it.
  private func take(_ attribute: XMLAttribute, of node: XMLNode, into field: inout String) {
    let value = tree.string(of: attribute)
    if field.isEmpty {
      field = value
    } else if field != value, !value.isEmpty {
      keep(attribute, value, of: node)
    }
  }

  private func read(metadata node: XMLNode, anchor: String) {
    tree.markRead(node)
    add(
      Extension(
        anchor: anchor, name: tree.string(.name, of: node, in: vocabulary) ?? "",
        value: tree.string(.value, of: node, in: vocabulary) ?? ""))
  }
}
