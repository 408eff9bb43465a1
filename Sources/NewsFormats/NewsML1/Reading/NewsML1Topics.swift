internal import ArticleModel
internal import XMLSyntax

/// The topics of topic sets: what codes and references stand for.
struct NewsML1Topics {
  /// One topic.
  struct Topic {
    /// Its kind, such as `Person`.
    var type = ""
    /// Its names by language.
    var names: [(language: String, variant: String, name: String)] = []
    /// Its codes.
    var codes: [(scheme: String, code: String)] = []

    /// Its name, in a language if there is one in it.
    func name(in language: String) -> String {
      func primary(_ tag: String) -> String { tag.prefix { $0 != "-" && $0 != "_" }.lowercased() }
      let plain = names.filter { $0.variant.isEmpty || $0.variant == "Name" }
      let choice = plain.isEmpty ? names : plain
      return (choice.first { primary($0.language) == primary(language) } ?? choice.first)?.name ?? ""
    }

    /// The topic as a concept.
    func concept(in language: String) -> Concept {
      let name = name(in: language)
      guard let first = codes.first else { return Concept(name: name) }
      // A formal name without a scheme is a name for people where there is no other.
      if name.isEmpty, first.scheme.isEmpty { return Concept(name: first.code) }
      return Concept(name: name, code: first.code, scheme: first.scheme)
    }
  }

  private var topics: [Topic] = []
  private var byIdentifier: [String: Int] = [:]
  private var byCode: [String: Int] = [:]

  /// Adds the topics of a set; nothing is marked as read.
  mutating func add(_ set: XMLNode, of tree: XMLTree) {
    for node in tree.elements(of: set) where tree.name(of: node, in: NewsML1Name.vocabulary) == .topic {
      let topic = Self.topic(node, of: tree)
      for code in topic.codes where byCode[code.code] == nil { byCode[code.code] = topics.count }
      for attribute in tree.attributes(of: node)
      where NewsML1Name.vocabulary[attribute.name, tree.names] == .duid {
        byIdentifier[tree.peek(attribute)] = topics.count
      }
      topics.append(topic)
    }
  }

  /// Reads a topic; nothing is marked as read.
  static func topic(_ node: XMLNode, of tree: XMLTree) -> Topic {
    var topic = Topic()
    for child in tree.elements(of: node) {
      var language = ""
      var variant = ""
      var scheme = ""
      var formalName = ""
      for attribute in tree.attributes(of: child) {
        switch NewsML1Name.vocabulary[attribute.name, tree.names] {
        case .xmlLang: language = tree.peek(attribute)
        case .variant: variant = tree.peek(attribute)
        case .scheme: scheme = tree.peek(attribute)
        case .formalName: formalName = tree.peek(attribute)
        default: break
        }
      }
      let text = tree.peekText(of: child).trimmedOfSpace
      switch tree.name(of: child, in: NewsML1Name.vocabulary) {
      case .topicType where topic.type.isEmpty: topic.type = formalName
      case .formalName where !text.isEmpty: topic.codes.append((scheme, text))
      case .description where !text.isEmpty: topic.names.append((language, variant, text))
      default: break
      }
    }
    return topic
  }

  /// The topic that a reference names, such as `#person1`, or `nil` when it stands elsewhere.
  func topic(_ reference: String) -> Topic? {
    guard reference.hasPrefix("#") else { return nil }
    return byIdentifier[String(reference.dropFirst())].map { topics[$0] }
  }

  /// The name of what a code stands for.
  func name(ofCode code: String, in language: String) -> String {
    byCode[code].map { topics[$0].name(in: language) } ?? ""
  }
}
