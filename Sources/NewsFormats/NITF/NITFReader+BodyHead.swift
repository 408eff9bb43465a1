internal import ArticleModel
internal import XMLSyntax

/// `body.head`: headlines, notes, byline, dateline and abstract.
extension NITFReader {
  mutating func readBodyHead(_ node: XMLNode) {
    tree.markRead(node)
    for child in tree.children(of: node) {
      switch name(child) {
      case .hedline: readHeadlines(child)
      case .hl1: add(headline: child, role: "main")
      case .hl2: add(headline: child, role: "sub")
      case .note: readNote(child)
      case .rights: readRightsStatement(child)
      case .byline: readByline(child)
      case .distributor: readDistributor(child)
      case .dateline: readDateline(child)
      case .abstract: readAbstract(child)
      case .series: readDocumentDatum(child)
      case .media: body.register(media: child)
      default: break  // Not NITF, or not here: extensions.
      }
    }
  }

  // MARK: Headlines and notes

  private mutating func readHeadlines(_ node: XMLNode) {
    tree.markRead(node)
    var hasElements = false
    for child in tree.elements(of: node) {
      switch name(child) {
      case .hl1: add(headline: child, role: "main")
      case .hl2: add(headline: child, role: "sub")
      default: continue
      }
      hasElements = true
    }
    if !hasElements { add(headline: node, role: "main") }
  }

  private mutating func add(headline node: XMLNode, role: String) {
    let text = body.richText(node)
    guard !text.isEmpty else { return }
    let role = role == "sub" ? ownRole(of: node) ?? role : role
    article.headlines.append(Prose(text, role: role, language: language(of: node)))
  }

  /// The class of an element that has one, which says more than the element itself.
  private func ownRole(of node: XMLNode) -> String? { tree.string(.class, of: node, in: body.vocabulary) }

  private func language(of node: XMLNode) -> String {
    for attribute in tree.attributes(of: node) where name(attribute) == .xmlLang { return string(attribute) }
    return ""
  }

  private mutating func readNote(_ node: XMLNode) {
    var role = ""
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .noteclass: if role != "internal" { role = body.noteRole(string(attribute)) }
      case .type where string(attribute) == "npa": role = "internal"  // Not for publication.
      default: break
      }
    }
    let text = body.richText(node)
    if !text.isEmpty { article.editorialNotes.append(Prose(text, role: role, language: language(of: node))) }
  }

  /// The paragraphs of an abstract are lines of one summary; its media are the article's, not the summary's.
  private mutating func readAbstract(_ node: XMLNode) {
    tree.markRead(node)
    body.buffer.begin()
    for child in tree.children(of: node) {
      if name(child) == .media {
        body.register(media: child)
      } else {
        body.append(child)
      }
    }
    let text = body.buffer.finish()
    if !text.isEmpty {
      article.summaries.append(Prose(text, role: ownRole(of: node) ?? "", language: language(of: node)))
    }
  }

  // MARK: Rights

  private mutating func readRightsStatement(_ node: XMLNode) {
    tree.markRead(node)
    var rights = Rights()
    var terms: [String] = []
    var hasLooseText = false
    for child in tree.children(of: node) where tree.isText(child) && !tree.isWhiteSpace(child) { hasLooseText = true }
    for child in tree.elements(of: node) {
      switch name(child) {
      case .rightsOwner: rights.holder = body.plainText(child)
      case .rightsStart: rights.start = date(of: child, field: "rights/\(article.rights.count)/start")
      case .rightsEnd: rights.end = date(of: child, field: "rights/\(article.rights.count)/end")
      case .rightsType, .rightsLimitations: terms.append(body.plainText(child))
      default: break
      }
    }
    rights.usageTerms = terms.joined(separator: "\n")
    if hasLooseText { rights.notice = body.plainText(node) }
    if rights != Rights() { article.rights.append(rights) }
  }

  /// The date in `@norm`; the words stay unread beside it.
  private mutating func date(of node: XMLNode, field: String) -> NewsDate? {
    for attribute in tree.attributes(of: node) where name(attribute) == .norm {
      return date(attribute, of: node, field: field)
    }
    guard let date = NewsDate(tree.text(of: node)) else {
      article.extensions.append(
        Extension(anchor: tree.anchor(of: node), name: "text", value: body.plainText(node)))
      return nil
    }
    return date
  }

  // MARK: Byline

  /// The byline without titles, and a contributor for each person and title in it.
  private mutating func readByline(_ node: XMLNode) {
    tree.markRead(node)
    let first = article.contributors.count
    var title = ""
    var organisation = ""
    var people: [Contributor] = []
    var address = ""
    body.beginPlainText()
    for child in tree.children(of: node) {
      switch name(child) {
      case .byttl:
        let words = body.aside { body.plainText(child) }
        if let company = soleOrganisation(child) {
          if people.isEmpty {
            organisation = append(company, to: organisation)
          } else {
            people[people.count - 1].organisation = append(company, to: people[people.count - 1].organisation)
          }
        } else if people.isEmpty {
          title = append(words, to: title)
        } else {
          people[people.count - 1].jobTitle = append(words, to: people[people.count - 1].jobTitle)
        }
        body.buffer.separate()
      case .person:
        let entity = body.entity(child, .person)
        people.append(
          Contributor(
            name: body.aside { body.plainText(child) }, role: "author", code: entity.code,
            scheme: entity.scheme))
        body.append(child)
      case .virtloc:
        let text = body.aside { body.plainText(child) }
        if text.utf8.contains(UInt8(ascii: "@")) { address = text }
        body.append(child)
      default: body.append(child)
      }
    }
    let text = withoutTrailingComma(body.endPlainText())
    if !people.isEmpty {
      // Titles that stand before the first name belong to it.
      if !title.isEmpty { people[0].jobTitle = append(people[0].jobTitle, to: title) }
      if !organisation.isEmpty { people[0].organisation = append(people[0].organisation, to: organisation) }
    } else if !title.isEmpty || !organisation.isEmpty {
      infer("contributors/\(first)/name", "byline without ‘By’")
      people.append(
        Contributor(name: withoutBy(text), role: "author", jobTitle: title, organisation: organisation))
    }
    if !address.isEmpty, !people.isEmpty { people[people.count - 1].email = address }
    for person in people where person != Contributor(role: "author") { add(person) }
    if article.byline.isEmpty {
      article.byline = text
    } else if !text.isEmpty {
      article.byline += "; " + text
    }
  }

  private func append(_ text: String, to other: String) -> String {
    other.isEmpty ? text : text.isEmpty ? other : other + ", " + text
  }

  /// The organisation that is all there is in a title.
  private func soleOrganisation(_ node: XMLNode) -> String? {
    var found: String?
    for child in tree.children(of: node) {
      if tree.isText(child) {
        guard tree.isWhiteSpace(child) else { return nil }
      } else {
        guard found == nil, name(child) == .org else { return nil }
        found = body.aside { body.plainText(child) }
      }
    }
    return found
  }

  private func withoutTrailingComma(_ text: String) -> String {
    guard text.utf8.last == UInt8(ascii: ",") else { return text }
    return String(text.dropLast())
  }

  private func withoutBy(_ text: String) -> String {
    let start = text.utf8.prefix(3)
    guard start.elementsEqual("By ".utf8) || start.elementsEqual("BY ".utf8) || start.elementsEqual("by ".utf8) else {
      return text
    }
    return String(text.dropFirst(3))
  }

  // MARK: Distributor and dateline

  private mutating func readDistributor(_ node: XMLNode) {
    tree.markRead(node)
    let text = body.plainText(node)
    guard !text.isEmpty else { return }
    article.distributor = article.distributor.isEmpty ? text : article.distributor + "; " + text
    guard article.provider == nil else { return }
    var provider = Concept(name: text)
    for child in tree.elements(of: node) where name(child) == .org {
      let entity = body.entity(child, .organisation)
      provider.code = entity.code
      provider.scheme = entity.scheme
      break
    }
    article.provider = provider
    infer("provider", "distributor")
  }

  private mutating func readDateline(_ node: XMLNode) {
    tree.markRead(node)
    var dateline = article.dateline ?? Dateline()
    readDatelineParts(of: node, into: &dateline)
    let text = datelineText(node)
    if dateline.text.isEmpty {
      dateline.text = text
    } else if !text.isEmpty {
      dateline.text += "; " + text
    }
    article.dateline = dateline
  }

  private mutating func readDatelineParts(of node: XMLNode, into dateline: inout Dateline) {
    for child in tree.elements(of: node) {
      switch name(child) {
      case .location: dateline.places.append(place(child))
      case .city, .state, .region, .country, .sublocation: dateline.places.append(concept(child, role: name(child)))
      default: break
      }
      readStoryDates(child, into: &dateline)
    }
  }

  /// `story.date` stands in the dateline, or, wrongly, in its location.
  private mutating func readStoryDates(_ node: XMLNode, into dateline: inout Dateline) {
    guard name(node) == .storyDate else {
      for child in tree.elements(of: node) { readStoryDates(child, into: &dateline) }
      return
    }
    tree.markRead(node)
    for attribute in tree.attributes(of: node) where name(attribute) == .norm {
      guard let date = date(attribute, of: node, field: "contentCreated") else { continue }
      // A date of the content that is stated apart stays.
      if article.contentCreated == nil || article.contentCreated == dateline.date { article.contentCreated = date }
      dateline.date = date
    }
  }

  /// The dateline as it is printed; parts with nothing but space between them are data, and get commas.
  private mutating func datelineText(_ node: XMLNode) -> String {
    var places = 0
    var hasLooseText = false
    countParts(of: node, places: &places, hasLooseText: &hasLooseText)
    guard places > 1, !hasLooseText else { return body.plainText(node) }
    var parts: [String] = []
    gatherParts(of: node, into: &parts)
    infer("dateline/text", "names of the places, joined")
    return parts.joined(separator: ", ")
  }

  private func countParts(of node: XMLNode, places: inout Int, hasLooseText: inout Bool) {
    for child in tree.children(of: node) {
      if tree.isText(child) {
        if !tree.isWhiteSpace(child) { hasLooseText = true }
      } else if name(child) == .location {
        countParts(of: child, places: &places, hasLooseText: &hasLooseText)
      } else {
        places += 1
      }
    }
  }

  private func gatherParts(of node: XMLNode, into parts: inout [String]) {
    for child in tree.elements(of: node) {
      if name(child) == .location {
        tree.markRead(child)
        gatherParts(of: child, into: &parts)
      } else {
        let text = body.plainText(child)
        if !text.isEmpty { parts.append(text) }
      }
    }
  }

  // MARK: Places

  /// A location: the most specific of its parts with the wider ones around it, or its text.
  func place(_ node: XMLNode) -> Concept {
    tree.markRead(node)
    var parts: [Concept] = []
    for child in tree.elements(of: node) {
      switch name(child) {
      case .sublocation, .city, .state, .region, .country: parts.append(concept(child, role: name(child)))
      default: break
      }
    }
    guard !parts.isEmpty else { return concept(node) }
    sortFromWide(&parts)
    var place: Concept?
    for part in parts {
      var next = part
      if let place { next.broader = [place] }
      place = next
    }
    guard var result = place else { return concept(node) }
    if result.code.isEmpty {
      let entity = body.entity(node, .location)
      result.code = entity.code
      result.scheme = entity.scheme
    }
    return result
  }

  /// Countries first, and what is within a city last.
  private func sortFromWide(_ parts: inout [Concept]) {
    guard parts.count > 1 else { return }
    parts.sort { NITFReader.rank($0.role) < NITFReader.rank($1.role) }
  }

  private static func rank(_ role: String) -> Int {
    switch role {
    case "country": 0
    case "region": 1
    case "state": 2
    case "city": 3
    default: 4
    }
  }

  private func concept(_ node: XMLNode, role: NITFName?) -> Concept {
    var concept = concept(node)
    concept.role = role?.rawValue ?? ""
    return concept
  }
}
