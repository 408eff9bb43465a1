public import ArticleModel
internal import Synchronization
public import XMLSyntax

/// Holds XML documents to a schema, whatever their format.
public final class XMLDocumentValidator: DocumentValidator {
  private let validator: XMLSchemaValidator
  private var source = ""
  /// What ended the document at hand; nothing more of it is looked at.
  private var failure: DocumentError?

  /// Creates a validator for a schema; the values of these attributes of this element name the article in messages.
  public init(_ schema: XMLSchema, articleAttributes: [String] = [], of articleElement: String = "") {
    validator = XMLSchemaValidator(schema, articleAttributes: articleAttributes, articleElement: articleElement)
  }

  /// Creates a validator for a bundled schema, which is compiled once for all validators of the process.
  ///
  /// - Throws: What is wrong with the schema.
  convenience init(
    bundled name: String, articleAttributes: [String] = [], of articleElement: String = ""
  ) throws(DocumentError) {
    self.init(
      try BundledXMLSchemas.schema(named: name), articleAttributes: articleAttributes, of: articleElement)
  }

  /// Begins a document.
  public func begin(source: String) {
    self.source = source
    failure = nil
    attempt { () throws(DocumentError) in try validator.begin(source: source) }
  }

  /// Takes the next bytes of the document.
  public func push(_ bytes: Span<UInt8>) {
    guard failure == nil else { return }
    do throws(DocumentError) { try validator.push(bytes) } catch { failure = error }
  }

  /// Ends the document and tells what is wrong with it.
  public func finish() -> [Diagnostic] {
    var findings = XMLSchemaFindings()
    if failure == nil { attempt { () throws(DocumentError) in findings = try validator.finish() } }
    if let failure { return [failure.diagnostic] }
    if findings.diagnostics.isEmpty && !findings.isValid {
      findings.diagnostics.append(
        Diagnostic(
          .error, "schema-undetermined", "its validity could not be determined", at: SourceLocation(source: source)))
    }
    if findings.omittedCount > 0 {
      findings.diagnostics.append(
        Diagnostic(
          .error, "schema", "\(findings.omittedCount) more errors are not listed", at: SourceLocation(source: source)))
    }
    return findings.diagnostics
  }

  private func attempt(_ body: () throws(DocumentError) -> Void) {
    do throws(DocumentError) { try body() } catch { failure = error }
  }
}

/// The bundled schemas that were compiled so far.
enum BundledXMLSchemas {
  private static let compiled = Mutex<[String: XMLSchema]>([:])

  /// A bundled schema; what it imports and includes is bundled as well.
  static func schema(named name: String) throws(DocumentError) -> XMLSchema {
    if let schema = compiled.withLock({ $0[name] }) { return schema }
    guard let bundled = BundledSchema(named: name) else {
      throw DocumentError("schema-missing", "there is no bundled schema of this name", at: SourceLocation(source: name))
    }
    // Two workers may both get here: the second one's schema replaces an equal one.
    let schema = try XMLSchema(bundled.bytes, name: name) { BundledSchema(named: $0)?.bytes }
    compiled.withLock { $0[name] = schema }
    return schema
  }
}
