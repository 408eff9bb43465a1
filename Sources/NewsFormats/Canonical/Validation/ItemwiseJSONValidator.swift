internal import ArticleModel
internal import JSONSyntax

/// Holds a document in JSON to a schema, article by article.
final class ItemwiseJSONValidator: DocumentValidator {
  /// How many departures are kept for a document.
  static let maximumDiagnostics = 100

  private let shape: JSONStreamShape
  private let article: JSONSchemaValidator
  private let envelope: JSONSchemaValidator
  private let stream: JSONStream
  private var isOpen = false
  private var diagnostics: [Diagnostic] = []

  /// Creates a validator.
  ///
  /// - Parameters:
  ///   - shape: Where the articles stand in a document.
  ///   - schema: The schema.
  ///   - part: The part of the schema that describes an article.
  init(_ shape: JSONStreamShape, _ schema: JSONSchema, part: String) {
    self.shape = shape
    article = JSONSchemaValidator(schema, part: part)
    envelope = JSONSchemaValidator(schema)
    var options = JSONReader.Options()
    options.maximumBytes = 1 << 30
    options.illegalScalars = .keep
    stream = JSONStream(shape, options: options, passingOver: article)
  }

  /// Creates a validator for canonical JSON or NDJSON.
  convenience init(canonical shape: JSONStreamShape) throws(DocumentError) {
    self.init(shape, try CanonicalSchemas.json.get(), part: CanonicalSchemas.articlePart)
  }

  func begin(source: String) {
    stream.restart(source: source)
    diagnostics = []
    isOpen = true
  }

  func push(_ bytes: Span<UInt8>) {
    guard isOpen else { return }
    do throws(DocumentError) {
      try stream.push(bytes) { item in self.take(item) }
    } catch {
      fail(error)
    }
  }

  func finish() -> [Diagnostic] {
    guard isOpen else { return diagnostics }
    isOpen = false
    do throws(DocumentError) {
      try stream.finish { item in self.take(item) }
      // The articles were taken out of the frame, and were held to the schema one by one.
      if case .member = shape { add(envelope.validate(stream.frame.root, in: stream.frame)) }
    } catch {
      fail(error)
    }
    return diagnostics
  }

  private func fail(_ error: DocumentError) {
    isOpen = false
    diagnostics.append(error.diagnostic)
  }

  private func take(_ item: JSONStreamItem) {
    switch item {
    case .failure(let error): add([error.diagnostic])
    case .value(let tree):
      guard !article.isValid(tree.root, in: tree) else { return }
      let id = tree.member("id", of: tree.root).flatMap { tree.string(of: $0) } ?? ""
      add(
        article.validate(tree.root, in: tree).map { diagnostic in
          var named = diagnostic
          named.articleID = id
          return named
        })
    }
  }

  private func add(_ more: [Diagnostic]) {
    diagnostics += more.prefix(max(0, Self.maximumDiagnostics - diagnostics.count))
  }
}
