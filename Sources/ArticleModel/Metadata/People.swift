/// Someone who made an article, or had a part in it.
public struct Contributor: Hashable, Sendable {
  /// The name as it is printed.
  public var name: String
  /// What the contributor did: `author`, `editor`, `photographer`, or the source's own word.
  public var role: String
  /// The job title as it is printed.
  public var jobTitle: String
  /// Whom the contributor works for.
  public var organisation: String
  /// An e-mail address.
  public var email: String
  /// A home page.
  public var url: String
  /// The code of the contributor in ``scheme``, or a URI.
  public var code: String
  /// The scheme of the code.
  public var scheme: String

  /// Creates a contributor.
  public init(
    name: String = "", role: String = "", jobTitle: String = "", organisation: String = "", email: String = "",
    url: String = "", code: String = "", scheme: String = ""
  ) {
    self.name = name
    self.role = role
    self.jobTitle = jobTitle
    self.organisation = organisation
    self.email = email
    self.url = url
    self.code = code
    self.scheme = scheme
  }
}

/// Where and when a story was filed.
public struct Dateline: Hashable, Sendable {
  /// The dateline as it is printed.
  public var text: String
  /// The places it names.
  public var places: [Concept]
  /// The date it names.
  public var date: NewsDate?
  /// The agency it names, such as `AP`.
  public var source: String
  /// Whether the dateline's text also stands at the beginning of the body.
  public var isInBody: Bool

  /// Creates a dateline.
  public init(
    text: String = "", places: [Concept] = [], date: NewsDate? = nil, source: String = "", isInBody: Bool = false
  ) {
    self.text = text
    self.places = places
    self.date = date
    self.source = source
    self.isInBody = isInBody
  }
}
