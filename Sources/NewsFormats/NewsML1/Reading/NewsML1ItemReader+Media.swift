internal import ArticleModel
internal import XMLSyntax

/// Pictures, videos and sound: content items that stand elsewhere.
extension NewsML1ItemReader {
  // MARK: Components that are one medium

  /// Reads a component whose files are all of the same medium.
  ///
  /// - Parameters:
  ///   - node: The component.
  ///   - isArticle: Whether it is the whole item: then its lines and metadata are the article's, and were read.
  mutating func readMedium(_ node: XMLNode, isArticle: Bool) {
    tree.markRead(node)
    var medium = Media()
    let identifier = isArticle ? peek(.duid, of: node) : value(.duid, of: node)
    for attribute in tree.attributes(of: node)
    where name(attribute) == .equivalentsList || name(attribute) == .essential {
      tree.markRead(attribute)
    }
    readFiles(in: node, role: "", of: &medium)
    if !isArticle, let lines = tree.firstElement(.newsLines, of: node, in: NewsML1Name.vocabulary) {
      read(lines: lines, of: &medium)
    }
    medium.id = identifier
    if medium.type.isEmpty {
      medium.type = medium.renditions.first.map { NewsML1Words.kind(ofMediaType: $0.mediaType) } ?? ""
    }
    if !identifier.isEmpty { mediaByComponent[identifier] = article.media.count }
    article.media.append(medium)
  }

  private mutating func readFiles(in node: XMLNode, role outer: String, of medium: inout Media) {
    let stated = peek(formalNameOf: .role, in: node)
    var isRoleUsed = false
    for child in tree.elements(of: node) {
      switch name(child) {
      case .contentItem where isFile(child):
        medium.renditions.append(rendition(child, role: stated.isEmpty ? outer : stated, isNamed: &isRoleUsed))
        take(mediaType: child, of: &medium)
      case .contentItem:
        guard holdsText(child) else { continue }
        let text = PlainText.of(blocks(ofText: child))
        if !text.isEmpty { medium.caption += medium.caption.isEmpty ? text : "\n\n" + text }
        isRoleUsed = true
      case .newsComponent:
        tree.markRead(child)
        readFiles(in: child, role: stated.isEmpty ? outer : stated, of: &medium)
      default: break
      }
    }
    guard isRoleUsed, let role = tree.firstElement(.role, of: node, in: NewsML1Name.vocabulary) else { return }
    _ = formalName(role)
  }

  /// The kind of a medium is that of its first file; a preview of a video is a picture and no video.
  private mutating func take(mediaType node: XMLNode, of medium: inout Media) {
    guard let stated = tree.firstElement(.mediaType, of: node, in: NewsML1Name.vocabulary) else { return }
    let word = formalName(stated)
    let type = NewsML1Words.mediaTypes[word.lowercased()] ?? word
    if medium.type.isEmpty { medium.type = type }
  }

  private mutating func read(lines node: XMLNode, of medium: inout Media) {
    tree.markRead(node)
    for child in tree.elements(of: node) {
      switch name(child) {
      case .headLine where medium.title.isEmpty: medium.title = line(child)
      case .creditLine where medium.credit.isEmpty: medium.credit = line(child)
      case .copyrightLine where medium.copyright.isEmpty: medium.copyright = line(child)
      default: break
      }
    }
  }

  // MARK: Files

  /// A file; the role of its component names it unless a property does.
  private mutating func rendition(_ node: XMLNode, role: String, isNamed: inout Bool) -> Media.Rendition {
    tree.markRead(node)
    var rendition = Media.Rendition(href: value(.href, of: node))
    for child in tree.elements(of: node) {
      switch name(child) {
      case .mimeType: rendition.mediaType = formalName(child)
      case .characteristics: read(characteristics: child, of: &rendition)
      default: break
      }
    }
    if let format = tree.firstElement(.format, of: node, in: NewsML1Name.vocabulary), rendition.mediaType.isEmpty {
      let text = peek(.formalName, of: format)
      let known = ["jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "png": "image/png"][text.lowercased()]
      if let known {
        _ = formalName(format)
        rendition.mediaType = known
      } else if text.contains("/") {
        rendition.mediaType = formalName(format)
      }
    }
    if rendition.name.isEmpty {
      rendition.name = role
      isNamed = true
    }
    return rendition
  }

  private mutating func read(characteristics node: XMLNode, of rendition: inout Media.Rendition) {
    tree.markRead(node)
    for child in tree.elements(of: node) {
      if name(child) == .sizeInBytes {
        guard let size = Int(tree.peekText(of: child).trimmedOfSpace) else { continue }
        tree.markRead(child)
        _ = tree.text(of: child)
        rendition.size = size
        continue
      }
      guard name(child) == .property else { continue }
      let text = peek(.value, of: child)
      switch peek(.formalName, of: child) {
      case "Width" where Int(text) != nil, "PixelWidth" where Int(text) != nil: rendition.width = Int(text)
      case "Height" where Int(text) != nil, "PixelHeight" where Int(text) != nil: rendition.height = Int(text)
      case "Duration" where Int(text) != nil: rendition.duration = Int(text)
      case "ImageUse" where rendition.name.isEmpty: rendition.name = text
      case "MultiMediaUse" where rendition.name.isEmpty: rendition.name = text
      default:
        keep(property: child)
        continue
      }
      _ = formalName(child)
      _ = value(.value, of: child)
    }
  }

  /// A file that is a medium by itself.
  mutating func readMedia(of node: XMLNode) {
    var medium = Media()
    var isNamed = false
    medium.id = value(.duid, of: node)
    medium.renditions.append(rendition(node, role: "", isNamed: &isNamed))
    take(mediaType: node, of: &medium)
    if medium.type.isEmpty { medium.type = NewsML1Words.kind(ofMediaType: medium.renditions[0].mediaType) }
    if !medium.id.isEmpty { mediaByComponent[medium.id] = article.media.count }
    article.media.append(medium)
  }

  // MARK: Media of the text

  /// Joins the media that the text shows with the components that they refer to, such as `#photo1`.
  mutating func joinMedia() {
    for shown in body.media + html.media + nestedMedia {
      let target = shown.renditions.first?.href ?? ""
      if target.hasPrefix("#"), let index = mediaByComponent[String(target.dropFirst())] {
        // Blocks refer to it by the name that it has in the text.
        article.media[index].id = shown.id
        if article.media[index].caption.isEmpty { article.media[index].caption = shown.caption }
        mediaByComponent[String(target.dropFirst())] = nil
      } else if mediaByComponent[shown.id] == nil {
        article.media.append(shown)
      }
    }
    var taken = Set(article.media.map(\.id))
    var number = 0
    for index in article.media.indices where article.media[index].id.isEmpty {
      repeat { number += 1 } while taken.contains("media-\(number)")
      article.media[index].id = "media-\(number)"
      taken.insert("media-\(number)")
    }
  }
}
