internal import ArticleModel

extension HTMLPage {
  /// How deep items lie within each other that a page shows.
  private static let maximumDepth = 4

  // MARK: Behind the text

  mutating func writeTail() {
    for correction in article.corrections where !correction.text.isEmpty {
      html.raw("<aside class=\"correction\"><p>")
      label("Correction:")
      html.raw(" ")
      html.append(correction.text)
      html.raw("</p></aside>\n")
    }
    for note in article.editorialNotes where !note.content.isEmpty {
      html.raw("<aside class=\"editors\">")
      prose(note, "p", "")
      html.raw("</aside>\n")
    }
    writeRelated()
    writePackage()
    for association in article.associations { write(association, depth: 0) }
  }

  /// Writes the stories that the article points to, those of one label in one list.
  private mutating func writeRelated() {
    var label: String?
    for item in article.related {
      if item.label != label {
        if label != nil { html.raw("</ul>\n</section>\n") }
        label = item.label
        html.raw("<section class=\"related\">\n")
        if item.label.isEmpty { ownHeading("Related") } else { text(item.label, "h2", "") }
        html.raw("<ul>\n")
      }
      html.raw("<li>")
      anchor(item.title.isEmpty && item.href.isEmpty ? item.id : item.title, item.href)
      html.raw("</li>\n")
    }
    if label != nil { html.raw("</ul>\n</section>\n") }
    let links = article.links.filter { !["alternate", "license", "self", "enclosure", "edit"].contains($0.rel) }
    guard !links.isEmpty else { return }
    html.raw("<section class=\"related\">\n")
    ownHeading("Links")
    html.raw("<ul>\n")
    for link in links {
      html.raw("<li>")
      anchor(link.title, link.href)
      html.raw("</li>\n")
    }
    html.raw("</ul>\n</section>\n")
  }

  private mutating func writePackage() {
    for group in article.package?.groups ?? [] where !group.members.isEmpty {
      html.raw("<section class=\"related\">\n")
      text(group.role, "h2", "")
      html.raw("<ul>\n")
      for member in group.members {
        html.raw("<li>")
        html.append(member.title.isEmpty ? member.id : member.title)
        html.raw("</li>\n")
      }
      html.raw("</ul>\n</section>\n")
    }
  }

  /// Writes an item that belongs to the article: its texts and media where the article carries it, else its name.
  private mutating func write(_ association: Association, depth: Int) {
    html.raw("<section class=\"association\">\n")
    if let item = association.article, depth < Self.maximumDepth {
      // Identifiers are told once on a page, and its article comes first.
      let content = HTMLPageContent(keepsIDs: false).cleaned(item)
      let title = content.headlines.first ?? Prose(RichText(content.title.nonEmpty ?? association.name))
      prose(title, "h2", "")
      for other in content.headlines.dropFirst() { prose(other, "p", "subhead") }
      text(content.byline, "p", "byline")
      for summary in content.summaries { prose(summary, "p", "summary") }
      let shown = MediaIDs(in: content.body).all
      let others = content.media.filter { !shown.contains($0.id) }
      let media = others.map { Block(.media(MediaReference(mediaID: $0.id))) }
      html.bytes += HTMLBody.bytes(of: media + content.body, media: content.media, syntax: .page)
      html.raw("\n")
      for inner in content.associations { write(inner, depth: depth + 1) }
    } else {
      text([association.name, association.role, association.id].first { !$0.isEmpty } ?? "", "p", "")
    }
    html.raw("</section>\n")
  }

  // MARK: Footer

  mutating func writeFooter() {
    html.raw("<footer>\n")
    for rights in article.rights {
      text(rights.notice, "p", "rights")
      text(rights.usageTerms, "p", "rights")
      for link in rights.links {
        html.raw("<p class=\"rights\">")
        anchor(link.title, link.href)
        html.raw("</p>\n")
      }
    }
    writeFacts()
    html.raw("</footer>\n")
  }

  /// What else the article says about itself, by name.
  private mutating func writeFacts() {
    var facts: [(name: String, value: String)] = []
    func add(_ name: String, _ values: String?...) {
      let value = values.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
      if !value.isEmpty, !facts.contains(where: { $0 == (name, value) }) { facts.append((name, value)) }
    }
    func add(_ name: String, _ concepts: [Concept]) { add(name, concepts.list) }
    add("Credit", article.creditLine)
    for rights in article.rights where !rights.notice.contains(rights.holder) || rights.notice.isEmpty {
      add("Copyright", rights.year.map { String($0) }, rights.holder)
    }
    for person in article.contributors where !person.name.isEmpty {
      let isNamed = byline.contains(person.name) && person.jobTitle.isEmpty && person.organisation.isEmpty
      let name = person.role.isEmpty ? "Contributor" : person.role.prefix(1).uppercased() + person.role.dropFirst()
      if !isNamed { add(name, person.name, person.jobTitle, person.organisation) }
    }
    add("Provider", article.provider?.anyName)
    add("Source", article.sources)
    add("Distributor", article.distributor)
    add("Subjects", article.subjects)
    add("People", article.people)
    add("Organisations", article.organisations)
    add("Places", article.places)
    add("Events", article.events)
    add("Objects", article.objects)
    add("Keywords", article.keywords.joined(separator: ", "))
    if let series = article.series {
      let part = series.part.map { part in series.total.map { "\(part)/\($0)" } ?? "\(part)" }
      add("Series", series.name, part)
    }
    add("Created", article.firstCreated.map(HTMLPage.readable))
    add("Content", (article.contentModified ?? article.contentCreated).map(HTMLPage.readable))
    add("Expires", article.expires.map(HTMLPage.readable))
    add("Slug", article.slugline)
    add("Take", article.takeKey)
    add("Urgency", article.urgency.map { String($0) })
    add("Words", article.wordCount.map { String($0) })
    add("Version", article.version)
    add("Identifier", article.id)
    guard !facts.isEmpty else { return }
    html.raw("<dl>\n")
    for fact in facts {
      html.raw("<div><dt>")
      label(fact.name)
      html.raw("</dt><dd>")
      html.append(fact.value)
      html.raw("</dd></div>\n")
    }
    html.raw("</dl>\n")
  }
}

extension [Concept] {
  /// The names of all in one line, each once.
  fileprivate var list: String {
    var seen: Set<String> = []
    return map(\.anyName).filter { !$0.isEmpty && seen.insert($0).inserted }.joined(separator: ", ")
  }
}
