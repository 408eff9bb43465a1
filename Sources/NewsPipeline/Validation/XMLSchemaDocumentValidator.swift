internal import ArticleModel
internal import NewsFormats
internal import XMLSyntax

/// Holds documents to an XML Schema of the user's.
final class XMLSchemaDocumentValidator: DocumentValidator {
  private let validator: XMLSchemaValidator
  private var source = ""
  private var defect: DocumentError?

  init(_ validator: XMLSchemaValidator) { self.validator = validator }

  func begin(source: String) {
    self.source = source
    defect = nil
    do throws(DocumentError) { try validator.begin(source: source) } catch { defect = error }
  }

  func push(_ bytes: Span<UInt8>) {
    guard defect == nil else { return }
    do throws(DocumentError) { try validator.push(bytes) } catch { defect = error }
  }

  func finish() -> [Diagnostic] {
    if let defect { return [defect.diagnostic] }
    do throws(DocumentError) {
      let findings = try validator.finish()
      guard findings.diagnostics.isEmpty && !findings.isValid else { return findings.diagnostics }
      return [
        Diagnostic(
          .error, "schema-undetermined", "its validity could not be determined", at: SourceLocation(source: source))
      ]
    } catch {
      return [error.diagnostic]
    }
  }
}
