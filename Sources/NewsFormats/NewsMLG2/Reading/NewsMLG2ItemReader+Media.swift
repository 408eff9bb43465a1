internal import ArticleModel
internal import XMLSyntax

/// `remoteContent`, `partMeta` and `icon`: files, and what is said about them.
extension NewsMLG2ItemReader {
  /// Reads the files of the content as media.
  ///
  /// A `partMeta` that names files makes a medium of them. All other files of a kind are renditions of one medium, until
  /// one comes that has a rendition's name again.
  mutating func read(files: [XMLNode]) {
    var parts: [String: Int] = [:]
    var owners: [Int: Int] = [:]
    let first = article.media.count
    for node in tree.elements(of: tree.root) where name(node) == .partMeta {
      read(part: node, files: files, into: &parts)
    }
    for file in files {
      let part = identifier(of: file).flatMap { parts[$0] }
      if let part, owners[part] != nil || part >= first { owners[part] = part }
      let rendition = rendition(file)
      if let part {
        append(rendition, of: file, to: part)
      } else {
        appendLoose(rendition, of: file, from: first, parts: Set(parts.values))
      }
    }
    readIcons()
    nameMedia(from: first)
  }

  private func identifier(of node: XMLNode) -> String? {
    for attribute in tree.attributes(of: node) where name(attribute) == .id { return tree.peek(attribute) }
    return nil
  }

  /// Reads what is said about a part, if it is about files or is this project's own.
  private mutating func read(part node: XMLNode, files: [XMLNode], into parts: inout [String: Int]) {
    var references: [String] = []
    for attribute in tree.attributes(of: node) where name(attribute) == .contentrefs {
      references = tree.peek(attribute).split(separator: " ").map(String.init)
    }
    let known = references.filter { reference in files.contains { identifier(of: $0) == reference } }
    let isOwn = tree.elements(of: node).contains { child in
      name(child) == .partMetaExtProperty
        && tree.attributes(of: child).contains { tree.peek($0).hasPrefix(NewsMLG2OwnProperty.prefix) }
    }
    guard !known.isEmpty || isOwn else { return }
    tree.markRead(node)
    for attribute in tree.attributes(of: node) where name(attribute) == .contentrefs { tree.markRead(attribute) }
    var medium = Media()
    var headline = TextField()
    var credit = TextField()
    var description = TextField()
    for child in tree.elements(of: node) {
      switch name(child) {
      case .headline: take(child, into: &headline)
      case .creditline: take(child, into: &credit)
      case .description: take(child, into: &description)
      case .partMetaExtProperty:
        if let own = NewsMLG2OwnValue(child, in: tree), !medium.take(own) {
          article.extensions.append(
            Extension(anchor: tree.anchor(of: child), name: NewsMLG2OwnProperty.prefix + own.name, value: own.value))
        }
      default: break
      }
    }
    medium.title = text(of: headline)
    medium.credit = text(of: credit)
    medium.caption = text(of: description)
    if let node = description.node, word(node, .role, .roleuri, known: .description) != "caption" {
      for attribute in tree.attributes(of: node) where name(attribute) == .role {
        article.extensions.append(
          Extension(anchor: tree.anchor(of: node) + "@role", name: "role", value: tree.string(of: attribute)))
      }
    }
    for reference in known { parts[reference] = article.media.count }
    article.media.append(medium)
  }

  private mutating func append(_ rendition: Media.Rendition, of file: XMLNode, to index: Int) {
    article.media[index].renditions.append(rendition)
    if article.media[index].type.isEmpty { article.media[index].type = kind(of: rendition) }
  }

  private mutating func appendLoose(
    _ rendition: Media.Rendition, of file: XMLNode, from first: Int, parts: Set<Int>
  ) {
    let kind = kind(of: rendition)
    let known = article.media.indices.last { index in
      index >= first && !parts.contains(index) && article.media[index].type == kind
        && !article.media[index].renditions.contains {
          !rendition.name.isEmpty && $0.name == rendition.name && $0.mediaType == rendition.mediaType
            && $0.width == rendition.width
        }
    }
    if let known {
      article.media[known].renditions.append(rendition)
    } else {
      article.media.append(Media(id: identifier(of: file) ?? "", type: kind, renditions: [rendition]))
      for attribute in tree.attributes(of: file) where name(attribute) == .id { tree.markRead(attribute) }
    }
  }

  /// The kind of a file: what its media type says, else the kind of the item.
  private func kind(of rendition: Media.Rendition) -> String {
    switch rendition.mediaType.prefix(while: { $0 != "/" }).lowercased() {
    case "image": ["graphic", "animation"].contains(article.type) ? article.type : "picture"
    case "video": "video"
    case "audio": "audio"
    case "text": "text"
    default: article.type
    }
  }

  private mutating func rendition(_ node: XMLNode) -> Media.Rendition {
    tree.markRead(node)
    var rendition = Media.Rendition(name: word(node, .rendition, .renditionuri, known: .rendition))
    var identifier: XMLAttribute?
    var unit = "seconds"
    for attribute in tree.attributes(of: node) where name(attribute) == .durationunit {
      unit = NewsMLG2QCode(tree.peek(attribute))?.code ?? tree.peek(attribute)
      if unit == "seconds" { tree.markRead(attribute) }
    }
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .href: rendition.href = Self.trimmed(tree.string(of: attribute))
      case .residref: identifier = attribute
      case .contenttype: rendition.mediaType = tree.string(of: attribute)
      case .width: rendition.width = integer(attribute)
      case .height: rendition.height = integer(attribute)
      case .size: rendition.size = integer(attribute)
      case .duration where unit == "seconds": rendition.duration = integer(attribute)
      case .id where article.media.contains { !$0.id.isEmpty }: tree.markRead(attribute)
      default: break
      }
    }
    if rendition.href.isEmpty, let identifier { rendition.href = tree.string(of: identifier) }
    return rendition
  }

  /// Media that have no identifier of their own get one that blocks can refer to.
  private mutating func nameMedia(from first: Int) {
    var taken = Set(article.media.map(\.id))
    var number = 0
    for index in article.media.indices where index >= first && article.media[index].id.isEmpty {
      var id = ""
      repeat {
        number += 1
        id = "media-\(number)"
      } while taken.contains(id)
      taken.insert(id)
      article.media[index].id = id
    }
  }

  /// Small pictures that stand for the content.
  private mutating func readIcons() {
    for node in tree.elements(of: tree.root) where name(node) == .contentMeta {
      for icon in tree.elements(of: node) where name(icon) == .icon {
        var rendition = rendition(icon)
        guard rendition.href != "" else { continue }
        if rendition.name.isEmpty { rendition.name = "icon" }
        article.media.append(Media(type: "picture", renditions: [rendition]))
      }
    }
  }

  /// Takes a file that stands in the item itself, as an address that holds it.
  ///
  /// - Returns: Whether it is one.
  mutating func readFile(in node: XMLNode) -> Bool {
    guard name(node) == .inlineData, !hasElements(node) else { return false }
    var type = ""
    var isEncoded = false
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .contenttype: type = tree.peek(attribute).lowercased()
      case .encoding: isEncoded = tree.peek(attribute).lowercased().hasSuffix("base64")
      default: break
      }
    }
    guard isEncoded, ["image/", "video/", "audio/", "application/pdf"].contains(where: { type.hasPrefix($0) }),
      Base64.decoded(tree.peekText(of: node)) != nil
    else { return false }
    for attribute in tree.attributes(of: node) where name(attribute) == .encoding { tree.markRead(attribute) }
    var rendition = rendition(node)
    let code = tree.text(of: node).filter { !$0.isWhitespace }
    rendition.href = "data:\(type);base64,\(code)"
    article.media.append(Media(type: kind(of: rendition), renditions: [rendition]))
    return true
  }
}
