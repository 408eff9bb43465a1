internal import ArticleModel
internal import XMLSyntax

/// Writes articles as one document of NewsML 1.2.
///
/// An article that does not state what an item must have is refused; any other becomes a valid item. The first one is
/// kept until it is known whether others follow, because the envelope speaks for all of them.
final class NewsML1Writer: ArticleWriter {
  private var item: NewsML1ItemWriter
  private let isPretty: Bool
  private var sink: (any DiagnosticSink)?
  private var collections: [ArticleCollection] = []
  private var output: [UInt8] = []
  private var first: (article: Article, mandatory: NewsML1Mandatory)?
  private var envelope: NewsML1EnvelopePlan?

  init(options: WritingOptions) {
    item = NewsML1ItemWriter(isPretty: options.isPretty)
    isPretty = options.isPretty
  }

  /// Holds documents to the project's own schema.
  static func makeValidator() throws(DocumentError) -> any DocumentValidator {
    try XMLDocumentValidator(bundled: "newsml-1.2.xsd")
  }

  func begin(collections: [ArticleCollection], sink: any DiagnosticSink) {
    self.collections = collections
    self.sink = sink
    output.removeAll(keepingCapacity: true)
    first = nil
    envelope = nil
    item.begin()
  }

  func write(_ article: borrowing Article) throws(DocumentError) {
    let article = copy article
    let mandatory = try NewsML1Mandatory(article, collections: collections)
    guard let first else {
      guard let envelope else {
        self.first = (article, mandatory)
        return
      }
      return append(article, mandatory, envelope)
    }
    begin(with: first, isOnly: false)
    if let envelope { append(article, mandatory, envelope) }
  }

  func end(collections: [ArticleCollection]) throws(DocumentError) {
    if let first { begin(with: first, isOnly: true) }
    sink = nil
    guard envelope != nil else {
      throw DocumentError(
        "no-article", "a NewsML document cannot be without an article", at: SourceLocation(source: "output"))
    }
    output += "\n</NewsML>\n".utf8
  }

  func drain(_ body: (Span<UInt8>) -> Void) {
    let bytes = output
    body(bytes.span)
    output.removeAll(keepingCapacity: true)
  }

  /// Writes what stands before the items, and the first one.
  private func begin(with first: (article: Article, mandatory: NewsML1Mandatory), isOnly: Bool) {
    self.first = nil
    let envelope = NewsML1EnvelopePlan(
      first.article, isOnly: isOnly, mandatory: first.mandatory, collections: collections)
    self.envelope = envelope
    var xml = XMLWriter(indentation: isPretty ? 2 : 0)
    xml.declaration()
    xml.start("NewsML")
    xml.attribute("Version", "1.2")
    xml = Self.collection(envelope.rest, in: xml)
    Self.write(envelope, to: &xml)
    output += xml.take()
    append(first.article, first.mandatory, envelope)
  }

  private func append(_ article: Article, _ mandatory: NewsML1Mandatory, _ envelope: NewsML1EnvelopePlan) {
    output.append(0x0A)
    item.write(article, mandatory: mandatory, envelope: envelope)
    reportIllegalCharacters(of: article)
    item.xml.consume { bytes in
      unsafe bytes.withUnsafeBufferPointer { unsafe output.append(contentsOf: $0) }
    }
  }

  private func reportIllegalCharacters(of article: Article) {
    let illegal = item.xml.illegalCharacters
    guard let first = illegal.first else { return }
    let characters = illegal.count == 1 ? "a character" : "\(illegal.count) characters"
    sink?.report(
      Diagnostic(
        .warning, "xml-character",
        "\(characters) that XML cannot hold became U+FFFD, first U+\(String(first.value, radix: 16, uppercase: true))",
        at: SourceLocation(source: "output"), articleID: article.id))
  }

  // MARK: The document

  /// What the envelope has no place for stands in a set of topics of the project's own.
  private static func collection(_ collection: ArticleCollection, in xml: consuming XMLWriter) -> XMLWriter {
    guard collection != ArticleCollection() else { return xml }
    xml.start("TopicSet")
    xml.attribute("FormalName", NewsML1OwnEncoder.metadataType)
    xml.start("Topic")
    xml.start("TopicType")
    xml.attribute("FormalName", "collection")
    xml.end()
    var encoder = NewsML1OwnEncoder(writer: xml)
    collection.encode(to: &encoder)
    encoder.writer.end()
    encoder.writer.end()
    return encoder.writer
  }

  private static func write(_ envelope: NewsML1EnvelopePlan, to xml: inout XMLWriter) {
    xml.start("NewsEnvelope")
    if NewsML1Values.isExact(envelope.collection.id) { xml.element("TransmissionId", envelope.collection.id) }
    if !envelope.distributor.isEmpty {
      xml.start("SentFrom")
      formal("Party", envelope.distributor, to: &xml)
      xml.end()
    }
    xml.element("DateAndTime", NewsML1Values.date(envelope.sent))
    for service in envelope.services {
      formal(service.role == "product" ? "NewsProduct" : "NewsService", service.code, to: &xml)
    }
    if let priority = envelope.priority { formal("Priority", String(priority), to: &xml) }
    xml.end()
  }

  private static func formal(_ name: StaticString, _ value: String, to xml: inout XMLWriter) {
    xml.start(name)
    xml.attribute("FormalName", value)
    xml.end()
  }
}
