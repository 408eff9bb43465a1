internal import ArticleModel
internal import XMLSyntax

/// `docdata`: identity, management, dates, rights and subjects.
extension NITFDocumentWriter {
  mutating func writeDocumentData(_ article: Article) {
    let status = isEmbargoStatus(article) ? "embargoed" : article.status
    if !status.isEmpty {
      flush()
      body.xml.attribute("management-status", status)
    }
    for correction in article.corrections {
      start("correction")
      body.attribute("info", correction.text)
      body.attribute("id-string", correction.refersTo)
      body.xml.end()
    }
    for place in article.places { if let location = NITFEventLocation(place) { write(location) } }
    writeIdentifiers(article)
    container("del-list") { writer in
      for (index, source) in article.sources.enumerated() where !source.anyName.isEmpty {
        writer.start("from-src")
        writer.body.xml.attribute("src-name", source.anyName)
        writer.body.xml.attribute("level-number", String(index + 1))
        writer.body.xml.end()
      }
    }
    if let urgency = article.urgency, (1...9).contains(urgency) { leaf("urgency", "ed-urg", String(urgency)) }
    for id in article.altIDs where id.role == "fixture" { leaf("fixture", "fix-id", id.value) }
    writeDates(article)
    for category in article.categories where !isElsewhere(category) {
      leaf("doc-scope", "scope", category.anyName)
    }
    writeSeries(article.series)
    writeMessages(article)
    writeKey(article)
    writeRights(article)
    container("key-list") { writer in
      for keyword in article.keywords { writer.leaf("keyword", "key", keyword) }
    }
    container("identified-content") { $0.writeIdentifiedContent(article) }
  }

  /// Whether the embargo is what the status says; another status is said as it is.
  func isEmbargoStatus(_ article: Article) -> Bool {
    article.embargo != nil && (article.status.isEmpty || article.status == "usable" || article.status == "embargoed")
  }

  private func isElsewhere(_ category: Concept) -> Bool {
    category.role == "tobject.type" || category.scheme == "anpa-category" || category.scheme == "category"
  }

  // MARK: Identity

  private mutating func writeIdentifiers(_ article: Article) {
    var provider = article.provider?.anyName ?? ""
    // The reader takes the distributor for the provider where there is none.
    if isInferred("provider", "distributor", in: article), provider == article.distributor { provider = "" }
    if !article.id.isEmpty || !provider.isEmpty {
      start("doc-id")
      body.attribute("regsrc", provider)
      body.attribute("id-string", article.id)
      body.xml.end()
    }
    for id in article.altIDs where id.role == "doc-id" { leaf("doc-id", "id-string", id.value) }
  }

  private mutating func writeKey(_ article: Article) {
    let hasVersion = NITFValues.isToken(article.version)
    guard hasVersion || !article.slugline.isEmpty else { return }
    start("du-key")
    if hasVersion { body.xml.attribute("version", article.version) }
    body.attribute("key", article.slugline)
    body.xml.end()
  }

  private mutating func writeSeries(_ series: Series?) {
    guard let series, series != Series() else { return }
    start("series")
    body.attribute("series.name", series.name)
    body.count("series.part", series.part)
    body.count("series.totalpart", series.total)
    body.xml.end()
  }

  // MARK: Dates and notes

  private mutating func writeDates(_ article: Article) {
    leaf("date.issue", "norm", article.firstCreated, "firstCreated", of: article)
    if let embargo = article.embargo {
      leaf("date.release", "norm", embargo.until, "embargo/until", of: article)
    } else if let found = article.extensions.first(where: { $0.anchor == "head/docdata/date.release@norm" }),
      NewsDate(found.value)?.description == found.value
    {
      // Agencies repeat the date of issue here.
      leaf("date.release", "norm", found.value)
    }
    leaf("date.expire", "norm", article.expires, "expires", of: article)
  }

  /// Notes to editors that are plain text; those for the reader stand in the body's head.
  private mutating func writeMessages(_ article: Article) {
    if let embargo = article.embargo, !embargo.text.isEmpty { message("embargo", embargo.text) }
    for note in article.editorialNotes where isMessage(note) {
      message(note.role == "internal" ? "" : note.role, note.text)
    }
    for found in article.extensions where found.anchor == "head/docdata/ed-msg@msg-type" { message(found.value, "") }
  }

  private mutating func message(_ type: String, _ text: String) {
    start("ed-msg")
    body.attribute("msg-type", type)
    body.attribute("info", text)
    body.xml.end()
  }

  /// Whether a note is a message in `docdata` rather than a note in the body's head.
  func isMessage(_ note: Prose) -> Bool {
    guard note.content.marks.isEmpty, note.language.isEmpty, !note.text.isEmpty else { return false }
    return !note.role.isEmpty && NITFBodyWriter.noteClass(note.role).isEmpty
  }

  // MARK: Rights

  private mutating func writeRights(_ article: Article) {
    let statement = article.rights.firstIndex { !$0.notice.isEmpty }
    for (index, rights) in article.rights.enumerated() {
      let isPrinted = index == statement && NITFRightsStatement.names(rights.holder, in: rights.notice)
      let hasTerms = !rights.usageTerms.isEmpty || rights.start != nil || rights.end != nil
      if rights.year.map({ (0...9999).contains($0) }) ?? false || !rights.holder.isEmpty && !hasTerms && !isPrinted {
        start("doc.copyright")
        body.count("year", rights.year)
        body.attribute("holder", rights.holder)
        body.xml.end()
      }
      guard hasTerms else { continue }
      start("doc.rights")
      body.attribute("owner", rights.holder)
      if let start = rights.start {
        body.xml.attribute("startdate", spelled(start, "rights/\(index)/start", of: article))
      }
      if let end = rights.end { body.xml.attribute("enddate", spelled(end, "rights/\(index)/end", of: article)) }
      body.attribute("limitations", rights.usageTerms)
      body.xml.end()
    }
  }
}
