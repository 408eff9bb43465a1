/// What a stretch of text is, beyond its characters.
public struct Mark: Hashable, Sendable {
  /// The first scalar of the stretch, from 0.
  public var start: Int
  /// The scalar after its last; equal to ``start`` for a mark at a point.
  public var end: Int
  /// What it is.
  public var kind: Kind

  /// The kinds of marks.
  public enum Kind: Hashable, Sendable {
    /// Strong importance, shown bold.
    case strong
    /// Stress, shown italic.
    case emphasis
    /// Underlined text.
    case underline
    /// Text that is struck through.
    case strike
    /// Text below the line.
    case `subscript`
    /// Text above the line.
    case superscript
    /// Computer code.
    case code
    /// A quotation, with its speaker where that is stated.
    case quote(speaker: String)
    /// A link.
    case link(href: String, rel: String, title: String)
    /// Text in another language, as a BCP 47 tag.
    case language(String)
    /// The name of something, or a value.
    case entity(Entity)
    /// An inline object: the stretch is one U+FFFC that stands for the medium.
    case object(mediaID: String)
    /// Text with a reading beside it.
    case ruby(text: String)
    /// An element of the source that the model has no kind for.
    case raw(name: String, attributes: [Attribute])
  }

  /// Creates a mark over `start..<end`.
  public init(_ kind: Kind, start: Int, end: Int) {
    self.kind = kind
    self.start = start
    self.end = end
  }
}

/// Something that a stretch of text names.
public struct Entity: Hashable, Sendable {
  /// What it is.
  public var kind: Kind
  /// Its code in ``scheme``.
  public var code: String
  /// The scheme of the code.
  public var scheme: String
  /// Its value in a normal form: a date in ISO 8601, an amount of money, a number.
  public var value: String

  /// The kinds of things that text names.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A human being.
    case person
    /// A company, authority, party or other body.
    case organisation
    /// A place.
    case location
    /// Something that happens.
    case event
    /// A role or office that someone holds.
    case function
    /// A work or a thing with a title of its own.
    case object
    /// An amount of money.
    case money
    /// A number.
    case number
    /// A date or a time.
    case date
    /// A postal or network address.
    case address
  }

  /// Creates an entity.
  public init(_ kind: Kind, code: String = "", scheme: String = "", value: String = "") {
    self.kind = kind
    self.code = code
    self.scheme = scheme
    self.value = value
  }
}

/// A name and its value, as a source has them.
public struct Attribute: Hashable, Sendable {
  /// The name.
  public var name: String
  /// The value.
  public var value: String

  /// Creates an attribute.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
