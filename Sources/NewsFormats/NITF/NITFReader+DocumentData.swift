internal import ArticleModel
internal import XMLSyntax

/// `docdata`: identity, management, dates and rights.
extension NITFReader {
  mutating func readDocumentData(_ node: XMLNode) {
    tree.markRead(node)
    for attribute in tree.attributes(of: node) where name(attribute) == .managementStatus {
      article.status = string(attribute)
    }
    for child in tree.elements(of: node) { readDocumentDatum(child) }
  }

  mutating func readDocumentDatum(_ node: XMLNode) {
    let known = name(node)
    guard known != nil else { return }
    tree.markRead(node)
    switch known {
    case .docID: readIdentifier(node)
    case .urgency: readUrgency(node)
    case .dateIssue: article.firstCreated = norm(node, field: "firstCreated") ?? article.firstCreated
    case .dateRelease: readRelease(node)
    case .dateExpire: article.expires = norm(node, field: "expires") ?? article.expires
    case .correction: readCorrection(node)
    case .evloc: readEventLocation(node)
    case .delList: readDeliveries(node)
    case .fixture:
      for attribute in tree.attributes(of: node) where name(attribute) == .fixID {
        article.altIDs.append(AlternativeIdentifier(role: "fixture", value: string(attribute)))
      }
    case .docScope:
      for attribute in tree.attributes(of: node) where name(attribute) == .scope {
        article.categories.append(Concept(name: string(attribute), role: "doc-scope"))
      }
    case .series: readSeries(node)
    case .edMessage: readMessage(node)
    case .duKey: readKey(node)
    case .docCopyright, .docRights: readRights(node)
    case .keyList: readKeywords(node)
    case .identifiedContent: readIdentifiedContent(node)
    default: break
    }
  }

  /// The date in `@norm`, or, as some write it, in the text.
  private mutating func norm(_ node: XMLNode, field: String) -> NewsDate? {
    for attribute in tree.attributes(of: node) where name(attribute) == .norm {
      return date(attribute, of: node, field: field)
    }
    guard tree.firstChild(of: node) != nil else { return nil }
    let text = body.plainText(node)
    guard let date = NewsDate(text) else {
      if !text.isEmpty {
        context.warn("nitf-date", "‘\(text)’ is not a date", at: node, in: tree)
        let anchor = tree.anchor(of: node)
        article.extensions.append(
          Extension(anchor: anchor, name: tree.names.local(of: tree.name(of: node)), value: text))
      }
      return nil
    }
    note(text, for: date, field: field)
    return date
  }

  // MARK: Identity

  private mutating func readIdentifier(_ node: XMLNode) {
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .idString:
        let id = string(attribute)
        if article.id.isEmpty {
          article.id = id
          context.articleID = id
        } else if id != article.id {
          article.altIDs.append(AlternativeIdentifier(role: "doc-id", value: id))
        }
      case .regsrc:
        let source = string(attribute)
        if !source.isEmpty { article.provider = Concept(name: source) }
      default: break
      }
    }
  }

  private mutating func readKey(_ node: XMLNode) {
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .key: article.slugline = string(attribute)
      case .version: article.version = string(attribute)
      default: break
      }
    }
  }

  private mutating func readSeries(_ node: XMLNode) {
    var series = article.series ?? Series()
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .seriesName: series.name = string(attribute)
      case .seriesPart: series.part = positive(attribute, of: node)
      case .seriesTotal: series.total = positive(attribute, of: node)
      default: break
      }
    }
    if series != Series() { article.series = series }
  }

  /// 0 is the schema's default and says nothing.
  private func positive(_ attribute: XMLAttribute, of node: XMLNode) -> Int? {
    let value = body.integer(attribute, of: node)
    return value == 0 ? nil : value
  }

  // MARK: Management

  private mutating func readUrgency(_ node: XMLNode) {
    for attribute in tree.attributes(of: node) where name(attribute) == .edUrg {
      let text = string(attribute)
      if let urgency = Int(text), (1...9).contains(urgency) {
        article.urgency = urgency
      } else if !text.isEmpty {
        context.warn("nitf-urgency", "the urgency ‘\(text)’ is not a number from 1 to 9", at: node, in: tree)
        body.keep(attribute, text, of: node)
      }
    }
  }

  private mutating func readCorrection(_ node: XMLNode) {
    var correction = Correction()
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .info: correction.text = string(attribute)
      case .idString: correction.refersTo = string(attribute)
      default: break
      }
    }
    article.corrections.append(correction)
    if !article.signals.contains(where: { $0.code == "correction" }) {
      article.signals.append(Signal(code: "correction"))
    }
  }

  private mutating func readMessage(_ node: XMLNode) {
    var text = ""
    var role = ""
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .info: text = string(attribute)
      case .messageType: role = string(attribute)
      default: break
      }
    }
    if !text.isEmpty {
      article.editorialNotes.append(Prose(RichText(text), role: role.isEmpty ? "internal" : role))
    } else if !role.isEmpty {
      article.extensions.append(Extension(anchor: "head/docdata/ed-msg@msg-type", name: "msg-type", value: role))
    }
  }

  private mutating func readDeliveries(_ node: XMLNode) {
    var position = 0
    for child in tree.elements(of: node) where name(child) == .fromSource {
      position += 1
      tree.markRead(child)
      for attribute in tree.attributes(of: child) {
        switch name(attribute) {
        case .sourceName: article.sources.append(Concept(name: string(attribute)))
        case .levelNumber:
          let level = string(attribute)
          if Int(level) != position { body.keep(attribute, level, of: child) }
        default: break
        }
      }
    }
  }

  // MARK: Subjects

  private mutating func readKeywords(_ node: XMLNode) {
    for child in tree.elements(of: node) where name(child) == .keyword {
      tree.markRead(child)
      var keyword = ""
      for attribute in tree.attributes(of: child) where name(attribute) == .key { keyword = string(attribute) }
      if !keyword.isEmpty { article.keywords.append(keyword) }
      let text = tree.firstChild(of: child) == nil ? "" : body.plainText(child)
      if !text.isEmpty, text != keyword { article.keywords.append(text) }
    }
  }

  /// The place where something happened: the most specific name, and the wider ones around it.
  private mutating func readEventLocation(_ node: XMLNode) {
    var city = ""
    var county = ""
    var state = ""
    var country = ""
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .city: city = string(attribute)
      case .countyDistrict: county = string(attribute)
      case .stateProvince: state = string(attribute)
      case .isoCC: country = string(attribute)
      default: break
      }
    }
    var place: Concept?
    if !country.isEmpty { place = Concept(code: country, scheme: isoCountryScheme, role: "country") }
    if !state.isEmpty { place = Concept(name: state, role: "state", broader: place.map { [$0] } ?? []) }
    if !county.isEmpty { place = Concept(name: county, role: "county", broader: place.map { [$0] } ?? []) }
    if !city.isEmpty { place = Concept(name: city, role: "city", broader: place.map { [$0] } ?? []) }
    if let place { article.places.append(place) }
  }

  private mutating func readIdentifiedContent(_ node: XMLNode) {
    for child in tree.elements(of: node) {
      switch name(child) {
      case .person: article.people.append(concept(child))
      case .org: article.organisations.append(concept(child))
      case .location: article.places.append(place(child))
      case .event: article.events.append(concept(child))
      case .objectTitle: article.objects.append(concept(child))
      case .virtloc, .function:
        var concept = concept(child)
        concept.role = tree.names.local(of: tree.name(of: child))
        article.objects.append(concept)
      case .classifier:
        var concept = concept(child)
        for attribute in tree.attributes(of: child) where name(attribute) == .type { concept.role = string(attribute) }
        article.subjects.append(concept)
      default: break
      }
    }
  }

  /// What an element names, by its text and its code.
  func concept(_ node: XMLNode) -> Concept {
    tree.markRead(node)
    let entity = body.entity(node, .object)
    var concept = Concept(name: body.plainText(node), code: entity.code, scheme: entity.scheme)
    if concept.name.isEmpty, !entity.value.isEmpty { concept.name = entity.value }
    return concept
  }

  // MARK: Rights

  private mutating func readRights(_ node: XMLNode) {
    var rights = Rights()
    var terms: [String] = []
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .holder, .owner: rights.holder = string(attribute)
      case .year: rights.year = body.integer(attribute, of: node)
      case .startdate: rights.start = date(attribute, of: node, field: "rights/\(article.rights.count)/start")
      case .enddate: rights.end = date(attribute, of: node, field: "rights/\(article.rights.count)/end")
      case .type, .limitations: terms.append(string(attribute))
      default: break
      }
    }
    rights.usageTerms = terms.joined(separator: "\n")
    if rights != Rights() { article.rights.append(rights) }
  }

  // MARK: Dates and embargo

  private mutating func readRelease(_ node: XMLNode) {
    for attribute in tree.attributes(of: node) where name(attribute) == .norm {
      guard let date = date(attribute, of: node, field: "embargo/until") else { continue }
      release = date
      releaseText = string(attribute)
    }
  }

  /// Puts together what several elements say about dates and status.
  mutating func completeDates() {
    if article.versionCreated == nil, let issued = article.firstCreated {
      article.versionCreated = issued
      infer("versionCreated", "date.issue")
    }
    let isEmbargoed = article.status == "embargoed"
    if isEmbargoed {
      article.status = "usable"
      infer("status", "management-status embargoed: usable after the embargo")
    }
    guard let release else {
      if isEmbargoed { article.embargo = Embargo() }
      return
    }
    // Agencies repeat the date of issue here: that bans nothing.
    if !isEmbargoed, let issued = article.firstCreated, release.secondsSince1970 <= issued.secondsSince1970 {
      article.provenance.spellings.removeAll { $0.path == "embargo/until" }
      article.extensions.append(
        Extension(anchor: "head/docdata/date.release@norm", name: "norm", value: releaseText))
    } else {
      article.embargo = Embargo(until: release)
    }
  }
}
