/// What a feed or message says about itself.
public struct ArticleCollection: Hashable, Sendable {
  /// Its identifier.
  public var id = ""
  /// Its title.
  public var title = ""
  /// What it holds, in its own words.
  public var description = ""
  /// Its language as a BCP 47 tag.
  public var language = ""
  /// When it was last changed.
  public var updated: NewsDate?
  /// Its copyright notice.
  public var rights = ""
  /// The program that made it.
  public var generator = ""
  /// Its links, by relation.
  public var links: [Link] = []
  /// Who made it.
  public var contributors: [Contributor] = []
  /// What it holds and this model has no field for.
  public var extensions: [Extension] = []

  /// Creates a collection that says nothing.
  public init() {}
}
