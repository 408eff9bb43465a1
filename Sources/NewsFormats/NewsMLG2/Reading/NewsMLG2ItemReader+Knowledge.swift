internal import ArticleModel
internal import XMLSyntax

/// Items that are no news: concepts and plans, as far as an article has fields for them.
extension NewsMLG2ItemReader {
  /// Reads the description of a concept.
  ///
  /// - Parameters:
  ///   - node: The concept.
  ///   - isItem: Whether the item is about this concept alone: its names and definitions are the item's texts then.
  mutating func read(describedConcept node: XMLNode, isItem: Bool) {
    tree.markRead(node)
    var concept = Concept()
    var type = ""
    var names = 0
    for child in tree.elements(of: node) {
      switch name(child) {
      case .conceptId: identify(&concept, by: child)
      case .type: type = word(ofType: child)
      case .name where isItem:
        let name = prose(child)
        guard !name.content.isEmpty else { continue }
        if concept.name.isEmpty { concept.name = name.text }
        names += 1
        article.headlines.append(Prose(name.content, role: names == 1 ? name.role : name.role, language: name.language))
      case .definition where isItem:
        let definition = prose(child)
        if !definition.content.isEmpty { article.summaries.append(definition) }
      case .broader: concept.broader.append(self.concept(child))
      default: break
      }
    }
    if !isItem { concept.name = text(.name, in: node) }
    append(concept, type: type)
  }

  private mutating func identify(_ concept: inout Concept, by node: XMLNode) {
    tree.markRead(node)
    for attribute in tree.attributes(of: node) {
      switch name(attribute) {
      case .qcode:
        (concept.scheme, concept.code) = identifier(Self.trimmed(tree.string(of: attribute)), at: node)
      case .uri: concept.uri = Self.trimmed(tree.string(of: attribute))
      default: break
      }
    }
  }

  private mutating func word(ofType node: XMLNode) -> String {
    tree.markRead(node)
    return word(node, .qcode, .uri, known: .conceptType)
  }

  private mutating func append(_ concept: Concept, type: String) {
    guard concept != Concept() else { return }
    var concept = concept
    switch type {
    case "person": article.people.append(concept)
    case "organisation": article.organisations.append(concept)
    case "geoArea", "poi":
      if type == "poi" { concept.role = "cpnat:poi" }
      article.places.append(concept)
    case "event": article.events.append(concept)
    case "object": article.objects.append(concept)
    default:
      if type != "abstract" { concept.role = type }
      article.subjects.append(concept)
    }
  }

  // MARK: Plans

  /// The notes of the planned coverage; the rest of the plan stays unread.
  mutating func read(coverage node: XMLNode) {
    tree.markRead(node)
    for coverage in tree.elements(of: node) where name(coverage) == .newsCoverage {
      tree.markRead(coverage)
      for planning in tree.elements(of: coverage) where name(planning) == .planning {
        tree.markRead(planning)
        for note in tree.elements(of: planning) where name(note) == .edNote {
          let note = prose(note)
          if !note.content.isEmpty { article.editorialNotes.append(note) }
        }
      }
    }
  }
}
