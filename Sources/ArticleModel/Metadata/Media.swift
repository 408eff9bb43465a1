/// A picture, video, sound or graphic that belongs to an article.
public struct Media: Hashable, Sendable {
  /// Its identifier within the article or beyond; blocks refer to it.
  public var id: String
  /// `picture`, `video`, `audio`, `graphic`, or the source's own word.
  public var type: String
  /// Its title.
  public var title: String
  /// Its caption as plain text.
  public var caption: String
  /// What it shows, for those who cannot see it.
  public var altText: String
  /// Whom to credit.
  public var credit: String
  /// The copyright notice.
  public var copyright: String
  /// The files in which it exists.
  public var renditions: [Rendition]

  /// One file of a medium.
  public struct Rendition: Hashable, Sendable {
    /// What this file is for, such as `thumbnail` or `highRes`.
    public var name: String
    /// Its address.
    public var href: String
    /// Its media type, such as `image/jpeg`.
    public var mediaType: String
    /// Its width in pixels.
    public var width: Int?
    /// Its height in pixels.
    public var height: Int?
    /// Its size in bytes.
    public var size: Int?
    /// Its duration in seconds.
    public var duration: Int?

    /// Creates a rendition.
    public init(
      name: String = "", href: String = "", mediaType: String = "", width: Int? = nil, height: Int? = nil,
      size: Int? = nil, duration: Int? = nil
    ) {
      self.name = name
      self.href = href
      self.mediaType = mediaType
      self.width = width
      self.height = height
      self.size = size
      self.duration = duration
    }
  }

  /// Creates a medium.
  public init(
    id: String = "", type: String = "", title: String = "", caption: String = "", altText: String = "",
    credit: String = "", copyright: String = "", renditions: [Rendition] = []
  ) {
    self.id = id
    self.type = type
    self.title = title
    self.caption = caption
    self.altText = altText
    self.credit = credit
    self.copyright = copyright
    self.renditions = renditions
  }
}
