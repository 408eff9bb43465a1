internal import ArticleModel
internal import XMLSyntax

/// `body.head`: headlines, notes, byline, dateline and abstracts.
extension NITFDocumentWriter {
  mutating func writeBodyHead(_ article: Article, byline: NITFByline) {
    writeHeadlines(article.headlines)
    for note in article.editorialNotes where !isMessage(note) && !note.content.isEmpty { write(note: note) }
    writeStatements(article.rights)
    write(byline, of: article)
    writeDistributor(article)
    write(article.dateline, of: article)
    for summary in article.summaries where !summary.content.isEmpty {
      start("abstract")
      body.language(summary.language)
      body.attribute("class", summary.role)
      body.line("p", summary.content)
      body.xml.end()
    }
  }

  // MARK: Headlines and notes

  /// Each main headline begins a `hedline`; the others belong to the one before.
  private mutating func writeHeadlines(_ headlines: [Prose]) {
    var isOpen = false
    for headline in headlines where !headline.content.isEmpty {
      let isMain = headline.role.isEmpty || headline.role == "main"
      if isMain || !isOpen {
        if isOpen { body.xml.end() }
        start("hedline")
        isOpen = true
        // A second line must have a first one.
        if !isMain { body.line("hl1", RichText()) }
      }
      if isMain {
        write(line: headline, as: "hl1")
      } else {
        write(line: headline, as: "hl2", role: headline.role == "sub" ? "" : headline.role)
      }
    }
    if isOpen { body.xml.end() }
  }

  private mutating func write(line prose: Prose, as name: StaticString, role: String = "") {
    body.line(name, prose.content, of: Block(.rule, language: prose.language), role: role)
  }

  private mutating func write(note: Prose) {
    start("note")
    let noteClass = NITFBodyWriter.noteClass(note.role)
    body.attribute("noteclass", noteClass)
    if note.role == "internal" {
      body.xml.attribute("type", "npa")
    } else if noteClass.isEmpty {
      body.attribute("class", note.role)
    }
    body.language(note.language)
    body.xml.start("body.content")
    body.line("p", note.content)
    body.xml.end()
    body.xml.end()
  }

  /// There is one statement of rights; further ones are notes.
  private mutating func writeStatements(_ rights: [Rights]) {
    let printed = rights.filter { !$0.notice.isEmpty }
    for statement in printed.dropFirst() { write(note: Prose(RichText(statement.notice), role: "copyright")) }
    guard let first = printed.first else { return }
    start("rights", isMixed: true)
    let notice = Array(first.notice.utf8)
    if let place = notice.firstRange(of: first.holder) {
      body.text(notice[..<place.lowerBound])
      body.xml.element("rights.owner", first.holder)
      body.text(notice[place.upperBound...])
    } else {
      body.xml.text(first.notice)
    }
    body.xml.end()
  }

  // MARK: Byline, distributor, dateline

  private mutating func write(_ byline: NITFByline, of article: Article) {
    guard !article.byline.isEmpty else { return }
    start("byline", isMixed: true)
    for piece in byline.pieces {
      switch piece {
      case .text(let range): body.text(byline.text[range])
      case .address(let range):
        body.xml.start("virtloc", isMixed: true)
        body.text(byline.text[range])
        body.xml.end()
      case .person(let range, let index):
        body.xml.start("person", isMixed: true)
        body.attribute("idsrc", article.contributors[index].code.isEmpty ? "" : article.contributors[index].scheme)
        body.attribute("value", article.contributors[index].code)
        body.text(byline.text[range])
        body.xml.end()
      case .titles(let index): writeTitles(article.contributors[index])
      }
    }
    body.xml.end()
  }

  private mutating func writeTitles(_ contributor: Contributor) {
    if !contributor.jobTitle.isEmpty {
      body.xml.text(" ")
      body.xml.element("byttl", contributor.jobTitle)
    }
    if !contributor.organisation.isEmpty {
      body.xml.text(" ")
      body.xml.start("byttl", isMixed: true)
      body.xml.element("org", contributor.organisation)
      body.xml.end()
    }
  }

  private mutating func writeDistributor(_ article: Article) {
    guard !article.distributor.isEmpty else { return }
    start("distributor", isMixed: true)
    if let provider = article.provider, provider.name == article.distributor, !provider.code.isEmpty {
      body.xml.start("org", isMixed: true)
      body.attribute("idsrc", provider.scheme)
      body.xml.attribute("value", provider.code)
      body.xml.text(article.distributor)
      body.xml.end()
    } else {
      body.xml.text(article.distributor)
    }
    body.xml.end()
  }

  private mutating func write(_ dateline: Dateline?, of article: Article) {
    let date = dateline?.date ?? article.contentCreated
    guard date != nil || dateline.map({ !$0.text.isEmpty || !$0.places.isEmpty }) ?? false else { return }
    start("dateline", isMixed: true)
    if let dateline { write(placesOf: dateline) }
    if let date {
      body.xml.start("story.date")
      body.xml.attribute("norm", spelled(date, "contentCreated", of: article))
      body.xml.end()
    }
    body.xml.end()
  }

  /// The text of a dateline, with the places that it names.
  private mutating func write(placesOf dateline: Dateline) {
    let text = Array(dateline.text.utf8)
    var position = 0
    for place in dateline.places {
      let chain = NITFPlacePart.chain(place)
      let parts = chain.isEmpty ? [NITFPlacePart(element: .location, concept: place)] : chain
      var ranges: [Range<Int>] = []
      var end = position
      for part in parts {
        // Without a text, the names are all there is.
        guard let range = text.isEmpty ? 0..<0 : text.firstRange(of: part.concept.name, from: end) else { break }
        ranges.append(range)
        end = range.upperBound
      }
      guard let first = ranges.first else { continue }
      body.text(text[position..<first.lowerBound])
      body.xml.start("location", isMixed: true)
      if chain.isEmpty {
        body.attribute("location-code", place.code)
        body.attribute("code-source", place.code.isEmpty ? "" : place.scheme)
        body.xml.text(place.name)
      } else {
        position = first.lowerBound
        // A country of which only the code is known adds no words, and stands where it parts none.
        for part in parts.dropFirst(ranges.count) where part.concept.name.isEmpty && !part.concept.code.isEmpty {
          body.write(part) { _ in }
        }
        for (part, range) in zip(parts, ranges) {
          body.text(text[position..<range.lowerBound])
          body.write(part) { $0.xml.text(part.concept.name) }
          position = range.upperBound
        }
      }
      position = end
      body.xml.end()
    }
    body.text(text[position...])
  }
}

/// The first notice of an article's rights, as NITF's `rights` holds it.
enum NITFRightsStatement {
  /// Whether the notice names the holder.
  static func names(_ holder: String, in notice: String) -> Bool { Array(notice.utf8).firstRange(of: holder) != nil }
}

extension [UInt8] {
  /// Where a text first occurs in UTF-8; an empty text occurs nowhere.
  func firstRange(of text: String, from start: Int = 0) -> Range<Int>? {
    let wanted = Array(text.utf8)
    guard let first = wanted.first, wanted.count <= count else { return nil }
    var index = start
    while index + wanted.count <= count {
      if self[index] == first, self[index..<(index + wanted.count)].elementsEqual(wanted) {
        return index..<(index + wanted.count)
      }
      index += 1
    }
    return nil
  }
}
