/// Something that an article is about, or that it is classified by.
///
/// A concept is identified by its URI, else by scheme and code, else by its name.
public struct Concept: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// Its code, without a prefix.
  public var code: String
  /// The scheme of the code: a URI when an alias could be resolved, else the bare alias.
  public var scheme: String
  /// Its URI.
  public var uri: String
  /// Its role, in the source's own word.
  public var role: String
  /// How much the article is about it, from 0 to 100.
  public var relevance: Int?
  /// How sure the classification is, from 0 to 100.
  public var confidence: Int?
  /// Wider concepts.
  public var broader: [Concept]

  /// Creates a concept.
  public init(
    name: String = "", code: String = "", scheme: String = "", uri: String = "", role: String = "",
    relevance: Int? = nil, confidence: Int? = nil, broader: [Concept] = []
  ) {
    self.name = name
    self.code = code
    self.scheme = scheme
    self.uri = uri
    self.role = role
    self.relevance = relevance
    self.confidence = confidence
    self.broader = broader
  }
}
