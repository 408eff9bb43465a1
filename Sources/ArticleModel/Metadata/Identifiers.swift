/// Another identifier of an article.
public struct AlternativeIdentifier: Hashable, Sendable {
  /// What the identifier is for, such as `provider` or `newsItemID`.
  public var role: String
  /// The identifier.
  public var value: String

  /// Creates an identifier.
  public init(role: String = "", value: String) {
    self.role = role
    self.value = value
  }
}

/// The feed or message that an article came in.
public struct CollectionReference: Hashable, Sendable {
  /// Its identifier.
  public var id: String
  /// Its title.
  public var title: String
  /// Where it can be read.
  public var url: String

  /// Creates a reference.
  public init(id: String = "", title: String = "", url: String = "") {
    self.id = id
    self.title = title
    self.url = url
  }
}
