internal import ArticleModel
internal import NewsFormats

/// Something that a reader found.
enum ReadingEvent {
  case collection(ArticleCollection, index: Int)
  case place(SourceLocation)
  case article(Article)
  case message(Diagnostic)
}

/// Keeps what a reader finds until it is the input's turn, or passes it on when it is.
final class ReadingRecorder: ArticleSink {
  private let conversion: Conversion
  private var events: [ReadingEvent] = []
  /// What keeps the articles for another run, or `nil`.
  let pieces: PieceWriter?
  /// Whether it is the input's turn.
  private(set) var isLive = false

  init(_ conversion: Conversion, pieces: PieceWriter?) {
    self.conversion = conversion
    self.pieces = pieces
  }

  /// Begins an input.
  ///
  /// `isLive`: whether it is its turn already.
  func begin(_ input: Input, isLive: Bool) {
    events.removeAll()
    pieces?.begin()
    self.isLive = isLive
    if isLive { conversion.begin(input) }
  }

  /// The turn of the input has come: what is kept is passed on.
  func goLive(_ input: Input) {
    begin(with: take(), input)
  }

  private func begin(with events: [ReadingEvent], _ input: Input) {
    isLive = true
    conversion.begin(input)
    conversion.receive(events)
  }

  func take() -> [ReadingEvent] {
    defer { events.removeAll() }
    return events
  }

  func receive(_ collection: ArticleCollection) { receive(collection, at: 0) }

  func receive(_ collection: ArticleCollection, at index: Int) {
    pieces?.add(collection, at: index)
    if isLive {
      conversion.receive(collection, at: index)
    } else {
      events.append(.collection(collection, index: index))
    }
  }

  func willReceiveArticle(at location: SourceLocation) {
    if isLive { conversion.willReceiveArticle(at: location) } else { events.append(.place(location)) }
  }

  func receive(_ article: consuming Article) {
    pieces?.add(article)
    if isLive { conversion.receive(article) } else { events.append(.article(article)) }
  }

  func report(_ diagnostic: Diagnostic) {
    if isLive { conversion.report(diagnostic) } else { events.append(.message(diagnostic)) }
  }
}

extension Conversion {
  /// Receives what was kept.
  func receive(_ events: [ReadingEvent]) {
    for event in events where !isStopped {
      switch event {
      case .collection(let collection, let index): receive(collection, at: index)
      case .place(let location): willReceiveArticle(at: location)
      case .article(let article): receive(article)
      case .message(let diagnostic): report(diagnostic)
      }
    }
  }
}
