/// The names under which NewsML-G2 holds what the model has and the standard has no property for.
///
/// They are URIs of this project, so that nobody else's names are taken for them:
///
///     <itemMetaExtProperty reluri="urn:wirecopy:g2:priority" value="3"/>
///
/// A field of several parts has a `related` for each further part, whose `reluri` names the part.
enum NewsMLG2OwnProperty {
  /// What the `reluri` of a property begins with; behind it stands the name of the field.
  static let prefix = "urn:wirecopy:g2:"
  /// What a URI begins with that stands for a plain word of the model, where NewsML-G2 wants a concept: a role, type,
  /// status, relation or code; behind it stands the word, percent-encoded.
  static let wordPrefix = "urn:wirecopy:word:"

  /// Fields in `itemMeta/itemMetaExtProperty`; the comment names the parts that stand in `related`.
  enum Field: String {
    case version
    case previousVersion = "previous-version"
    case type
    case language
    case takeKey = "take-key"
    case priority
    case firstCreated = "first-created"
    case versionCreated = "version-created"
    case contentCreated = "content-created"
    case contentModified = "content-modified"
    case published
    case sent
    case expires
    /// The end of an embargo that is not precise enough for `embargoed`, which is empty then.
    case embargo
    case embargoText = "embargo-text"
    case datelineDate = "dateline-date"
    case datelineSource = "dateline-source"
    case datelineInBody = "dateline-in-body"
    case distributor
    /// `refers-to`.
    case correction
    case url
    case externalURL = "external-url"
    case wordCount = "word-count"
    /// The mode of a package that is a text as well; each `group` has the `role` and the `member`s of a group, and these
    /// have a `title`.
    case package
    /// The collection's identifier; `title`, `url`.
    case collection
    /// The path of a field that the article did not state, but that an item must: `rule`.
    case inferred
    /// What the model has no field for; `anchor`, `namespace`, `name`.
    case unknown = "extension"
  }

  /// Parts of a concept that stand in its `related`; a wider concept of a wider one is such a `related` too.
  enum Part: String {
    case role, scheme, code, uri, email, url, broader
    case year, start, end, language
    case part, total
    case label, length
    case id, type, copyright, altText = "alt-text"
    case refersTo = "refers-to"
    case title, anchor, namespace, name
    case group, member
    case association
    case related
    case series, rule
    case description, updated, rights, generator
  }

  /// A URI that stands for a plain word.
  static func uri(ofWord word: String) -> String {
    var uri = wordPrefix
    for byte in word.utf8 {
      if isPlain(byte) {
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        uri += "%"
        if byte < 16 { uri += "0" }
        uri += String(byte, radix: 16, uppercase: true)
      }
    }
    return uri
  }

  /// The plain word that a URI stands for, or `nil` when it is any other URI.
  static func word(ofURI uri: String) -> String? {
    guard uri.hasPrefix(wordPrefix) else { return nil }
    var bytes: [UInt8] = []
    var rest = uri.utf8.dropFirst(wordPrefix.utf8.count)
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let code = code(rest.prefix(2)) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What two hexadecimal digits stand for.
  private static func code(_ digits: Substring.UTF8View) -> UInt8? {
    guard digits.count == 2, digits.allSatisfy({ $0 != UInt8(ascii: "+") }) else { return nil }
    return UInt8(Substring(digits), radix: 16)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
  }
}
