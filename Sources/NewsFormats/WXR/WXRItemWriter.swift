internal import ArticleModel
internal import XMLSyntax

/// Writes an export of WordPress, version 1.2, as WordPress imports it.
///
/// Its importer takes authors wherever they stand; here each stands before the first of his posts, so that no list of them
/// has to be known before.
struct WXRItemWriter: FeedItemWriter {
  static let dialect = FeedDialect.wxr
  var encoder: CanonicalXMLEncoder
  /// The authors that the document has told of, by their login names, as it tells of them.
  private var authors: [String: Contributor] = [:]

  init(options: WritingOptions) {
    encoder = CanonicalXMLEncoder(writer: XMLWriter(indentation: options.isPretty ? 2 : nil))
  }

  // MARK: Channel

  mutating func begin(_ head: FeedHead) {
    authors = [:]
    encoder.writer.start("rss")
    encoder.writer.attribute("version", "2.0")
    encoder.writer.namespace(prefix: "atom", "http://www.w3.org/2005/Atom")
    encoder.writer.namespace(prefix: "content", "http://purl.org/rss/1.0/modules/content/")
    encoder.writer.namespace(prefix: "creativeCommons", "http://backend.userland.com/creativeCommonsRssModule")
    encoder.writer.namespace(prefix: "dc", "http://purl.org/dc/elements/1.1/")
    encoder.writer.namespace(prefix: "excerpt", "http://wordpress.org/export/1.2/excerpt/")
    encoder.writer.namespace(prefix: "wp", WordPressPost.namespace)
    encoder.writer.start("channel")
    var rest = head.isStated ? head.collection : ArticleCollection()
    markup("title", RichText(head.title))
    if head.title == rest.title, FeedDialect.isLine(rest.title) { rest.title = "" }
    element("link", head.link)
    markup("description", RichText(head.description))
    if head.description == rest.description, FeedDialect.isLine(rest.description) { rest.description = "" }
    if let updated = rest.updated, let text = FeedDate.internetMessage(updated), updated.precision < .fraction {
      element("pubDate", text)
      rest.updated = nil
    }
    if FeedDialect.isLanguage(rest.language) {
      element("language", rest.language)
      rest.language = ""
    }
    if FeedDialect.isLine(rest.rights) {
      if !rest.rights.isEmpty { markup("copyright", RichText(rest.rights)) }
      rest.rights = ""
    }
    if FeedDialect.isLine(rest.generator) {
      element("generator", rest.generator)
      rest.generator = ""
    }
    if !head.selfLink.isEmpty {
      link("atom:link", Link(rel: "self", href: head.selfLink, type: "application/rss+xml"))
    }
    if rest.links == [Link(rel: "alternate", href: head.link)], head.selfLink.isEmpty { rest.links = [] }
    let own = rest.extensions.filter { $0.namespace == WordPressPost.namespace && WordPressFields.isWritable($0) }
    rest.extensions.removeAll { own.contains($0) }
    self.rest(rest)
    element("wp:wxr_version", "1.2")
    // The importer tells files of the site from others by its address.
    if !head.link.isEmpty {
      for name in ["base_site_url", "base_blog_url"] where !own.contains(where: { $0.anchor == name }) {
        encoder.writer.start(name: "wp:\(name)", isMixed: true)
        encoder.writer.text(head.link)
        encoder.writer.end()
      }
    }
    write(own)
    noteAuthors(in: own)
  }

  /// Takes the authors that a list tells of, as they will be read.
  private mutating func noteAuthors(in elements: [Extension]) {
    var people: [String: [String: String]] = [:]
    for found in elements where found.anchor.hasPrefix("author[") {
      let parts = found.anchor.split(separator: "/")
      if parts.count == 2 { people[String(parts[0]), default: [:]][found.name] = FeedPerson.trimmed(found.value[...]) }
    }
    for (_, texts) in people {
      guard let login = texts["author_login"], !login.isEmpty else { continue }
      authors[login] = Contributor(name: texts["author_display_name"] ?? "", email: texts["author_email"] ?? "")
    }
  }

  // MARK: Items

  mutating func write(_ plan: FeedItemPlan) {
    writeItem(plan)
    for attachment in plan.attachments {
      breakLine()
      writeItem(attachment)
    }
  }

  private mutating func writeItem(_ plan: FeedItemPlan) {
    let fields = plan.wordPress
    if let author = fields.author { tell(author) }
    encoder.writer.start("item")
    if plan.title.isEmpty { encoder.writer.element("title", "") } else { markup("title", plan.title) }
    element("link", plan.url)
    if let published = plan.published, published.precision < .fraction, let text = FeedDate.internetMessage(published) {
      element("pubDate", text)
    }
    if let author = fields.author { cdata("dc:creator", Array(FeedItemPlan.login(author).utf8)) }
    if !plan.id.isEmpty {
      encoder.writer.start("guid", isMixed: true)
      encoder.writer.attribute("isPermaLink", "false")
      encoder.writer.text(plan.id)
      encoder.writer.end()
    }
    encoder.writer.element("description", "")
    cdata("content:encoded", plan.body)
    cdata("excerpt:encoded", plan.summary.map { excerpt($0) } ?? [])
    element("wp:post_id", fields.number)
    dates("wp:post_date", "wp:post_date_gmt", fields.published)
    dates("wp:post_modified", "wp:post_modified_gmt", fields.modified)
    if !fields.name.isEmpty { cdata("wp:post_name", Array(fields.name.utf8)) }
    cdata("wp:status", Array(fields.status.utf8))
    cdata("wp:post_type", Array(fields.type.utf8))
    cdata("wp:post_password", Array(fields.password.utf8))
    encoder.writer.element("wp:is_sticky", fields.isSticky ? "1" : "0")
    element("wp:post_parent", fields.parent)
    if !fields.address.isEmpty { cdata("wp:attachment_url", Array(fields.address.utf8)) }
    write(fields.others)
    for category in plan.categories { write(category) }
    element("dc:language", plan.language)
    element("dc:publisher", plan.publisher)
    if !plan.rights.isEmpty { markup("dc:rights", RichText(plan.rights)) }
    if !plan.license.isEmpty { element("creativeCommons:license", plan.license) }
    for found in plan.links { link("atom:link", found) }
    rest(plan)
    encoder.writer.end()
  }

  /// Tells who an author is, unless the document has told so.
  private mutating func tell(_ author: Contributor) {
    let login = FeedItemPlan.login(author)
    let told = Contributor(name: author.name, email: author.email)
    if let known = authors[login], known == told || known.name.isEmpty && author.name == login { return }
    authors[login] = told
    encoder.writer.start("wp:author")
    cdata("wp:author_login", Array(login.utf8))
    cdata("wp:author_email", Array(author.email.utf8))
    cdata("wp:author_display_name", Array((author.name.isEmpty ? login : author.name).utf8))
    encoder.writer.end()
    breakLine()
  }

  private func excerpt(_ text: RichText) -> [UInt8] {
    text.marks.isEmpty && FeedMarkup.kind(of: text.text) == .none ? Array(text.text.utf8) : HTMLBody.bytes(of: text)
  }

  private mutating func dates(
    _ local: StaticString, _ universal: StaticString, _ texts: (local: String, universal: String)?
  ) {
    guard let texts else { return }
    encoder.writer.element(local, texts.local)
    encoder.writer.element(universal, texts.universal)
  }

  private mutating func write(_ category: Concept) {
    encoder.writer.start("category", isMixed: true)
    encoder.writer.attribute("domain", FeedItemPlan.isTaxonomy(category.scheme) ? category.scheme : "category")
    encoder.writer.attribute("nicename", category.code.nonEmpty ?? category.anyName)
    cdata(category.anyName)
    encoder.writer.end()
  }

  // MARK: Elements

  /// Begins a line where the indentation does not.
  private mutating func breakLine() {
    if encoder.writer.indentation == nil { encoder.writer.raw("\n") }
  }

  /// Writes extensions as the elements that they were.
  private mutating func write(_ elements: [Extension]) {
    var open: [Substring] = []
    for found in elements {
      if found.anchor == WordPressPost.metaAnchor {
        while open.popLast() != nil { encoder.writer.end() }
        encoder.writer.start("wp:postmeta")
        cdata("wp:meta_key", Array(found.name.utf8))
        cdata("wp:meta_value", Array(found.value.utf8))
        encoder.writer.end()
        continue
      }
      let path = found.anchor.split(separator: "/").dropLast()
      let shared = zip(open, path).prefix { $0 == $1 }.count
      while open.count > shared {
        open.removeLast()
        encoder.writer.end()
      }
      for part in path.dropFirst(shared) {
        encoder.writer.start(name: "wp:" + part.prefix { $0 != "[" })
        open.append(part)
      }
      encoder.writer.start(name: "wp:" + found.name, isMixed: true)
      cdata(found.value)
      encoder.writer.end()
    }
    while open.popLast() != nil { encoder.writer.end() }
  }

  private mutating func cdata(_ name: StaticString, _ text: [UInt8]) {
    encoder.writer.start(name, isMixed: true)
    encoder.writer.cdata(utf8: text.span)
    encoder.writer.end()
  }

  private mutating func cdata(_ text: String) { encoder.writer.cdata(utf8: Array(text.utf8).span) }

  mutating func end() {
    encoder.writer.end()
    encoder.writer.end()
  }
}
