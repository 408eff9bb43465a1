internal import ArticleModel
internal import XMLSyntax

/// `groupSet`: the structure of a package.
extension NewsMLG2ItemReader {
  mutating func read(groupSet node: XMLNode) {
    tree.markRead(node)
    var rootID = ""
    for attribute in tree.attributes(of: node) where name(attribute) == .root { rootID = tree.string(of: attribute) }
    var groups: [Package.Group] = []
    var mode = ""
    let hasRoot = tree.elements(of: node).contains { name($0) == .group && identifier(ofGroup: $0) == rootID }
    for child in tree.elements(of: node) where name(child) == .group {
      let isRoot = hasRoot ? identifier(ofGroup: child) == rootID : groups.isEmpty
      let group = group(child, isRoot: isRoot)
      if isRoot { mode = group.mode }
      // The root is the first, wherever it stands.
      groups.insert(group.group, at: isRoot ? 0 : groups.count)
    }
    if !hasRoot, !rootID.isEmpty {
      warn("newsml-g2-package", "the package has no group ‘\(rootID)’, which it calls its root", at: node)
    }
    var package = article.package ?? Package()
    if package.groups.isEmpty { package.mode = mode }
    package.groups += groups
    article.package = package
  }

  private func identifier(ofGroup node: XMLNode) -> String {
    for attribute in tree.attributes(of: node) where name(attribute) == .id { return tree.peek(attribute) }
    return ""
  }

  private mutating func group(_ node: XMLNode, isRoot: Bool) -> (group: Package.Group, mode: String) {
    tree.markRead(node)
    var group = Package.Group(role: word(node, .role, .roleuri))
    for attribute in tree.attributes(of: node) where name(attribute) == .id { group.id = tree.string(of: attribute) }
    // The model knows one mode, that of the package.
    let mode = isRoot ? word(node, .mode, .modeuri, known: .mode) : ""
    for child in tree.elements(of: node) {
      switch name(child) {
      case .groupRef:
        tree.markRead(child)
        for attribute in tree.attributes(of: child) where name(attribute) == .idref {
          group.members.append(Package.Member(id: tree.string(of: attribute)))
        }
      case .itemRef: group.members.append(member(child))
      case .conceptRef:
        let concept = concept(child)
        group.members.append(
          Package.Member(id: concept.uri.isEmpty ? concept.anyCode : concept.uri, title: concept.name))
      case .groupExtProperty:
        guard let own = NewsMLG2OwnValue(child, in: tree) else { continue }
        if own.name == NewsMLG2OwnProperty.Part.id.rawValue { group.id = own.value }
      default: break
      }
    }
    return (group, mode)
  }

  /// A reference to an item; its title is what names it best, and what else it repeats of the item stays unread.
  private mutating func member(_ node: XMLNode) -> Package.Member {
    tree.markRead(node)
    var member = Package.Member()
    var address: XMLAttribute?
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .residref: member.id = Self.trimmed(tree.string(of: attribute))
      case .href: address = attribute
      default: break
      }
    }
    if member.id.isEmpty, let address { member.id = Self.trimmed(tree.string(of: address)) }
    member.title = text(.title, in: node)
    if member.title.isEmpty { member.title = text(.headline, in: node) }
    return member
  }
}

extension Concept {
  /// The code with the scheme before it, as a QCode or URI.
  fileprivate var anyCode: String {
    if code.isEmpty { return name }
    if scheme.isEmpty { return code }
    return scheme.contains("/") ? scheme + code : "\(scheme):\(code)"
  }
}
