internal import ArticleModel
internal import NewsFormats

/// What one input holds, and what there is to say about it.
struct InputStatistics {
  /// How many errors of one input are told.
  static let toldErrors = 1000

  var statistics = ArchiveStatistics()
  var messages: [Diagnostic] = []

  /// Roughly how many bytes of memory it takes.
  var size: Int { 4096 + 100 * (statistics.subjects.counts.count + statistics.keywords.counts.count) }
}

/// Reads one input after the other and counts what is in them.
final class StatisticsWorker: @unchecked Sendable {
  private let readers: ReaderCache
  private let source: InputSource
  private let order: BatchOrder<InputStatistics>
  private let counter = ArticleCounter()

  init(_ readers: ReaderCache, _ source: InputSource, _ order: BatchOrder<InputStatistics>) {
    self.readers = readers
    self.source = source
    self.order = order
  }

  /// Works until there is nothing more to do.
  func run() {
    while order.waitForRoom(), let handed = source.next() {
      let input = handed.input
      var failure: DocumentError?
      do throws(DocumentError) {
        try readers.read(input, sink: counter)
      } catch {
        failure = error
      }
      source.release(input)
      var counted = counter.take()
      end(failure, &counted)
      // Not about this input, but about what stood in front of it.
      for message in handed.messages.reversed() { counted.add(message, first: true) }
      order.finish(handed.index, counted, size: counted.size)
    }
  }

  private func end(_ failure: DocumentError?, _ counted: inout InputStatistics) {
    switch failure?.diagnostic.code {
    case InputReader.notRegular:
      counted.statistics.passedOver["no regular file", default: 0] += 1
      return
    case InputDetector.noArticle:
      let kind = failure.flatMap { FileKind.name(in: $0) } ?? readers.kind
      counted.statistics.passedOver[kind, default: 0] += 1
      return
    // The run ends, and what it says is not about all inputs anyway.
    case InputReader.interrupted: return
    default: break
    }
    if let failure { counted.add(failure.diagnostic) }
    counted.statistics.inputs = 1
    counted.statistics.failed = counted.statistics.errors.counts.isEmpty ? 0 : 1
    guard !readers.kind.isEmpty else { return }
    counted.statistics.bytes.add(readers.inputReader.byteCount)
    // An article in a canonical form says of itself where it came from before.
    let isOwn = counter.format == readers.kind
    let version = isOwn && !counter.version.isEmpty ? counter.version : readers.version
    if isOwn { counted.statistics.encodings.add(counter.encoding) }
    counted.statistics.formats[version.isEmpty ? readers.kind : "\(readers.kind) \(version)"] =
      ArchiveStatistics.FormatCount(inputs: 1, articles: counted.statistics.articles)
  }
}

extension InputStatistics {
  /// Takes something to say.
  mutating func add(_ message: Diagnostic, first isFirst: Bool = false) {
    switch message.severity {
    case .error:
      statistics.errors.add(message.code)
      if isFirst {
        messages.insert(message, at: 0)
      } else if messages.count < InputStatistics.toldErrors {
        messages.append(message)
      }
    case .warning: statistics.warnings.add(message.code)
    case .note: break
    }
  }
}

/// Counts what a reader finds without keeping it.
private final class ArticleCounter: ArticleSink {
  private var counted = InputStatistics()
  private var words = WordCount()
  /// What the first article of the input says of its format.
  private(set) var format = ""
  private(set) var version = ""
  private(set) var encoding = ""
  private var isFirst = true

  func take() -> InputStatistics {
    defer {
      counted = InputStatistics()
      isFirst = true
    }
    if isFirst {
      format = ""
      version = ""
      encoding = ""
    }
    return counted
  }

  func receive(_ collection: ArticleCollection) {}

  func receive(_ article: consuming Article) {
    if isFirst {
      isFirst = false
      format = article.provenance.format
      version = article.provenance.formatVersion
      encoding = article.provenance.encoding
    }
    let wordCount = words.words(of: article.body)
    counted.statistics.add(article, words: wordCount)
  }

  func report(_ diagnostic: Diagnostic) { counted.add(diagnostic) }
}
