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
  private let assembly: AssemblyFacts
  private var input = Input.standardInput
  /// What the input says about itself, as far as it is known.
  private var collections: [ArticleCollection] = []
  private var firstOfDocument = FirstOfDocument()
  private var firstBeforeInput = FirstOfDocument()
  /// What the inputs of the document say about themselves.
  private var kept: [(collection: ArticleCollection, input: Input)] = []
  /// What the articles of the run lose.
  private(set) var count = LossCount()
  private var countBeforeInput = LossCount()
  /// What has been lost since somebody looked, if somebody does.
  var tally: LossTally?
  /// The reason to end the run, which the calls of a reader cannot pass on.
  private(set) var failure: RunError?

  /// How the conversion puts documents together.
  struct AssemblyFacts {
    /// Whether all inputs go into one document.
    var makesOneDocument: Bool
    /// Whether there may be more than one input.
    var hasManyInputs: Bool
  }

  /// What a document begins with.
  private struct FirstOfDocument {
    var article: Article?
    var collections: [ArticleCollection] = []
  }

  init(_ options: ConversionOptions, report: LossReport?, assembly: AssemblyFacts) {
    target = options.target
    self.assembly = assembly
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
    firstBeforeInput = firstOfDocument
  }

  /// Takes what an input says about itself.
  func add(_ collections: [ArticleCollection]) { self.collections = collections }

  /// The document of the article that was measured last, with what its writer had to say.
  var measured: (document: [UInt8], messages: [Diagnostic])? { meter.map { ($0.document, $0.messages) } }

  /// Measures an article where that is asked for.
  ///
  /// - Returns: Whether it was measured.
  /// - Throws: ``DocumentError`` when it loses more than it may, or cannot be written anyway.
  func check(_ article: borrowing Article, at place: SourceLocation) throws(DocumentError) -> Bool {
    let guarded = LossGate.guardedFields(of: article).filter { !options.allowedFields.contains($0) }
    guard isMeasuring || !guarded.isEmpty, failure == nil else { return false }
    let differences = try meter?.differences(of: article, in: collections) ?? []
    if isMeasuring {
      report?.add(differences, of: article.id, at: place)
      count(differences)
      tally?.add(differences, of: article.id, at: place)
      do throws(RunError) { try report?.relieve() } catch { failure = error }
    }
    try refuse(article, guarded: guarded, differences, at: place)
    try refuse(differences, of: article.id, at: place)
    if isMeasuring, firstOfDocument.article == nil {
      firstOfDocument = FirstOfDocument(article: copy article, collections: collections)
    }
    return meter != nil
  }

  private func count(_ differences: [ArticleDifference]) {
    for difference in differences where difference.kind != .inferred {
      if difference.severity == .severe { count.severe += 1 } else { count.minor += 1 }
    }
  }

  /// Ends an input; of one that is not kept, nothing is reported.
  ///
  /// - Returns: What keeps the input from being written, because too much is lost of what it says about itself.
  func endInput(isKept: Bool) throws(RunError) -> DocumentError? {
    if let failure { throw failure }
    var refusal: DocumentError?
    if isKept {
      kept += collections.map { ($0, input) }
      if !assembly.makesOneDocument { refusal = checkCollections() }
    } else {
      count = countBeforeInput
      if tally != nil { tally = LossTally() }
      firstOfDocument = firstBeforeInput
    }
    try report?.endInput(isKept: isKept)
    return refusal
  }

  /// Measures what the document that all inputs went into loses of what they say about themselves.
  func endDocument() throws(RunError) {
    guard assembly.makesOneDocument else { return }
    let refusal = checkCollections()
    try report?.endInput(isKept: true)
    if let refusal { throw RunError(.inputFailed, refusal) }
  }

  /// Measures what a document loses of its collections, and gives the reason not to write it.
  private func checkCollections() -> DocumentError? {
    defer {
      kept.removeAll()
      firstOfDocument = FirstOfDocument()
    }
    let isHeld = target.holdsManyArticles || firstOfDocument.article != nil
    guard isMeasuring, !kept.isEmpty, isHeld, let meter else { return nil }
    let all = kept.map(\.collection)
    // As the conversion writes it: a document of many inputs tells of them at its end.
    let isMerged = assembly.makesOneDocument && assembly.hasManyInputs
    let first = isMerged ? [] : firstOfDocument.article == nil ? all : firstOfDocument.collections
    let later = target.holdsManyArticles ? all.filter { !first.contains($0) } : []
    let differences = meter.differences(of: all, first: first, later: later, with: firstOfDocument.article)
    count(differences)
    for (index, collection) in kept.enumerated() {
      let path = "\(ArticleComparison.collectionsName)/\(index)"
      let place = SourceLocation(source: collection.input.name)
      report?.add(differences.filter { $0.path.isWithin(path) }, of: nil, at: place)
      tally?.add(differences.filter { $0.path.isWithin(path) }, of: "", at: place)
      do throws(DocumentError) {
        try refuse(differences.filter { $0.path.isWithin(path) }, of: "", at: place)
      } catch {
        return error
      }
    }
    return nil
  }

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
    _ article: borrowing Article, guarded: [String], _ differences: [ArticleDifference], at place: SourceLocation
  ) throws(DocumentError) {
    for field in guarded {
      // What only this program understands keeps nobody from showing the article.
      let isSaid =
        !target.isPublished && meter != nil
        && !differences.contains { $0.severity == .severe && ($0.path == LossMeter.wholeArticle || $0.field == field) }
      guard !isSaid else { continue }
      let kind = field == "embargo" ? "an embargoed" : "a withheld"
      throw self.error(
        "\(field)-lost", "\(kind) article is not written as \(target.name), which does not say so", article.id, place,
        hint: "--allow-loss \(field) writes it all the same")
    }
  }

  private func refuse(
    _ differences: [ArticleDifference], of articleID: String, at place: SourceLocation
  ) throws(DocumentError) {
    let excess = differences.filter { !options.limit.admits($0) && !options.allowedFields.contains($0.field) }
    guard let worst = excess.first(where: { $0.severity == .severe }) ?? excess.first else { return }
    let others = excess.count > 1 ? ", and \(excess.count - 1) more" : ""
    let told = worst.shortened(to: 80)
    throw self.error(
      "loss-not-allowed", "loses more than allowed as \(target.name): \(told)\(others)", articleID, place,
      hint: "--loss FILE lists all; --allow-loss \(worst.field) allows this one")
  }

  private func error(
    _ code: String, _ message: String, _ articleID: String, _ place: SourceLocation, hint: String
  ) -> DocumentError {
    var error = DocumentError(code, message, at: place, hint: hint)
    error.diagnostic.articleID = articleID
    return error
  }
}

extension ArticleDifference {
  /// The name of the field that differs.
  var field: String { String(path.prefix { $0 != "/" }) }
}

extension String {
  /// Whether it is a path or one that begins with it.
  fileprivate func isWithin(_ path: String) -> Bool { self == path || hasPrefix("\(path)/") }
}
