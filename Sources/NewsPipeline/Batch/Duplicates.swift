internal import ArticleModel
internal import Digest
internal import NewsFormats

/// What two articles have in common that are the same.
public enum DuplicateKey: String, Hashable, Sendable, CaseIterable {
  /// Their identifier.
  case id
  /// The words of their text, whatever stands between them.
  case text
}

/// Which articles of a run are older versions of others, found by reading all inputs once before they are converted.
///
/// Of those that are the same the newest is kept: by version number, then by the date of the version, then by the order
/// of the inputs. What an input that cannot be read holds does not count.
final class Duplicates: @unchecked Sendable {
  /// An article that may be kept.
  private struct Candidate {
    var version: Int
    var seconds: Int
    var index: Int
    var ordinal: Int
    var input: String

    func isNewer(than other: Candidate) -> Bool {
      (version, seconds, index, ordinal) > (other.version, other.seconds, other.index, other.ordinal)
    }
  }

  private let key: DuplicateKey
  private let monitor = Monitor()
  private var newest: [[UInt8]: Candidate] = [:]
  /// Articles that lost against another one, with their keys.
  private var losers: [(key: [UInt8], loser: Candidate)] = []
  private var byInput: [String: [Int: String]] = [:]

  init(_ key: DuplicateKey) { self.key = key }

  /// Reads all inputs.
  func look(_ source: InputSource, _ options: ConversionOptions, workerCount: Int) {
    WorkerGroup.run(workerCount) { [self] _ in read(source, options) }
    for (key, loser) in losers {
      byInput[loser.input, default: [:]][loser.ordinal] = newest[key]?.input ?? ""
    }
    losers = []
    newest = [:]
  }

  private func read(_ source: InputSource, _ options: ConversionOptions) {
    let readers = ReaderCache(source: options.source, options: options.reading)
    let collector = KeyCollector(key, options.assignments)
    while let handed = source.next() {
      collector.found.removeAll()
      collector.ordinal = 0
      let isRead = (try? readers.read(handed.input, sink: collector)) != nil
      source.release(handed.input)
      guard isRead else { continue }
      monitor.locked {
        for (key, article) in collector.found {
          add(
            Candidate(
              version: article.version, seconds: article.seconds, index: handed.index, ordinal: article.ordinal,
              input: handed.input.key), key)
        }
      }
    }
  }

  private func add(_ candidate: Candidate, _ key: [UInt8]) {
    guard let other = newest[key] else { return newest[key] = candidate }
    if candidate.isNewer(than: other) {
      newest[key] = candidate
      losers.append((key, other))
    } else {
      losers.append((key, candidate))
    }
  }

  /// The input that holds a newer version of an article, or `nil` when it is the newest.
  func newerInput(thanArticle ordinal: Int, of input: String) -> String? { byInput[input]?[ordinal] }

  /// What tells whether the same articles of an input are written as before.
  func decisions(on input: String) -> String {
    byInput[input].map { $0.keys.sorted().map(String.init).joined(separator: ",") } ?? ""
  }
}

/// Notes what tells articles from one another, and keeps no article.
private final class KeyCollector: ArticleSink {
  private let key: DuplicateKey
  private let assignments: [FieldAssignment]
  var found: [(key: [UInt8], article: (version: Int, seconds: Int, ordinal: Int))] = []
  var ordinal = 0

  init(_ key: DuplicateKey, _ assignments: [FieldAssignment]) {
    self.key = key
    self.assignments = assignments
  }

  func receive(_ collection: ArticleCollection) {}
  func report(_ diagnostic: Diagnostic) {}

  func receive(_ article: consuming Article) {
    defer { ordinal += 1 }
    for assignment in assignments { assignment.assign(to: &article) }
    var bytes: [UInt8] = []
    switch key {
    case .id: bytes = Array(article.id.utf8)
    case .text:
      for word in PlainText.of(article.body).split(whereSeparator: \.isWhitespace) {
        bytes += Array(word.utf8) + [0x20]
      }
    }
    guard !bytes.isEmpty else { return }
    let digest = Array(SHA256.digest(of: bytes.span).prefix(16))
    let date = article.versionCreated ?? article.contentModified ?? article.published
    found.append((digest, (Int(article.version) ?? -1, date?.secondsSince1970 ?? .min, ordinal)))
  }
}
