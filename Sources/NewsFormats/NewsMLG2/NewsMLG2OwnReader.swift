internal import ArticleModel
internal import XMLSyntax

/// A property under one of the project's own names, as ``NewsMLG2ItemWriter`` writes it.
struct NewsMLG2OwnValue {
  /// The name behind ``NewsMLG2OwnProperty/prefix``.
  private(set) var name = ""
  private(set) var value = ""
  /// Its further parts.
  private(set) var parts: [NewsMLG2OwnValue] = []

  /// Reads an element, whatever its name, or returns `nil` when its `reluri` is not of the project's own; then nothing
  /// of it is marked as read.
  init?(_ node: XMLNode, in tree: XMLTree) {
    var isOwn = false
    for attribute in tree.attributes(of: node) {
      if tree.names.local(of: attribute.name) == "reluri", tree.value(of: attribute, hasPrefix: "urn:wirecopy:g2:") {
        isOwn = true
        name = String(tree.string(of: attribute).dropFirst(NewsMLG2OwnProperty.prefix.utf8.count))
      }
    }
    guard isOwn else { return nil }
    tree.markRead(node)
    for attribute in tree.attributes(of: node) where tree.names.local(of: attribute.name) == "value" {
      value = tree.string(of: attribute)
    }
    for child in tree.elements(of: node) {
      if let part = NewsMLG2OwnValue(child, in: tree) { parts.append(part) }
    }
  }

  /// The value of a part, or an empty text.
  subscript(_ part: NewsMLG2OwnProperty.Part) -> String { parts.first { $0.name == part.rawValue }?.value ?? "" }
}

extension Article {
  /// Takes a field that NewsML-G2 has no property for.
  ///
  /// - Returns: Whether there is such a field and the value is one for it.
  mutating func take(_ own: NewsMLG2OwnValue) -> Bool {
    guard let field = NewsMLG2OwnProperty.Field(rawValue: own.name) else { return false }
    switch field {
    case .version: version = own.value
    case .previousVersion: previousVersion = own.value
    case .type: type = own.value
    case .language: language = own.value
    case .takeKey: takeKey = own.value
    case .distributor: distributor = own.value
    case .url: url = own.value
    case .externalURL: externalURL = own.value
    case .correction: corrections.append(Correction(text: own.value, refersTo: own[.refersTo]))
    case .collection:
      collection = CollectionReference(id: own.value, title: own[.title], url: own[.url])
    case .inferred: provenance.inferred.append(.init(path: own.value, rule: own[.rule]))
    case .unknown:
      extensions.append(
        Extension(anchor: own[.anchor], namespace: own[.namespace], name: own[.name], value: own.value))
    case .package: package = Package(own)
    case .priority, .wordCount:
      guard let number = Int(own.value) else { return false }
      if field == .priority { priority = number } else { wordCount = number }
    case .datelineSource, .datelineInBody, .datelineDate:
      dateline = dateline ?? Dateline()
      if field == .datelineSource { dateline?.source = own.value }
      if field == .datelineInBody { dateline?.isInBody = own.value == "true" }
      if field == .datelineDate { dateline?.date = NewsDate(own.value) }
    case .embargoText:
      embargo = embargo ?? Embargo()
      embargo?.text = own.value
    case .firstCreated, .versionCreated, .contentCreated, .contentModified, .published, .sent, .expires, .embargo:
      guard let date = NewsDate(own.value) else { return false }
      take(date, as: field)
    }
    return true
  }

  private mutating func take(_ date: NewsDate, as field: NewsMLG2OwnProperty.Field) {
    switch field {
    case .firstCreated: firstCreated = date
    case .versionCreated: versionCreated = date
    case .contentCreated: contentCreated = date
    case .contentModified: contentModified = date
    case .published: published = date
    case .sent: sent = date
    case .expires: expires = date
    case .embargo:
      embargo = embargo ?? Embargo()
      embargo?.until = date
    default: break
    }
  }
}

extension Package {
  fileprivate init(_ own: NewsMLG2OwnValue) {
    self.init(mode: own.value)
    for group in own.parts where group.name == NewsMLG2OwnProperty.Part.group.rawValue {
      let members = group.parts.filter { $0.name == NewsMLG2OwnProperty.Part.member.rawValue }
      groups.append(
        Group(
          id: group.value, role: group[.role], members: members.map { Member(id: $0.value, title: $0[.title]) }))
    }
  }
}

extension ArticleCollection {
  /// Takes a property of a message's header.
  ///
  /// - Returns: Whether there is such a field.
  mutating func take(_ own: NewsMLG2OwnValue) -> Bool {
    switch own.name {
    case NewsMLG2OwnProperty.Part.title.rawValue: title = own.value
    case NewsMLG2OwnProperty.Part.description.rawValue: description = own.value
    case NewsMLG2OwnProperty.Part.language.rawValue: language = own.value
    case NewsMLG2OwnProperty.Part.updated.rawValue: updated = NewsDate(own.value)
    case NewsMLG2OwnProperty.Part.rights.rawValue: rights = own.value
    case NewsMLG2OwnProperty.Part.generator.rawValue: generator = own.value
    default: return false
    }
    return true
  }
}

extension Rights {
  /// Takes a property of `rightsInfo`.
  ///
  /// - Returns: Whether there is such a field and the value is one for it.
  mutating func take(_ own: NewsMLG2OwnValue) -> Bool {
    switch NewsMLG2OwnProperty.Part(rawValue: own.name) {
    case .year:
      guard let number = Int(own.value) else { return false }
      year = number
    case .start: start = NewsDate(own.value)
    case .end: end = NewsDate(own.value)
    default: return false
    }
    return true
  }
}

extension Media {
  /// Takes a property of `partMeta`.
  ///
  /// - Returns: Whether there is such a field.
  mutating func take(_ own: NewsMLG2OwnValue) -> Bool {
    switch NewsMLG2OwnProperty.Part(rawValue: own.name) {
    case .id: id = own.value
    case .type: type = own.value
    case .altText: altText = own.value
    case .copyright: copyright = own.value
    default: return false
    }
    return true
  }
}

extension Concept {
  /// Takes a part that no attribute of a concept can hold.
  ///
  /// - Returns: Whether there is such a part; a wider concept is read by the caller.
  mutating func take(_ own: NewsMLG2OwnValue) -> Bool {
    switch NewsMLG2OwnProperty.Part(rawValue: own.name) {
    case .role: role = own.value
    case .scheme: scheme = own.value
    case .code: code = own.value
    case .uri: uri = own.value
    default: return false
    }
    return true
  }
}
