internal import ArticleModel
internal import XMLSyntax

/// `contentSet` and `groupSet`: the content itself.
extension NewsMLG2ItemWriter {
  /// Whether there is a text, with the media that it shows.
  func hasText(_ article: Article) -> Bool { !article.isNewsMLG2Package && !article.body.isEmpty }

  /// The text, and the files of the media that it does not show.
  mutating func writeContent(of article: Article) {
    let shown = MediaIDs(in: article.body).all
    let loose = article.media.filter { !shown.contains($0.id) }
    guard hasText(article) || !loose.isEmpty else { return }
    var files: [[String]] = []
    var count = 0
    for medium in loose {
      files.append(medium.renditions.indices.map { body.newIdentifier("file-\(number)-\(count + $0 + 1)") })
      count += medium.renditions.count
    }
    writeDetails(of: loose, files: files)
    guard hasText(article) || count > 0 else { return }
    body.xml.start("contentSet")
    if hasText(article) { writeText(of: article) }
    writeFiles(of: loose, files: files)
    body.xml.end()
  }

  // MARK: Text

  private mutating func writeText(of article: Article) {
    body.xml.start("inlineXML")
    body.xml.attribute(
      "contenttype", options.newsMLG2Body == .nitf ? "application/nitf+xml" : "application/xhtml+xml")
    if let count = article.wordCount, count >= 0 { body.xml.attribute("wordcount", String(count)) }
    switch options.newsMLG2Body {
    case .nitf: writeNITF(of: article)
    case .xhtml: writeXHTML(of: article)
    }
    body.xml.end()
  }

  private mutating func writeNITF(of article: Article) {
    body.xml.start("nitf")
    body.xml.namespace("http://iptc.org/std/NITF/2006-10-18/")
    body.xml.attribute("version", "-//IPTC//DTD NITF 3.6//EN")
    body.xml.attribute("change.date", "September 11, 2009")
    body.xml.attribute("change.time", "12:26")
    body.xml.start("body")
    var blocks = article.body
    var tagline: Block?
    if let last = blocks.last, case .paragraph(let text, "signoff") = last.content, !text.isEmpty {
      tagline = last
      blocks.removeLast()
    }
    body.xml.start("body.content")
    body.blocks(blocks)
    body.xml.end()
    if let tagline, case .paragraph(let text, _) = tagline.content {
      body.xml.start("body.end")
      body.line("tagline", text, of: tagline)
      body.xml.end()
    }
    body.xml.end()
    body.xml.end()
  }

  /// A page of XHTML, whose title is the article's.
  private mutating func writeXHTML(of article: Article) {
    let headline = article.headlines.first { $0.role.isEmpty || $0.role == "main" }?.text ?? ""
    body.xml.start("html")
    body.xml.namespace("http://www.w3.org/1999/xhtml")
    body.xml.start("head")
    body.xml.element("title", headline.isEmpty ? article.title : headline)
    body.xml.end()
    body.xml.start("body", isMixed: true)
    // One by one, so that markup of the source that is not balanced ends with its block.
    for block in article.body {
      XHTMLCopy.append(HTMLBody.bytes(of: [block], media: article.media, syntax: .xhtml), to: &body.xml)
    }
    body.xml.end()
    body.xml.end()
  }

  // MARK: Files

  /// What there is to say about each medium.
  private mutating func writeDetails(of media: [Media], files: [[String]]) {
    for (medium, files) in zip(media, files) {
      body.xml.start("partMeta")
      if !files.isEmpty { body.xml.attribute("contentrefs", files.joined(separator: " ")) }
      if !medium.title.isEmpty { prose("headline", Prose(RichText(medium.title)), allowsBreaks: false) }
      line("creditline", medium.credit)
      if !medium.caption.isEmpty {
        prose("description", Prose(RichText(medium.caption), role: "caption"), known: .description, allowsBreaks: true)
      }
      for (part, value) in [
        (NewsMLG2OwnProperty.Part.id, medium.id), (.type, medium.type), (.altText, medium.altText),
        (.copyright, medium.copyright),
      ] where !value.isEmpty { property("partMetaExtProperty", part.rawValue, value) }
      body.xml.end()
    }
  }

  private mutating func writeFiles(of media: [Media], files: [[String]]) {
    for (medium, files) in zip(media, files) {
      for (rendition, file) in zip(medium.renditions, files) {
        body.xml.start("remoteContent")
        body.xml.attribute("id", file)
        word("rendition", "renditionuri", rendition.name, known: .rendition)
        target(rendition.href)
        if !rendition.mediaType.isEmpty { body.xml.attribute("contenttype", rendition.mediaType) }
        body.count("size", rendition.size)
        body.count("width", rendition.width)
        body.count("height", rendition.height)
        body.count("duration", rendition.duration)
        body.xml.end()
      }
    }
  }

  // MARK: Packages

  /// Groups; the first one is the root, and a member that is a group of the package refers to it.
  mutating func write(_ package: Package) {
    guard !package.groups.isEmpty else { return }
    var identifiers: [String] = []
    var groups: [String: String] = [:]
    for (index, group) in package.groups.enumerated() {
      let id = body.claim(group.id) ? group.id : body.newIdentifier("group-\(number)-\(index + 1)")
      identifiers.append(id)
      if !group.id.isEmpty, groups[group.id] == nil { groups[group.id] = id }
    }
    body.xml.start("groupSet")
    body.xml.attribute("root", identifiers[0])
    for (index, group) in package.groups.enumerated() {
      body.xml.start("group")
      body.xml.attribute("id", identifiers[index])
      word("role", "roleuri", group.role)
      if index == 0 { word("mode", "modeuri", package.mode, known: .mode) }
      for member in group.members where !member.id.isEmpty || !member.title.isEmpty { write(member, groups: groups) }
      if group.id != identifiers[index] {
        property("groupExtProperty", NewsMLG2OwnProperty.Part.id.rawValue, group.id)
      }
      body.xml.end()
    }
    body.xml.end()
  }

  private mutating func write(_ member: Package.Member, groups: [String: String]) {
    if let group = groups[member.id], member.title.isEmpty {
      body.xml.start("groupRef")
      body.xml.attribute("idref", group)
      body.xml.end()
      return
    }
    body.xml.start("itemRef")
    if !member.id.isEmpty { body.xml.attribute("residref", member.id) }
    if !member.title.isEmpty { prose("title", Prose(RichText(member.title)), allowsBreaks: false) }
    body.xml.end()
  }

  /// The structure of a package that is a text besides, for which `newsItem` has no place.
  mutating func writeOwn(_ package: Package) {
    start("itemMetaExtProperty")
    body.xml.attribute("reluri", NewsMLG2OwnProperty.prefix + NewsMLG2OwnProperty.Field.package.rawValue)
    if !package.mode.isEmpty { body.xml.attribute("value", package.mode) }
    for group in package.groups {
      related(.group, group.id) { writer in
        writer.related([(.role, group.role)])
        for member in group.members { writer.related(.member, member.id) { $0.related([(.title, member.title)]) } }
      }
    }
    body.xml.end()
  }
}
