internal import ArticleModel
internal import XMLSyntax

/// Writes articles as NewsML-G2 2.35 power: one as an item, several as a message.
///
/// An article that does not state what an item must have is refused; any other becomes a valid item.
final class NewsMLG2Writer: ArticleWriter {
  private var item: NewsMLG2ItemWriter
  private let isPretty: Bool
  private var sink: (any DiagnosticSink)?
  private var collections: [ArticleCollection] = []
  private var output: [UInt8] = []
  /// The first item, until it is known whether others follow.
  private var first: [UInt8] = []
  /// When the message was sent, as far as the first article tells.
  private var sent = ""
  private var count = 0

  init(options: WritingOptions) {
    item = NewsMLG2ItemWriter(options: options)
    isPretty = options.isPretty
  }

  /// Holds documents to the project's own schema.
  static func makeValidator() throws(DocumentError) -> any DocumentValidator {
    try XMLDocumentValidator(bundled: "newsml-g2.xsd", articleAttributes: ["guid"], of: "newsItem")
  }

  func begin(collections: [ArticleCollection], sink: any DiagnosticSink) {
    self.collections = collections
    self.sink = sink
    output.removeAll(keepingCapacity: true)
    first = []
    count = 0
  }

  func write(_ article: borrowing Article) throws(DocumentError) {
    let article = copy article
    let mandatory = try NewsMLG2Mandatory(article, collections: collections)
    count += 1
    item.write(article, mandatory: mandatory, number: count)
    reportIllegalCharacters(of: article)
    if count == 1 {
      first = item.body.xml.take()
      let sent = article.sent.flatMap(NewsMLG2Values.dateTime)
      self.sent = sent ?? collectionDate ?? mandatory.versionCreated
      return
    }
    if count == 2 {
      beginMessage()
      output += first
      first = []
    }
    output.append(0x0A)
    item.body.xml.consume { append($0) }
  }

  func end(collections: [ArticleCollection]) throws(DocumentError) {
    sink = nil
    switch count {
    case 0:
      throw DocumentError(
        "no-article", "a NewsML-G2 document cannot be without an article", at: SourceLocation(source: "output"))
    case 1:
      var xml = XMLWriter()
      xml.declaration()
      output += xml.take()
      output += first
      first = []
    default:
      output += "\n</itemSet>\n</newsMessage>".utf8
    }
    output.append(0x0A)
  }

  func drain(_ body: (Span<UInt8>) -> Void) {
    let bytes = output
    body(bytes.span)
    output.removeAll(keepingCapacity: true)
  }

  private func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe output.append(contentsOf: $0) }
  }

  private func reportIllegalCharacters(of article: Article) {
    let illegal = item.body.xml.illegalCharacters
    guard let first = illegal.first else { return }
    let characters = illegal.count == 1 ? "a character" : "\(illegal.count) characters"
    sink?.report(
      Diagnostic(
        .warning, "xml-character",
        "\(characters) that XML cannot hold became U+FFFD, first U+\(String(first.value, radix: 16, uppercase: true))",
        at: SourceLocation(source: "output"), articleID: article.id))
  }

  // MARK: Messages

  private var collectionDate: String? {
    collections.count == 1 ? collections[0].updated.flatMap(NewsMLG2Values.dateTime) : nil
  }

  /// Begins a message, whose header holds what the only collection says about itself.
  private func beginMessage() {
    var xml = XMLWriter(indentation: isPretty ? 2 : 0)
    xml.declaration()
    xml.start("newsMessage")
    xml.namespace("http://iptc.org/std/nar/2006-10-01/")
    xml.start("header")
    xml.element("sent", sent)
    if collections.count == 1, !collections[0].id.isEmpty { xml.element("transmitId", collections[0].id) }
    // Each article that knows when it was sent says so itself.
    xml.start("headerExtProperty")
    xml.attribute("reluri", NewsMLG2OwnProperty.prefix + NewsMLG2OwnProperty.Field.inferred.rawValue)
    xml.attribute("value", "sent")
    xml.end()
    if collections.count == 1 {
      let collection = collections[0]
      let fields: [(NewsMLG2OwnProperty.Part, String)] = [
        (.title, collection.title), (.description, collection.description), (.language, collection.language),
        (.updated, collection.updated?.description ?? ""), (.rights, collection.rights),
        (.generator, collection.generator),
      ]
      for (part, value) in fields where !value.isEmpty {
        xml.start("headerExtProperty")
        xml.attribute("reluri", NewsMLG2OwnProperty.prefix + part.rawValue)
        xml.attribute("value", value)
        xml.end()
      }
    }
    xml.end()
    xml.start("itemSet")
    xml.raw("\n")
    output += xml.take()
  }
}
