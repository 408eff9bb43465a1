public import ArticleModel

/// Validates documents against a schema while they are pushed; nothing of them is kept.
///
/// One validator belongs to one worker and takes document after document. It holds them to the same safe profile and
/// limits as ``XMLParser``. What the document says about where its schema is to be found is ignored.
public final class XMLSchemaValidator {
  private let parser: XMLParser

  /// Creates a validator.
  ///
  /// - Parameters:
  ///   - schema: The schema.
  ///   - articleAttributes: Names of attributes (without prefix) whose value names the article in messages.
  ///   - articleElement: The local name of the only element that these attributes are looked for on; empty for all.
  ///   - maximumCount: How many messages are kept for a document.
  ///   - limits: The bounds that documents are held to.
  public init(
    _ schema: XMLSchema, articleAttributes: [String] = [], articleElement: String = "", maximumCount: Int = 100,
    limits: XMLLimits = XMLLimits()
  ) {
    let validation = SchemaValidation(schema, articleAttributes: articleAttributes)
    validation.maximumCount = maximumCount
    if !articleElement.isEmpty { validation.articleElement = articleElement.utf8CString.map { $0 } }
    parser = XMLParser(IgnoringHandler(), limits, validation, buildsTrees: false)
  }

  /// Begins a document.
  ///
  /// - Throws: When the encoding is not known.
  public func begin(source: String, encoding: String? = nil) throws(DocumentError) {
    try parser.begin(source: source, encoding: encoding)
  }

  /// Validates the next bytes.
  ///
  /// - Throws: The first defect of a document that is not well-formed.
  public func push(_ chunk: Span<UInt8>) throws(DocumentError) { try parser.push(chunk) }

  /// Ends the document.
  ///
  /// - Returns: What was found.
  /// - Throws: The first defect of a document that is not well-formed.
  public func finish() throws(DocumentError) -> XMLSchemaFindings {
    try parser.finish()
    return parser.findings
  }

  /// Validates a whole document.
  ///
  /// - Returns: What was found.
  /// - Throws: The first defect of a document that is not well-formed.
  public func validate(_ bytes: Span<UInt8>, source: String) throws(DocumentError) -> XMLSchemaFindings {
    try begin(source: source)
    try push(bytes)
    return try finish()
  }
}
