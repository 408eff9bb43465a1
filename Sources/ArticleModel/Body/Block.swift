/// One block of a body: a paragraph, a table, a picture.
///
/// Text is flat, one string and its marks a block; only lists, quotations, tables and the like hold further blocks.
public struct Block: Hashable, Sendable {
  /// What it is.
  public var content: Content
  /// Its identifier in the source.
  public var id: String
  /// Its language where it is stated for this block, as a BCP 47 tag.
  public var language: String
  /// The source's own attributes of it.
  public var attributes: [Attribute]

  /// The kinds of blocks.
  public enum Content: Hashable, Sendable {
    /// A paragraph; its role is `lead`, `summary`, `signoff`, `related`, or the source's own word.
    case paragraph(RichText, role: String)
    /// A heading within the text, of a level from 1 to 6.
    case heading(RichText, level: Int)
    /// A list of items, each some blocks; `start` is the first number of an ordered one where it is stated.
    case list(items: [[Block]], ordered: Bool, start: Int?)
    /// Terms and their definitions.
    case definitions([Definition])
    /// A quotation set off from the text, with its source.
    case quotation([Block], source: String)
    /// Text whose line breaks and spaces count; tabular when its columns do.
    case preformatted(RichText, tabular: Bool)
    /// A table.
    case table(Table)
    /// One of the article's media at this place.
    case media(MediaReference)
    /// Something that lives elsewhere: a video player, a post.
    case embed(Embed)
    /// A note, of the role `editors`, `correction`, `footnote`, `end`, `copyright`, or the source's own word.
    case note([Block], role: String)
    /// Blocks that go together.
    case section([Block], role: String, label: String)
    /// A thematic break.
    case rule
    /// Something that was not understood, in the source's own words.
    case raw(format: String, value: String)
  }

  /// Creates a block.
  public init(_ content: Content, id: String = "", language: String = "", attributes: [Attribute] = []) {
    self.content = content
    self.id = id
    self.language = language
    self.attributes = attributes
  }
}

/// A term and what it means.
public struct Definition: Hashable, Sendable {
  /// The term.
  public var term: RichText
  /// What it means.
  public var blocks: [Block]

  /// Creates a definition.
  public init(term: RichText, blocks: [Block] = []) {
    self.term = term
    self.blocks = blocks
  }
}

/// One of the article's media, shown within the body.
public struct MediaReference: Hashable, Sendable {
  /// The ``Media/id`` of the medium.
  public var mediaID: String
  /// The caption at this place.
  public var caption: RichText
  /// The credit at this place.
  public var credit: String

  /// Creates a reference.
  public init(mediaID: String, caption: RichText = RichText(), credit: String = "") {
    self.mediaID = mediaID
    self.caption = caption
    self.credit = credit
  }
}

/// Something within a body that lives elsewhere.
public struct Embed: Hashable, Sendable {
  /// Who hosts it, such as `youtube`.
  public var provider: String
  /// Its address.
  public var url: String
  /// The markup that shows it.
  public var html: String

  /// Creates an embed.
  public init(provider: String = "", url: String = "", html: String = "") {
    self.provider = provider
    self.url = url
    self.html = html
  }
}
