internal import ArticleModel
internal import XMLSyntax

/// Dates, words and texts.
extension NewsMLG2ItemReader {
  // MARK: Dates

  /// The date in an element; a bad one is reported and kept as an extension.
  mutating func date(_ node: XMLNode, field: String) -> NewsDate? {
    tree.markRead(node)
    let text = Self.trimmed(tree.text(of: node))
    guard !text.isEmpty else {
      warn("newsml-g2-date", "‘\(localName(node))’ is empty: it says no date", at: node)
      return nil
    }
    guard let date = Self.date(text) else {
      warn("newsml-g2-date", "‘\(text)’ is not a date", at: node)
      article.extensions.append(Extension(anchor: tree.anchor(of: node), name: localName(node), value: text))
      return nil
    }
    note(text, for: date, field: field, at: node)
    return date
  }

  /// The date in an attribute.
  mutating func date(_ attribute: XMLAttribute, of node: XMLNode, field: String) -> NewsDate? {
    let text = Self.trimmed(tree.peek(attribute))
    guard let date = Self.date(text) else {
      if !text.isEmpty { warn("newsml-g2-date", "‘\(text)’ is not a date", at: node) }
      return nil
    }
    tree.markRead(attribute)
    note(text, for: date, field: field, at: node)
    return date
  }

  /// A date in any of XML Schema's forms; a day's offset, which the model has no place for, is only in the spelling.
  static func date(_ text: String) -> NewsDate? {
    if let date = NewsDate(text) { return date }
    for length in [6, 1] where text.utf8.count > length + 4 {
      let day = String(text.dropLast(length))
      let offset = text.suffix(length)
      guard offset == "Z" || offset.first == "+" || offset.first == "-", let date = NewsDate(day),
        date.precision == .day, length == 1 || NewsDate(day + "T00:00" + offset) != nil
      else { continue }
      return date
    }
    return nil
  }

  /// Keeps the source's spelling of a date that the standard spells differently.
  private mutating func note(_ spelling: String, for date: NewsDate, field: String, at node: XMLNode) {
    guard date.description != spelling else { return }
    article.provenance.spellings.append(.init(path: field, text: spelling))
    // A fraction of more than nine digits is well spelled, and so is a day with an offset.
    if date.precision < .fraction, date.precision != .day || spelling.utf8.count < 11 {
      warn("newsml-g2-date", "the date ‘\(spelling)’ is not spelled as ‘\(date)’", at: node)
    }
  }

  // MARK: Words

  /// A word of the model, from an attribute that names a concept by QCode, or another one that does so by URI.
  mutating func word(_ node: XMLNode, _ code: NewsMLG2Name, _ uri: NewsMLG2Name, known: NewsMLG2Words = .none) -> String
  {
    var word = ""
    var address: XMLAttribute?
    for attribute in tree.attributes(of: node) {
      let name = name(attribute)
      if name == code {
        let text = Self.trimmed(tree.string(of: attribute))
        if !text.isEmpty { word = self.word(ofQCode: text, known: known, at: node) }
      } else if name == uri {
        address = attribute
      }
    }
    guard let address else { return word }
    let found = Self.word(ofURI: Self.trimmed(tree.peek(address)), known: known)
    // Beside a code it mostly says the same; anything else stays unread.
    guard word.isEmpty || word == found else { return word }
    tree.markRead(address)
    return found
  }

  private mutating func word(ofQCode text: String, known: NewsMLG2Words, at node: XMLNode) -> String {
    guard let qcode = NewsMLG2QCode(text) else {
      warn("newsml-g2-qcode", "‘\(text)’ is not a QCode, which has an alias, a colon and a code", at: node)
      return text
    }
    let scheme = resolve(qcode.alias, at: node)
    guard known.codes.contains(qcode.code), scheme == nil || scheme == IPTCSchemes.uris[known.alias] else {
      return text
    }
    return qcode.code
  }

  static func word(ofURI uri: String, known: NewsMLG2Words) -> String {
    if let word = NewsMLG2OwnProperty.word(ofURI: uri) { return word }
    if let scheme = IPTCSchemes.uris[known.alias], uri.hasPrefix(scheme) {
      let code = String(uri.dropFirst(scheme.count))
      if known.codes.contains(code) { return code }
    }
    return uri
  }

  /// The URI of the scheme that an alias stands for; one that no catalog has is reported, once in each document.
  mutating func resolve(_ alias: String, at node: XMLNode) -> String? {
    if let uri = catalog.uri(of: alias) { return uri }
    if unknownAliases.insert(alias).inserted {
      warn("newsml-g2-alias", "no catalog at hand has the alias ‘\(alias)’: its codes stay as they are", at: node)
    }
    return nil
  }

  // MARK: Texts

  /// The text of an element with its marks.
  mutating func richText(_ node: XMLNode) -> RichText {
    hasElements(node) ? markedText(node) : body.richText(node)
  }

  /// Whether there are elements in an element.
  func hasElements(_ node: XMLNode) -> Bool {
    for _ in tree.elements(of: node) { return true }
    return false
  }

  /// A text with elements of NewsML-G2 or XHTML in it, which have the same names.
  private func markedText(_ node: XMLNode) -> RichText {
    tree.markRead(node)
    var source: [UInt8] = []
    for child in tree.children(of: node) {
      tree.appendSource(of: child, to: &source)
      markTextRead(child)
    }
    return html.text(of: source.span, isXML: true)
  }

  /// Marks the words and what formats them as read; what they stand for as concepts, which no mark holds, is left.
  private func markTextRead(_ node: XMLNode) {
    guard !tree.isText(node), name(node) == .inline else { return markContentRead(node) }
    tree.markRead(node)
    for child in tree.children(of: node) { markTextRead(child) }
  }

  private func markContentRead(_ node: XMLNode) {
    tree.markRead(node)
    if tree.isText(node) { return }
    for attribute in tree.attributes(of: node) { tree.markRead(attribute) }
    for child in tree.children(of: node) { markTextRead(child) }
  }

  mutating func plainText(_ node: XMLNode) -> String { richText(node).text }

  /// A text with its role and language.
  mutating func prose(_ node: XMLNode, known: NewsMLG2Words = .none) -> Prose {
    let content = richText(node)
    return Prose(content, role: word(node, .role, .roleuri, known: known), language: language(node))
  }

  func language(_ node: XMLNode) -> String {
    for attribute in tree.attributes(of: node) where name(attribute) == .xmlLang { return tree.string(of: attribute) }
    return ""
  }

  /// Reads an element for a field that holds one text: the first one in the article's language fills it, all others
  /// are left to be extensions.
  mutating func take(_ node: XMLNode, into field: inout TextField) {
    if tree.isWhiteSpace(node) {
      tree.markRead(node)
      return
    }
    var stated = ""
    for attribute in tree.attributes(of: node) where name(attribute) == .xmlLang { stated = tree.peek(attribute) }
    let isPreferred = isArticleLanguage(stated)
    guard field.node == nil || isPreferred && !field.isPreferred else { return }
    field.node = node
    field.isPreferred = isPreferred
  }

  /// The text of the element that a field is filled with.
  mutating func text(of field: TextField) -> String {
    guard let node = field.node else { return "" }
    for attribute in tree.attributes(of: node) where name(attribute) == .xmlLang && field.isPreferred {
      tree.markRead(attribute)
    }
    return plainText(node)
  }

  /// The element that fills a field, as far as it is found.
  struct TextField {
    var node: XMLNode?
    var isPreferred = false
  }

  /// The text of the first child of a name that is in the article's language, or of the first at all.
  mutating func text(_ name: NewsMLG2Name, in node: XMLNode) -> String {
    var field = TextField()
    for child in tree.elements(of: node) where self.name(child) == name { take(child, into: &field) }
    return text(of: field)
  }

  /// A whole number in an attribute; anything else stays unread.
  func integer(_ attribute: XMLAttribute) -> Int? {
    guard let number = Int(Self.trimmed(tree.peek(attribute))) else { return nil }
    tree.markRead(attribute)
    return number
  }
}
