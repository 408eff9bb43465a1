internal import ArticleModel
internal import Digest
internal import NewsFormats

/// Tells whether two runs would make the same of the same input.
enum RunFingerprint {
  /// The first digits of a digest of the program's version and of all options that show in outputs.
  static func of(_ options: ConversionOptions) -> String {
    var facts = [
      options.program, options.source?.name ?? "", options.target.name, "\(options.writing)", "\(options.validates)",
      options.schemaFile ?? "", options.reading.encoding ?? "", "\(options.reading.maximumSize)", options.reading.base,
      options.reading.referenceDate.map { "\($0)" } ?? "", options.loss.limit.rawValue,
      options.duplicates?.rawValue ?? "", "\(options.split != nil)",
    ]
    facts += options.catalogFiles + options.assignments.map(\.description) + options.loss.allowedFields.sorted()
    var hash = SHA256()
    for fact in facts {
      hash.update(Array(fact.utf8).span)
      hash.update([0].span)
    }
    return String(SHA256.hexadecimal(hash.finish()).prefix(16))
  }
}
