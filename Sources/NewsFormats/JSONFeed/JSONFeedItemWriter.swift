internal import ArticleModel
internal import JSONSyntax

/// Writes items, and what stands around them.
struct JSONFeedItemWriter: ~Copyable {
  var encoder: CanonicalJSONEncoder
  /// What the feed that is being written is called by its articles; `nil` as long as it has not told.
  var collection: CollectionReference?
  /// The fields that are empty and for which a member says something all the same.
  private var empty: [StaticString] = []

  init(encoder: consuming CanonicalJSONEncoder) { self.encoder = encoder }

  // MARK: Items

  /// Writes an article as an item.
  mutating func write(_ article: borrowing Article) {
    // What the members say completely is taken out of it; the rest stands in the project's own extension.
    var rest = copy article
    empty.removeAll(keepingCapacity: true)
    encoder.writer.beginObject()
    writeIdentity(&rest)
    writeTitles(&rest)
    writeContent(&rest)
    writeDates(&rest)
    writeAuthors(&rest)
    writeTags(&rest)
    writeMedia(&rest)
    for member in JSONFeedExtension.takeMembers(from: &rest.extensions) { write(member) }
    if rest.collection == collection { rest.collection = nil }
    writeNews(rest)
    encoder.writer.endObject()
  }

  private mutating func writeIdentity(_ rest: inout Article) {
    if rest.id.isEmpty {
      encoder.code("id", rest.url)
      rest.provenance.inferred.append(Provenance.Inference(path: "id", rule: "the article's url"))
    }
    encoder.code("id", rest.id)
    rest.id = ""
    encoder.code("url", rest.url)
    encoder.code("external_url", rest.externalURL)
    // Another one would be read as seen from elsewhere.
    if URIReference.hasScheme(rest.url) { rest.url = "" }
    if URIReference.hasScheme(rest.externalURL) { rest.externalURL = "" }
  }

  private mutating func writeTitles(_ rest: inout Article) {
    let title = rest.headlines.first { $0.role.isEmpty || $0.role == "main" }?.text ?? ""
    encoder.prose("title", title.isEmpty ? rest.title : title)
    if rest.headlines.isEmpty, !rest.title.isEmpty { empty.append("headlines") }
    if rest.headlines.count == 1, rest.headlines[0] == Prose(RichText(title), role: "main"), !title.isEmpty {
      rest.headlines = []
    }
    let summary = rest.summaries.first?.text ?? ""
    encoder.prose("summary", summary)
    if rest.summaries.count == 1, rest.summaries[0] == Prose(RichText(summary)), !summary.isEmpty {
      rest.summaries = []
    }
    guard JSONFeedLanguage.isTag(rest.language) else { return }
    encoder.code("language", rest.language)
    rest.language = ""
  }

  private mutating func writeContent(_ rest: inout Article) {
    if rest.body.isEmpty {
      encoder.writer.key("content_text")
      encoder.writer.string("" as StaticString)
    } else {
      encoder.writer.key("content_html")
      encoder.writer.string(HTMLBody.bytes(of: rest).span)
      rest.body = []
      // The text that stood beside the HTML of a feed.
      encoder.prose("content_text", JSONFeedExtension.takeText("content_text", from: &rest.extensions))
    }
  }

  private mutating func writeDates(_ rest: inout Article) {
    if rest.published?.isInternetDate == true {
      encoder.date("date_published", rest.published)
      rest.published = nil
    }
    if rest.versionCreated?.isInternetDate == true {
      encoder.date("date_modified", rest.versionCreated)
      rest.versionCreated = nil
    }
  }

  /// Writes the authors; without any the byline names them.
  private mutating func writeAuthors(_ rest: inout Article) {
    var authors = rest.contributors.filter(\.isFeedAuthor)
    if authors.isEmpty, !rest.byline.isEmpty {
      let name = rest.byline.hasPrefix("By ") ? String(rest.byline.dropFirst(3)) : rest.byline
      authors = [Contributor(name: name)]
    }
    if rest.contributors.isEmpty, !authors.isEmpty { empty.append("contributors") }
    write(authors, pictures: &rest.extensions)
    let isAll = rest.contributors.allSatisfy { author in
      author.isFeedAuthor && author == Contributor(name: author.name, role: "author", url: author.url)
    }
    if isAll { rest.contributors = [] }
  }

  private mutating func write(_ authors: [Contributor], pictures: inout [Extension]) {
    guard !authors.isEmpty else { return }
    encoder.writer.key("authors")
    encoder.writer.beginArray()
    for (index, author) in authors.enumerated() {
      encoder.writer.beginObject()
      encoder.prose("name", author.name)
      encoder.code("url", author.url)
      encoder.code("avatar", JSONFeedExtension.takePicture(ofAuthor: index, from: &pictures))
      encoder.writer.endObject()
    }
    encoder.writer.endArray()
  }

  /// Writes the keywords, and the names of what the article is about.
  private mutating func writeTags(_ rest: inout Article) {
    var tags = rest.keywords
    for concepts in [rest.subjects, rest.people, rest.organisations, rest.places, rest.events, rest.objects] {
      for concept in concepts where !concept.name.isEmpty && !tags.contains(concept.name) { tags.append(concept.name) }
    }
    let isAll = tags.count == rest.keywords.count && !tags.contains("")
    tags.removeAll(where: \.isEmpty)
    encoder.strings("tags", "tag", tags)
    if rest.keywords.isEmpty, !tags.isEmpty { empty.append("keywords") }
    if isAll { rest.keywords = [] }
  }

  private mutating func writeMedia(_ rest: inout Article) {
    guard !rest.media.isEmpty else { return }
    let media = JSONFeedMedia(rest.media)
    encoder.code("image", media.image)
    encoder.code("banner_image", media.banner)
    if !media.attachments.isEmpty {
      encoder.writer.key("attachments")
      encoder.writer.beginArray()
      for attachment in media.attachments {
        encoder.writer.beginObject()
        encoder.code("url", attachment.url)
        encoder.code("mime_type", attachment.mediaType)
        encoder.prose("title", attachment.title)
        encoder.number("size_in_bytes", attachment.size)
        encoder.number("duration_in_seconds", attachment.duration)
        encoder.writer.endObject()
      }
      encoder.writer.endArray()
    }
    // Relative addresses would be read as seen from elsewhere.
    let isAbsolute = media.media.allSatisfy { $0.renditions.allSatisfy { URIReference.hasScheme($0.href) } }
    if isAbsolute, media.media == rest.media { rest.media = [] }
  }

  private mutating func write(_ member: Extension) {
    encoder.writer.key(named: member.name)
    encoder.writer.raw(member.value)
  }

  /// Writes what no other member says, and that a field is empty for which another member says something.
  private mutating func writeNews(_ rest: borrowing Article) {
    guard !empty.isEmpty || rest != Article() else { return }
    encoder.writer.key("_news")
    encoder.writer.beginObject()
    rest.encode(to: &encoder)
    for name in empty {
      encoder.writer.key(name)
      encoder.writer.beginArray()
      encoder.writer.endArray()
    }
    encoder.writer.endObject()
  }

  // MARK: Feed

  /// Writes what a feed says about itself.
  ///
  /// - Parameters:
  ///   - collection: The feed.
  ///   - inferredTitle: A title from elsewhere for a feed that has none.
  ///   - others: Further feeds whose articles are in this one.
  mutating func write(
    _ collection: ArticleCollection, inferredTitle: (text: String, rule: String)?, others: [ArticleCollection]
  ) {
    let frame = JSONFeedFrame(collection)
    encoder.prose("title", inferredTitle?.text ?? frame.title)
    encoder.code("home_page_url", frame.homePageURL)
    encoder.code("feed_url", frame.feedURL)
    encoder.prose("description", frame.description)
    encoder.code("next_url", frame.nextURL)
    encoder.code("icon", frame.icon)
    encoder.code("favicon", frame.favicon)
    var rest = collection.rest(beyond: frame.collection)
    write(frame.authors, pictures: &rest.extensions)
    encoder.code("language", frame.language)
    writeRemarks(&rest)
    if !frame.hubs.isEmpty {
      encoder.writer.key("hubs")
      encoder.writer.beginArray()
      for hub in frame.hubs {
        encoder.writer.beginObject()
        encoder.code("type", hub.title)
        encoder.code("url", hub.href)
        encoder.writer.endObject()
      }
      encoder.writer.endArray()
    }
    for member in JSONFeedExtension.takeMembers(from: &rest.extensions) { write(member) }
    writeNews(rest, inferredTitle: inferredTitle, others: others)
  }

  /// Writes members that the model has no field for, where a feed had them.
  private mutating func writeRemarks(_ rest: inout ArticleCollection) {
    encoder.prose("user_comment", JSONFeedExtension.takeText("user_comment", from: &rest.extensions))
    let expired = JSONFeedExtension.takeText("expired", from: &rest.extensions) { $0 == "true" || $0 == "false" }
    guard !expired.isEmpty else { return }
    encoder.writer.key("expired")
    encoder.writer.bool(expired == "true")
  }

  private mutating func writeNews(
    _ rest: ArticleCollection, inferredTitle: (text: String, rule: String)?, others: [ArticleCollection]
  ) {
    encoder.writer.key("_news")
    encoder.writer.beginObject()
    encoder.writer.key("about")
    encoder.writer.string(JSONFeedItemWriter.about)
    if rest != ArticleCollection() { encoder.object("collection", rest) }
    encoder.list("collections", "collection", others)
    if let inferredTitle {
      var provenance = Provenance()
      provenance.inferred = [Provenance.Inference(path: "title", rule: inferredTitle.rule)]
      encoder.object("provenance", provenance)
    }
    encoder.writer.endObject()
  }

  private static let about: StaticString =
    "what JSON Feed has no place for, under the names of urn:wirecopy:article:1; _news of items likewise"
}

extension NewsDate {
  /// Whether the date states all that RFC 3339 demands.
  var isInternetDate: Bool { precision >= .second && offset != nil }
}
