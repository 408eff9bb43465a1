internal import ArticleModel
internal import JSONSyntax
internal import NewsFormats

/// Holds documents to a JSON Schema of the user's.
final class JSONSchemaDocumentValidator: DocumentValidator {
  private let validator: JSONSchemaValidator
  private let stream: JSONStream
  private var problems: [Diagnostic] = []
  private var isBroken = false

  /// Creates a validator.
  ///
  /// `isLinewise`: whether each line is held to the schema, rather than the whole document.
  init(_ schema: JSONSchema, isLinewise: Bool) {
    validator = JSONSchemaValidator(schema)
    stream = JSONStream(isLinewise ? .lines : .whole, passingOver: validator)
  }

  func begin(source: String) {
    stream.restart(source: source)
    problems.removeAll()
    isBroken = false
  }

  func push(_ bytes: Span<UInt8>) {
    guard !isBroken else { return }
    do throws(DocumentError) { try stream.push(bytes, take) } catch { fail(error) }
  }

  func finish() -> [Diagnostic] {
    if !isBroken {
      do throws(DocumentError) { try stream.finish(take) } catch { fail(error) }
    }
    return problems
  }

  private func take(_ item: JSONStreamItem) throws(DocumentError) {
    switch item {
    case .value(let tree): problems += validator.validate(tree.root, in: tree)
    case .failure(let error): problems.append(error.diagnostic)
    }
  }

  private func fail(_ error: DocumentError) {
    isBroken = true
    problems.append(error.diagnostic)
  }
}
