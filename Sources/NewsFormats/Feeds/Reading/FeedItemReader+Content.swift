internal import ArticleModel
internal import XMLSyntax

/// The body, the summaries and the media.
extension FeedItemReader {
  /// Chooses the body among the elements that hold content; a description beside it is a summary.
  func readContent() {
    var best: (node: XMLNode, rank: Int)?
    for content in contents {
      if isEmpty(content.node) {
        tree.markSubtreeRead(content.node)
      } else if content.rank < best?.rank ?? .max {
        best = content
      }
    }
    if let best {
      readBody(best.node)
    } else if let node = description, own.leaves("body", open: article.body.isEmpty) {
      description = nil
      readBody(node)
    }
    if let description { summaries.insert(description, at: 0) }
    for node in summaries { readSummary(node) }
  }

  private func isEmpty(_ node: XMLNode) -> Bool { tree.isWhiteSpace(node) && !hasElements(node) }

  private func readBody(_ node: XMLNode) {
    guard own.leaves("body", open: article.body.isEmpty) else { return tree.markSubtreeRead(node) }
    rebase(node)
    let former = html.removals.count
    if setting.isWordPress {
      article.body = tree.withText(of: node) { WordPressText.blocks(of: $0, html: html) }
    } else {
      article.body = blocks(node, isAtom: name(node) == .atomContent)
    }
    let language = language(node)
    if !language.isEmpty {
      if article.language.isEmpty {
        article.language = language
      } else {
        for index in article.body.indices where article.body[index].language.isEmpty {
          article.body[index].language = language
        }
      }
    }
    if html.removals.count > former {
      let removals = html.removals[former...].joined(separator: ", ")
      context.warn("feed-html", "left out of the text: \(removals)", at: node, in: tree)
    }
    if !html.title.isEmpty, article.title.isEmpty, !article.headlines.contains(where: { $0.text == html.title }) {
      article.title = html.title
    }
  }

  private func readSummary(_ node: XMLNode) {
    guard own.leaves("summaries", open: true) else { return tree.markSubtreeRead(node) }
    guard !isEmpty(node) else { return }
    rebase(node)
    let name = name(node)
    let prose = Prose(
      text(node, isAtom: name == .atomSummary), role: name == .itunesSubtitle ? "subtitle" : "",
      language: language(node))
    // Podcasts say the same in several elements.
    if !prose.text.isEmpty, !article.summaries.contains(where: { $0.text == prose.text }) {
      article.summaries.append(prose)
    }
  }

  // MARK: Media

  func readMedium(_ node: XMLNode) {
    guard own.leaves("media", open: true) else {
      if name(node)?.isMedia == true { tree.markSubtreeRead(node) }
      return
    }
    switch name(node) {
    case .enclosure: media.append(Media(renditions: [rendition(node)]))
    case .mediaContent: media.found.append(medium(of: [node], about: node))
    case .mediaGroup: readGroup(node)
    case .mediaThumbnail: media.thumbnails.append(rendition(node, name: "thumbnail"))
    case .mediaTitle, .mediaDescription, .mediaCredit, .mediaCopyright: media.remarks.append(node)
    case .itunesImage:
      let address = resolved(attribute(.href, of: node))
      if !address.isEmpty { media.thumbnails.append(.init(name: "cover", href: address)) }
    case .itunesDuration: media.durations.append(node)
    case .image: readImage(node)
    default: break
    }
  }

  private func readGroup(_ node: XMLNode) {
    tree.markRead(node)
    let contents = tree.elements(of: node).filter { name($0) == .mediaContent }
    guard contents.isEmpty, !tree.elements(of: node).contains(where: { name($0) == .mediaThumbnail }) else {
      return media.found.append(medium(of: contents, about: node))
    }
    // A group without files is about the item itself.
    for child in tree.elements(of: node) {
      if name(child) == .mediaDescription { summaries.append(child) } else { media.remarks.append(child) }
    }
  }

  private func readImage(_ node: XMLNode) {
    for child in tree.elements(of: node) where name(child) == .url {
      tree.markRead(node)
      media.found.append(Media(type: "picture", renditions: [.init(href: resolved(line(child)))]))
    }
  }

  private func rendition(_ node: XMLNode, name renditionName: String = "") -> Media.Rendition {
    var rendition = Media.Rendition(name: renditionName)
    tree.markRead(node)
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .url: rendition.href = resolved(tree.string(of: attribute))
      case .type: rendition.mediaType = tree.string(of: attribute)
      case .length, .fileSize: rendition.size = number(attribute, of: node)
      case .width: rendition.width = number(attribute, of: node)
      case .height: rendition.height = number(attribute, of: node)
      case .duration: rendition.duration = number(attribute, of: node)
      default: break
      }
    }
    return rendition
  }

  /// A medium of Media RSS: its files, and what is said about them in an element.
  private func medium(of contents: [XMLNode], about node: XMLNode) -> Media {
    var medium = Media()
    for content in contents {
      medium.renditions.append(rendition(content))
      if medium.type.isEmpty { medium.type = FeedMediaType.kind(ofMedium: attribute(.medium, of: content)) }
      if content != node { describe(&medium, by: content) }
    }
    describe(&medium, by: node)
    medium.completeType()
    return medium
  }

  private func describe(_ medium: inout Media, by node: XMLNode) {
    for child in tree.elements(of: node) {
      if name(child) == .mediaThumbnail {
        medium.renditions.append(rendition(child, name: "thumbnail"))
      } else {
        remark(child, on: &medium)
      }
    }
  }

  /// Takes what an element says about a medium, unless that is known already.
  private func remark(_ node: XMLNode, on medium: inout Media) {
    let field: WritableKeyPath<Media, String>
    switch name(node) {
    case .mediaTitle: field = \.title
    case .mediaDescription: field = \.caption
    case .mediaCredit: field = \.credit
    case .mediaCopyright: field = \.copyright
    default: return
    }
    guard medium[keyPath: field].isEmpty else { return }
    medium[keyPath: field] = text(node, isAtom: false).text
  }

  /// Puts together what belongs together: files that are named twice, and remarks on the only medium.
  func completeMedia() {
    let isOpen = own.leaves("media", open: true)
    guard isOpen else {
      let known = article.media
      article.media += html.media.filter { found in !known.contains { $0.id == found.id } }
      return
    }
    if !media.isEmpty {
      if media.found.isEmpty, !media.thumbnails.isEmpty {
        media.found.append(Media(type: "picture", renditions: media.thumbnails))
      } else if !media.found.isEmpty {
        media.found[0].renditions += media.thumbnails
      }
      if media.found.count == 1 { for node in media.remarks { remark(node, on: &media.found[0]) } }
      readDurations()
    }
    article.media = media.merged(with: html.media)
  }

  private func readDurations() {
    guard let node = media.durations.first, media.found.count == 1, media.found[0].renditions.count == 1,
      media.found[0].renditions[0].duration == nil
    else { return }
    guard let seconds = FeedMediaType.seconds(plainText(node)) else {
      return context.warn("feed-number", "the duration is not a number of seconds or a time", at: node, in: tree)
    }
    media.found[0].renditions[0].duration = seconds
  }
}

/// What an item says about media, while it is being read.
struct FeedItemMedia {
  var found: [Media] = []
  /// Small pictures of what is found, or pictures on their own.
  var thumbnails: [Media.Rendition] = []
  /// Elements that say something about the only medium.
  var remarks: [XMLNode] = []
  var durations: [XMLNode] = []

  var isEmpty: Bool { found.isEmpty && thumbnails.isEmpty }

  /// A title among the remarks, where there is nothing that it could be the title of.
  func title(in tree: XMLTree) -> XMLNode? {
    guard isEmpty else { return nil }
    return remarks.first { tree.name(of: $0, in: FeedName.vocabulary) == .mediaTitle }
  }

  /// Takes a link to an enclosure.
  mutating func append(_ link: Link) {
    append(Media(title: link.title, renditions: [.init(href: link.href, mediaType: link.type, size: link.length)]))
  }

  /// Takes a file whose media type tells what it is.
  mutating func append(_ medium: Media) {
    found.append(medium)
    found[found.count - 1].completeType()
  }

  /// The media without repetitions, with those that were met in the body behind them.
  func merged(with body: [Media]) -> [Media] {
    guard !found.isEmpty else { return body }
    var merged: [Media] = []
    for medium in found {
      let known = merged.firstIndex { $0.shares(with: medium) }
      if let known { merged[known].complete(with: medium) } else { merged.append(medium) }
    }
    for medium in body {
      if let known = merged.firstIndex(where: { $0.id.isEmpty && $0.shares(with: medium) }) {
        // The text refers to it by its identifier, and what it says of it comes first.
        var shown = medium
        shown.complete(with: merged[known])
        merged[known] = shown
      } else {
        merged.append(medium)
      }
    }
    return merged
  }
}

extension Media {
  /// Gives it the kind that the media type of its files tells, unless it is stated.
  fileprivate mutating func completeType() {
    guard type.isEmpty, let file = renditions.firstIndex(where: { !$0.mediaType.isEmpty }) else { return }
    type = FeedMediaType.kind(of: renditions[file].mediaType)
  }

  fileprivate func shares(with other: Media) -> Bool {
    renditions.contains { mine in !mine.href.isEmpty && other.renditions.contains { $0.href == mine.href } }
  }

  /// Takes over what another description of the same medium says besides.
  fileprivate mutating func complete(with other: Media) {
    for field in [\Media.type, \.title, \.caption, \.altText, \.credit, \.copyright] where self[keyPath: field].isEmpty
    {
      self[keyPath: field] = other[keyPath: field]
    }
    for rendition in other.renditions {
      guard let known = renditions.firstIndex(where: { $0.href == rendition.href }) else {
        renditions.append(rendition)
        continue
      }
      if renditions[known].mediaType.isEmpty { renditions[known].mediaType = rendition.mediaType }
      for field in [\Media.Rendition.width, \.height, \.size, \.duration]
      where renditions[known][keyPath: field] == nil {
        renditions[known][keyPath: field] = rendition[keyPath: field]
      }
    }
  }
}
