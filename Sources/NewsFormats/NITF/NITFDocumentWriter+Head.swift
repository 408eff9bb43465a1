internal import ArticleModel
internal import XMLSyntax

/// `head`: title, metas, classification, history.
extension NITFDocumentWriter {
  mutating func writeHead(_ article: Article, byline: NITFByline) {
    if !article.title.isEmpty {
      start("title", isMixed: true)
      body.xml.text(article.title)
      body.xml.end()
    }
    writeMetas(article)
    container("tobject") { $0.writeClassification(article) }
    container("iim") { writer in
      for found in article.extensions where found.anchor == "head/iim/ds" {
        guard NITFValues.isToken(found.name), !found.value.isEmpty else { continue }
        writer.start("ds")
        writer.body.xml.attribute("num", found.name)
        writer.body.xml.attribute("value", found.value)
        writer.body.xml.end()
      }
    }
    container("docdata") { $0.writeDocumentData(article) }
    writePublication(article)
    writeHistory(article, byline: byline)
  }

  // MARK: Metas

  private mutating func writeMetas(_ article: Article) {
    for found in article.extensions {
      switch found.anchor {
      case "head/meta": meta(NITFValues.token(found.name), found.value)
      case "head/meta@http-equiv":
        guard NITFValues.isToken(found.name), !found.value.isEmpty else { continue }
        start("meta")
        body.xml.attribute("http-equiv", found.name)
        body.xml.attribute("content", found.value)
        body.xml.end()
      default: break
      }
    }
    meta("anpa-takekey", article.takeKey)
    meta("generator", article.generator)
    for category in article.categories where isMeta(category.scheme, "anpa-category", "category") {
      meta(category.scheme, category.code)
    }
    for service in article.services {
      if isMeta(service.scheme, "anpa-service", "service"), !service.code.isEmpty {
        meta(service.scheme, service.code)
      } else {
        meta("service", service.anyName)
      }
    }
    for id in article.altIDs where id.role == "anpa-sequence" { meta(id.role, id.value) }
    writeFurtherFields(article)
  }

  private func isMeta(_ scheme: String, _ first: String, _ second: String) -> Bool {
    scheme == first || scheme == second
  }

  private mutating func meta(_ name: String, _ content: String) {
    guard !content.isEmpty else { return }
    start("meta")
    body.attribute("name", name)
    body.xml.attribute("content", content)
    body.xml.end()
  }

  /// What NITF has no place for.
  private mutating func writeFurtherFields(_ article: Article) {
    func write(_ name: String, _ content: String) { if !content.isEmpty { meta(NITFMetaName.prefix + name, content) } }
    func write(_ name: String, _ date: NewsDate?) { if let date { write(name, date.description) } }
    if !NITFValues.isToken(article.version) { write("version", article.version) }
    write("previous-version", article.previousVersion)
    for id in article.altIDs where !["uno", "fixture", "doc-id", "anpa-sequence"].contains(id.role) {
      write("alt-id", id.role.isEmpty ? id.value : "\(id.role) \(id.value)")
    }
    if article.type != "text" { write("type", article.type) }
    write("profile", article.profile)
    for signal in article.signals where signal.code != "correction" || article.corrections.isEmpty {
      write("signal", signal.text.isEmpty ? signal.code : "\(signal.code) \(signal.text)")
    }
    if let priority = article.priority { write("priority", String(priority)) }
    if let date = article.contentCreated, let printed = article.dateline?.date, printed != date {
      write("content-created", date)
    }
    write("content-modified", article.contentModified)
    write("published", article.published)
    write("sent", article.sent)
    if let embargo = article.embargo, !isEmbargoStatus(article), !isTold(embargo, of: article) {
      write("embargo", embargo.until?.description ?? "indefinite")
    }
    write("credit-line", article.creditLine)
    write("dateline-source", article.dateline?.source ?? "")
    if article.dateline?.isInBody ?? false { write("dateline-in-body", "true") }
    for audience in article.audiences { write("audience", audience.anyName) }
    write("url", article.url)
    write("external-url", article.externalURL)
    for link in article.links where !link.href.isEmpty {
      write("link", link.rel.isEmpty ? link.href : "\(link.rel) \(link.href)")
    }
  }

  /// Whether `date.release` alone tells an embargo: it does when it lies behind the date of issue.
  private func isTold(_ embargo: Embargo, of article: Article) -> Bool {
    guard let until = embargo.until else { return false }
    return article.firstCreated.map { until.secondsSince1970 > $0.secondsSince1970 } ?? true
  }

  // MARK: Classification

  private mutating func writeClassification(_ article: Article) {
    if let type = article.categories.first(where: { $0.role == "tobject.type" }), !type.name.isEmpty {
      flush()
      body.xml.attribute("tobject.type", type.name)
    }
    for genre in article.genres { leaf("tobject.property", "tobject.property.type", genre.anyName) }
    for (index, subject) in article.subjects.enumerated() where isSubject(subject) {
      let isImplied = isInferred("subjects/\(index)", "wider subject named by a narrower one", in: article)
      if !isImplied { write(subject: subject) }
    }
  }

  /// Whether a subject can be a `tobject.subject`, which must have a code in a scheme; others are classifiers.
  func isSubject(_ subject: Concept) -> Bool {
    NITFValues.isToken(subject.code) && !subject.scheme.isEmpty && subject.role.isEmpty
  }

  /// The names of a subject, its matter and its detail stand in one element.
  private mutating func write(subject: Concept) {
    start("tobject.subject")
    body.xml.attribute("tobject.subject.refnum", subject.code)
    let isIPTC = subject.scheme == iptcSubjectScheme
    if !isIPTC { body.xml.attribute("tobject.subject.ipr", subject.scheme) }
    var names = ["", "", ""]
    var wider = subject.broader.first
    var level = min(2, isIPTC ? iptcLevel(subject.code) ?? depth(subject) : depth(subject))
    if !subject.name.isEmpty { names[level] = subject.name }
    while let concept = wider, level > 0 {
      level = isIPTC ? min(level - 1, iptcLevel(concept.code) ?? level - 1) : level - 1
      names[level] = concept.name
      wider = concept.broader.first
    }
    body.attribute("tobject.subject.type", names[0])
    body.attribute("tobject.subject.matter", names[1])
    body.attribute("tobject.subject.detail", names[2])
    body.xml.end()
  }

  /// How many wider subjects there are.
  private func depth(_ subject: Concept) -> Int {
    var depth = 0
    var wider = subject.broader.first
    while let concept = wider, depth < 2 {
      depth += 1
      wider = concept.broader.first
    }
    return depth
  }

  /// What the code of an IPTC subject names: 0 a subject, 1 a matter, 2 a detail.
  private func iptcLevel(_ code: String) -> Int? {
    guard code.utf8.count == 8 else { return nil }
    return code.hasSuffix("000000") ? 0 : code.hasSuffix("000") ? 1 : 2
  }

  // MARK: History

  private mutating func writePublication(_ article: Article) {
    let version = isInferred("versionCreated", "date.issue", in: article) ? nil : article.versionCreated
    // A length in another unit than words, whose unit is the name.
    let length = article.extensions.first { $0.anchor == "head/pubdata@item-length" && !$0.value.isEmpty }
    guard version != nil || (article.wordCount ?? -1) >= 0 || length != nil else { return }
    start("pubdata")
    if let version { body.xml.attribute("date.publication", spelled(version, "versionCreated", of: article)) }
    if let count = article.wordCount, count >= 0 {
      body.xml.attribute("item-length", String(count))
      body.xml.attribute("unit-of-measure", "word")
    } else if let length {
      body.xml.attribute("item-length", length.value)
      if length.name != "item-length" { body.attribute("unit-of-measure", length.name) }
    }
    body.xml.end()
  }

  /// Those who made the article and are not named in the byline.
  private mutating func writeHistory(_ article: Article, byline: NITFByline) {
    for (index, contributor) in article.contributors.enumerated() where !byline.names(index) {
      var comments: [String] = []
      var function = contributor.role == "author" || contributor.role.isEmpty ? "writer-author" : contributor.role
      if !Self.functions.contains(function) {
        function = "other"
        comments.append(contributor.role)
      }
      comments += [contributor.jobTitle, contributor.organisation, contributor.email, contributor.url]
      let comment = comments.filter { !$0.isEmpty }.joined(separator: ", ")
      let name = contributor.name.isEmpty ? contributor.organisation : contributor.name
      guard !name.isEmpty || !comment.isEmpty else { continue }
      start("revision-history")
      body.xml.attribute("name", name.isEmpty ? comment : name)
      body.xml.attribute("function", function)
      if !name.isEmpty { body.attribute("comment", comment) }
      body.xml.end()
    }
  }

  private static let functions: Set<String> = [
    "writer-author", "editor", "producer", "archivist", "videographer", "graphic-artist", "photographer",
    "statistician",
  ]
}

extension Concept {
  /// Its name, or what else there is to call it by.
  var anyName: String { !name.isEmpty ? name : !code.isEmpty ? code : uri }
}
