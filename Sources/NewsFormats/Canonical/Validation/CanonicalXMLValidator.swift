internal import ArticleModel
internal import XMLSyntax

/// Holds canonical XML to the schema while it streams by.
final class CanonicalXMLValidator: DocumentValidator {
  private let validator: XMLSchemaValidator
  private var diagnostics: [Diagnostic] = []

  init() throws(DocumentError) {
    validator = XMLSchemaValidator(
      try CanonicalSchemas.xml.get(), articleAttributes: ["id"], articleElement: "article")
  }

  func begin(source: String) {
    diagnostics = []
    attempt { () throws(DocumentError) in try validator.begin(source: source) }
  }

  func push(_ bytes: Span<UInt8>) {
    guard diagnostics.isEmpty else { return }
    do throws(DocumentError) { try validator.push(bytes) } catch { diagnostics.append(error.diagnostic) }
  }

  func finish() -> [Diagnostic] {
    guard diagnostics.isEmpty else { return diagnostics }
    attempt { () throws(DocumentError) in diagnostics += try validator.finish().diagnostics }
    return diagnostics
  }

  private func attempt(_ body: () throws(DocumentError) -> Void) {
    do throws(DocumentError) { try body() } catch { diagnostics.append(error.diagnostic) }
  }
}
