public import ArticleModel

/// What a reader cannot know from the document.
public struct ReadingOptions: Sendable {
  /// The encoding that the user states; it wins over what the document says of itself.
  public var encoding: String?
  /// The largest article that is read, in bytes.
  public var maximumSize = 64 << 20
  /// The address that relative links are resolved against.
  public var base = ""
  /// Whether an article of a format without identifiers gets one that is made from its text.
  public var makesIdentifiers = true
  /// The date that dates without a year are resolved against.
  public var referenceDate: NewsDate?
  /// Schemes of providers, for the aliases of NewsML-G2 beyond those of the IPTC.
  public var catalog = NewsCodeCatalog()

  /// Creates the default options.
  public init() {}
}

/// The choices that a format leaves to the one who writes it.
public struct WritingOptions: Sendable {
  /// The address at which the output will be published, for feeds, which tell it; empty when there is none.
  public var base = ""
  /// Whether JSON and XML are indented for people.
  public var isPretty = false
  /// Whether NITF is written without a namespace, as agencies do.
  public var omitsNITFNamespace = false
  /// The markup of the text in NewsML-G2.
  public var newsMLG2Body = NewsMLG2Body.nitf
  /// Whether cells of a table that a spreadsheet would take for formulas are written as they are.
  public var allowsFormulas = false
  /// Whether a text begins with the fields that prose has no place for.
  public var writesFrontMatter = false
  /// Whether tables begin with a byte order mark, for spreadsheets that need one.
  public var beginsWithByteOrderMark = false

  /// The markups that a text in NewsML-G2 can have.
  public enum NewsMLG2Body: String, Hashable, Sendable, CaseIterable {
    /// NITF 3.6.
    case nitf
    /// XHTML.
    case xhtml
  }

  /// Creates the default options.
  public init() {}
}
