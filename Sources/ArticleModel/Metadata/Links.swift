/// A link from an article to something else.
public struct Link: Hashable, Sendable {
  /// The relation: `alternate`, `enclosure`, `comments`, `license`, or a URI.
  public var rel: String
  /// The address.
  public var href: String
  /// A title for it.
  public var title: String
  /// The media type of what is there.
  public var type: String
  /// The language of what is there, as a BCP 47 tag.
  public var language: String
  /// The size of what is there, in bytes.
  public var length: Int?

  /// Creates a link.
  public init(
    rel: String = "", href: String, title: String = "", type: String = "", language: String = "", length: Int? = nil
  ) {
    self.rel = rel
    self.href = href
    self.title = title
    self.type = type
    self.language = language
    self.length = length
  }
}

/// Another story that the source points the reader to.
public struct RelatedItem: Hashable, Sendable {
  /// The words that introduce it, such as `Related topic:`.
  public var label: String
  /// Its title.
  public var title: String
  /// Its address.
  public var href: String
  /// Its identifier.
  public var id: String

  /// Creates a related item.
  public init(label: String = "", title: String = "", href: String = "", id: String = "") {
    self.label = label
    self.title = title
    self.href = href
    self.id = id
  }
}
