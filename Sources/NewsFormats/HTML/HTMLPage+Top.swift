internal import ArticleModel

extension HTMLPage {
  // MARK: Notices

  /// Writes what a reader has to know before the text: an embargo above all.
  mutating func writeNotices() {
    if let embargo = article.embargo {
      html.raw("<p class=\"notice\" role=\"note\">")
      if let until = embargo.until {
        label("Embargoed until")
        html.raw(" ")
        date(until)
      } else {
        label("Embargoed")
      }
      if !embargo.text.isEmpty {
        html.raw(" – ")
        html.append(embargo.text)
      }
      html.raw("</p>\n")
    }
    if !article.status.isEmpty, !["usable", "stat:usable"].contains(article.status.lowercased()) {
      html.raw("<p class=\"notice\" role=\"note\">")
      label("Status")
      html.raw(" ")
      html.append(article.status)
      html.raw("</p>\n")
    }
    for signal in article.signals {
      html.raw("<p class=\"notice\" role=\"note\">")
      html.append([signal.code, signal.text].filter { !$0.isEmpty }.joined(separator: " – "))
      html.raw("</p>\n")
    }
  }

  // MARK: Header

  mutating func writeHeader() {
    html.raw("<header>\n")
    let kicker = (article.genres + article.categories).map(\.anyName).filter { !$0.isEmpty }
    text(kicker.joined(separator: " · "), "p", "kicker")
    let main = headline
    if let main { prose(main, "h1", "") } else { text(article.title, "h1", "") }
    for other in article.headlines where other != main {
      prose(other, "p", other.role == "sub" || other.role.isEmpty ? "subhead" : "subhead other")
    }
    text(byline, "p", "byline")
    writeDateline()
    let dates = [("Published", article.published), ("Updated", article.versionCreated)].filter { $0.1 != nil }
    if !dates.isEmpty {
      html.raw("<p class=\"times\">")
      for (index, (name, value)) in dates.enumerated() {
        if index > 0 { html.raw(" <span class=\"separator\">·</span> ") }
        label(name)
        html.raw(" ")
        if let value { date(value) }
      }
      html.raw("</p>\n")
    }
    html.raw("</header>\n")
  }

  /// Who wrote it: as it is printed, else the names of the authors.
  var byline: String {
    if !article.byline.isEmpty { return article.byline }
    let authors = article.contributors.filter { $0.role.isEmpty || $0.role == "author" }
    return authors.map(\.name).filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private mutating func writeDateline() {
    guard let dateline = article.dateline, !dateline.isInBody else { return }
    let places = dateline.places.map(\.anyName).filter { !$0.isEmpty }.joined(separator: ", ")
    let words = dateline.text.isEmpty ? places : dateline.text
    guard !words.isEmpty || dateline.date != nil else { return }
    html.raw("<p class=\"dateline\">")
    html.append(words)
    if let filed = dateline.date, dateline.text.isEmpty {
      if !words.isEmpty { html.raw(", ") }
      date(filed)
    }
    html.raw("</p>\n")
  }

  mutating func writeSummaries() {
    for summary in article.summaries { prose(summary, "p", "summary") }
  }

  // MARK: Media

  /// Media that no block of the text shows.
  private var otherMedia: [Media] {
    let shown = MediaIDs(in: article.body).all
    return article.media.filter { !shown.contains($0.id) }
  }

  /// Writes the first picture above the text, unless the text shows pictures of its own.
  mutating func writeLeadingMedia() {
    let others = otherMedia
    guard others.count == article.media.count, let first = others.first else { return }
    write(Block(.media(MediaReference(mediaID: first.id))))
  }

  mutating func writeOtherMedia() {
    var others = otherMedia[...]
    if others.count == article.media.count { others = others.dropFirst() }
    guard !others.isEmpty else { return }
    html.raw("<section class=\"media\">\n")
    for medium in others { write(Block(.media(MediaReference(mediaID: medium.id)))) }
    html.raw("</section>\n")
  }
}
