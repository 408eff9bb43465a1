internal import ArticleModel
internal import XMLSyntax

/// Subjects, places and topics.
extension NewsML1ItemReader {
  /// A concept by its formal name: a code where there is a scheme for it, else a name, or the name of the topic that the
  /// element refers to.
  mutating func concept(_ node: XMLNode) -> Concept {
    let formal = formalName(node)
    let scheme = value(.scheme, of: node)
    var name = ""
    if let topic = topics.topic(peek(.topic, of: node)) {
      name = topic.name(in: article.language)
      _ = value(.topic, of: node)
    }
    guard !scheme.isEmpty || !name.isEmpty && name != formal else { return Concept(name: formal) }
    if name.isEmpty { name = topics.name(ofCode: formal, in: article.language) }
    return Concept(name: name, code: formal, scheme: scheme)
  }

  // MARK: Subjects

  /// The subjects of a code, each narrower than the one before it where its code says so.
  mutating func read(subjectCode node: XMLNode) {
    tree.markRead(node)
    var wider: [(level: Int, subject: Concept)] = []
    for child in tree.elements(of: node) {
      let level: Int
      switch name(child) {
      case .subject: level = 0
      case .subjectMatter: level = 1
      case .subjectDetail: level = 2
      case .subjectQualifier: level = 3
      default: continue
      }
      var subject = subject(child)
      guard !subject.code.isEmpty else { continue }
      while let last = wider.last, last.level >= level || !Self.isWider(last.subject, than: subject, level: last.level)
      {
        wider.removeLast()
      }
      if let last = wider.last { subject.broader = [last.subject] }
      if level == 3 { subject.role = "qualifier" } else { wider.append((level, subject)) }
      append(subject: subject)
    }
  }

  private mutating func subject(_ node: XMLNode) -> Concept {
    let code = formalName(node)
    let stated = value(.scheme, of: node)
    let isCode = code.utf8.count == 8 && code.utf8.allSatisfy { (0x30...0x39).contains($0) }
    let isIPTC = stated.lowercased().hasPrefix("iptcsubjectcode") || stated.isEmpty && isCode
    return Concept(
      name: topics.name(ofCode: code, in: article.language), code: code, scheme: isIPTC ? iptcSubjectScheme : stated)
  }

  /// Whether a subject holds another one: codes of the IPTC have two digits for the subject and three for the matter.
  private static func isWider(_ wider: Concept, than subject: Concept, level: Int) -> Bool {
    guard subject.scheme == iptcSubjectScheme, wider.scheme == iptcSubjectScheme, subject.code.utf8.count == 8 else {
      return true
    }
    return subject.code.hasPrefix(wider.code.prefix(level == 0 ? 2 : 5))
  }

  private mutating func append(subject: Concept) {
    let key = [subject.scheme, subject.code, subject.role]
    guard let known = seen.subjects[key] else {
      seen.subjects[key] = article.subjects.count
      return article.subjects.append(subject)
    }
    if article.subjects[known].broader.isEmpty { article.subjects[known].broader = subject.broader }
  }

  // MARK: Places

  /// The properties that name places, the widest first, and what the model calls them.
  private static let placeNames: [(property: String, role: String)] = [
    ("WorldRegion", "world region"), ("Country", "country"), ("CountryArea", "area"), ("Area", "area"),
    ("Region", "region"), ("Province", "state"), ("State", "state"), ("City", "city"), ("SubLocation", "sublocation"),
  ]

  /// A place: where the text comes from, or what it is about.
  mutating func read(location node: XMLNode) {
    tree.markRead(node)
    var named: [String: String] = [:]
    for child in tree.elements(of: node) where name(child) == .property {
      let kind = peek(.formalName, of: child)
      let isPlace = Self.placeNames.contains { $0.property == kind }
      guard isPlace, named[kind] == nil, tree.firstChild(of: child) == nil else {
        keep(property: child, within: "Location/")
        continue
      }
      named[kind] = value(.value, of: child)
      _ = formalName(child)
    }
    var place: Concept?
    if let topic = topics.topic(peek(.topic, of: node)) {
      _ = value(.topic, of: node)
      place = topic.concept(in: article.language)
    }
    for (property, role) in Self.placeNames {
      guard let name = named[property], !name.isEmpty else { continue }
      let broader = place.map { [$0] } ?? []
      if role == "country", (2...3).contains(name.utf8.count), name.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
        place = Concept(code: name, scheme: isoCountryScheme, role: role, broader: broader)
      } else {
        place = Concept(name: name, role: role, broader: broader)
      }
    }
    let isOrigin = peek(.howPresent, of: node).lowercased() == "origin"
    guard let place else { return }
    guard isOrigin else {
      if seen.isNew(place, "places") { article.places.append(place) }
      return
    }
    _ = value(.howPresent, of: node)
    var dateline = article.dateline ?? Dateline()
    if seen.isNew(place, "dateline") { dateline.places.append(place) }
    article.dateline = dateline
  }

  // MARK: Topics

  /// A topic that the article is about.
  mutating func read(occurrence node: XMLNode) {
    guard let topic = topics.topic(peek(.topic, of: node)) else { return }
    tree.markRead(node)
    _ = value(.topic, of: node)
    append(topic)
  }

  private mutating func append(_ topic: NewsML1Topics.Topic) {
    let concept = topic.concept(in: article.language)
    guard concept != Concept() else { return }
    switch topic.type.lowercased() {
    case "person": article.people.append(concept)
    case "organisation", "organization", "company": article.organisations.append(concept)
    case "location", "place", "country", "city": article.places.append(concept)
    case "event": article.events.append(concept)
    case "object", "product": article.objects.append(concept)
    case "subject", "subjectmatter", "subjectdetail": article.subjects.append(concept)
    default:
      var concept = concept
      concept.role = topic.type
      article.subjects.append(concept)
    }
  }

  /// Marks what a topic says as read when its names and codes are what is known of it.
  mutating func read(topicSetOfComponent node: XMLNode) {
    // What the project's own writer puts there stands nowhere else.
    if peek(.formalName, of: node) == NewsML1OwnEncoder.metadataType { return tree.markSubtreeRead(node) }
    let concepts = [
      article.people, article.organisations, article.places, article.events, article.objects, article.subjects,
      article.genres,
    ].joined()
    let used = Set(concepts.map { [$0.name, $0.code] })
    for child in tree.elements(of: node) where name(child) == .topic {
      let topic = NewsML1Topics.topic(child, of: tree)
      let wanted = topic.concept(in: article.language)
      // What is more than a name and a code is one thing.
      if !used.contains([wanted.name, wanted.code]) || !accept(child, topic) { keep(child) }
    }
    tree.markRead(node)
  }

  /// - Returns: Whether that is all.
  private func accept(_ node: XMLNode, _ topic: NewsML1Topics.Topic) -> Bool {
    guard topic.codes.count <= 1, topic.names.count <= 1 else { return false }
    tree.markRead(node)
    for attribute in tree.attributes(of: node) where name(attribute) == .duid { tree.markRead(attribute) }
    for child in tree.elements(of: node) {
      switch name(child) {
      case .topicType:
        _ = formalName(child)
        _ = value(.scheme, of: child)
      case .formalName, .description:
        tree.markRead(child)
        _ = tree.text(of: child)
        _ = value(.scheme, of: child)
        if isArticleLanguage(peek(.xmlLang, of: child)) { _ = value(.xmlLang, of: child) }
      default: break
      }
    }
    return true
  }

  // MARK: Sets of topics

  /// A set of topics that is the content of an item.
  mutating func read(topicSet node: XMLNode) {
    tree.markRead(node)
    for attribute in tree.attributes(of: node) where name(attribute) == .duid && article.id.isEmpty {
      article.id = tree.string(of: attribute).trimmedOfSpace
    }
    if article.type.isEmpty { article.type = "topicset" }
    for child in tree.elements(of: node) where name(child) == .topic {
      let topic = NewsML1Topics.topic(child, of: tree)
      if article.language.isEmpty { article.language = topic.names.first?.language ?? "" }
      append(topic)
      if !accept(child, topic) { keep(child) }
    }
    context.report(
      Diagnostic(
        .note, "newsml-kind", "this is a set of topics and no news: what an article has no field for is kept",
        at: SourceLocation(source: context.source, line: tree.line(of: node), column: tree.column(of: node)),
        articleID: article.id))
  }

  /// A set of topics that is a document of its own.
  mutating func readBareTopicSet() {
    context.articleID = peek(.duid, of: root)
    read(topicSet: root)
    article.title = formalName(root)
  }
}
