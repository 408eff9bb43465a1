internal import ArticleModel
internal import XMLSyntax

/// Writes one item in the order of the standard.
struct NewsML1ItemWriter {
  /// Where everything goes.
  var xml: XMLWriter
  /// The identifiers that the document has already.
  private var identifiers: Set<String> = []
  /// The number of the item in its document, for identifiers.
  private(set) var number = 0
  /// The identifiers of the topics that the item is about.
  var occurrences: [String] = []
  /// Elements that are started as soon as there is something to stand in them.
  private var waiting: [StaticString] = []

  init(isPretty: Bool) { xml = XMLWriter(indentation: isPretty ? 2 : 0) }

  /// Begins a document.
  mutating func begin() {
    identifiers.removeAll(keepingCapacity: true)
    number = 0
  }

  /// Writes an item.
  mutating func write(_ article: Article, mandatory: NewsML1Mandatory, envelope: NewsML1EnvelopePlan) {
    number += 1
    xml.reset()
    var plan = NewsML1Plan(article, mandatory: mandatory, envelope: envelope)
    let identifiers = claimIdentifiers(of: article.media)
    // Blocks find their media by these.
    if identifiers != article.media.map(\.id) { plan.keep("media") }
    xml.start("NewsItem")
    writeIdentification(article, mandatory, plan)
    writeManagement(article, mandatory, plan)
    xml.start("NewsComponent")
    writeTopics(plan)
    container("NewsLines") { $0.writeLines(article) }
    container("AdministrativeMetadata") { $0.writeAdministration(article) }
    container("RightsMetadata") { $0.writeRights(article) }
    writeDescription(article, plan)
    writeOwnFields(of: article, plan)
    writeComponents(of: article, identifiers: identifiers)
    xml.end()
    xml.end()
  }

  // MARK: Elements

  /// Writes an element if anything is written in it.
  mutating func container(_ name: StaticString, _ content: (inout NewsML1ItemWriter) -> Void) {
    waiting.append(name)
    let depth = waiting.count
    content(&self)
    if waiting.count == depth { waiting.removeLast() } else { xml.end() }
  }

  /// Starts an element, and before it the containers that waited for something to stand in them.
  mutating func start(_ name: StaticString, isMixed: Bool = false) {
    for name in waiting { xml.start(name) }
    waiting.removeAll(keepingCapacity: true)
    xml.start(name, isMixed: isMixed)
  }

  /// Writes an element that holds a text, if that says something.
  mutating func text(_ name: StaticString, _ text: String, language: String = "") {
    guard !text.isEmpty else { return }
    start(name, isMixed: true)
    if NITFValues.isLanguage(language) { xml.attribute("xml:lang", language) }
    xml.text(text)
    xml.end()
  }

  /// Writes an element that holds a date.
  mutating func date(_ name: StaticString, _ date: NewsDate?) {
    if let date { text(name, NewsML1Values.date(date)) }
  }

  /// Writes an element of a formal name, if that says something.
  mutating func formal(_ name: StaticString, _ value: String, scheme: String = "") {
    guard !value.isEmpty else { return }
    start(name)
    xml.attribute("FormalName", value)
    if !scheme.isEmpty { xml.attribute("Scheme", scheme) }
    xml.end()
  }

  /// Writes a property, if it has a value.
  mutating func property(_ name: String, _ value: String) {
    guard !value.isEmpty else { return }
    start("Property")
    xml.attribute("FormalName", name)
    xml.attribute("Value", value)
    xml.end()
  }

  // MARK: Identifiers

  /// Takes an identifier for an element, unless it cannot be one or the document has it already.
  mutating func claim(_ identifier: String) -> Bool {
    NITFValues.isIdentifier(identifier) && identifiers.insert(identifier).inserted
  }

  /// An identifier for an element that has none, which begins like this.
  mutating func newIdentifier(_ beginning: String) -> String {
    var identifier = beginning
    while !claim(identifier) { identifier += "-" }
    return identifier
  }

  private mutating func claimIdentifiers(of media: [Media]) -> [String] {
    media.enumerated().map { index, medium in
      claim(medium.id) ? medium.id : newIdentifier("media-\(number)-\(index + 1)")
    }
  }

  // MARK: The project's own

  private mutating func writeOwnFields(of article: Article, _ plan: NewsML1Plan) {
    guard !plan.own.isEmpty else { return }
    xml.start("Metadata")
    xml.start("MetadataType")
    xml.attribute("FormalName", NewsML1OwnEncoder.metadataType)
    xml.end()
    var encoder = NewsML1OwnEncoder(writer: xml, fields: plan.own)
    article.encode(to: &encoder)
    let absent = plan.own.subtracting(encoder.written).sorted()
    xml = encoder.writer
    for field in absent { property(NewsML1OwnEncoder.absent, field) }
    xml.end()
  }
}
