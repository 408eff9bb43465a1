internal import ArticleModel
internal import XMLSyntax

/// `head`: titles, metas, the classification and the history.
extension NITFReader {
  mutating func readHead(_ node: XMLNode) {
    tree.markRead(node)
    var keyword = ""
    for child in tree.elements(of: node) {
      switch name(child) {
      case .title:
        let title = body.plainText(child)
        if article.title.isEmpty {
          article.title = title
        } else if !title.isEmpty {
          article.extensions.append(Extension(anchor: "head/title", name: "title", value: title))
        }
      case .meta: readMeta(child, keyword: &keyword)
      case .tobject: readClassification(child)
      case .iim: readDataSets(child)
      case .docdata: readDocumentData(child)
      case .pubdata: readPublication(child)
      case .revisionHistory: readRevision(child)
      default: readDocumentDatum(child)  // Some agencies leave out `docdata`.
      }
    }
    guard !keyword.isEmpty else { return }
    if article.slugline.isEmpty {
      article.slugline = keyword
    } else {
      article.extensions.append(Extension(anchor: "head/meta", name: "anpa-keyword", value: keyword))
    }
  }

  /// Names that say what a field of the model says are read as such, all others stay under their own.
  private mutating func readMeta(_ node: XMLNode, keyword: inout String) {
    tree.markRead(node)
    var metaName = ""
    var content = ""
    var header = ""
    var anchor = "head/meta"
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .name: metaName = string(attribute)
      case .content: content = string(attribute)
      case .httpEquiv: header = string(attribute)
      default: break
      }
    }
    if metaName.isEmpty, !header.isEmpty {
      metaName = header
      anchor = "head/meta@http-equiv"
    } else if !header.isEmpty {
      article.extensions.append(Extension(anchor: "head/meta@http-equiv", name: "http-equiv", value: header))
    }
    guard !content.isEmpty else { return }
    switch metaName {
    case "anpa-keyword" where keyword.isEmpty: keyword = content
    case "anpa-takekey" where article.takeKey.isEmpty: article.takeKey = content
    case "anpa-category", "category": article.categories.append(Concept(code: content, scheme: metaName))
    case "anpa-service", "service": article.services.append(Concept(code: content, scheme: metaName))
    case "anpa-sequence": article.altIDs.append(AlternativeIdentifier(role: metaName, value: content))
    case "anpa-wordcount" where article.wordCount == nil && Int(content) != nil: article.wordCount = Int(content)
    case "generator" where article.generator.isEmpty: article.generator = content
    case _ where metaName.hasPrefix(NITFMetaName.prefix) && readOwn(String(metaName.dropFirst(9)), content): break
    default: article.extensions.append(Extension(anchor: anchor, name: metaName, value: content))
    }
  }

  private mutating func readDataSets(_ node: XMLNode) {
    tree.markRead(node)
    for child in tree.elements(of: node) where name(child) == .ds {
      tree.markRead(child)
      article.extensions.append(
        Extension(
          anchor: "head/iim/ds", name: tree.string(.num, of: child, in: body.vocabulary) ?? "",
          value: tree.string(.value, of: child, in: body.vocabulary) ?? ""))
    }
  }

  // MARK: Classification

  private mutating func readClassification(_ node: XMLNode) {
    tree.markRead(node)
    for attribute in tree.attributes(of: node) where name(attribute) == .tobjectType {
      article.categories.append(Concept(name: string(attribute), role: "tobject.type"))
    }
    for child in tree.elements(of: node) {
      tree.markRead(child)
      switch name(child) {
      case .tobjectProperty:
        for attribute in tree.attributes(of: child) where name(attribute) == .tobjectPropertyType {
          article.genres.append(Concept(name: string(attribute)))
        }
      case .tobjectSubject: readSubject(child)
      default: break
      }
    }
  }

  /// A subject, and the wider subjects that the same element names.
  ///
  /// An IPTC subject code has two digits for the subject, three for the matter and three for the detail: the code of a
  /// wider subject is that of the narrower one with zeros in the place of what is left out.
  private mutating func readSubject(_ node: XMLNode) {
    var authority = "IPTC"
    var number = ""
    var type = ""
    var matter = ""
    var detail = ""
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .subjectAuthority: authority = string(attribute)
      case .subjectNumber: number = string(attribute)
      case .subjectType: type = string(attribute)
      case .subjectMatter: matter = string(attribute)
      case .subjectDetail: detail = string(attribute)
      default: break
      }
    }
    let scheme = authority == "IPTC" ? iptcSubjectScheme : authority
    let isStructured = authority == "IPTC" && number.utf8.count == 8
    var broader: [Concept] = []
    let names = [(type, 2), (matter, 5), (detail, 8)]
    let mostSpecific = !detail.isEmpty ? 2 : !matter.isEmpty ? 1 : 0
    if mostSpecific > 0 {
      for index in 0..<mostSpecific where !names[index].0.isEmpty {
        let wider = isStructured ? String(number.prefix(names[index].1)) + zeros(8 - names[index].1) : ""
        guard wider != number || wider.isEmpty else {
          // The code is that of the wider subject: the name is all there is of the narrower one.
          continue
        }
        broader.append(
          Concept(name: names[index].0, code: wider, scheme: wider.isEmpty ? "" : scheme, broader: broader.suffix(1)))
      }
    }
    for concept in broader { addSubject(concept, isWider: true) }
    let subjectName = names[mostSpecific].0
    guard !number.isEmpty || !subjectName.isEmpty else { return }
    addSubject(
      Concept(
        name: subjectName, code: number, scheme: number.isEmpty && authority == "IPTC" ? "" : scheme,
        broader: broader.suffix(1)),
      isWider: false)
    // Names that found no place of their own.
    for index in 0..<mostSpecific
    where !names[index].0.isEmpty && !broader.contains(where: { $0.name == names[index].0 }) {
      article.extensions.append(
        Extension(
          anchor: "head/tobject/tobject.subject", name: ["tobject.subject.type", "tobject.subject.matter"][index],
          value: names[index].0))
    }
  }

  private func zeros(_ count: Int) -> String { count == 6 ? "000000" : "000" }

  private mutating func addSubject(_ concept: Concept, isWider: Bool) {
    let known = article.subjects.firstIndex {
      concept.code.isEmpty
        ? $0.code.isEmpty && $0.name == concept.name : $0.code == concept.code && $0.scheme == concept.scheme
    }
    if let known {
      if article.subjects[known].name.isEmpty { article.subjects[known].name = concept.name }
      if article.subjects[known].broader.isEmpty { article.subjects[known].broader = concept.broader }
      return
    }
    if isWider { infer("subjects/\(article.subjects.count)", "wider subject named by a narrower one") }
    article.subjects.append(concept)
  }

  // MARK: History

  private mutating func readPublication(_ node: XMLNode) {
    tree.markRead(node)
    var length: XMLAttribute?
    var unit = ""
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .datePublication:
        let date = date(attribute, of: node, field: "versionCreated")
        if article.versionCreated == nil { article.versionCreated = date }
      case .itemLength: length = attribute
      case .unitOfMeasure: unit = string(attribute)
      default: break
      }
    }
    guard let length else {
      if !unit.isEmpty {
        article.extensions.append(
          Extension(anchor: "head/pubdata@unit-of-measure", name: "unit-of-measure", value: unit))
      }
      return
    }
    if unit == "word" {
      article.wordCount = body.integer(length, of: node) ?? article.wordCount
    } else {
      // The unit is the name: the number means nothing without it.
      article.extensions.append(
        Extension(
          anchor: "head/pubdata@item-length", name: unit.isEmpty ? "item-length" : unit, value: string(length)))
    }
  }

  /// Each revision names someone who worked on the article.
  private mutating func readRevision(_ node: XMLNode) {
    tree.markRead(node)
    var contributor = Contributor()
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .name: contributor.name = string(attribute)
      case .function:
        let function = string(attribute)
        contributor.role = function == "writer-author" ? "author" : function
      default: break
      }
    }
    if !contributor.name.isEmpty { add(contributor) }
  }

  /// Adds a contributor, or completes the one who is known under the same name and role.
  mutating func add(_ contributor: Contributor) {
    for index in article.contributors.indices {
      guard let merged = merged(article.contributors[index], contributor) else { continue }
      article.contributors[index] = merged
      return
    }
    article.contributors.append(contributor)
  }

  /// What two statements say together, or `nil` when they are not about the same contributor.
  private func merged(_ a: Contributor, _ b: Contributor) -> Contributor? {
    guard a.name == b.name, a.role == b.role, agree(a.jobTitle, b.jobTitle), agree(a.organisation, b.organisation),
      agree(a.email, b.email), agree(a.code, b.code), agree(a.scheme, b.scheme)
    else { return nil }
    var merged = a
    if merged.jobTitle.isEmpty { merged.jobTitle = b.jobTitle }
    if merged.organisation.isEmpty { merged.organisation = b.organisation }
    if merged.email.isEmpty { merged.email = b.email }
    if merged.code.isEmpty { merged.code = b.code }
    if merged.scheme.isEmpty { merged.scheme = b.scheme }
    return merged
  }

  private func agree(_ a: String, _ b: String) -> Bool { a.isEmpty || b.isEmpty || a == b }
}

/// The scheme of the subject codes that NITF's `tobject.subject.refnum` holds unless it says otherwise.
let iptcSubjectScheme = "http://cv.iptc.org/newscodes/subjectcode/"
