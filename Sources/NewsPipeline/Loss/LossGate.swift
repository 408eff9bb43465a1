internal import ArticleModel
internal import NewsFormats

/// Lets articles through to the output that lose no more than they may.
///
/// An article that loses more is not written; it is told with its place, the others are not concerned, and the run ends
/// with status 1. An embargo and a status of withheld are never lost without being allowed to: articles that have one
/// are measured even when nothing else is asked about losses.
final class LossGate {
  private let target: Format
  private let options: LossOptions
  private let meter: LossMeter?
  private let report: LossReport?
  private var input = Input.standardInput
  private var collections: [ArticleCollection] = []
  /// What the articles of the run lose.
  private(set) var count = LossCount()
  private var countBeforeInput = LossCount()
  /// The reason to end the run, which the calls of a reader cannot pass on.
  private(set) var failure: RunError?

  init(_ options: ConversionOptions, report: LossReport?) {
    target = options.target
    self.options = options.loss
    self.report = report
    meter = LossMeter(
      target: options.target, writing: options.writing, referenceDate: options.reading.referenceDate)
  }

  /// Whether all articles are measured, not only those that must not be published.
  var isMeasuring: Bool { report != nil || options.limit != .severe }

  func begin(_ input: Input) {
    self.input = input
    collections.removeAll()
    countBeforeInput = count
  }

  /// Takes what an input says about itself.
  func add(_ collection: ArticleCollection) { collections = [collection] }

  /// Measures an article where that is asked for.
  ///
  /// - Throws: ``DocumentError`` when it loses more than it may, or cannot be written anyway.
  func check(_ article: borrowing Article) throws(DocumentError) {
    let guarded = LossGate.guardedFields(of: article).filter { !options.allowedFields.contains($0) }
    guard isMeasuring || !guarded.isEmpty, failure == nil else { return }
    let differences = try meter?.differences(of: article, in: collections) ?? []
    if isMeasuring {
      report?.add(differences, of: article, at: input.place(of: article))
      for difference in differences where difference.kind != .inferred {
        if difference.severity == .severe { count.severe += 1 } else { count.minor += 1 }
      }
      do throws(RunError) { try report?.relieve() } catch { failure = error }
    }
    try refuse(article, guarded: guarded, differences)
    try refuse(article, differences)
  }

  /// Ends an input; of one that is not kept, nothing is reported.
  func endInput(isKept: Bool) throws(RunError) {
    if let failure { throw failure }
    if !isKept { count = countBeforeInput }
    try report?.endInput(isKept: isKept)
  }

  /// Ends the run.
  func finish() throws(RunError) { try report?.finish() }

  // MARK: Refusals

  /// The fields that keep an article from being published.
  private static func guardedFields(of article: borrowing Article) -> [String] {
    var fields: [String] = []
    if article.embargo != nil { fields.append("embargo") }
    // Also as a QCode, `stat:withheld`.
    if article.status.lowercased().hasSuffix("withheld") { fields.append("status") }
    return fields
  }

  private func refuse(
    _ article: borrowing Article, guarded: [String], _ differences: [ArticleDifference]
  ) throws(DocumentError) {
    for field in guarded {
      // What only this program understands keeps nobody from showing the article.
      let isSaid =
        !target.isPublished && meter != nil
        && !differences.contains { $0.severity == .severe && ($0.path == LossMeter.wholeArticle || $0.field == field) }
      guard !isSaid else { continue }
      let kind = field == "embargo" ? "an embargoed" : "a withheld"
      throw self.error(
        "\(field)-lost", "\(kind) article is not written as \(target.name), which does not say so", article,
        hint: "--allow-loss \(field) writes it all the same")
    }
  }

  private func refuse(_ article: borrowing Article, _ differences: [ArticleDifference]) throws(DocumentError) {
    let excess = differences.filter { !options.limit.admits($0) && !options.allowedFields.contains($0.field) }
    guard let worst = excess.first(where: { $0.severity == .severe }) ?? excess.first else { return }
    let others = excess.count > 1 ? ", and \(excess.count - 1) more" : ""
    var told = worst
    told.source = String(worst.source.prefix(80))
    told.target = String(worst.target.prefix(80))
    throw self.error(
      "loss-not-allowed", "loses more than allowed as \(target.name): \(told)\(others)", article,
      hint: "--loss FILE lists all; --allow-loss \(worst.field) allows this one")
  }

  private func error(
    _ code: String, _ message: String, _ article: borrowing Article, hint: String
  ) -> DocumentError {
    var error = DocumentError(code, message, at: input.place(of: article), hint: hint)
    error.diagnostic.articleID = article.id
    return error
  }
}

extension ArticleDifference {
  /// The name of the field that differs.
  var field: String { String(path.prefix { $0 != "/" }) }
}
