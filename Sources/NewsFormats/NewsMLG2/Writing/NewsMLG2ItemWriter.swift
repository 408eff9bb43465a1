internal import ArticleModel
internal import XMLSyntax

/// Writes one item in the order of the schema.
///
/// What NewsML-G2 has no property for stands in `itemMetaExtProperty` under the names of ``NewsMLG2OwnProperty``.
struct NewsMLG2ItemWriter {
  /// Writes the body, and holds the output.
  var body: NITFBodyWriter
  let options: WritingOptions
  /// The schemes of the item at hand.
  private(set) var catalog = NewsMLG2WritingCatalog(Article())
  /// The number of the item in its document, for identifiers that must be unique there.
  private(set) var number = 0
  /// Elements that are started as soon as there is something to stand in them.
  private var waiting: [StaticString] = []

  init(options: WritingOptions) {
    self.options = options
    body = NITFBodyWriter(xml: XMLWriter(indentation: options.isPretty ? 2 : 0))
  }

  /// Writes an item.
  ///
  /// - Parameters:
  ///   - article: What it says.
  ///   - mandatory: What it must say.
  ///   - number: Which one it is in its document, from 1.
  mutating func write(_ article: Article, mandatory: NewsMLG2Mandatory, number: Int) {
    self.number = number
    catalog = NewsMLG2WritingCatalog(article)
    body.xml.reset()
    body.begin(media: article.media, extensions: article.extensions, isFirst: number == 1)
    let isPackage = article.isNewsMLG2Package
    body.xml.start(isPackage ? "packageItem" : "newsItem")
    body.xml.namespace("http://iptc.org/std/nar/2006-10-01/")
    body.xml.attribute("guid", mandatory.id)
    if NewsMLG2Values.isVersion(article.version) { body.xml.attribute("version", article.version) }
    body.xml.attribute("standard", "NewsML-G2")
    body.xml.attribute("standardversion", "2.35")
    body.xml.attribute("conformance", "power")
    body.language(article.language)
    writeCatalogs()
    writePublication(article)
    for rights in article.rights { write(rights) }
    body.xml.start("itemMeta")
    writeItemMeta(article, mandatory: mandatory)
    body.xml.end()
    container("contentMeta") { $0.writeContentMeta(article) }
    if isPackage {
      if let package = article.package { write(package) }
    } else {
      writeContent(of: article)
    }
    body.xml.end()
  }

  private mutating func writeCatalogs() {
    body.xml.start("catalogRef")
    body.xml.attribute("href", "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml")
    body.xml.end()
    guard !catalog.declared.isEmpty else { return }
    body.xml.start("catalog")
    for scheme in catalog.declared {
      body.xml.start("scheme")
      body.xml.attribute("alias", scheme.alias)
      body.xml.attribute("uri", scheme.uri)
      body.xml.end()
    }
    body.xml.end()
  }

  private mutating func writePublication(_ article: Article) {
    guard let published = article.published, let text = NewsMLG2Values.truncated(published) else { return }
    body.xml.start("pubHistory")
    body.xml.start("published")
    body.xml.element("timestamp", text)
    body.xml.end()
    body.xml.end()
  }

  // MARK: Elements

  /// Writes an element if anything is written in it.
  mutating func container(_ name: StaticString, _ content: (inout NewsMLG2ItemWriter) -> Void) {
    waiting.append(name)
    let depth = waiting.count
    content(&self)
    if waiting.count == depth { waiting.removeLast() } else { body.xml.end() }
  }

  /// Starts an element, and before it the containers that waited for something to stand in them.
  mutating func start(_ name: StaticString, isMixed: Bool = false) {
    for name in waiting { body.xml.start(name) }
    waiting.removeAll(keepingCapacity: true)
    body.xml.start(name, isMixed: isMixed)
  }

  /// Writes an element that holds a text of one line, if that says something.
  mutating func line(_ name: StaticString, _ text: String) {
    guard !text.isEmpty else { return }
    start(name, isMixed: true)
    body.xml.text(NewsMLG2Values.line(text))
    body.xml.end()
  }

  /// Writes an element that holds a date.
  mutating func date(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    start(name, isMixed: true)
    body.xml.text(text)
    body.xml.end()
  }

  // MARK: Words

  /// Adds a word of the model as an attribute that wants a concept: a QCode, or a URI in the other attribute.
  ///
  /// - Parameters:
  ///   - code: The name of the attribute for a QCode.
  ///   - uri: The name of the attribute for a URI.
  ///   - word: The word; nothing is added when it is empty.
  ///   - known: A scheme of the IPTC, and the words that are codes of it.
  mutating func word(
    _ code: StaticString, _ uri: StaticString, _ word: String, known: NewsMLG2Words = .none
  ) {
    guard !word.isEmpty else { return }
    if known.codes.contains(word) {
      body.xml.attribute(code, "\(known.alias):\(word)")
    } else if NewsMLG2Values.isQCode(word) {
      body.xml.attribute(code, word)
    } else if word.utf8.contains(UInt8(ascii: ":")), NewsMLG2Values.isIRI(word) {
      body.xml.attribute(uri, word)
    } else {
      body.xml.attribute(uri, NewsMLG2OwnProperty.uri(ofWord: word))
    }
  }

  // MARK: Own properties

  /// Writes a field that NewsML-G2 has no property for.
  mutating func own(
    _ field: NewsMLG2OwnProperty.Field, _ value: String, _ parts: [(NewsMLG2OwnProperty.Part, String)] = []
  ) {
    let parts = parts.filter { !$0.1.isEmpty }
    guard !value.isEmpty || !parts.isEmpty else { return }
    property("itemMetaExtProperty", field.rawValue, value, parts)
  }

  /// Writes a date that NewsML-G2 has no property for, or not for one of this precision.
  mutating func own(_ field: NewsMLG2OwnProperty.Field, _ date: NewsDate?) {
    if let date { own(field, date.description) }
  }

  /// Writes a property under a name of this project.
  mutating func property(
    _ element: StaticString, _ name: String, _ value: String, _ parts: [(NewsMLG2OwnProperty.Part, String)] = []
  ) {
    start(element)
    body.xml.attribute("reluri", NewsMLG2OwnProperty.prefix + name)
    if !value.isEmpty { body.xml.attribute("value", value) }
    related(parts)
    body.xml.end()
  }

  /// Writes further parts of a property.
  mutating func related(_ parts: [(NewsMLG2OwnProperty.Part, String)]) {
    for (part, value) in parts where !value.isEmpty {
      start("related")
      body.xml.attribute("reluri", NewsMLG2OwnProperty.prefix + part.rawValue)
      body.xml.attribute("value", value)
      body.xml.end()
    }
  }

  /// Writes a part of a property, with parts of its own.
  mutating func related(
    _ part: NewsMLG2OwnProperty.Part, _ value: String, _ content: (inout NewsMLG2ItemWriter) -> Void
  ) {
    start("related")
    body.xml.attribute("reluri", NewsMLG2OwnProperty.prefix + part.rawValue)
    if !value.isEmpty { body.xml.attribute("value", value) }
    content(&self)
    body.xml.end()
  }
}

/// Words of the model that are codes of a scheme of the IPTC.
struct NewsMLG2Words {
  let alias: String
  let codes: Set<String>

  static let none = NewsMLG2Words(alias: "", codes: [])
  static let itemClass = NewsMLG2Words(
    alias: "ninat", codes: ["text", "picture", "audio", "video", "graphic", "composite", "animation"])
  static let conceptClass = NewsMLG2Words(alias: "cinat", codes: ["concept", "kos", "scheme"])
  static let planClass = NewsMLG2Words(alias: "plinat", codes: ["newscoverage"])
  static let catalogClass = NewsMLG2Words(alias: "catinat", codes: ["catalog"])
  static let conceptType = NewsMLG2Words(
    alias: "cpnat", codes: ["abstract", "person", "organisation", "geoArea", "poi", "event", "object"])
  static let rendition = NewsMLG2Words(
    alias: "rnd", codes: ["highRes", "lowRes", "preview", "print", "sound", "thumbnail", "web"])
  static let status = NewsMLG2Words(alias: "stat", codes: ["usable", "withheld", "canceled"])
  static let signal = NewsMLG2Words(alias: "sig", codes: ["update", "correction"])
  static let mode = NewsMLG2Words(alias: "pgrmod", codes: ["bag", "seq", "alt"])
  static let relation = NewsMLG2Words(alias: "irel", codes: ["seeAlso", "derivedFrom", "associatedWith", "dependsOn"])
  static let description = NewsMLG2Words(alias: "drol", codes: ["caption", "summary", "teaser"])
}

extension Article {
  /// Whether it is written as a package: a package that is no text besides.
  var isNewsMLG2Package: Bool { package != nil && body.isEmpty && media.isEmpty }
}
