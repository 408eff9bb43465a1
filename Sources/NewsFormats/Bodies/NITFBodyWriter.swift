internal import ArticleModel
internal import XMLSyntax

/// Writes blocks and rich text as NITF, wherever the NITF stands: in a document of its own or within another format.
///
/// What it writes is valid: values that do not fit their attribute are left out, and what NITF cannot have in a place is
/// written beside it, with all its words.
struct NITFBodyWriter {
  /// Where everything goes.
  var xml: XMLWriter
  /// The article's media, and where each stands in the list.
  private(set) var media: [Media] = []
  private var mediaByID: [String: Int] = [:]
  private var isWritten: [Bool] = []
  /// Metadata of media that the article has no field for.
  private(set) var extensions: [Extension] = []
  /// Media that were met within a line and wait for the end of their block.
  var pendingMedia: [String] = []
  /// The identifiers that the document has already.
  private var identifiers: Set<String> = []
  /// What is open within the line at hand.
  var line = NITFLine()

  init(xml: XMLWriter) { self.xml = xml }

  /// Begins an article; unless it is the first one in its document, the identifiers of those before are taken.
  mutating func begin(media: [Media], extensions: [Extension], isFirst: Bool = true) {
    self.media = media
    isWritten = Array(repeating: false, count: media.count)
    mediaByID.removeAll(keepingCapacity: true)
    for index in media.indices where mediaByID[media[index].id] == nil { mediaByID[media[index].id] = index }
    self.extensions = media.isEmpty ? [] : extensions.filter { $0.anchor.hasSuffix("]/media-metadata") }
    pendingMedia.removeAll(keepingCapacity: true)
    if isFirst { identifiers.removeAll(keepingCapacity: true) }
  }

  /// The medium of an identifier, which then counts as written.
  mutating func takeMedium(_ id: String) -> Media? {
    guard let index = mediaByID[id] else { return nil }
    isWritten[index] = true
    return media[index]
  }

  /// The media that were not written yet.
  var unwrittenMedia: [Media] { media.indices.filter { !isWritten[$0] }.map { media[$0] } }

  // MARK: Attributes

  /// Adds an attribute if there is something to say.
  mutating func attribute(_ name: StaticString, _ value: String) {
    if !value.isEmpty { xml.attribute(name, value) }
  }

  /// Adds an attribute whose value must be a name token, if it is one.
  mutating func token(_ name: StaticString, _ value: String) {
    if NITFValues.isToken(value) { xml.attribute(name, value) }
  }

  /// Adds `xml:lang` if the language can be said so.
  mutating func language(_ value: String) {
    if NITFValues.isLanguage(value) { xml.attribute("xml:lang", value) }
  }

  /// Adds an identifier unless it cannot be one or the document has it already.
  mutating func identifier(_ value: String) {
    if claim(value) { xml.attribute("id", value) }
  }

  /// Takes an identifier for an element, unless it cannot be one or the document has it already.
  mutating func claim(_ identifier: String) -> Bool {
    !identifier.isEmpty && NITFValues.isIdentifier(identifier) && identifiers.insert(identifier).inserted
  }

  /// An identifier for an element that has none, which begins like this.
  mutating func newIdentifier(_ beginning: String) -> String {
    var identifier = beginning
    while !claim(identifier) { identifier += "-" }
    return identifier
  }

  /// Adds identifier, language and attributes of a block.
  ///
  /// The role becomes the class, unless the block has one. The closure gives the attribute for one of the source's own
  /// that is neither `class` nor `style`, or `nil`.
  mutating func frame(_ block: Block, role: String = "", _ other: (Attribute) -> StaticString? = { _ in nil }) {
    identifier(block.id)
    if !block.language.isEmpty { language(block.language) }
    var hasClass = false
    for (index, attribute) in block.attributes.enumerated() {
      var name: StaticString?
      switch attribute.name {
      case "class":
        name = "class"
        hasClass = true
      case "style": name = "style"
      default: name = other(attribute)
      }
      guard let name, !block.attributes[..<index].contains(where: { $0.name == attribute.name }) else { continue }
      xml.attribute(name, attribute.value)
    }
    if !hasClass { attribute("class", role) }
  }
}
