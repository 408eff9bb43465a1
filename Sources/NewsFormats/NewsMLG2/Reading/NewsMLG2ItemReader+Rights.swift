internal import ArticleModel
internal import XMLSyntax

/// `rightsInfo`: who holds which rights.
extension NewsMLG2ItemReader {
  mutating func read(rights node: XMLNode) {
    tree.markRead(node)
    var rights = Rights()
    let path = "rights/\(article.rights.count)"
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .validfrom: rights.start = date(attribute, of: node, field: path + "/start")
      case .validto: rights.end = date(attribute, of: node, field: path + "/end")
      default: break
      }
    }
    for child in tree.elements(of: node) {
      switch name(child) {
      case .copyrightHolder: Self.append(holder(child), to: &rights.holder)
      case .copyrightNotice: Self.append(plainText(child), to: &rights.notice)
      case .usageTerms: Self.append(plainText(child), to: &rights.usageTerms)
      case .link:
        let link = link(child)
        if link != Link(href: "") { rights.links.append(link) }
      case .rightsExpressionXML, .rightsExpressionData: read(expression: child, of: &rights)
      case .rightsInfoExtProperty:
        if let own = NewsMLG2OwnValue(child, in: tree), !rights.take(own) {
          article.extensions.append(
            Extension(
              anchor: tree.anchor(of: child), name: NewsMLG2OwnProperty.prefix + own.name, value: own.value))
        }
      default: break
      }
    }
    if rights != Rights() { article.rights.append(rights) }
  }

  /// Statements in several languages or for several uses stand on lines of their own.
  private static func append(_ text: String, to field: inout String) {
    guard !text.isEmpty else { return }
    field += field.isEmpty ? text : "\n" + text
  }

  /// The holder's name, else what else names it; other identifiers stay unread.
  private mutating func holder(_ node: XMLNode) -> String {
    tree.markRead(node)
    let name = text(.name, in: node)
    if !name.isEmpty { return name }
    for wanted in [NewsMLG2Name.literal, .uri, .qcode] {
      for attribute in tree.attributes(of: node) where self.name(attribute) == wanted {
        let value = Self.trimmed(tree.string(of: attribute))
        if !value.isEmpty { return value }
      }
    }
    return ""
  }

  /// The first expression for machines; others stay unread.
  private mutating func read(expression node: XMLNode, of rights: inout Rights) {
    guard rights.encoded == nil else { return }
    tree.markRead(node)
    var encoded = Rights.EncodedRights()
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .langid:
        let language = tree.string(of: attribute)
        encoded.language = NewsMLG2OwnProperty.word(ofURI: language) ?? language
      case .enctype where tree.peek(attribute) == "text/plain": tree.markRead(attribute)
      default: break
      }
    }
    if !hasElements(node) {
      encoded.text = tree.text(of: node)
    } else {
      for child in tree.elements(of: node) { encoded.text += tree.source(of: child) }
      tree.markSubtreeRead(node)
    }
    rights.encoded = encoded
  }
}
