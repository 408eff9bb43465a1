/// Who holds which rights in an article, and what may be done with it.
public struct Rights: Hashable, Sendable {
  /// Who holds the copyright.
  public var holder: String
  /// The copyright notice as it is printed.
  public var notice: String
  /// What may be done with the article, and what not.
  public var usageTerms: String
  /// The year of the copyright.
  public var year: Int?
  /// From when on the rights hold.
  public var start: NewsDate?
  /// Until when the rights hold.
  public var end: NewsDate?
  /// Licences and terms elsewhere.
  public var links: [Link]
  /// The rights in a language for machines.
  public var encoded: EncodedRights?

  /// Rights in a rights expression language.
  public struct EncodedRights: Hashable, Sendable {
    /// The identifier of the language.
    public var language: String
    /// The expression, as it stands in the source.
    public var text: String

    /// Creates an expression.
    public init(language: String = "", text: String = "") {
      self.language = language
      self.text = text
    }
  }

  /// Creates a statement of rights.
  public init(
    holder: String = "", notice: String = "", usageTerms: String = "", year: Int? = nil, start: NewsDate? = nil,
    end: NewsDate? = nil, links: [Link] = [], encoded: EncodedRights? = nil
  ) {
    self.holder = holder
    self.notice = notice
    self.usageTerms = usageTerms
    self.year = year
    self.start = start
    self.end = end
    self.links = links
    self.encoded = encoded
  }
}
