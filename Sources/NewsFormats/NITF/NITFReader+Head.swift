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
    var anchor = "head/meta"
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .name: metaName = string(attribute)
      case .content: content = string(attribute)
      case .httpEquiv:
        metaName = string(attribute)
        anchor = "head/meta@http-equiv"
      default: break
      }
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
      Concept(name: subjectName, code: number, scheme: number.isEmpty ? "" : scheme, broader: broader.suffix(1)),
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
    var isWords = false
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .datePublication:
        let date = date(attribute, of: node, field: "versionCreated")
        if article.versionCreated == nil { article.versionCreated = date }
      case .itemLength: length = attribute
      case .unitOfMeasure: isWords = tree.withBytes(of: attribute) { $0.count == 4 && $0[0] == UInt8(ascii: "w") }
      default: break
      }
    }
    guard let length else { return }
    if isWords {
      article.wordCount = body.integer(length, of: node) ?? article.wordCount
    } else if let unit = tree.string(.unitOfMeasure, of: node, in: body.vocabulary) {
      article.extensions.append(Extension(anchor: "head/pubdata@item-length", name: unit, value: string(length)))
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

  mutating func add(_ contributor: Contributor) {
    let known = article.contributors.firstIndex { $0.name == contributor.name && $0.role == contributor.role }
    guard let known else {
      article.contributors.append(contributor)
      return
    }
    if article.contributors[known].jobTitle.isEmpty { article.contributors[known].jobTitle = contributor.jobTitle }
    if article.contributors[known].organisation.isEmpty {
      article.contributors[known].organisation = contributor.organisation
    }
    if article.contributors[known].code.isEmpty {
      article.contributors[known].code = contributor.code
      article.contributors[known].scheme = contributor.scheme
    }
  }
}

/// The scheme of the subject codes that NITF's `tobject.subject.refnum` holds unless it says otherwise.
let iptcSubjectScheme = "http://cv.iptc.org/newscodes/subjectcode/"
