internal import ArticleModel
internal import JSONSyntax

/// Makes articles of the items of a feed, one after the other.
struct JSONFeedItemReader {
  var values = JSONFeedValues(tree: JSONTree())
  private let html = HTMLBodyReader()
  private var decoder = CanonicalJSONDecoder(tree: JSONTree())
  private let options: ReadingOptions
  /// The project's own extension of the item at hand.
  private var news: JSONNode?
  private var article = Article()
  private var media = JSONFeedMedia()
  /// The legacy author, who counts when there are no authors.
  private var author: JSONNode?

  private var tree: JSONTree { values.tree }

  init(options: ReadingOptions) { self.options = options }

  /// Reads an item, or reports why it cannot be read.
  mutating func read(
    _ tree: JSONTree, source: String, version: String, collection: ArticleCollection, sink: any ArticleSink
  ) -> Article? {
    values.tree = tree
    values.sink = sink
    values.articleID = ""
    defer { values.sink = nil }
    for diagnostic in tree.diagnostics { sink.report(diagnostic) }
    guard tree.kind(of: tree.root) == .object else {
      let location = tree.location(of: tree.root)
      sink.report(Diagnostic(.error, "jsonfeed-item", "an item must be an object", at: location))
      return nil
    }
    article = Article()
    media = JSONFeedMedia()
    author = nil
    readNews()
    guard readIdentity() else { return nil }
    if !isStated("provenance") {
      article.provenance.format = "jsonfeed"
      article.provenance.formatVersion = version
      article.provenance.source = source
      article.provenance.line = tree.location(of: tree.root).line
    }
    let content = readMembers()
    readContent(content, home: collection.feedReference?.url ?? "")
    inherit(from: collection)
    article.extensions += values.unread()
    var result = Article()
    swap(&result, &article)
    return result
  }

  // MARK: The project's own extension

  /// Reads what the project's own extension holds, which wins over all other members.
  private mutating func readNews() {
    news = nil
    guard let found = tree.member("_news", of: tree.root) else { return }
    guard tree.kind(of: found) == .object else { return values.refuse(found, type: "an object") }
    news = found
    decoder.begin(tree)
    decoder.members(of: found, into: &article)
    tree.markSubtreeRead(found)
    for var diagnostic in decoder.diagnostics {
      diagnostic.articleID = article.id
      values.sink?.report(diagnostic)
    }
    article.extensions += decoder.extensions.map { found in
      var found = found
      found.anchor = "_news/\(found.anchor)"
      return found
    }
  }

  /// Whether the project's own extension says something about a field, be it that it is empty.
  private func isStated(_ name: StaticString) -> Bool { news.flatMap { tree.member(name, of: $0) } != nil }

  private mutating func infer(_ path: String, _ rule: String) {
    article.provenance.inferred.removeAll { $0.path == path }
    article.provenance.inferred.append(Provenance.Inference(path: path, rule: rule))
  }

  // MARK: Identity

  /// Reads the identifier; an item that has none may be known by its address.
  private mutating func readIdentity() -> Bool {
    if let url = tree.member("url", of: tree.root) {
      let stated = values.string(url) ?? ""
      if !isStated("url") { article.url = address(stated, path: "url") }
    }
    let member = tree.member("id", of: tree.root)
    if let member {
      switch tree.kind(of: member) {
      case .string: article.id = tree.text(of: member)
      case .number, .true, .false:
        // The standard wants it read as text.
        article.id = tree.text(of: member)
        values.warn("jsonfeed-id", "id must be a string; it is read as “\(article.id)”", at: member)
      case .object, .array, .null: values.refuse(member, type: "a string")
      }
    }
    if article.id.isEmpty {
      let node = member ?? tree.root
      guard !article.url.isEmpty else {
        let location = tree.location(of: node)
        values.sink?.report(
          Diagnostic(.error, "jsonfeed-id", "an item without an id and a url cannot be told from others", at: location))
        return false
      }
      article.id = article.url
      infer("id", "the item's url")
      values.warn("jsonfeed-id", "the item has no id; it is known by its url", at: node)
    }
    values.articleID = article.id
    return true
  }

  /// An address as it is seen from the base that the user states; the source's own spelling is kept.
  private mutating func address(_ text: String, path: String) -> String {
    guard !options.base.isEmpty, !text.isEmpty, news == nil, !text.hasPrefix("http") else { return text }
    let resolved = URIReference(text).resolved(against: URIReference(options.base)).text
    if resolved != text { article.provenance.spellings.append(.init(path: path, text: text)) }
    return resolved
  }

  // MARK: Members

  /// Where the text of an item stands.
  private struct Content {
    var html: JSONNode?
    var text: JSONNode?
  }

  private mutating func readMembers() -> Content {
    var content = Content()
    for member in tree.children(of: tree.root) {
      switch values.name(of: member) {
      case .title:
        guard let text = values.string(member), !text.isEmpty, !isStated("headlines") else { break }
        article.headlines.append(Prose(RichText(text), role: "main"))
      case .summary:
        guard let text = values.string(member), !text.isEmpty, !isStated("summaries") else { break }
        article.summaries.append(Prose(RichText(text)))
      case .externalURL:
        let text = values.string(member) ?? ""
        if !isStated("externalUrl") { article.externalURL = address(text, path: "externalUrl") }
      case .language:
        let text = values.string(member) ?? ""
        if !isStated("language") { article.language = text }
      case .contentHTML: content.html = member
      case .contentText: content.text = member
      case .image: values.read(member, into: &media.image)
      case .bannerImage: values.read(member, into: &media.banner)
      case .datePublished:
        let date = date(member, path: "published")
        if !isStated("published") { article.published = date }
      case .dateModified:
        let date = date(member, path: "versionCreated")
        if !isStated("versionCreated") { article.versionCreated = date }
      case .authors:
        let authors = values.authors(member, pictures: &article.extensions)
        if !isStated("contributors") { article.contributors = authors }
      case .author: author = member
      case .tags: readTags(member)
      case .attachments: readAttachments(member)
      default: break
      }
    }
    readLegacyAuthor()
    return content
  }

  /// Reads the author of version 1, who may stand beside the authors of version 1.1.
  private mutating func readLegacyAuthor() {
    guard let author else { return }
    if isStated("contributors") { return tree.markSubtreeRead(author) }
    guard article.contributors.isEmpty else {
      let name = tree.member("name", of: author)
      // Who is named again says nothing new; anyone else becomes an extension.
      if let name, article.contributors.contains(where: { "\"\($0.name)\"" == tree.source(of: name) }) {
        _ = values.author(author, pictures: &article.extensions)
      }
      return
    }
    if let found = values.author(author, pictures: &article.extensions) { article.contributors = [found] }
  }

  private mutating func readTags(_ node: JSONNode) {
    guard let elements = values.elements(node) else { return }
    let isWanted = !isStated("keywords")
    for element in elements {
      if let tag = values.string(element), isWanted, !tag.isEmpty { article.keywords.append(tag) }
    }
  }

  private mutating func readAttachments(_ node: JSONNode) {
    guard let elements = values.elements(node) else { return }
    for element in elements {
      guard let members = values.members(element) else { continue }
      var attachment = JSONFeedMedia.Attachment()
      for member in members {
        switch values.name(of: member) {
        case .url: values.read(member, into: &attachment.url)
        case .mimeType: values.read(member, into: &attachment.mediaType)
        case .title: values.read(member, into: &attachment.title)
        case .sizeInBytes: attachment.size = values.amount(member)
        case .durationInSeconds: attachment.duration = values.amount(member)
        default: break
        }
      }
      if attachment.url.isEmpty { values.warn("jsonfeed-attachment", "the attachment has no url", at: element) }
      if attachment.mediaType.isEmpty {
        values.warn("jsonfeed-attachment", "the attachment has no mime_type", at: element)
      }
      media.attachments.append(attachment)
    }
  }

  /// Reads a date; another spelling than that of RFC 3339 is warned about, and what is no date becomes an extension.
  private mutating func date(_ node: JSONNode, path: String) -> NewsDate? {
    guard let text = values.string(node), !text.isEmpty else { return nil }
    let name = tree.key(of: node) ?? ""
    guard let date = NewsDate(text) ?? ProseDate.find(in: text) else {
      values.warn("jsonfeed-date", "\(name) must be a date in RFC 3339, not “\(text)”", at: node)
      article.extensions.append(Extension(anchor: name, name: name, value: text))
      return nil
    }
    if date.precision < .second || date.offset == nil || NewsDate(text) == nil {
      values.warn("jsonfeed-date", "\(name) must be a date in RFC 3339; “\(text)” is read as \(date)", at: node)
    }
    if date.description != text, !isStated("provenance") {
      article.provenance.spellings.append(.init(path: path, text: text))
    }
    return date
  }

  // MARK: Content

  private mutating func readContent(_ content: Content, home: String) {
    // What this project wrote has its addresses as they were in the source.
    let near = URIReference.hasScheme(article.url) ? article.url : home
    html.begin(base: options.base.isEmpty ? news == nil ? near : "" : options.base)
    var isRead = false
    if let node = content.html {
      if tree.kind(of: node) == .string {
        article.body = tree.withBytes(of: node) { html.blocks(of: $0) }
        isRead = true
      } else {
        values.refuse(node, type: "a string")
      }
    }
    if let node = content.text {
      if tree.kind(of: node) != .string {
        values.refuse(node, type: "a string")
      } else if !isRead {
        article.body = tree.withBytes(of: node) { PlainParagraphs.paragraphs(of: $0) }
        isRead = true
      }
      // A text beside the HTML is another form of it, and is kept as it is: it becomes an extension.
    }
    if !isRead { values.warn("jsonfeed-content", "the item has neither content_html nor content_text", at: tree.root) }
    if let node = content.html, !html.removals.isEmpty {
      let removals = html.removals.joined(separator: ", ")
      values.warn("jsonfeed-html", "left out of content_html: \(removals)", at: node)
    }
    if !html.title.isEmpty, article.title.isEmpty, !article.headlines.contains(where: { $0.text == html.title }) {
      article.title = html.title
    }
    readMedia()
  }

  private mutating func readMedia() {
    if isStated("media") {
      let known = article.media
      article.media += html.media.filter { found in !known.contains { $0.id == found.id } }
      return
    }
    let base = html
    if !media.image.isEmpty { media.image = base.resolved(media.image) }
    if !media.banner.isEmpty { media.banner = base.resolved(media.banner) }
    for index in media.attachments.indices {
      media.attachments[index].url = base.resolved(media.attachments[index].url)
    }
    article.media = media.media(withBody: html.media)
  }

  // MARK: The feed's

  /// Takes from the feed what holds for all of its items that say nothing else.
  private mutating func inherit(from collection: ArticleCollection) {
    if article.language.isEmpty, !collection.language.isEmpty, !isStated("language") {
      article.language = collection.language
      infer("language", "the feed's language")
    }
    if article.contributors.isEmpty, !collection.contributors.isEmpty, !isStated("contributors"),
      tree.member("authors", of: tree.root) == nil, author == nil
    {
      article.contributors = collection.contributors
      infer("contributors", "the feed's authors")
    }
    if !isStated("collection") { article.collection = collection.feedReference }
  }
}
