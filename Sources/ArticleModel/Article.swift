/// One news article, independent of the format it was read from.
///
/// Text that is absent is empty, lists that are absent are empty, and only numbers, dates and structures are optional:
/// a source that says nothing and a source that says the empty string mean the same. Every field that a reader did not
/// find in the source but inferred, or that an option supplied, is named in ``provenance``.
public struct Article: Hashable, Sendable {
  // MARK: Identity

  /// The globally unique identifier: NITF `doc-id@id-string`, NewsML-G2 `@guid`, RSS `guid`, Atom `id`, ninjs `uri`.
  public var id = ""
  /// The version of this article as its source spells it; a string, because providers write `3`, `3.1` and `B`.
  public var version = ""
  /// The version that this one replaces, where the source states it.
  public var previousVersion = ""
  /// Other identifiers of the same article, each with its role.
  public var altIDs: [AlternativeIdentifier] = []
  /// What kind of thing it is: `text`, `picture`, `video`, `audio`, `graphic`, `composite` or the source's own word.
  public var type = ""
  /// The provider's own name for the structure that it follows.
  public var profile = ""
  /// The main language as a BCP 47 tag, in the source's spelling.
  public var language = ""

  // MARK: Management

  /// `usable`, `withheld`, `canceled`, or the source's own word.
  public var status = ""
  /// What a receiver should do or know: correction, update and the like.
  public var signals: [Signal] = []
  /// The editorial urgency, from 1 (most urgent) to 9.
  public var urgency: Int?
  /// The priority of transmission, from 1 (highest) to 9.
  public var priority: Int?

  // MARK: Dates

  /// When the first version was made.
  public var firstCreated: NewsDate?
  /// When this version was made.
  public var versionCreated: NewsDate?
  /// When the content came into being; often only a day or a year is known.
  public var contentCreated: NewsDate?
  /// When the content was last changed.
  public var contentModified: NewsDate?
  /// When it was published.
  public var published: NewsDate?
  /// When it was transmitted.
  public var sent: NewsDate?
  /// From when on it must not be used any more.
  public var expires: NewsDate?
  /// Until when it must not be published, or `nil` when there is no embargo.
  public var embargo: Embargo?

  // MARK: Titles

  /// Headlines in the source's order; the first one whose role is `main` or empty is the main headline.
  public var headlines: [Prose] = []
  /// A title that is not a headline: NITF `head/title`, NewsML-G2 `itemMeta/title`.
  public var title = ""
  /// The short name under which a desk handles the story.
  public var slugline = ""
  /// The label of the take or version within the story, such as `1st Ld-Writethru`.
  public var takeKey = ""
  /// Who wrote it, as it is printed.
  public var byline = ""
  /// Whom to credit, as it is printed.
  public var creditLine = ""
  /// The people and organisations who made it.
  public var contributors: [Contributor] = []
  /// Where and when the story was filed.
  public var dateline: Dateline?
  /// Abstracts, teasers and descriptions.
  public var summaries: [Prose] = []

  // MARK: Subjects

  /// Free keywords.
  public var keywords: [String] = []
  /// What it is about.
  public var subjects: [Concept] = []
  /// People who are its subject.
  public var people: [Concept] = []
  /// Organisations that are its subject.
  public var organisations: [Concept] = []
  /// Places that are its subject.
  public var places: [Concept] = []
  /// Events that are its subject.
  public var events: [Concept] = []
  /// Objects that are its subject.
  public var objects: [Concept] = []
  /// The nature of the text: analysis, interview, obituary.
  public var genres: [Concept] = []
  /// The provider's own classification: a service's category or desk.
  public var categories: [Concept] = []
  /// Whom it is for.
  public var audiences: [Concept] = []

  // MARK: Origin and rights

  /// The organisation that sends it.
  public var provider: Concept?
  /// The services of the provider through which it was sent.
  public var services: [Concept] = []
  /// Where its information comes from.
  public var sources: [Concept] = []
  /// Who distributes it.
  public var distributor = ""
  /// The program that made the source document.
  public var generator = ""
  /// Who holds which rights.
  public var rights: [Rights] = []
  /// Notes to editors; those with the role `internal` are not for publication.
  public var editorialNotes: [Prose] = []
  /// What this version corrects.
  public var corrections: [Correction] = []

  // MARK: Links

  /// Where it can be read.
  public var url = ""
  /// What it is about or comments on, elsewhere.
  public var externalURL = ""
  /// Further links, by relation.
  public var links: [Link] = []
  /// Other stories that the source points the reader to.
  public var related: [RelatedItem] = []

  // MARK: Content

  /// The text, as blocks.
  public var body: [Block] = []
  /// Pictures, videos, sound and graphics.
  public var media: [Media] = []
  /// Other items that belong to it, by name.
  public var associations: [Association] = []
  /// The structure, where it is a package of other items.
  public var package: Package?
  /// Its place in a series.
  public var series: Series?
  /// The feed or message that it came in.
  public var collection: CollectionReference?
  /// The length of the body in words as the source states it, or `nil` when the source does not.
  public var wordCount: Int?

  // MARK: Everything else

  /// What the source holds and this model has no field for.
  public var extensions: [Extension] = []
  /// Where the article comes from and what was not stated there.
  public var provenance = Provenance()

  /// Creates an article that says nothing.
  public init() {}
}
