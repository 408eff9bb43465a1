internal import ArticleModel
internal import XMLSyntax

/// What and whom the article is about.
extension NITFDocumentWriter {
  mutating func writeIdentifiedContent(_ article: Article) {
    for person in article.people { write(person, as: "person") }
    for organisation in article.organisations { write(organisation, as: "org") }
    for place in article.places where NITFEventLocation(place) == nil { write(place: place) }
    for event in article.events { write(event, as: "event") }
    for object in article.objects {
      switch object.role {
      case "function": write(object, as: "function")
      case "virtloc": write(object, as: "virtloc")
      default: write(object, as: "object.title")
      }
    }
    for subject in article.subjects where !isSubject(subject) { write(subject, as: "classifier", type: subject.role) }
  }

  private mutating func write(_ concept: Concept, as name: StaticString, type: String = "") {
    guard !concept.anyName.isEmpty else { return }
    start(name, isMixed: true)
    body.attribute("type", type)
    if concept.code.isEmpty {
      body.attribute("value", concept.uri)
    } else {
      body.attribute("idsrc", concept.scheme)
      body.xml.attribute("value", concept.code)
    }
    body.xml.text(concept.name)
    body.xml.end()
  }

  // MARK: Places

  mutating func write(_ location: NITFEventLocation) {
    start("evloc")
    body.attribute("iso-cc", location.country)
    body.attribute("state-prov", location.state)
    body.attribute("county-dist", location.county)
    body.attribute("city", location.city)
    body.xml.end()
  }

  /// Writes a place with its wider places, or, where NITF has no elements for these, just itself.
  private mutating func write(place: Concept) {
    guard !place.anyName.isEmpty else { return }
    start("location", isMixed: true)
    let chain = NITFPlacePart.chain(place)
    if chain.isEmpty {
      body.attribute("location-code", place.code.isEmpty ? place.uri : place.code)
      body.attribute("code-source", place.code.isEmpty ? "" : place.scheme)
      body.xml.text(place.name)
    } else {
      for part in chain { body.write(part) { $0.xml.text(part.concept.name) } }
    }
    body.xml.end()
  }
}

/// A part of a place that NITF has an element for.
struct NITFPlacePart {
  var element: NITFInline
  var concept: Concept

  /// A place and the wider ones around it, or nothing if one of them is no part.
  static func chain(_ place: Concept) -> [NITFPlacePart] {
    var parts: [NITFPlacePart] = []
    var next: Concept? = place
    while let concept = next {
      guard let element = element(concept.role), parts.count < 5 else { return [] }
      parts.append(NITFPlacePart(element: element, concept: concept))
      next = concept.broader.first
    }
    return parts
  }

  private static func element(_ role: String) -> NITFInline? {
    switch role {
    case "sublocation": .sublocation
    case "city": .city
    case "state": .state
    case "region": .region
    case "country": .country
    default: nil
    }
  }
}

extension NITFBodyWriter {
  /// Writes a part of a place around its text.
  mutating func write(_ part: NITFPlacePart, _ text: (inout NITFBodyWriter) -> Void) {
    xml.start(part.element.name, isMixed: true)
    let code = part.concept.code
    switch part.element {
    case .country:
      if part.concept.scheme == isoCountryScheme || part.concept.scheme.isEmpty { attribute("iso-cc", code) }
    case .city: attribute("city-code", code)
    case .state: attribute("state-code", code)
    case .region: attribute("region-code", code)
    default: attribute("location-code", code)
    }
    if part.element != .country, !code.isEmpty { attribute("code-source", part.concept.scheme) }
    text(&self)
    xml.end()
  }
}

/// A place that NITF's `evloc` can say: names of a city, a county and a state, and the code of a country.
struct NITFEventLocation {
  private(set) var city = ""
  private(set) var county = ""
  private(set) var state = ""
  private(set) var country = ""

  /// Takes a place and its wider places apart, or returns `nil` when they are more or other than that.
  init?(_ place: Concept) {
    var rank = 0
    var next: Concept? = place
    while let concept = next {
      let found = ["city": 1, "county": 2, "state": 3, "country": 4][concept.role] ?? 0
      guard found > rank, concept.uri.isEmpty else { return nil }
      rank = found
      if found == 4 {
        guard concept.name.isEmpty, concept.scheme == isoCountryScheme, !concept.code.isEmpty else { return nil }
        country = concept.code
      } else {
        guard concept.code.isEmpty, !concept.name.isEmpty else { return nil }
        switch found {
        case 1: city = concept.name
        case 2: county = concept.name
        default: state = concept.name
        }
      }
      next = concept.broader.first
    }
  }
}
