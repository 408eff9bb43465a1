internal import ArticleModel

/// How much goes into one of several files.
public enum SplitSize: Hashable, Sendable {
  /// So many articles.
  case articles(Int)
  /// The articles that make a file at least so many bytes large before it is packed.
  case bytes(Int)
}

/// Writes documents into files that are numbered, which appear when the run has ended well, or not at all.
final class SplitOutput: DocumentOutput {
  private let path: String
  private let existing: ExistingOutput
  private let synchronizes: Bool
  private var whole: [FileOutput] = []
  private var current: FileOutput?
  private var number = 0

  init(_ path: String, options: ConversionOptions) {
    self.path = path
    existing = options.existing
    synchronizes = options.synchronizes
  }

  var name: String { current?.name ?? path }

  func begin(_ label: DocumentLabel) throws(RunError) {
    number += 1
    let name = SplitOutput.name(path, number)
    let status = try? System.status(of: name, in: System.workingDirectory, followingLinks: false)
    if status != nil && existing != .replace { throw RunError(existing: name) }
    current = FileOutput(name, existing: existing, synchronizes: synchronizes, serial: number)
  }

  func write(_ bytes: Span<UInt8>) throws(RunError) { try current?.write(bytes) }

  func commit() throws(RunError) {
    guard let done = current.take() else { return }
    done.commit()
    whole.append(done)
    // The files are on the disk, but not under their names.
    try done.close()
  }

  func discard() {
    if current != nil { number -= 1 }
    current = nil
  }

  func finish() throws(RunError) {
    for file in whole { try file.finish() }
    whole = []
  }

  /// The name of a part: the number stands in front of the extensions.
  static func name(_ path: String, _ number: Int) -> String {
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let digits = String(number)
    let suffix = "-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    var end = path.endIndex
    if let dot = path[start...].lastIndex(of: "."), dot > start { end = dot }
    if path[end...].lowercased() == ".gz", let dot = path[start..<end].lastIndex(of: "."), dot > start { end = dot }
    return path[..<end] + suffix + path[end...]
  }
}
