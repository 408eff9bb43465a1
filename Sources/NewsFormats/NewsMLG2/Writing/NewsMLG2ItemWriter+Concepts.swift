internal import ArticleModel
internal import XMLSyntax

/// Concepts, which NewsML-G2 identifies by QCode, URI or a literal value.
extension NewsMLG2ItemWriter {
  /// Writes a concept as an element that may hold its name, wider concepts and related ones.
  ///
  /// - Parameters:
  ///   - name: The name of the element.
  ///   - concept: The concept.
  ///   - role: Whether the element has an attribute for the role.
  ///   - hasConfidence: Whether it has attributes for confidence and relevance.
  ///   - attributes: Adds further attributes.
  mutating func concept(
    _ name: StaticString, _ concept: Concept, role: Bool = false, hasConfidence: Bool = false,
    attributes: (inout NewsMLG2ItemWriter) -> Void = { _ in }
  ) {
    guard concept != Concept() else { return }
    start(name)
    var parts = identify(concept)
    attributes(&self)
    if role { word("role", "roleuri", concept.role) } else { parts.append((.role, concept.role)) }
    if hasConfidence {
      percentage("confidence", concept.confidence)
      percentage("relevance", concept.relevance)
    }
    line("name", concept.name)
    for wider in concept.broader { write(wider: wider) }
    related(parts)
    body.xml.end()
  }

  /// Adds the attributes that identify a concept.
  ///
  /// - Returns: What no attribute can hold.
  mutating func identify(_ concept: Concept) -> [(NewsMLG2OwnProperty.Part, String)] {
    var parts: [(NewsMLG2OwnProperty.Part, String)] = []
    if !concept.code.isEmpty {
      if let qcode = catalog.qcode(concept.code, in: concept.scheme) {
        body.xml.attribute("qcode", qcode)
      } else if NewsMLG2Values.line(concept.code) == concept.code {
        body.xml.attribute("literal", concept.code)
        parts.append((.scheme, concept.scheme))
        // A literal value alone would be read as a name.
        if concept.name.isEmpty { parts.append((.code, concept.code)) }
      } else {
        parts.append((.code, concept.code))
        parts.append((.scheme, concept.scheme))
      }
    }
    if !concept.uri.isEmpty {
      if NewsMLG2Values.isIRI(concept.uri) {
        body.xml.attribute("uri", concept.uri)
      } else {
        parts.append((.uri, concept.uri))
      }
    }
    return parts
  }

  private mutating func percentage(_ name: StaticString, _ value: Int?) {
    if let value, (0...100).contains(value) { body.xml.attribute(name, String(value)) }
  }

  // MARK: Wider concepts

  /// Writes a wider concept; those that are wider still are related to it, for `broader` does not nest.
  private mutating func write(wider concept: Concept) {
    start("broader")
    let parts = identify(concept)
    line("name", concept.name)
    related(parts + [(.role, concept.role)])
    for wider in concept.broader { write(related: wider, depth: 1) }
    body.xml.end()
  }

  private mutating func write(related concept: Concept, depth: Int) {
    start("related")
    body.xml.attribute("reluri", NewsMLG2OwnProperty.prefix + NewsMLG2OwnProperty.Part.broader.rawValue)
    if !concept.role.isEmpty { body.xml.attribute("value", concept.role) }
    let parts = identify(concept)
    line("name", concept.name)
    // The schema lets these nest once.
    if depth == 1 {
      related(parts)
      for wider in concept.broader { write(related: wider, depth: 2) }
    }
    body.xml.end()
  }

  // MARK: Services

  /// Writes a service, which can have no literal value.
  mutating func write(service: Concept) {
    guard !service.anyName.isEmpty else { return }
    start("service")
    var uri = NewsMLG2Values.isIRI(service.uri) ? service.uri : ""
    if !service.code.isEmpty {
      if let qcode = catalog.qcode(service.code, in: service.scheme) {
        body.xml.attribute("qcode", qcode)
      } else if uri.isEmpty {
        uri = NewsMLG2OwnProperty.uri(ofWord: service.code)
      }
    }
    if !uri.isEmpty { body.xml.attribute("uri", uri) }
    line("name", service.name)
    body.xml.end()
  }
}
