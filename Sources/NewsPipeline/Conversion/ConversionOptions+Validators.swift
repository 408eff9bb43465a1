internal import ArticleModel
internal import NewsFormats

extension ConversionOptions {
  /// Makes what each document of the target is held to: the bundled schema, and the user's.
  ///
  /// `schema`: the user's, or `nil`.
  func makeValidators(_ schema: SchemaFile?) throws(RunError) -> [any DocumentValidator] {
    var validators: [any DocumentValidator] = []
    do throws(DocumentError) {
      if validates, let makeValidator = target.makeValidator { validators.append(try makeValidator()) }
    } catch {
      throw RunError(.cannotRun, error)
    }
    if let schema { validators.append(schema.makeValidator(isLinewise: target.isConcatenable)) }
    return validators
  }
}

extension SchemaFile {
  /// Reads the user's schema, if there is one.
  static func named(_ path: String?) throws(RunError) -> SchemaFile? {
    guard let path else { return nil }
    do throws(DocumentError) {
      return try SchemaFile(path)
    } catch {
      throw RunError(.cannotRun, error)
    }
  }
}
