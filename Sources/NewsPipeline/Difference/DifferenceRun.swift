internal import ArticleModel
public import NewsFormats

/// Compares two files, whatever their formats, by the articles in them.
public struct DifferenceRun {
  private let source: Format?
  private let options: ReadingOptions
  private let messages: MessageTally

  /// Creates a run.
  ///
  /// - Parameters:
  ///   - source: The format of both files, or `nil` to find out.
  ///   - options: What the files do not say of themselves.
  ///   - messages: Receives what there is to say about the reading.
  public init(source: Format?, options: ReadingOptions, messages: any DiagnosticSink) {
    self.source = source
    self.options = options
    self.messages = MessageTally(messages)
  }

  /// Compares two files.
  ///
  /// Articles go together that have the same identifier, the others in their order.
  ///
  /// - Parameters:
  ///   - paths: The files; `-` is standard input.
  ///   - tell: Takes each article that differs.
  /// - Returns: The status: success when nothing differs, ``ExitStatus/inputFailed`` when something does, and
  ///   ``ExitStatus/cannotRun`` when a file cannot be read.
  public func compare(_ paths: (String, String), _ tell: (DifferingArticle) -> Void) -> ExitStatus {
    do throws(RunError) {
      let articles = (try read(paths.0), try read(paths.1))
      guard messages.errorCount == 0 else { return .cannotRun }
      var differs = false
      for pair in DifferenceRun.pairs(articles.0, articles.1) {
        let article = DifferingArticle(pair.0, pair.1)
        guard article.differs else { continue }
        differs = true
        tell(article)
      }
      return differs ? .inputFailed : .success
    } catch {
      if let diagnostic = error.diagnostic { messages.report(diagnostic) }
      return error.status == .inputFailed ? .cannotRun : error.status
    }
  }

  private func read(_ path: String) throws(RunError) -> [PlacedArticle] {
    var inputs = try InputList(InputSelection([path]), messages: messages)
    let readers = ReaderCache(source: source, options: options)
    let gathered = GatheredArticles(messages)
    while let input = inputs.next() {
      if let status = Interruption.status { throw RunError(quietly: status) }
      gathered.input = input
      do throws(DocumentError) {
        try readers.read(input, sink: gathered)
      } catch {
        throw RunError(.cannotRun, error)
      }
    }
    return gathered.articles
  }

  /// Which articles go together, in the order of the first file, then what only the second one has.
  private static func pairs(
    _ first: [PlacedArticle], _ second: [PlacedArticle]
  ) -> [(PlacedArticle?, PlacedArticle?)] {
    var open: [String: [Int]] = [:]
    for index in second.indices.reversed() where !second[index].article.id.isEmpty {
      open[second[index].article.id, default: []].append(index)
    }
    var counterparts = first.map { open[$0.article.id]?.popLast() }
    let taken = Set(counterparts.compactMap(\.self))
    var left = second.indices.filter { !taken.contains($0) }[...]
    for index in first.indices where counterparts[index] == nil { counterparts[index] = left.popFirst() }
    return zip(first, counterparts).map { article, index in (article, index.map { second[$0] }) }
      + left.map { (nil, second[$0]) }
  }
}

/// An article with its place.
struct PlacedArticle {
  var article: Article
  var place: SourceLocation
}

/// Keeps what is read, and passes on what there is to say about it.
private final class GatheredArticles: ArticleSink {
  var input = Input.standardInput
  private(set) var articles: [PlacedArticle] = []
  private let messages: MessageTally

  init(_ messages: MessageTally) { self.messages = messages }

  func receive(_ collection: ArticleCollection) {}
  func receive(_ article: consuming Article) {
    let place = input.place(of: article)
    articles.append(PlacedArticle(article: article, place: place))
  }
  func report(_ diagnostic: Diagnostic) { messages.report(diagnostic) }
}
