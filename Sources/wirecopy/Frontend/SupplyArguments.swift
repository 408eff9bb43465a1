internal import ArgumentParser
internal import ArticleModel
internal import NewsFormats
internal import NewsPipeline

/// What inputs do not say of themselves.
struct SupplyArguments: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "A field for articles that lack it, such as language=en; may be repeated.", valueName: "field=value"))
  var assigned: [String] = []

  @Option(help: ArgumentHelp("The main headline of articles without one.", valueName: "text"))
  var headline: String?

  @Option(help: ArgumentHelp("The provider of articles that name none.", valueName: "name"))
  var provider: String?

  @Option(help: ArgumentHelp("The address that relative links start from.", valueName: "url"))
  var base: String?

  @Option(help: ArgumentHelp("The date that dates without a year are close to.", valueName: "date"))
  var referenceDate: String?

  @Option(
    help: ArgumentHelp("A catalog of NewsML-G2 with a provider's schemes; may be repeated.", valueName: "file"),
    completion: .file())
  var catalog: [String] = []

  /// The fields to assign.
  func assignments() throws -> [FieldAssignment] {
    do {
      var assignments = try assigned.map { text in
        guard let sign = text.firstIndex(of: "=") else {
          throw ValidationError("--set takes FIELD=VALUE, not '\(text)'")
        }
        return try FieldAssignment(String(text[..<sign]), String(text[text.index(after: sign)...]))
      }
      if let headline { assignments.append(try FieldAssignment("headline", headline, option: "--headline")) }
      if let provider { assignments.append(try FieldAssignment("provider", provider, option: "--provider")) }
      return assignments
    } catch let refusal as FieldAssignment.Refusal {
      throw ValidationError(refusal.description)
    }
  }

  /// What readers are told.
  ///
  /// `options`: what they are told about the inputs already.
  func readingOptions(_ options: ReadingOptions) throws -> ReadingOptions {
    var options = options
    options.base = base ?? ""
    if let referenceDate {
      guard let date = NewsDate(referenceDate) else {
        throw ValidationError("--reference-date takes a date such as 2013-10-20, not '\(referenceDate)'")
      }
      options.referenceDate = date
    }
    return options
  }
}
