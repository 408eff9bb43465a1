internal import ArticleModel

/// The elements that stand within a line of NITF text, and which of them may hold which.
enum NITFInline {
  // These hold all others.
  case a, em, lang, pronounce, q
  // These hold their own text and little else.
  case person, org, location, event, function, objectTitle, virtloc, classifier, chron, money, num, copyrite
  // These stand in just one of the above.
  case nameGiven, nameFamily, sublocation, city, state, region, country, copyriteYear, copyriteHolder
  /// Not an element: a medium, which NITF cannot have within a line.
  case object

  /// Whether an element holds text with all kinds of elements in it.
  var isContainer: Bool {
    switch self {
    case .a, .em, .lang, .pronounce, .q: true
    default: false
    }
  }

  /// Whether an element may stand in another one that is no container, or, for `nil`, in a line.
  func fits(in parent: NITFInline?) -> Bool {
    switch self {
    case .nameGiven, .nameFamily: parent == .person
    case .function: parent == nil || parent == .person
    case .sublocation, .city, .state, .region, .country: parent == .location
    case .copyriteYear, .copyriteHolder: parent == .copyrite
    case .object: false
    default: parent == nil
    }
  }

  /// Its name.
  var name: StaticString {
    switch self {
    case .a: "a"
    case .em: "em"
    case .lang: "lang"
    case .pronounce: "pronounce"
    case .q: "q"
    case .person: "person"
    case .org: "org"
    case .location: "location"
    case .event: "event"
    case .function: "function"
    case .objectTitle: "object.title"
    case .virtloc: "virtloc"
    case .classifier: "classifier"
    case .chron: "chron"
    case .money: "money"
    case .num: "num"
    case .copyrite: "copyrite"
    case .nameGiven: "name.given"
    case .nameFamily: "name.family"
    case .sublocation: "sublocation"
    case .city: "city"
    case .state: "state"
    case .region: "region"
    case .country: "country"
    case .copyriteYear: "copyrite.year"
    case .copyriteHolder: "copyrite.holder"
    case .object: ""
    }
  }

  /// The element for a mark, or `nil` when NITF has none.
  init?(_ kind: Mark.Kind) {
    switch kind {
    case .strong, .emphasis, .underline, .strike, .subscript, .superscript, .code: self = .em
    case .quote: self = .q
    case .link: self = .a
    case .language: self = .lang
    case .entity(let entity): self.init(entity.kind)
    case .object: self = .object
    case .ruby: self = .pronounce
    case .raw(let name, _):
      guard let element = NITFInline(raw: name) else { return nil }
      self = element
    }
  }

  /// The element for an entity.
  init(_ kind: Entity.Kind) {
    switch kind {
    case .person: self = .person
    case .organisation: self = .org
    case .location: self = .location
    case .event: self = .event
    case .function: self = .function
    case .object: self = .objectTitle
    case .money: self = .money
    case .number: self = .num
    case .date: self = .chron
    case .address: self = .virtloc
    }
  }

  /// The elements of NITF that the model has no kind of mark for.
  private init?(raw name: String) {
    switch name {
    case "em": self = .em
    case "classifier": self = .classifier
    case "copyrite": self = .copyrite
    case "copyrite.year": self = .copyriteYear
    case "copyrite.holder": self = .copyriteHolder
    case "name.given": self = .nameGiven
    case "name.family": self = .nameFamily
    case "sublocation": self = .sublocation
    case "city": self = .city
    case "state": self = .state
    case "region": self = .region
    case "country": self = .country
    default: return nil
    }
  }

  /// The attribute of the element that holds what the source's own attribute of this name says, or `nil`.
  func attribute(named name: String) -> StaticString? {
    switch (self, name) {
    case (.em, "class"): "class"
    case (.em, "style"): "style"
    case (.classifier, "type"): "type"
    case (.classifier, "idsrc"): "idsrc"
    case (.classifier, "value"): "value"
    case (.sublocation, "location-code"): "location-code"
    case (.city, "city-code"): "city-code"
    case (.state, "state-code"): "state-code"
    case (.region, "region-code"): "region-code"
    case (.sublocation, "code-source"), (.city, "code-source"), (.state, "code-source"), (.region, "code-source"):
      "code-source"
    case (.country, "iso-cc"): "iso-cc"
    default: nil
    }
  }
}
