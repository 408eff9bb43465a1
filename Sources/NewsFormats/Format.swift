public import ArticleModel

/// A format that news is kept or sent in.
///
/// A format is a value: the registry ``all`` lists them, and everything that concerns formats (detection, help, tests,
/// the table in the README) comes from there.
public struct Format: Sendable {
  /// Its name on the command line, such as `nitf`.
  public let name: String
  /// Other names under which it may be asked for.
  public let aliases: [String]
  /// What it is, in a few words.
  public let summary: String
  /// The usual extensions of its files, without the dot, the most usual one first.
  public let fileExtensions: [String]
  /// Its media type.
  public let mediaType: String
  /// Whether a document of it holds any number of articles, or just one.
  public let holdsManyArticles: Bool
  /// Whether documents of it behind one another are one document of it, as with lines of JSON.
  public let isConcatenable: Bool
  /// Whether documents of it are published as they are: its readers show at once what is in them, and know neither
  /// embargoes nor withheld articles.
  public let isPublished: Bool
  /// The file name of the bundled schema that its output is held to, or `nil` when its output has no schema.
  public let schemaName: String?
  /// Tells whether the beginning of a document is of this format.
  public let detect: @Sendable (_ beginning: Sniff) -> Detection?
  /// Makes a reader, or `nil` when the format is only written.
  public let makeReader: (@Sendable (_ options: ReadingOptions) -> any ArticleReader)?
  /// Makes a writer, or `nil` when the format is only read.
  public let makeWriter: (@Sendable (_ options: WritingOptions) -> any ArticleWriter)?
  /// Makes a validator for documents of this format against its bundled schema, or `nil` when it has no schema.
  public let makeValidator: (@Sendable () throws(DocumentError) -> any DocumentValidator)?

  /// Creates a format.
  public init(
    name: String, aliases: [String] = [], summary: String, fileExtensions: [String], mediaType: String,
    holdsManyArticles: Bool, isConcatenable: Bool = false, isPublished: Bool = false, schemaName: String? = nil,
    detect: @escaping @Sendable (_ beginning: Sniff) -> Detection?,
    makeReader: (@Sendable (_ options: ReadingOptions) -> any ArticleReader)? = nil,
    makeWriter: (@Sendable (_ options: WritingOptions) -> any ArticleWriter)? = nil,
    makeValidator: (@Sendable () throws(DocumentError) -> any DocumentValidator)? = nil
  ) {
    self.name = name
    self.aliases = aliases
    self.summary = summary
    self.fileExtensions = fileExtensions
    self.mediaType = mediaType
    self.holdsManyArticles = holdsManyArticles
    self.isConcatenable = isConcatenable
    self.isPublished = isPublished
    self.schemaName = schemaName
    self.detect = detect
    self.makeReader = makeReader
    self.makeWriter = makeWriter
    self.makeValidator = makeValidator
  }
}
