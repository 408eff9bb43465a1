internal import ArticleModel
internal import JSONSyntax

/// What a run has done, line by line, so that the next one can go on where it was interrupted.
///
/// Lines are only ever appended. Before outputs appear, a line says which; when they have appeared, each of their
/// inputs gets a line of its own. A last line without an end was cut by a crash, and is taken away.
final class Journal {
  static let fileName = "journal.ndjson"
  /// The longest line that is taken for one.
  private static let longestLine = 64 << 20

  private let descriptor: Int32
  private let isReadOnly: Bool
  /// Where the last line of each input begins, by the hash of its name.
  private var lines: [UInt64: (offset: Int, length: Int)] = [:]
  /// The outputs that runs before this one have made or were about to.
  private(set) var outputs = NameSet()
  /// Where the pieces end that inputs are known to have in a file that gathers them.
  private(set) var end = 0
  /// The inputs that failed in the end, by the hashes of their names.
  private var failed: Set<UInt64> = []
  /// How many inputs failed in the end.
  var failures: Int { failed.count }
  /// Whether the last run was about to give the gathered file its name.
  private(set) var wasEnding = false
  private var reader = JSONReader()
  private let tree = JSONTree()

  /// Opens the journal in a directory, or begins one.
  ///
  /// `isFresh`: whether what it says is forgotten.
  init(in directory: Int32, isFresh: Bool) throws(SystemError) {
    descriptor = try System.openForAppending(Journal.fileName, in: directory)
    isReadOnly = false
    if isFresh { try System.truncate(descriptor, to: 0) }
    reader.options.duplicateKeys = .keep
    try load()
  }

  /// Reads the journal of a directory that stays as it is, or returns `nil` when there is none.
  init?(readOnly directory: String) {
    let path = "\(directory)/\(Journal.fileName)"
    guard let open = try? System.openForReading(path, in: System.workingDirectory) else { return nil }
    descriptor = open
    isReadOnly = true
    reader.options.duplicateKeys = .keep
    do throws(SystemError) { try load() } catch { return nil }
  }

  deinit { System.close(descriptor) }

  private func load() throws(SystemError) {
    var bytes: [UInt8] = []
    var start = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try System.read(descriptor, at: start + bytes.count, into: &buffer)
      if count == 0 { break }
      bytes += buffer[..<count]
      var begin = 0
      while let end = bytes[begin...].firstIndex(of: 0x0A) {
        note(Array(bytes[begin..<end]), at: start + begin)
        begin = end + 1
      }
      bytes.removeFirst(begin)
      start += begin
      if bytes.count > Journal.longestLine { break }
    }
    if !bytes.isEmpty && !isReadOnly { try System.truncate(descriptor, to: start) }
  }

  private func note(_ line: [UInt8], at offset: Int) {
    guard (try? reader.read(line.span, into: tree)) != nil else { return }
    wasEnding = tree.member("ending", of: tree.root) != nil
    if let names = tree.member("publishing", of: tree.root) {
      for node in tree.children(of: names) { _ = outputs.insert(tree.text(of: node)) }
    } else if let record = InputRecord(tree) {
      let hash = NameSet.hash(record.input)
      lines[hash] = (offset, line.count)
      if record.outcome == .failed { failed.insert(hash) } else { failed.remove(hash) }
      for output in record.outputs {
        if output.name.isEmpty { end = max(end, output.offset + output.size) } else { _ = outputs.insert(output.name) }
      }
    }
  }

  /// What became of an input in the runs before this one; may be asked by several threads at once.
  func record(of input: String) -> InputRecord? {
    guard let place = lines[NameSet.hash(input)] else { return nil }
    var bytes = [UInt8](repeating: 0, count: place.length)
    guard (try? System.read(descriptor, at: place.offset, into: &bytes)) == place.length else { return nil }
    let tree = JSONTree()
    guard (try? reader.read(bytes.span, into: tree)) != nil, let record = InputRecord(tree), record.input == input
    else {
      return nil
    }
    return record
  }

  /// Appends lines, and brings them to the disk where that is asked for.
  func append(_ lines: Span<UInt8>, synchronizing: Bool) throws(SystemError) {
    try System.write(lines, to: descriptor)
    if synchronizing { try System.synchronize(descriptor) }
  }
}

extension JSONWriter {
  /// Writes the line that says which outputs are about to appear.
  mutating func write(publishing names: [String]) {
    object { $0.member("publishing", names) }
    newline()
  }
}
