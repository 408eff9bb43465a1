/// Another item that belongs to an article, by name.
public struct Association: Hashable, Sendable {
  /// The name under which the article knows it, such as `mainpic`.
  public var name: String
  /// Its role.
  public var role: String
  /// Its identifier.
  public var id: String
  /// Holds the item itself, or nothing; an array because a value type cannot contain itself.
  private var items: [Article]

  /// The item itself, where the source carries it by value.
  public var article: Article? {
    get { items.first }
    set { items = newValue.map { [$0] } ?? [] }
  }

  /// Creates an association.
  public init(name: String = "", role: String = "", id: String = "", article: Article? = nil) {
    self.name = name
    self.role = role
    self.id = id
    items = article.map { [$0] } ?? []
  }
}

/// The structure of a package of items.
public struct Package: Hashable, Sendable {
  /// How the groups go together: `bag`, `seq`, `alt`, or the source's own word.
  public var mode: String
  /// The groups.
  public var groups: [Group]

  /// Some items of a package that go together.
  public struct Group: Hashable, Sendable {
    /// Its identifier.
    public var id: String
    /// Its role.
    public var role: String
    /// What it holds, in order.
    public var members: [Member]

    /// Creates a group.
    public init(id: String = "", role: String = "", members: [Member] = []) {
      self.id = id
      self.role = role
      self.members = members
    }
  }

  /// One item of a group.
  public struct Member: Hashable, Sendable {
    /// The identifier of the item or of another group.
    public var id: String
    /// Its title.
    public var title: String

    /// Creates a member.
    public init(id: String = "", title: String = "") {
      self.id = id
      self.title = title
    }
  }

  /// Creates a package.
  public init(mode: String = "", groups: [Group] = []) {
    self.mode = mode
    self.groups = groups
  }
}

/// The place of an article in a series.
public struct Series: Hashable, Sendable {
  /// The name of the series.
  public var name: String
  /// Which part this is, from 1.
  public var part: Int?
  /// How many parts there are.
  public var total: Int?

  /// Creates a place in a series.
  public init(name: String = "", part: Int? = nil, total: Int? = nil) {
    self.name = name
    self.part = part
    self.total = total
  }
}
