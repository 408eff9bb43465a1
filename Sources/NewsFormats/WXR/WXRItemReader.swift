internal import ArticleModel
internal import XMLSyntax

/// Reads one post of an export: an item of RSS, and what WordPress says besides.
///
/// What has a meaning for any article becomes that; what only WordPress knows becomes extensions in its namespace, from
/// which it is written again.
struct WXRItemReader {
  private let feed: FeedItemReader
  private let authors: WXRAuthors
  private var type = ""
  private var status = ""
  private var password = ""
  private var address = ""
  private var dates: [FeedName: String] = [:]
  private var comments = 0
  /// When WordPress publishes the post, whatever the article says of itself.
  private var shown: NewsDate?

  init(
    tree: XMLTree, context: XMLItemContext, html: HTMLBodyReader, setting: FeedSetting, authors: WXRAuthors
  ) {
    feed = FeedItemReader(tree: tree, context: context, html: html, namespace: "", setting: setting)
    feed.article.provenance.format = "wxr"
    feed.article.provenance.formatVersion = setting.version
    self.authors = authors
  }

  /// Reads the post, with all there is in it.
  mutating func article() -> Article {
    feed.read()
    readFields()
    completeKind()
    completeDates()
    completeStatus()
    completeAuthors()
    completeCategories()
    for child in tree.elements(of: tree.root) where feed.name(child) == nil || isOwn(child) { readOther(child) }
    completeMedia()
    completeExtensions()
    return feed.article
  }

  private var tree: XMLTree { feed.tree }

  // MARK: Fields

  private mutating func readFields() {
    for child in tree.elements(of: tree.root) {
      guard let name = feed.name(child) else { continue }
      switch name {
      case .wpPostID: identify(WordPressPost.numberRole, feed.line(child))
      case .wpPostName: identify(WordPressPost.nameRole, feed.line(child))
      case .wpPostType: type = feed.line(child)
      case .wpStatus: status = feed.line(child)
      case .wpPostPassword: password = feed.plainText(child)
      case .wpAttachmentURL: address = feed.plainText(child)
      case .wpPostDate, .wpPostDateGMT, .wpPostModified, .wpPostModifiedGMT: dates[name] = feed.line(child)
      case .pubDate: dates[name] = feed.tree.peekText(of: child)
      case .wpPostParent:
        let parent = feed.line(child)
        guard !parent.isEmpty, parent != "0" else { continue }
        let related = RelatedItem(label: WordPressPost.parentLabel, id: parent)
        if !feed.article.related.contains(related) { feed.article.related.append(related) }
      default: break
      }
    }
    keep(WordPressPost.typeName, type == "post" ? "" : type)
    keep("post_password", password)
  }

  private mutating func identify(_ role: String, _ value: String) {
    let identifier = AlternativeIdentifier(role: role, value: value)
    // A draft has neither a name nor, in some exports, a number.
    guard !value.isEmpty, value != "0", !feed.article.altIDs.contains(identifier) else { return }
    feed.article.altIDs.append(identifier)
  }

  private mutating func keep(_ name: String, _ value: String) {
    guard !value.isEmpty else { return }
    feed.article.extensions.append(
      Extension(anchor: name, namespace: WordPressPost.namespace, name: name, value: value))
  }

  private mutating func completeKind() {
    guard feed.own.leaves("type", open: feed.article.type.isEmpty) else { return }
    let isFile = type == WordPressAttachment.type || feed.article.body.isEmpty && !address.isEmpty
    feed.article.type = isFile ? WordPressAttachment.kind(of: address) : hasText ? "text" : ""
    if isFile, !feed.article.type.isEmpty { feed.infer("type", "the name of its file") }
  }

  /// Whether it is a text: posts, pages, and whatever else has one.
  private var hasText: Bool { ["", "post", "page"].contains(type) || !feed.article.body.isEmpty }

  // MARK: Dates

  private mutating func completeDates() {
    let published = date(.wpPostDate, .wpPostDateGMT)
    shown = published
    if feed.own.leaves("published", open: feed.article.published == nil) {
      feed.article.published = published ?? FeedDate.parse(dates[.pubDate].map { FeedPerson.trimmed($0[...]) } ?? "")
    }
    if feed.own.leaves("versionCreated", open: feed.article.versionCreated == nil) {
      feed.article.versionCreated = date(.wpPostModified, .wpPostModifiedGMT)
    }
    // RSS says again when it was published; another date than that stays unread, and so it is kept.
    guard let node = tree.firstElement(.pubDate, of: tree.root, in: FeedName.vocabulary) else { return }
    let told = FeedDate.parse(FeedPerson.trimmed((dates[.pubDate] ?? "")[...]))
    let date = published ?? feed.article.published
    let isSame = told.map { $0.secondsSince1970 == date?.secondsSince1970 } ?? true
    // Local time stands where universal time should when a post has no other.
    if isSame || told?.year == 0 || feed.own.isFound || date?.offset == nil { tree.markSubtreeRead(node) }
  }

  private mutating func date(_ local: FeedName, _ universal: FeedName) -> NewsDate? {
    let texts = [dates[local] ?? "", dates[universal] ?? ""]
    if let date = WordPressPost.date(local: texts[0], universal: texts[1]) { return date }
    let known = texts.map { WordPressPost.parsed($0) }
    if let universal = known[1], known[0] != nil {
      feed.context.warn(
        "wxr-date", "‘\(texts[0])’ is not the time of any zone at ‘\(texts[1])’ in universal time", at: tree.root,
        in: tree)
      keep(local == .wpPostDate ? "post_date" : "post_modified", texts[0])
      return WordPressPost.date(local: "", universal: texts[1]) ?? universal
    }
    for (name, text) in [(local, texts[0]), (universal, texts[1])]
    where !text.isEmpty && !text.hasPrefix("0000") && !text.hasPrefix("-") {
      feed.context.warn("wxr-date", "‘\(text.prefix(40))’ is not a date", at: tree.root, in: tree)
      keep(String(name.rawValue.dropFirst(3)), text)
    }
    return nil
  }

  // MARK: Status

  private mutating func completeStatus() {
    let meaning = WordPressPost.meaning(
      of: status, hasPassword: !password.isEmpty, date: shown ?? feed.article.published)
    let isOpen = feed.own.leaves("status", open: feed.article.status.isEmpty)
    if isOpen { feed.article.status = meaning.status }
    if isOpen, status == "publish", !password.isEmpty { feed.infer("status", "a post with a password") }
    if feed.own.leaves("embargo", open: feed.article.embargo == nil) { feed.article.embargo = meaning.embargo }
    // The word itself is kept where another one would be written for its meaning.
    if status != WordPressPost.word(for: meaning) { keep("status", status) }
    if let sticky = tree.firstElement(.wpIsSticky, of: tree.root, in: FeedName.vocabulary) {
      let value = feed.line(sticky)
      // Zero is what every post has, here and in the order of menus.
      if value != "0" { keep("is_sticky", value) }
    }
  }

  // MARK: Authors and terms

  /// Posts name their authors as they log in; the export says who they are.
  private mutating func completeAuthors() {
    guard feed.own.leaves("contributors", open: true) else { return }
    for index in feed.article.contributors.indices {
      let told = feed.article.contributors[index]
      let login = told.name.isEmpty ? told.email : told.name
      guard told.role == "author", let author = authors[login] else { continue }
      feed.article.contributors[index] = author
    }
  }

  /// Version 1.0 names each category twice, once without saying what it is.
  private mutating func completeCategories() {
    guard feed.own.leaves("categories", open: true) else { return }
    let known = Set(feed.article.categories.filter { !$0.scheme.isEmpty }.map(\.name))
    feed.article.categories.removeAll { $0.scheme.isEmpty && $0.code.isEmpty && known.contains($0.name) }
  }

  // MARK: Everything else

  private func isOwn(_ node: XMLNode) -> Bool {
    switch feed.name(node) {
    case .wpPostMeta, .wpComment, .wpMenuOrder: true
    default: false
    }
  }

  private mutating func readOther(_ node: XMLNode) {
    guard WXRRecord.isWordPress(node, in: tree) else { return }
    switch feed.name(node) {
    case .wpPostMeta: readMeta(node)
    case .wpComment:
      comments += 1
      WXRRecord.append(node, of: tree, anchor: "comment[\(comments)]", to: &feed.article.extensions)
    case .wpMenuOrder:
      let value = feed.line(node)
      if value != "0" { keep("menu_order", value) }
    default:
      guard !tree.elements(of: node).contains(where: { _ in true }) else { return }
      keep(tree.names.local(of: tree.name(of: node)), feed.plainText(node))
    }
  }

  private mutating func readMeta(_ node: XMLNode) {
    guard let key = tree.firstElement(.wpMetaKey, of: node, in: FeedName.vocabulary) else { return }
    let name = feed.line(key)
    guard !name.isEmpty else { return }
    tree.markRead(node)
    let value = tree.firstElement(.wpMetaValue, of: node, in: FeedName.vocabulary).map { tree.text(of: $0) } ?? ""
    feed.article.extensions.append(
      Extension(anchor: WordPressPost.metaAnchor, namespace: WordPressPost.namespace, name: name, value: value))
  }

  /// Puts the elements of WordPress first, and keeps what nobody has read.
  private mutating func completeExtensions() {
    for child in tree.elements(of: tree.root) where isEmpty(child) { tree.markSubtreeRead(child) }
    let known = feed.article.extensions
    var ranked: [[Extension]] = [[], [], [], [], [], [], []]
    for found in known {
      let isElement = found.namespace == WordPressPost.namespace
      let rank = isElement ? WXRItemReader.ranks[found.anchor] ?? 5 : 6
      ranked[rank].append(found)
    }
    feed.article.extensions = ranked.flatMap(\.self)
    tree.appendUnread(to: &feed.article.extensions)
  }

  /// The order of what every post has, so that it is the same however it was written.
  private static let ranks = [
    WordPressPost.typeName: 0, "post_password": 1, "status": 2, "is_sticky": 3, "post_date": 4, "post_date_gmt": 4,
    "post_modified": 4, "post_modified_gmt": 4,
  ]

  /// Whether an element is there only because exports always have it.
  private func isEmpty(_ node: XMLNode) -> Bool {
    tree.isWhiteSpace(node) && !tree.elements(of: node).contains { _ in true }
      && !tree.attributes(of: node).contains { _ in true }
  }

  // MARK: Files

  private mutating func completeMedia() {
    guard !address.isEmpty else { return }
    guard feed.own.leaves("media", open: true) else { return }
    let address = feed.resolved(address)
    if !feed.article.media.contains(where: { $0.renditions.contains { $0.href == address } }) {
      feed.article.media.insert(WordPressAttachment.medium(of: feed.article, address: address), at: 0)
    }
  }
}
